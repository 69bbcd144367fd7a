//! What a check found: always with the file and the line that the author has to fix.

use std::fmt;
use std::path::{Path, PathBuf};

/// One thing that is wrong, at one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// File, relative to the root of the book.
    pub file: PathBuf,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Fault {
    /// A fault at `file:line`.
    pub fn new(file: impl AsRef<Path>, line: usize, message: impl Into<String>) -> Self {
        Self {
            file: file.as_ref().to_owned(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

impl std::error::Error for Fault {}

/// Every fault of a run, in the order of files and lines; as an error it prints one per line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// `Ok` if there is none.
    pub fn into_result(self) -> Result<(), Faults> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The faults, sorted.
    pub fn as_slice(&self) -> &[Fault] {
        &self.0
    }
}

impl FromIterator<Fault> for Faults {
    fn from_iter<I: IntoIterator<Item = Fault>>(faults: I) -> Self {
        let mut faults: Vec<_> = faults.into_iter().collect();
        faults.sort();
        faults.dedup();
        Self(faults)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{fault}")?;
        }
        let s = if self.0.len() == 1 { "" } else { "s" };
        write!(f, "{} fault{s} in the book", self.0.len())
    }
}

impl std::error::Error for Faults {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_printed_each_with_its_place() {
        let faults: Faults = [
            Fault::new("src/b.md", 2, "later"),
            Fault::new("src/a.md", 7, "first"),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            faults.to_string(),
            "src/a.md:7: first\nsrc/b.md:2: later\n2 faults in the book"
        );
        assert!(Faults::default().into_result().is_ok());
    }
}
