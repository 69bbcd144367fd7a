//! The formulas of the pooling layer, one function a formula.

use cnn_backprop::{
    PoolMode, create_mask_from_window, distribute_value, pool_backward, pool_forward,
};

use crate::check::{Check, tensor};
use crate::geometries::{poolings, windows};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        max_forward(),
        average_forward(),
        mask(),
        max_backward(),
        share(),
        average_backward(),
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
