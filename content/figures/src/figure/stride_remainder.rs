//! Stride 2 on eight columns: the last one is in no window and gets no gradient.

use cnn_backprop::geometry::output_size;
use cnn_backprop::{ConvParams, Error};
use ndarray::Array2;

use crate::Figure;
use crate::arrays::{gradients, plane};
use crate::draw::{Canvas, Grid, Mark, Window, var};

const CELL: (f64, f64) = (42.0, 42.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let (n_prev, f) = (8, 3);
    let params = ConvParams { stride: 2, pad: 0 };
    let n = output_size("width", n_prev, f, params.pad, params.stride)?;
    let a = Array2::from_shape_fn((1, n_prev), |(_, col)| (col + 1) as f64);
    let (ones, dz) = (Array2::ones((1, f)), Array2::ones((1, n)));
    let grads = gradients(a.view(), ones.view(), dz.view(), params)?;
    let da = plane(grads.da_prev.view());
    let met = (n - 1) * params.stride + f;
    let left_over = Window::new((0, met), (1, n_prev - met));

    let mut canvas = Canvas::new("stride-remainder", 432.0, 246.0);
    let input = Grid::new((82.0, 88.0), CELL, a.view()).unreached(left_over);
    let gradient = Grid::new((82.0, 162.0), CELL, da.view()).unreached(left_over);

    for stop in 0..n {
        let window = Window::new((0, stop * params.stride), (1, f));
        let ((left, top), (width, _)) = input.place(window);
        // overlapping windows are drawn at different heights
        let (mark, height) = match stop % 2 {
            0 => (Mark::First, 8.0),
            _ => (Mark::Second, 46.0),
        };
        let name = var("w").plain(" = ").plain(stop);
        canvas.bracket_above(mark, (left + 2.0, left + width - 2.0), top - height, name);
    }
    let ((left, top), (width, _)) = input.place(Window::cell(0, 0));
    let step = (left, left + width * params.stride as f64);
    canvas.arrow((step.0, top - 46.0), (step.1 - 4.0, top - 46.0));
    let stride = var("s").plain(" = ").plain(params.stride);
    canvas.label(((step.0 + step.1) / 2.0 - 4.0, top - 64.0), stride);
    canvas.label((42.0, 109.0), var("A").raise("prev"));
    canvas.label((42.0, 183.0), var("dA").raise("prev"));
    let size = format!(" = ⌊({n_prev} − {f}) / {}⌋ + 1 = {n}", params.stride);
    canvas.label((250.0, 232.0), var("n").lower("W").plain(size));
    input.draw(&mut canvas);
    gradient.draw(&mut canvas);
    Ok(canvas.finish())
}
