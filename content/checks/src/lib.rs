//! What every numbered formula of the book is compared with, for `formula_check::run`.
//!
//! [`loss`], [`convolution`], [`ladder`], [`extension`], [`pooling`], [`network`], [`gradient_check`], [`fast`] and
//! [`winograd`] hold one function a formula; to add one, write it there and put it into the list at the top of that
//! file.
//! [`geometries`] says on which arrays all of them run.

// `forbid` would refuse ndarray's `s!`, which carries an `allow` of its own.
#![deny(unsafe_code)]
#![deny(missing_docs)]

use std::sync::LazyLock;

pub mod convolution;
pub mod extension;
pub mod fast;
pub mod geometries;
pub mod gradient_check;
pub mod ladder;
pub mod loss;
pub mod network;
pub mod pooling;
pub mod winograd;

use formula_check::Check;

/// Every check, in the order of the book. The crate computes its values once in a process.
pub fn all() -> &'static [Check] {
    static ALL: LazyLock<Vec<Check>> = LazyLock::new(|| {
        let mut checks = loss::checks();
        checks.extend(convolution::checks());
        checks.extend(ladder::checks());
        checks.extend(extension::checks());
        checks.extend(pooling::checks());
        checks.extend(network::checks());
        checks.extend(gradient_check::checks());
        checks.extend(fast::checks());
        checks.extend(winograd::checks());
        checks
    });
    &ALL
}
