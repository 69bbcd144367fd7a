//! 练习：自己写出卷积层和池化层，`cargo test` 说哪一题对了。
//!
//! Exercises: write the layers yourself; `cargo test` tells which ones are right.
//!
//! 名字、形状、顺序都和书里、课程里一样 · names, shapes and order are the book's and the course's：
//!
//! | | |
//! |---|---|
//! | [`convolution`] | 1–7 |
//! | [`pooling`] | 8–11 |
//! | [`gradient_check`] | 12 |

// 桩函数还没有用到参数 · the stubs use none of their arguments yet.
#![allow(unused_variables, unused_imports, unused_mut)]

pub mod convolution;
pub mod gradient_check;
pub mod pooling;
