//! How long each layer takes.

use std::fmt::Write;
use std::hint::black_box;

use cpu_time::ThreadTime;

/// The first step warms up.
const WARM_UP: usize = 1;

/// Which way through a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    Forward,
    Backward,
    /// Backward without the gradient of the input.
    Parameters,
}

/// The seconds of each layer and pass, one for each step.
#[derive(Debug, Default)]
pub struct Clock(Vec<(&'static str, Pass, Vec<f64>)>);

impl Clock {
    /// Calls `layer`, and remembers how long it took.
    pub fn time<T>(&mut self, name: &'static str, pass: Pass, layer: impl FnOnce() -> T) -> T {
        let start = ThreadTime::now();
        let result = black_box(layer());
        let taken = start.elapsed().as_secs_f64();
        let same = |(other, way, _): &&mut (&str, Pass, Vec<f64>)| *other == name && *way == pass;
        match self.0.iter_mut().find(same) {
            Some((.., times)) => times.push(taken),
            None => self.0.push((name, pass, vec![taken])),
        }
        result
    }

    /// The log: quartiles in microseconds, in the order of the step.
    pub fn written(&self) -> String {
        let mut text = "\
# Written by `cargo run --release -p cnn-backprop --example step_costs FILE`: one thread, the literal loops, f64, 32 images.
# Time of the processor, which other programs do not lengthen by their turns.
# Microseconds of the steps: low quartile, median, high quartile.
"
        .to_owned();
        for (name, pass, times) in &self.0 {
            let mut times: Vec<_> = times.iter().skip(WARM_UP).map(|s| s * 1e6).collect();
            times.sort_by(f64::total_cmp);
            let quartile = |k: usize| times.get(k * times.len() / 4).copied().unwrap_or(f64::NAN);
            let [low, median, high] = [1, 2, 3].map(quartile);
            let pass = format!("{pass:?}").to_lowercase();
            let _ = write!(
                text,
                "\n[[layer]]\nname = \"{name}\"\npass = \"{pass}\"\ntime = {{ low = {low:.2}, median = {median:.2}, high = {high:.2} }}\n"
            );
        }
        text
    }
}
