//! Stride 2 in one dimension: each window a row, so that a column shows which weights an element meets.

use cnn_backprop::{ConvCache, ConvParams, Error, conv_backward};
use ndarray::{Array2, Array4, array};

use crate::Figure;
use crate::draw::{Canvas, Grid, Mark, Window, var};

const STRIDE: usize = 2;
const TAPS: usize = 5;
const WINDOWS: usize = 4;
const ELEMENTS: usize = STRIDE * (WINDOWS - 1) + TAPS;

const CELL: (f64, f64) = (42.0, 34.0);
const LEFT: f64 = 70.0;
const TOP: f64 = 14.0;

pub(crate) fn draw() -> Result<Figure, Error> {
    let met = weights_of_elements()?;
    let mut canvas = Canvas::new("phases", 546.0, 222.0);
    for h in 0..WINDOWS {
        let at = (LEFT + CELL.0 * (STRIDE * h) as f64, TOP + CELL.1 * h as f64);
        let taps = met.slice(ndarray::s![h, STRIDE * h..STRIDE * h + TAPS]);
        let mut row = Grid::new(at, CELL, taps.to_shape((1, TAPS)).expect("a row").view());
        for (x, &u) in taps.iter().enumerate() {
            row = row
                .write((0, x), var("W").lower(&u.to_string()))
                .fill(mark(STRIDE * h + x), Window::cell(0, x));
        }
        let middle = at.1 + CELL.1 / 2.0;
        canvas.label((34.0, middle), var("h").plain(format!(" = {h}")));
        row.draw(&mut canvas);
    }
    let places = Array2::from_shape_fn((1, ELEMENTS), |(_, y)| y as f64);
    let bottom = TOP + CELL.1 * WINDOWS as f64 + 22.0;
    let mut elements = Grid::new((LEFT, bottom), CELL, places.view());
    for y in 0..ELEMENTS {
        elements = elements.mark(mark(y), Window::cell(0, y));
    }
    canvas.label((34.0, bottom + CELL.1 / 2.0), var("y"));
    elements.draw(&mut canvas);
    Ok(canvas.finish())
}

fn mark(y: usize) -> Mark {
    match y % STRIDE {
        0 => Mark::First,
        _ => Mark::Second,
    }
}

/// `[h, y]`: the number of the weight by which window `h` meets element `y`.
fn weights_of_elements() -> Result<Array2<f64>, Error> {
    // The weight itself is its number, and the upstream gradient lets one window through at a time.
    let w = array![[[[0.0]], [[1.0]], [[2.0]], [[3.0]], [[4.0]]]];
    let params = ConvParams {
        stride: STRIDE,
        pad: 0,
    };
    let cache = ConvCache {
        a_prev: Array4::zeros((1, 1, ELEMENTS, 1)),
        w,
        params,
    };
    let mut met = Array2::zeros((WINDOWS, ELEMENTS));
    for (h, mut row) in met.rows_mut().into_iter().enumerate() {
        let mut dz = Array4::zeros((1, 1, WINDOWS, 1));
        dz[[0, 0, h, 0]] = 1.0;
        row.assign(&conv_backward(dz.view(), &cache)?.da_prev.flatten());
    }
    Ok(met)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_and_its_weights_have_the_same_remainder() -> Result<(), Error> {
        let met = weights_of_elements()?;
        for ((_, y), &u) in met.indexed_iter().filter(|(_, u)| **u > 0.0) {
            assert_eq!(y % STRIDE, u as usize % STRIDE);
        }
        assert_eq!(met.column(4).to_vec(), [4.0, 2.0, 0.0, 0.0]);
        Ok(())
    }
}
