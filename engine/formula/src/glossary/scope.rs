//! The symbols that one formula may use.

use std::collections::{HashMap, HashSet};

use super::symbol::{Glossary, Symbol, SymbolId};
use crate::{names, similar};

/// The symbols visible in one part of the text.
#[derive(Clone, Debug)]
pub struct Scope<'g> {
    glossary: &'g Glossary,
    entries: HashMap<&'g str, Entry>,
    heads: HashSet<&'g str>,
}

/// The meaning of a name: a shorthand if it has no index, otherwise a full symbol.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    shorthand: Option<SymbolId>,
    proper: Option<SymbolId>,
}

/// A scope that no symbol of the glossary has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no symbol of the glossary has the scope `{name}` (scopes: {known})")]
pub struct UnknownScope {
    /// The scope asked for.
    pub name: String,
    /// The scopes there are, separated by commas.
    pub known: String,
}

impl Glossary {
    /// The symbols that have a meaning everywhere.
    pub fn global(&self) -> Scope<'_> {
        Scope::new(self, None)
    }

    /// The symbols of the scope `name`, which override those that have a meaning everywhere.
    ///
    /// # Errors
    /// [`UnknownScope`] if no symbol has that scope.
    pub fn scope(&self, name: &str) -> Result<Scope<'_>, UnknownScope> {
        let known = self.scopes();
        if known.contains(&name) {
            Ok(Scope::new(self, Some(name)))
        } else {
            let (name, known) = (name.to_owned(), known.join(", "));
            Err(UnknownScope { name, known })
        }
    }
}

impl<'g> Scope<'g> {
    pub(crate) fn new(glossary: &'g Glossary, name: Option<&str>) -> Self {
        let mut scope = Self {
            glossary,
            entries: HashMap::new(),
            heads: HashSet::new(),
        };
        scope.overlay(None);
        if name.is_some() {
            scope.overlay(name);
        }
        scope
    }

    fn overlay(&mut self, name: Option<&str>) {
        for (id, symbol) in self.glossary.symbols() {
            if symbol.scope.as_deref() != name {
                continue;
            }
            self.heads.insert(&symbol.head);
            let entry = self.entries.entry(&symbol.tex).or_default();
            if symbol.expand.is_some() {
                entry.shorthand = Some(id);
            } else {
                *entry = Entry {
                    shorthand: None,
                    proper: Some(id),
                };
            }
        }
    }

    /// The glossary that the symbols are from.
    pub fn glossary(&self) -> &'g Glossary {
        self.glossary
    }

    /// The meaning of `tex` without an index.
    ///
    /// ```
    /// # let glossary = formula::Glossary::parse(r#"
    /// # symbol = [{ tex = 'n_H', zh = "输出高", en = "output height" }]"#).unwrap();
    /// assert_eq!(glossary.global().get("n_{H}").unwrap().en, "output height");
    /// ```
    pub fn get(&self, tex: &str) -> Option<&'g Symbol> {
        let name = names::canonical(tex).ok()?.full;
        let entry = self.entries.get(name.as_str())?;
        entry.shorthand.or(entry.proper).map(|id| self.symbol(id))
    }

    /// The visible symbols, in the order of the glossary.
    pub fn symbols(&self) -> Vec<&'g Symbol> {
        let entries = self.entries.values();
        let mut ids: Vec<_> = entries.flat_map(|e| [e.shorthand, e.proper]).collect();
        ids.sort();
        ids.into_iter()
            .flatten()
            .map(|id| self.symbol(id))
            .collect()
    }

    pub(crate) fn symbol(&self, id: SymbolId) -> &'g Symbol {
        &self.glossary[id]
    }

    /// The shorthand with this canonical name.
    pub(crate) fn shorthand(&self, name: &str) -> Option<SymbolId> {
        self.entries.get(name)?.shorthand
    }

    /// The full symbol with this canonical name.
    pub(crate) fn proper(&self, name: &str) -> Option<SymbolId> {
        self.entries.get(name)?.proper
    }

    /// The full symbol with this canonical name, as its entry.
    pub(crate) fn entry(&self, name: &str) -> Option<&'g Symbol> {
        self.proper(name).map(|id| self.symbol(id))
    }

    /// The first value of the indices of the array `name`.
    pub(crate) fn base(&self, name: &str) -> i64 {
        self.entry(name).map_or(0, |symbol| symbol.base)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// Whether some symbol consists of `base` with or without scripts.
    pub(crate) fn has_head(&self, base: &str) -> bool {
        self.heads.contains(base)
    }

    /// The symbol that `name` would be if its words were upright.
    pub(crate) fn upright(&self, name: &str) -> Option<&'g str> {
        let skeleton = similar::skeleton(name);
        self.entries
            .keys()
            .filter(|known| **known != name && similar::skeleton(known) == skeleton)
            .min()
            .copied()
    }

    pub(crate) fn nearest(&self, name: &str) -> Option<&'g str> {
        similar::nearest(name, self.entries.keys().copied())
    }
}
