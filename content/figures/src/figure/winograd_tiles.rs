//! Two 4×4 tiles of the input that overlap by 2, and the 2×2 tiles of the output that they give.

use cnn_backprop::Error;
use cnn_backprop::winograd::winograd_conv_forward;
use ndarray::{Array2, Array4, array};

use crate::Figure;
use crate::arrays::{PLAIN, batch, filters, plane};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (36.0, 36.0);
const TILES: [(Mark, usize); 2] = [(Mark::First, 0), (Mark::Second, 2)];

pub(crate) fn draw() -> Result<Figure, Error> {
    let a = Array2::from_shape_fn((4, 6), |(row, col)| {
        ((3 * row + 5 * col + row * col) % 10) as f64
    });
    let w = array![[1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 1.0]];
    let (a_prev, w) = (batch(a.view()), filters(w.view()));
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let (z, _) = winograd_conv_forward(a_prev.view(), w.view(), no_bias.view(), PLAIN)?;
    let z = plane(z.view());

    let mut canvas = Canvas::new("winograd-tiles", 520.0, 204.0);
    let middle = 118.0;
    let mut from = Grid::centred(14.0, middle, CELL, a.view());
    let mut to = Grid::centred(336.0, middle, (42.0, 36.0), z.view());
    for (mark, left) in TILES {
        from = from.mark(mark, Window::new((0, left), (4, 4)));
        to = to.mark(mark, Window::new((0, left), (2, 2)));
    }
    canvas.arrow((from.right() + 10.0, middle), (326.0, middle));
    canvas.label(
        ((from.right() + 326.0) / 2.0, middle - 22.0),
        plain("∗ ").var("W"),
    );
    from.draw_named(var("A").raise("pad"), 20.0, &mut canvas);
    to.draw_named(var("Z"), 56.0, &mut canvas);
    Ok(canvas.finish())
}
