//! The small filter of each phase on dZ with its zeros, in one dimension with stride 2.

use cnn_backprop::extension::full::turn_filters;
use cnn_backprop::{Error, zero_pad};
use ndarray::{Array2, Array4, s};

use crate::Figure;
use crate::arrays::plane;
use crate::draw::{Canvas, Grid, Label, Mark, Window, plain, var};

const STRIDE: usize = 2;
const TAPS: usize = 5;
const WINDOWS: usize = 4;
/// Weights of the fullest phase.
const MOST: usize = TAPS.div_ceil(STRIDE);
/// The two elements that are shown: neighbours, of different phases.
const ELEMENTS: [(Mark, usize); 2] = [(Mark::First, 4), (Mark::Second, 5)];

const CELL: (f64, f64) = (52.0, 38.0);
const LEFT: f64 = 96.0;
const MIDDLE: f64 = 76.0;

pub(crate) fn draw() -> Result<Figure, Error> {
    let bordered = bordered()?;
    let mut canvas = Canvas::new("small-filters", 520.0, 280.0);
    let dz = |n: f64| var("dZ").lower(&(n - 1.0).to_string());
    let mut row =
        Grid::new((LEFT, MIDDLE), CELL, bordered.view()).dim(|_, x| bordered[[0, x]] == 0.0);
    for (x, &n) in bordered.iter().enumerate().filter(|(_, n)| **n > 0.0) {
        row = row.write((0, x), dz(n));
    }
    canvas.label((46.0, MIDDLE + CELL.1 / 2.0), var("dZ").raise("pad"));
    for (line, (mark, y)) in ELEMENTS.into_iter().enumerate() {
        let small = small_filter(y % STRIDE)?;
        let from = y / STRIDE;
        // one above dZ, the other below
        let top = MIDDLE + (CELL.1 + 14.0) * [-1.0, 1.0][line];
        let at = (LEFT + CELL.0 * from as f64, top);
        let mut filter =
            Grid::new(at, CELL, small.view()).mark(mark, Window::new((0, 0), small.dim()));
        let mut sum = var("dA").lower(&y.to_string()).plain(" =");
        let mut sign = " ";
        for (x, &n) in small.iter().enumerate() {
            if n > 0.0 {
                filter = filter.write((0, x), weight(n));
                sum = sum.plain(sign).var("W").lower(&(n - 1.0).to_string());
                let met = bordered[[0, from + x]] - 1.0;
                sum = sum.plain("\u{2009}").var("dZ").lower(&met.to_string());
                sign = " + ";
            }
        }
        filter.draw(&mut canvas);
        let phase = var("r").plain(format!(" = {}", y % STRIDE));
        canvas.label((46.0, top + CELL.1 / 2.0), phase);
        let y = 214.0 + 36.0 * line as f64;
        canvas.swatch(mark, (106.0, y));
        canvas.label_from((128.0, y), sum);
    }
    row.mark(
        Mark::First,
        Window::new((0, ELEMENTS[0].1 / STRIDE), (1, MOST)),
    )
    .draw(&mut canvas);
    Ok(canvas.finish())
}

fn weight(n: f64) -> Label {
    match n {
        0.0 => plain(0),
        n => var("W").lower(&(n - 1.0).to_string()),
    }
}

/// Each gradient is its number, counted from 1; zeros around them.
fn bordered() -> Result<Array2<f64>, Error> {
    let numbers = (1..=WINDOWS).map(|n| n as f64).collect();
    let dz = Array4::from_shape_vec((1, 1, WINDOWS, 1), numbers).expect("as many as there are");
    let padded = plane(zero_pad(dz.view(), MOST - 1)?.view());
    Ok(padded.slice(s![MOST - 1..MOST, ..]).to_owned())
}

/// Each weight is its number, counted from 1; a zero where the phase has fewer.
fn small_filter(phase: usize) -> Result<Array2<f64>, Error> {
    let weights = Array4::from_shape_fn((1, MOST, 1, 1), |(_, t, ..)| {
        let u = STRIDE * t + phase;
        if u < TAPS { (u + 1) as f64 } else { 0.0 }
    });
    let turned = turn_filters(weights.view())?;
    Ok(turned.slice(s![.., .., 0, 0]).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cnn_backprop::{ConvCache, ConvParams, conv_backward};

    #[test]
    fn the_sums_are_the_gradients() -> Result<(), Error> {
        let w = Array4::from_shape_fn((1, TAPS, 1, 1), |(_, u, ..)| (u + 1) as f64);
        let params = ConvParams {
            stride: STRIDE,
            pad: 0,
        };
        let a_prev = Array4::zeros((1, 1, STRIDE * (WINDOWS - 1) + TAPS, 1));
        let bordered = bordered()?;
        let dz = bordered.slice(s![.., MOST - 1..MOST - 1 + WINDOWS]);
        let dz = dz.to_shape((1, 1, WINDOWS, 1)).expect("a row");
        let grads = conv_backward(dz.view(), &ConvCache { a_prev, w, params })?;
        for (_, y) in ELEMENTS {
            let met = bordered.slice(s![.., y / STRIDE..y / STRIDE + MOST]);
            let sum = (&small_filter(y % STRIDE)? * &met).sum();
            assert_eq!(sum, grads.da_prev[[0, 0, y, 0]]);
        }
        Ok(())
    }
}
