//! The network of the example `digits`: each array as a stack of channels, with the shapes that the layers give.

use bookkit::fault::Fault;
use cnn_backprop::{
    ConvParams, PoolMode, PoolParams, Result as Layer, conv_forward, flatten, pool_forward,
};
use ndarray::Array4;

use super::{fault, log, shape, unseen};
use crate::Figure;
use crate::draw::{Canvas, Image, Label, Point, plain, var};

/// The side of a pixel.
const PIXEL: f64 = 8.0;
/// How far each channel lies behind the one before.
const BEHIND: f64 = 1.4;
/// Arrows in the first row.
const ON_TOP: usize = 2;
/// The rows of the drawing.
const ROWS: [f64; 2] = [58.0, 204.0];

/// The shapes of the arrays of one image, as the layers of the book give them.
fn shapes(image: &Array4<f64>, filters: [usize; 2]) -> Layer<Vec<Vec<usize>>> {
    let conv = ConvParams { stride: 1, pad: 1 };
    let pool = PoolParams { f: 2, stride: 2 };
    let mut a = image.clone();
    let mut shapes = vec![a.shape()[1..].to_vec()];
    for n_c in filters {
        let (w, b) = ((3, 3, a.dim().3, n_c), (1, 1, 1, n_c));
        let (w, b) = (Array4::zeros(w), Array4::zeros(b));
        let (z, _) = conv_forward(a.view(), w.view(), b.view(), conv)?;
        shapes.push(z.shape()[1..].to_vec());
        (a, _) = pool_forward(z.view(), pool, PoolMode::Max)?;
        shapes.push(a.shape()[1..].to_vec());
    }
    shapes.push(flatten(a.view())?.shape()[1..].to_vec());
    shapes.push(vec![10]);
    Ok(shapes)
}

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let image = unseen(0)?;
    let shapes = shapes(&image, log()?.settings.filters);
    let shapes = shapes.map_err(|bad| vec![fault(bad)])?;
    let filter = |layer| var("W").lower(layer).plain(", ReLU");
    let arrows = [
        filter("1"),
        plain("max"),
        filter("2"),
        plain("max"),
        Label::default(),
        var("W").lower("3"),
    ];

    let mut canvas = Canvas::new("digits-layers", 480.0, 292.0);
    let first = Image {
        at: (12.0, ROWS[0] - 32.0),
        pixel: PIXEL,
        values: image.slice(ndarray::s![0, .., .., 0]),
    };
    first.draw(&mut canvas);
    canvas.label((44.0, ROWS[0] + 56.0), shape(&shapes[0]));
    let mut right = 76.0;
    for (i, (extents, what)) in shapes.iter().skip(1).zip(arrows).enumerate() {
        let second = i >= ON_TOP;
        if i == ON_TOP {
            right = 4.0;
        }
        let y = ROWS[usize::from(second)];
        let length = if i % 2 == 0 && i < 4 { 92.0 } else { 40.0 };
        canvas.arrow((right + 8.0, y), (right + 8.0 + length, y));
        canvas.label((right + 8.0 + length / 2.0, y - 18.0), what);
        right = stack(&mut canvas, (right + length + 16.0, y), extents);
    }
    Ok(canvas.finish())
}

/// An array with its shape below; returns its right edge.
fn stack(canvas: &mut Canvas, (left, y): Point, extents: &[usize]) -> f64 {
    let (width, height, channels) = match *extents {
        [rows, cols, channels] => (PIXEL * cols as f64, PIXEL * rows as f64, channels),
        _ => (
            PIXEL,
            (PIXEL / 2.0 * extents.iter().sum::<usize>() as f64).min(96.0),
            1,
        ),
    };
    let (top, edge) = (y - height / 2.0, left + width);
    let mut d = format!("M{left} {top}h{width}v{height}h-{width}Z");
    let deep = BEHIND * channels.saturating_sub(1) as f64;
    // of those behind only the right edges are seen
    d += &format!("M{edge} {top}h{deep}M{edge} {}h{deep}", top + height);
    for channel in 1..channels {
        d += &format!("M{} {top}v{height}", edge + BEHIND * channel as f64);
    }
    canvas.path("lines", d);
    let below = y + height.max(64.0) / 2.0 + 24.0;
    canvas.label((left + (width + deep) / 2.0, below), shape(extents));
    edge + deep
}
