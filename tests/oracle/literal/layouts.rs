//! Permuted axes turn channels first (PyTorch's NCHW, OIHW) into channels last and back; the order
//! in which a dense layer reads an image differs.

use cnn_backprop::{ConvParams, conv_backward, conv_forward, flatten};
use ndarray::{Array4, ArrayView4};

use crate::support::fixtures::{ChannelsFirst, channels_first};
use crate::support::tolerance::{F64, Faults};

/// NCHW → NHWC, or the other way round by its inverse.
fn last(x: &Array4<f64>) -> ArrayView4<'_, f64> {
    x.view().permuted_axes([0, 2, 3, 1])
}

fn first(x: &Array4<f64>) -> Array4<f64> {
    x.view().permuted_axes([0, 3, 1, 2]).to_owned()
}

/// OIHW → HWIO.
fn filters(w: &Array4<f64>) -> ArrayView4<'_, f64> {
    w.view().permuted_axes([2, 3, 1, 0])
}

impl ChannelsFirst {
    fn forward(&self) -> (Array4<f64>, cnn_backprop::ConvCache<f64>) {
        let (stride, pad) = (self.stride, self.pad);
        let b = Array4::zeros((1, 1, 1, self.w.dim().0));
        let params = ConvParams { stride, pad };
        conv_forward(last(&self.x), filters(&self.w), b.view(), params).unwrap()
    }
}

#[test]
fn a_convolution_is_the_same_in_either_layout() {
    let mut faults = Faults::default();
    for case in channels_first() {
        let (z, cache) = case.forward();
        let grads = conv_backward(last(&case.dz), &cache).unwrap();
        let dw = grads.dw.permuted_axes([3, 2, 0, 1]);
        faults.compare(&case.name, "z", &first(&z), &case.z, F64);
        faults.compare(&case.name, "dx", &first(&grads.da_prev), &case.dx, F64);
        faults.compare(
            &case.name,
            "dw",
            &dw.as_standard_layout().to_owned(),
            &case.dw,
            F64,
        );
    }
    faults.assert_none();
}

#[test]
fn flattened_rows_are_in_another_order() {
    let mut faults = Faults::default();
    for case in channels_first() {
        let (z, _) = case.forward();
        let x = flatten(z.view()).unwrap();
        let torch = flatten(first(&z).view()).unwrap();
        assert_ne!(x, torch, "{}: the case tells nothing", case.name);
        faults.compare(
            &case.name,
            "logits",
            &torch.dot(&case.w_fc),
            &case.logits,
            F64,
        );

        let (_, n_h, n_w, n_c) = z.dim();
        let n_y = case.w_fc.ncols();
        let w_fc = case.w_fc.view().into_shape_with_order((n_c, n_h, n_w, n_y));
        let w_fc = w_fc.unwrap().permuted_axes([1, 2, 0, 3]);
        let w_fc = w_fc.to_shape((n_h * n_w * n_c, n_y)).unwrap();
        faults.compare(&case.name, "reordered", &x.dot(&w_fc), &case.logits, F64);
    }
    faults.assert_none();
}
