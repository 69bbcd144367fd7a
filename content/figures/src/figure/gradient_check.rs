//! The relative error of finite differences against their step, in both widths of float.

use cnn_backprop::Error;

use crate::Figure;
use crate::draw::{Canvas, Label, Mark, plain};

/// The example whose output the page shows: the figure is drawn from the same run.
#[path = "../../../../crate/examples/gradient_check_steps.rs"]
#[allow(dead_code, reason = "the example has a main")]
mod example;

/// Decades of the step and of the error, the smallest and the largest.
const STEPS: (i32, i32) = (-13, -1);
const ERRORS: (i32, i32) = (-12, 0);

/// Where they are drawn: left, right; bottom, top.
const X: (f64, f64) = (84.0, 444.0);
const Y: (f64, f64) = (296.0, 26.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let mut canvas = Canvas::new("gradient-check", 520.0, 366.0);
    let (left, right, bottom, top) = (X.0, X.1, Y.0, Y.1);
    canvas.path("lines", format!("M{left} {top} V{bottom} H{right}"));
    for exponent in (STEPS.0..=STEPS.1).step_by(3) {
        let at = x(f64::from(exponent));
        canvas.path("lines", format!("M{at} {bottom} v6"));
        canvas.label((at, bottom + 20.0), power(exponent));
    }
    for exponent in (ERRORS.0..=ERRORS.1).step_by(3) {
        let at = y(f64::from(exponent));
        canvas.path("lines", format!("M{left} {at} h-6"));
        canvas.label((left - 34.0, at), power(exponent));
    }
    canvas.label(((left + right) / 2.0, bottom + 52.0), plain('𝜀'));

    let wide = |exponent| example::error(10_f64.powi(exponent));
    let narrow = |exponent| example::error(10_f32.powi(exponent)).map(f64::from);
    curve(&mut canvas, Mark::First, "f64", wide);
    curve(&mut canvas, Mark::Second, "f32", narrow);
    Ok(canvas.finish())
}

/// One curve; steps that are refused are left out.
fn curve(canvas: &mut Canvas, mark: Mark, name: &str, error: impl Fn(i32) -> Result<f64, Error>) {
    let points: Vec<_> = (STEPS.0..=STEPS.1)
        .filter_map(|step| Some((x(f64::from(step)), y(error(step).ok()?.log10()))))
        .collect();
    let line: Vec<_> = points
        .iter()
        .map(|(x, y)| format!("{x:.1} {y:.1}"))
        .collect();
    let class = match mark {
        Mark::First => "outline first",
        Mark::Second => "outline second",
    };
    canvas.path(class, format!("M{}", line.join(" L")));
    if let Some((x, y)) = points.get(1) {
        canvas.label((x + 30.0, y - 8.0), plain(name));
    }
}

fn power(exponent: i32) -> Label {
    match exponent {
        0 => plain("1"),
        _ => plain("10").raise(&format!("−{}", -exponent)),
    }
}

fn x(exponent: f64) -> f64 {
    between(exponent, STEPS, X)
}

fn y(exponent: f64) -> f64 {
    between(exponent, ERRORS, Y)
}

fn between(exponent: f64, (low, high): (i32, i32), (from, to): (f64, f64)) -> f64 {
    let part = (exponent - f64::from(low)) / f64::from(high - low);
    ((from + part * (to - from)) * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_large_and_too_small_a_step_are_both_worse() -> Result<(), Error> {
        let error = |exponent| example::error(10_f64.powi(exponent));
        assert!(error(-5)? < error(-2)? && error(-5)? < error(-10)?);
        assert!(example::error(1e-8_f32).is_err());
        Ok(())
    }
}
