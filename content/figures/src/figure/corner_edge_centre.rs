//! How many windows cover a pixel: each of the four windows by itself, then all of them.

use cnn_backprop::Error;
use ndarray::Array2;

use crate::Figure;
use crate::arrays::{PLAIN, filter, gradients, image, plane, upstream};
use crate::draw::{Canvas, Grid, Mark, Window};

pub(crate) fn draw() -> Result<Figure, Error> {
    let stops = upstream().dim();
    let ones = Array2::ones(filter().dim());
    let covers = |dz: Array2<f64>| -> Result<Array2<f64>, Error> {
        let grads = gradients(image().view(), ones.view(), dz.view(), PLAIN)?;
        Ok(plane(grads.da_prev.view()))
    };

    let mut canvas = Canvas::new("corner-edge-centre", 416.0, 232.0);
    for (h, w) in ndarray::indices(stops) {
        let mut only = Array2::zeros(stops);
        only[[h, w]] = 1.0;
        let covered = covers(only)?;
        let at = (14.0 + 108.0 * w as f64, 14.0 + 108.0 * h as f64);
        Grid::new(at, (32.0, 32.0), covered.view())
            .blank(|row, col| covered[[row, col]] == 0.0)
            .mark(Mark::First, Window::new((h, w), ones.dim()))
            .draw(&mut canvas);
    }
    let total = covers(Array2::ones(stops))?;
    let middle = 14.0 + 102.0;
    canvas.arrow((230.0, middle), (262.0, middle));
    let mut sum = Grid::centred(276.0, middle, (42.0, 42.0), total.view());
    for ((row, col), &windows) in total.indexed_iter() {
        sum = sum.shade(windows as usize, Window::cell(row, col));
    }
    sum.draw(&mut canvas);
    Ok(canvas.finish())
}
