//! Convolution gives what JAX gives: the output, and the gradient of each of the three inputs.

use cnn_backprop::{ConvParams, conv_backward, conv_forward, zero_pad};

use crate::fixtures::{Convolution, convolutions};
use crate::random::places;
use crate::tolerance::{EXACT, F64, Faults};

impl Convolution {
    pub fn params(&self) -> ConvParams {
        let Self { stride, pad, .. } = *self;
        ConvParams { stride, pad }
    }
}

#[test]
fn forward_is_jax_forward() {
    let mut faults = Faults::default();
    for case in convolutions() {
        let (a_prev, w, b) = (case.a_prev.view(), case.w.view(), case.b.view());
        let (z, _) = conv_forward(a_prev, w, b, case.params()).unwrap();
        faults.compare(&case.name, "z", &z, &case.z, F64);
    }
    faults.assert_none();
}

#[test]
fn gradients_are_jax_gradients() {
    let mut faults = Faults::default();
    for case in convolutions() {
        let (a_prev, w, b) = (case.a_prev.view(), case.w.view(), case.b.view());
        let (_, cache) = conv_forward(a_prev, w, b, case.params()).unwrap();
        let grads = conv_backward(case.dz.view(), &cache).unwrap();
        faults.compare(&case.name, "da_prev", &grads.da_prev, &case.da_prev, F64);
        faults.compare(&case.name, "dw", &grads.dw, &case.dw, F64);
        faults.compare(&case.name, "db", &grads.db, &case.db, F64);
    }
    faults.assert_none();
}

#[test]
fn padding_beforehand_is_padding_inside() {
    let mut faults = Faults::default();
    for case in convolutions() {
        let a_prev_pad = zero_pad(case.a_prev.view(), case.pad).unwrap();
        let params = ConvParams {
            pad: 0,
            ..case.params()
        };
        let (w, b) = (case.w.view(), case.b.view());
        let (z, _) = conv_forward(a_prev_pad.view(), w, b, params).unwrap();
        let (inside, _) = conv_forward(case.a_prev.view(), w, b, case.params()).unwrap();
        faults.compare(&case.name, "z", &z, &inside, EXACT);
    }
    faults.assert_none();
}

/// The cases are worth something only as long as each kind of geometry is among them.
#[test]
fn every_kind_of_geometry_is_among_the_cases() {
    let cases = convolutions();
    assert!(cases.len() >= 40, "{} cases", cases.len());
    let must_have = |what: &str, at_least: usize, is: &dyn Fn(&Geometry) -> bool| {
        let count = cases.iter().filter(|case| is(&Geometry::of(case))).count();
        assert!(count >= at_least, "{count} cases, want {at_least}: {what}");
    };
    must_have("f_h ≠ f_w", 20, &|g| g.f_h != g.f_w);
    must_have("n_H_prev ≠ n_W_prev", 30, &|g| g.n_h != g.n_w);
    must_have("rows left over", 5, &|g| g.left(g.n_h, g.f_h) > 0);
    must_have("columns left over", 5, &|g| g.left(g.n_w, g.f_w) > 0);
    must_have("image left over", 2, &|g| g.left(g.n_h, g.f_h) > g.pad);
    must_have("no padding", 10, &|g| g.pad == 0);
    must_have("pad ≥ f", 4, &|g| g.pad >= g.f_h.max(g.f_w));
    must_have("stride > filter", 3, &|g| g.stride > g.f_h.max(g.f_w));
    must_have("overlap, stride 1", 5, &|g| {
        g.stride == 1 && g.f_h.min(g.f_w) > 1
    });
    must_have("overlap, stride > 1", 5, &|g| {
        g.stride > 1 && g.f_h.min(g.f_w) > g.stride
    });
    must_have("1×1 filter", 3, &|g| g.f_h * g.f_w == 1);
    must_have("filter = padded input", 3, &|g| {
        (g.f_h, g.f_w) == (g.n_h + 2 * g.pad, g.n_w + 2 * g.pad)
    });
    must_have("single row", 3, &|g| g.n_h == 1 && g.n_w > 1);
    must_have("n_C ≠ n_C_prev", 20, &|g| g.n_c != g.n_c_prev);
    for m in 1..=4 {
        must_have("this batch size", 1, &|g| g.m == m);
    }
}

struct Geometry {
    m: usize,
    n_h: usize,
    n_w: usize,
    n_c_prev: usize,
    f_h: usize,
    f_w: usize,
    n_c: usize,
    stride: usize,
    pad: usize,
}

impl Geometry {
    fn of(case: &Convolution) -> Self {
        let (m, n_h, n_w, n_c_prev) = case.a_prev.dim();
        let (f_h, f_w, _, n_c) = case.w.dim();
        let Convolution { stride, pad, .. } = *case;
        Self {
            m,
            n_h,
            n_w,
            n_c_prev,
            f_h,
            f_w,
            n_c,
            stride,
            pad,
        }
    }

    /// Trailing rows or columns of the padded image that no window meets.
    fn left(&self, n: usize, f: usize) -> usize {
        let last = (places(n, f, self.stride, self.pad) - 1) * self.stride;
        n + 2 * self.pad - (last + f)
    }
}
