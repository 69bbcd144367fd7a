//! 卷积层，练习 1–7 · the convolutional layer, exercises 1–7.

use ndarray::{Array4, ArrayView3, ArrayView4, s};

/// 窗口怎么走 · how the window moves: `hparameters["stride"]`, `hparameters["pad"]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConvParams {
    pub stride: usize,
    pub pad: usize,
}

/// 前向传播为反向传播保留的数据 · what the forward pass keeps for the backward pass.
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
    /// 形状与 `a_prev` 相同 · has the shape of `a_prev`
    pub da_prev: Array4<f64>,
    /// 形状与 `w` 相同 · has the shape of `w`
    pub dw: Array4<f64>,
    /// `(1, 1, 1, n_C)`
    pub db: Array4<f64>,
}

/// 练习 1：在每张图的四边各补 `pad` 行（列）0。
///
/// Exercise 1: add `pad` rows or columns of zeros on each of the four sides of every image.
///
/// `x (m, n_H, n_W, n_C)` → `(m, n_H + 2·pad, n_W + 2·pad, n_C)`
///
/// 书 · book: 卷积的前向传播 · Convolution, forward, `convolution-forward.html`
pub fn zero_pad(x: ArrayView4<f64>, pad: usize) -> Array4<f64> {
    todo!("zero_pad")
}

/// 练习 2：一个过滤器（卷积核）在一个位置上算出一个数。
///
/// Exercise 2: one filter at one position computes one number.
///
/// `a_slice (f_h, f_w, n_C_prev)`, `w` 形状相同 · the same, `b` 一个数 · a number → 一个数 · a number
///
/// 书 · book: 卷积的前向传播 · Convolution, forward, `convolution-forward.html`
pub fn conv_single_step(a_slice: ArrayView3<f64>, w: ArrayView3<f64>, b: f64) -> f64 {
    todo!("conv_single_step")
}

/// 练习 3：对每张图、每个过滤器，让窗口走遍所有位置；缓存里保存 `a_prev`、`w` 和 `params`。
///
/// Exercise 3: for every image and every filter, move the window over all positions; the cache
/// keeps `a_prev`, `w` and `params`.
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

/// 练习 5：过滤器的梯度，公式 (2)，步幅 1，不填充。过滤器的大小要由两个参数的形状推算。
///
/// Exercise 5: the gradient of the filters, formula (2), with stride 1 and no padding. The size of
/// the filters follows from the shapes of the two arguments.
///
/// `a_prev (m, n_H_prev, n_W_prev, n_C_prev)`, `dz (m, n_H, n_W, n_C)`
/// → `(f_h, f_w, n_C_prev, n_C)`
///
/// 书 · book: 过滤器与偏置的梯度 · Gradients of filters and biases, `gradient-of-the-filters.html`
pub fn filter_gradient(a_prev: ArrayView4<f64>, dz: ArrayView4<f64>) -> Array4<f64> {
    todo!("filter_gradient")
}

/// 练习 6：输入的梯度，公式 (1)，步幅 1，不填充。输入的大小要由两个参数的形状推算。
///
/// Exercise 6: the gradient of the input, formula (1), with stride 1 and no padding. The size of
/// the input follows from the shapes of the two arguments.
///
/// `w (f_h, f_w, n_C_prev, n_C)`, `dz (m, n_H, n_W, n_C)`
/// → `(m, n_H_prev, n_W_prev, n_C_prev)`
///
/// 书 · book: 输入的梯度 · Gradient of the input, `gradient-of-the-input.html`
pub fn input_gradient(w: ArrayView4<f64>, dz: ArrayView4<f64>) -> Array4<f64> {
    todo!("input_gradient")
}

/// 练习 7：把三个梯度合在一起，步幅和填充任意。
///
/// Exercise 7: all three gradients together, for any stride and padding.
///
/// `dz (m, n_H, n_W, n_C)` → 形状见 · shapes: [`ConvGrads`]
///
/// 书 · book: 完整的 conv_backward · The whole conv_backward, `conv-backward.html`
pub fn conv_backward(dz: ArrayView4<f64>, cache: &ConvCache) -> ConvGrads {
    todo!("conv_backward")
}
