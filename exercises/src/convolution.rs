//! 卷积层，练习 1–7 · the convolutional layer, exercises 1–7.

use ndarray::{Array4, ArrayView3, ArrayView4, s};

/// 窗口怎么走 · how the window moves: `hparameters["stride"]`, `hparameters["pad"]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConvParams {
    pub stride: usize,
    pub pad: usize,
}

/// 前向传播留给反向传播的东西 · what the forward pass keeps for the backward pass.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvCache {
    /// `(m, n_H_prev, n_W_prev, n_C_prev)`，没有填充 · not padded
    pub a_prev: Array4<f64>,
    /// `(f_h, f_w, n_C_prev, n_C)`
    pub w: Array4<f64>,
    pub params: ConvParams,
}

/// 三个梯度 · the three gradients.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvGrads {
    /// 和 `a_prev` 同形 · shaped like `a_prev`
    pub da_prev: Array4<f64>,
    /// 和 `w` 同形 · shaped like `w`
    pub dw: Array4<f64>,
    /// `(1, 1, 1, n_C)`
    pub db: Array4<f64>,
}

/// 练习 1：给每张图四边各加 `pad` 圈 0。
///
/// Exercise 1: surround every image with `pad` rows and columns of zeros.
///
/// `x (m, n_H, n_W, n_C)` → `(m, n_H + 2·pad, n_W + 2·pad, n_C)`
///
/// 书 · book: 卷积的前向传播 · Convolution, forward, `convolution-forward.html`
pub fn zero_pad(x: ArrayView4<f64>, pad: usize) -> Array4<f64> {
    todo!("zero_pad")
}

/// 练习 2：一个过滤器停在一个位置，得到一个数。
///
/// Exercise 2: one filter at one place gives one number.
///
/// `a_slice (f_h, f_w, n_C_prev)`, `w` 同形 · the same, `b` 一个数 · a number → 一个数 · a number
///
/// 书 · book: 卷积的前向传播 · Convolution, forward, `convolution-forward.html`
pub fn conv_single_step(a_slice: ArrayView3<f64>, w: ArrayView3<f64>, b: f64) -> f64 {
    todo!("conv_single_step")
}

/// 练习 3：让窗口走遍每张图，每个过滤器都走一遍；缓存里放 `a_prev`、`w` 和 `params`。
///
/// Exercise 3: move the window over every image, once for each filter; the cache keeps `a_prev`,
/// `w` and `params`.
///
/// `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `w (f_h, f_w, n_C_prev, n_C)`, `b (1, 1, 1, n_C)`
/// → `z (m, n_H, n_W, n_C)`
///
/// 书 · book: 卷积的前向传播 · Convolution, forward, `convolution-forward.html`;
/// 输出的尺寸 · Output size, `output-size.html`
pub fn conv_forward(
    a_prev: ArrayView4<f64>,
    w: ArrayView4<f64>,
    b: ArrayView4<f64>,
    params: ConvParams,
) -> (Array4<f64>, ConvCache) {
    todo!("conv_forward")
}

/// 练习 4：偏置的梯度，公式 (3)。
///
/// Exercise 4: the gradient of the biases, formula (3).
///
/// `dz (m, n_H, n_W, n_C)` → `(1, 1, 1, n_C)`
///
/// 书 · book: 过滤器与偏置的梯度 · Gradients of filters and biases, `gradient-of-the-filters.html`
pub fn bias_gradient(dz: ArrayView4<f64>) -> Array4<f64> {
    todo!("bias_gradient")
}

/// 练习 5：过滤器的梯度，公式 (2)，步幅 1，不填充。过滤器的大小由两个形状推出来。
///
/// Exercise 5: the gradient of the filters, formula (2), for stride 1 and no padding. The size of
/// the filters follows from the two shapes.
///
/// `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `dz (m, n_H, n_W, n_C)`
/// → `(f_h, f_w, n_C_prev, n_C)`
///
/// 书 · book: 过滤器与偏置的梯度 · Gradients of filters and biases, `gradient-of-the-filters.html`
pub fn filter_gradient(a_prev: ArrayView4<f64>, dz: ArrayView4<f64>) -> Array4<f64> {
    todo!("filter_gradient")
}

/// 练习 6：输入的梯度，公式 (1)，步幅 1，不填充。输入的大小由两个形状推出来。
///
/// Exercise 6: the gradient of the input, formula (1), for stride 1 and no padding. The size of
/// the input follows from the two shapes.
///
/// `w (f_h, f_w, n_C_prev, n_C)`, `dz (m, n_H, n_W, n_C)`
/// → `(m, n_H_prev, n_W_prev, n_C_prev)`
///
/// 书 · book: 输入的梯度 · Gradient of the input, `gradient-of-the-input.html`
pub fn input_gradient(w: ArrayView4<f64>, dz: ArrayView4<f64>) -> Array4<f64> {
    todo!("input_gradient")
}

/// 练习 7：三个梯度放在一起，步幅和填充任意。
///
/// Exercise 7: the three gradients together, for any stride and padding.
///
/// `dz (m, n_H, n_W, n_C)` → 形状见 · shapes: [`ConvGrads`]
///
/// 书 · book: 完整的 conv_backward · The whole conv_backward, `conv-backward.html`
pub fn conv_backward(dz: ArrayView4<f64>, cache: &ConvCache) -> ConvGrads {
    todo!("conv_backward")
}
