//! `<!-- glossary: arrays -->` becomes that part of the glossary, as a table.

use formula::Symbol;

use super::symbols::table::{Shapes, symbol_table};
use crate::directive::{Context, Directive, Place};
use crate::fault::Fault;
use crate::glossary::Glossary;
use crate::html::{bilingual, escape, table};
use crate::terms::{FILE, Term};

/// The directive: `arrays`, the symbols with axes that are defined everywhere; `sizes`, the numbers that are defined
/// everywhere; the name of a scope, for its symbols; `terms`, the words.
pub(super) struct Part;

impl Directive for Part {
    fn usage(&self) -> &'static str {
        "glossary: PART"
    }

    fn html(
        &self,
        part: &str,
        place: Place<'_>,
        context: &Context<'_>,
    ) -> Result<String, Vec<Fault>> {
        let names = names(context.glossary);
        if !names.contains(&part) {
            let message =
                format!("`{part}` is not a part of the glossary: expected one of {names:?}");
            return Err(vec![place.fault(message)]);
        }
        Ok(html(part, context.glossary))
    }

    fn missing(&self, used: &[&str], context: &Context<'_>) -> Vec<Fault> {
        let missing = names(context.glossary).into_iter();
        let missing = missing.filter(|part| !used.contains(part));
        let message =
            |part| format!("no page shows `{part}`: expected `<!-- glossary: {part} -->`");
        missing
            .map(|part| Fault::new(FILE, 1, message(part)))
            .collect()
    }
}

/// The names of all parts that are not empty.
fn names(glossary: &Glossary) -> Vec<&str> {
    let everywhere = |array| {
        let mut symbols = glossary.symbols.symbols().map(|(_, symbol)| symbol);
        symbols.any(|symbol| symbol.scope.is_none() && symbol.is_array() == array)
    };
    let mut names = Vec::new();
    names.extend(everywhere(true).then_some("arrays"));
    names.extend(everywhere(false).then_some("sizes"));
    names.extend(glossary.symbols.scopes());
    names.extend((!glossary.terms.is_empty()).then_some("terms"));
    names
}

fn html(part: &str, glossary: &Glossary) -> String {
    if part == "terms" {
        return terms(&glossary.terms);
    }
    let holds = |symbol: &&Symbol| match part {
        "arrays" => symbol.scope.is_none() && symbol.is_array(),
        "sizes" => symbol.scope.is_none() && !symbol.is_array(),
        scope => symbol.scope.as_deref() == Some(scope),
    };
    let all = glossary.symbols.symbols().map(|(_, symbol)| symbol);
    let symbols: Vec<_> = all.filter(holds).collect();
    let shapes = match part {
        "sizes" => Shapes::Left,
        _ => Shapes::Shown,
    };
    symbol_table(&symbols, shapes)
}

/// The words in both languages at once: their language tags differ from those of the two halves, so
/// that neither is hidden.
fn terms(terms: &[Term]) -> String {
    let rows: String = terms
        .iter()
        .map(|term| {
            format!(
                "<tr><td lang=\"zh-Hans\">{}</td><td lang=\"en-US\">{}</td><td>{}</td></tr>",
                escape(&term.zh),
                escape(&term.en),
                bilingual(&term.say_zh, &term.say_en)
            )
        })
        .collect();
    let titles = [
        "<span lang=\"zh-Hans\">中文</span>".to_owned(),
        "<span lang=\"en-US\">English</span>".to_owned(),
        bilingual("一句话", "In a sentence"),
    ];
    table("term-table", &titles, &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLOSSARY: &str = "[[symbol]]\ntex = 'n'\nzh = '个数'\nen = 'count'\n\
        [[symbol]]\ntex = 'X'\naxes = ['i']\nshape = ['n']\nzh = '输入'\nen = 'input'\n\
        [[symbol]]\ntex = 'x'\nscope = 'window'\nzh = '窗口'\nen = 'window'\n\
        [[term]]\nzh = '步幅'\nen = 'stride'\nsay_zh = '一次走几格。'\nsay_en = 'How far.'\n";

    #[test]
    fn each_part_is_a_table_of_its_own() {
        let glossary = Glossary::parse(GLOSSARY).unwrap();
        assert_eq!(names(&glossary), ["arrays", "sizes", "window", "terms"]);
        for (part, shown) in [
            ("arrays", "<tr data-sym=\"X\">"),
            ("sizes", "<tr data-sym=\"n\">"),
            ("window", "<tr data-sym=\"window-x\">"),
            ("terms", "<td lang=\"zh-Hans\">步幅</td>"),
        ] {
            let html = html(part, &glossary);
            assert!(html.contains(shown), "{html}");
            assert_eq!(html.matches("<tr").count(), 2, "{html}");
        }
    }
}
