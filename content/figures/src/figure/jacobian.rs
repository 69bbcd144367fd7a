//! A convolution as the matrix of its partial derivatives: every path from a pixel to an output.

use cnn_backprop::{Error, conv_forward, flatten, unflatten};
use ndarray::{Array2, Array4};

use crate::Figure;
use crate::arrays::{PLAIN, filter, filters, image, upstream};
use crate::draw::{Canvas, Grid, Mark, Window, var};

pub(crate) fn draw() -> Result<Figure, Error> {
    let (w, no_bias) = (filter(), Array4::zeros((1, 1, 1, 1)));
    let (rows, cols) = image().dim();
    let mut jacobian = Array2::zeros((upstream().len(), rows * cols));
    for (j, mut column) in jacobian.columns_mut().into_iter().enumerate() {
        let unit = Array2::from_shape_fn((1, rows * cols), |(_, n)| f64::from(u8::from(n == j)));
        let x = unflatten(unit.view(), (1, rows, cols, 1))?;
        let (y, _) = conv_forward(x.view(), filters(w.view()).view(), no_bias.view(), PLAIN)?;
        column.assign(&flatten(y.view())?.row(0));
    }
    let dy = Array2::from_shape_fn((jacobian.nrows(), 1), |(n, _)| {
        upstream().iter().nth(n).copied().unwrap_or_default()
    });
    let dx = dy.t().dot(&jacobian);
    let (output, centre) = (1, rows * cols / 2);

    let mut canvas = Canvas::new("jacobian", 512.0, 266.0);
    let (left, cell) = (88.0, (46.0, 36.0));
    let upstream = Grid::new((14.0, 36.0), (52.0, 36.0), dy.view());
    let matrix = Grid::new((left, 36.0), cell, jacobian.view());
    let below = matrix.bottom();
    let ((x, _), (width, _)) = matrix.place(Window::cell(0, centre));
    canvas.arrow(
        (x + width / 2.0, below + 4.0),
        (x + width / 2.0, below + 30.0),
    );
    canvas.label((46.0, below + 52.0), var("dx"));
    upstream
        .mark(Mark::First, Window::cell(output, 0))
        .draw_named(var("dy"), 18.0, &mut canvas);
    matrix
        .dim(|row, col| jacobian[[row, col]] == 0.0)
        .mark(Mark::First, Window::new((output, 0), (1, rows * cols)))
        .mark(Mark::Second, Window::new((0, centre), (dy.nrows(), 1)))
        .draw_named(var("∂y/∂x"), 18.0, &mut canvas);
    Grid::new((left, below + 34.0), cell, dx.view())
        .fill(Mark::Second, Window::cell(0, centre))
        .draw(&mut canvas);
    Ok(canvas.finish())
}
