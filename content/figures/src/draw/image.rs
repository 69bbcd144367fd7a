//! A small grey image.

use ndarray::ArrayView2;

use super::canvas::{Canvas, Point, point, rounded};

/// Levels of grey, as many as the digits have.
const LEVELS: usize = 16;

/// An image at a position in the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Image<'a> {
    /// The upper left corner.
    pub at: Point,
    /// The side of a pixel.
    pub pixel: f64,
    /// From 0, no ink, to 1.
    pub values: ArrayView2<'a, f64>,
}

impl Image<'_> {
    /// Draws it with a thin frame.
    pub fn draw(self, canvas: &mut Canvas) {
        for level in 1..=LEVELS {
            let area = self.area(level);
            if !area.is_empty() {
                canvas.ink(level as f64 / LEVELS as f64, area);
            }
        }
        let (rows, cols) = self.values.dim();
        let [width, height] = [cols, rows].map(|n| rounded(self.pixel * n as f64));
        let frame = format!("M{} h{width} v{height} h-{width} Z", point(self.at));
        canvas.path("lines", frame);
    }

    /// All pixels of one level, neighbours in a row as one rectangle.
    fn area(&self, level: usize) -> String {
        let of = |value: f64| (value.clamp(0.0, 1.0) * LEVELS as f64).round() as usize;
        let mut d = String::new();
        for (h, row) in self.values.rows().into_iter().enumerate() {
            let mut w = 0;
            while w < row.len() {
                let run = row.iter().skip(w).take_while(|&&x| of(x) == level).count();
                if run > 0 {
                    let (x, y) = (w as f64 * self.pixel, h as f64 * self.pixel);
                    let (width, height) = (rounded(run as f64 * self.pixel), self.pixel);
                    let corner = point((self.at.0 + x, self.at.1 + y));
                    d += &format!("M{corner}h{width}v{height}h-{width}Z");
                }
                w += run.max(1);
            }
        }
        d
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn neighbours_of_one_level_are_one_rectangle() {
        let values = array![[1.0, 1.0, 0.0], [0.5, 1.0, f64::NAN]];
        let image = Image {
            at: (10.0, 20.0),
            pixel: 4.0,
            values: values.view(),
        };
        assert_eq!(image.area(16), "M10 20h8v4h-8ZM14 24h4v4h-4Z");
        assert_eq!(image.area(8), "M10 24h4v4h-4Z");
        assert_eq!(image.area(3), "");
    }
}
