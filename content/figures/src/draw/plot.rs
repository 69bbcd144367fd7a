//! What plots are made of: logarithmic axes, and dots that shape and colour tell apart.

use super::canvas::{Canvas, Point, point, rounded};
use super::{Label, plain};

/// Places values on the sheet by their logarithm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    values: (f64, f64),
    places: (f64, f64),
}

impl Axis {
    /// The smallest and the largest value, and where on the sheet these are.
    pub fn new(values: (f64, f64), places: (f64, f64)) -> Self {
        Self { values, places }
    }

    /// An axis that ends with the next ticks around all of these values.
    pub fn around(values: impl Iterator<Item = f64> + Clone, places: (f64, f64)) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(0.0, f64::max);
        let below = steps().take_while(|&step| step <= low).last();
        let above = steps().find(|&step| step >= high);
        Self::new((below.unwrap_or(low), above.unwrap_or(high)), places)
    }

    /// Where a value is.
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = self.values;
        let part = (value / low).ln() / (high / low).ln();
        rounded(self.places.0 + part * (self.places.1 - self.places.0))
    }

    /// 1, 2 and 5 times every power of ten on the axis.
    pub fn ticks(&self) -> impl Iterator<Item = f64> {
        let (low, high) = self.values;
        let (low, high) = (low / NEARLY, high * NEARLY);
        steps().filter(move |step| (low..high).contains(step))
    }

    /// The powers of ten on the axis.
    pub fn decades(&self) -> impl Iterator<Item = f64> {
        let is_power = |value: &f64| (value.log10() - value.log10().round()).abs() < 1e-9;
        self.ticks().filter(is_power)
    }
}

/// How far a tick may be beyond the end, for its last digit.
const NEARLY: f64 = 1.001;

/// 1, 2 and 5 times powers of ten.
fn steps() -> impl Iterator<Item = f64> {
    (-15..15).flat_map(|exponent| [1.0, 2.0, 5.0].map(|digit| digit * 10_f64.powi(exponent)))
}

/// A value at a tick: `0.1`, `20`.
pub fn tick(value: f64) -> Label {
    plain((value * 1e3).round() / 1e3)
}

/// A value at a tick, as a power of ten: `10⁻⁷`.
pub fn power(value: f64) -> Label {
    match value.log10().round() {
        0.0 => plain("1"),
        exponent => plain("10").raise(&exponent.to_string().replace('-', "−")),
    }
}

/// How a dot looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    shape: Shape,
    class: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Circle,
    Square,
    Diamond,
    Triangle,
    Cross,
    Plus,
}

impl Dot {
    /// Blue and full.
    pub const FULL: Self = Self::new(Shape::Circle, "dot first full");
    /// Blue and empty.
    pub const EMPTY: Self = Self::new(Shape::Circle, "dot first");
    /// Blue, a diamond.
    pub const BEYOND: Self = Self::new(Shape::Diamond, "dot first");
    /// Orange and full, a diamond.
    pub const SECOND: Self = Self::new(Shape::Diamond, "dot second full");
    /// Orange and empty, a diamond.
    pub const SECOND_EMPTY: Self = Self::new(Shape::Diamond, "dot second");
    /// Orange and empty, a square.
    pub const SQUARE: Self = Self::new(Shape::Square, "dot second");
    /// Grey: a triangle.
    pub const TRIANGLE: Self = Self::new(Shape::Triangle, "dot");
    /// Grey: a cross.
    pub const CROSS: Self = Self::new(Shape::Cross, "dot");
    /// Grey: a plus.
    pub const PLUS: Self = Self::new(Shape::Plus, "dot");

    const fn new(shape: Shape, class: &'static str) -> Self {
        Self { shape, class }
    }

    /// Puts one on the sheet.
    pub fn draw(self, canvas: &mut Canvas, (x, y): Point) {
        let from = |dx: f64, dy: f64| point((x + dx, y + dy));
        let d = match self.shape {
            Shape::Circle => format!("M{} a5 5 0 1 0 10 0 a5 5 0 1 0 -10 0 Z", from(-5.0, 0.0)),
            Shape::Square => format!("M{} h9 v9 h-9 Z", from(-4.5, -4.5)),
            Shape::Diamond => format!("M{} l5.5 5.5 l-5.5 5.5 l-5.5 -5.5 Z", from(0.0, -5.5)),
            Shape::Triangle => format!("M{} l5.5 9.5 h-11 Z", from(0.0, -6.0)),
            Shape::Cross => format!("M{} l9 9 m0 -9 l-9 9", from(-4.5, -4.5)),
            Shape::Plus => format!("M{} v11 m-5.5 -5.5 h11", from(0.0, -5.5)),
        };
        canvas.path(self.class, d);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_quotients_are_equally_far_apart() {
        let axis = Axis::new((0.1, 10.0), (100.0, 300.0));
        assert_eq!(
            [0.1, 1.0, 10.0].map(|value| axis.at(value)),
            [100.0, 200.0, 300.0]
        );
        let ticks: Vec<_> = axis.ticks().map(|tick| axis.at(tick)).collect();
        assert_eq!(ticks, [100.0, 130.1, 169.9, 200.0, 230.1, 269.9, 300.0]);
        assert_eq!(axis.decades().count(), 3);
    }

    #[test]
    fn an_axis_ends_with_ticks() {
        let axis = Axis::around([0.123, 18.9].into_iter(), (0.0, 1.0));
        assert_eq!(axis, Axis::new((0.1, 20.0), (0.0, 1.0)));
    }
}
