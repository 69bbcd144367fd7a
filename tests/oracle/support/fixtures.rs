//! The data of `fixtures/generate.py`: inputs, and the results of JAX and NumPy.

use std::fs;
use std::path::{Path, PathBuf};

use ndarray::{Array, Array0, Array1, Array2, Array4, ArrayD, Dimension, Ix4};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};

/// An array as the script writes it: extents, and elements in row-major order.
///
/// Not read by ndarray's own `serde` feature: that would build ndarray a second time, in addition to the
/// one that the listings of the book are compiled with.
#[derive(Deserialize)]
struct Written {
    dim: Vec<usize>,
    data: Vec<f64>,
}

pub(super) fn array<'de, D: Deserializer<'de>, Dim: Dimension>(
    deserializer: D,
) -> Result<Array<f64, Dim>, D::Error> {
    let Written { dim, data } = Written::deserialize(deserializer)?;
    let array = ArrayD::from_shape_vec(dim, data).map_err(D::Error::custom)?;
    array.into_dimensionality().map_err(D::Error::custom)
}

/// One data file.
#[derive(Deserialize)]
pub struct Fixtures<Case> {
    pub cases: Vec<Case>,
}

/// One convolution: parameters, inputs, upstream gradient, results.
#[derive(Deserialize)]
#[serde(bound = "D: Dimension")]
pub struct Convolution<D: Dimension = Ix4> {
    pub name: String,
    pub stride: usize,
    pub pad: usize,
    #[serde(deserialize_with = "array")]
    pub a_prev: Array<f64, D>,
    #[serde(deserialize_with = "array")]
    pub w: Array<f64, D>,
    #[serde(deserialize_with = "array")]
    pub b: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dz: Array<f64, D>,
    #[serde(deserialize_with = "array")]
    pub z: Array<f64, D>,
    #[serde(deserialize_with = "array")]
    pub da_prev: Array<f64, D>,
    #[serde(deserialize_with = "array")]
    pub dw: Array<f64, D>,
    #[serde(deserialize_with = "array")]
    pub db: Array4<f64>,
}

/// One convolution with dilation or groups.
#[derive(Deserialize)]
pub struct Extension {
    pub dilation: usize,
    pub groups: usize,
    #[serde(flatten)]
    pub layer: Convolution,
}

/// One transposed convolution.
#[derive(Deserialize)]
pub struct Transposed {
    pub name: String,
    pub stride: usize,
    pub pad: usize,
    pub output_pad: usize,
    #[serde(deserialize_with = "array")]
    pub x: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub w: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub b: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dy: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub y: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dx: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dw: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub db: Array4<f64>,
}

/// One pooling in both modes: `first`, `every`, `shared` are `da_prev` in mode max under the rule
/// for ties of that name, `spread` is `da_prev` in mode average.
#[derive(Deserialize)]
pub struct Pooling {
    pub name: String,
    pub f: usize,
    pub stride: usize,
    #[serde(deserialize_with = "array")]
    pub a_prev: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub da: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub max: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub average: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub first: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub every: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub shared: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub spread: Array4<f64>,
}

/// One dense layer under the mean cross-entropy: inputs, results.
#[derive(Deserialize)]
pub struct Dense {
    pub name: String,
    #[serde(deserialize_with = "array")]
    pub x: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub w: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub b: Array2<f64>,
    pub labels: Vec<usize>,
    #[serde(deserialize_with = "array")]
    pub z: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub y_hat: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub loss: Array0<f64>,
    #[serde(deserialize_with = "array")]
    pub dz: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub dx: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub dw: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub db: Array2<f64>,
}

/// One whole network: parameters, inputs, the loss and the gradients.
#[derive(Deserialize)]
pub struct Whole {
    pub name: String,
    pub stride: usize,
    pub pad: usize,
    pub f: usize,
    pub pool_stride: usize,
    #[serde(deserialize_with = "array")]
    pub a_prev: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub w: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub b: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub w_fc: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub b_fc: Array2<f64>,
    pub labels: Vec<usize>,
    #[serde(deserialize_with = "array")]
    pub loss: Array0<f64>,
    #[serde(deserialize_with = "array")]
    pub da_prev: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dw: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub db: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dw_fc: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub db_fc: Array2<f64>,
}

/// Some epochs of training on digits: how, the loss of each step, the parameters at the end.
#[derive(Deserialize)]
pub struct Training {
    pub name: String,
    pub seed: u32,
    pub filters: [usize; 2],
    pub images: usize,
    pub batch: usize,
    pub rates: Vec<f64>,
    pub momentum: f64,
    pub decay: f64,
    pub moves: usize,
    /// Held-out images that are read correctly at the end.
    pub right: usize,
    #[serde(deserialize_with = "array")]
    pub losses: Array1<f64>,
    #[serde(deserialize_with = "array")]
    pub w1: ArrayD<f64>,
    #[serde(deserialize_with = "array")]
    pub b1: ArrayD<f64>,
    #[serde(deserialize_with = "array")]
    pub w2: ArrayD<f64>,
    #[serde(deserialize_with = "array")]
    pub b2: ArrayD<f64>,
    #[serde(deserialize_with = "array")]
    pub w3: ArrayD<f64>,
    #[serde(deserialize_with = "array")]
    pub b3: ArrayD<f64>,
}

/// One convolution with a dense layer after it, channels first: NCHW and OIHW.
#[derive(Deserialize)]
pub struct ChannelsFirst {
    pub name: String,
    pub stride: usize,
    pub pad: usize,
    #[serde(deserialize_with = "array")]
    pub x: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub w: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub z: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dz: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dx: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dw: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub w_fc: Array2<f64>,
    #[serde(deserialize_with = "array")]
    pub logits: Array2<f64>,
}

/// The numbers of NumPy's legacy stream for a seed.
#[derive(Deserialize)]
pub struct Stream {
    pub seed: u32,
    pub draws: Vec<Draw>,
}

/// One call of `np.random.randn` or `rand`; only its last few values are kept.
#[derive(Deserialize)]
pub struct Draw {
    pub call: String,
    pub shape: Vec<usize>,
    pub tail: Vec<f64>,
}

pub fn convolutions() -> Vec<Convolution> {
    load("convolution.json").cases
}

pub fn extensions() -> Vec<Extension> {
    load("extension.json").cases
}

pub fn transposed() -> Vec<Transposed> {
    load("transposed.json").cases
}

pub fn poolings() -> Vec<Pooling> {
    load("pooling.json").cases
}

pub fn denses() -> Vec<Dense> {
    load("dense.json").cases
}

pub fn networks() -> Vec<Whole> {
    load("network.json").cases
}

pub fn trainings() -> Vec<Training> {
    load("digits.json").cases
}

pub fn channels_first() -> Vec<ChannelsFirst> {
    load("layouts.json").cases
}

pub fn streams() -> Vec<Stream> {
    load("numpy_stream.json").cases
}

pub(super) fn load<Case: DeserializeOwned>(file: &str) -> Fixtures<Case> {
    let path = folder().join(file);
    let text = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; run generate.py", path.display()));
    serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{}: {error}; run generate.py", path.display()))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

mod tests {
    use super::*;

    /// The header of every data file.
    #[derive(Deserialize)]
    struct Versions {
        jax: String,
        numpy: String,
    }

    #[test]
    fn the_data_were_made_by_the_versions_that_requirements_txt_pins() {
        let pins = fs::read_to_string(folder().join("requirements.txt")).unwrap();
        let files = fs::read_dir(folder()).unwrap();
        let files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
        let data = files
            .iter()
            .filter(|file| file.extension().is_some_and(|end| end == "json"));
        let mut read = 0;
        for file in data {
            let Versions { jax, numpy } =
                serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            for pin in [format!("jax=={jax}"), format!("numpy=={numpy}")] {
                assert!(
                    pins.lines().any(|line| line == pin),
                    "{} says {pin}, requirements.txt does not; run the script that made it",
                    file.display()
                );
            }
            read += 1;
        }
        assert!(read >= 13, "{read} data files");
    }
}
