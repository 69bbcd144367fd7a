//! The formulas of the pooling layer.

use cnn_backprop::{
    PoolMode, Result, TieRule, create_mask_from_window, create_mask_with_ties, distribute_value,
    pool_backward, pool_backward_with_ties, pool_forward, window,
};
use formula_check::{Check, Computed, computed};
use ndarray::{Array2, Array4, Axis, s};

use crate::DA_PREV;
use crate::geometries::{POOLINGS, Pooling, WINDOWS};

pub(crate) fn checks() -> Vec<Check> {
    vec![
        // (F6), the largest of each window, is what `pool_forward` returns in mode `Max`.
        Check::new("F6", "A", &POOLINGS, |layer| {
            let a_prev = layer.a_prev.view();
            Ok(layer.case(computed!(
                pool_forward(a_prev, layer.params, PoolMode::Max)?.0
            )))
        }),
        // (F7), the mean of each window, is what `pool_forward` returns in mode `Average`.
        Check::new("F7", "A", &POOLINGS, |layer| {
            let a_prev = layer.a_prev.view();
            Ok(layer.case(computed!(
                pool_forward(a_prev, layer.params, PoolMode::Average)?.0
            )))
        }),
        // (4), the mask of one window, is what `create_mask_from_window` returns, also where there are ties.
        Check::new("4", "M", &WINDOWS, |window| {
            Ok(window.case(computed!(create_mask_from_window(window.x.view())?)))
        }),
        // (4a), the gradient of max pooling, is what `pool_backward` returns in mode `Max`, also where
        // there are ties.
        Check::new("4a", DA_PREV, &POOLINGS, |layer| {
            let da = layer.da.view();
            Ok(layer.case(computed!(pool_backward(da, &layer.cache(), PoolMode::Max)?)))
        }),
        // (P1), the mask of the first maximum; `M` in it is the mask of (4).
        Check::new("P1", r"M^{\mathrm{first}}", &WINDOWS, |window| {
            let mask = create_mask_from_window(window.x.view())?;
            let first = computed!(create_mask_with_ties(window.x.view(), TieRule::First)?);
            Ok(window.case(first).given("M", mask))
        }),
        // (P2), the shares of all maxima; `M` in it is the mask of (4).
        Check::new("P2", r"M^{\mathrm{shared}}", &WINDOWS, |window| {
            let mask = create_mask_from_window(window.x.view())?;
            let shared = computed!(create_mask_with_ties(window.x.view(), TieRule::Shared)?);
            Ok(window.case(shared).given("M", mask))
        }),
        // (P3), the gradient at the kept positions, is `pool_backward_with_ties` with the rule `First`.
        Check::new("P3", DA_PREV, &POOLINGS, |layer| {
            let (da, cache, max) = (layer.da.view(), layer.cache(), PoolMode::Max);
            let da_prev = computed!(pool_backward_with_ties(da, &cache, max, TieRule::First)?);
            Ok(layer.case(da_prev).given("P", places(layer)?))
        }),
        // (5), the share of each element of a window, is what `distribute_value` returns.
        Check::new("5", "dx", &WINDOWS, |window| {
            Ok(window.case(computed!(distribute_value(window.dz, window.x.dim())?)))
        }),
        // (5a), the gradient of average pooling, is what `pool_backward` returns in mode `Average`.
        Check::new("5a", DA_PREV, &POOLINGS, |layer| {
            let da = layer.da.view();
            Ok(layer.case(computed!(pool_backward(
                da,
                &layer.cache(),
                PoolMode::Average
            )?)))
        }),
        // (P4), the convolution that takes means, is what `pool_forward` returns in mode `Average`.
        Check::new("P4", "A", &POOLINGS, |layer| {
            let a_prev = layer.a_prev.view();
            Ok(layer.case(computed!(
                pool_forward(a_prev, layer.params, PoolMode::Average)?.0
            )))
        }),
        // (P5), the gradient of its input, is what `pool_backward` returns in mode `Average`.
        Check::new("P5", DA_PREV, &POOLINGS, |layer| {
            let da = layer.da.view();
            Ok(layer.case(computed!(pool_backward(
                da,
                &layer.cache(),
                PoolMode::Average
            )?)))
        }),
        // (P6), the mean of each channel, is what `mean` returns for its feature map.
        Check::new("P6", "A", &POOLINGS, |layer| {
            let da = one_a_channel(layer);
            let means = da.indexed_iter().map(|((i, c), _)| {
                Ok(computed!(window::mean(layer.a_prev.slice(s![
                    i,
                    ..,
                    ..,
                    c
                ]))?))
            });
            let means: Computed<Vec<f64>> = means.collect::<Result<_>>()?;
            let n_c = da.ncols();
            let a = means.map(|means| Array2::from_shape_fn(da.dim(), |(i, c)| means[i * n_c + c]));
            Ok(layer.case(a).given("dA", &da))
        }),
        // (P7), the gradient of its input, is what `distribute_value` returns for a whole feature map.
        Check::new("P7", DA_PREV, &POOLINGS, |layer| {
            let (_, rows, cols, n_c) = layer.a_prev.dim();
            let da = one_a_channel(layer);
            let shares = da
                .iter()
                .map(|&of_map| Ok(computed!(distribute_value(of_map, (rows, cols))?)));
            let shares: Computed<Vec<Array2<f64>>> = shares.collect::<Result<_>>()?;
            let da_prev = shares.map(|shares| {
                Array4::from_shape_fn(layer.a_prev.dim(), |(i, y, x, c)| {
                    shares[i * n_c + c][[y, x]]
                })
            });
            Ok(layer.case(da_prev).given("dA", &da))
        }),
    ]
}

/// The position of the first maximum in each window.
fn places(layer: &Pooling) -> Result<Array4<f64>> {
    let (f, stride) = (layer.params.f, layer.params.stride);
    let mut places = Array4::zeros(layer.da.raw_dim());
    for ((i, h, w, c), place) in places.indexed_iter_mut() {
        let window = s![i, h * stride..h * stride + f, w * stride..w * stride + f, c];
        let first = create_mask_with_ties(layer.a_prev.slice(window), TieRule::First)?;
        let numbers = first.iter().zip(0..);
        *place = numbers
            .map(|(share, number)| share * f64::from(number))
            .sum();
    }
    Ok(places)
}

/// A gradient for each channel of each example; any numbers will do.
fn one_a_channel(layer: &Pooling) -> Array2<f64> {
    layer.da.sum_axis(Axis(1)).sum_axis(Axis(1))
}
