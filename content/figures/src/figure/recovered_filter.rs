//! The search for a hidden filter: the loss on a logarithmic axis, and intermediate filters.

use cnn_backprop::fit::hidden_filter;
use cnn_backprop::{ConvParams, Error, conv_forward, fit_filter};
use ndarray::{Array2, Array4, s};

use crate::Figure;
use crate::draw::{Canvas, Grid, Label, Mark, Window, plain, signed, var};

const STEPS: usize = 200;
const RATE: f64 = 0.5;
const SHOWN: [usize; 4] = [0, 10, 50, STEPS];

/// The area of the curve.
const LEFT: f64 = 62.0;
const WIDTH: f64 = 360.0;
const TOP: f64 = 30.0;
const HEIGHT: f64 = 180.0;

/// The powers of ten between which the loss falls.
const POWERS: (i32, i32) = (-10, 0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let params = ConvParams { stride: 1, pad: 0 };
    let (image, hidden) = hidden_filter();
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let (edges, _) = conv_forward(image.view(), hidden.view(), no_bias.view(), params)?;
    let (mut losses, mut filters) = (Vec::new(), Vec::new());
    let watch = |step: usize, loss: f64, w: &Array4<f64>| {
        losses.push(loss);
        if SHOWN.contains(&step) {
            filters.push((step, w.slice(s![.., .., 0, 0]).to_owned()));
        }
    };
    let start = Array4::zeros(hidden.dim());
    fit_filter(
        image.view(),
        edges.view(),
        start,
        params,
        RATE,
        STEPS,
        watch,
    )?;

    let mut canvas = Canvas::new("recovered-filter", 446.0, 532.0);
    axes(&mut canvas);
    let points = losses.iter().enumerate().map(|(step, &loss)| {
        let y = height(loss.log10());
        format!("{:.1} {y:.1}", across(step))
    });
    let d = format!("M{}", points.collect::<Vec<_>>().join(" L"));
    canvas.path("outline first", d);

    let places = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.5, 1.0)];
    for ((step, w), (col, line)) in filters.iter().zip(places) {
        filter(&mut canvas, (col, line), plain(step), w, Mark::First);
    }
    let hidden = hidden.slice(s![.., .., 0, 0]).to_owned();
    filter(&mut canvas, (1.5, 1.0), var("W"), &hidden, Mark::Second);
    Ok(canvas.finish())
}

fn across(step: usize) -> f64 {
    LEFT + WIDTH * step as f64 / STEPS as f64
}

fn height(power: f64) -> f64 {
    let (low, high) = (f64::from(POWERS.0), f64::from(POWERS.1));
    TOP + HEIGHT * (high - power) / (high - low)
}

fn axes(canvas: &mut Canvas) {
    for power in (POWERS.0..=POWERS.1).step_by(2) {
        let y = height(f64::from(power));
        canvas.path("lines", format!("M{LEFT} {y:.1} h{WIDTH}"));
        let label = match power {
            0 => plain("1"),
            _ => plain("10").raise(&power.to_string().replace('-', "−")),
        };
        canvas.label((LEFT - 30.0, y), label);
    }
    for step in (0..=STEPS).step_by(50) {
        let x = across(step);
        canvas.path("arrow", format!("M{x:.1} {:.1} v5", TOP + HEIGHT));
        canvas.label((x, TOP + HEIGHT + 18.0), plain(step));
    }
    canvas.label((LEFT + 16.0, TOP - 16.0), var("L"));
}

fn filter(canvas: &mut Canvas, at: (f64, f64), name: Label, w: &Array2<f64>, mark: Mark) {
    let (left, top) = (15.0 + 142.0 * at.0, 282.0 + 134.0 * at.1);
    let mut grid = Grid::new((left, top), (44.0, 32.0), w.view());
    for (cell, &value) in w.indexed_iter() {
        grid = grid.write(cell, signed((value * 10.0).round() / 10.0));
    }
    let whole = Window::new((0, 0), w.dim());
    grid.outline(mark, whole)
        .draw_named(name, top - 16.0, canvas);
}
