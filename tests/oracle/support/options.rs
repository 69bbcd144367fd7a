//! The data of `fixtures/generate_options.py`: paddings per side, ceil mode, batch normalisation, volumes.

use ndarray::{Array4, Ix5};
use serde::Deserialize;

use super::fixtures::{Convolution, array, load};

/// One convolution with a separate padding on each side.
#[derive(Deserialize)]
pub struct PaddedConvolution {
    /// Top, bottom, left, right.
    pub padding: [usize; 4],
    #[serde(flatten)]
    pub layer: Convolution,
}

/// One pooling with padding, oblong windows or ceil mode: as [`Pooling`], with means by both divisors.
#[derive(Deserialize)]
pub struct PaddedPooling {
    pub name: String,
    pub f_h: usize,
    pub f_w: usize,
    pub stride: usize,
    /// Top, bottom, left, right.
    pub padding: [usize; 4],
    pub ceil: bool,
    #[serde(deserialize_with = "array")]
    pub a_prev: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub da: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub max: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub first: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub every: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub shared: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub mean_pixels: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub mean_positions: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub spread_pixels: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub spread_positions: Array4<f64>,
}

/// One batch normalisation.
#[derive(Deserialize)]
pub struct BatchNorm {
    pub name: String,
    pub epsilon: f64,
    #[serde(deserialize_with = "array")]
    pub z: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub gamma: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub beta: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dy: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub y: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dz: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dgamma: Array4<f64>,
    #[serde(deserialize_with = "array")]
    pub dbeta: Array4<f64>,
}

/// One convolution of volumes.
pub type Volume = Convolution<Ix5>;

pub fn padded_convolutions() -> Vec<PaddedConvolution> {
    load("padded_convolution.json").cases
}

pub fn padded_poolings() -> Vec<PaddedPooling> {
    load("padded_pooling.json").cases
}

pub fn batch_norms() -> Vec<BatchNorm> {
    load("batch_norm.json").cases
}

pub fn volumes() -> Vec<Volume> {
    load("volume.json").cases
}
