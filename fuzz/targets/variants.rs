//! The other functions of `cnn-backprop` on any geometry: a result of finite numbers, or an error, and no panic.

#![no_main]

use cnn_backprop::extension::dilation::{
    DilatedParams, dilated_conv_backward, dilated_conv_forward,
};
use cnn_backprop::extension::full::{
    dilate_gradient, expanded_size, input_gradient_by_convolution, turn_filters,
};
use cnn_backprop::extension::groups::{GroupedParams, grouped_conv_backward, grouped_conv_forward};
use cnn_backprop::extension::padding::{
    Padding, pad_sides, padded_conv_backward, padded_conv_forward,
};
use cnn_backprop::extension::pooling::{
    Divisor, PaddedPoolParams, Window, padded_pool_backward, padded_pool_forward,
};
use cnn_backprop::extension::transposed::{
    TransposedParams, transposed_conv_backward, transposed_conv_forward,
};
use cnn_backprop::extension::volume::{conv3d_backward, conv3d_forward};
use cnn_backprop::im2col::{col2im, conv_backward_im2col, conv_forward_im2col, im2col};
use cnn_backprop::winograd::{winograd_conv_backward, winograd_conv_forward};
use cnn_backprop::*;
use fuzz::{Extent, array};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use ndarray::{Array, Array4, Dimension};

#[derive(Arbitrary, Debug)]
struct Case {
    function: u8,
    x: [Extent; 4],
    y: [Extent; 4],
    z: [Extent; 4],
    deep: [Extent; 2],
    bias: Option<Extent>,
    numbers: [Extent; 6],
    labels: [Extent; 4],
    fits: bool,
    seed: u8,
}

fuzz_target!(|case: Case| {
    // what is wrong with the arguments is an error with its message
    if let Err(error) = call(&case) {
        assert!(!error.to_string().is_empty());
    }
});

fn finite<D: Dimension>(x: &Array<f64, D>) {
    assert!(x.iter().all(|x| x.is_finite()), "{x}");
}

fn call(case: &Case) -> Result<()> {
    let four = |shape: [Extent; 4], seed| {
        let [m, h, w, c] = shape.map(Extent::small);
        array((m, h, w, c), case.seed ^ seed)
    };
    let (x, mut y) = (four(case.x, 0), four(case.y, 1));
    let [stride, pad, a, d, e, f] = case.numbers.map(|number| number.0);
    let groups = a;
    if case.fits {
        let [f_h, f_w, _, c] = case.y.map(Extent::small);
        let k = case.x[3].small().checked_div(groups).unwrap_or(1);
        y = array(
            (
                f_h,
                f_w,
                if case.function % 16 == 1 {
                    k
                } else {
                    case.x[3].small()
                },
                c,
            ),
            case.seed ^ 1,
        );
    }
    let c = case.bias.map_or(y.dim().3, Extent::small);
    let b = array((1, 1, 1, c), case.seed ^ 2);
    let conv = ConvParams { stride, pad };
    let padding = Padding {
        top: pad,
        bottom: a,
        left: d,
        right: e,
    };
    // the upstream gradient has the shape of the output, or any
    let upstream = |output: &Array4<f64>| match case.fits {
        true => output.clone(),
        false => four(case.z, 3),
    };
    let checked = |grads: ConvGrads<f64>| {
        finite(&grads.da_prev);
        finite(&grads.dw);
        finite(&grads.db);
    };
    let (xv, yv, bv) = (x.view(), y.view(), b.view());
    match case.function % 16 {
        0 => {
            let params = DilatedParams { conv, dilation: a };
            let (z, cache) = dilated_conv_forward(xv, yv, bv, params)?;
            finite(&z);
            checked(dilated_conv_backward(upstream(&z).view(), &cache)?);
        }
        1 => {
            let (z, cache) = grouped_conv_forward(xv, yv, bv, GroupedParams { conv, groups })?;
            finite(&z);
            checked(grouped_conv_backward(upstream(&z).view(), &cache)?);
        }
        2 => {
            let (z, cache) = padded_conv_forward(xv, yv, bv, f, padding)?;
            finite(&z);
            checked(padded_conv_backward(upstream(&z).view(), &cache)?);
        }
        3 => {
            finite(&pad_sides(x.view(), padding)?);
            let same = Padding::same((stride, pad), (a, d), e)?;
            let _size = same.around((stride, pad))?;
        }
        4 => {
            let params = PaddedPoolParams {
                window: Window {
                    height: f,
                    width: case.y[0].0,
                },
                stride,
                padding,
                ceil_mode: case.seed & 1 == 1,
                divisor: [Divisor::Positions, Divisor::Pixels][usize::from(case.seed >> 1 & 1)],
            };
            let mode = [PoolMode::Max, PoolMode::Average][usize::from(case.seed >> 2 & 1)];
            let ties =
                [TieRule::Every, TieRule::First, TieRule::Shared][usize::from(case.seed) % 3];
            let (out, cache) = padded_pool_forward(xv, params, mode)?;
            finite(&out);
            finite(&padded_pool_backward(
                upstream(&out).view(),
                &cache,
                mode,
                ties,
            )?);
        }
        5 => {
            let y = match case.fits {
                // (f_h, f_w, n_C, n_C_prev), in the order of the layer that it transposes
                true => array(
                    (
                        case.y[0].small(),
                        case.y[1].small(),
                        case.y[2].small(),
                        x.dim().3,
                    ),
                    1,
                ),
                false => y.clone(),
            };
            let b = array((1, 1, 1, case.bias.map_or(y.dim().2, Extent::small)), 2);
            let params = TransposedParams {
                conv,
                output_pad: a,
            };
            let (z, cache) = transposed_conv_forward(xv, y.view(), b.view(), params)?;
            finite(&z);
            checked(transposed_conv_backward(upstream(&z).view(), &cache)?);
        }
        6 => {
            let [d1, d2] = case.deep.map(Extent::small);
            let [m, h, w, k] = case.x.map(|extent| extent.small().min(4));
            let (f_h, f_w, k_w, c) = y.dim();
            let k_w = if case.fits { k } else { k_w };
            let volume = array((m, d1, h, w, k), case.seed);
            let filters = array((d2, f_h, f_w, k_w, c), case.seed ^ 1);
            let (z, cache) = conv3d_forward(volume.view(), filters.view(), bv, conv)?;
            finite(&z);
            let grads = conv3d_backward(z.view(), &cache)?;
            finite(&grads.da_prev);
            finite(&grads.dw);
        }
        7 => {
            let (z, cache) = conv_forward_im2col(xv, yv, bv, conv)?;
            finite(&z);
            checked(conv_backward_im2col(upstream(&z).view(), &cache)?);
        }
        8 => {
            let columns = im2col(xv, (a, d), conv)?;
            finite(&columns);
            finite(&col2im(columns.view(), x.dim(), (a, d), conv)?);
            let two = array((case.z[0].small(), case.z[1].small()), 1);
            let _any = col2im(two.view(), (e, f, stride, pad), (a, d), conv)?;
        }
        9 => {
            let (z, cache) = winograd_conv_forward(xv, yv, bv, conv)?;
            finite(&z);
            checked(winograd_conv_backward(upstream(&z).view(), &cache)?);
        }
        10 => {
            let (z, cache) = conv_forward(xv, yv, bv, conv)?;
            let dz = upstream(&z);
            finite(&dilate_gradient(dz.view(), &cache)?);
            finite(&input_gradient_by_convolution(dz.view(), &cache)?);
        }
        11 => {
            finite(&turn_filters(y.view())?);
            let _size = expanded_size("height", stride, pad, a)?;
        }
        12 => {
            let scale = four(case.z, 4);
            let c = x.dim().3;
            let scale = if case.fits {
                array((1, 1, 1, c), 4)
            } else {
                scale
            };
            let (z, cache) = batch_norm_forward(xv, scale.view(), scale.view(), 1e-5)?;
            finite(&z);
            finite(&batch_norm_backward(upstream(&z).view(), &cache)?.dz);
        }
        13 => {
            let flat = flatten(x.view())?;
            finite(&unflatten(flat.view(), x.dim())?);
            let _any = unflatten(flat.view(), (a, d, e, f));
            let w = array(
                (if case.fits { flat.ncols() } else { a.min(9) }, d.min(9)),
                1,
            );
            let b = array((1, if case.fits { w.ncols() } else { e.min(9) }), 2);
            let (z, cache) = dense_forward(flat.view(), w.view(), b.view())?;
            finite(&z);
            finite(&dense_backward(z.view(), &cache)?.dx);
        }
        14 => {
            let logits = array((a.min(9), d.min(9)), case.seed);
            finite(&softmax(logits.view())?);
            let labels = case.labels.map(|label| label.0);
            let (loss, cache) = cross_entropy_forward(logits.view(), &labels[..a.min(4)])?;
            assert!(loss.is_finite());
            finite(&cross_entropy_backward(&cache)?);
        }
        _ => {
            let active = relu_forward(x.view())?;
            finite(&active);
            let _any = relu_backward(y.view(), x.view())?;
            assert!(fingerprint(x.view())?.is_finite());
            let window = array((case.z[0].small(), case.z[1].small()), case.seed);
            let _mask = create_mask_from_window(window.view());
            let _parts = distribute_value(1.0, (a.min(40), d));
        }
    }
    Ok(())
}
