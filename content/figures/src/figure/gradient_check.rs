//! The relative error of finite differences against their step, in both widths of float.

use cnn_backprop::Error;

use crate::Figure;
use crate::draw::{Axis, Canvas, Mark, plain, power, words};

/// The example whose output the page shows: the figure is drawn from the same run.
#[path = "../../../../crate/examples/gradient_check_steps.rs"]
#[allow(dead_code, reason = "the example has a main")]
mod example;

/// The steps that are tried, as powers of ten.
const STEPS: std::ops::RangeInclusive<i32> = -13..=-1;

const LEFT: f64 = 84.0;
const RIGHT: f64 = 444.0;
const TOP: f64 = 52.0;
const BOTTOM: f64 = 322.0;

pub(crate) fn draw() -> Result<Figure, Error> {
    let mut canvas = Canvas::new("gradient-check", 520.0, 392.0);
    let x = Axis::new((1e-13, 1e-1), (LEFT, RIGHT));
    let y = Axis::new((1e-12, 1.0), (BOTTOM, TOP));
    canvas.path("lines", format!("M{LEFT} {TOP} V{BOTTOM} H{RIGHT}"));
    for value in x.decades().step_by(3) {
        let at = x.at(value);
        canvas.path("lines", format!("M{at} {BOTTOM} v6"));
        canvas.label((at, BOTTOM + 20.0), power(value));
    }
    for value in y.decades().step_by(3) {
        let at = y.at(value);
        canvas.path("lines", format!("M{LEFT} {at} h-6"));
        canvas.label((LEFT - 34.0, at), power(value));
    }
    canvas.label(((LEFT + RIGHT) / 2.0, BOTTOM + 52.0), plain('𝜀'));
    let name = words("相对误差", "relative error").plain(" ").var("r");
    canvas.label_from((LEFT - 60.0, TOP - 32.0), name);

    let wide = |exponent| example::error(10_f64.powi(exponent));
    let narrow = |exponent| example::error(10_f32.powi(exponent)).map(f64::from);
    curve(&mut canvas, (&x, &y), Mark::First, "f64", wide);
    curve(&mut canvas, (&x, &y), Mark::Second, "f32", narrow);
    Ok(canvas.finish())
}

/// One curve; steps that are refused are left out.
fn curve(
    canvas: &mut Canvas,
    (x, y): (&Axis, &Axis),
    mark: Mark,
    name: &str,
    error: impl Fn(i32) -> Result<f64, Error>,
) {
    let points: Vec<_> = STEPS
        .filter_map(|step| Some((x.at(10_f64.powi(step)), y.at(error(step).ok()?))))
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
