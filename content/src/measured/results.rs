//! The result files as their programs write them, and the shapes that they must be about.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::Asked;
use bookkit::fault::Fault;
use bookkit::markdown::line_of;

/// What is measured, relative to the root.
const SHAPES: &str = "bench/shapes.toml";

/// A result file: `bench/src/bin/steps` writes one, `bench/peers/run.py` the others.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Results {
    pub method: Method,
    pub machine: Machine,
    pub versions: BTreeMap<String, String>,
    /// In a file of steps: what they are called, the slowest first.
    #[serde(default)]
    pub step: Vec<Step>,
    pub measured: Vec<Entry>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Method {
    pub date: String,
    pub threads: usize,
    pub rounds: usize,
    pub ridge: Option<Quartiles>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Machine {
    pub cpu: String,
    pub vectors: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Step {
    pub name: String,
    pub zh: String,
    pub en: String,
    /// Not what the fast functions do unless they are told to.
    #[serde(default)]
    pub on_request: bool,
}

/// One operation on one shape.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Entry {
    pub layer: String,
    pub name: Spanned<String>,
    pub operation: String,
    #[serde(default)]
    pub tuned: bool,
    pub shape: Shape,
    /// Of steps: operations a byte.
    pub intensity: Option<f64>,
    /// Of peers: the time of each divided by that of the fastest peer.
    #[serde(default)]
    pub ratio: BTreeMap<String, Quartiles>,
    /// Of steps: how many times as fast as the step before, and as the first.
    #[serde(default)]
    pub before: BTreeMap<String, Quartiles>,
    #[serde(default)]
    pub literal: BTreeMap<String, Quartiles>,
    /// Of steps: the part of the roof.
    #[serde(default)]
    pub roof: BTreeMap<String, Quartiles>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Shape {
    pub a_prev: Vec<usize>,
    pub w: Option<Vec<usize>>,
    pub f: Option<usize>,
    pub stride: usize,
    pub pad: Option<usize>,
}

/// Around the median of the rounds.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "Written")]
pub(super) struct Quartiles {
    pub low: f64,
    pub median: f64,
    pub high: f64,
}

#[derive(Deserialize)]
struct Written {
    low: f64,
    median: f64,
    high: f64,
}

impl TryFrom<Written> for Quartiles {
    type Error = String;

    fn try_from(Written { low, median, high }: Written) -> Result<Self, String> {
        if 0.0 < low && low <= median && median <= high && high.is_finite() {
            Ok(Self { low, median, high })
        } else {
            Err(format!(
                "{low}, {median}, {high} are no quartiles: expected 0 < low ≤ median ≤ high"
            ))
        }
    }
}

#[derive(Deserialize)]
struct Case {
    name: String,
    #[serde(default)]
    tuned: bool,
    #[serde(flatten)]
    shape: Shape,
}

/// What the file of `asked` holds, or what is wrong with it; `page` is the place that asks for it.
pub(super) fn read(
    root: &Path,
    asked: &Asked,
    page: &dyn Fn(String) -> Fault,
) -> Result<Results, Vec<Fault>> {
    let file = asked.path();
    let how = if asked.is_steps() {
        "cargo run --release --manifest-path bench/Cargo.toml --bin steps".to_owned()
    } else {
        format!("bench/peers/run.py --out {file}")
    };
    let text = fs::read_to_string(root.join(&file)).map_err(|error| {
        vec![page(format!(
            "{file} cannot be read: {error}; `{how}` writes it"
        ))]
    })?;
    let results: Results = parse(&file, &text)?;
    let cases = fs::read_to_string(root.join(SHAPES))
        .map_err(|error| vec![page(format!("{SHAPES} cannot be read: {error}"))])?;
    let cases: BTreeMap<String, Vec<Case>> = parse(SHAPES, &cases)?;
    let faults = faults(&results, &text, asked, &cases, page);
    if faults.is_empty() {
        Ok(results)
    } else {
        Err(faults)
    }
}

fn parse<'a, T: Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, Vec<Fault>> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        vec![Fault::new(file, line, error.message())]
    })
}

fn faults(
    results: &Results,
    text: &str,
    asked: &Asked,
    cases: &BTreeMap<String, Vec<Case>>,
    page: &dyn Fn(String) -> Fault,
) -> Vec<Fault> {
    let file = asked.path();
    let mut faults = Vec::new();
    for measured in &results.measured {
        let line = line_of(text, measured.name.span().start);
        let mut fault = |message| faults.push(Fault::new(&file, line, message));
        let name = measured.name.as_ref();
        let cases = cases.get(&measured.layer);
        match cases.and_then(|cases| cases.iter().find(|case| case.name == *name)) {
            None => fault(format!("{SHAPES} has no {} `{name}`", measured.layer)),
            Some(case) if case.shape != measured.shape => fault(format!(
                "`{name}` has another shape in {SHAPES} now: measure anew"
            )),
            Some(_) => {}
        }
        for lacking in lacking(results, measured, asked) {
            fault(format!("`{name}` has no {lacking}"));
        }
    }
    let found: Vec<_> = asked.of(results).collect();
    if found.is_empty() {
        let mut all: Vec<_> = results.measured.iter().map(Asked::name_of).collect();
        all.sort();
        all.dedup();
        let (layer, operation) = (&asked.layer, &asked.operation);
        faults.push(page(format!(
            "{file} has nothing measured for `{layer} {operation}`: expected one of {all:?}"
        )));
        return faults;
    }
    let cases = cases.get(&asked.layer).map_or(&[][..], Vec::as_slice);
    for case in cases.iter().filter(|case| case.tuned || !asked.is_steps()) {
        if !found.iter().any(|one| *one.name.as_ref() == case.name) {
            let (name, operation) = (&case.name, &asked.operation);
            faults.push(page(format!(
                "{file} has no result for `{name}` of {SHAPES}, {operation}"
            )));
        }
    }
    faults
}

/// What an entry must have and has not.
fn lacking(results: &Results, measured: &Entry, asked: &Asked) -> Vec<String> {
    if !asked.is_steps() {
        let ours = measured.ratio.keys().any(|who| who.starts_with("fast"));
        return if ours {
            vec![]
        } else {
            vec!["ratio of `fast …`".to_owned()]
        };
    }
    let mut lacking = Vec::new();
    for (i, step) in results.step.iter().enumerate() {
        for (what, values, from) in [
            ("before", &measured.before, 1),
            ("literal", &measured.literal, 1),
            ("roof", &measured.roof, 0),
        ] {
            if i >= from && !values.contains_key(&step.name) {
                lacking.push(format!("`{what}` of step `{}`", step.name));
            }
        }
    }
    if measured.intensity.is_none() {
        lacking.push("`intensity`".to_owned());
    }
    lacking
}
