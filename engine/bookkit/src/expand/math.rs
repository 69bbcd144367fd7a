//! LaTeX to MathML, at build time, so that pages need neither script nor network for it.

use std::ops::Range;
use std::sync::LazyLock;

use formula_check::Directive;
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use super::Context;
use super::checked::{self, Checked};
use super::html::escape;
use super::refuted;
use super::symbols::{Page, marked, table};
use crate::displays::comment_above;
use crate::markdown::{Formula, formulas};

static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(|| {
    LatexToMathML::new(MathCoreConfig::default()).expect("the default has no macros to get wrong")
});

/// Replacements for every formula of a chapter.
///
/// `$x$` becomes `<math>…</math>`; `$$ x \tag{2} $$` becomes a scrollable box with the number as a
/// link to itself, `id="eq-2"`. The space that GitHub needs between a formula and Chinese punctuation
/// is dropped. Symbols are marked, and explained in a table under each display formula.
pub(super) fn edits(text: &str, page: &Page<'_>, context: &Context) -> Vec<(Range<usize>, String)> {
    formulas(text)
        .into_iter()
        .map(|formula| {
            let html = html(text, &formula, page, context);
            if formula.display {
                (formula.range, html)
            } else {
                beside_punctuation(text, formula.range, html)
            }
        })
        .collect()
}

fn html(text: &str, formula: &Formula, page: &Page<'_>, context: &Context) -> String {
    let (latex, number) = split_tag(&formula.latex);
    let marks = page.marks(formula, &latex);
    let mathml = marked(&latex, &marks, |latex| mathml(latex, formula.display))
        .unwrap_or_else(|_| format!("<code>{}</code>", escape(&latex)));
    if !formula.display {
        return mathml;
    }
    let (id, label, side) = match number {
        Some(number) => {
            let anchor = anchor(&number);
            (
                format!(r#" id="{anchor}""#),
                format!("公式 ({number}) · Formula ({number})"),
                format!(
                    r##"<span class="formula-number"><a href="#{anchor}">({number})</a>{}</span>"##,
                    checked::mark(&number, &context.checked)
                ),
            )
        }
        None => (
            String::new(),
            "公式 · Formula".to_owned(),
            refuted::mark(&formula.latex, &context.refuted)
                + &copied(text, formula, &context.checked),
        ),
    };
    let finding = refuted::finding(&formula.latex, &context.refuted);
    let symbols = table::under_formula(&page.symbols(formula));
    format!(
        "\n<div class=\"formula\"{id}><div class=\"formula-scroll\" tabindex=\"0\" role=\"group\" \
         aria-label=\"{label}\">{mathml}</div>{side}{finding}{symbols}</div>\n"
    )
}

/// Beside a copy of a formula: the number, and the mark, of that formula.
fn copied(text: &str, formula: &Formula, checked: &[Checked]) -> String {
    let directive = comment_above(text, formula.range.start).map(Directive::parse);
    let Some(Directive::SameAs(number)) = directive else {
        return String::new();
    };
    let mark = checked::mark(&number, checked);
    format!("<span class=\"formula-number formula-copied\">({number}){mark}</span>")
}

/// The fragment under which formula `number` is linked to.
pub fn anchor(number: &str) -> String {
    format!("eq-{number}")
}

/// LaTeX without its `\tag{…}`, and what stood in the tag.
pub fn split_tag(latex: &str) -> (String, Option<String>) {
    let Some((before, rest)) = latex.split_once(r"\tag{") else {
        return (latex.trim().to_owned(), None);
    };
    let (number, after) = rest.split_once('}').unwrap_or((rest, ""));
    let latex = format!("{} {}", before.trim(), after.trim());
    (latex.trim().to_owned(), Some(number.trim().to_owned()))
}

/// MathML on one line, safe to stand inside Markdown; or what is wrong with the LaTeX.
pub fn mathml(latex: &str, display: bool) -> Result<String, String> {
    plain_mathml(latex, display).map(|mathml| protect(&mathml.replace('\n', " ")))
}

/// MathML as the converter writes it; or what is wrong with the LaTeX.
pub fn plain_mathml(latex: &str, display: bool) -> Result<String, String> {
    let mode = if display {
        MathDisplay::Block
    } else {
        MathDisplay::Inline
    };
    CONVERTER
        .convert_with_local_state(latex, mode)
        .map(|converted| converted.mathml)
        .map_err(|error| error.to_string())
}

/// mdBook reads the result as Markdown again, where `*`, `_` or quotes between tags would act.
fn protect(mathml: &str) -> String {
    let mut in_tag = false;
    let mut out = String::with_capacity(mathml.len());
    for ch in mathml.chars() {
        match ch {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '*' | '_' | '\'' | '"' | '`' | '[' | ']' | '(' | ')' | '!' | '~' | '|' | '\\' | '.'
            | '-' | ':'
                if !in_tag =>
            {
                out.push_str(&format!("&#{};", u32::from(ch)));
                continue;
            }
            _ => {}
        }
        out.push(ch);
    }
    out
}

/// An inline formula with the punctuation behind it, which must not begin the next line.
fn beside_punctuation(text: &str, range: Range<usize>, html: String) -> (Range<usize>, String) {
    let Range { mut start, end } = range;
    let before = text[..start].strip_suffix(' ');
    if before.is_some_and(|before| before.ends_with(is_chinese_punctuation)) {
        start -= 1;
    }
    let after = text[end..].strip_prefix(' ').unwrap_or(&text[end..]);
    let rest = after.trim_start_matches(ends_a_phrase);
    let punctuation = &after[..after.len() - rest.len()];
    if punctuation.is_empty() {
        return (start..end, html);
    }
    (
        start..text.len() - rest.len(),
        format!("<span class=\"keep\">{html}{punctuation}</span>"),
    )
}

fn ends_a_phrase(ch: char) -> bool {
    "，。；：、！？）》”’…,.;:?)".contains(ch)
}

fn is_chinese_punctuation(ch: char) -> bool {
    "，。；：、！？（）《》“”‘’…—".contains(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chapter(text: &str) -> String {
        crate::expand::chapter(text, &crate::expand::Context::default())
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
    fn nothing_between_tags_can_act_as_markdown() {
        let out = mathml("a'_{i*j} \\text{\"q\"} [x](y)", false).unwrap();
        let text: String = out
            .split('<')
            .filter_map(|t| t.split_once('>'))
            .map(|t| t.1)
            .collect();
        assert!(!text.contains(['*', '_', '\'', '"', '[', '(']), "{text}");
        assert!(!out.contains('\n'));
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
    }

    #[test]
    fn bad_latex_is_an_error() {
        assert!(mathml("\\frac{1}", false).is_err());
        assert!(mathml("\\nosuchcommand", false).is_err());
    }
}
