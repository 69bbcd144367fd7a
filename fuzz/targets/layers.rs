//! The layers of both crates on any geometry: the same numbers or the same error, and no panic.

#![no_main]

use std::mem::discriminant;

use cnn_backprop::{self as literal, ConvParams, Error, PoolMode, PoolParams, TieRule};
use cnn_backprop_fast::{self as fast, Winograd, Workspace};
use fuzz::{Extent, array};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use ndarray::{Array, Array4, ArrayView4, Dimension, ShapeBuilder};

#[derive(Arbitrary, Debug)]
struct Layer {
    input: [Extent; 4],
    window: [Extent; 2],
    filters: Extent,
    /// Of the filters, if they shall not fit.
    channels: Option<Extent>,
    stride: Extent,
    pad: Extent,
    /// Of dZ, if it shall not fit.
    upstream: Option<[Extent; 4]>,
    fortran: bool,
    average: bool,
    ties: u8,
    winograd: u8,
    seed: u8,
}

fuzz_target!(|layer: Layer| {
    convolution(&layer);
    pooling(&layer);
});

/// Sums of whole numbers are exact. Winograd's larger tiles divide by 6, so theirs are not.
fn same<D: Dimension>(fast: &Array<f64, D>, literal: &Array<f64, D>) {
    assert_eq!(fast.shape(), literal.shape());
    for (fast, literal) in fast.iter().zip(literal) {
        assert!((fast - literal).abs() < 1e-6, "{fast} instead of {literal}");
    }
}

/// The same fault. The literal functions make a padded copy, which can be too large where the fast ones still have room.
fn alike(literal: &Error, fast: &Error) {
    let too_large = matches!(literal, Error::TooLarge { .. });
    let same = discriminant(literal) == discriminant(fast);
    assert!(too_large || same, "{fast} instead of {literal}");
}

fn convolution(layer: &Layer) {
    let [m, h, w, k] = layer.input.map(Extent::small);
    let m = m.min(3);
    let [f_h, f_w] = layer.window.map(Extent::small);
    let channels = layer.channels.map_or(k, Extent::small);
    // sometimes up to four vectors and some
    let c = layer.filters.small() * if layer.seed % 4 == 0 { 5 } else { 1 };
    let a_prev = array((m, h, w, k).set_f(layer.fortran), layer.seed);
    let filters = array((f_h, f_w, channels, c), layer.seed ^ 1);
    let b = array((1, 1, 1, c), layer.seed ^ 2);
    let params = ConvParams {
        stride: layer.stride.0,
        pad: layer.pad.0,
    };
    let winograd = [Winograd::Never, Winograd::Tiles2, Winograd::Tiles4];
    let mut workspace = Workspace::new().with_winograd(winograd[usize::from(layer.winograd) % 3]);

    let views = || (a_prev.view(), filters.view(), b.view());
    let (x, y, z) = views();
    let expected = literal::conv_forward(x, y, z, params);
    let (x, y, z) = views();
    let found = fast::conv_forward(x, y, z, params);
    // full of what must be overwritten
    let mut into = match &expected {
        Ok((z, _)) => Array4::from_elem(z.dim(), f64::NAN),
        Err(_) => Array4::default((1, 1, 1, 1)),
    };
    let (x, y, z) = views();
    let done = fast::conv_forward_into(x, y, z, params, &mut into, &mut workspace);
    let (z, cache) = match (expected, found, done) {
        (Ok((z, cache)), Ok((fast, _)), Ok(())) => {
            same(&fast, &z);
            same(&into, &z);
            (z, cache)
        }
        (Err(expected), Err(found), Err(done)) => {
            alike(&expected, &found);
            alike(&expected, &done);
            return;
        }
        (Err(Error::TooLarge { .. }), ..) => return,
        other => panic!("{other:?}"),
    };

    let dz = upstream(layer, z.view());
    let expected = literal::conv_backward(dz.view(), &cache);
    let found = fast::conv_backward(dz.view(), &cache);
    let mut grads = literal::ConvGrads {
        da_prev: Array4::from_elem(a_prev.dim(), f64::NAN),
        dw: Array4::from_elem(filters.dim(), f64::NAN),
        db: Array4::from_elem(b.dim(), f64::NAN),
    };
    let (x, y, _) = views();
    let done = fast::conv_backward_into(dz.view(), x, y, params, &mut grads, &mut workspace);
    let alone = fast::conv_backward_parameters(dz.view(), &cache);
    match (expected, found, done) {
        (Ok(expected), Ok(found), Ok(())) => {
            let (dw, db) = alone.expect("what dA does not need either");
            same(&dw, &expected.dw);
            same(&db, &expected.db);
            for found in [found, grads] {
                same(&found.da_prev, &expected.da_prev);
                same(&found.dw, &expected.dw);
                same(&found.db, &expected.db);
            }
        }
        (Err(expected), Err(found), Err(done)) => {
            alike(&expected, &found);
            alike(&expected, &done);
        }
        (Err(Error::TooLarge { .. }), ..) => return,
        other => panic!("{other:?}"),
    }
}

fn pooling(layer: &Layer) {
    let [m, h, w, c] = layer.input.map(Extent::small);
    let a_prev = array((m, h, w, c).set_f(layer.fortran), layer.seed);
    let params = PoolParams {
        f: layer.window[0].0,
        stride: layer.stride.0,
    };
    let mode = match layer.average {
        true => PoolMode::Average,
        false => PoolMode::Max,
    };
    let ties = [TieRule::Every, TieRule::First, TieRule::Shared][usize::from(layer.ties) % 3];
    let expected = literal::pool_forward(a_prev.view(), params, mode);
    let found = fast::pool_forward(a_prev.view(), params, mode);
    let (a, literal_cache, fast_cache) = match (expected, found) {
        (Ok((a, literal)), Ok((found, fast))) => {
            same(&found, &a);
            (a, literal, fast)
        }
        (Err(expected), Err(found)) => {
            alike(&expected, &found);
            return;
        }
        (Err(Error::TooLarge { .. }), ..) => return,
        other => panic!("{other:?}"),
    };
    let da = upstream(layer, a.view());
    let expected = literal::pool_backward_with_ties(da.view(), &literal_cache, mode, ties);
    let found = fast::pool_backward_with_ties(da.view(), &fast_cache, mode, ties);
    let mut into = Array4::from_elem(a_prev.dim(), f64::NAN);
    let mut workspace = Workspace::new();
    let done = fast::pool_backward_into(
        da.view(),
        &fast_cache,
        mode,
        ties,
        &mut into,
        &mut workspace,
    );
    match (expected, found, done) {
        (Ok(expected), Ok(found), Ok(())) => {
            same(&found, &expected);
            same(&into, &expected);
        }
        (Err(expected), Err(found), Err(done)) => {
            alike(&expected, &found);
            alike(&expected, &done);
        }
        (Err(Error::TooLarge { .. }), ..) => return,
        other => panic!("{other:?}"),
    }
}

fn upstream(layer: &Layer, output: ArrayView4<'_, f64>) -> Array4<f64> {
    let shape = layer.upstream.map_or(output.dim(), |shape| {
        let [m, h, w, c] = shape.map(Extent::small);
        (m, h, w, c)
    });
    array(shape.set_f(layer.fortran), layer.seed ^ 3)
}
