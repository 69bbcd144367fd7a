//! A ring of zeros around an image.

use cnn_backprop::{Error, zero_pad};

use crate::Figure;
use crate::arrays::{batch, filter, plane};
use crate::draw::{Canvas, Grid, Mark, Window, var};

const CELL: (f64, f64) = (42.0, 42.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let pad = 1;
    let image = filter(); // the page's example is the same 2×2 array
    let padded = plane(zero_pad(batch(image.view()).view(), pad)?.view());
    let inside = Window::new((pad, pad), image.dim());

    let mut canvas = Canvas::new("padding", 374.0, 250.0);
    let middle = 126.0;
    let before = Grid::centred(14.0, middle, CELL, image.view());
    let after = Grid::centred(190.0, middle, CELL, padded.view());
    let (from, to) = (before.right() + 14.0, 190.0 - 14.0);
    canvas.arrow((from, middle), (to, middle));
    canvas.label(
        ((from + to) / 2.0, middle - 20.0),
        var("p").plain(" = ").plain(pad),
    );
    let columns = [Window::cell(0, 0), Window::cell(0, padded.ncols() - 1)];
    for column in columns {
        let ((left, _), (width, _)) = after.place(column);
        canvas.bracket_below((left, left + width), after.bottom() + 6.0, var("p"));
    }
    let whole = before.whole();
    before
        .mark(Mark::First, whole)
        .draw_named(var("A").raise("prev"), 62.0, &mut canvas);
    after
        .dim(|row, col| !inside.holds(row, col))
        .mark(Mark::First, inside)
        .draw_named(var("A").raise("pad"), 20.0, &mut canvas);
    Ok(canvas.finish())
}
