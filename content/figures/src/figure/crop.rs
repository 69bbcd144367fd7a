//! In the backward pass the padding is cut off again.

use cnn_backprop::{ConvParams, Error, zero_pad};
use ndarray::Array2;

use crate::Figure;
use crate::arrays::{PLAIN, batch, filter, gradients, image, plane};
use crate::draw::{Canvas, Grid, Mark, Window, var};

const CELL: (f64, f64) = (38.0, 38.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let pad = 1;
    let framed = plane(zero_pad(batch(image().view()).view(), pad)?.view());
    let stops = framed.nrows() - filter().nrows() + 1;
    let dz = Array2::ones((stops, stops));
    let all = gradients(framed.view(), filter().view(), dz.view(), PLAIN)?;
    let all = plane(all.da_prev.view());
    let params = ConvParams { stride: 1, pad };
    let kept = gradients(image().view(), filter().view(), dz.view(), params)?;
    let kept = plane(kept.da_prev.view());
    let inside = Window::new((pad, pad), kept.dim());

    let mut canvas = Canvas::new("crop", 420.0, 244.0);
    let middle = 138.0;
    let from = Grid::centred(14.0, middle, CELL, all.view());
    let to = Grid::centred(286.0, middle, CELL, kept.view());
    let (left, right) = (from.right() + 14.0, 286.0 - 14.0);
    canvas.arrow((left, middle), (right, middle));
    let size = var("p").plain(" = ").plain(pad);
    canvas.label(((left + right) / 2.0, middle - 20.0), size);
    let mut from = from
        .dim(|row, col| !inside.holds(row, col))
        .mark(Mark::First, inside);
    for (row, col) in ndarray::indices(all.dim()) {
        if !inside.holds(row, col) {
            from = from.unreached(Window::cell(row, col));
        }
    }
    let whole = to.whole();
    from.draw_named(var("dA").raise("pad"), 20.0, &mut canvas);
    to.mark(Mark::First, whole)
        .draw_named(var("dA").raise("prev"), 58.0, &mut canvas);
    Ok(canvas.finish())
}
