//! Formulas as HTML: MathML, with the number, the marks and the symbols of each.

use std::ops::Range;

use formula_check::Directive;

use super::symbols::{OfPage, marked, table};
use super::{checked, refuted};
use crate::directive::Context;
use crate::html::escape;
use crate::latex::{anchor, mathml};
use crate::page::{Formula, Page};

/// Replacements for every formula of a page.
///
/// `$x$` becomes `<math>…</math>`; `$$ x \tag{2} $$` becomes a scrollable box with the number as a
/// link to itself, `id="eq-2"`. The space that GitHub needs between a formula and Chinese punctuation
/// is dropped. Symbols are marked, and explained in a table under each display formula.
pub(super) fn edits(
    page: &Page,
    symbols: &OfPage<'_>,
    context: &Context<'_>,
) -> Vec<(Range<usize>, String)> {
    let edits = page.formulas.iter().map(|formula| {
        let html = html(page, formula, symbols, context);
        match formula.display {
            true => (formula.range.clone(), html),
            false => beside_punctuation(&page.text, formula.range.clone(), html),
        }
    });
    edits.collect()
}

fn html(page: &Page, formula: &Formula, symbols: &OfPage<'_>, context: &Context<'_>) -> String {
    let latex = &formula.latex;
    let marks = symbols.marks(formula);
    let mathml = marked(latex, &marks, |latex| mathml(latex, formula.display))
        .unwrap_or_else(|_| format!("<code>{}</code>", escape(latex)));
    if !formula.display {
        return mathml;
    }
    let (id, label, side) = match &formula.number {
        Some(number) => {
            let anchor = anchor(number);
            (
                format!(r#" id="{anchor}""#),
                format!("公式 ({number}) · Formula ({number})"),
                format!(
                    r##"<span class="formula-number"><a href="#{anchor}">({number})</a>{}</span>"##,
                    checked::mark(number, context)
                ),
            )
        }
        None => (
            String::new(),
            "公式 · Formula".to_owned(),
            refuted::mark(latex, context.refuted) + &copied(page, formula, context),
        ),
    };
    let finding = refuted::finding(latex, context.refuted);
    let symbols = table::under_formula(&symbols.of(formula));
    format!(
        "\n<div class=\"formula\"{id}><div class=\"formula-scroll\" tabindex=\"0\" role=\"group\" \
         aria-label=\"{label}\">{mathml}</div>{side}{finding}{symbols}</div>\n"
    )
}

/// The number and the mark of the original, shown next to a copy of a formula.
fn copied(page: &Page, formula: &Formula, context: &Context<'_>) -> String {
    let directive = page
        .comment_above(formula.range.start)
        .map(Directive::parse);
    let Some(Directive::SameAs(number)) = directive else {
        return String::new();
    };
    let mark = checked::mark(&number, context);
    format!("<span class=\"formula-number formula-copied\">({number}){mark}</span>")
}

/// An inline formula with the punctuation after it, which must not begin the next line, and the bracket before it, which
/// must not end one.
fn beside_punctuation(text: &str, range: Range<usize>, html: String) -> (Range<usize>, String) {
    let Range { mut start, end } = range;
    let before = text[..start].strip_suffix(' ');
    if before.is_some_and(|before| before.ends_with(begins_at_once)) {
        start -= 1;
    }
    let bracket = text[..start]
        .strip_suffix(['(', '（'])
        .map_or(start, str::len);
    let opening = &text[bracket..start];
    let after = text[end..].strip_prefix(' ').unwrap_or(&text[end..]);
    let rest = after.trim_start_matches(ends_a_phrase);
    let punctuation = &after[..after.len() - rest.len()];
    // what opens a phrase carries its space in itself, and may begin a line
    let opens = after.starts_with(|ch| "（《“‘".contains(ch));
    let end = match punctuation.is_empty() && !opens {
        true => end,
        false => text.len() - rest.len(),
    };
    let html = match opening.is_empty() && punctuation.is_empty() {
        true => html,
        false => format!("<span class=\"keep\">{opening}{html}{punctuation}</span>"),
    };
    (bracket..end, html)
}

fn ends_a_phrase(ch: char) -> bool {
    "，。；：、！？）》”’…,.;:?)".contains(ch)
}

/// Whether a formula follows without a space, although the source has one there.
fn begins_at_once(ch: char) -> bool {
    "(，。；：、！？（）《》“”‘’…—".contains(ch)
}

#[cfg(test)]
mod tests {
    fn chapter(text: &str) -> String {
        crate::render::tests::rendered(text, &Default::default())
    }

    #[test]
    fn the_number_leaves_the_formula_and_becomes_a_link() {
        let text = "$$ db_c = dZ \\tag{3} $$";
        let out = chapter(text);
        assert!(out.contains(r#"id="eq-3""#), "{out}");
        assert!(out.contains(r##"href="#eq-3">(3)</a>"##), "{out}");
        assert!(!out.contains("tag"), "{out}");
    }

    #[test]
    fn spaces_beside_punctuation_go_and_others_stay() {
        let out = chapter("at $x$ , then $x$ (or)");
        assert!(out.contains("</math>,</span> then <math>"), "{out}");
        assert!(out.contains("</math> (or)"), "{out}");
        let out = chapter("在， $x$ 处， $y$ 。");
        assert!(
            out.contains("在，<math>") && out.contains("</math> 处，<span"),
            "{out}"
        );
        assert!(out.ends_with("</math>。</span>"), "{out}");
        let out = chapter("smaller ( $x$ here)");
        assert!(
            out.contains("smaller <span class=\"keep\">(<math>"),
            "{out}"
        );
        assert!(out.contains("</math></span> here)"), "{out}");
        let out = chapter("得到 $Z$ （实线）");
        assert!(out.contains("</math>（实线"), "{out}");
    }
}
