//! Turns LaTeX with known symbols into MathML in which they are marked.

use std::cmp::Reverse;
use std::ops::Range;

/// A symbol in a formula: its position in the LaTeX, and its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::render) struct Mark {
    /// Its bytes, indices included; marks nest, they do not overlap.
    pub range: Range<usize>,
    /// Its name in `data-sym`.
    pub key: String,
}

/// The LaTeX commands that make a mark.
const OURS: [&str; 2] = [r"\color", r"\phantom"];

/// `latex` through `convert`, each symbol in `<mrow class="sym" data-sym="…">`.
///
/// The converter does not keep positions, but it keeps colours: the n-th mark goes in as colour
/// number n and comes out as `<mphantom><mrow style="color:#…;">`, which is replaced by the mark. (The
/// number uses decimal digits only, which are the same in every notation of a colour. The phantom
/// preserves the space around the symbol, which operators lose before a plain `{`.) LaTeX with
/// colours or phantoms of its own, or that cannot be converted this way, stays without marks.
pub(in crate::render) fn marked(
    latex: &str,
    marks: &[Mark],
    convert: impl Fn(&str) -> Result<String, String>,
) -> Result<String, String> {
    if marks.is_empty() || OURS.iter().any(|ours| latex.contains(ours)) {
        return convert(latex);
    }
    let Ok(mut mathml) = convert(&coloured(latex, marks)) else {
        return convert(latex);
    };
    for (n, mark) in marks.iter().enumerate() {
        let colour = format!(r#"<mphantom><mrow style="color:#{:06};">"#, n + 1);
        let symbol = format!(r#"<mrow class="sym" data-sym="{}">"#, mark.key);
        mathml = mathml.replace(&colour, &symbol);
    }
    mathml = mathml.replace("</mrow></mphantom>", "</mrow>");
    if mathml.contains("mphantom") {
        return convert(latex); // a mark came back in an unexpected form
    }
    Ok(mathml)
}

fn coloured(latex: &str, marks: &[Mark]) -> String {
    // At the same position, ends come before starts, and outer marks start before inner ones.
    let mut inserts = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        let Range { start, end } = mark.range;
        inserts.push(((end, 0, Reverse(0)), "}".to_owned()));
        let open = format!(r"\phantom{{\color[HTML]{{{:06}}}", n + 1);
        inserts.push(((start, 1, Reverse(end)), open));
    }
    inserts.sort();
    let mut out = String::new();
    let mut from = 0;
    for ((at, ..), text) in inserts {
        out.push_str(&latex[from..at]);
        out.push_str(&text);
        from = at;
    }
    out + &latex[from..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::latex::plain_mathml;

    fn mark(latex: &str, symbol: &str) -> Mark {
        let start = latex.find(symbol).unwrap();
        Mark {
            range: start..start + symbol.len(),
            key: symbol[..1].to_owned(),
        }
    }

    #[test]
    fn a_symbol_is_marked_with_its_indices_and_the_symbols_in_them() {
        let latex = r"dA_{hs} = s";
        let marks = [mark(latex, "dA_{hs}"), mark(latex, "s")];
        let mathml = marked(latex, &marks, |latex| plain_mathml(latex, false)).unwrap();
        assert_eq!(
            mathml,
            "<math><mrow class=\"sym\" data-sym=\"d\"><mi>d</mi><msub><mi>A</mi><mrow><mi>h</mi>\
             <mrow class=\"sym\" data-sym=\"s\"><mi>s</mi></mrow></mrow></msub></mrow>\
             <mo>=</mo><mi>s</mi></math>"
        );
    }

    #[test]
    fn marks_that_touch_close_before_they_open() {
        let latex = "WA";
        let marks = [mark(latex, "W"), mark(latex, "A")];
        assert_eq!(
            coloured(latex, &marks),
            r"\phantom{\color[HTML]{000001}W}\phantom{\color[HTML]{000002}A}"
        );
        let outer = Mark {
            range: 0..2,
            key: "outer".into(),
        };
        assert_eq!(
            coloured(latex, &[marks[0].clone(), outer]),
            r"\phantom{\color[HTML]{000002}\phantom{\color[HTML]{000001}W}A}"
        );
    }

    #[test]
    fn apart_from_the_marks_the_formula_stays_what_it_was() {
        let rows = |mathml: String| {
            let parts = mathml.split_inclusive('>');
            let others = parts.filter(|part| !part.contains("<mrow") && *part != "</mrow>");
            others
                .map(|part| part.replace("</mrow>", ""))
                .collect::<String>()
        };
        for latex in [
            r"\sum_{u=0}^{s-1} s_i",
            r"= s_i + 1",
            r"\max_{u < s} s_{u}, s",
            r"\frac{1}{s^2}\; s",
            r"\mathrel{+}= s_i \quad \forall i",
            r"[0 \le -s < 1]\,s_u",
            r"\left\lfloor s \right\rfloor",
            r"\begin{cases} s & \text{if } s < 1 \\ 0 \end{cases}",
        ] {
            let places = latex.match_indices('s').filter(|(at, _)| {
                let before = &latex[..*at];
                !before.ends_with(|c: char| c.is_ascii_alphabetic() || c == '\\')
            });
            let marks: Vec<_> = places
                .map(|(at, _)| Mark {
                    range: at..at + if latex[at..].starts_with("s_i") { 3 } else { 1 },
                    key: "s".into(),
                })
                .collect();
            let convert = |latex: &str| plain_mathml(latex, true);
            let with = marked(latex, &marks, convert).unwrap();
            assert_eq!(with.matches("class=\"sym\"").count(), marks.len(), "{with}");
            assert_eq!(rows(with), rows(convert(latex).unwrap()), "{latex}");
        }
    }

    #[test]
    fn many_symbols_are_as_good_as_one() {
        let latex = "s,".repeat(40);
        let marks: Vec<_> = (0..40)
            .map(|n| Mark {
                range: 2 * n..2 * n + 1,
                key: format!("k{n}"),
            })
            .collect();
        let mathml = marked(&latex, &marks, |latex| plain_mathml(latex, false)).unwrap();
        for mark in marks {
            let symbol = format!("data-sym=\"{}\"><mi>s</mi></mrow><mo", mark.key);
            assert_eq!(mathml.matches(&symbol).count(), 1, "{mathml}");
        }
    }

    #[test]
    fn nothing_is_lost_where_marks_cannot_be_made() {
        let latex = r"{\color{red} s}";
        let convert = |latex: &str| plain_mathml(latex, false);
        let plain = convert(latex).unwrap();
        assert_eq!(marked(latex, &[mark(latex, "s")], convert).unwrap(), plain);
        assert!(marked(r"\frac{s}", &[], convert).is_err());
    }
}
