//! The loop of every peer in Rust, in the protocol of `peers/serve.py`: reads requests, one per line, and
//! answers each with one.

use std::collections::HashMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use ndarray::{Array4, ArrayView4};
use rustix::time::{ClockId, clock_gettime};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::case::{Conv, Network, Pool, Shape};

const MIN_CALLS: usize = 3;

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// An operation and a way to do it.
pub type Name = (String, String);

/// Something to be timed; the results of the call go to the sink, if there is one.
pub type Job = Box<dyn FnMut(Option<Sink>)>;

/// Takes results under the names that `run.py` compares.
pub type Sink<'a> = &'a mut dyn FnMut(&str, ArrayView4<f32>);

/// One geometry with its arrays.
#[derive(Deserialize)]
pub struct Case {
    directory: PathBuf,
    /// Of the output.
    pub z: Shape,
    #[serde(flatten)]
    pub layer: Layer,
}

#[derive(Deserialize)]
#[serde(tag = "layer", rename_all = "lowercase")]
pub enum Layer {
    Conv(Conv),
    Pool(Pool),
    Network(Network),
}

impl Case {
    /// An array that `run.py` wrote.
    pub fn read(&self, name: &str, shape: Shape) -> Result<Array4<f32>> {
        let bytes = fs::read(self.directory.join(name))?;
        let (numbers, _) = bytes.as_chunks();
        let numbers = numbers.iter().map(|&bytes| f32::from_le_bytes(bytes));
        Ok(Array4::from_shape_vec(shape, numbers.collect())?)
    }
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
enum Request {
    Case(Case),
    Run { job: Name, to: PathBuf },
    Time { job: Name, seconds: f64 },
}

/// Answers until there are no more requests; `jobs_of` gives the jobs of a case.
pub fn serve(jobs_of: impl Fn(&Case) -> Result<HashMap<Name, Job>>) -> Result<()> {
    let clock = match env::args().nth(2).as_deref() {
        Some("cpu") => ClockId::ProcessCPUTime,
        _ => ClockId::Monotonic,
    };
    let mut jobs = HashMap::new();
    for line in io::stdin().lines() {
        let answer = match serde_json::from_str(&line?)? {
            Request::Case(case) => {
                jobs = jobs_of(&case)?;
                let names: Vec<&Name> = jobs.keys().collect();
                json!({ "jobs": names })
            }
            Request::Run { job, to } => {
                let mut written = Ok(());
                let mut sink = |name: &str, array: ArrayView4<f32>| {
                    if written.is_ok() {
                        written = write(&to.join(name), array);
                    }
                };
                find(&mut jobs, &job)?(Some(&mut sink));
                written?;
                json!({})
            }
            Request::Time { job, seconds } => {
                let job = find(&mut jobs, &job)?;
                json!({ "seconds": fastest_call(job, seconds, clock) })
            }
        };
        answer_with(&answer)?;
    }
    Ok(())
}

fn find<'a>(jobs: &'a mut HashMap<Name, Job>, name: &Name) -> Result<&'a mut Job> {
    Ok(jobs
        .get_mut(name)
        .ok_or_else(|| format!("no job {name:?}"))?)
}

fn answer_with(answer: &Value) -> Result<()> {
    println!("{answer}");
    Ok(io::stdout().flush()?)
}

/// The first call is not counted, as in `serve.py`.
fn fastest_call(job: &mut Job, seconds: f64, clock: ClockId) -> f64 {
    job(None);
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let (mut best, mut calls) = (f64::INFINITY, 0);
    while calls < MIN_CALLS || Instant::now() < end {
        let start = now(clock);
        job(None);
        best = best.min(now(clock) - start);
        calls += 1;
    }
    best
}

fn now(clock: ClockId) -> f64 {
    let time = clock_gettime(clock);
    time.tv_sec as f64 + 1e-9 * time.tv_nsec as f64
}

fn write(path: &Path, array: ArrayView4<f32>) -> Result<()> {
    let bytes: Vec<u8> = array.iter().flat_map(|x| x.to_le_bytes()).collect();
    Ok(fs::write(path, bytes)?)
}
