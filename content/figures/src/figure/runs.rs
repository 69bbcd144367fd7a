//! The rows of a window, in an image with two channels and in memory: each is one run.

use cnn_backprop::{Error, zero_pad};
use ndarray::Array4;

use crate::Figure;
use crate::draw::{Canvas, Grid, Mark, Window, var};

const CHANNELS: usize = 2;
const ROW: usize = 3 * CHANNELS;
/// Column of the window's first cell, and its size.
const LEFT: usize = 1;
const FILTER: (usize, usize) = (2, 2);

pub(crate) fn draw() -> Result<Figure, Error> {
    // Each number equals its position in memory.
    let places = (0..3 * ROW).map(|place| place as f64).collect();
    let image = Array4::from_shape_vec((1, 3, ROW / CHANNELS, CHANNELS), places);
    let a = zero_pad(image.expect("one number per element").view(), 0)?;
    let rows = a.to_shape((3, ROW)).expect("the image has three rows");
    let memory = a.to_shape((1, 3 * ROW)).expect("row by row");

    let mut canvas = Canvas::new("runs", 568.0, 214.0);
    let mut image = Grid::new((176.0, 34.0), (36.0, 30.0), rows.view());
    let mut strip = Grid::new((14.0, 168.0), (30.0, 30.0), memory.view());
    let run = FILTER.1 * CHANNELS;
    for (u, mark) in [Mark::First, Mark::Second].into_iter().enumerate() {
        let from = LEFT * CHANNELS;
        image = image.mark(mark, Window::new((u, from), (1, run)));
        strip = strip.mark(mark, Window::new((0, u * ROW + from), (1, run)));
    }
    for x in 0..ROW / CHANNELS {
        let (at, _) = image.middle(Window::new((0, x * CHANNELS), (1, CHANNELS)));
        canvas.label((at, 18.0), var("x").plain(format!(" = {x}")));
    }
    for y in 0..3 {
        let (_, at) = image.middle(Window::cell(y, 0));
        canvas.label((138.0, at), var("y").plain(format!(" = {y}")));
    }
    let (x, _) = strip.middle(strip.whole());
    canvas.arrow((x, image.bottom() + 6.0), (x, 162.0));
    canvas.label((x + 16.0, 144.0), var("O"));
    image.draw(&mut canvas);
    strip.draw(&mut canvas);
    Ok(canvas.finish())
}
