//! `cargo test`: which exercises are right, and what is wrong with the others.
//!
//! `cargo test pool` runs only those with `pool` in their names.

mod attempt;
mod compare;
mod convolution;
mod data;
mod exercise;
mod gradient;
mod known;
mod pooling;
mod report;

use std::process::ExitCode;

use report::Report;

fn main() -> ExitCode {
    attempt::keep_panics();
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let wanted: Vec<_> = wanted.iter().filter(|arg| !arg.starts_with('-')).collect();
    let parts = [
        convolution::exercises(),
        pooling::exercises(),
        gradient::exercises(),
    ];
    let all = parts.into_iter().flatten().enumerate();
    let chosen = all.filter(|(_, exercise)| {
        wanted.is_empty() || wanted.iter().any(|part| exercise.name.contains(*part))
    });
    let report = Report(
        chosen
            .map(|(i, exercise)| {
                let outcome = exercise.outcome();
                (i + 1, exercise, outcome)
            })
            .collect(),
    );
    if report.0.is_empty() {
        println!("没有叫 {wanted:?} 的练习 · there is no exercise {wanted:?}");
        return ExitCode::FAILURE;
    }
    print!("{report}");
    if report.all_pass() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
