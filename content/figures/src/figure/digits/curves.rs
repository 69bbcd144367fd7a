//! The mean loss of each epoch, and the part of the held-out images that is read correctly, for all seeds.

use bookkit::fault::Fault;

use super::log;
use crate::Figure;
use crate::draw::{Axis, Canvas, plain, power, var};

const LEFT: f64 = 62.0;
const RIGHT: f64 = 462.0;
const LOSS: (f64, f64) = (200.0, 34.0);
const RIGHT_PART: (f64, f64) = (430.0, 264.0);
/// The lowest percentage that is shown.
const LOWEST: f64 = 80.0;

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let log = log()?;
    let (epochs, images) = (log.settings.epochs, log.settings.images as f64);
    let x = |epoch: usize| LEFT + (RIGHT - LEFT) * epoch as f64 / epochs as f64;
    let percent = |right: usize| 100.0 * right as f64 / images;
    let height = |percent: f64| {
        let part = (percent.max(LOWEST) - LOWEST) / (100.0 - LOWEST);
        RIGHT_PART.0 + part * (RIGHT_PART.1 - RIGHT_PART.0)
    };
    let mut canvas = Canvas::new("digits-curves", 480.0, 474.0);

    let losses = log.run.iter().flat_map(|run| run.loss.iter().copied());
    let axis = Axis::around(losses, LOSS);
    for value in axis.decades() {
        let y = axis.at(value);
        canvas.path("lines", format!("M{LEFT} {y} H{RIGHT}"));
        canvas.label((LEFT - 28.0, y), power(value));
    }
    canvas.label((LEFT + 14.0, LOSS.1 - 18.0), var("L"));
    for value in [80.0, 85.0, 90.0, 95.0, 100.0] {
        let y = height(value);
        canvas.path("lines", format!("M{LEFT} {y} H{RIGHT}"));
        canvas.label_to((LEFT - 8.0, y), plain(value));
    }
    for epoch in (0..=epochs).step_by(10) {
        for bottom in [LOSS.0, RIGHT_PART.0] {
            canvas.path("arrow", format!("M{:.1} {bottom} v5", x(epoch)));
            canvas.label((x(epoch), bottom + 18.0), plain(epoch));
        }
    }
    for right in [log.compared.dense, log.compared.nearest] {
        let y = height(percent(right));
        canvas.path("outline second", format!("M{LEFT} {y:.1} H{RIGHT}"));
    }
    for run in log.run.iter().rev() {
        let class = match run.seed == log.run[0].seed {
            true => "outline first",
            false => "arrow",
        };
        let losses = run.loss.iter().enumerate();
        let points = losses.map(|(i, &loss)| format!("{:.1} {}", x(i + 1), axis.at(loss)));
        canvas.path(class, line(points));
        let rights = run.right.iter().enumerate();
        // the first number that is on the axis begins the curve
        let seen = rights.skip_while(|(_, right)| percent(**right) < LOWEST);
        let points = seen.map(|(i, &right)| format!("{:.1} {:.1}", x(i), height(percent(right))));
        canvas.path(class, line(points));
    }
    Ok(canvas.finish())
}

/// A line through points.
pub(super) fn line(points: impl Iterator<Item = String>) -> String {
    format!("M{}", points.collect::<Vec<_>>().join(" L"))
}
