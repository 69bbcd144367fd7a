//! The same gradient, gathered: the filter rotated by 180° slides over dZ with a border of zeros.

use cnn_backprop::{Error, conv_forward, zero_pad};
use ndarray::{Array2, Array4, s};

use crate::Figure;
use crate::arrays::{PLAIN, batch, filter, filters, plane, upstream};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (42.0, 42.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let w = filter();
    let [padded, turned, da] = gathered()?;
    let pixel = (1, 1);
    let window = Window::new(pixel, w.dim());

    let mut canvas = Canvas::new("flip", 496.0, 336.0);
    let middle = 206.0;
    let upright = Grid::new((228.0, 34.0), CELL, w.view());
    let from = Grid::centred(14.0, middle, (45.0, 42.0), padded.view())
        .dim(|row, col| !Window::new((1, 1), upstream().dim()).holds(row, col))
        .mark(Mark::First, window);
    let by = Grid::centred(228.0, middle, CELL, turned.view());
    let to = Grid::centred(340.0, middle, (48.0, 42.0), da.view())
        .mark(Mark::First, Window::cell(pixel.0, pixel.1));
    canvas.label((212.0, middle), plain("∗"));
    canvas.label((326.0, middle), plain("="));
    canvas.arrow((270.0, 124.0), (270.0, 158.0));
    canvas.label_from((280.0, 139.0), plain("180°"));

    let corner = padded.slice(s![pixel.0..pixel.0 + 2, pixel.1..pixel.1 + 2]);
    let products: Vec<_> = turned
        .iter()
        .zip(corner)
        .map(|(w, dz)| format!("{w}\u{2009}·\u{2009}{dz}"))
        .collect();
    let sum = format!("{} = {}", products.join(" + "), da[pixel]);
    canvas.label((246.0, 322.0), plain(sum));

    upright.draw_named(var("W"), 16.0, &mut canvas);
    from.draw_named(var("dZ"), 102.0, &mut canvas);
    by.draw(&mut canvas);
    to.draw_named(var("dA"), 102.0, &mut canvas);
    Ok(canvas.finish())
}

/// dZ with its border, the flipped filter, and the result of sliding it over dZ.
fn gathered() -> Result<[Array2<f64>; 3], Error> {
    let w = filter();
    let padded = zero_pad(batch(upstream().view()).view(), w.nrows() - 1)?;
    let turned = w.slice(s![..;-1, ..;-1]).to_owned();
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let (da, _) = conv_forward(
        padded.view(),
        filters(turned.view()).view(),
        no_bias.view(),
        PLAIN,
    )?;
    Ok([plane(padded.view()), turned, plane(da.view())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrays::{gradients, image};

    #[test]
    fn what_is_gathered_is_what_was_scattered() -> Result<(), Error> {
        let [_, _, gathered] = gathered()?;
        let grads = gradients(image().view(), filter().view(), upstream().view(), PLAIN)?;
        approx::assert_abs_diff_eq!(gathered, plane(grads.da_prev.view()));
        Ok(())
    }
}
