//! A pooling window with one pixel under it, one cell of padding, and the rest past the padding.

use cnn_backprop::extension::padding::Padding;
use cnn_backprop::extension::pooling::{
    Divisor, PaddedPoolParams, padded_pool_backward, padded_pool_forward,
};
use cnn_backprop::{Error, PoolMode, TieRule};
use ndarray::{Array2, Array4, array, s};

use crate::Figure;
use crate::arrays::batch;
use crate::draw::{Canvas, Grid, Mark, Window, plain};

const CELL: (f64, f64) = (42.0, 42.0);

/// The last of the windows, down and to the right.
const LAST: (usize, usize) = (1, 2);

pub(crate) fn draw() -> Result<Figure, Error> {
    let image = array![
        [1.0, 2.0, 3.0, 1.0],
        [4.0, 5.0, 4.0, 3.0],
        [8.0, 4.0, 3.0, 2.0]
    ];
    let (rows, columns) = image.dim();
    let mut padded = Array2::zeros((rows, columns + 2));
    padded.slice_mut(s![.., 1..=columns]).assign(&image);
    let pixels = Window::new((0, 1), image.dim());
    let params = params(Divisor::Pixels);
    let window = Window::new(
        (LAST.0 * params.stride, LAST.1 * params.stride),
        (params.window.height, params.window.width),
    );

    let mut canvas = Canvas::new("partial-window", 470.0, 190.0);
    let grid = Grid::new((12.0, 12.0), CELL, padded.view())
        .blank(|row, col| !pixels.holds(row, col))
        .fill(Mark::First, pixels)
        .fill(Mark::Second, window)
        .outline(Mark::Second, window);
    let at = |line: f64| (322.0, 40.0 + 30.0 * line);
    let counted = divides_by(&image, Divisor::Pixels)?;
    canvas.label_from(at(0.0), plain("(P10): ").var("N").plain(counted));
    let positions = divides_by(&image, Divisor::Positions)?;
    canvas.label_from(at(1.0), plain("(P11): ").var("N").plain(positions));
    grid.draw(&mut canvas);
    Ok(canvas.finish())
}

fn params(divisor: Divisor) -> PaddedPoolParams {
    PaddedPoolParams {
        window: (2, 3).into(),
        stride: 2,
        padding: Padding {
            left: 1,
            right: 1,
            ..Padding::default()
        },
        ceil_mode: true,
        divisor,
    }
}

/// What the mean of the last window divides by, seen from the share that its pixel gets.
fn divides_by(image: &Array2<f64>, divisor: Divisor) -> Result<String, Error> {
    let images = batch(image.view());
    let (a, cache) = padded_pool_forward(images.view(), params(divisor), PoolMode::Average)?;
    let mut da = Array4::zeros(a.raw_dim());
    da[[0, LAST.0, LAST.1, 0]] = 1.0;
    let ties = TieRule::default();
    let share = padded_pool_backward(da.view(), &cache, PoolMode::Average, ties)?.sum();
    Ok(format!(" = {}", 1.0 / share))
}
