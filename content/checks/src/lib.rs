//! Every numbered formula of the book, evaluated and compared with the crate, element by element.
//!
//! ```text
//! the pages ──▶ Display ──┐
//! glossary.toml ──────────┼──▶ run ──▶ Report: faults as file:line, and what passed
//! the crate ──▶ Check ────┘
//! ```
//!
//! [`loss`], [`convolution`], [`ladder`], [`extension`], [`pooling`], [`network`], [`checking`], [`fast`] and
//! [`winograd`] hold one function a formula; to add one, write it there and put it into the list at the top of that
//! file.
//! [`geometries`] says on which arrays all of them run.

// `forbid` would refuse ndarray's `s!`, which carries an `allow` of its own.
#![deny(unsafe_code)]
#![deny(missing_docs)]

use std::sync::LazyLock;

mod check;
pub mod checking;
pub mod convolution;
mod display;
pub mod extension;
pub mod fast;
pub mod geometries;
pub mod ladder;
pub mod loss;
mod names;
pub mod network;
pub mod pooling;
mod report;
mod run;
pub mod winograd;

pub use check::{Case, Check, tensor};
pub use display::{Directive, Display};
pub use names::missing_names;
pub use report::{Fault, Passed, Refuted, Report};
pub use run::{GLOSSARY, MIN_GEOMETRIES, TOLERANCE, run, run_checks};

/// Every check, in the order of the book. The crate computes its values once in a process.
pub fn all() -> &'static [Check] {
    static ALL: LazyLock<Vec<Check>> = LazyLock::new(|| {
        let mut checks = loss::checks();
        checks.extend(convolution::checks());
        checks.extend(ladder::checks());
        checks.extend(extension::checks());
        checks.extend(pooling::checks());
        checks.extend(network::checks());
        checks.extend(checking::checks());
        checks.extend(fast::checks());
        checks.extend(winograd::checks());
        checks
    });
    &ALL
}
