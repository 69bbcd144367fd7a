//! The formulas of the pooling layer, one function a formula.

use cnn_backprop::window::mean;
use cnn_backprop::{
    PoolMode, Result, TieRule, create_mask_from_window, create_mask_with_ties, distribute_value,
    pool_backward, pool_backward_with_ties, pool_forward,
};
use formula::Tensor;
use ndarray::{Array2, Array4, Axis, s};

use crate::geometries::{Pooling, Window, poolings, windows};
use formula_check::{Case, Check, tensor};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        max_forward(),
        average_forward(),
        mask(),
        max_backward(),
        first_maximum(),
        shared_maximum(),
        max_backward_by_place(),
        share(),
        average_backward(),
        average_as_convolution(),
        average_as_convolution_backward(),
        global_average(),
        global_average_backward(),
    ]
}

/// (F6), the largest of each window, is what `pool_forward` returns in mode `Max`.
pub fn max_forward() -> Check {
    Check::new("F6", "A", "pool_forward", poolings(), |layer| {
        let (a, _cache) = pool_forward(layer.a_prev.view(), layer.params, PoolMode::Max)?;
        Ok(layer.case(tensor(&a)))
    })
}

/// (F7), the mean of each window, is what `pool_forward` returns in mode `Average`.
pub fn average_forward() -> Check {
    Check::new("F7", "A", "pool_forward", poolings(), |layer| {
        let (a, _cache) = pool_forward(layer.a_prev.view(), layer.params, PoolMode::Average)?;
        Ok(layer.case(tensor(&a)))
    })
}

/// (4), the mask of one window, is what `create_mask_from_window` returns, also where there are
/// ties.
pub fn mask() -> Check {
    let against = "create_mask_from_window";
    Check::new("4", "M", against, windows(), |window| {
        let mask = create_mask_from_window(window.x.view())?;
        Ok(window.case(tensor(&mask)))
    })
}

/// (4a), the way back through max pooling, is what `pool_backward` returns in mode `Max`, also
/// where there are ties.
pub fn max_backward() -> Check {
    let (left, against) = (r"dA^{\mathrm{prev}}", "pool_backward");
    Check::new("4a", left, against, poolings(), |layer| {
        let da_prev = pool_backward(layer.da.view(), &layer.cache(), PoolMode::Max)?;
        Ok(layer.case(tensor(&da_prev)))
    })
}

/// (P1), the mask of the first maximum; `M` in it is the mask of (4).
pub fn first_maximum() -> Check {
    let (left, against) = (r"M^{\mathrm{first}}", "create_mask_with_ties");
    Check::new("P1", left, against, windows(), |window| {
        with_ties(window, TieRule::First)
    })
}

/// (P2), the shares of all maxima; `M` in it is the mask of (4).
pub fn shared_maximum() -> Check {
    let (left, against) = (r"M^{\mathrm{shared}}", "create_mask_with_ties");
    Check::new("P2", left, against, windows(), |window| {
        with_ties(window, TieRule::Shared)
    })
}

fn with_ties(window: &Window, ties: TieRule) -> Result<Case> {
    let shares = create_mask_with_ties(window.x.view(), ties)?;
    let mask = create_mask_from_window(window.x.view())?;
    Ok(window.case(tensor(&shares)).given("M", tensor(&mask)))
}

/// (P3), the way back to the kept places, is `pool_backward_with_ties` with the rule `First`.
pub fn max_backward_by_place() -> Check {
    let (left, against) = (r"dA^{\mathrm{prev}}", "pool_backward_with_ties");
    Check::new("P3", left, against, poolings(), |layer| {
        let (da, cache) = (layer.da.view(), layer.cache());
        let da_prev = pool_backward_with_ties(da, &cache, PoolMode::Max, TieRule::First)?;
        Ok(layer.case(tensor(&da_prev)).given("P", places(layer)?))
    })
}

/// The number of the first maximum's place in each window.
fn places(layer: &Pooling) -> Result<Tensor> {
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
    Ok(tensor(&places))
}

/// (5), the share of each element of a window, is what `distribute_value` returns.
pub fn share() -> Check {
    Check::new("5", "dx", "distribute_value", windows(), |window| {
        let shares = distribute_value(window.dz, window.x.dim())?;
        Ok(window.case(tensor(&shares)))
    })
}

/// (5a), the way back through average pooling, is what `pool_backward` returns in mode `Average`.
pub fn average_backward() -> Check {
    let (left, against) = (r"dA^{\mathrm{prev}}", "pool_backward");
    Check::new("5a", left, against, poolings(), |layer| {
        let da_prev = pool_backward(layer.da.view(), &layer.cache(), PoolMode::Average)?;
        Ok(layer.case(tensor(&da_prev)))
    })
}

/// (P4), the convolution that takes means, is what `pool_forward` returns in mode `Average`.
pub fn average_as_convolution() -> Check {
    Check::new("P4", "A", "pool_forward", poolings(), |layer| {
        let (a, _cache) = pool_forward(layer.a_prev.view(), layer.params, PoolMode::Average)?;
        Ok(layer.case(tensor(&a)))
    })
}

/// (P5), the way back through it, is what `pool_backward` returns in mode `Average`.
pub fn average_as_convolution_backward() -> Check {
    let (left, against) = (r"dA^{\mathrm{prev}}", "pool_backward");
    Check::new("P5", left, against, poolings(), |layer| {
        let da_prev = pool_backward(layer.da.view(), &layer.cache(), PoolMode::Average)?;
        Ok(layer.case(tensor(&da_prev)))
    })
}

/// (P6), the mean of each channel, is what `mean` returns for its feature map.
pub fn global_average() -> Check {
    Check::new("P6", "A", "window::mean", poolings(), |layer| {
        let da = one_a_channel(layer);
        let mut a = Array2::zeros(da.raw_dim());
        for ((i, c), mean_of_map) in a.indexed_iter_mut() {
            *mean_of_map = mean(layer.a_prev.slice(s![i, .., .., c]))?;
        }
        Ok(layer.case(tensor(&a)).given("dA", tensor(&da)))
    })
}

/// (P7), the way back through it, is what `distribute_value` returns for a whole feature map.
pub fn global_average_backward() -> Check {
    let (left, against) = (r"dA^{\mathrm{prev}}", "distribute_value");
    Check::new("P7", left, against, poolings(), |layer| {
        let (_, n_h_prev, n_w_prev, _) = layer.a_prev.dim();
        let da = one_a_channel(layer);
        let mut da_prev = Array4::zeros(layer.a_prev.raw_dim());
        for ((i, c), &of_map) in da.indexed_iter() {
            let share = distribute_value(of_map, (n_h_prev, n_w_prev))?;
            da_prev.slice_mut(s![i, .., .., c]).assign(&share);
        }
        Ok(layer.case(tensor(&da_prev)).given("dA", tensor(&da)))
    })
}

/// A gradient for each channel of each example: any numbers will do.
fn one_a_channel(layer: &Pooling) -> Array2<f64> {
    layer.da.sum_axis(Axis(1)).sum_axis(Axis(1))
}
