//! LaTeX: numbers, anchors, and MathML made at build time, so that pages need neither script nor network for it.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(|| {
    LatexToMathML::new(MathCoreConfig::default()).expect("the default has no macros to get wrong")
});

/// The fragment under which formula `number` is linked to.
pub fn anchor(number: &str) -> String {
    format!("eq-{number}")
}

/// LaTeX without its `\tag{…}`, and the content of the tag.
pub fn split_tag(latex: &str) -> (String, Option<String>) {
    let Some((before, rest)) = latex.split_once(r"\tag{") else {
        return (latex.trim().to_owned(), None);
    };
    let (number, after) = rest.split_once('}').unwrap_or((rest, ""));
    let latex = format!("{} {}", before.trim(), after.trim());
    (latex.trim().to_owned(), Some(number.trim().to_owned()))
}

/// MathML on one line, safe inside Markdown; or what is wrong with the LaTeX.
pub fn mathml(latex: &str, display: bool) -> Result<String, String> {
    plain_mathml(latex, display)
        .map(|mathml| protect(&one_language_each(&mathml.replace('\n', " "))))
}

/// A word written in both languages, `\text{若 / if}`, marked so that a reader of one language sees only that one.
fn one_language_each(mathml: &str) -> String {
    const OPEN: &str = "<mtext>";
    const BETWEEN: &str = "\u{a0}/\u{a0}";
    let mut pieces = mathml.split(OPEN);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (text, after) = piece.split_once('<').unwrap_or((piece, ""));
        let Some((zh, en)) = text.split_once(BETWEEN) else {
            out.extend([OPEN, piece]);
            continue;
        };
        // the spaces around the words belong to both
        let (before, zh) = zh.split_at(zh.len() - zh.trim_start().len());
        let (en, behind) = en.split_at(en.trim_end().len());
        out.push_str(&format!(
            "<mrow><mtext>{before}</mtext><mtext lang=\"zh-CN\">{zh}</mtext>\
             <mtext class=\"lang-sep\">{BETWEEN}</mtext>\
             <mtext lang=\"en\">{en}</mtext><mtext>{behind}</mtext></mrow>"
        ));
        out.push_str(after.strip_prefix("/mtext>").unwrap_or(after));
    }
    out
}

/// MathML as the converter writes it; or what is wrong with the LaTeX. Each formula is converted once, because the preview
/// asks for all of them after every edit.
pub fn plain_mathml(latex: &str, display: bool) -> Result<String, String> {
    type Converted = HashMap<(String, bool), Result<String, String>>;
    static CONVERTED: LazyLock<Mutex<Converted>> = LazyLock::new(Mutex::default);
    let converted = || CONVERTED.lock().unwrap_or_else(PoisonError::into_inner);
    let formula = (latex.to_owned(), display);
    if let Some(known) = converted().get(&formula) {
        return known.clone();
    }
    let made = convert(latex, display);
    converted().insert(formula, made.clone());
    made
}

fn convert(latex: &str, display: bool) -> Result<String, String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_both_languages_shows_in_each_alone() {
        let out = mathml(r"1 \text{ 若 / if } x > 0, \text{只}", false).unwrap();
        let words = "<mrow><mtext>\u{a0}</mtext><mtext lang=\"zh-CN\">若</mtext>\
                     <mtext class=\"lang-sep\">\u{a0}/\u{a0}</mtext>\
                     <mtext lang=\"en\">if</mtext><mtext>\u{a0}</mtext></mrow>";
        assert!(out.contains(words), "{out}");
        assert!(out.contains("<mtext>只</mtext>"), "{out}");
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
    fn bad_latex_is_an_error() {
        assert!(mathml("\\frac{1}", false).is_err());
        assert!(mathml("\\nosuchcommand", false).is_err());
    }
}
