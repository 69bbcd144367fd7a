//! 1×1 filters with whole vectors of channels use a separate path: all three gradients at once, in
//! blocks of pixels.

use cnn_backprop::ConvParams;
use cnn_backprop_fast::conv_backward;
use ndarray::{Array4, s};

use super::convolution::faults;
use super::layer::Layer;
use crate::support::random::Convolution;

fn layer(a_prev: (usize, usize, usize, usize), n_c: usize) -> (String, Layer<f64>) {
    let case = Convolution {
        a_prev,
        w: (1, 1, a_prev.3, n_c),
        stride: 1,
        pad: 0,
        seed: 13,
    };
    (case.to_string(), Layer::random(&case))
}

#[test]
fn filters_of_one_pixel_are_within_the_bound() {
    let mut found = Vec::new();
    for (a_prev, n_c) in [
        ((8, 8, 8, 16), 16),   // blocks of exactly the size that is processed together
        ((9, 9, 7, 32), 16),   // a few pixels more in each part, fewer in the last
        ((1, 30, 18, 48), 80), // one image; several blocks of channels
        ((3, 13, 14, 16), 96), // parts end within an image
        ((8, 8, 9, 128), 16),  // pixels stored apart, to avoid conflicts in the cache
        ((7, 9, 8, 24), 40),   // whole vectors of float64 only
        ((5, 10, 10, 16), 16), // too few pixels
    ] {
        let (name, layer) = layer(a_prev, n_c);
        found.extend(faults::<f32>(&name, &layer));
        found.extend(faults::<f64>(&name, &layer));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// A gradient of one pixel shows where it goes. A block that reads its neighbour's pixels would add up
/// the same products elsewhere, which a bound on long sums would hardly notice.
#[test]
fn each_pixel_meets_its_own_input() {
    let (_, mut layer) = layer((9, 9, 7, 16), 8);
    layer.w = Array4::from_shape_fn((1, 1, 16, 8), |(_, _, k, c)| (1 + 10 * k + c) as f64);
    layer.a_prev = Array4::from_shape_fn((9, 9, 7, 16), |(i, h, w, k)| {
        (1000 * i + 100 * h + 10 * w + k) as f64
    });
    let (_, cache) = cnn_backprop::conv_forward(
        layer.a_prev.view(),
        layer.w.view(),
        layer.b.view(),
        ConvParams { stride: 1, pad: 0 },
    )
    .unwrap();
    for at in [0, 70, 71, 134, 135, 141, 142, 566] {
        let (i, h, w) = (at / 63, at / 7 % 9, at % 7);
        let mut dz = Array4::zeros((9, 9, 7, 8));
        dz[[i, h, w, 5]] = 1.0;
        let grads = conv_backward(dz.view(), &cache).unwrap();
        let mut da_prev = Array4::zeros((9, 9, 7, 16));
        let filter = layer.w.slice(s![0, 0, .., 5]);
        da_prev.slice_mut(s![i, h, w, ..]).assign(&filter);
        let mut dw = Array4::zeros((1, 1, 16, 8));
        let pixel = layer.a_prev.slice(s![i, h, w, ..]);
        dw.slice_mut(s![0, 0, .., 5]).assign(&pixel);
        assert_eq!(grads.da_prev, da_prev, "pixel {at}");
        assert_eq!(grads.dw, dw, "pixel {at}");
        assert_eq!(grads.db.sum(), 1.0, "pixel {at}");
    }
}
