//! A convolution as a matrix with a row per output and a column per pixel: mostly zeros, with the same weights in every row.

use cnn_backprop::Error;
use ndarray::Array2;

use crate::Figure;
use crate::arrays::{PLAIN, filter, gradients, image, plane, upstream};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (44.0, 38.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let (pixels, stops) = (image().dim(), upstream().dim());
    let mut matrix = Array2::zeros((stops.0 * stops.1, pixels.0 * pixels.1));
    for (row, stop) in ndarray::indices(stops).into_iter().enumerate() {
        let mut only = Array2::zeros(stops);
        only[stop] = 1.0;
        let met = gradients(image().view(), filter().view(), only.view(), PLAIN)?;
        let met = plane(met.da_prev.view());
        for (col, &weight) in met.iter().enumerate() {
            matrix[[row, col]] = weight;
        }
    }

    let mut canvas = Canvas::new("layer-matrix", 480.0, 252.0);
    let mut grid = Grid::new((64.0, 46.0), CELL, matrix.view())
        .blank(|row, col| matrix[[row, col]] == 0.0)
        .outline(Mark::Second, Window::new((0, 0), (1, matrix.ncols())));
    for (col, pixel) in ndarray::indices(pixels).into_iter().enumerate() {
        let column = Window::new((0, col), (matrix.nrows(), 1));
        let (x, _) = grid.middle(column);
        let name = var("a").lower(&format!("{}{}", pixel.0, pixel.1));
        canvas.label((x, 22.0), name);
        let met = matrix
            .column(col)
            .iter()
            .filter(|&&weight| weight != 0.0)
            .count();
        canvas.label((x, 220.0), plain(met));
        if matches!(pixel, (0, 0) | (0, 1) | (1, 1)) {
            grid = grid.mark(Mark::First, column);
        }
    }
    for (row, stop) in ndarray::indices(stops).into_iter().enumerate() {
        let (_, y) = grid.middle(Window::new((row, 0), (1, 1)));
        canvas.label((36.0, y), var("z").lower(&format!("{}{}", stop.0, stop.1)));
    }
    grid.draw(&mut canvas);
    Ok(canvas.finish())
}
