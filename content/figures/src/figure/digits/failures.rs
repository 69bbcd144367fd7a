//! The curves of the loss of networks that fail for one reason each, beside that of the network without one.

use bookkit::fault::Fault;
use results::failures::Curve;

use super::curves::line;
use crate::Figure;
use crate::draw::{Canvas, Point, number, plain};

/// The file, as of compile time.
const LOG: &str = include_str!("../../../../../bench/results/failures.toml");

/// The area of a curve, and the distance between two.
const SIZE: Point = (196.0, 92.0);
const PLACE: Point = (240.0, 132.0);
const CORNER: Point = (38.0, 34.0);
/// The largest loss on the axis; what is above leaves it.
const MOST: f64 = 5.0;
/// A point is the mean of so many steps.
const STEPS: usize = 4;

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let curves = results::failures::read(LOG)?;
    let Some((right, failures)) = curves.split_first() else {
        return Ok(Canvas::new("failures", 0.0, 0.0).finish());
    };
    let rows = failures.len().div_ceil(2) as f64;
    let mut canvas = Canvas::new("failures", 484.0, CORNER.1 + rows * PLACE.1 - 8.0);
    for (i, failure) in failures.iter().enumerate() {
        let at = (
            CORNER.0 + PLACE.0 * (i % 2) as f64,
            CORNER.1 + PLACE.1 * (i / 2) as f64,
        );
        panel(&mut canvas, at, i + 1, right, failure);
    }
    Ok(canvas.finish())
}

fn panel(canvas: &mut Canvas, (left, top): Point, n: usize, right: &Curve, failure: &Curve) {
    let height = |loss: f64| top + SIZE.1 * (1.0 - loss.min(MOST) / MOST);
    for value in [0.0, MOST] {
        let y = height(value);
        canvas.path("lines", format!("M{left} {y:.1} h{}", SIZE.0));
        canvas.label_to((left - 8.0, y), number(value));
    }
    let chance = height(10_f64.ln());
    canvas.path("lines", format!("M{left} {chance:.1} h{}", SIZE.0));
    let last = right.loss.len().div_ceil(STEPS).saturating_sub(1).max(1) as f64;
    for (class, curve) in [("arrow", right), ("outline first", failure)] {
        let points = curve.loss.chunks(STEPS).enumerate().map(|(i, steps)| {
            let mean = steps.iter().sum::<f64>() / steps.len() as f64;
            // NaN comes after numbers that are too large
            let mean = if mean.is_nan() { MOST } else { mean };
            let x = left + SIZE.0 * i as f64 / last;
            format!("{x:.1} {:.1}", height(mean))
        });
        canvas.path(class, line(points));
    }
    canvas.label((left + SIZE.0 / 2.0, top - 18.0), plain(n));
}
