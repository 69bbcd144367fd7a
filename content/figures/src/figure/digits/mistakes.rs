//! The held-out images that the first network was most sure to read otherwise.

use bookkit::fault::Fault;
use ndarray::s;

use super::{first, unseen};
use crate::Figure;
use crate::draw::{Canvas, Image, plain};

const SHOWN: usize = 10;
const COLUMNS: usize = 5;
const PLACE: (f64, f64) = (94.0, 122.0);
const PIXEL: f64 = 9.0;

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let mut canvas = Canvas::new("digits-mistakes", 474.0, 244.0);
    for (i, mistake) in first()?.mistake.iter().take(SHOWN).enumerate() {
        let (x, y) = (
            13.0 + PLACE.0 * (i % COLUMNS) as f64,
            8.0 + PLACE.1 * (i / COLUMNS) as f64,
        );
        let image = unseen(mistake.image)?;
        let shown = Image {
            at: (x, y),
            pixel: PIXEL,
            values: image.slice(s![0, .., .., 0]),
        };
        shown.draw(&mut canvas);
        let (middle, below) = (x + 4.0 * PIXEL, y + 8.0 * PIXEL + 20.0);
        canvas.label((middle - 26.0, below), plain(mistake.label));
        canvas.arrow((middle - 15.0, below), (middle + 15.0, below));
        canvas.label((middle + 26.0, below), plain(mistake.answer));
    }
    Ok(canvas.finish())
}
