//! The dense layer, softmax with its cross-entropy, and the whole network give what JAX gives.

use cnn_backprop::{ConvParams, Network, PoolParams};
use cnn_backprop::{cross_entropy_backward, cross_entropy_forward};
use cnn_backprop::{dense_backward, dense_forward, softmax};
use ndarray::{Array, Dimension, arr0};

use crate::fixtures::{Whole, denses, networks};
use crate::tolerance::{F32, F64, Faults, Tolerance};

/// Logits a thousand times larger leave a thousand times fewer digits for their differences.
fn tolerance(offset: bool) -> Tolerance {
    if offset {
        Tolerance::MaxNorm(1e-11)
    } else {
        F64
    }
}

#[test]
fn dense_and_cross_entropy_are_jax() {
    let mut faults = Faults::default();
    for case in denses() {
        let within = tolerance(case.name.contains("flow"));
        let (z, cache) = dense_forward(case.x.view(), case.w.view(), case.b.view()).unwrap();
        let y_hat = softmax(z.view()).unwrap();
        let (loss, classes) = cross_entropy_forward(z.view(), &case.labels).unwrap();
        let dz = cross_entropy_backward(&classes).unwrap();
        let grads = dense_backward(dz.view(), &cache).unwrap();
        faults.compare(&case.name, "z", &z, &case.z, F64);
        faults.compare(&case.name, "y_hat", &y_hat, &case.y_hat, within);
        faults.compare(&case.name, "loss", &arr0(loss), &case.loss, within);
        faults.compare(&case.name, "dz", &dz, &case.dz, within);
        faults.compare(&case.name, "dx", &grads.dx, &case.dx, within);
        faults.compare(&case.name, "dw", &grads.dw, &case.dw, within);
        faults.compare(&case.name, "db", &grads.db, &case.db, within);
    }
    faults.assert_none();
}

fn network(case: &Whole) -> Network<f64> {
    Network {
        w: case.w.clone(),
        b: case.b.clone(),
        conv: ConvParams {
            stride: case.stride,
            pad: case.pad,
        },
        pool: PoolParams {
            f: case.f,
            stride: case.pool_stride,
        },
        w_fc: case.w_fc.clone(),
        b_fc: case.b_fc.clone(),
    }
}

#[test]
fn the_whole_network_is_jax() {
    let mut faults = Faults::default();
    for case in networks() {
        let network = network(&case);
        let forward = network.forward(case.a_prev.view(), &case.labels).unwrap();
        let grads = network.backward(&forward).unwrap();
        faults.compare(&case.name, "loss", &arr0(forward.loss), &case.loss, F64);
        faults.compare(&case.name, "dw_fc", &grads.dense.dw, &case.dw_fc, F64);
        faults.compare(&case.name, "db_fc", &grads.dense.db, &case.db_fc, F64);
        faults.compare(&case.name, "dw", &grads.conv.dw, &case.dw, F64);
        faults.compare(&case.name, "db", &grads.conv.db, &case.db, F64);
        faults.compare(
            &case.name,
            "da_prev",
            &grads.conv.da_prev,
            &case.da_prev,
            F64,
        );
    }
    faults.assert_none();
}

fn narrow<D: Dimension>(x: &Array<f64, D>) -> Array<f32, D> {
    x.mapv(|x| x as f32)
}

#[test]
fn the_whole_network_in_f32_is_jax_in_f64() {
    let mut faults = Faults::default();
    for case in networks() {
        let wide = network(&case);
        let network = Network {
            w: narrow(&wide.w),
            b: narrow(&wide.b),
            conv: wide.conv,
            pool: wide.pool,
            w_fc: narrow(&wide.w_fc),
            b_fc: narrow(&wide.b_fc),
        };
        let forward = network.forward(narrow(&case.a_prev).view(), &case.labels);
        let forward = forward.unwrap();
        let grads = network.backward(&forward).unwrap();
        faults.compare(&case.name, "loss", &arr0(forward.loss), &case.loss, F32);
        faults.compare(&case.name, "dw_fc", &grads.dense.dw, &case.dw_fc, F32);
        faults.compare(&case.name, "dw", &grads.conv.dw, &case.dw, F32);
        faults.compare(
            &case.name,
            "da_prev",
            &grads.conv.da_prev,
            &case.da_prev,
            F32,
        );
    }
    faults.assert_none();
}

/// A step takes each parameter against its own gradient, by the rate.
#[test]
fn a_step_moves_every_parameter_against_its_gradient() {
    let mut faults = Faults::default();
    let within = Tolerance::MaxNorm(1e-12); // a difference of rounded numbers
    for case in networks() {
        let before = network(&case);
        let mut after = before.clone();
        let forward = before.forward(case.a_prev.view(), &case.labels).unwrap();
        after
            .step(&before.backward(&forward).unwrap(), 0.25)
            .unwrap();
        faults.compare(
            &case.name,
            "w",
            &(before.w - after.w),
            &(0.25 * &case.dw),
            F64,
        );
        faults.compare(
            &case.name,
            "b",
            &(before.b - after.b),
            &(0.25 * &case.db),
            F64,
        );
        let moved = before.w_fc - after.w_fc;
        faults.compare(&case.name, "w_fc", &moved, &(0.25 * &case.dw_fc), within);
        let moved = before.b_fc - after.b_fc;
        faults.compare(&case.name, "b_fc", &moved, &(0.25 * &case.db_fc), within);
    }
    faults.assert_none();
}

#[test]
fn a_step_with_foreign_gradients_moves_nothing() {
    let cases = networks();
    let (mine, other) = (network(&cases[0]), network(&cases[1]));
    let forward = other.forward(cases[1].a_prev.view(), &cases[1].labels);
    let grads = other.backward(&forward.unwrap()).unwrap();
    let mut tried = mine.clone();
    let error = tried.step(&grads, 1.0).unwrap_err();
    assert_eq!(
        error.to_string(),
        "dw has shape [3, 2, 2, 3], expected [2, 3, 1, 1]"
    );
    assert_eq!(tried, mine);
}
