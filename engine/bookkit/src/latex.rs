//! LaTeX: numbers, anchors, and MathML made at build time, so that pages need neither script nor network for it.

use std::sync::LazyLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(|| {
    LatexToMathML::new(MathCoreConfig::default()).expect("the default has no macros to get wrong")
});

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

#[cfg(test)]
mod tests {
    use super::*;

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
