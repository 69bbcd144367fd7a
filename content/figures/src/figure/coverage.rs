//! How many windows cover each cell where the stride leaves over a row and a column.

use cnn_backprop::geometry::output_size;
use cnn_backprop::{ConvParams, Error};
use ndarray::Array2;

use crate::Figure;
use crate::arrays::{gradients, plane};
use crate::draw::{Canvas, Grid, Mark, Window};

const CELL: (f64, f64) = (40.0, 36.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let ((rows, cols), f, stride) = ((6, 8), 3, 2);
    let params = ConvParams { stride, pad: 0 };
    let n_h = output_size("height", rows, f, params.pad, stride)?;
    let n_w = output_size("width", cols, f, params.pad, stride)?;
    let (nothing, ones) = (Array2::zeros((rows, cols)), Array2::ones((f, f)));
    let dz = Array2::ones((n_h, n_w));
    let covered = gradients(nothing.view(), ones.view(), dz.view(), params)?;
    let covered = plane(covered.da_prev.view());

    let mut canvas = Canvas::new("coverage", 348.0, 244.0);
    let mut grid = Grid::new((14.0, 14.0), CELL, covered.view())
        .outline(Mark::First, Window::new((0, 0), (f, f)))
        .outline(Mark::Second, Window::new((0, stride), (f, f)));
    for ((row, col), &windows) in covered.indexed_iter() {
        let cell = Window::cell(row, col);
        grid = match windows as usize {
            0 => grid.unreached(cell),
            windows => grid.shade(windows, cell),
        };
    }
    grid.draw(&mut canvas);
    Ok(canvas.finish())
}
