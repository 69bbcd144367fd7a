//! Exercises 1–7.

use cnn_backprop_exercises::convolution::*;
use ndarray::{Array0, ArrayD, arr0, s};

use crate::compare::{Fault, same};
use crate::data::{Section, section};
use crate::exercise::{Case, Exercise};
use crate::known::Lookup;

const FILE: &str = "src/convolution.rs";
const STRIDE_1: [&str; 2] = ["步幅 1，高宽不等", "stride 1, height ≠ width"];
const STRIDE_2: [&str; 2] = ["步幅 2", "stride 2"];
const PADDING: [&str; 2] = ["填充 1", "padding 1"];
const REMAINDER: [&str; 2] = [
    "最后几行几列没有窗口碰到",
    "no window covers the last rows and columns",
];
const WIDE: [&str; 2] = ["过滤器比高更宽", "filters wider than high"];
const BATCH: [&str; 2] = ["四个样本", "four examples"];

pub fn exercises() -> Vec<Exercise> {
    vec![
        Exercise {
            name: "zero_pad",
            file: FILE,
            page: "convolution-forward",
            hint: [
                "哪几个轴变长？变长多少？",
                "Which axes grow, and by how much?",
            ],
            cases: vec![
                Case::new(["填充 1", "padding 1"], || padding("padded_1", 1)),
                Case::new(["填充 2", "padding 2"], || padding("padded_2", 2)),
                Case::new(["填充 0", "padding 0"], || padding("x", 0)),
            ],
            lookup: Some(Lookup {
                function: "zero_pad",
                name: "pad",
                cases: &[1, 2],
                arrays: &[0],
                results: &[|case| zero_pad(case.array4("x").view(), case.size("pad")).into_dyn()],
            }),
        },
        Exercise {
            name: "conv_single_step",
            file: FILE,
            page: "convolution-forward",
            hint: [
                "一共有几个乘积？偏置加几次？",
                "How many products are there? How many times is the bias added?",
            ],
            cases: vec![Case::new(
                ["窗口 4×3，两个通道", "a 4×3 window, two channels"],
                single_steps,
            )],
            lookup: Some(Lookup {
                function: "conv_single_step",
                name: "step",
                cases: &[1, 2],
                arrays: &[0],
                results: &[step],
            }),
        },
        Exercise {
            name: "conv_forward",
            file: FILE,
            page: "convolution-forward",
            hint: [
                "输出有几行几列？第 (h, w) 个窗口的左上角在哪里？",
                "How many rows and columns does the output have? Where is the top left corner of window (h, w)?",
            ],
            cases: vec![
                Case::new(STRIDE_1, || forward("tall filter")),
                Case::new(STRIDE_2, || forward("no remainder, stride 2")),
                Case::new(PADDING, || forward("pad 1, stride 2")),
                Case::new(REMAINDER, || forward("remainder in both, stride 3")),
            ],
            lookup: Some(Lookup {
                function: "conv_forward",
                name: "conv",
                cases: &[1, 2, 3, 4, 5],
                arrays: &[0],
                results: &[forward_of],
            }),
        },
        Exercise {
            name: "bias_gradient",
            file: FILE,
            page: "gradient-of-the-filters",
            hint: [
                "一个偏置加到了哪些输出里？",
                "Which outputs is one bias added to?",
            ],
            cases: vec![
                Case::new(STRIDE_1, || biases("tall filter")),
                Case::new(BATCH, || biases("batch of 4")),
            ],
            lookup: Some(Lookup {
                arrays: &[2],
                results: &[|case| bias_gradient(case.array4("dz").view()).into_dyn()],
                ..BACKWARD
            }),
        },
        Exercise {
            name: "filter_gradient",
            file: FILE,
            page: "gradient-of-the-filters",
            hint: [
                "一个权重乘过哪些输入？每个乘积加到了哪个输出里？",
                "Which inputs is one weight multiplied by? Which output is each product added to?",
            ],
            cases: vec![
                Case::new(STRIDE_1, || filters("tall filter")),
                Case::new(WIDE, || filters("wide filter")),
                Case::new(BATCH, || filters("batch of 4")),
            ],
            lookup: Some(Lookup {
                cases: STRIDE_1_CASES,
                arrays: &[1],
                results: &[|case| {
                    filter_gradient(case.array4("a_prev").view(), case.array4("dz").view())
                        .into_dyn()
                }],
                ..BACKWARD
            }),
        },
        Exercise {
            name: "input_gradient",
            file: FILE,
            page: "gradient-of-the-input",
            hint: [
                "角上的输入在几个窗口里？正中的呢？",
                "How many windows contain an input at the corner? And one in the middle?",
            ],
            cases: vec![
                Case::new(STRIDE_1, || inputs("tall filter")),
                Case::new(WIDE, || inputs("wide filter")),
                Case::new(BATCH, || inputs("batch of 4")),
            ],
            lookup: Some(Lookup {
                cases: STRIDE_1_CASES,
                arrays: &[0],
                results: &[|case| {
                    input_gradient(case.array4("w").view(), case.array4("dz").view()).into_dyn()
                }],
                ..BACKWARD
            }),
        },
        Exercise {
            name: "conv_backward",
            file: FILE,
            page: "conv-backward",
            hint: [
                "反向传播的窗口和前向传播的窗口是同一个吗？",
                "Is the window of the backward pass the same as that of the forward pass?",
            ],
            cases: vec![
                Case::new(
                    ["窗口相邻，互不重叠", "windows side by side, no overlap"],
                    || backward("stride as large as the filter"),
                ),
                Case::new(
                    ["窗口重叠，步幅 1", "overlapping windows, stride 1"],
                    || backward("tall filter"),
                ),
                Case::new(
                    ["窗口重叠，步幅 2", "overlapping windows, stride 2"],
                    || backward("no remainder, stride 2"),
                ),
                Case::new(PADDING, || backward("pad 1, stride 2")),
                Case::new(REMAINDER, || backward("remainder in both, stride 3")),
            ],
            lookup: Some(BACKWARD),
        },
    ]
}

const BACKWARD: Lookup = Lookup {
    function: "conv_backward",
    name: "conv",
    cases: &[1, 2, 3, 4, 5],
    arrays: &[0, 1, 2],
    results: &[
        |case| gradients(case).da_prev.into_dyn(),
        |case| gradients(case).dw.into_dyn(),
        |case| gradients(case).db.into_dyn(),
    ],
};
/// Those without padding whose stride is 1.
const STRIDE_1_CASES: &[usize] = &[1, 5];

fn gradients(case: &Section) -> ConvGrads {
    conv_backward(case.array4("dz").view(), &cache(case))
}

fn forward_of(case: &Section) -> ArrayD<f64> {
    let (cache, b) = (cache(case), case.array4("b"));
    let (z, _) = conv_forward(cache.a_prev.view(), cache.w.view(), b.view(), cache.params);
    z.into_dyn()
}

fn step(case: &Section) -> ArrayD<f64> {
    let three = |name| case.array(name).into_dimensionality().expect("three axes");
    let z = conv_single_step(
        three("a_slice").view(),
        three("w").view(),
        case.array("b").sum(),
    );
    arr0(z).into_dyn()
}

fn cache(case: &Section) -> ConvCache {
    let (stride, pad) = (case.size("stride"), case.size("pad"));
    ConvCache {
        a_prev: case.array4("a_prev"),
        w: case.array4("w"),
        params: ConvParams { stride, pad },
    }
}

fn padding(padded: &str, pad: usize) -> Result<(), Fault> {
    let case = section("zero_pad");
    let got = zero_pad(case.array4("x").view(), pad);
    same("x_pad", &got, &case.array4(padded))
}

/// Every example and every filter is one step, because the filter fills the image.
fn single_steps() -> Result<(), Fault> {
    let case = section("filter fills the image");
    let (x, w, b) = (case.array4("a_prev"), case.array4("w"), case.array4("b"));
    let z = case.array4("z");
    for ((i, _, _, c), &want) in z.indexed_iter() {
        let (a_slice, w_c) = (x.slice(s![i, .., .., ..]), w.slice(s![.., .., .., c]));
        let got = conv_single_step(a_slice, w_c, b[[0, 0, 0, c]]);
        same(
            "Z",
            &Array0::from_elem((), got),
            &Array0::from_elem((), want),
        )?;
    }
    Ok(())
}

fn forward(name: &str) -> Result<(), Fault> {
    let case = section(name);
    let (want, b) = (cache(case), case.array4("b"));
    let (z, kept) = conv_forward(want.a_prev.view(), want.w.view(), b.view(), want.params);
    same("z", &z, &case.array4("z"))?;
    same("cache.a_prev", &kept.a_prev, &want.a_prev)?;
    same("cache.w", &kept.w, &want.w)?;
    if kept.params != want.params {
        return Err(Fault::line(
            "缓存里的 params 不是传进来的",
            "the params of the cache are not those passed in",
        ));
    }
    Ok(())
}

fn biases(name: &str) -> Result<(), Fault> {
    let case = section(name);
    same(
        "db",
        &bias_gradient(case.array4("dz").view()),
        &case.array4("db"),
    )
}

fn filters(name: &str) -> Result<(), Fault> {
    let case = section(name);
    let dw = filter_gradient(case.array4("a_prev").view(), case.array4("dz").view());
    same("dW", &dw, &case.array4("dw"))
}

fn inputs(name: &str) -> Result<(), Fault> {
    let case = section(name);
    let da_prev = input_gradient(case.array4("w").view(), case.array4("dz").view());
    same("dA_prev", &da_prev, &case.array4("da_prev"))
}

fn backward(name: &str) -> Result<(), Fault> {
    let case = section(name);
    let cache = cache(case);
    let ConvGrads { da_prev, dw, db } = conv_backward(case.array4("dz").view(), &cache);
    same("dA_prev", &da_prev, &case.array4("da_prev"))?;
    same("dW", &dw, &case.array4("dw"))?;
    same("db", &db, &case.array4("db"))
}
