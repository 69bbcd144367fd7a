//! The formulas of pooling windows that reach past the image.

use cnn_backprop::extension::pooling::{
    Divisor, PaddedPoolCache, padded_pool_backward, padded_pool_forward,
};
use cnn_backprop::geometry::output_size;
use cnn_backprop::{PoolMode, TieRule};
use formula_check::{Check, computed};

use crate::DA_PREV;
use crate::geometries::BORDERED;

pub(crate) fn checks() -> Vec<Check> {
    vec![
        // (P8), the steps to the last window, are one less than the windows of `output_size`, if rows are added
        // so that rounding down is rounding up.
        Check::new("P8", "K", &BORDERED[..3], |layer| {
            let PaddedPoolCache { a_prev, params } = &layer.cache;
            let (f, stride) = (params.window.height, params.stride);
            let (_, n_h_prev, n_w_prev, _) = a_prev.dim();
            let (high, _) = params.padding.around((n_h_prev, n_w_prev))?;
            let n = computed!(output_size("height", high + stride - 1, f, 0, stride)?);
            Ok(layer.case(n.map(|n| n - 1))?)
        }),
        // (P9), the number of windows in ceil mode, is the height of what `padded_pool_forward` returns.
        Check::new("P9", "n_H", &BORDERED[..3], |layer| {
            let (a_prev, params) = (layer.cache.a_prev.view(), layer.cache.params);
            let a = computed!(padded_pool_forward(a_prev, params, PoolMode::Max)?.0);
            Ok(layer.case(a.map(|a| a.dim().1))?)
        }),
        // (P10), the pixels under each window, are what `padded_conv_forward` makes of an image of ones with a
        // filter of ones.
        Check::new("P10", "N", &BORDERED, |layer| {
            Ok(layer.case(layer.counts(Divisor::Pixels)?)?)
        }),
        // (P11), the positions under each window, are what it makes of ones if the padding is ones, too.
        Check::new("P11", "N", &BORDERED, |layer| {
            Ok(layer.case(layer.counts(Divisor::Positions)?)?)
        }),
        // (P12), the mean of each window, is what `padded_pool_forward` returns in mode `Average`; `N` in it
        // is that of (P10) or of (P11), as the layer divides.
        Check::new("P12", "A", &BORDERED, |layer| {
            let (a_prev, params) = (layer.cache.a_prev.view(), layer.cache.params);
            let a = computed!(padded_pool_forward(a_prev, params, PoolMode::Average)?.0);
            Ok(layer.case(a)?)
        }),
        // (P13), the gradient of its input, is what `padded_pool_backward` returns in mode `Average`.
        Check::new("P13", DA_PREV, &BORDERED, |layer| {
            let (da, mean, ties) = (layer.da.view(), PoolMode::Average, TieRule::default());
            let da_prev = computed!(padded_pool_backward(da, &layer.cache, mean, ties)?);
            Ok(layer.case(da_prev)?)
        }),
    ]
}
