//! The content of the result file: ratios only, and the machine and versions.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use bench::case::Conv;
use cnn_backprop_fast::Level;
use serde::Serialize;

use crate::ladder::STEPS;

const HEAD: &str = "\
# Written by `cargo run --release --manifest-path bench/Cargo.toml --bin steps`; read by the book.
# Every number is the quotient of two times of one round: low quartile, median, high quartile over the rounds.
#   before, literal: how many times as fast as the step before, and as the literal loops
#   roof: which part of min(P, I·V) is reached, formula (K6); above 1 only with fewer products than (K1) counts
";

pub type Quartiles = [f64; 3];

#[derive(Serialize)]
pub struct Report {
    pub method: Method,
    pub machine: Machine,
    pub versions: BTreeMap<&'static str, String>,
    pub step: Vec<Name>,
    pub measured: Vec<Measured>,
}

#[derive(Serialize)]
pub struct Method {
    date: String,
    threads: usize,
    pub rounds: usize,
    clock: &'static str,
    float: &'static str,
    /// P/V: operations per byte at which arithmetic and memory take equally long.
    pub ridge: Quartiles,
}

#[derive(Serialize)]
pub struct Machine {
    cpu: String,
    cores: usize,
    vectors: &'static str,
    system: String,
}

#[derive(Serialize)]
pub struct Name {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    on_request: bool,
    fewer_products: bool,
}

#[derive(Serialize)]
pub struct Measured {
    pub layer: &'static str,
    pub name: String,
    pub operation: &'static str,
    pub shape: Shape,
    pub intensity: f64,
    pub before: BTreeMap<&'static str, Quartiles>,
    pub literal: BTreeMap<&'static str, Quartiles>,
    pub roof: BTreeMap<&'static str, Quartiles>,
}

#[derive(Serialize)]
pub struct Shape {
    a_prev: bench::case::Shape,
    w: bench::case::Shape,
    stride: usize,
    pad: usize,
}

impl From<&Conv> for Shape {
    fn from(case: &Conv) -> Self {
        Self {
            a_prev: case.a_prev,
            w: case.w,
            stride: case.stride,
            pad: case.pad,
        }
    }
}

impl Report {
    pub fn new(rounds: usize, ridge: Quartiles, measured: Vec<Measured>) -> Self {
        let method = Method {
            date: first_line("date", &["-u", "+%F"]),
            threads: 1,
            rounds,
            clock: "cpu",
            float: "f32",
            ridge,
        };
        let step = STEPS.iter().map(|step| Name {
            name: step.name,
            zh: step.zh,
            en: step.en,
            on_request: step.on_request,
            fewer_products: step.fewer_products,
        });
        Self {
            method,
            machine: machine(),
            versions: BTreeMap::from([
                ("rustc", first_line("rustc", &["--version"])),
                (
                    "commit",
                    first_line("git", &["describe", "--always", "--dirty"]),
                ),
            ]),
            step: step.collect(),
            measured,
        }
    }

    pub fn text(&self) -> Result<String, toml::ser::Error> {
        Ok(format!("{HEAD}\n{}", toml::to_string(self)?))
    }
}

/// Low quartile, median and high quartile, to three digits.
pub fn quartiles(values: impl Iterator<Item = f64>) -> Quartiles {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    [0.25, 0.5, 0.75].map(|part| {
        let at = part * (values.len() - 1) as f64;
        let (low, high) = (values[at.floor() as usize], values[at.ceil() as usize]);
        three_digits(low + (at - at.floor()) * (high - low))
    })
}

pub fn three_digits(x: f64) -> f64 {
    format!("{x:.2e}").parse().unwrap_or(x)
}

fn machine() -> Machine {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let of = |key: &str| {
        let line = cpuinfo
            .lines()
            .find(|line| line.split(':').next().unwrap_or_default().trim() == key);
        let value = line.and_then(|line| line.split(": ").nth(1));
        value.unwrap_or("unknown").to_owned()
    };
    Machine {
        cpu: format!(
            "{} (cpu family {}, model {}, stepping {})",
            of("model name"),
            of("cpu family"),
            of("model"),
            of("stepping")
        ),
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        vectors: Level::best().name(),
        system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
    }
}

fn first_line(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    text.ok()
        .and_then(|text| Some(text.lines().next()?.to_owned()))
        .unwrap_or_else(|| "unknown".to_owned())
}
