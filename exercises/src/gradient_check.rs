//! 梯度检验，练习 12 · the gradient check, exercise 12.

use ndarray::{Array4, ArrayView4};

/// 练习 12：把 `x` 的数逐个移动一点，量出 `loss` 的斜率，公式 (G1)。
///
/// Exercise 12: nudge the numbers of `x` one by one and measure the slope of `loss`, formula (G1).
///
/// `x (n_0, n_1, n_2, n_3)` → 形状相同 · the same shape
///
/// 书 · book: 梯度检验 · Gradient check, `gradient-check.html`
pub fn numerical_gradient(
    x: ArrayView4<f64>,
    step: f64,
    mut loss: impl FnMut(ArrayView4<f64>) -> f64,
) -> Array4<f64> {
    todo!("numerical_gradient")
}
