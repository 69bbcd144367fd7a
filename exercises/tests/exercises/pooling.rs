//! Exercises 8–11.

use cnn_backprop_exercises::pooling::*;
use ndarray::{Array2, Array4, ArrayD, array};

use crate::compare::{Fault, same};
use crate::data::{Section, section};
use crate::exercise::{Case, Exercise};
use crate::known::Lookup;

const FILE: &str = "src/pooling.rs";
const OVERLAP: [&str; 2] = ["窗口重叠，步幅 1", "overlapping windows, stride 1"];
const STRIDE_2: [&str; 2] = ["窗口重叠，步幅 2", "overlapping windows, stride 2"];
const REMAINDER: [&str; 2] = ["最后一列没有窗口碰到", "no window covers the last column"];
const TIES: [&str; 2] = ["最大值并列", "ties"];

pub fn exercises() -> Vec<Exercise> {
    vec![
        Exercise {
            name: "pool_forward",
            file: FILE,
            page: "pooling-forward",
            hint: ["窗口里有几个通道？", "How many channels are in one window?"],
            cases: vec![
                Case::new(OVERLAP, || forward("f 2, stride 1")),
                Case::new(STRIDE_2, || forward("f 3, stride 2")),
                Case::new(REMAINDER, || forward("f 3, stride 2, remainder in columns")),
            ],
            lookup: Some(Lookup {
                function: "pool_forward",
                name: "pool",
                cases: &[1, 2, 3, 4, 5],
                arrays: &[0, 1],
                results: &[
                    |case| forward_of(case, PoolMode::Max),
                    |case| forward_of(case, PoolMode::Average),
                ],
            }),
        },
        Exercise {
            name: "create_mask_from_window",
            file: FILE,
            page: "max-pooling-backward",
            hint: [
                "哪些数和最大值相等？",
                "Which numbers equal the largest one?",
            ],
            cases: vec![
                Case::new(["2×2", "2×2"], || {
                    mask(array![[1., 3.], [4., 2.]], array![[0., 0.], [1., 0.]])
                }),
                Case::new(["全是负数", "all negative"], || {
                    mask(
                        array![[-5., -2., -9.], [-3., -4., -7.]],
                        array![[0., 1., 0.], [0., 0., 0.]],
                    )
                }),
                Case::new(TIES, || {
                    let got = create_mask_from_window(array![[0., 7.], [7., 0.]].view());
                    let rules = [[1., 1.], [1., 0.], [0.5, 0.5]]; // every, first, shared
                    let rules = rules.map(|[a, b]| array![[0., a], [b, 0.]]);
                    one_of("mask", &got, &rules)
                }),
            ],
            lookup: Some(Lookup {
                function: "create_mask_from_window",
                name: "window",
                cases: UNTIED_WINDOWS,
                arrays: &[0],
                results: &[|case| {
                    let x = case.array("x").into_dimensionality().expect("two axes");
                    create_mask_from_window(x.view()).into_dyn()
                }],
            }),
        },
        Exercise {
            name: "distribute_value",
            file: FILE,
            page: "average-pooling-backward",
            hint: [
                "所有份加起来应该是多少？",
                "What should all the parts add up to?",
            ],
            cases: vec![
                Case::new(["2×2", "2×2"], || share(2.0, (2, 2), 0.5)),
                Case::new(["高宽不等", "height ≠ width"], || {
                    share(-3.0, (2, 3), -0.5)
                }),
            ],
            lookup: Some(Lookup {
                function: "distribute_value",
                name: "window",
                cases: &[1, 2, 3],
                arrays: &[0],
                results: &[|case| {
                    let (dz, x) = (case.array("dz").sum(), case.array("x"));
                    distribute_value(dz, (x.shape()[0], x.shape()[1])).into_dyn()
                }],
            }),
        },
        Exercise {
            name: "pool_backward",
            file: FILE,
            page: "pool-backward",
            hint: [
                "同一个输入可能在几个窗口里？",
                "How many windows can contain the same input?",
            ],
            cases: vec![
                Case::new(OVERLAP, || backward("f 2, stride 1")),
                Case::new(STRIDE_2, || backward("f 3, stride 2")),
                Case::new(REMAINDER, || {
                    backward("f 3, stride 2, remainder in columns")
                }),
                Case::new(TIES, || backward("ties, f 2, stride 2")),
            ],
            lookup: Some(Lookup {
                function: "pool_backward",
                name: "pool",
                cases: UNTIED,
                arrays: &[0, 1],
                results: &[
                    |case| backward_of(case, PoolMode::Max),
                    |case| backward_of(case, PoolMode::Average),
                ],
            }),
        },
    ]
}

/// Where no maxima tie, all rules for ties give the same.
const UNTIED: &[usize] = &[1, 2, 3, 4];
const UNTIED_WINDOWS: &[usize] = &[1, 2];

fn forward_of(case: &Section, mode: PoolMode) -> ArrayD<f64> {
    let cache = cache(case);
    pool_forward(cache.a_prev.view(), cache.params, mode)
        .0
        .into_dyn()
}

fn backward_of(case: &Section, mode: PoolMode) -> ArrayD<f64> {
    pool_backward(case.array4("da").view(), &cache(case), mode).into_dyn()
}

fn cache(case: &Section) -> PoolCache {
    let (f, stride) = (case.size("f"), case.size("stride"));
    PoolCache {
        a_prev: case.array4("a_prev"),
        params: PoolParams { f, stride },
    }
}

fn forward(name: &str) -> Result<(), Fault> {
    let case = section(name);
    let want = cache(case);
    for (mode, array) in [(PoolMode::Max, "max"), (PoolMode::Average, "average")] {
        let (a, kept) = pool_forward(want.a_prev.view(), want.params, mode);
        same(array, &a, &case.array4(array))?;
        same("cache.a_prev", &kept.a_prev, &want.a_prev)?;
        if kept.params != want.params {
            return Err(Fault::line(
                "缓存里的 params 不是传进来的",
                "the params of the cache are not those passed in",
            ));
        }
    }
    Ok(())
}

fn mask(x: Array2<f64>, want: Array2<f64>) -> Result<(), Fault> {
    same("mask", &create_mask_from_window(x.view()), &want)
}

fn share(dz: f64, shape: (usize, usize), each: f64) -> Result<(), Fault> {
    let want = Array2::from_elem(shape, each);
    same("share", &distribute_value(dz, shape), &want)
}

fn backward(name: &str) -> Result<(), Fault> {
    let case = section(name);
    let (da, cache) = (case.array4("da"), cache(case));
    let back = |mode| pool_backward(da.view(), &cache, mode);
    let rules: [Array4<f64>; 3] = ["every", "first", "shared"].map(|rule| case.array4(rule));
    one_of("dA_prev (Max)", &back(PoolMode::Max), &rules)?;
    same(
        "dA_prev (Average)",
        &back(PoolMode::Average),
        &case.array4("spread"),
    )
}

/// With ties there are three rules to choose from.
fn one_of<D: ndarray::Dimension>(
    what: &str,
    got: &ndarray::Array<f64, D>,
    rules: &[ndarray::Array<f64, D>; 3],
) -> Result<(), Fault> {
    match rules.iter().any(|rule| same(what, got, rule).is_ok()) {
        true => Ok(()),
        false => same(what, got, &rules[0]),
    }
}
