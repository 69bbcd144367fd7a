//! Average pooling: one gradient, spread evenly over its window.

use cnn_backprop::{Error, distribute_value};
use ndarray::Array2;

use crate::Figure;
use crate::draw::{Canvas, Grid, Mark, plain, var};

pub(crate) fn draw() -> Result<Figure, Error> {
    let mut canvas = Canvas::new("average-spread", 484.0, 140.0);
    let middle = 84.0;
    for (left, dz, window) in [(14.0, 1.0, (2, 2)), (264.0, 6.0, (2, 3))] {
        let dx = distribute_value(dz, window)?;
        let from = Grid::centred(
            left,
            middle,
            (38.0, 38.0),
            Array2::from_elem((1, 1), dz).view(),
        );
        let width = if window.1 == 2 { 48.0 } else { 36.0 };
        let to = Grid::centred(left + 110.0, middle, (width, 42.0), dx.view());
        let (start, end) = (from.right() + 8.0, left + 102.0);
        canvas.arrow((start, middle), (end, middle));
        let places = dx.len();
        canvas.label(
            ((start + end) / 2.0, middle - 19.0),
            plain(format!("÷ {places}")),
        );
        for (grid, name) in [(from, "dz"), (to, "dx")] {
            let whole = grid.whole();
            grid.mark(Mark::First, whole)
                .draw_named(var(name), 20.0, &mut canvas);
        }
    }
    Ok(canvas.finish())
}
