//! 练习：自己写出卷积层和池化层，`cargo test` 告诉你哪些练习对了。
//!
//! Exercises: write the layers yourself; `cargo test` tells you which of them are right.
//!
//! 名字、形状、顺序都与书和课程相同 · names, shapes and order are those of the book and the course:
//!
//! | | |
//! |---|---|
//! | [`convolution`] | 1–7 |
//! | [`pooling`] | 8–11 |
//! | [`gradient_check`] | 12 |

// 还没写的函数没有用到参数 · functions that are not written yet use none of their arguments.
#![allow(unused_variables, unused_imports, unused_mut)]

pub mod convolution;
pub mod gradient_check;
pub mod pooling;
