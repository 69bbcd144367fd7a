//! The symbols of one chapter: those that its formulas use, which its tables therefore explain.

use std::collections::{BTreeMap, BTreeSet};

use formula::ast::ExprKind;
use formula::{Scope, Span, Symbol};
use formula_check::Directive;

use super::marks::Mark;
use crate::glossary::{Glossary, key};
use crate::page::{Formula, Page};

/// The symbols of a page, looked up in the glossary.
pub(in crate::render) struct OfPage<'g> {
    glossary: &'g Glossary,
    /// The positions at which a display formula names its scope, and the scopes.
    scopes: Vec<(usize, String)>,
    /// The display formulas: where each begins, and its symbols.
    displays: Vec<(usize, Vec<&'g Symbol>)>,
    /// The keys of the symbols that some display formula uses.
    explained: BTreeSet<String>,
}

impl<'g> OfPage<'g> {
    /// Reads the display formulas of a page.
    pub fn read(page: &Page, glossary: &'g Glossary) -> Self {
        let mut symbols = Self {
            glossary,
            scopes: Vec::new(),
            displays: Vec::new(),
            explained: BTreeSet::new(),
        };
        let display = page.formulas.iter().filter(|formula| formula.display);
        for formula in display {
            let start = formula.range.start;
            let directive = page.comment_above(start).map(Directive::parse);
            if let Some(scope) = directive.as_ref().and_then(Directive::scope) {
                symbols.scopes.push((start, scope.to_owned()));
            }
            let used = symbols.used(formula);
            symbols
                .explained
                .extend(used.iter().map(|symbol| key(symbol)));
            symbols.displays.push((start, used));
        }
        symbols
    }

    /// The symbols that a display formula uses, in order of appearance, each once; empty if
    /// it cannot be parsed.
    pub fn of(&self, formula: &Formula) -> Vec<&'g Symbol> {
        let start = formula.range.start;
        let found = self.displays.iter().find(|(at, _)| *at == start);
        found
            .map(|(_, symbols)| symbols.clone())
            .unwrap_or_default()
    }

    fn used(&self, formula: &Formula) -> Vec<&'g Symbol> {
        let Ok(parsed) = formula::parse(&formula.latex, &self.scope(formula)) else {
            return Vec::new();
        };
        let mut uses = parsed.symbols;
        // the parser reaches the symbols of an index before the array that it belongs to
        uses.sort_by_key(|used| used.spans.iter().map(|span| span.start).min());
        let ids = uses.into_iter().map(|used| used.id);
        ids.map(|id| &self.glossary.symbols[id]).collect()
    }

    /// Where the symbols of a formula are in its LaTeX.
    pub fn marks(&self, formula: &Formula) -> Vec<Mark> {
        let marks = places(&formula.latex, &self.scope(formula)).into_iter();
        marks
            .map(|(span, symbol)| Mark {
                range: span.range(),
                key: key(symbol),
            })
            .filter(|mark| self.explained.contains(&mark.key))
            .collect()
    }

    /// What the names of a listing that starts at byte `offset` stand for: Rust name → key.
    pub fn names(&self, offset: usize) -> BTreeMap<&'g str, String> {
        let mut symbols = self.glossary.scope(self.last_scope(offset)).symbols();
        // Later entries win, so that a scope overrides; but if a shorthand shares the Rust name of its
        // full symbol, the name belongs to the full symbol.
        symbols.sort_by_key(|symbol| (symbol.expand.is_none(), symbol.scope.is_some()));
        let named = symbols.into_iter().filter_map(|symbol| {
            let key = key(symbol);
            let explained = self.explained.contains(&key);
            Some((symbol.rust.as_deref().filter(|_| explained)?, key))
        });
        named.collect()
    }

    /// A display formula names its own scope. In the text and in listings the scope is that of the
    /// last formula with a scope.
    fn scope(&self, formula: &Formula) -> Scope<'g> {
        let start = formula.range.start;
        let named = if formula.display {
            let here = self.scopes.iter().find(|(at, _)| *at == start);
            here.map(|(_, scope)| scope.as_str())
        } else {
            self.last_scope(start)
        };
        self.glossary.scope(named)
    }

    fn last_scope(&self, offset: usize) -> Option<&str> {
        let before = self.scopes.iter().rev().find(|(at, _)| *at < offset);
        before.map(|(_, scope)| scope.as_str())
    }
}

/// The symbols in a formula, in an expression, or in a single symbol.
fn places<'g>(latex: &str, scope: &Scope<'g>) -> Vec<(Span, &'g Symbol)> {
    if let Some(symbol) = scope.get(latex) {
        return vec![(Span::new(0, latex.len()), symbol)];
    }
    if let Ok(parsed) = formula::parse(latex, scope) {
        let glossary = scope.glossary();
        let uses = parsed.symbols.iter();
        return uses
            .flat_map(|used| used.spans.iter().map(|&span| (span, &glossary[used.id])))
            .collect();
    }
    let mut places = Vec::new();
    if let Ok(expression) = formula::parse_expression(latex, scope) {
        expression.walk(&mut |expr| match &expr.kind {
            ExprKind::Scalar(name) | ExprKind::Whole(name) | ExprKind::Element { name, .. } => {
                places.extend(scope.get(name).map(|symbol| (expr.span, symbol)));
            }
            _ => {}
        });
    }
    places
}

#[cfg(test)]
pub(in crate::render) mod tests {
    use super::*;

    /// A one-dimensional convolution, and one of its windows.
    pub(in crate::render) fn small() -> Glossary {
        let symbols = [
            ("n", "n_x", "", "个数", "count"),
            ("s", "stride", "", "步幅", "stride"),
            ("X", "x", "axes = ['i']\nshape = ['n']", "输入", "input"),
            ("Y", "y", "axes = ['i']\nshape = ['n']", "输出", "output"),
            (
                "X",
                "window",
                "scope = 'step'\naxes = ['i']\nshape = ['n']",
                "窗口",
                "window",
            ),
        ];
        let entries = symbols.map(|(tex, rust, more, zh, en)| {
            format!(
                "[[symbol]]\ntex = '{tex}'\nrust = '{rust}'\n{more}\nzh = '{zh}'\nen = '{en}'\n"
            )
        });
        Glossary::parse(&entries.concat()).unwrap()
    }

    fn page(text: &str) -> Page {
        Page::new("题 · T", "src/x.md", text)
    }

    fn marks(text: &str) -> Vec<Vec<String>> {
        let glossary = small();
        let page = page(text);
        let symbols = OfPage::read(&page, &glossary);
        let all = page.formulas.iter().map(|formula| {
            let marks = symbols.marks(formula).into_iter();
            marks
                .map(|mark| format!("{}={}", &formula.latex[mark.range], mark.key))
                .collect()
        });
        all.collect()
    }

    #[test]
    fn a_formula_tells_its_symbols_in_order_and_with_their_indices() {
        let text = "$$ Y_i = X_{is} + X_0 \\tag{1} $$";
        assert_eq!(marks(text), [["Y_i=y", "s=stride", "X_{is}=x", "X_0=x"]]);
        let glossary = small();
        let page = page(text);
        let symbols = OfPage::read(&page, &glossary).of(&page.formulas[0]);
        let tex: Vec<_> = symbols.iter().map(|symbol| symbol.tex.as_str()).collect();
        assert_eq!(tex, ["Y", "X", "s"]);
    }

    #[test]
    fn the_scope_above_holds_for_its_formula_and_for_the_text_behind_it() {
        let text = "at $X$\n\n<!-- scope: step -->\n$$ Y_i = X_i $$\n\nof $X_i$ and $Y$\n\n$$ Y_i = X_i $$\n";
        let none: [&str; 0] = [];
        assert_eq!(
            marks(text),
            [
                vec!["X=x"],
                vec!["Y_i=y", "X_i=step-window"],
                vec!["X_i=step-window"],
                vec!["Y=y"],
                vec!["Y_i=y", "X_i=x"],
            ]
        );
        assert_eq!(marks("a $n$ of no table and $X \\ne$\n"), [none, none]);
    }

    #[test]
    fn names_in_listings_are_those_that_a_table_explains() {
        let glossary = small();
        let text = "$$ Y_i = X_i $$\n\n<!-- scope: step -->\n$$ Y_i = X_i $$\n\n";
        let symbols = OfPage::read(&page(text), &glossary);
        let names = |offset| symbols.names(offset).into_keys().collect::<Vec<_>>();
        assert_eq!(names(20), ["x", "y"]);
        assert_eq!(names(text.len()), ["window", "y"]);
    }
}
