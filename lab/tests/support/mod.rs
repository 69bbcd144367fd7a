//! The fixtures of the oracle, as questions.

use std::fs;
use std::path::Path;

use serde::Deserialize;

/// An array, as ndarray writes it.
#[derive(Clone, Debug, Deserialize)]
pub struct Stored {
    pub dim: Vec<usize>,
    pub data: Vec<f64>,
}

#[allow(dead_code, reason = "each test program uses a part of this module")]
#[derive(Clone, Debug, Deserialize)]
pub struct Convolution {
    pub name: String,
    stride: usize,
    #[serde(default)]
    pad: usize,
    #[serde(default)]
    padding: Option<[usize; 4]>,
    a_prev: Stored,
    w: Stored,
    b: Stored,
    pub dz: Stored,
    pub z: Stored,
    pub da_prev: Stored,
    pub dw: Stored,
    pub db: Stored,
}

#[derive(Deserialize)]
struct File {
    cases: Vec<Convolution>,
}

/// Convolutions with the same padding on all sides, and with a padding for each side.
pub fn convolutions() -> Vec<Convolution> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/oracle/fixtures");
    let files = ["convolution.json", "padded_convolution.json"];
    let read = |name| serde_json::from_str::<File>(&fs::read_to_string(folder.join(name)).unwrap());
    files
        .iter()
        .flat_map(|name| read(name).unwrap().cases)
        .collect()
}

/// A question is a list; so are its parts.
pub fn question(parts: &[f64], more: &[f64]) -> Vec<f64> {
    [parts, more].concat()
}

fn push(list: &mut Vec<f64>, array: &Stored) {
    list.push(array.dim.len() as f64);
    list.extend(array.dim.iter().map(|&n| n as f64));
    list.extend(&array.data);
}

impl Convolution {
    /// The question for this layer.
    pub fn layer(&self) -> Vec<f64> {
        let sides = self.padding.unwrap_or([self.pad; 4]);
        let mut list = vec![self.stride as f64, 1.0];
        list.extend(sides.iter().map(|&side| side as f64));
        for array in [&self.a_prev, &self.w, &self.b, &self.dz] {
            push(&mut list, array);
        }
        list
    }

    /// The arrays that take part in its sums: A, W, b and dZ.
    #[allow(dead_code, reason = "each test program uses a part of this module")]
    pub fn inputs(&self) -> [&Stored; 4] {
        [&self.a_prev, &self.w, &self.b, &self.dz]
    }
}
