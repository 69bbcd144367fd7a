//! What the example `digits` has learnt, from its log.

pub(super) mod confusion;
pub(super) mod curves;
#[allow(
    dead_code,
    reason = "the training part is not drawn, and a log that was written from the file has read it"
)]
#[path = "../../../../crate/examples/digits/data.rs"]
mod data;
pub(super) mod failures;
pub(super) mod features;
pub(super) mod layers;
pub(super) mod mistakes;

use std::sync::LazyLock;

use bookkit::fault::Fault;
use ndarray::{Array4, s};
use results::digits::{FILE, Log, Run};

use crate::draw::{Label, plain};
use data::{BYTES, Digits};

/// The file, as of compile time.
const LOG: &str = include_str!("../../../../bench/results/digits.toml");

fn log() -> Result<&'static Log, Vec<Fault>> {
    static READ: LazyLock<Result<Log, Vec<Fault>>> = LazyLock::new(|| results::digits::read(LOG));
    READ.as_ref().map_err(Clone::clone)
}

/// The first network of the log.
fn first() -> Result<&'static Run, Vec<Fault>> {
    log()?.run.first().ok_or_else(|| vec![fault("no run")])
}

/// One of the images that no step has seen, as a batch.
fn unseen(image: usize) -> Result<Array4<f64>, Vec<Fault>> {
    static DIGITS: LazyLock<Result<Digits, Vec<Fault>>> =
        LazyLock::new(|| Digits::parse(BYTES).map_err(|bad| vec![fault(bad)]));
    let (_, held_out) = DIGITS.as_ref().map_err(Clone::clone)?.split();
    let there = held_out.labels.len();
    if image >= there {
        let message = format!("image {image}, expected one below {there}");
        return Err(vec![fault(message)]);
    }
    let chosen = held_out.images.slice(s![image..=image, .., .., ..]);
    Ok(chosen.to_owned())
}

fn fault(message: impl ToString) -> Fault {
    Fault::new(FILE, 1, message.to_string())
}

/// `(8, 8, 16)`
fn shape(extents: &[usize]) -> Label {
    let extents: Vec<_> = extents.iter().map(ToString::to_string).collect();
    plain(format!("({})", extents.join(", ")))
}
