//! The roofline, and how near to it each step of the backward pass comes.

use bookkit::fault::Fault;
use results::{Asked, Entry, STEPS};

use super::steps::{dot, key, read};
use crate::Figure;
use crate::draw::{Axis, Canvas, plain, tick, var, words};

const LEFT: f64 = 76.0;
const RIGHT: f64 = 500.0;
const TOP: f64 = 46.0;
const BOTTOM: f64 = 356.0;

/// Operations per byte at the ends of the axis.
const INTENSITIES: (f64, f64) = (2.0, 500.0);
/// Parts of the peak at its ends.
const SPEEDS: (f64, f64) = (0.0005, 4.0);

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let asked = Asked::new(STEPS, "conv", "backward");
    let results = read(&asked)?;
    let x = Axis::new(INTENSITIES, (LEFT, RIGHT));
    let y = Axis::new(SPEEDS, (BOTTOM, TOP));
    let ridge = results.method.ridge.map_or(1.0, |ridge| ridge.median);

    let names = BOTTOM + 70.0;
    let mut entries: Vec<_> = asked.of(&results).collect();
    entries.sort_by(|a, b| intensity(a).total_cmp(&intensity(b)));
    let legend = names + 22.0 * entries.len().div_ceil(2) as f64 + 16.0;
    let height = legend + 26.0 * results.step.len() as f64;
    let mut canvas = Canvas::new("roofline", 520.0, height);

    canvas.path("lines", format!("M{LEFT} {TOP} V{BOTTOM} H{RIGHT}"));
    for value in y.decades() {
        let at = y.at(value);
        canvas.path("lines", format!("M{LEFT} {at} h-6"));
        canvas.label_to((LEFT - 10.0, at), tick(value));
    }
    for value in x.ticks() {
        let at = x.at(value);
        canvas.path("lines", format!("M{at} {BOTTOM} v6"));
        canvas.label((at, BOTTOM + 18.0), tick(value));
    }
    canvas.label_from(
        (8.0, TOP - 28.0),
        words("占峰值的比例", "fraction of the peak"),
    );
    let name = words("算术强度", "arithmetic intensity")
        .plain(" ")
        .var("I");
    canvas.label(((LEFT + RIGHT) / 2.0, BOTTOM + 44.0), name);

    let corner = (x.at(ridge), y.at(1.0));
    let foot = (x.at(INTENSITIES.0), y.at(INTENSITIES.0 / ridge));
    canvas.path(
        "arrow",
        format!("M{} {} L{} {} H{RIGHT}", foot.0, foot.1, corner.0, corner.1),
    );
    canvas.label((corner.0 - 38.0, corner.1 + 44.0), var("I").var("V"));
    canvas.label((RIGHT - 12.0, corner.1 - 16.0), var("P"));

    for (row, entry) in entries.iter().enumerate() {
        let at = x.at(intensity(entry));
        let roof = (intensity(entry) / ridge).min(1.0);
        canvas.path("lines", format!("M{at} {TOP} V{BOTTOM}"));
        for (i, step) in results.step.iter().enumerate().rev() {
            if let Some(part) = entry.roof.get(&step.name) {
                dot(i).draw(&mut canvas, (at, y.at(part.median * roof)));
            }
        }
        let half = entries.len().div_ceil(2);
        let (column, line) = ((row / half) as f64, (row % half) as f64);
        let at = (24.0 + 240.0 * column, names + 22.0 * line);
        canvas.label_from(at, plain(entry.name.as_ref()));
        let value = var("I").plain(format!(" = {}", intensity(entry)));
        canvas.label_from((at.0 + 124.0, at.1), value);
    }
    key(&mut canvas, (12.0, legend), &results.step);
    Ok(canvas.finish())
}

fn intensity(entry: &Entry) -> f64 {
    entry.intensity.unwrap_or(1.0)
}
