//! A set of mistakes that a function has at the same time.

use crate::record::Mistake;

/// The mistakes of a function, by their names in `record.toml`; none for the right function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mistakes<'a>(pub &'a [&'a str]);

impl Mistakes<'_> {
    /// Whether this mistake is one of them.
    pub fn has(self, name: &str) -> bool {
        self.0.contains(&name)
    }

    /// Whether any of these mistakes is one of them.
    pub fn any(self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }
}

impl From<Option<Mistake>> for Mistakes<'static> {
    fn from(mistake: Option<Mistake>) -> Self {
        let record = mistake.and_then(Mistake::record);
        Self(record.map_or(&[], |record| std::slice::from_ref(&record.id)))
    }
}
