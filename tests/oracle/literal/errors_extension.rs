//! Each bad argument of the extensions has its own error, which says what to fix.

use cnn_backprop::extension::dilation::{
    DilatedCache, DilatedParams, dilated_conv_backward, dilated_conv_forward, dilated_window,
};
use cnn_backprop::extension::full::{dilate_gradient, expanded_size, turn_filters};
use cnn_backprop::extension::groups::{
    GroupedCache, GroupedParams, grouped_conv_backward, grouped_conv_forward,
};
use cnn_backprop::extension::transposed::{
    TransposedCache, TransposedParams, transposed_conv_backward, transposed_conv_forward,
    transposed_size,
};
use cnn_backprop::{ConvCache, ConvParams, Result};
use ndarray::Array4;

use crate::support::refused;

type Shape = (usize, usize, usize, usize);

const PLAIN: ConvParams = ConvParams { stride: 1, pad: 0 };

fn zeros(shape: Shape) -> Array4<f64> {
    Array4::zeros(shape)
}

fn dilated(a: Shape, w: Shape, b: Shape, conv: ConvParams, dilation: usize) -> Result<()> {
    let (a, w, b) = (zeros(a), zeros(w), zeros(b));
    let params = DilatedParams { conv, dilation };
    dilated_conv_forward(a.view(), w.view(), b.view(), params).map(|_| ())
}

#[test]
fn dilated_convolution_names_what_is_wrong() {
    let (a, w, b) = ((1, 4, 5, 2), (3, 2, 2, 3), (1, 1, 1, 3));
    refused(
        dilated(a, w, b, PLAIN, 0),
        "dilation is 0; neighbours in a window must be at least 1 apart",
    );
    refused(
        dilated(a, w, b, PLAIN, 2),
        "window height 5 does not fit into input height 4 with padding 0 on both sides",
    );
    refused(
        dilated(a, (3, 2, 1, 3), b, PLAIN, 1),
        "a_prev has 2 channels (its last axis), but each filter of w has 1 (axis 2)",
    );
    refused(
        dilated(a, w, (1, 1, 1, 2), PLAIN, 1),
        "b has shape [1, 1, 1, 2], expected [1, 1, 1, 3]",
    );
    refused(
        dilated(a, w, b, ConvParams { stride: 0, pad: 0 }, 1),
        "stride is 0; the window must move by at least 1",
    );
    refused(
        dilated(a, w, b, PLAIN, usize::MAX),
        &format!(
            "window would be too large: (3 − 1)·{} + 1 overflows",
            usize::MAX
        ),
    );
    let cache = DilatedCache {
        a_prev: zeros(a),
        w: zeros(w),
        params: DilatedParams {
            conv: PLAIN,
            dilation: 1,
        },
    };
    refused(
        dilated_conv_backward(zeros((1, 2, 4, 2)).view(), &cache),
        "dz has shape [1, 2, 4, 2], expected [1, 2, 4, 3]",
    );
}

#[test]
fn a_dilation_past_all_bounds_is_no_matter_to_a_filter_of_one() {
    let (a, w, b) = ((1, 2, 3, 1), (1, 1, 1, 1), (1, 1, 1, 1));
    for dilation in [usize::MAX, isize::MAX as usize] {
        assert_eq!(dilated(a, w, b, PLAIN, dilation), Ok(()));
    }
}

fn grouped(a: Shape, w: Shape, b: Shape, groups: usize) -> Result<()> {
    let (a, w, b) = (zeros(a), zeros(w), zeros(b));
    let params = GroupedParams {
        conv: PLAIN,
        groups,
    };
    grouped_conv_forward(a.view(), w.view(), b.view(), params).map(|_| ())
}

#[test]
fn grouped_convolution_names_what_is_wrong() {
    let (a, w, b) = ((1, 4, 5, 6), (3, 2, 3, 4), (1, 1, 1, 4));
    assert_eq!(grouped(a, w, b, 2), Ok(()));
    for groups in [0, 3, 4] {
        refused(
            grouped(a, w, b, groups),
            &format!(
                "{groups} groups do not divide the 6 channels of a_prev and the 4 filters of w"
            ),
        );
    }
    refused(
        grouped(a, w, b, 1),
        "w has shape [3, 2, 3, 4], expected [3, 2, 6, 4]",
    );
    refused(
        grouped(a, w, (1, 1, 1, 3), 2),
        "b has shape [1, 1, 1, 3], expected [1, 1, 1, 4]",
    );
    refused(
        grouped((0, 4, 5, 6), w, b, 2),
        "a_prev has shape [0, 4, 5, 6]: axis 0 is empty, expected at least 1",
    );
    refused(
        grouped(a, (3, 0, 3, 4), b, 2),
        "w has shape [3, 0, 3, 4]: axis 1 is empty, expected at least 1",
    );
    let cache = GroupedCache {
        a_prev: zeros(a),
        w: zeros(w),
        params: GroupedParams {
            conv: PLAIN,
            groups: 2,
        },
    };
    refused(
        grouped_conv_backward(zeros((1, 2, 3, 4)).view(), &cache),
        "dz has shape [1, 2, 3, 4], expected [1, 2, 4, 4]",
    );
}

fn transposed(
    x: Shape,
    w: Shape,
    b: Shape,
    stride: usize,
    pad: usize,
    output_pad: usize,
) -> Result<()> {
    let (x, w, b) = (zeros(x), zeros(w), zeros(b));
    let conv = ConvParams { stride, pad };
    let params = TransposedParams { conv, output_pad };
    transposed_conv_forward(x.view(), w.view(), b.view(), params).map(|_| ())
}

#[test]
fn transposed_convolution_names_what_is_wrong() {
    let (x, w, b) = ((1, 2, 3, 4), (3, 2, 5, 4), (1, 1, 1, 5));
    assert_eq!(transposed(x, w, b, 2, 1, 1), Ok(()));
    refused(
        transposed(x, w, b, 0, 0, 0),
        "stride is 0; the window must move by at least 1",
    );
    refused(
        transposed(x, w, b, 2, 0, 2),
        "output_pad is 2; expected less than the stride 2",
    );
    refused(
        transposed(x, w, b, 1, 2, 0),
        "height 4 is all cut off by padding 2 on both sides",
    );
    refused(
        transposed(x, (3, 2, 5, 3), b, 1, 0, 0),
        "x has shape [1, 2, 3, 4], expected [1, 2, 3, 3]",
    );
    refused(
        transposed(x, w, (1, 1, 1, 4), 1, 0, 0),
        "b has shape [1, 1, 1, 4], expected [1, 1, 1, 5]",
    );
    refused(
        transposed((1, 0, 3, 4), w, b, 1, 0, 0),
        "x has shape [1, 0, 3, 4]: axis 1 is empty, expected at least 1",
    );
    refused(
        transposed(x, (3, 2, 0, 4), b, 1, 0, 0),
        "w has shape [3, 2, 0, 4]: axis 2 is empty, expected at least 1",
    );
    refused(
        transposed(x, w, b, usize::MAX, 0, 0),
        &format!(
            "height would be too large: (2 − 1)·{} + 3 + 0 overflows",
            usize::MAX
        ),
    );
    let cache = TransposedCache {
        x: zeros(x),
        w: zeros(w),
        params: TransposedParams {
            conv: PLAIN,
            output_pad: 0,
        },
    };
    refused(
        transposed_conv_backward(zeros((1, 4, 4, 4)).view(), &cache),
        "dy has shape [1, 4, 4, 4], expected [1, 4, 4, 5]",
    );
    let torn = TransposedCache {
        x: zeros((1, 2, 3, 3)),
        ..cache
    };
    refused(
        transposed_conv_backward(zeros((1, 4, 4, 5)).view(), &torn),
        "dz has shape [1, 2, 3, 3], expected [1, 2, 3, 4]",
    );
}

#[test]
fn the_full_convolution_names_what_is_wrong() {
    refused(
        turn_filters(zeros((2, 2, 0, 1)).view()),
        "w has shape [2, 2, 0, 1]: axis 2 is empty, expected at least 1",
    );
    let cache = ConvCache {
        a_prev: zeros((1, 4, 5, 2)),
        w: zeros((3, 2, 2, 3)),
        params: PLAIN,
    };
    refused(
        dilate_gradient(zeros((1, 2, 3, 3)).view(), &cache),
        "dz has shape [1, 2, 3, 3], expected [1, 2, 4, 3]",
    );
}

#[test]
fn sizes_refuse_what_cannot_be() {
    let zero_window = "pooling window f is 0; a window must hold at least one element";
    refused(expanded_size("height", 3, 0, 1), zero_window);
    refused(dilated_window(0, 2), zero_window);
    refused(
        expanded_size("height", usize::MAX, 2, 0),
        &format!(
            "height would be too large: {} + 2 − 1 overflows",
            usize::MAX
        ),
    );
    let params = TransposedParams {
        conv: PLAIN,
        output_pad: 0,
    };
    refused(transposed_size("height", 3, 0, params), zero_window);
    refused(
        transposed_size("width", 0, 3, params),
        "the width is 0, expected at least 1",
    );
}
