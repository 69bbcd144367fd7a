//! TOML → [`Glossary`], collecting every fault.

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::ast::{Expr, ExprKind};
use crate::glossary::{Fault, FaultKind, Glossary, GlossaryError, Scope, Symbol};
use crate::{Error, SyntaxError, names, parser};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
struct RawSymbol {
    tex: Spanned<String>,
    rust: Option<String>,
    #[serde(default)]
    axes: Vec<String>,
    #[serde(default)]
    shape: Vec<Spanned<String>>,
    zh: String,
    en: String,
    scope: Option<String>,
    expand: Option<Spanned<String>>,
    #[serde(default)]
    base: Option<i64>,
}

struct Loader<'t> {
    toml: &'t str,
    faults: Vec<Fault>,
}

impl Glossary {
    /// Reads the glossary and checks every entry.
    ///
    /// # Errors
    /// All faults of the file at once: unknown or missing fields, names that are not symbols,
    /// duplicates within a scope, axes without sizes, shapes and expansions that cannot be read.
    ///
    /// ```
    /// let faults = formula::Glossary::parse(r#"
    /// [[symbol]]
    /// tex = 'm'
    /// zh = "样本数"
    /// en = "number of examples"
    ///
    /// [[symbol]]
    /// tex = 'Z'
    /// axes = ["i"]
    /// shape = ['M']
    /// zh = "输出"
    /// en = "output"
    /// "#).unwrap_err();
    /// assert_eq!(
    ///     faults.in_file("symbols.toml"),
    ///     "symbols.toml:10: the shape of `Z`: `M` is not in the glossary (did you mean `m`?)",
    /// );
    /// ```
    pub fn parse(toml: &str) -> Result<Self, GlossaryError> {
        let mut loader = Loader {
            toml,
            faults: vec![],
        };
        let raw = loader.entries();
        let mut glossary = Glossary::default();
        let mut kept = vec![];
        for entry in &raw {
            if let Some(symbol) = loader.symbol(entry, &glossary) {
                glossary.symbols.push(symbol);
                kept.push(entry);
            }
        }
        loader.read_formulas(&kept, &mut glossary);
        let Loader { mut faults, .. } = loader;
        if faults.is_empty() {
            Ok(glossary)
        } else {
            faults.sort_by_key(|fault| fault.line);
            Err(GlossaryError { faults })
        }
    }
}

impl Loader<'_> {
    fn line(&self, at: usize) -> usize {
        let before = &self.toml.as_bytes()[..at.min(self.toml.len())];
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }

    fn fault(&mut self, at: usize, kind: FaultKind) {
        let line = self.line(at);
        self.faults.push(Fault { line, kind });
    }

    fn entries(&mut self) -> Vec<RawSymbol> {
        let (document, errors) = DeTable::parse_recoverable(self.toml);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.fault(at, FaultKind::Toml(error.message().to_owned()));
        }
        let mut raw = vec![];
        if !self.faults.is_empty() {
            return raw; // checking the rest would only add noise
        }
        for (key, value) in document.into_inner() {
            if key.get_ref() == "term" {
                continue; // words of the text, not of formulas
            }
            if key.get_ref() != "symbol" {
                let message = format!(
                    "unknown field `{}`, expected `symbol` or `term`",
                    key.get_ref()
                );
                self.fault(key.span().start, FaultKind::Toml(message));
                continue;
            }
            let at = value.span().start;
            let DeValue::Array(list) = value.into_inner() else {
                self.fault(
                    at,
                    FaultKind::Toml("`symbol` must be an array of tables".into()),
                );
                continue;
            };
            for item in list {
                let start = item.span().start;
                match RawSymbol::deserialize(ValueDeserializer::from(item)) {
                    Ok(entry) => raw.push(entry),
                    Err(error) => {
                        let at = error.span().map_or(start, |span| span.start);
                        self.fault(at, FaultKind::Toml(error.message().to_owned()));
                    }
                }
            }
        }
        raw
    }

    fn symbol(&mut self, raw: &RawSymbol, glossary: &Glossary) -> Option<Symbol> {
        let at = raw.tex.span().start;
        let tex = raw.tex.get_ref().clone();
        let name = match names::canonical(&tex) {
            Ok(name) => name,
            Err(source) => {
                self.fault(at, FaultKind::NotASymbol { tex, source });
                return None;
            }
        };
        let same = |s: &&Symbol| s.tex == name.full && s.scope == raw.scope;
        if let Some(earlier) = glossary.symbols.iter().find(same) {
            let (scope, first) = (raw.scope.clone(), earlier.line);
            self.fault(at, FaultKind::Duplicate { tex, scope, first });
            return None;
        }
        let (axes, sizes) = (raw.axes.len(), raw.shape.len());
        let base = raw.base.unwrap_or(0);
        if raw.expand.is_some() && (axes + sizes > 0 || raw.base.is_some()) {
            self.fault(at, FaultKind::ShorthandWithAxes { tex });
        } else if axes != sizes {
            self.fault(at, FaultKind::AxesAndShape { tex, axes, sizes });
        } else if axes > 0 && name.subscript {
            self.fault(at, FaultKind::ArrayWithSubscript { tex });
        } else if !(0..=1).contains(&base) {
            self.fault(at, FaultKind::Base { tex, base });
        }
        Some(Symbol {
            tex: name.full,
            rust: raw.rust.clone(),
            axes: raw.axes.clone(),
            shape: raw.shape.iter().map(|s| s.get_ref().clone()).collect(),
            zh: raw.zh.clone(),
            en: raw.en.clone(),
            scope: raw.scope.clone(),
            expand: raw.expand.as_ref().map(|e| e.get_ref().clone()),
            base,
            line: self.line(at),
            head: name.head,
            sizes: vec![],
        })
    }

    /// Shapes and expansions use other symbols, so they are read when all symbols are known.
    fn read_formulas(&mut self, entries: &[&RawSymbol], glossary: &mut Glossary) {
        let mut sizes = vec![];
        for (symbol, raw) in glossary.symbols.iter().zip(entries) {
            let scope = Scope::new(glossary, symbol.scope.as_deref());
            let mut list = vec![];
            for size in &raw.shape {
                let read = parser::parse_expression(size.get_ref(), &scope);
                match read.and_then(|expr| only_scalars(expr, &scope)) {
                    Ok(expr) => list.push(expr),
                    Err(source) => {
                        let tex = symbol.tex.clone();
                        self.fault(size.span().start, FaultKind::Shape { tex, source });
                    }
                }
            }
            if let Some(expansion) = &raw.expand
                && let Err(source) = parser::parse_expansion(expansion.get_ref(), &scope)
            {
                let tex = symbol.tex.clone();
                self.fault(expansion.span().start, FaultKind::Expand { tex, source });
            }
            sizes.push(list);
        }
        for (symbol, list) in glossary.symbols.iter_mut().zip(sizes) {
            symbol.sizes = list;
        }
    }
}

/// Accepts a size only if it consists of numbers and scalars, without running indices or arrays.
fn only_scalars(size: Expr, scope: &Scope<'_>) -> Result<Expr, Error> {
    let mut fault = None;
    size.walk(&mut |expr| {
        let error = match &expr.kind {
            ExprKind::Index(name) => SyntaxError::UnknownSymbol {
                name: name.clone(),
                nearest: scope.nearest(name).map(str::to_owned),
            },
            ExprKind::Element { name, .. } | ExprKind::Whole(name) => SyntaxError::Expected {
                expected: "numbers only",
                found: format!("the array `{name}`"),
            },
            _ => return,
        };
        fault.get_or_insert(Error::new(error, expr.span));
    });
    fault.map_or(Ok(size), Err)
}
