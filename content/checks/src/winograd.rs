//! The formulas of Winograd's algorithm. The expected values come from the literal loops wherever
//! possible.

use cnn_backprop::winograd::{self, TILE};
use cnn_backprop::{
    ConvCache, ConvParams, NumpyRng, Result, conv_backward, conv_forward, gradcheck,
};
use formula_check::{Check, Computed, computed};
use ndarray::{Array1, Array4, ArrayView4, s};

use crate::geometries::{LINES, Layer, TILED, TILES, square};
use crate::{A_PAD, DA_PAD};

pub(crate) fn checks() -> Vec<Check> {
    let mut all = line();
    all.extend(forward());
    all.extend(backward());
    all
}

fn line() -> Vec<Check> {
    vec![
        // (W1), two neighbouring outputs, is what `conv_forward` returns.
        Check::new("W1", "z", &LINES, |layer| {
            Ok(layer.line_case(outputs(layer)?))
        }),
        // (W2), the four products, are those of the matrices of `transforms`.
        Check::new("W2", "t", &LINES, |layer| {
            Ok(layer.line_case(products(layer)))
        }),
        // (W3), the outputs from the products, are what `conv_forward` returns.
        Check::new("W3", "z", &LINES, |layer| {
            Ok(layer.line_case(outputs(layer)?))
        }),
        // (W4), the sum of the middle products, is that of the products of `transforms`.
        Check::new("W4", r"\sigma", &LINES, |layer| {
            Ok(layer.line_case(products(layer).map(|t| t[1] + t[2])))
        }),
        // (W5), the difference of the middle products, is that of the products of `transforms`.
        Check::new("W5", r"\delta", &LINES, |layer| {
            Ok(layer.line_case(products(layer).map(|t| t[1] - t[2])))
        }),
        // (W6), the same in matrix form, is what `conv_forward` returns.
        Check::new("W6", "z", &LINES, |layer| {
            Ok(layer.line_case(outputs(layer)?))
        }),
    ]
}

/// The output of the literal loops for `a` without a bias.
fn literal(a: ArrayView4<f64>, layer: &Layer) -> Result<Computed<(Array4<f64>, ConvCache<f64>)>> {
    let w = layer.cache.w.view();
    let no_bias = Array4::zeros(layer.b.raw_dim());
    let params = ConvParams { stride: 1, pad: 0 };
    Ok(computed!(conv_forward(a, w, no_bias.view(), params)?))
}

fn outputs(layer: &Layer) -> Result<Computed<Array1<f64>>> {
    let all = literal(layer.cache.a_prev.view(), layer)?;
    Ok(all.map(|(z, _cache)| z.into_flat()))
}

fn products(layer: &Layer) -> Computed<Array1<f64>> {
    let (x, w) = (layer.cache.a_prev.flatten(), layer.cache.w.flatten());
    computed!(winograd::transforms()).map(|by| by.g.dot(&w) * by.b.t().dot(&x))
}

fn forward() -> Vec<Check> {
    vec![
        // (W7), the transformed filter, is the result of `both_sides` with `G`.
        Check::new("W7", "U", &TILES, |layer| {
            layer.tile_case(layer.parts()?.u.map(square))
        }),
        // (W8), the transformed tile, is the result of `both_sides` with `B` transposed.
        Check::new("W8", "V", &TILES, |layer| {
            layer.tile_case(layer.parts()?.v.map(square))
        }),
        // (W9), the tile of the output, is what `conv_forward` returns.
        Check::new("W9", "Z", &TILES, |layer| {
            let all = literal(layer.cache.a_prev.view(), layer)?;
            layer.tile_case(all.map(|(z, _cache)| z.slice_move(s![0, .., .., 0])))
        }),
        // (W10), the tiles of the input, are those that `cut_tiles` cuts. No number is zero, because
        // otherwise a border of the wrong width would not be noticed.
        Check::new("W10", "X", &TILED, |layer| {
            let (_, n_h, n_w, _) = layer.dz.dim();
            let padded = NumpyRng::seed(23).randn(layer.padded()?.a_prev.raw_dim())?;
            let x = computed!(winograd::cut_tiles(padded.view(), (n_h, n_w), TILE)?);
            Ok(layer.tiles_case(x)?.given(A_PAD, &padded))
        }),
        // (W11), the tiles of the output, are the results of `conv_forward` for the tiles of the input.
        Check::new("W11", "Y", &TILED, |layer| {
            let x = layer.parts()?.x;
            let all = literal(x.view().permuted_axes(AS_BATCH), layer)?;
            layer.tiles_case(all.map(|(z, _cache)| z.permuted_axes(AS_TILES)))
        }),
    ]
}

/// Tiles as a batch of small images, and back.
const AS_BATCH: [usize; 4] = [2, 0, 1, 3];
const AS_TILES: [usize; 4] = [1, 2, 0, 3];

fn backward() -> Vec<Check> {
    vec![
        // (W12), the transformed upstream gradient, is the result of `both_sides` with `A`.
        Check::new("W12", "D", &TILES, |layer| {
            layer.tile_case(layer.parts()?.d.map(square))
        }),
        // (W13), the gradient of the transformed filter, is what `numerical_gradient` finds; it is exact,
        // because the outputs are linear in it.
        Check::new("W13", "dU", &TILES, |layer| {
            let (u, v) = (layer.parts()?.u.value, layer.parts()?.v.value);
            let loss = |u: ArrayView4<f64>| layer.loss_of_products(&u * &v);
            let du = computed!(gradcheck::numerical_gradient(u.view(), 0.5, loss)?);
            layer.tile_case(du.map(square))
        }),
        // (W14), the gradient of the transformed tile, is what `numerical_gradient` finds; it is exact,
        // because the outputs are linear in it.
        Check::new("W14", "dV", &TILES, |layer| {
            let (u, v) = (layer.parts()?.u.value, layer.parts()?.v.value);
            let loss = |v: ArrayView4<f64>| layer.loss_of_products(&u * &v);
            let dv = computed!(gradcheck::numerical_gradient(v.view(), 0.5, loss)?);
            layer.tile_case(dv.map(square))
        }),
        // (W15), the gradient of one filter from one tile, is `dw` of `conv_backward`.
        Check::new("W15", "dW", &TILES, |layer| {
            let dw = computed!(conv_backward(layer.dz.view(), &layer.cache)?.dw);
            layer.tile_case(dw.map(square))
        }),
        // (W16), the gradient of one tile, is `da_prev` of `conv_backward`.
        Check::new("W16", "dX", &TILES, |layer| {
            let dx = computed!(conv_backward(layer.dz.view(), &layer.cache)?.da_prev);
            layer.tile_case(dx.map(|dx| dx.slice_move(s![0, .., .., 0])))
        }),
        // (W17), the gradient of all filters, is `dw` of `conv_backward`.
        Check::new("W17", "dW", &TILED, |layer| {
            layer.tiles_case(computed!(conv_backward(layer.dz.view(), &layer.cache)?.dw))
        }),
        // (W18), the gradients of the tiles, are the results of `conv_backward` for each tile by itself.
        Check::new("W18", "dX", &TILED, |layer| {
            layer.tiles_case(tile_gradients(layer)?)
        }),
        // (W19), the tiles added at their original positions, is `da_prev` of `conv_backward` if the input is
        // padded beforehand.
        Check::new("W19", DA_PAD, &TILED, |layer| {
            let dz = layer.dz.view();
            let da_pad = computed!(conv_backward(dz, &layer.padded()?)?.da_prev);
            Ok(layer
                .tiles_case(da_pad)?
                .given("dX", tile_gradients(layer)?.value))
        }),
        // (W20), the gradient of the biases from the transformed tiles, is `db` of `conv_backward`.
        Check::new("W20", "db", &TILED, |layer| {
            let db = computed!(conv_backward(layer.dz.view(), &layer.cache)?.db);
            layer.tiles_case(db.map(Array4::into_flat))
        }),
    ]
}

/// The results of `conv_backward` for each tile by itself.
fn tile_gradients(layer: &Layer) -> Result<Computed<Array4<f64>>> {
    let parts = layer.parts()?;
    let (_, cache) = literal(parts.x.view().permuted_axes(AS_BATCH), layer)?.value;
    let dz = parts.dz.view().permuted_axes(AS_BATCH);
    let dx = computed!(conv_backward(dz, &cache)?.da_prev);
    Ok(dx.map(|dx| dx.permuted_axes(AS_TILES)))
}
