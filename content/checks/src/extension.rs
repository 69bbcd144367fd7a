//! The formulas of the layer's relatives, one function a formula.

use cnn_backprop::conv_backward;
use cnn_backprop::extension::dilation::{
    DilatedCache, dilated_conv_backward, dilated_conv_forward, dilated_output_shape,
};
use cnn_backprop::extension::groups::{GroupedCache, grouped_conv_backward, grouped_conv_forward};
use cnn_backprop::extension::transposed::{
    TransposedCache, transposed_conv_backward, transposed_conv_forward, transposed_size,
};
use formula::Tensor;
use ndarray::Axis;

use crate::check::{Check, tensor};
use crate::geometries::{dilated, grouped, pointwise, transposed};

/// All of them, in the order of the book.
pub fn checks() -> Vec<Check> {
    vec![
        transposed_uncut(),
        transposed_forward(),
        transposed_height(),
        transposed_width(),
        transposed_input_gradient(),
        transposed_filter_gradient(),
        dilated_forward(),
        dilated_height(),
        dilated_width(),
        dilated_input_gradient(),
        dilated_filter_gradient(),
        grouped_forward(),
        grouped_input_gradient(),
        grouped_filter_gradient(),
        pointwise_input_gradient(),
        pointwise_filter_gradient(),
    ]
}

const TRANSPOSED: &str = "extension::transposed::transposed_conv_forward";

/// (E1), the output before it is cut, is what `transposed_conv_forward` returns without padding and
/// bias.
pub fn transposed_uncut() -> Check {
    let left = r"Y^{\mathrm{pad}}";
    Check::new("E1", left, TRANSPOSED, transposed(), |layer| {
        layer.case(tensor(&layer.uncut()?))
    })
}

/// (E2), the output, is what `transposed_conv_forward` returns; `Y^{pad}` in it is that of (E1).
pub fn transposed_forward() -> Check {
    Check::new("E2", "Y", TRANSPOSED, transposed(), |layer| {
        let TransposedCache { x, w, params } = &layer.cache;
        let (y, _) = transposed_conv_forward(x.view(), w.view(), layer.b.view(), *params)?;
        layer.case(tensor(&y))
    })
}

/// (E3), the height of a transposed convolution's output, is what `transposed_size` returns.
pub fn transposed_height() -> Check {
    let against = "extension::transposed::transposed_size";
    Check::new("E3", "N_H", against, transposed(), |layer| {
        let TransposedCache { x, w, params } = &layer.cache;
        let size = transposed_size("height", x.dim().1, w.dim().0, *params)?;
        layer.case(Tensor::scalar(size as f64))
    })
}

/// (E4), the width of a transposed convolution's output, is what `transposed_size` returns.
pub fn transposed_width() -> Check {
    let against = "extension::transposed::transposed_size";
    Check::new("E4", "N_W", against, transposed(), |layer| {
        let TransposedCache { x, w, params } = &layer.cache;
        let size = transposed_size("width", x.dim().2, w.dim().1, *params)?;
        layer.case(Tensor::scalar(size as f64))
    })
}

/// (E5), the gradient of the input, is `da_prev` of `transposed_conv_backward`.
pub fn transposed_input_gradient() -> Check {
    let against = "extension::transposed::transposed_conv_backward";
    Check::new("E5", "dX", against, transposed(), |layer| {
        let grads = transposed_conv_backward(layer.upstream.view(), &layer.cache)?;
        layer.case(tensor(&grads.da_prev))
    })
}

/// (E6), the gradient of the filters, is `dw` of `transposed_conv_backward`.
pub fn transposed_filter_gradient() -> Check {
    let against = "extension::transposed::transposed_conv_backward";
    Check::new("E6", "dW", against, transposed(), |layer| {
        let grads = transposed_conv_backward(layer.upstream.view(), &layer.cache)?;
        layer.case(tensor(&grads.dw))
    })
}

/// (E7), the dilated convolution, is what `dilated_conv_forward` returns.
pub fn dilated_forward() -> Check {
    let against = "extension::dilation::dilated_conv_forward";
    Check::new("E7", "Z", against, dilated(), |layer| {
        let DilatedCache { a_prev, w, params } = &layer.cache;
        let (z, _) = dilated_conv_forward(a_prev.view(), w.view(), layer.b.view(), *params)?;
        layer.case(tensor(&z))
    })
}

/// (E8), the height of a dilated convolution's output, is what `dilated_output_shape` returns.
pub fn dilated_height() -> Check {
    let against = "extension::dilation::dilated_output_shape";
    Check::new("E8", "n_H", against, dilated(), |layer| {
        let DilatedCache { a_prev, w, params } = &layer.cache;
        let (_, n_h, ..) = dilated_output_shape(&a_prev.view(), &w.view(), *params)?;
        layer.case(Tensor::scalar(n_h as f64))
    })
}

/// (E9), the width of a dilated convolution's output, is what `dilated_output_shape` returns.
pub fn dilated_width() -> Check {
    let against = "extension::dilation::dilated_output_shape";
    Check::new("E9", "n_W", against, dilated(), |layer| {
        let DilatedCache { a_prev, w, params } = &layer.cache;
        let (_, _, n_w, _) = dilated_output_shape(&a_prev.view(), &w.view(), *params)?;
        layer.case(Tensor::scalar(n_w as f64))
    })
}

const DA_PAD: &str = r"dA^{\mathrm{pad}}";

/// (E10), the gradient of the padded input, is `da_prev` of `dilated_conv_backward` if the input is
/// padded beforehand.
pub fn dilated_input_gradient() -> Check {
    let against = "extension::dilation::dilated_conv_backward";
    Check::new("E10", DA_PAD, against, dilated(), |layer| {
        let grads = dilated_conv_backward(layer.upstream.view(), &layer.padded_cache()?)?;
        layer.case(tensor(&grads.da_prev))
    })
}

/// (E11), the gradient of the filters, is `dw` of `dilated_conv_backward`.
pub fn dilated_filter_gradient() -> Check {
    let against = "extension::dilation::dilated_conv_backward";
    Check::new("E11", "dW", against, dilated(), |layer| {
        let grads = dilated_conv_backward(layer.upstream.view(), &layer.cache)?;
        layer.case(tensor(&grads.dw))
    })
}

/// (E12), the grouped convolution, is what `grouped_conv_forward` returns.
pub fn grouped_forward() -> Check {
    let against = "extension::groups::grouped_conv_forward";
    Check::new("E12", "Z", against, grouped(), |layer| {
        let GroupedCache { a_prev, w, params } = &layer.cache;
        let (z, _) = grouped_conv_forward(a_prev.view(), w.view(), layer.b.view(), *params)?;
        layer.case(tensor(&z))
    })
}

/// (E13), the gradient of the padded input, is `da_prev` of `grouped_conv_backward` if the input is
/// padded beforehand.
pub fn grouped_input_gradient() -> Check {
    let against = "extension::groups::grouped_conv_backward";
    Check::new("E13", DA_PAD, against, grouped(), |layer| {
        let grads = grouped_conv_backward(layer.upstream.view(), &layer.padded_cache()?)?;
        layer.case(tensor(&grads.da_prev))
    })
}

/// (E14), the gradient of the filters, is `dw` of `grouped_conv_backward`.
pub fn grouped_filter_gradient() -> Check {
    let against = "extension::groups::grouped_conv_backward";
    Check::new("E14", "dW", against, grouped(), |layer| {
        let grads = grouped_conv_backward(layer.upstream.view(), &layer.cache)?;
        layer.case(tensor(&grads.dw))
    })
}

/// (E15), the gradient of the input of a 1×1 convolution, is `da_prev` of `conv_backward`.
pub fn pointwise_input_gradient() -> Check {
    let left = r"dA^{\mathrm{prev}}";
    Check::new("E15", left, "conv_backward", pointwise(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        Ok(layer.pointwise_case(tensor(&grads.da_prev)))
    })
}

/// (E16), the gradient of the filters of a 1×1 convolution, is `dw` of `conv_backward` without its
/// axes of extent 1.
pub fn pointwise_filter_gradient() -> Check {
    Check::new("E16", "dW", "conv_backward", pointwise(), |layer| {
        let grads = conv_backward(layer.dz.view(), &layer.cache)?;
        let dw = grads.dw.index_axis(Axis(0), 0).index_axis_move(Axis(0), 0);
        Ok(layer.pointwise_case(tensor(&dw)))
    })
}
