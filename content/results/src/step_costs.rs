//! How long each layer of a training step takes.

use bookkit::fault::Fault;
use serde::Deserialize;

use crate::Quartiles;

/// The file, relative to the root.
pub const FILE: &str = "bench/results/step-costs.toml";

#[derive(Deserialize)]
struct Log {
    layer: Vec<Layer>,
}

/// What `cargo run --release -p cnn-backprop --example step_costs FILE` writes for each layer and pass.
#[derive(Clone, Debug, Deserialize)]
pub struct Layer {
    /// The layer.
    pub name: String,
    /// Which way.
    pub pass: Pass,
    /// In microseconds.
    pub time: Quartiles,
}

/// Which way through a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pass {
    /// To the loss.
    Forward,
    /// From the loss, all gradients.
    Backward,
    /// From the loss, without the gradient of the input.
    Parameters,
}

/// The layers.
///
/// # Errors
/// The line that cannot be read.
pub fn read(text: &str) -> Result<Vec<Layer>, Vec<Fault>> {
    Ok(crate::parse::<Log>(FILE, text)?.layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_the_gradient_of_the_image_costs() {
        let log = read(include_str!("../../../bench/results/step-costs.toml")).unwrap();
        let time = |pass| {
            let layer = log
                .iter()
                .find(|layer| layer.name == "conv 1" && layer.pass == pass);
            layer.unwrap().time.median / 1000.0
        };
        let (all, without) = (time(Pass::Backward), time(Pass::Parameters));
        let page = include_str!("../../../src/what-a-step-costs.md");
        for sentence in [
            format!("从 {all:.1} 毫秒降到 {without:.1} 毫秒"),
            format!("takes {without:.1} milliseconds instead of {all:.1}"),
        ] {
            assert!(
                page.contains(&sentence),
                "src/what-a-step-costs.md: expected `{sentence}`"
            );
        }
    }
}
