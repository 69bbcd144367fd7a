//! The filters of the first layer, and what each finds in one image.

use bookkit::fault::Fault;
use cnn_backprop::{ConvParams, Result as Layer, conv_forward, relu_forward};
use ndarray::{Array4, s};
use results::digits::Run;

use super::{fault, first, unseen};
use crate::Figure;
use crate::draw::{Canvas, Image};

/// The image: a 4.
const IMAGE: usize = 0;

const COLUMNS: usize = 4;
/// The width and the height of a filter with its feature map.
const PLACE: (f64, f64) = (122.0, 78.0);

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let run = first()?;
    let image = unseen(IMAGE)?;
    let (w, a) = features(run, &image).map_err(|bad| vec![fault(bad)])?;
    let (furthest, largest) = (
        w.fold(0.0_f64, |most, x| most.max(x.abs())),
        a.fold(0.0_f64, |most, &x| most.max(x)),
    );
    // no ink is the most negative weight, full ink the most positive
    let w = w.mapv(|x| (x / furthest + 1.0) / 2.0);
    let a = a.mapv(|x| x / largest);

    let mut canvas = Canvas::new("digits-features", 494.0, 414.0);
    let shown = Image {
        at: (211.0, 8.0),
        pixel: 9.0,
        values: image.slice(s![0, .., .., 0]),
    };
    shown.draw(&mut canvas);
    for c in 0..w.dim().3 {
        let (x, y) = (
            6.0 + PLACE.0 * (c % COLUMNS) as f64,
            100.0 + PLACE.1 * (c / COLUMNS) as f64,
        );
        let filter = Image {
            at: (x, y + 15.0),
            pixel: 12.0,
            values: w.slice(s![.., .., 0, c]),
        };
        filter.draw(&mut canvas);
        let map = Image {
            at: (x + 44.0, y),
            pixel: 8.0,
            values: a.slice(s![0, .., .., c]),
        };
        map.draw(&mut canvas);
    }
    Ok(canvas.finish())
}

/// The filters, and the output of ReLU for the image.
fn features(run: &Run, image: &Array4<f64>) -> Layer<(Array4<f64>, Array4<f64>)> {
    let n_c = run.b1.len();
    let w = Array4::from_shape_fn((3, 3, 1, n_c), |(u, v, _, c)| run.w1[(3 * u + v) * n_c + c]);
    let b = Array4::from_shape_fn((1, 1, 1, n_c), |(_, _, _, c)| run.b1[c]);
    let params = ConvParams { stride: 1, pad: 1 };
    let (z, _) = conv_forward(image.view(), w.view(), b.view(), params)?;
    Ok((w, relu_forward(z.view())?))
}
