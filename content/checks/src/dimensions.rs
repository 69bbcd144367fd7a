//! The formulas of convolution in one dimension and in three.

use cnn_backprop::extension::padding::{padded_conv_backward, padded_conv_forward};
use cnn_backprop::extension::volume::{conv3d_backward, conv3d_forward};
use formula_check::{Check, computed};
use ndarray::Array4;

use crate::DA_PAD;
use crate::geometries::{SIGNALS, VOLUMES};

pub(crate) fn checks() -> Vec<Check> {
    vec![
        // (D1), a convolution of signals, is what `padded_conv_forward` returns for images of one row.
        Check::new("D1", "Z", &SIGNALS, |layer| {
            let conv = &layer.cache.conv;
            let (a, w, b) = (layer.a_prev.view(), conv.w.view(), layer.b.view());
            let (stride, padding) = (conv.params.stride, layer.cache.padding);
            let z = computed!(padded_conv_forward(a, w, b, stride, padding)?.0);
            Ok(layer.case(z, 1))
        }),
        // (D2), the gradient of the padded signal, is `da_prev` of `padded_conv_backward` if the signal is
        // padded beforehand.
        Check::new("D2", DA_PAD, &SIGNALS, |layer| {
            let (dz, padded) = (layer.dz.view(), layer.padded());
            let da = computed!(padded_conv_backward(dz, &padded)?.da_prev);
            Ok(layer.case(da, 1))
        }),
        // (D3), the gradient of the filters, is `dw` of `padded_conv_backward`.
        Check::new("D3", "dW", &SIGNALS, |layer| {
            let dw = computed!(padded_conv_backward(layer.dz.view(), &layer.cache)?.dw);
            Ok(layer.case(dw, 0))
        }),
        // (D4), a convolution of volumes, is what `conv3d_forward` returns.
        Check::new("D4", "Z", &VOLUMES, |layer| {
            let (a, w) = (layer.cache.a_prev.view(), layer.cache.w.view());
            let (b, params) = (layer.b.view(), layer.cache.params);
            Ok(layer.case(computed!(conv3d_forward(a, w, b, params)?.0))?)
        }),
        // (D5), the gradient of the padded volume, is `da_prev` of `conv3d_backward` if the volume is padded
        // beforehand.
        Check::new("D5", DA_PAD, &VOLUMES, |layer| {
            let (dz, padded) = (layer.dz.view(), layer.padded()?);
            Ok(layer.case(computed!(conv3d_backward(dz, &padded)?.da_prev))?)
        }),
        // (D6), the gradient of the filters, is `dw` of `conv3d_backward`.
        Check::new("D6", "dW", &VOLUMES, |layer| {
            let dz = layer.dz.view();
            Ok(layer.case(computed!(conv3d_backward(dz, &layer.cache)?.dw))?)
        }),
        // (D7), the gradient of the biases, is `db` of `conv3d_backward`, without its axes of extent 1.
        Check::new("D7", "db", &VOLUMES, |layer| {
            let db = computed!(conv3d_backward(layer.dz.view(), &layer.cache)?.db);
            Ok(layer.case(db.map(Array4::into_flat))?)
        }),
    ]
}
