//! 池化层，练习 8–11 · the pooling layer, exercises 8–11.

use ndarray::{Array2, Array4, ArrayView2, ArrayView4, s};

/// 窗口 `f × f` 和步幅 · the `f × f` window and its stride: `hparameters["f"]`, `hparameters["stride"]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PoolParams {
    pub f: usize,
    pub stride: usize,
}

/// 用哪个数代表一个窗口 · which number stands for a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PoolMode {
    Max,
    Average,
}

/// 前向传播为反向传播保留的数据 · what the forward pass keeps for the backward pass.
#[derive(Clone, Debug, PartialEq)]
pub struct PoolCache {
    /// `(m, n_H_prev, n_W_prev, n_C)`
    pub a_prev: Array4<f64>,
    pub params: PoolParams,
}

/// 练习 8：把每个通道的每个窗口归结为一个数；缓存里保存 `a_prev` 和 `params`。
///
/// Exercise 8: reduce each window of each channel to one number; the cache keeps `a_prev` and
/// `params`.
///
/// `a_prev (m, n_H_prev, n_W_prev, n_C)` → `(m, n_H, n_W, n_C)`
///
/// 书 · book: 池化的前向传播 · Pooling, forward, `pooling-forward.html`
pub fn pool_forward(
    a_prev: ArrayView4<f64>,
    params: PoolParams,
    mode: PoolMode,
) -> (Array4<f64>, PoolCache) {
    todo!("pool_forward")
}

/// 练习 9：最大值的位置为 1，其余为 0，公式 (4)。有几个最大值并列时怎么分由你决定，书里讲的三种规则都算对。
///
/// Exercise 9: 1 at the position of the maximum, 0 elsewhere, formula (4). What to do if several
/// maxima tie is up to you: all three rules of the book pass.
///
/// `x (f, f)` → 形状相同 · the same shape
///
/// 书 · book: 最大池化 · Max pooling, `max-pooling-backward.html`;
/// 并列的最大值 · Ties, `ties.html`
pub fn create_mask_from_window(x: ArrayView2<f64>) -> Array2<f64> {
    todo!("create_mask_from_window")
}

/// 练习 10：把一个梯度平均分给窗口里的每个位置，公式 (5)。
///
/// Exercise 10: distribute one gradient evenly over the positions of a window, formula (5).
///
/// 一个数 · a number, `shape (n_H, n_W)` → `(n_H, n_W)`
///
/// 书 · book: 平均池化 · Average pooling, `average-pooling-backward.html`
pub fn distribute_value(dz: f64, shape: (usize, usize)) -> Array2<f64> {
    todo!("distribute_value")
}

/// 练习 11：把每个输出的梯度送回它的窗口，重叠处累加。
///
/// Exercise 11: send the gradient of each output back to its window, and add up where windows
/// overlap.
///
/// `da (m, n_H, n_W, n_C)` → `(m, n_H_prev, n_W_prev, n_C)`
///
/// 书 · book: 三个步骤 · The three steps, `three-steps.html`;
/// 完整的 pool_backward · The whole pool_backward, `pool-backward.html`
pub fn pool_backward(da: ArrayView4<f64>, cache: &PoolCache, mode: PoolMode) -> Array4<f64> {
    todo!("pool_backward")
}
