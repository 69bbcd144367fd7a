//! Each step from the literal loops to the fast code, forward: how many times as fast as the loops it is.

use bookkit::fault::Fault;
use results::{Asked, Results, STEPS, Step};

use crate::Figure;
use crate::draw::{Axis, Canvas, Dot, plain, tick, words};

/// The file, as it was when this was compiled.
const FILE: &str = include_str!("../../../../bench/results/steps.toml");

const ROW: f64 = 30.0;
const LEFT: f64 = 132.0;
const RIGHT: f64 = 500.0;
const TOP: f64 = 40.0;

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let asked = Asked::new(STEPS, "conv", "forward");
    let results = read(&asked)?;
    let entries: Vec<_> = asked.of(&results).collect();
    let all = entries.iter().flat_map(|entry| entry.literal.values());
    let times = all.map(|times| times.median).chain([1.0]);
    let axis = Axis::around(times, (LEFT, RIGHT));
    let bottom = TOP + ROW * entries.len() as f64;
    let legend = bottom + 74.0;
    let height = legend + 26.0 * results.step.len() as f64;

    let mut canvas = Canvas::new("steps-forward", 520.0, height);
    for value in axis.decades() {
        let x = axis.at(value);
        canvas.path("lines", format!("M{x} {} V{bottom}", TOP - 14.0));
        canvas.label((x, bottom + 18.0), tick(value));
    }
    let middle = ((LEFT + RIGHT) / 2.0, bottom + 44.0);
    canvas.label(middle, words("加速倍数", "speedup"));
    for (row, entry) in entries.iter().enumerate() {
        let y = TOP + ROW * row as f64;
        canvas.label_to((LEFT - 12.0, y), plain(entry.name.as_ref()));
        canvas.path("lines", format!("M{LEFT} {y} H{RIGHT}"));
        // From the last step to the first, so that the first lies on top where two coincide.
        for (i, step) in results.step.iter().enumerate().rev() {
            let times = entry
                .literal
                .get(&step.name)
                .map_or(1.0, |times| times.median);
            dot(i).draw(&mut canvas, (axis.at(times), y));
        }
    }
    key(&mut canvas, (12.0, legend), &results.step);
    Ok(canvas.finish())
}

/// The results of the steps.
pub(super) fn read(asked: &Asked) -> Result<Results, Vec<Fault>> {
    results::parse(&asked.path(), FILE)
}

/// How a step looks.
pub(super) fn dot(step: usize) -> Dot {
    const DOTS: [Dot; 5] = [Dot::CROSS, Dot::SQUARE, Dot::EMPTY, Dot::FULL, Dot::BEYOND];
    DOTS[step % DOTS.len()]
}

/// What the dots mean, a line for each step.
pub(super) fn key(canvas: &mut Canvas, (x, y): (f64, f64), steps: &[Step]) {
    for (i, step) in steps.iter().enumerate() {
        let y = y + 26.0 * i as f64;
        dot(i).draw(canvas, (x, y));
        canvas.label_from((x + 16.0, y), words(&step.zh, &step.en));
    }
}
