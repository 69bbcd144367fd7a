//! Stride 2 as a matrix: a row is what one position scatters, a column is what one pixel gathers.

use cnn_backprop::{ConvParams, Error};
use ndarray::{Array2, array};

use crate::Figure;
use crate::arrays::{gradients, plane};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (44.0, 38.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let matrix = positions_by_pixels()?;
    let (rows, columns) = matrix.dim();
    let (scattering, gathering) = (1, 2);

    let mut canvas = Canvas::new("strided-matrix", 400.0, 206.0);
    let grid = Grid::new((72.0, 46.0), CELL, matrix.view())
        .blank(|row, col| matrix[[row, col]] == 0.0)
        .mark(Mark::First, Window::new((0, gathering), (rows, 1)))
        .outline(Mark::Second, Window::new((scattering, 0), (1, columns)));
    for col in 0..columns {
        let (x, _) = grid.middle(Window::cell(0, col));
        let name = plain(col);
        canvas.label(
            (x, 24.0),
            if col == 0 {
                var("y").plain(" = 0")
            } else {
                name
            },
        );
        let met = matrix.column(col).mapv(|weight| weight != 0.0);
        let contributions = met.iter().filter(|&&met| met).count();
        canvas.label((x, 184.0), plain(contributions));
    }
    for row in 0..rows {
        let (_, y) = grid.middle(Window::cell(row, 0));
        canvas.label((38.0, y), var("h").plain(format!(" = {row}")));
    }
    grid.draw(&mut canvas);
    Ok(canvas.finish())
}

/// The weight by which each pixel of a column of 7 met each position of a window of 3.
fn positions_by_pixels() -> Result<Array2<f64>, Error> {
    let (pixels, filter) = (Array2::zeros((7, 1)), array![[1.0], [2.0], [3.0]]);
    let params = ConvParams { stride: 2, pad: 0 };
    let positions = 3;
    let mut matrix = Array2::zeros((positions, pixels.nrows()));
    for row in 0..positions {
        let mut only = Array2::zeros((positions, 1));
        only[[row, 0]] = 1.0;
        let met = gradients(pixels.view(), filter.view(), only.view(), params)?;
        matrix
            .row_mut(row)
            .assign(&plane(met.da_prev.view()).column(0));
    }
    Ok(matrix)
}
