use super::*;
use crate::Glossary;

fn glossary() -> Glossary {
    let scalar = |tex| format!("{{ tex = '{tex}', zh = '', en = '' }},");
    let array = |tex, axes: usize| {
        let letters = &["'i'", "'j'", "'k'"][..axes];
        let sizes = &["'n'", "'m'", "'2'"][..axes];
        format!(
            "{{ tex = '{tex}', axes = [{}], shape = [{}], zh = '', en = '' }},",
            letters.join(","),
            sizes.join(",")
        )
    };
    let mut toml = "symbol = [".to_owned();
    for tex in ["n", "m", "s", r"n_{H_{\mathrm{prev}}}", r"\theta", "r"] {
        toml += &scalar(tex);
    }
    for (tex, axes) in [
        ("x", 1),
        ("dZ", 2),
        (r"A^{\mathrm{pad}}", 2),
        (r"\hat{y}", 2),
        (r"d\hat{y}", 2),
    ] {
        toml += &array(tex, axes);
    }
    toml += &array(r"\frac{\partial L}{\partial Z}", 2);
    toml += &scalar(r"\frac{\partial L}{\partial s}");
    toml += "{ tex = 'dZ_{hw}', expand = 'dZ_{h,w}', zh = '', en = '' },";
    Glossary::parse(&(toml + "]")).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn readings() {
    let glossary = glossary();
    for (source, reading) in [
        // sums and products
        ("hs+u", r"h\, s + u"),
        ("-a+b - (c - d)", "-a + b - (c - d)"),
        (r"\sum_u a b + c", r"\sum_{u} a\, b + c"),
        (r"a \sum_{u=0}^n b \cdot c", r"a\, \sum_{u=0}^{n} b\, c"),
        ("a/b", r"\frac{a}{b}"),
        (r"ab/c \cdot d", r"\frac{a\, b}{c}\, d"),
        (r"a b \bmod c", r"(a\, b) \bmod c"),
        (r"2 \times 3(a)", r"2 \cdot 3\, a"),
        ("[a]", "a"),
        ("{a+b}c", r"(a + b)\, c"),
        // names
        ("dZ_{i,j}", "dZ_{i,j}"),
        ("dZ_{ij'}", "dZ_{i,j'}"),
        ("d Z", r"d\, Z"),
        ("dZ_{hw}", "dZ_{h,w}"),
        ("mdZ_{i,j}", r"m\, dZ_{i,j}"),
        (r"n_{H_\mathrm{prev}}", r"n_{H_{\mathrm{prev}}}"),
        (r"A^\mathrm{pad}_{i,j}", r"A^{\mathrm{pad}}_{i,j}"),
        (r"A_{i,j}^{\mathrm{pad}}", r"A^{\mathrm{pad}}_{i,j}"),
        (r"\hat{y}^{(i)}_j", r"\hat{y}_{i,j}"),
        (r"\hat y_{ij}", r"\hat{y}_{i,j}"),
        (r"d\hat{y}_{ij}", r"d\hat{y}_{i,j}"),
        (r"d \hat{y}_{ij}", r"d\, \hat{y}_{i,j}"),
        (r"d\theta", r"d\, \theta"),
        (
            r"\frac{\partial L}{\partial Z_{i,j}}",
            r"\frac{\partial L}{\partial Z_{i,j}}",
        ),
        (
            r"\frac{\partial L_i}{\partial Z_j}",
            r"\frac{\partial L}{\partial Z_{i,j}}",
        ),
        // powers and functions
        ("n^2", "(n)^{2}"),
        ("u'^{k}", "u'^{k}"),
        ("x_i^2", "(x_{i})^{2}"),
        ("e^{-u}", r"\exp(-u)"),
        (r"\log x_i", r"\log(x_{i})"),
        (r"\ln(a) b", r"\log(a)\, b"),
        (r"\max(x)", r"\max(x)"),
        (r"\operatorname{max}(a, b, c)", r"\max(a, b, c)"),
        (r"\mathrm{ReLU}(x_i)", r"\mathrm{ReLU}(x_{i})"),
        (r"\underbrace{a}_{\text{noch}}", "a"),
        // ranges and conditions
        (r"\sum_{u,v} a", r"\sum_{u,\, v} a"),
        (
            r"\sum_{0 \le u, v < n} a",
            r"\sum_{0 \le u < n,\, 0 \le v < n} a",
        ),
        (r"\sum^n_{u=1} a", r"\sum_{u=1}^{n} a"),
        (
            r"\max_{\substack{u \\ 0 < v \leq n}} a",
            r"\max_{u,\, 0 < v \le n} a",
        ),
        (r"[0 \leq a < b \neq c]", r"[0 \le a < b \ne c]"),
        (r"[a = b, c > d]", r"[a = b \land c > d]"),
        (
            r"[a = b \wedge c = d \vee a \nmid b]",
            r"[a = b \land c = d \lor a \nmid b]",
        ),
        (
            r"\begin{cases} 1, & a < b \\ 2 & \text{当 } a = b \text{，并且 } c > d, \\ 0 & \text{否则。} \end{cases}",
            r"\begin{cases} 1 & \text{if } a < b \\ 2 & \text{if } a = b \land c > d \\ 0 & \text{otherwise} \end{cases}",
        ),
        (
            r"\begin{cases} 1 & \text{若 / if } a = b \text{ 且 / and } c > d \\ 0 & \text{其他 / otherwise} \end{cases}",
            r"\begin{cases} 1 & \text{if } a = b \land c > d \\ 0 & \text{otherwise} \end{cases}",
        ),
    ] {
        let read = parse_expression(source, &glossary.global());
        let printed = read.map(|expr| expr.to_string()).map_err(|e| e.to_string());
        assert_eq!(printed, Ok(reading.to_owned()), "{source}");
    }
}

#[test]
fn refusals() {
    let glossary = glossary();
    for (source, message) in [
        ("a/b c", "a product after `/` can be read in two ways"),
        ("a/b/c", "a product after `/` can be read in two ways"),
        (
            r"a \bmod b \bmod c",
            r"`\bmod` in a product can be read in two ways",
        ),
        ("a 2", "a number after a factor can be read in two ways"),
        (
            "u^12",
            "a script of several digits without braces can be read in two ways",
        ),
        ("u^2^3", "two superscripts on one symbol"),
        ("(u)^2^3", "two superscripts on one symbol"),
        ("x_i_j", "two subscripts on one symbol"),
        (
            r"\log(a)^2",
            "a power after the argument of a function can be read in two ways",
        ),
        (
            r"x^2_i",
            "a power before the subscript can be read in two ways",
        ),
        (
            "e",
            "`e` is Euler's number and is written with an exponent; it cannot be an index",
        ),
        ("u_i", "`u_i` is not in the glossary"),
        ("n_i", "`n_i` is not in the glossary"),
        (r"\mathrm{foo}", r"`\mathrm{foo}` is not in the glossary"),
        (
            "A^{pad}_{i,j}",
            "`A^{pad}` sets a word in italics, as a product of letters",
        ),
        (
            "A^{pad}",
            "`A^{pad}` sets a word in italics, as a product of letters",
        ),
        ("x", "`x` is an array, not a number"),
        (r"\max(x + 1)", "`x` is an array, not a number"),
        ("x_{i,j}", "`x` has 1 index (i), but 2 are written"),
        (r"\sum a", r"`\sum` has no index below it"),
        (
            r"\sum_{n} a",
            "`n` is a symbol of the glossary (), so it cannot be a running index",
        ),
        (
            r"\sum_{0 < u} a",
            r"expected an index, or `\le` or `<` as in `0 \le u < f`, found the end",
        ),
        (
            r"\frac{\partial L}{\partial q_i}",
            r"`\frac{\partial L}{\partial q_i}` is not in the glossary",
        ),
        (
            r"\frac{\partial x_i}{\partial Z}",
            r"`\frac{\partial x}{\partial Z}` is not in the glossary",
        ),
        (
            r"\frac{\partial x_i^2}{\partial Z}",
            r"a partial derivative must be a symbol of the glossary, written `\frac{\partial L}{\partial Z_{…}}`",
        ),
        (
            r"\frac{\partial L_i}{\partial s}",
            r"a partial derivative must be a symbol of the glossary, written `\frac{\partial L}{\partial Z_{…}}`",
        ),
        (
            r"\frac{\partial L_{i,k}}{\partial Z_{j}}",
            r"`\frac{\partial L}{\partial Z}` has 2 indices (i, j), but 3 are written",
        ),
        (
            r"\begin{cases} 1 & \text{otherwise} \\ 2 & a = b \end{cases}",
            "the row without a condition must be the last one",
        ),
        (
            r"\begin{cases} 1 & a = b \text{ 且 / or } c > d \\ 0 & \text{否则} \end{cases}",
            "“且 / or” has different meanings in its two languages",
        ),
        (
            r"\begin{cases} 1 & \text{若 / } a = b \\ 0 & \text{否则} \end{cases}",
            "the words “若 /” cannot be executed",
        ),
        (
            r"\begin{bmatrix} 1 \end{bmatrix}",
            "the environment `bmatrix` is not notation that can be executed",
        ),
        ("a ) b", "expected an operator or the end, found `)`"),
        ("", "expected an expression, found the end"),
    ] {
        let source = format!("r = {source}");
        let error = parse(&source, &glossary.global()).expect_err(&source);
        assert_eq!(error.to_string(), message, "{source}");
        let span = error.span;
        assert!(
            span.start <= span.end && span.end <= source.len(),
            "{source}"
        );
    }
}

#[test]
fn aligned_rows_make_a_chain() {
    let glossary = glossary();
    let scope = glossary.global();
    let source = r"\begin{aligned} r &= n \\ &= m + {} \\ & \quad + s \end{aligned}.";
    assert!(parse(source, &scope).is_err());
    let source = r"\begin{aligned} r &= n \\ &= m \\ & \quad + s \end{aligned} \tag{3}.";
    let parsed = parse(source, &scope).unwrap();
    assert_eq!(parsed.formula.to_string(), "r = n = m + s");
    assert_eq!(&source[parsed.tag.unwrap().span.range()], r"\tag{3}");
    let source = r"\begin{aligned} r &= n + \sum_{i=0}^{m-1} \\ & \quad i^{2} \end{aligned}";
    let summed = parse(r"r = n + \sum_{i=0}^{m-1} i^2", &scope).unwrap();
    let parsed = parse(source, &scope).unwrap();
    assert_eq!(parsed.formula.to_string(), summed.formula.to_string());
    for source in [
        r"\begin{aligned} r &= n \\ m &= n \end{aligned}",
        r"\begin{aligned} r &= n \\ m \end{aligned}",
        r"\begin{aligned} r &= n^{2} \\ m \end{aligned}",
        r"\begin{aligned} r &= n \end{split}",
        r"\begin{aligned} r &= n",
        r"r &= n",
        r"r = n \end{aligned}",
    ] {
        assert!(parse(source, &scope).is_err(), "{source}");
    }
}

#[test]
fn symbols_come_in_order_with_their_places() {
    let glossary = glossary();
    let source = r"r = s \sum_h dZ_{hw} + \hat{y}^{(i)}_j + s x_i^2";
    let parsed = parse(source, &glossary.global()).unwrap();
    let found: Vec<(&str, Vec<&str>)> = parsed
        .symbols
        .iter()
        .map(|u| {
            let places = u.spans.iter().map(|span| &source[span.range()]);
            (glossary[u.id].tex.as_str(), places.collect())
        })
        .collect();
    assert_eq!(
        found,
        [
            ("r", vec!["r"]),
            ("s", vec!["s", "s"]),
            ("dZ_{hw}", vec!["dZ_{hw}"]),
            (r"\hat{y}", vec![r"\hat{y}^{(i)}_j"]),
            ("x", vec!["x_i"]),
        ]
    );
}

#[test]
fn faults_in_an_expansion_stand_at_the_shorthand() {
    let glossary = Glossary::parse(
        "symbol = [
            { tex = 'r', zh = '', en = '' },
            { tex = 'q', expand = 'u', zh = '', en = '' },
        ]",
    )
    .unwrap();
    let parsed = parse("r = 1 + q", &glossary.global()).unwrap();
    let mut spans = vec![];
    parsed.formula.links[0].walk(&mut |expr| spans.push(expr.span.range()));
    assert_eq!(spans, [4..9, 4..5, 8..9]);
}
