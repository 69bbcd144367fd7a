//! The confusion matrix of the first network: a row for each digit, a column for each answer.

use bookkit::fault::Fault;
use ndarray::Array2;

use super::first;
use crate::Figure;
use crate::draw::{Canvas, Grid, Mark, Window, plain};

const CELL: (f64, f64) = (38.0, 32.0);
const CORNER: (f64, f64) = (46.0, 40.0);

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let counts = &first()?.confusion;
    let n = counts.len();
    let counts = Array2::from_shape_fn((n, n), |(label, answer)| counts[label][answer] as f64);

    let mut canvas = Canvas::new("digits-confusion", 440.0, 372.0);
    let mut grid = Grid::new(CORNER, CELL, counts.view());
    for ((label, answer), &count) in counts.indexed_iter() {
        if label != answer && count > 0.0 {
            grid = grid.fill(Mark::Second, Window::cell(label, answer));
        } else if label == answer {
            grid = grid.fill(Mark::First, Window::cell(label, answer));
        }
    }
    let grid = grid.blank(|label, answer| counts[[label, answer]] == 0.0);
    for digit in 0..n {
        let cell = Window::cell(digit, digit);
        let (x, y) = grid.middle(cell);
        canvas.label_dim((x, CORNER.1 - 18.0), plain(digit));
        canvas.label_dim((CORNER.0 - 20.0, y), plain(digit));
    }
    grid.draw(&mut canvas);
    Ok(canvas.finish())
}
