//! The formulas of the chain rule, of the gradients from the loss, and of the layouts.

use cnn_backprop::{
    conv_backward, conv_single_step, cross_entropy_backward, cross_entropy_forward, dense_backward,
    flatten, gradcheck, relu_backward, relu_forward, softmax, unflatten,
};
use formula_check::{Check, computed};
use ndarray::{Array3, Array4, ArrayBase, ArrayRef, ArrayView4, Axis};

use crate::geometries::{CHAINS, CONVOLUTIONS, DENSES, STEPS};

pub(crate) fn checks() -> Vec<Check> {
    let mut all = chain_rule();
    all.extend(losses());
    all.extend(layouts());
    all
}

fn chain_rule() -> Vec<Check> {
    vec![
        // (C1), the chain rule for one layer, with every partial derivative of a convolution written out, is
        // what `conv_backward` returns.
        Check::new("C1", "dx", &CHAINS, |chain| {
            let upstream = unflatten(chain.dy.view(), chain.dim_y)?;
            let dx = computed!(conv_backward(upstream.view(), &chain.conv)?.da_prev);
            Ok(chain.case(dx.map(Array4::into_flat)))
        }),
        // (C2), the chain rule for a convolution and a dense layer, is `dense_backward` and then
        // `conv_backward`.
        Check::new("C2", "dx", &CHAINS, |chain| {
            let dy = computed!(dense_backward(chain.dz.view(), &chain.dense)?.dx);
            let upstream = unflatten(dy.value.view(), chain.dim_y)?;
            let dx = computed!(conv_backward(upstream.view(), &chain.conv)?.da_prev);
            Ok(chain.case(dx.out_of(&dy).map(Array4::into_flat)))
        }),
    ]
}

/// Rounded to halves, so that some elements are 0.
fn with_zeros(a: &Array4<f64>) -> Array4<f64> {
    a.mapv(|a| (2.0 * a).round() / 2.0)
}

fn losses() -> Vec<Check> {
    vec![
        // (C3), the implicit loss of the course's cell, is half the sum of squares.
        Check::new("C3", "L", &DENSES, |layer| {
            let squares = layer.a.mapv(|a| a * a);
            let loss = computed!(ArrayRef::sum(&squares)).map(|sum| 0.5 * sum);
            Ok(layer.case(loss).given("Z", &layer.a))
        }),
        // (C3a), its gradient, is what `numerical_gradient` finds; it is exact, because the loss is a square.
        Check::new("C3a", "dZ", &DENSES, |layer| {
            let z = with_zeros(&layer.a);
            let loss = |z: ArrayView4<f64>| Ok(0.5 * z.mapv(|z| z * z).sum());
            let dz = computed!(gradcheck::numerical_gradient(z.view(), 0.5, loss)?);
            Ok(layer.case(dz).given("Z", z))
        }),
        // (C4), the rectifier, is `relu_forward`, also where its input is 0.
        Check::new("C4", "A", &DENSES, |layer| {
            let z = with_zeros(&layer.a);
            Ok(layer.case(computed!(relu_forward(z.view())?)).given("Z", z))
        }),
        // (C5), the gradient of its input, is `relu_backward`, also where its input was 0.
        Check::new("C5", "dZ", &DENSES, |layer| {
            let z = with_zeros(&layer.a);
            let dz = computed!(relu_backward(layer.da.view(), z.view())?);
            Ok(layer.case(dz).given("Z", z))
        }),
        // (C6), the probabilities, are those of `softmax`.
        Check::new("C6", r"\hat{y}", &DENSES, |layer| {
            Ok(layer.case(computed!(softmax(layer.z.view())?)))
        }),
        // (C6a), the same after subtracting the largest logit, are also those of `softmax`.
        Check::new("C6a", r"\hat{y}", &DENSES, |layer| {
            Ok(layer.case(computed!(softmax(layer.z.view())?)))
        }),
        // (C7), the mean cross-entropy from the probabilities, is that of `cross_entropy_forward`.
        Check::new("C7", "L", &DENSES, |layer| {
            let (z, labels) = (layer.z.view(), &layer.labels);
            Ok(layer.case(computed!(cross_entropy_forward(z, labels)?.0)))
        }),
        // (C8), the same from the logits, is also that of `cross_entropy_forward`.
        Check::new("C8", "L", &DENSES, |layer| {
            let (z, labels) = (layer.z.view(), &layer.labels);
            Ok(layer.case(computed!(cross_entropy_forward(z, labels)?.0)))
        }),
        // (C9), the gradient of the logits, is what `cross_entropy_backward` returns.
        Check::new("C9", "dz", &DENSES, |layer| {
            let (_loss, cache) = cross_entropy_forward(layer.z.view(), &layer.labels)?;
            Ok(layer.case(computed!(cross_entropy_backward(&cache)?)))
        }),
    ]
}

fn layouts() -> Vec<Check> {
    vec![
        // (C10), images channels first, are those of ndarray's `permuted_axes`.
        Check::new("C10", r"A^{\mathrm{NCHW}}", &CONVOLUTIONS, |layer| {
            let a_prev = layer.cache.a_prev.view();
            Ok(layer.case(computed!(ArrayBase::permuted_axes(a_prev, [0, 3, 1, 2]))))
        }),
        // (C11), filters as PyTorch has them, are those of ndarray's `permuted_axes`.
        Check::new("C11", r"W^{\mathrm{OIHW}}", &CONVOLUTIONS, |layer| {
            let w = layer.cache.w.view();
            Ok(layer.case(computed!(ArrayBase::permuted_axes(w, [3, 2, 0, 1]))))
        }),
        // (C12), rows flattened channels first, are the result of `flatten` for permuted axes.
        Check::new("C12", r"x^{\mathrm{NCHW}}", &DENSES, |layer| {
            let first = layer.a.view().permuted_axes([0, 3, 1, 2]);
            let mut case = layer.case(computed!(flatten(first)?));
            for name in ["W", "b", "x", "z", "M", "dz", r"\hat{y}", "y", "n_y", "n_x"] {
                case.env.remove(name); // names of another scope
            }
            Ok(case)
        }),
        // (C13), the convolution of mathematics, is `conv_single_step` with the filter rotated by 180°.
        Check::new("C13", "z", &STEPS, |step| {
            let mut turned = step.w.clone();
            turned.invert_axis(Axis(0));
            turned.invert_axis(Axis(1));
            let (a, no_bias) = (step.a_slice.view(), Array3::zeros((1, 1, 1)));
            Ok(step.case(computed!(conv_single_step(
                a,
                turned.view(),
                no_bias.view()
            )?)))
        }),
    ]
}
