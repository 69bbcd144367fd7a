//! What code gives for an array, as the data of the kits have it: a fingerprint, and the shape if it is a wrong one.

use std::fmt::Write;

use cnn_backprop::{Result, fingerprint};
use ndarray::ArrayD;

/// What the code gives for each array of each case.
pub(super) type Prints = Vec<Vec<Print>>;

/// What the code gives for one array.
#[derive(Clone, PartialEq)]
pub(super) enum Print {
    /// It stops.
    Stops,
    /// It follows from two single mistakes, or another case tells enough.
    LeftOut,
    /// The fingerprint of an array that has the right shape.
    Of(String),
    /// The fingerprint of an array that has a wrong shape, and the shape.
    Shaped(String, Vec<usize>),
}

impl Print {
    pub fn of(found: &Option<ArrayD<f64>>, right: &Option<ArrayD<f64>>) -> Result<Self> {
        let Some(found) = found else {
            return Ok(Self::Stops);
        };
        let value = digits(fingerprint(found.view())?);
        let fits = right
            .as_ref()
            .is_some_and(|right| right.shape() == found.shape());
        Ok(if fits {
            Self::Of(value)
        } else {
            Self::Shaped(value, found.shape().to_vec())
        })
    }

    pub fn json(&self) -> String {
        match self {
            Self::Stops => "null".into(),
            Self::LeftOut => "[]".into(),
            Self::Of(value) => value.clone(),
            Self::Shaped(value, shape) => format!("[{value},{}]", list(shape.iter())),
        }
    }

    pub fn plain(&self) -> String {
        match self {
            Self::Stops => "-".into(),
            Self::LeftOut => ".".into(),
            Self::Of(value) => value.clone(),
            Self::Shaped(value, shape) => {
                let shape: Vec<_> = shape.iter().map(usize::to_string).collect();
                format!("{value}@{}", shape.join("x"))
            }
        }
    }
}

/// Seven significant digits, as many as f32 has.
pub(super) fn digits(value: f64) -> String {
    let written = format!("{value:.6e}");
    let value: f64 = written.parse().expect("a number");
    if value == 0.0 {
        "0".into()
    } else {
        format!("{value}")
    }
}

pub(super) fn list(items: impl Iterator<Item = impl std::fmt::Display>) -> String {
    let mut out = String::from("[");
    for (at, item) in items.enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(out, "{comma}{item}");
    }
    out + "]"
}
