//! The flipped filter over dZ with its zeros, at a corner and at the centre.

use cnn_backprop::ConvCache;
use cnn_backprop::Error;
use cnn_backprop::extension::full::{dilate_gradient, input_gradient_by_convolution, turn_filters};
use ndarray::{Array2, s};

use crate::Figure;
use crate::arrays::{PLAIN, batch, filter, filters, image, plane, upstream};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (42.0, 42.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let [padded, turned, da] = convolved()?;
    let stops = [(Mark::First, (0, 0)), (Mark::Second, (1, 1))];

    let mut canvas = Canvas::new("full-convolution", 584.0, 300.0);
    let middle = 124.0;
    let ring = Window::new((1, 1), upstream().dim());
    let mut from = Grid::centred(14.0, middle, (58.0, 42.0), padded.view())
        .dim(|row, col| !ring.holds(row, col));
    let by = Grid::centred(282.0, middle, CELL, turned.view());
    let mut to = Grid::centred(394.0, middle, (58.0, 42.0), da.view());
    for (line, (mark, stop)) in stops.into_iter().enumerate() {
        let window = Window::new(stop, turned.dim());
        from = from.mark(mark, window);
        to = to.mark(mark, Window::cell(stop.0, stop.1));
        let (rows, cols) = (stop.0..stop.0 + 2, stop.1..stop.1 + 2);
        let corner = padded.slice(s![rows, cols]);
        let products = turned.iter().zip(corner);
        let products: Vec<_> = products
            .map(|(w, dz)| format!("{w}\u{2009}·\u{2009}{dz}"))
            .collect();
        let sum = format!("{} = {}", products.join(" + "), da[stop]);
        let y = 244.0 + 36.0 * line as f64;
        canvas.swatch(mark, (86.0, y));
        canvas.label_from((108.0, y), plain(sum));
    }
    canvas.label((264.0, middle), plain("∗"));
    canvas.label((380.0, middle), plain("="));
    from.draw_named(var("dZ").raise("pad"), 20.0, &mut canvas);
    by.draw_named(var("W").raise("rot"), 62.0, &mut canvas);
    to.draw_named(var("dA"), 41.0, &mut canvas);
    Ok(canvas.finish())
}

/// dZ with its zeros, the flipped filter, and the result of sliding it over dZ.
fn convolved() -> Result<[Array2<f64>; 3], Error> {
    let cache = ConvCache {
        a_prev: batch(image().view()),
        w: filters(filter().view()),
        params: PLAIN,
    };
    let dz = batch(upstream().view());
    let turned = turn_filters(cache.w.view())?;
    Ok([
        plane(dilate_gradient(dz.view(), &cache)?.view()),
        turned.slice(s![.., .., 0, 0]).to_owned(),
        plane(input_gradient_by_convolution(dz.view(), &cache)?.view()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrays::gradients;

    #[test]
    fn what_is_convolved_is_what_was_scattered() -> Result<(), Error> {
        let [_, _, da] = convolved()?;
        let grads = gradients(image().view(), filter().view(), upstream().view(), PLAIN)?;
        approx::assert_abs_diff_eq!(da, plane(grads.da_prev.view()));
        Ok(())
    }
}
