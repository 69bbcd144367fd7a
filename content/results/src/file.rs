//! A result file, and the shapes that it must contain.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bookkit::fault::Fault;
use bookkit::markdown::line_of;
use serde::Deserialize;
use toml::Spanned;

use crate::Asked;

/// The file of the shapes to measure, relative to the root.
const SHAPES: &str = "bench/shapes.toml";

/// A result file: `bench/src/bin/steps` writes one, `bench/peers/run.py` the others.
#[derive(Clone, Debug, Deserialize)]
pub struct Results {
    /// How it was measured.
    pub method: Method,
    /// The machine.
    pub machine: Machine,
    /// Versions of the compiler and the libraries.
    pub versions: BTreeMap<String, String>,
    /// In a file of steps: the steps, the slowest first.
    #[serde(default)]
    pub step: Vec<Step>,
    /// The measurements.
    pub measured: Vec<Entry>,
}

/// How it was measured.
#[derive(Clone, Debug, Deserialize)]
pub struct Method {
    /// The date.
    pub date: String,
    /// Threads per process.
    pub threads: usize,
    /// Number of rounds; ratios only compare times of the same round.
    pub rounds: usize,
    /// In a file of steps: P/V, the intensity above which arithmetic is the limit.
    pub ridge: Option<Quartiles>,
}

/// The machine.
#[derive(Clone, Debug, Deserialize)]
pub struct Machine {
    /// The name of the processor.
    pub cpu: String,
    /// Its vector instructions.
    pub vectors: String,
}

/// One step from the literal loops to the fast code.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// The name in the results.
    pub name: String,
    /// The description in Chinese.
    pub zh: String,
    /// The description in English.
    pub en: String,
    /// The fast functions only do this on request.
    #[serde(default)]
    pub on_request: bool,
    /// Fewer multiplications than formula (K1) counts, which is the only way to exceed the roofline.
    #[serde(default)]
    pub fewer_products: bool,
}

/// One operation on one shape.
#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    /// `conv`, `pool` or `network`.
    pub layer: String,
    /// The name of the shape.
    pub name: Spanned<String>,
    /// `backward`, `max forward`, `step`.
    pub operation: String,
    /// Whether this shape was used to tune the fast code.
    #[serde(default)]
    pub tuned: bool,
    /// The shape.
    pub shape: Shape,
    /// For steps: operations per byte.
    pub intensity: Option<f64>,
    /// For peers: the time of each divided by that of the fastest peer.
    #[serde(default)]
    pub ratio: BTreeMap<String, Quartiles>,
    /// For steps: speed relative to the step before.
    #[serde(default)]
    pub before: BTreeMap<String, Quartiles>,
    /// For steps: speed relative to the first step.
    #[serde(default)]
    pub literal: BTreeMap<String, Quartiles>,
    /// For steps: the fraction of the roofline.
    #[serde(default)]
    pub roof: BTreeMap<String, Quartiles>,
}

/// The extents of a layer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Shape {
    /// Shape of the input.
    pub a_prev: Vec<usize>,
    /// Shape of the filters, for a convolution.
    pub w: Option<Vec<usize>>,
    /// The side of the window, for pooling.
    pub f: Option<usize>,
    /// The stride, except for a network.
    pub stride: Option<usize>,
    /// The padding, for a convolution.
    pub pad: Option<usize>,
    /// For a network: the shape of the filters of each convolution.
    #[serde(default)]
    pub filters: Vec<Vec<usize>>,
    /// For a network: the padding of each convolution.
    #[serde(default)]
    pub pads: Vec<usize>,
    /// For a network: inputs and outputs of each dense layer.
    #[serde(default)]
    pub dense: Vec<[usize; 2]>,
}

/// The median of the rounds, and the quartiles around it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "Written")]
pub struct Quartiles {
    /// A quarter of the rounds are below.
    pub low: f64,
    /// Half of the rounds are below.
    pub median: f64,
    /// Three quarters of the rounds are below.
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
                "{low}, {median}, {high} are not quartiles: expected 0 < low ≤ median ≤ high"
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

/// The content of the file of `asked`; `page` makes a fault at the directive.
///
/// # Errors
/// Everything that is wrong with the file or missing in it.
pub fn read(
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

/// The text of a file.
///
/// # Errors
/// The line that cannot be read.
pub fn parse<'a, T: Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, Vec<Fault>> {
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
                "`{name}` now has a different shape in {SHAPES}: measure again"
            )),
            Some(_) => {}
        }
        for lacking in lacking(results, measured, asked) {
            fault(format!("`{name}` has no {lacking}"));
        }
        let steps = results.step.iter().filter(|step| !step.fewer_products);
        for step in steps.map(|step| &step.name) {
            if let Some(roof) = measured.roof.get(step).filter(|roof| roof.median > 1.0) {
                fault(format!(
                    "`{name}`: step `{step}` reaches {} of the roofline: expected at most 1, unless the step has \
                     `fewer_products = true`",
                    roof.median
                ));
            }
        }
    }
    let found: Vec<_> = asked.of(results).collect();
    if found.is_empty() {
        let mut all: Vec<_> = results.measured.iter().map(name_of).collect();
        all.sort();
        all.dedup();
        let (layer, operation) = (&asked.layer, &asked.operation);
        faults.push(page(format!(
            "{file} has no measurements of `{layer} {operation}`: expected one of {all:?}"
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

fn name_of(measured: &Entry) -> String {
    format!("{} {}", measured.layer, measured.operation)
}

/// The parts that an entry must have but does not.
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
