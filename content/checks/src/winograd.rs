//! The formulas of Winograd's algorithm, one function a formula. What they must give comes from the
//! literal loops wherever these have it.

use cnn_backprop::winograd::{TILE, cut_tiles, transforms};
use cnn_backprop::{ConvCache, ConvParams, NumpyRng, Result, conv_backward, conv_forward};
use formula::Tensor;
use ndarray::{Array4, ArrayView4, s};

use crate::geometries::{Tiled, lines, square, tiled, tiles};
use formula_check::{Check, tensor};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        line_directly(),
        line_products(),
        line_outputs(),
        line_sum(),
        line_difference(),
        line_matrices(),
        transformed_filter(),
        transformed_input(),
        tile_forward(),
        cut(),
        tiles_forward(),
        transformed_gradient(),
        product_gradient_of_the_filter(),
        product_gradient_of_the_input(),
        tile_filter_gradient(),
        tile_input_gradient(),
        filter_gradient(),
        tiles_input_gradient(),
        overlap_add(),
        bias_gradient(),
    ]
}

/// What the literal loops make of `a` without a bias.
fn literal(a: ArrayView4<f64>, layer: &Tiled) -> Result<(Array4<f64>, ConvCache<f64>)> {
    let w = layer.cache.w.view();
    let no_bias = Array4::zeros((1, 1, 1, w.dim().3));
    conv_forward(a, w, no_bias.view(), ConvParams { stride: 1, pad: 0 })
}

fn outputs(layer: &Tiled) -> Result<Tensor> {
    let (z, _) = literal(layer.cache.a_prev.view(), layer)?;
    Ok(tensor(&z.flatten()))
}

/// (W1), two stops in a line, is what `conv_forward` returns.
pub fn line_directly() -> Check {
    Check::new("W1", "z", "conv_forward", lines(), |layer| {
        Ok(layer.line_case(outputs(layer)?))
    })
}

fn products(layer: &Tiled) -> ndarray::Array1<f64> {
    let by = transforms();
    let (x, w) = (layer.cache.a_prev.flatten(), layer.cache.w.flatten());
    by.g.dot(&w) * by.b.t().dot(&x)
}

/// (W2), the four products, are those that the matrices of `transforms` make.
pub fn line_products() -> Check {
    Check::new("W2", "t", "winograd::transforms", lines(), |layer| {
        Ok(layer.line_case(tensor(&products(layer))))
    })
}

/// (W3), the outputs from the products, are what `conv_forward` returns.
pub fn line_outputs() -> Check {
    Check::new("W3", "z", "conv_forward", lines(), |layer| {
        Ok(layer.line_case(outputs(layer)?))
    })
}

/// (W4), the sum of the middle products, is that of the products of `transforms`.
pub fn line_sum() -> Check {
    Check::new("W4", r"\sigma", "winograd::transforms", lines(), |layer| {
        let t = products(layer);
        Ok(layer.line_case(Tensor::scalar(t[1] + t[2])))
    })
}

/// (W5), the difference of the middle products, is that of the products of `transforms`.
pub fn line_difference() -> Check {
    Check::new("W5", r"\delta", "winograd::transforms", lines(), |layer| {
        let t = products(layer);
        Ok(layer.line_case(Tensor::scalar(t[1] - t[2])))
    })
}

/// (W6), all with matrices, is what `conv_forward` returns.
pub fn line_matrices() -> Check {
    Check::new("W6", "z", "conv_forward", lines(), |layer| {
        Ok(layer.line_case(outputs(layer)?))
    })
}

/// (W7), the transformed filter, is what `both_sides` makes of it with `G`.
pub fn transformed_filter() -> Check {
    Check::new("W7", "U", "winograd::both_sides", tiles(), |layer| {
        layer.tile_case(square(layer.parts()?.u.view()))
    })
}

/// (W8), the transformed tile, is what `both_sides` makes of it with `B` transposed.
pub fn transformed_input() -> Check {
    Check::new("W8", "V", "winograd::both_sides", tiles(), |layer| {
        layer.tile_case(square(layer.parts()?.v.view()))
    })
}

/// (W9), the tile of the output, is what `conv_forward` returns.
pub fn tile_forward() -> Check {
    Check::new("W9", "Z", "conv_forward", tiles(), |layer| {
        let (z, _) = literal(layer.cache.a_prev.view(), layer)?;
        layer.tile_case(tensor(&z.slice(s![0, .., .., 0])))
    })
}

/// (W10), the tiles of the input, are those that `cut_tiles` cuts; of numbers without a zero, or a
/// border of the wrong width would not show.
pub fn cut() -> Check {
    Check::new("W10", "X", "winograd::cut_tiles", tiled(), |layer| {
        let (_, n_h, n_w, _) = layer.dz.dim();
        let padded = NumpyRng::seed(23).randn(layer.padded()?.raw_dim())?;
        let case = layer.case(tensor(&cut_tiles(padded.view(), (n_h, n_w), TILE)?))?;
        Ok(case.given(r"A^{\mathrm{pad}}", tensor(&padded)))
    })
}

/// Tiles as a batch of small images, and back.
const AS_BATCH: [usize; 4] = [2, 0, 1, 3];
const AS_TILES: [usize; 4] = [1, 2, 0, 3];

/// (W11), the tiles of the output, are what `conv_forward` makes of the tiles of the input.
pub fn tiles_forward() -> Check {
    Check::new("W11", "Y", "conv_forward", tiled(), |layer| {
        let x = layer.parts()?.x;
        let (z, _) = literal(x.view().permuted_axes(AS_BATCH), layer)?;
        layer.case(tensor(&z.permuted_axes(AS_TILES)))
    })
}

/// (W12), the transformed upstream gradient, is what `both_sides` makes of it with `A`.
pub fn transformed_gradient() -> Check {
    Check::new("W12", "D", "winograd::both_sides", tiles(), |layer| {
        layer.tile_case(square(layer.parts()?.d.view()))
    })
}

/// (W13), the gradient of the transformed filter, is that which `both_sides` made the product of.
pub fn product_gradient_of_the_filter() -> Check {
    Check::new("W13", "dU", "winograd::both_sides", tiles(), |layer| {
        let parts = layer.parts()?;
        layer.tile_case(square((&parts.v * &parts.d).view()))
    })
}

/// (W14), the gradient of the transformed tile, is that which `both_sides` made the product of.
pub fn product_gradient_of_the_input() -> Check {
    Check::new("W14", "dV", "winograd::both_sides", tiles(), |layer| {
        let parts = layer.parts()?;
        layer.tile_case(square((&parts.u * &parts.d).view()))
    })
}

/// (W15), the gradient of one filter from one tile, is `dw` of `conv_backward`.
pub fn tile_filter_gradient() -> Check {
    Check::new("W15", "dW", "conv_backward", tiles(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        layer.tile_case(square(grads.dw.view()))
    })
}

/// (W16), the gradient of one tile, is `da_prev` of `conv_backward`.
pub fn tile_input_gradient() -> Check {
    Check::new("W16", "dX", "conv_backward", tiles(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        layer.tile_case(tensor(&grads.da_prev.slice(s![0, .., .., 0])))
    })
}

/// (W17), the gradient of all filters, is `dw` of `conv_backward`.
pub fn filter_gradient() -> Check {
    Check::new("W17", "dW", "conv_backward", tiled(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        layer.case(tensor(&grads.dw))
    })
}

/// What `conv_backward` makes of each tile by itself.
fn tile_gradients(layer: &Tiled) -> Result<Array4<f64>> {
    let parts = layer.parts()?;
    let (_, cache) = literal(parts.x.view().permuted_axes(AS_BATCH), layer)?;
    let grads = conv_backward(parts.dz.view().permuted_axes(AS_BATCH), &cache)?;
    Ok(grads.da_prev.permuted_axes(AS_TILES))
}

/// (W18), the gradients of the tiles, are what `conv_backward` makes of each tile by itself.
pub fn tiles_input_gradient() -> Check {
    Check::new("W18", "dX", "conv_backward", tiled(), |layer| {
        layer.case(tensor(&tile_gradients(layer)?))
    })
}

/// (W19), the tiles added where they came from, is `da_prev` of `conv_backward` if the input is
/// padded beforehand.
pub fn overlap_add() -> Check {
    let left = r"dA^{\mathrm{pad}}";
    Check::new("W19", left, "conv_backward", tiled(), |layer| {
        let (_, cache) = literal(layer.padded()?.view(), layer)?;
        let grads = conv_backward(layer.dz.view(), &cache)?;
        let case = layer.case(tensor(&grads.da_prev))?;
        Ok(case.given("dX", tensor(&tile_gradients(layer)?)))
    })
}

/// (W20), the gradient of the biases out of the transformed tiles, is `db` of `conv_backward`.
pub fn bias_gradient() -> Check {
    Check::new("W20", "db", "conv_backward", tiled(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        layer.case(tensor(&grads.db.flatten()))
    })
}
