//! `<!-- glossary: arrays -->` on a line of its own becomes that part of the glossary, as a table.

use std::ops::Range;

use formula::Symbol;
use mdbook_markdown::pulldown_cmark::Event;

use super::html::{bilingual, escape, header};
use super::symbols::table::{Shapes, table};
use crate::glossary::Glossary;
use crate::markdown::parser;
use crate::terms::Term;

/// A part of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// `arrays`: the symbols with axes that hold everywhere.
    Arrays,
    /// `sizes`: the numbers that hold everywhere.
    Sizes,
    /// The name of a scope: the symbols that hold there.
    Scope(String),
    /// `terms`: the words.
    Terms,
}

impl Part {
    /// The part that a directive names, if there is one.
    pub fn named(name: &str, glossary: &Glossary) -> Option<Self> {
        match name {
            "arrays" => Some(Self::Arrays),
            "sizes" => Some(Self::Sizes),
            "terms" => Some(Self::Terms),
            scope if glossary.symbols.scopes().contains(&scope) => {
                Some(Self::Scope(scope.to_owned()))
            }
            _ => None,
        }
    }

    /// The names of all parts.
    pub fn names(glossary: &Glossary) -> Vec<&str> {
        let mut names = vec!["arrays", "sizes"];
        names.extend(glossary.symbols.scopes());
        names.push("terms");
        names
    }

    fn holds(&self, symbol: &Symbol) -> bool {
        match self {
            Self::Arrays => symbol.scope.is_none() && symbol.is_array(),
            Self::Sizes => symbol.scope.is_none() && !symbol.is_array(),
            Self::Scope(name) => symbol.scope.as_ref() == Some(name),
            Self::Terms => false,
        }
    }

    fn html(&self, glossary: &Glossary) -> String {
        if *self == Self::Terms {
            return terms(&glossary.terms);
        }
        let all = glossary.symbols.symbols().map(|(_, symbol)| symbol);
        let symbols: Vec<_> = all.filter(|symbol| self.holds(symbol)).collect();
        let shapes = if *self == Self::Sizes {
            Shapes::Left
        } else {
            Shapes::Shown
        };
        table(&symbols, shapes)
    }
}

/// What stands behind `glossary:` in each such comment of a chapter, and where the comment stands.
pub fn directives(text: &str) -> Vec<(Range<usize>, &str)> {
    parser(text)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
        .filter_map(|(_, range)| {
            let comment = text[range.clone()].trim().strip_prefix("<!--")?;
            let name = comment.trim_start().strip_prefix("glossary:")?;
            Some((range, name.strip_suffix("-->").unwrap_or(name).trim()))
        })
        .collect()
}

/// Replacements for every directive that names a part.
pub(super) fn edits(text: &str, glossary: &Glossary) -> Vec<(Range<usize>, String)> {
    let named = directives(text).into_iter();
    named
        .filter_map(|(range, name)| {
            let part = Part::named(name, glossary)?;
            // the blank line ends the HTML
            Some((range, format!("{}\n\n", part.html(glossary))))
        })
        .collect()
}

/// The words in both languages at once: they carry other language tags than the halves of the book,
/// so that neither is hidden.
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
    format!(
        "<div class=\"table-wrapper\"><table class=\"term-table\">{}<tbody>{rows}</tbody></table></div>",
        header(&titles)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expand::{Context, chapter};

    const GLOSSARY: &str = "[[symbol]]\ntex = 'n'\nzh = '个数'\nen = 'count'\n\
        [[symbol]]\ntex = 'X'\naxes = ['i']\nshape = ['n']\nzh = '输入'\nen = 'input'\n\
        [[symbol]]\ntex = 'x'\nscope = 'window'\nzh = '窗口'\nen = 'window'\n\
        [[term]]\nzh = '步幅'\nen = 'stride'\nsay_zh = '一次走几格。'\nsay_en = 'How far.'\n";

    fn context() -> Context {
        Context {
            glossary: Glossary::parse(GLOSSARY).unwrap(),
            ..Context::default()
        }
    }

    #[test]
    fn each_part_is_a_table_of_its_own() {
        let context = context();
        assert_eq!(
            Part::names(&context.glossary),
            ["arrays", "sizes", "window", "terms"]
        );
        for (part, shown) in [
            ("arrays", "<tr data-sym=\"X\">"),
            ("sizes", "<tr data-sym=\"n\">"),
            ("window", "<tr data-sym=\"window-x\">"),
            ("terms", "<td lang=\"zh-Hans\">步幅</td>"),
        ] {
            let html = chapter(&format!("a\n\n<!-- glossary: {part} -->\nb\n"), &context);
            assert!(html.contains(shown), "{html}");
            assert_eq!(html.matches("<tr").count(), 2, "{html}");
            assert!(html.ends_with("</div>\n\nb\n"), "{html}");
        }
    }

    #[test]
    fn a_directive_in_a_listing_is_none_and_an_unknown_one_stays() {
        let text = "```text\n<!-- glossary: arrays -->\n```\n\n<!-- glossary: sums -->\n";
        assert_eq!(directives(text).len(), 1);
        assert_eq!(chapter(text, &context()), text);
    }
}
