//! The fast functions beside other libraries: times divided by that of the fastest other library.

use bookkit::fault::Fault;
use results::{Asked, Entry, Results};

use crate::Figure;
use crate::draw::{Axis, Canvas, Dot, Label, plain, tick, words};

/// The files, as they were when this was compiled.
const ONE_THREAD: &str = include_str!("../../../../bench/results/peers.toml");
const TWO_THREADS: &str = include_str!("../../../../bench/results/peers-2-threads.toml");
const AVX2: &str = include_str!("../../../../bench/results/peers-avx2.toml");

const ROW: f64 = 24.0;
/// Between two groups of rows.
const GAP: f64 = 12.0;
const LEFT: f64 = 178.0;
const RIGHT: f64 = 504.0;
const TOP: f64 = 24.0;

pub(crate) fn conv_backward() -> Result<Figure, Vec<Fault>> {
    let asked = Asked::new("peers", "conv", "backward");
    draw("peers-backward", ONE_THREAD, &[(None, asked)])
}

pub(crate) fn conv_forward() -> Result<Figure, Vec<Fault>> {
    let asked = Asked::new("peers", "conv", "forward");
    draw("peers-forward", ONE_THREAD, &[(None, asked)])
}

pub(crate) fn two_threads() -> Result<Figure, Vec<Fault>> {
    let asked = Asked::new("peers-2-threads", "conv", "backward");
    draw("peers-two-threads", TWO_THREADS, &[(None, asked)])
}

pub(crate) fn narrow_vectors() -> Result<Figure, Vec<Fault>> {
    let asked = Asked::new("peers-avx2", "conv", "backward");
    draw("peers-narrow-vectors", AVX2, &[(None, asked)])
}

pub(crate) fn max_pooling() -> Result<Figure, Vec<Fault>> {
    pooling("peers-max-pooling", "max")
}

pub(crate) fn average_pooling() -> Result<Figure, Vec<Fault>> {
    pooling("peers-average-pooling", "average")
}

fn pooling(name: &'static str, mode: &str) -> Result<Figure, Vec<Fault>> {
    let asked = |operation| Asked::new("peers", "pool", &format!("{mode} {operation}"));
    let backward = (words("反向传播", "backpropagation"), asked("backward"));
    let forward = (words("前向传播", "forward pass"), asked("forward"));
    let groups = [backward, forward].map(|(title, asked)| (Some(title), asked));
    draw(name, ONE_THREAD, &groups)
}

/// Rows one below the other, some under a title; inside of each group those that were tuned on come first.
fn draw(
    name: &'static str,
    file: &str,
    groups: &[(Option<Label>, Asked)],
) -> Result<Figure, Vec<Fault>> {
    let path = groups
        .first()
        .map_or_else(String::new, |(_, asked)| asked.path());
    let results: Results = results::parse(&path, file)?;
    let entries = groups.iter().flat_map(|(_, asked)| asked.of(&results));
    let entries: Vec<_> = entries.collect();
    let all = entries.iter().flat_map(|entry| entry.ratio.values());
    let axis = Axis::around(all.map(|ratio| ratio.median), (LEFT, RIGHT));
    let mut who: Vec<_> = entries
        .iter()
        .flat_map(|entry| entry.ratio.keys())
        .collect();
    // Ours first; what writes over old memory before what does not.
    who.sort_by_key(|who| (!who.starts_with("fast"), !who.ends_with("into"), *who));
    who.dedup();

    let mut rows = Vec::new();
    let mut titles = Vec::new();
    let mut spans = Vec::new();
    let mut y = TOP;
    for (title, asked) in groups {
        if let Some(title) = title {
            titles.push((y, title));
            y += ROW + GAP / 2.0;
        }
        let top = y - 14.0;
        for tuned in [true, false] {
            for entry in asked.of(&results).filter(|entry| entry.tuned == tuned) {
                rows.push((y, entry));
                y += ROW;
            }
            y += GAP;
        }
        spans.push((top, y - GAP));
    }
    let bottom = y - GAP;
    let key = bottom + 74.0;
    let columns = if who.iter().all(|who| who.len() < 20) {
        3
    } else {
        2
    };
    let lines = who.len().div_ceil(columns) as f64;
    let mut canvas = Canvas::new(name, 520.0, key + 26.0 * lines);

    for value in axis.ticks() {
        let x = axis.at(value);
        let class = if value == 1.0 { "arrow" } else { "lines" };
        for (top, bottom) in &spans {
            canvas.path(class, format!("M{x} {top} V{bottom}"));
        }
        canvas.label((x, bottom + 18.0), tick(value));
    }
    let middle = ((LEFT + RIGHT) / 2.0, bottom + 44.0);
    canvas.label(middle, words("时间之比", "ratio of times"));
    for (y, title) in titles {
        canvas.label_from((4.0, y), title.clone());
    }
    for (y, entry) in rows {
        row(&mut canvas, &axis, y, entry, &who);
    }
    for (i, who) in who.iter().enumerate() {
        let (column, line) = ((i % columns) as f64, (i / columns) as f64);
        let at = (14.0 + 480.0 / columns as f64 * column, key + 26.0 * line);
        dot(who).draw(&mut canvas, at);
        // The font of the figures has no underscore.
        canvas.label_from((at.0 + 14.0, at.1), plain(who.replace('_', " ")));
    }
    Ok(canvas.finish())
}

/// One shape: a bar from the fastest library to ours, and a dot for each.
fn row(canvas: &mut Canvas, axis: &Axis, y: f64, entry: &Entry, who: &[&String]) {
    canvas.label_to((LEFT - 10.0, y), plain(entry.name.as_ref()));
    if let Some(ours) = entry.ratio.get("fast into") {
        let (one, ours) = (axis.at(1.0), axis.at(ours.median));
        canvas.path("outline first", format!("M{one} {y} H{ours}"));
    }
    for who in who.iter().rev() {
        if let Some(ratio) = entry.ratio.get(*who) {
            dot(who).draw(canvas, (axis.at(ratio.median), y));
        }
    }
}

/// How a library looks.
fn dot(who: &str) -> Dot {
    match who {
        "fast into" => Dot::FULL,
        "fast fresh" => Dot::EMPTY,
        "torch channels_last" => Dot::SECOND,
        "torch channels_last, out=" => Dot::SQUARE,
        "torch contiguous" => Dot::SECOND_EMPTY,
        who if who.starts_with("jax") => Dot::CROSS,
        "candle" => Dot::TRIANGLE,
        _ => Dot::PLUS, // burn, and the other `out=`
    }
}
