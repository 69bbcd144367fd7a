//! Dilated, grouped and transposed convolution give what JAX gives; and the gradient of the input,
//! made by the forward pass, is JAX's too.

use cnn_backprop::ConvParams;
use cnn_backprop::extension::dilation::{
    DilatedParams, dilated_conv_backward, dilated_conv_forward,
};
use cnn_backprop::extension::full::input_gradient_by_convolution;
use cnn_backprop::extension::groups::{GroupedParams, grouped_conv_backward, grouped_conv_forward};
use cnn_backprop::extension::transposed::{
    TransposedParams, transposed_conv_backward, transposed_conv_forward,
};
use cnn_backprop::{ConvCache, ConvGrads};
use ndarray::Array4;

use crate::fixtures::{Convolution, Extension, convolutions, extensions, transposed};
use crate::tolerance::{F64, Faults};

impl Convolution {
    fn compare(&self, faults: &mut Faults, z: &Array4<f64>, grads: &ConvGrads<f64>) {
        faults.compare(&self.name, "z", z, &self.z, F64);
        faults.compare(&self.name, "da_prev", &grads.da_prev, &self.da_prev, F64);
        faults.compare(&self.name, "dw", &grads.dw, &self.dw, F64);
        faults.compare(&self.name, "db", &grads.db, &self.db, F64);
    }
}

#[test]
fn the_turned_filters_over_the_spread_out_gradient_give_jax_gradients() {
    let mut faults = Faults::default();
    for case in convolutions() {
        let cache = ConvCache {
            params: case.params(),
            a_prev: case.a_prev,
            w: case.w,
        };
        let da_prev = input_gradient_by_convolution(case.dz.view(), &cache).unwrap();
        faults.compare(&case.name, "da_prev", &da_prev, &case.da_prev, F64);
    }
    faults.assert_none();
}

#[test]
fn dilated_convolution_is_jax_dilated_convolution() {
    let mut faults = Faults::default();
    let cases: Vec<_> = extensions().into_iter().filter(|c| c.groups == 1).collect();
    assert!(cases.iter().filter(|c| c.dilation > 1).count() >= 6);
    for Extension {
        dilation, layer, ..
    } in cases
    {
        let (a_prev, w, b) = (layer.a_prev.view(), layer.w.view(), layer.b.view());
        let conv = layer.params();
        let params = DilatedParams { conv, dilation };
        let (z, cache) = dilated_conv_forward(a_prev, w, b, params).unwrap();
        let grads = dilated_conv_backward(layer.dz.view(), &cache).unwrap();
        layer.compare(&mut faults, &z, &grads);
    }
    faults.assert_none();
}

#[test]
fn grouped_convolution_is_jax_grouped_convolution() {
    let mut faults = Faults::default();
    let cases: Vec<_> = extensions()
        .into_iter()
        .filter(|c| c.dilation == 1)
        .collect();
    assert!(cases.iter().filter(|c| c.groups > 1).count() >= 6);
    for Extension { groups, layer, .. } in cases {
        let (a_prev, w, b) = (layer.a_prev.view(), layer.w.view(), layer.b.view());
        let conv = layer.params();
        let params = GroupedParams { conv, groups };
        let (z, cache) = grouped_conv_forward(a_prev, w, b, params).unwrap();
        let grads = grouped_conv_backward(layer.dz.view(), &cache).unwrap();
        layer.compare(&mut faults, &z, &grads);
    }
    faults.assert_none();
}

#[test]
fn transposed_convolution_is_jax_convolution_with_zeros_between_its_inputs() {
    let mut faults = Faults::default();
    for case in transposed() {
        let params = TransposedParams {
            conv: ConvParams {
                stride: case.stride,
                pad: case.pad,
            },
            output_pad: case.output_pad,
        };
        let (x, w, b) = (case.x.view(), case.w.view(), case.b.view());
        let (y, cache) = transposed_conv_forward(x, w, b, params).unwrap();
        let grads = transposed_conv_backward(case.dy.view(), &cache).unwrap();
        faults.compare(&case.name, "y", &y, &case.y, F64);
        faults.compare(&case.name, "dx", &grads.da_prev, &case.dx, F64);
        faults.compare(&case.name, "dw", &grads.dw, &case.dw, F64);
        faults.compare(&case.name, "db", &grads.db, &case.db, F64);
    }
    faults.assert_none();
}
