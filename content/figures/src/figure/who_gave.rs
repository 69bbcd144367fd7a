//! The four windows over the centre pixel: with which weight each of them multiplies it.

use cnn_backprop::Error;
use ndarray::Array2;

use crate::Figure;
use crate::arrays::{PLAIN, filter, gradients, image, plane, upstream};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (34.0, 34.0);
const PIXEL: (usize, usize) = (1, 1);

pub(crate) fn draw() -> Result<Figure, Error> {
    let (w, dz) = (filter(), upstream());
    let all = gradients(image().view(), w.view(), dz.view(), PLAIN)?;
    let total = plane(all.da_prev.view())[PIXEL];

    let mut canvas = Canvas::new("who-gave", 506.0, 222.0);
    let mut stops = ndarray::indices(dz.dim())
        .into_iter()
        .enumerate()
        .peekable();
    while let Some((n, stop)) = stops.next() {
        let mut only = Array2::zeros(dz.dim());
        only[stop] = 1.0;
        let met = gradients(image().view(), w.view(), only.view(), PLAIN)?;
        let met = plane(met.da_prev.view());

        let window = Window::new(stop, w.dim());
        let grid = Grid::new((14.0 + 125.0 * n as f64, 40.0), CELL, met.view())
            .blank(|row, col| !window.holds(row, col))
            .dim(|row, col| (row, col) != PIXEL)
            .fill(Mark::First, Window::cell(PIXEL.0, PIXEL.1))
            .outline(Mark::First, window);
        let (middle, below) = (grid.middle(grid.whole()).0, grid.bottom() + 26.0);
        let name = var("dZ").plain(" = ").plain(dz[stop]);
        canvas.label(
            (middle, below),
            plain(format!("{} · {}", met[PIXEL], dz[stop])),
        );
        if stops.peek().is_some() {
            canvas.label((middle + 62.5, below), plain("+"));
        }
        grid.draw_named(name, 20.0, &mut canvas);
    }
    canvas.label((253.0, 202.0), var("dA").plain(" = ").plain(total));
    Ok(canvas.finish())
}
