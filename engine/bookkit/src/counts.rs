//! What tests count and a build cannot: `tests/counts.toml`, which they write and hold themselves to.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::fault::{Fault, Faults};
use crate::markdown::line_of;

/// The file, relative to the root of the book.
pub const FILE: &str = "tests/counts.toml";

const HEAD: &str = "# Counted by the tests, shown on the colophon. Written by\n\
    # UPDATE_EXPECT=1 cargo test -p book-tests --test formulas --test drift\n";

/// Spoilt copies of the formulas that were told from their formulas.
pub const SPOILT: &str = "spoilt_formulas_caught";
/// Spoilt copies that mean the same as their formulas.
pub const EQUIVALENT: &str = "spoilt_formulas_that_mean_the_same";
/// Ways to break the book that the checks must find.
pub const BREAKAGES: &str = "broken_books_caught";

/// The names that the file must hold, and no others.
pub const NAMES: [&str; 3] = [BREAKAGES, SPOILT, EQUIVALENT];

/// The numbers, by name.
pub type Counts = BTreeMap<String, usize>;

/// Reads the numbers of the book under `root`.
///
/// # Errors
/// If the file cannot be read, or a number is missing or none of [`NAMES`].
pub fn read(root: &Path) -> Result<Counts, Faults> {
    let one = |line, message: String| -> Faults {
        [Fault::new(FILE, line, message)].into_iter().collect()
    };
    let text = fs::read_to_string(root.join(FILE))
        .map_err(|error| one(1, format!("cannot be read: {error}")))?;
    let counts: Counts = toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(&text, span.start));
        one(line, error.message().to_owned())
    })?;
    if counts.keys().ne(NAMES.iter()) {
        let found: Vec<_> = counts.keys().collect();
        return Err(one(1, format!("holds {found:?}, expected {NAMES:?}")));
    }
    Ok(counts)
}

/// For the test that counts `name`: writes `value` with `UPDATE_EXPECT` set, compares it otherwise.
///
/// # Errors
/// If the file says otherwise, or cannot be read or written.
pub fn keep(root: &Path, name: &str, value: usize) -> anyhow::Result<()> {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let mut counts = read(root).unwrap_or_else(|_| NAMES.map(|n| (n.to_owned(), 0)).into());
        counts.insert(name.to_owned(), value);
        fs::write(
            root.join(FILE),
            format!("{HEAD}{}", toml::to_string(&counts)?),
        )?;
    }
    let written = read(root)?;
    let written = written.get(name).copied().unwrap_or_default();
    anyhow::ensure!(
        written == value,
        "{FILE}:1: `{name}` is {value}, the file says {written}: \
         `UPDATE_EXPECT=1 cargo test -p book-tests --test formulas --test drift` writes it"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_missing_or_wrong_is_reported() -> anyhow::Result<()> {
        let root = tempfile::tempdir()?;
        let file = root.path().join(FILE);
        assert!(
            read(root.path())
                .unwrap_err()
                .to_string()
                .contains("counts.toml:1: cannot be read")
        );
        fs::create_dir_all(root.path().join("tests"))?;
        fs::write(&file, "# x\nbroken_books_caught = many\n")?;
        assert!(
            read(root.path())
                .unwrap_err()
                .to_string()
                .starts_with("tests/counts.toml:2: ")
        );
        fs::write(&file, format!("{BREAKAGES} = 7\n"))?;
        assert!(
            read(root.path())
                .unwrap_err()
                .to_string()
                .contains("expected [")
        );
        fs::write(&file, NAMES.map(|name| format!("{name} = 7\n")).concat())?;
        keep(root.path(), SPOILT, 7)?;
        let error = keep(root.path(), SPOILT, 8).unwrap_err().to_string();
        assert!(
            error.contains("`spoilt_formulas_caught` is 8, the file says 7"),
            "{error}"
        );
        Ok(())
    }
}
