//! The formulas of the convolutional layer, one function a formula.

use cnn_backprop::geometry::output_size;
use cnn_backprop::{Result, conv_backward, conv_forward, conv_single_step, zero_pad};
use formula::Tensor;
use ndarray::Axis;

use crate::geometries::{Convolution, convolutions, steps};
use formula_check::{Case, Check, tensor};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        padding(),
        single_step(),
        forward(),
        output_height(),
        output_width(),
        input_gradient(),
        input_gradient_of_the_course(),
        input_gradient_without_border(),
        input_gradient_gathered(),
        filter_gradient(),
        filter_gradient_of_the_course(),
        bias_gradient(),
        bias_gradient_of_the_course(),
    ]
}

/// (F1), the zero padding, is what `zero_pad` returns.
pub fn padding() -> Check {
    let (left, against) = (r"A^{\mathrm{pad}}", "zero_pad");
    Check::new("F1", left, against, convolutions(), |layer| {
        let padded = zero_pad(layer.a_prev.view(), layer.params.pad)?;
        Ok(layer.case(tensor(&padded)))
    })
}

/// (F2), one filter at one place, is what `conv_single_step` returns.
pub fn single_step() -> Check {
    Check::new("F2", "z", "conv_single_step", steps(), |step| {
        let z = conv_single_step(step.a_slice.view(), step.w.view(), step.b.view())?;
        Ok(step.case(Tensor::scalar(z)))
    })
}

/// (F3), the whole layer, is what `conv_forward` returns; `A^{pad}` in it comes from `zero_pad`.
pub fn forward() -> Check {
    Check::new("F3", "Z", "conv_forward", convolutions(), |layer| {
        let (a_prev, w, b) = (layer.a_prev.view(), layer.w.view(), layer.b.view());
        let (z, _cache) = conv_forward(a_prev, w, b, layer.params)?;
        Ok(layer.case(tensor(&z)))
    })
}

/// (F4), the height of the output, is what `output_size` returns for the heights.
pub fn output_height() -> Check {
    let against = "geometry::output_size";
    Check::new("F4", "n_H", against, convolutions(), |layer| {
        let (n_prev, f) = (layer.a_prev.len_of(Axis(1)), layer.w.len_of(Axis(0)));
        let n = output_size("height", n_prev, f, layer.params.pad, layer.params.stride)?;
        Ok(layer.case(Tensor::scalar(n as f64)))
    })
}

/// (F5), the width of the output, is what `output_size` returns for the widths.
pub fn output_width() -> Check {
    let against = "geometry::output_size";
    Check::new("F5", "n_W", against, convolutions(), |layer| {
        let (n_prev, f) = (layer.a_prev.len_of(Axis(2)), layer.w.len_of(Axis(1)));
        let n = output_size("width", n_prev, f, layer.params.pad, layer.params.stride)?;
        Ok(layer.case(Tensor::scalar(n as f64)))
    })
}

/// (1), the gradient of the padded input, is `da_prev` of `conv_backward` if the input is padded
/// beforehand and the layer itself pads nothing: then there is no border to cut off.
pub fn input_gradient() -> Check {
    let (left, against) = (r"dA^{\mathrm{pad}}", "conv_backward");
    Check::new("1", left, against, convolutions(), padded_input_gradient)
}

/// (1c), the course's shorthand for (1); u and v run over the patch, c is the loop over the filters.
pub fn input_gradient_of_the_course() -> Check {
    let (left, against) = (r"dA^{\mathrm{pad}}", "conv_backward");
    Check::new("1c", left, against, convolutions(), padded_input_gradient)
        .in_loops(&["u", "v", "c"])
}

/// (1a), the same without its border, is `da_prev` of `conv_backward` on the layer as it is;
/// `dA^{pad}` in it is that of (1).
pub fn input_gradient_without_border() -> Check {
    let (left, against) = (r"dA^{\mathrm{prev}}", "conv_backward");
    Check::new("1a", left, against, convolutions(), |layer| {
        let with_border = conv_backward(layer.dz.view(), &layer.padded_cache())?;
        let grads = conv_backward(layer.dz.view(), &layer.cache())?;
        let case = layer.case(tensor(&grads.da_prev));
        Ok(case.given(r"dA^{\mathrm{pad}}", tensor(&with_border.da_prev)))
    })
}

/// (1b), the gradient of the padded input gathered place by place, equals that of (1).
pub fn input_gradient_gathered() -> Check {
    let (left, against) = (r"dA^{\mathrm{pad}}", "conv_backward");
    Check::new("1b", left, against, convolutions(), padded_input_gradient)
}

/// (2), the gradient of the filters, is `dw` of `conv_backward`.
pub fn filter_gradient() -> Check {
    Check::new("2", "dW", "conv_backward", convolutions(), filters_gradient)
}

/// (2c), the course's shorthand for (2), in a loop over the examples.
pub fn filter_gradient_of_the_course() -> Check {
    let layers = convolutions();
    Check::new("2c", "dW", "conv_backward", layers, filters_gradient).in_loops(&["i"])
}

/// (3), the gradient of the biases, is `db` of `conv_backward`, without its three axes of extent 1.
pub fn bias_gradient() -> Check {
    Check::new("3", "db", "conv_backward", convolutions(), biases_gradient)
}

/// (3c), the course's shorthand for (3), in a loop over the examples.
pub fn bias_gradient_of_the_course() -> Check {
    Check::new("3c", "db", "conv_backward", convolutions(), biases_gradient).in_loops(&["i"])
}

/// The gradient of the padded input: what is computed has no border to cut off.
fn padded_input_gradient(layer: &Convolution) -> Result<Case> {
    let grads = conv_backward(layer.dz.view(), &layer.padded_cache())?;
    Ok(layer.case(tensor(&grads.da_prev)))
}

fn filters_gradient(layer: &Convolution) -> Result<Case> {
    let grads = conv_backward(layer.dz.view(), &layer.cache())?;
    Ok(layer.case(tensor(&grads.dw)))
}

/// Without the three axes of extent 1.
fn biases_gradient(layer: &Convolution) -> Result<Case> {
    let grads = conv_backward(layer.dz.view(), &layer.cache())?;
    Ok(layer.case(tensor(&grads.db.flatten())))
}
