//! The formulas of the chain rule, of what the loss sends back, and of the layouts; one function a
//! formula.

use cnn_backprop::gradcheck::numerical_gradient;
use cnn_backprop::{
    conv_single_step, cross_entropy_backward, cross_entropy_forward, flatten, relu_backward,
    relu_forward, softmax,
};
use formula::Tensor;
use ndarray::{Array3, Array4, ArrayView4, Axis};

use crate::geometries::{Dense, chains, convolutions, denses, steps};
use formula_check::{Case, Check, tensor};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        chain_rule(),
        chain_of_two(),
        half_square(),
        half_square_backward(),
        relu(),
        relu_gradient(),
        probabilities(),
        stable_probabilities(),
        cross_entropy(),
        cross_entropy_of_logits(),
        logits_gradient(),
        channels_first(),
        filters_first(),
        channels_first_rows(),
        true_convolution(),
    ]
}

/// (C1), the chain rule for one layer, with every partial derivative of a convolution written out,
/// is what `conv_backward` returns.
pub fn chain_rule() -> Check {
    Check::new("C1", "dx", "conv_backward", chains(), |chain| {
        Ok(chain.case(tensor(&chain.dx)))
    })
}

/// (C2), the chain rule for a convolution and a dense layer, is `dense_backward` and then
/// `conv_backward`.
pub fn chain_of_two() -> Check {
    let against = "dense_backward, conv_backward";
    Check::new("C2", "dx", against, chains(), |chain| {
        Ok(chain.case(tensor(&chain.dx)))
    })
}

/// The array `a` of a geometry as `Z`, rounded to halves: some of its elements are 0.
fn with_zeros(layer: &Dense) -> Array4<f64> {
    layer.a.mapv(|a| (2.0 * a).round() / 2.0)
}

fn case_with_z(layer: &Dense, z: &Array4<f64>, expected: Tensor) -> Case {
    layer.case(expected).given("Z", tensor(z))
}

/// Half the sum of squares.
fn half_square_of(z: ArrayView4<f64>) -> f64 {
    0.5 * z.mapv(|z| z * z).sum()
}

/// (C3), the loss that the course's cell has without saying so, is half the sum of squares.
pub fn half_square() -> Check {
    Check::new("C3", "L", "ndarray's sum", denses(), |layer| {
        let loss = half_square_of(layer.a.view());
        Ok(case_with_z(layer, &layer.a, Tensor::scalar(loss)))
    })
}

/// (C3a), its gradient, is what `numerical_gradient` finds; exactly, since the loss is a square.
pub fn half_square_backward() -> Check {
    let against = "gradcheck::numerical_gradient";
    Check::new("C3a", "dZ", against, denses(), |layer| {
        let z = with_zeros(layer);
        let dz = numerical_gradient(z.view(), 0.5, |z| Ok(half_square_of(z)))?;
        Ok(case_with_z(layer, &z, tensor(&dz)))
    })
}

/// (C4), the rectifier, is `relu_forward`, also where its input is 0.
pub fn relu() -> Check {
    Check::new("C4", "A", "relu_forward", denses(), |layer| {
        let z = with_zeros(layer);
        let a = relu_forward(z.view())?;
        Ok(case_with_z(layer, &z, tensor(&a)))
    })
}

/// (C5), the way back through it, is `relu_backward`, also where its input was 0.
pub fn relu_gradient() -> Check {
    Check::new("C5", "dZ", "relu_backward", denses(), |layer| {
        let z = with_zeros(layer);
        let dz = relu_backward(layer.da.view(), z.view())?;
        Ok(case_with_z(layer, &z, tensor(&dz)))
    })
}

/// (C6), the probabilities, are those of `softmax`.
pub fn probabilities() -> Check {
    Check::new("C6", r"\hat{y}", "softmax", denses(), |layer| {
        Ok(layer.case(tensor(&softmax(layer.z.view())?)))
    })
}

/// (C6a), the same with the largest logit taken off, are those of `softmax`, too.
pub fn stable_probabilities() -> Check {
    Check::new("C6a", r"\hat{y}", "softmax", denses(), |layer| {
        Ok(layer.case(tensor(&softmax(layer.z.view())?)))
    })
}

/// (C7), the mean cross-entropy from the probabilities, is that of `cross_entropy_forward`.
pub fn cross_entropy() -> Check {
    Check::new("C7", "L", "cross_entropy_forward", denses(), |layer| {
        let (loss, _cache) = cross_entropy_forward(layer.z.view(), &layer.labels)?;
        Ok(layer.case(Tensor::scalar(loss)))
    })
}

/// (C8), the same from the logits, is that of `cross_entropy_forward`, too.
pub fn cross_entropy_of_logits() -> Check {
    Check::new("C8", "L", "cross_entropy_forward", denses(), |layer| {
        let (loss, _cache) = cross_entropy_forward(layer.z.view(), &layer.labels)?;
        Ok(layer.case(Tensor::scalar(loss)))
    })
}

/// (C9), the gradient of the logits, is what `cross_entropy_backward` returns.
pub fn logits_gradient() -> Check {
    Check::new("C9", "dz", "cross_entropy_backward", denses(), |layer| {
        let (_loss, cache) = cross_entropy_forward(layer.z.view(), &layer.labels)?;
        Ok(layer.case(tensor(&cross_entropy_backward(&cache)?)))
    })
}

/// (C10), images channels first, are those of ndarray's `permuted_axes`.
pub fn channels_first() -> Check {
    let (left, against) = (r"A^{\mathrm{NCHW}}", "permuted_axes([0, 3, 1, 2])");
    Check::new("C10", left, against, convolutions(), |layer| {
        let first = layer.a_prev.view().permuted_axes([0, 3, 1, 2]);
        Ok(layer.case(tensor(&first)))
    })
}

/// (C11), filters as PyTorch has them, are those of ndarray's `permuted_axes`.
pub fn filters_first() -> Check {
    let (left, against) = (r"W^{\mathrm{OIHW}}", "permuted_axes([3, 2, 0, 1])");
    Check::new("C11", left, against, convolutions(), |layer| {
        let first = layer.w.view().permuted_axes([3, 2, 0, 1]);
        Ok(layer.case(tensor(&first)))
    })
}

/// (C12), rows flattened channels first, are what `flatten` makes of permuted axes.
pub fn channels_first_rows() -> Check {
    let (left, against) = (r"x^{\mathrm{NCHW}}", "flatten");
    Check::new("C12", left, against, denses(), |layer| {
        let x = flatten(layer.a.view().permuted_axes([0, 3, 1, 2]))?;
        let mut case = layer.case(tensor(&x));
        for name in ["W", "b", "x", "z", "M", "dz", r"\hat{y}", "y", "n_y", "n_x"] {
            case.env.remove(name); // names of another scope
        }
        Ok(case)
    })
}

/// (C13), the convolution of mathematics, is `conv_single_step` with the filter turned by 180°.
pub fn true_convolution() -> Check {
    Check::new("C13", "z", "conv_single_step", steps(), |step| {
        let mut turned = step.w.clone();
        turned.invert_axis(Axis(0));
        turned.invert_axis(Axis(1));
        let no_bias = Array3::zeros((1, 1, 1));
        let z = conv_single_step(step.a_slice.view(), turned.view(), no_bias.view())?;
        Ok(step.case(Tensor::scalar(z)))
    })
}
