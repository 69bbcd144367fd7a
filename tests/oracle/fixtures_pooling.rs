//! Pooling gives what JAX gives, and with other rules for ties what a literal NumPy loop gives.

use cnn_backprop::{PoolMode, PoolParams, TieRule};
use cnn_backprop::{pool_backward, pool_backward_with_ties, pool_forward};

use crate::fixtures::{Pooling, poolings};
use crate::random::places;
use crate::tolerance::{EXACT, F64, Faults};

impl Pooling {
    pub fn params(&self) -> PoolParams {
        let Self { f, stride, .. } = *self;
        PoolParams { f, stride }
    }
}

#[test]
fn forward_is_jax_forward() {
    let mut faults = Faults::default();
    for case in poolings() {
        let (max, _) = pool_forward(case.a_prev.view(), case.params(), PoolMode::Max).unwrap();
        faults.compare(&case.name, "max", &max, &case.max, EXACT);
        let (average, _) =
            pool_forward(case.a_prev.view(), case.params(), PoolMode::Average).unwrap();
        faults.compare(&case.name, "average", &average, &case.average, F64);
    }
    faults.assert_none();
}

#[test]
fn backward_is_jax_backward() {
    let mut faults = Faults::default();
    for case in poolings() {
        let (_, cache) = pool_forward(case.a_prev.view(), case.params(), PoolMode::Max).unwrap();
        let da = case.da.view();
        let first = pool_backward_with_ties(da, &cache, PoolMode::Max, TieRule::First).unwrap();
        faults.compare(&case.name, "max, first", &first, &case.first, F64);
        let spread = pool_backward(da, &cache, PoolMode::Average).unwrap();
        faults.compare(&case.name, "average", &spread, &case.spread, F64);
    }
    faults.assert_none();
}

#[test]
fn every_and_shared_are_the_loops() {
    let mut faults = Faults::default();
    for case in poolings() {
        let (_, cache) = pool_forward(case.a_prev.view(), case.params(), PoolMode::Max).unwrap();
        let da = case.da.view();
        let every = pool_backward(da, &cache, PoolMode::Max).unwrap();
        faults.compare(&case.name, "max, every", &every, &case.every, F64);
        let shared = pool_backward_with_ties(da, &cache, PoolMode::Max, TieRule::Shared).unwrap();
        faults.compare(&case.name, "max, shared", &shared, &case.shared, F64);
    }
    faults.assert_none();
}

/// The cases are worth something only as long as each kind of geometry is among them.
#[test]
fn every_kind_of_geometry_is_among_the_cases() {
    let cases = poolings();
    assert!(cases.len() >= 30, "{} cases", cases.len());
    let must_have = |what: &str, at_least: usize, is: &dyn Fn(&Pooling) -> bool| {
        let count = cases.iter().filter(|case| is(case)).count();
        assert!(count >= at_least, "{count} cases, want {at_least}: {what}");
    };
    let left = |case: &Pooling, n: usize| {
        n - ((places(n, case.f, case.stride, 0) - 1) * case.stride + case.f)
    };
    must_have("n_H_prev ≠ n_W_prev", 20, &|c| {
        c.a_prev.dim().1 != c.a_prev.dim().2
    });
    must_have("rows left over", 5, &|c| left(c, c.a_prev.dim().1) > 0);
    must_have("columns left over", 5, &|c| left(c, c.a_prev.dim().2) > 0);
    must_have("stride > window", 4, &|c| c.stride > c.f);
    must_have("overlap", 5, &|c| c.stride < c.f);
    must_have("overlap, stride > 1", 3, &|c| {
        1 < c.stride && c.stride < c.f
    });
    must_have("single row", 1, &|c| c.a_prev.dim().1 == 1);
    must_have("ties that the rules see", 8, &|c| {
        c.first != c.every && c.first != c.shared && c.every != c.shared
    });
    for m in 1..=4 {
        must_have("this batch size", 1, &|c| c.a_prev.dim().0 == m);
    }
}
