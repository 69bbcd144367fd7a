//! The steps of the book's chapter, one entry each, the slowest first.

use std::hint::black_box;

use bench::layer::Layer;
use cnn_backprop::ConvGrads;
use cnn_backprop::im2col::{conv_backward_im2col, conv_forward_im2col};
use cnn_backprop_fast::{self as fast, Winograd, Workspace};
use ndarray::Array4;

/// The number of products above which the literal loops run on one image, because all images would take minutes.
const LITERAL_PRODUCTS: usize = 20_000_000;

/// The call, and how many such calls compute the whole layer.
pub struct Job {
    pub call: Box<dyn FnMut()>,
    pub calls: usize,
}

/// A way to compute both passes.
pub struct Step {
    pub name: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    /// The fast functions only do this on request.
    pub on_request: bool,
    /// Fewer multiplications than (K1) counts, so that it may exceed the roofline.
    pub fewer_products: bool,
    pub forward: fn(&Layer) -> Job,
    pub backward: fn(&Layer) -> Job,
}

pub const STEPS: &[Step] = &[
    Step {
        name: "literal",
        zh: "公式的循环",
        en: "the literal loops",
        on_request: false,
        fewer_products: false,
        forward: |layer| {
            literal(layer, |layer| {
                let (a_prev, w, b) = layer.inputs();
                let params = layer.cache.params;
                drop(black_box(cnn_backprop::conv_forward(a_prev, w, b, params)));
            })
        },
        backward: |layer| {
            literal(layer, |layer| {
                let grads = cnn_backprop::conv_backward(layer.dz.view(), &layer.cache);
                drop(black_box(grads));
            })
        },
    },
    Step {
        name: "im2col",
        zh: "im2col 与矩阵乘法",
        en: "im2col and a matrix product",
        on_request: false,
        fewer_products: false,
        forward: |layer| {
            whole(layer, |layer| {
                let (a_prev, w, b) = layer.inputs();
                let params = layer.cache.params;
                drop(black_box(conv_forward_im2col(a_prev, w, b, params)));
            })
        },
        backward: |layer| {
            whole(layer, |layer| {
                let grads = conv_backward_im2col(layer.dz.view(), &layer.cache);
                drop(black_box(grads));
            })
        },
    },
    Step {
        name: "direct",
        zh: "就地读，累加在寄存器里",
        en: "read in place, sums in registers",
        on_request: false,
        fewer_products: false,
        forward: |layer| fast_forward(layer, with(Winograd::Never)),
        backward: |layer| fast_backward(layer, with(Winograd::Never)),
    },
    Step {
        name: "winograd",
        zh: "Winograd（3×3、步幅 1）",
        en: "Winograd (3×3, stride 1)",
        on_request: false,
        fewer_products: true,
        forward: |layer| fast_forward(layer, with(Winograd::Tiles2)),
        backward: |layer| fast_backward(layer, with(Winograd::Tiles2)),
    },
    Step {
        name: "winograd F(4x4)",
        zh: "F(4×4)，须显式启用",
        en: "F(4×4), only on request",
        on_request: true,
        fewer_products: true,
        forward: |layer| fast_forward(layer, with(Winograd::Tiles4)),
        backward: |layer| fast_backward(layer, with(Winograd::Tiles4)),
    },
];

fn with(winograd: Winograd) -> Workspace<f32> {
    Workspace::new().with_winograd(winograd)
}

fn whole(layer: &Layer, call: fn(&Layer)) -> Job {
    let layer = layer.clone();
    let call = Box::new(move || call(&layer));
    Job { call, calls: 1 }
}

/// The loops treat every image alike, so one image is enough.
fn literal(layer: &Layer, call: fn(&Layer)) -> Job {
    if layer.products() <= LITERAL_PRODUCTS {
        return whole(layer, call);
    }
    Job {
        calls: layer.dz.dim().0,
        ..whole(&layer.one_image(), call)
    }
}

fn fast_forward(layer: &Layer, mut workspace: Workspace<f32>) -> Job {
    let (layer, mut z) = (layer.clone(), layer.dz.clone());
    let call = Box::new(move || {
        let ((a_prev, w, b), params) = (layer.inputs(), layer.cache.params);
        fast::conv_forward_into(a_prev, w, b, params, black_box(&mut z), &mut workspace)
            .expect("the shapes fit");
    });
    Job { call, calls: 1 }
}

fn fast_backward(layer: &Layer, mut workspace: Workspace<f32>) -> Job {
    let layer = layer.clone();
    let mut grads = ConvGrads {
        da_prev: Array4::zeros(layer.cache.a_prev.dim()),
        dw: Array4::zeros(layer.cache.w.dim()),
        db: Array4::zeros(layer.b.dim()),
    };
    let call = Box::new(move || {
        let ((a_prev, w, _), params) = (layer.inputs(), layer.cache.params);
        let (dz, grads) = (layer.dz.view(), black_box(&mut grads));
        fast::conv_backward_into(dz, a_prev, w, params, grads, &mut workspace)
            .expect("the shapes fit");
    });
    Job { call, calls: 1 }
}
