//! The complete messages that an author sees.

use crate::support::{case, geometries, glossary, options, scope, tex};
use formula::{Error, Glossary, Origin, evaluate, parse};

fn shown(error: &Error, source: &str) -> String {
    error.render(&Origin::new("chapter.md", 40, 4), source)
}

/// The message for formula `number` with `from` replaced by `to`.
fn slip(number: u32, from: &str, to: &str) -> String {
    let source = tex(number).trim();
    assert!(source.contains(from), "({number}) has no {from}");
    let source = source.replacen(from, to, 1);
    let glossary = glossary();
    let scope = scope(&glossary, number);
    let error = parse(&source, &scope).and_then(|parsed| {
        let (env, _) = case(number, &geometries(number)[1]);
        evaluate(&parsed.formula, &scope, &env, &options(number)).map(|_| ())
    });
    shown(&error.expect_err(&source), &source)
}

fn title(number: u32, from: &str, to: &str) -> String {
    let message = slip(number, from, to);
    message.lines().next().unwrap().replace("error: ", "")
}

#[test]
fn whole_messages() {
    assert_eq!(
        slip(3, r"\sum_{i}", ""),
        r"error: the index `i` occurs only on the right
  --> chapter.md:40:32
   |
40 |    db_c = \sum_{h}\sum_{w} dZ_{i,h,w,c} \tag{3}
   |                                ^
   |
   = help: a `\sum_i` is missing, or `=` should be `\mathrel{+}=`; or, if `i` is a symbol, it is not in the glossary"
    );
    assert_eq!(
        slip(12, r"\text{其他情况}", r"\text{在别处}"),
        r"error: the words “在别处” cannot be executed
  --> chapter.md:40:187
   |
40 | ...}} \text{ 且 } p \le x < p + n_{W_{\mathrm{prev}}} \\ 0 & \text{在别处} \end{cases} \tag{12}
   |                                                              ^^^^^^^^^^^^^
   |
   = help: write the condition in symbols; the words are 若 if, 且 and, 或 or, 其他情况 otherwise"
    );
}

#[test]
fn the_place_is_right_on_later_lines() {
    let source = "Z_{i,h,w,c} = b_c\n + \\sum_u q_u";
    let error = parse(source, &glossary().global()).unwrap_err();
    assert_eq!(
        shown(&error, source),
        r"error: `q_u` is not in the glossary
  --> chapter.md:41:11
   |
41 |  + \sum_u q_u
   |           ^^^"
    );
}

#[test]
fn each_slip_has_its_message() {
    for (number, from, to, message) in [
        // names
        (
            1,
            r"A^{\mathrm{pad}}",
            "A^{pad}",
            r"`A^{pad}` sets a word in italics, as a product of letters",
        ),
        (
            1,
            r"A^{\mathrm{pad}}",
            r"A^{\mathrm{padd}}",
            r"`A^{\mathrm{padd}}` is not in the glossary",
        ),
        (1, "b_c", "B_c", "`B_c` is not in the glossary"),
        (
            1,
            r"\sum_{u=0}",
            r"\int_{u=0}",
            r"`\int` is not notation that can be executed",
        ),
        (
            2,
            "{h=0}",
            "{s=0}",
            "`s` is a symbol of the glossary (stride), so it cannot be a running index",
        ),
        (2, "^{n_W-1}", "", "`w` has a start but no upper bound"),
        (
            2,
            r"\sum_{i=0}",
            r"\sum_{i}",
            "an upper bound above needs exactly one start `index = …` below",
        ),
        // words and layout
        (
            12,
            r"p \le y < p + n_{H_{\mathrm{prev}}}",
            "y",
            r"expected a relation such as `=`, `<` or `\le`, found `\text{且}`",
        ),
        (
            18,
            r"&= \frac{dZ}",
            r"& \frac{dZ}",
            "this row starts a new equation; each row of `aligned` must continue the chain of the first",
        ),
        (
            16,
            r"\tag{16}",
            r"\tag{16} \tag{17}",
            r"a formula has only one `\tag`, but this is a second one",
        ),
        (
            11,
            r"\right\rfloor",
            "",
            r"expected `\rfloor`, found the end",
        ),
        (
            16,
            r"y^{(i)}_j \log \hat{y}^{(i)}_j",
            r"\log \hat{y}^{(i)}_j y^{(i)}_j",
            "a factor after a function's argument without parentheses can be read in two ways",
        ),
        // indices and ranges
        (
            1,
            "hs+u",
            "hs-u",
            "index 2 of `A^{\\mathrm{pad}}` is -1, outside 0..=8 at i = 0, h = 0, w = 0, c = 0, u = 1, v = 0, k = 0",
        ),
        (
            2,
            "W_{u,v,k,c} =",
            "W_{v,u,k,k} =",
            "the index `c` occurs only on the right",
        ),
        (
            5,
            r"[s \mid (y-u)]\,",
            "",
            "0.5 is not a whole number at i = 0, y = 1, x = 0, k = 0, u = 0, v = 0, c = 0",
        ),
        (
            14,
            r"0 \le u < f,\;",
            "u,",
            "cannot determine the range of `u`",
        ),
        (
            16,
            r"\sum_{j=1}",
            r"\sum_{j=0}",
            r"index 2 of `y` is 0, outside 1..=4 at i = 1, j = 0",
        ),
        (
            16,
            r"\log \hat",
            r"\log -\hat",
            "expected an expression, found `-`",
        ),
        (
            17,
            r"\exp(z^{(i)}_j)",
            r"\log(z^{(i)}_j - 9)",
            "the logarithm is NaN at i = 1, j = 1",
        ),
        (
            12,
            r"0 & \text{其他情况}",
            r"0 & \text{若 } y > 99",
            "no case applies at i = 0, y = 0, x = 0, k = 0",
        ),
    ] {
        assert_eq!(title(number, from, to), message, "({number}) {from} → {to}");
    }
}

/// What the course's formula for dA leaves out, one thing after another.
#[test]
fn the_course_leaves_out_three_things() {
    let glossary = glossary();
    let scope = scope(&glossary, 6);
    let parsed = parse(tex(6), &scope).unwrap();
    let (env, _) = case(6, &geometries(6)[1]);
    let mut as_said = formula::Options::default();
    let said = |options: &formula::Options| {
        let value = evaluate(&parsed.formula, &scope, &env, options);
        value.map_err(|error| error.to_string()).map(|_| ())
    };
    for index in ["u", "v", "c"] {
        let message = format!("`+=` also runs over `{index}`, but the formula does not say so");
        assert_eq!(said(&as_said), Err(message));
        as_said.implied.push(index.to_owned());
    }
    let message = "the index `h` is already in use on the left side".to_owned();
    assert_eq!(said(&as_said), Err(message));
    as_said.sums_are_loops = true;
    assert_eq!(said(&as_said), Ok(()));
}

#[test]
fn glossary_faults_come_all_at_once() {
    let faults = Glossary::parse(
        r#"
[[symbol]]
tex = 'n'
zh = "个数"
en = "count"

[[symbol]]
tex = 'n'
zh = "个数"
en = "count"
colour = "red"

[[symbol]]
tex = '{n}'
zh = "个数"
en = "count"

[[symbol]]
tex = 'n'
zh = "数目"
en = "number"

[[symbol]]
tex = 'x'
axes = ["i", "j"]
shape = ['n']
zh = "输入"
en = "input"

[[symbol]]
tex = 'y'
axes = ["i", "j"]
shape = [
    'n',
    'n + N',
]
zh = "输出"
en = "output"

[[symbol]]
tex = 'y'
scope = "short"
expand = 'y_{i}'
zh = "输出"
en = "output"

[[symbol]]
tex = 'z_a'
axes = ["i"]
shape = ['x_{i,i}']
base = 2
zh = "别的"
en = "other"

[[sybmol]]
tex = 'q'
"#,
    )
    .unwrap_err();
    assert_eq!(
        faults.in_file("symbols.toml"),
        "symbols.toml:11: unknown field `colour`, expected one of `tex`, `rust`, `axes`, `shape`, `zh`, `en`, `scope`, `expand`, `base`
symbols.toml:14: `{n}` is not a symbol: expected one symbol, found `{`
symbols.toml:19: `n` is already defined on line 3
symbols.toml:24: `x` names 2 axes but 1 sizes in `shape`
symbols.toml:35: the shape of `y`: `N` is not in the glossary (did you mean `n`?)
symbols.toml:43: the expansion of `y`: `y` has 2 indices (i, j), but 1 is written
symbols.toml:48: `z_a` is an array, so its subscript is for the indices; name it by a superscript
symbols.toml:50: the shape of `z_a`: expected numbers only, found the array `x`
symbols.toml:55: unknown field `sybmol`, expected `symbol` or `term`"
    );
}

#[test]
fn bound_values_must_fit_the_glossary() {
    let glossary = glossary();
    let geometry = geometries(1)[1];
    let (env, z) = case(1, &geometry);
    let scope = glossary.global();
    assert_eq!(scope.check_env(&env), []);
    let wrong = env.tensor("W", z).scalar("b", 1.0).scalar("q", 2.0);
    let faults = scope.check_env(&wrong);
    let said: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`b` is an array in the glossary, but the bound value is a number",
            "`q` has a value but is not in the glossary",
            r"`W` has shape [3, 3, 2, 5] in the glossary (f, f, n_{C_{\mathrm{prev}}}, n_C), but the bound array has [3, 4, 5, 5]",
        ]
    );
}
