//! The glossary, `glossary.toml`: the symbols of the formulas and the terms of the prose.

use std::collections::BTreeMap;
use std::path::Path;

use formula::{Scope, Symbol};

use crate::fault::{Fault, Faults};
use crate::markdown::line_of;
use crate::terms::{self, FILE, Term};
use crate::text;

/// Everything that the file declares.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// The symbols, with their names in Rust and their shapes.
    pub symbols: formula::Glossary,
    /// The terms, with their fixed translations.
    pub terms: Vec<Term>,
    /// The file as it is written.
    pub text: String,
}

impl Glossary {
    /// Reads the glossary of the book under `root`.
    ///
    /// # Errors
    /// Every fault of the file, each at its line.
    pub fn load(root: &Path) -> Result<Self, Faults> {
        let text = text::read(&root.join(FILE))
            .map_err(|error| one(1, format!("cannot be read: {error}")))?;
        Self::parse(&text)
    }

    /// Reads the text of a glossary.
    ///
    /// # Errors
    /// Every fault of it, each at its line.
    pub fn parse(text: &str) -> Result<Self, Faults> {
        let symbols = formula::Glossary::parse(text).map_err(|error| -> Faults {
            let faults = error.faults.into_iter();
            faults
                .map(|fault| Fault::new(FILE, fault.line, fault.kind.to_string()))
                .collect()
        })?;
        let terms = terms::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            one(line, error.message())
        })?;
        let text = text.to_owned();
        let glossary = Self {
            symbols,
            terms,
            text,
        };
        glossary.shared_keys().into_result()?;
        Ok(glossary)
    }

    /// The symbols visible in `scope`. For an unknown scope, which the check of the formulas
    /// reports, these are the symbols visible everywhere.
    pub fn scope(&self, scope: Option<&str>) -> Scope<'_> {
        scope
            .and_then(|name| self.symbols.scope(name).ok())
            .unwrap_or_else(|| self.symbols.global())
    }

    /// Two symbols under one key would light up together.
    fn shared_keys(&self) -> Faults {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        let mut faults = Vec::new();
        for (_, symbol) in self.symbols.symbols() {
            let key = key(symbol);
            if let Some(other) = seen.insert(key.clone(), &symbol.tex) {
                let message = format!(
                    "`{}` and `{other}` cannot be distinguished on a page, because both have the key `{key}`: \
                     one Rust name belongs to one symbol",
                    symbol.tex
                );
                faults.push(Fault::new(FILE, symbol.line, message));
            }
        }
        faults.into_iter().collect()
    }
}

fn one(line: usize, message: impl Into<String>) -> Faults {
    [Fault::new(FILE, line, message)].into_iter().collect()
}

/// The name of a symbol in `data-sym` attributes: its scope, then its Rust name, or its LaTeX if it
/// has no Rust name.
///
/// ```
/// let glossary = formula::Glossary::parse(r#"
/// [[symbol]]
/// tex = 'dA^{\mathrm{pad}}'
/// rust = "da_prev_pad"
/// zh = "梯度"
/// en = "gradient"
///
/// [[symbol]]
/// tex = '\hat{y}_1'
/// scope = "net"
/// zh = "输出"
/// en = "output"
/// "#).unwrap();
/// let keys: Vec<_> = glossary.symbols().map(|(_, symbol)| bookkit::glossary::key(symbol)).collect();
/// assert_eq!(keys, ["da-prev-pad", "net-hat-y-1"]);
/// ```
pub fn key(symbol: &Symbol) -> String {
    let name = symbol.rust.as_deref().unwrap_or(&symbol.tex);
    let parts = [symbol.scope.as_deref().unwrap_or_default(), name];
    parts
        .iter()
        .flat_map(|part| part.split(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| !word.is_empty() && *word != "mathrm")
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let faults = Glossary::parse(text).unwrap_err();
        faults.as_slice().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_has_its_line() {
        assert_eq!(
            lines("[[symbol]]\ntex = 'a+b'\nzh = ''\nen = ''\n\n[[symbol]]\ntex = 'm'\nzh = ''\n"),
            [
                "glossary.toml:2: `a+b` is not a symbol: expected one symbol, found `+`",
                "glossary.toml:6: missing field `en`",
            ]
        );
        assert_eq!(
            lines("[[term]]\nzh = '步幅'\nen = 'stride'\nsay_zh = ''\nsay_en = ''\nx = 1\n")[0]
                .split('`')
                .take(2)
                .collect::<Vec<_>>(),
            ["glossary.toml:6: unknown field ", "x"]
        );
        assert!(lines("[[symbol]\n")[0].starts_with("glossary.toml:1: "));
    }

    #[test]
    fn a_rust_name_belongs_to_one_symbol_of_a_scope() {
        let two = "[[symbol]]\ntex = 'Z'\nrust = 'z'\nzh = ''\nen = ''\n\n\
                   [[symbol]]\ntex = 'Y'\nrust = 'z'\nzh = ''\nen = ''\n";
        assert_eq!(
            lines(two),
            [
                "glossary.toml:8: `Y` and `Z` cannot be distinguished on a page, because both have the key `z`: \
              one Rust name belongs to one symbol"
            ]
        );
        let scoped = two.replace("tex = 'Y'", "tex = 'Y'\nscope = 'step'");
        assert!(Glossary::parse(&scoped).is_ok());
    }
}
