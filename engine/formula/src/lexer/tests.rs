use super::*;

fn spelled(source: &str) -> String {
    let tokens = lex(source).unwrap();
    let shown: Vec<_> = tokens.iter().map(|t| t.kind.describe()).collect();
    shown.join(" ").replace('`', "")
}

#[test]
fn tokens() {
    for (source, expected) in [
        (r"h\,s \; + \quad 2.5x", "h s + 2.5 x"),
        (r"\left[ a \right. \big)", "[ a )"),
        (r"\mathrel{+}= += + =", "+= += + ="),
        ("a % comment }{\nb", "a b"),
        (
            r"\mathrm{ pad }\operatorname*{max}",
            r"\mathrm{pad} \mathrm{max}",
        ),
        (r"\text{若 {x} } \\ &", r"\text{若 {x}} \\ &"),
        (
            r"\tag{3}\begin{cases}\end{cases}",
            r"\tag{3} \begin{cases} \end{cases}",
        ),
        (r"\textcolor{#d33}{u'}", "{ u ' }"),
        ("1.a ，。", "1 . a , ."),
    ] {
        assert_eq!(spelled(source), expected, "{source}");
    }
}

#[test]
fn spans_are_bytes() {
    let tokens = lex(r"é\text{若}=").unwrap();
    let spans: Vec<_> = tokens.iter().map(|t| t.span.range()).collect();
    assert_eq!(spans, [0..2, 2..12, 12..13]);
}

#[test]
fn faults() {
    for (source, expected) in [
        ("{a", "this `{` is never closed"),
        ("a}", "expected a `{` before it, found `}`"),
        (r"\text a", r"`\text` needs a group in braces: `\text{…}`"),
        (r"\text{a", "this `{` is never closed"),
        (
            r"a \mathrel{R} b",
            r"`\mathrel{R}` is not notation that can be executed",
        ),
        (r"1 + \cdots", r"`\cdots` cannot be executed"),
        ("a * b", "`*` does not belong in a formula"),
        ("若", "`若` does not belong in a formula"),
        (r"\", r"expected a command after `\`, found the end"),
    ] {
        assert_eq!(lex(source).unwrap_err().to_string(), expected, "{source}");
    }
}
