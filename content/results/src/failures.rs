//! The curves of networks that do not learn.

use bookkit::fault::Fault;
use serde::Deserialize;

/// The file, relative to the root.
pub const FILE: &str = "bench/results/failures.toml";

#[derive(Deserialize)]
struct Log {
    curve: Vec<Curve>,
}

/// What `cargo run --release -p mistakes --example when_it_does_not_learn FILE` writes for each failure.
#[derive(Clone, Debug, Deserialize)]
pub struct Curve {
    /// The failure.
    pub name: String,
    /// The loss of each step.
    pub loss: Vec<f64>,
}

/// The curves, the first without a failure.
///
/// # Errors
/// The line that cannot be read, or a curve that is longer than the first; a shorter one has ended with NaN.
pub fn read(text: &str) -> Result<Vec<Curve>, Vec<Fault>> {
    let Log { curve: curves } = crate::parse(FILE, text)?;
    let most = curves.first().map_or(0, |curve| curve.loss.len());
    let faults = curves.iter().filter(|curve| curve.loss.len() > most);
    let faults: Vec<_> = faults
        .map(|curve| {
            let (name, found) = (&curve.name, curve.loss.len());
            let message = format!("`{name}` has {found} losses, expected at most {most}");
            Fault::new(FILE, 1, message)
        })
        .collect();
    if faults.is_empty() {
        Ok(curves)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_that_is_too_long_is_refused() {
        let log =
            "[[curve]]\nname = \"a\"\nloss = [2.3, nan]\n[[curve]]\nname = \"b\"\nloss = [1.0]\n";
        assert!(read(log).is_ok());
        let faults = read(&log.replace("[1.0]", "[1.0, inf, 2.0]")).unwrap_err();
        let says = "`b` has 3 losses, expected at most 2";
        assert!(faults[0].to_string().contains(says), "{}", faults[0]);
    }
}
