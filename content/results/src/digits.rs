//! The log of the example `digits`.

use bookkit::fault::Fault;
use serde::Deserialize;

/// The file, relative to the root.
pub const FILE: &str = "bench/results/digits.toml";

/// Digits that there are.
const CLASSES: usize = 10;

/// What `cargo run --release -p cnn-backprop --example digits -- --log FILE` writes.
#[derive(Clone, Debug, Deserialize)]
pub struct Log {
    /// What the networks were trained with.
    pub settings: Settings,
    /// Simpler methods.
    pub compared: Compared,
    /// A network for each seed.
    pub run: Vec<Run>,
}

/// The settings that the figures need.
#[derive(Clone, Debug, Deserialize)]
pub struct Settings {
    /// Of both convolutions.
    pub filters: [usize; 2],
    /// How often each training image was used.
    pub epochs: usize,
    /// Held-out images.
    pub images: usize,
}

/// How many of the held-out images simpler methods read correctly.
#[derive(Clone, Debug, Deserialize)]
pub struct Compared {
    /// A dense layer.
    pub dense: usize,
    /// The nearest neighbour.
    pub nearest: usize,
}

/// A network.
#[derive(Clone, Debug, Deserialize)]
pub struct Run {
    /// The seed of its weights and of the order of the images.
    pub seed: u32,
    /// The mean loss of each epoch.
    pub loss: Vec<f64>,
    /// How many of the held-out images were read correctly, before the training and after each epoch.
    pub right: Vec<usize>,
    /// A row for each digit: as what its images were read.
    pub confusion: Vec<Vec<usize>>,
    /// The filters of the first layer, `(3, 3, 1, n_C)` in row-major order.
    pub w1: Vec<f64>,
    /// Its biases.
    pub b1: Vec<f64>,
    /// The misread images, the worst first.
    pub mistake: Vec<Misread>,
}

/// An image that was misread.
#[derive(Clone, Debug, Deserialize)]
pub struct Misread {
    /// Its number among the held-out images.
    pub image: usize,
    /// What it shows.
    pub label: usize,
    /// As what it was read.
    pub answer: usize,
}

/// Reads the log.
///
/// # Errors
/// The line that cannot be read, or what does not fit together.
pub fn read(text: &str) -> Result<Log, Vec<Fault>> {
    let log: Log = crate::parse(FILE, text)?;
    let mut faults = Vec::new();
    let mut expect = |seed: u32, what: &str, found: usize, expected: usize| {
        if found != expected {
            let message = format!("seed {seed}: {what} {found}, expected {expected}");
            faults.push(Fault::new(FILE, 1, message));
        }
    };
    let Settings {
        filters: [filters, _],
        epochs,
        images,
    } = log.settings;
    for run in &log.run {
        let read: usize = run.confusion.iter().flatten().sum();
        let tens = run.confusion.iter().filter(|row| row.len() == CLASSES);
        let tens = tens.count();
        let diagonal = run.confusion.iter().enumerate();
        let right: usize = diagonal.filter_map(|(digit, row)| row.get(digit)).sum();
        for (what, found, expected) in [
            ("losses:", run.loss.len(), epochs),
            (
                "numbers of images read correctly:",
                run.right.len(),
                epochs + 1,
            ),
            ("rows of ten in `confusion`:", tens, CLASSES),
            ("images in `confusion`:", read, images),
            (
                "images misread:",
                run.mistake.len(),
                images.saturating_sub(right),
            ),
            (
                "the last of `right`:",
                run.right.last().copied().unwrap_or(0),
                right,
            ),
            ("elements of `w1`:", run.w1.len(), 9 * filters),
            ("elements of `b1`:", run.b1.len(), filters),
        ] {
            expect(run.seed, what, found, expected);
        }
        for mistake in &run.mistake {
            let inside =
                mistake.image < images && mistake.label < CLASSES && mistake.answer < CLASSES;
            expect(
                run.seed,
                "a misread image is out of range:",
                usize::from(!inside),
                0,
            );
        }
    }
    if log.run.is_empty() {
        faults.push(Fault::new(FILE, 1, "no `[[run]]`, expected one per seed"));
    }
    if faults.is_empty() {
        Ok(log)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = include_str!("../../../bench/results/digits.toml");

    #[test]
    fn a_log_whose_parts_do_not_fit_is_refused() {
        assert!(read(LOG).is_ok());
        for (from, to, says) in [
            ("epochs = 30", "epochs = 31", "losses: 30, expected 31"),
            (
                "images = 599",
                "images = 600",
                "images in `confusion`: 599, expected 600",
            ),
            (
                "filters = [16, ",
                "filters = [17, ",
                "elements of `b1`: 16, expected 17",
            ),
            (
                "[[run.mistake]]\nimage = ",
                "[[run.mistake]]\nimage = 99",
                "out of range",
            ),
        ] {
            let faults = read(&LOG.replacen(from, to, 1)).unwrap_err();
            let said: Vec<_> = faults.iter().map(Fault::to_string).collect();
            assert!(said.join("\n").contains(says), "{from}: {said:?}");
        }
    }

    #[test]
    fn the_table_of_the_page_has_the_numbers_of_the_log() {
        let page = include_str!("../../../src/reading-digits.md");
        let log = read(LOG).unwrap();
        let runs = log.run.iter().map(|run| {
            let right = run.right.last().copied().unwrap_or_default();
            (format!("seed {}</span>", run.seed), right)
        });
        let compared = [
            ("one dense layer</span>".to_owned(), log.compared.dense),
            ("nearest neighbour</span>".to_owned(), log.compared.nearest),
        ];
        for (method, right) in runs.chain(compared) {
            let percent = 100.0 * right as f64 / log.settings.images as f64;
            let ends = format!("{method} | {percent:.1}% |");
            let there = page.lines().any(|line| line.ends_with(&ends));
            assert!(there, "no row of the page ends with `{ends}`");
        }
    }
}
