//! Reads the measurements that the programs of `bench` write into `bench/results`, for the tables of the pages and for
//! the plots.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod digits;
pub mod failures;
mod file;
pub mod step_costs;

pub use file::{Entry, Machine, Method, Quartiles, Results, Shape, Step, parse, read};

/// The file of the steps from the literal loops to the fast code.
pub const STEPS: &str = "steps";

/// Which results a table or plot needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    file: String,
    layer: String,
    operation: String,
}

impl Asked {
    /// An operation of a layer, say `max forward` of `pool`, in a file without its folder and extension.
    pub fn new(file: &str, layer: &str, operation: &str) -> Self {
        Self {
            file: file.to_owned(),
            layer: layer.to_owned(),
            operation: operation.to_owned(),
        }
    }

    /// The result file, relative to the root.
    pub fn path(&self) -> String {
        format!("bench/results/{}.toml", self.file)
    }

    /// Whether these are the steps from the literal loops; otherwise it is a comparison with peers.
    pub fn is_steps(&self) -> bool {
        self.file == STEPS
    }

    /// The entries that the table or plot needs.
    pub fn of<'a>(&self, results: &'a Results) -> impl Iterator<Item = &'a Entry> {
        let all = results.measured.iter();
        all.filter(|one| one.layer == self.layer && one.operation == self.operation)
    }
}
