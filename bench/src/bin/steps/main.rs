//! Times every step from the literal loops to the fast path, and compares each with the roofline of
//! this machine; writes `results/steps.toml`, or the file that is named.
//!
//! The shapes are the tuned ones. A round times each step once, in rotating order, and the two limits
//! of the machine; only times of the same round are divided. The time of a step in a round is that of
//! its fastest call, by the clock of the process, which stops while other processes have the processor.

mod ladder;
mod report;
mod roofline;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use bench::case::{Cases, Conv};
use bench::layer::Layer;
use ladder::{Job, STEPS};
use report::{Measured, Report, quartiles, three_digits};
use roofline::{Memory, Work};
use rustix::time::{ClockId, clock_gettime};

const ROUNDS: usize = 7;
/// Time for each step in each round.
const SECONDS: f64 = 0.05;

/// One round: the times of the steps, operations and bytes per second.
struct Round {
    seconds: Vec<f64>,
    peak: f64,
    bandwidth: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/results/steps.toml");
    let out = PathBuf::from(env::args().nth(1).unwrap_or_else(|| default.to_owned()));
    let mut memory = Memory::new();
    let (mut measured, mut ridges) = (Vec::new(), Vec::new());
    for case in Cases::read().conv.iter().filter(|case| case.tuned) {
        let layer = Layer::new(case);
        for (operation, work) in [
            ("forward", Work::forward(&layer)),
            ("backward", Work::backward(&layer)),
        ] {
            let mut jobs: Vec<Job> = STEPS
                .iter()
                .map(|step| match operation {
                    "forward" => (step.forward)(&layer),
                    _ => (step.backward)(&layer),
                })
                .collect();
            let rounds: Vec<Round> = (0..ROUNDS)
                .map(|turn| round(&mut jobs, turn, &mut memory))
                .collect();
            ridges.extend(rounds.iter().map(|round| round.peak / round.bandwidth));
            measured.push(entry(case, operation, work, &rounds));
        }
    }
    let report = Report::new(ROUNDS, quartiles(ridges.into_iter()), measured);
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(out, report.text()?)?)
}

fn round(jobs: &mut [Job], turn: usize, memory: &mut Memory) -> Round {
    let steps = jobs.len();
    let mut seconds = vec![0.0; steps];
    for i in (0..steps).map(|i| (i + turn) % steps) {
        let Job { call, calls } = &mut jobs[i];
        seconds[i] = *calls as f64 * fastest(call);
    }
    let (mut operations, mut bytes) = (0.0, 0.0);
    let computing = fastest(&mut || operations = roofline::operations());
    let moving = fastest(&mut || bytes = memory.pass());
    Round {
        seconds,
        peak: operations / computing,
        bandwidth: bytes / moving,
    }
}

fn entry(case: &Conv, operation: &'static str, work: Work, rounds: &[Round]) -> Measured {
    let of_each = |from: usize, quotient: &dyn Fn(&Round, usize) -> f64| {
        let steps = STEPS.iter().enumerate().skip(from);
        steps
            .map(|(i, step)| {
                let values = rounds.iter().map(|round| quotient(round, i));
                (step.name, quartiles(values))
            })
            .collect()
    };
    let entry = Measured {
        layer: "conv",
        name: case.name.clone(),
        operation,
        shape: case.into(),
        intensity: three_digits(work.operations / work.bytes),
        before: of_each(1, &|round, i| round.seconds[i - 1] / round.seconds[i]),
        literal: of_each(1, &|round, i| round.seconds[0] / round.seconds[i]),
        roof: of_each(0, &|round, i| {
            work.part_of_the_roof(round.seconds[i], round.peak, round.bandwidth)
        }),
    };
    println!(
        "{case}, {operation}: before {:?}, roof {:?}",
        entry.before, entry.roof
    );
    entry
}

fn fastest(call: &mut dyn FnMut()) -> f64 {
    let (start, mut best) = (now(), f64::INFINITY);
    loop {
        let before = now();
        call();
        let after = now();
        best = best.min(after - before);
        if after - start > SECONDS {
            return best;
        }
    }
}

fn now() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + 1e-9 * time.tv_nsec as f64
}
