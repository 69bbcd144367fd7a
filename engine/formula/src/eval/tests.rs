use super::*;
use crate::{Error, ErrorKind, EvalError, Glossary, Tensor, parse};

fn glossary() -> Glossary {
    Glossary::parse(
        r#"symbol = [
            { tex = 'n', zh = "", en = "" },
            { tex = 's', zh = "", en = "" },
            { tex = 'r', zh = "", en = "" },
            { tex = 'x', axes = ["i"], shape = ['n'], zh = "", en = "" },
            { tex = 'y', axes = ["i"], shape = ['n'], base = 1, zh = "", en = "" },
            { tex = 'M', axes = ["i", "j"], shape = ['s', 'n'], zh = "", en = "" },
        ]"#,
    )
    .unwrap()
}

fn env() -> Env {
    let row = |data: &[f64]| Tensor::new([data.len()], data.to_vec()).unwrap();
    Env::new()
        .scalar("n", 3.0)
        .scalar("s", 2.0)
        .tensor("x", row(&[2.0, -1.0, 4.0]))
        .tensor("y", row(&[5.0, 6.0, 7.0]))
        .tensor("M", Tensor::from_fn([2, 3], |i| (10 * i[0] + i[1]) as f64))
}

fn values(source: &str) -> Result<Vec<f64>, String> {
    let glossary = glossary();
    let scope = glossary.global();
    let parsed = parse(source, &scope).unwrap_or_else(|e| panic!("{source}: {e}"));
    let values = evaluate(&parsed.formula, &scope, &env(), &Options::default());
    match values {
        Ok(values) => Ok(values[0].data().to_vec()),
        Err(Error { kind, .. }) => Err(kind.to_string()),
    }
}

#[test]
fn numbers() {
    for (source, value) in [
        (r"1 - 2 - 3", -4.0),
        (r"2 \cdot 3^2", 18.0),
        (r"-2^2", -4.0),
        (r"7 \bmod 3", 1.0),
        (r"(-7) \bmod 3", 2.0),
        (r"\lfloor -7/2 \rfloor", -4.0),
        (r"\lceil 7/2 \rceil", 4.0),
        (r"\sqrt{16} + \exp(0) + \log e^{2}", 7.0),
        (r"\max(1, n, s) - \min(1, n, s)", 2.0),
        (r"\mathrm{ReLU}(-3) + \mathrm{ReLU}(3)", 3.0),
        (r"\sum_i x_i", 5.0),
        (r"\prod_i x_i", -8.0),
        (r"\max_i x_i + \min_i x_i", 3.0),
        (r"\max(x) + \min(x)", 3.0),
        (r"\sum_i i y_i", 38.0),
        (r"\sum_{i,j} M_{ij}", 36.0),
        (r"\sum_{u=1}^{n} \sum_{0 \le v < u} 1", 6.0),
        (r"\sum_{0 < u \le n,\, 0 \le v < u} 1", 6.0),
        (r"[s \mid 4] + [s \mid 3] + [s \nmid 3] + [s \mid -2]", 3.0),
        (r"[0 \le s < n] + [s \ne 2] + [n \ge 3 > 2]", 2.0),
        (r"[1 = 2 \lor 2 = 2 \land 3 = 3]", 1.0),
        (
            r"\begin{cases} 1 & n < 3 \\ 2 & n = 3 \\ 3 & \text{otherwise} \end{cases}",
            2.0,
        ),
    ] {
        assert_eq!(
            values(&format!("r = {source}")),
            Ok(vec![value]),
            "{source}"
        );
    }
}

#[test]
fn arrays() {
    for (source, expected) in [
        (r"x_i = i", vec![0., 1., 2.]),
        (r"y_i = i", vec![1., 2., 3.]),
        (r"x_{n-1-i} = i \quad \forall 0 \le i < n", vec![2., 1., 0.]),
        (r"M_{i,j} = i - j", vec![0., -1., -2., 1., 0., -1.]),
        (
            r"x_{i+j} += 1 \quad \forall 0 \le i < 2, 0 \le j < 2",
            vec![1., 2., 1.],
        ),
        (r"x_i += M_{j,i} \quad \forall j", vec![10., 12., 14.]),
        (r"x_0 += x_i \quad \forall i", vec![5., 0., 0.]),
    ] {
        assert_eq!(values(source), Ok(expected), "{source}");
    }
}

#[test]
fn a_false_bracket_switches_the_product_off() {
    for (source, expected) in [
        (r"x_i = [i > 0]\, x_{i-1}", vec![0., 2., -1.]),
        (r"x_i = x_{i-1} [i > 0]", vec![0., 2., -1.]),
        (r"x_i = [i > 0] [x_{i-1} > 0] \frac{1}{i}", vec![0., 1., 0.]),
        (r"x_i = [s \mid i]\, x_{i/s}", vec![2., 0., -1.]),
        (r"x_i = [i > 0 \land x_{i-1} > 0]", vec![0., 1., 0.]),
        (
            r"x_i = \begin{cases} x_{i-1} & i > 0 \\ 0 & i = 0 \end{cases}",
            vec![0., 2., -1.],
        ),
    ] {
        assert_eq!(values(source), Ok(expected), "{source}");
    }
    for source in [
        r"x_i = [x_{i-1} > 0] [i > 0]",
        r"x_i = \frac{[i > 0]}{1}\, x_{i-1}",
        r"x_i = [i > 0] + x_{i-1}",
    ] {
        let message = "index 1 of `x` is -1, outside 0..=2 at i = 0".to_owned();
        assert_eq!(values(source), Err(message), "{source}");
    }
}

#[test]
fn what_has_no_value() {
    for (source, message) in [
        ("r = r", "no value is bound to `r`"),
        ("r = u", "the index `u` occurs only on the right"),
        (
            r"r = \sum_{u=0}^{v} \sum_{v=0}^{1} 1",
            "the index `v` occurs only on the right",
        ),
        (r"r = \sum_u 1", "cannot determine the range of `u`"),
        (
            r"r = \sum_i x_i y_i",
            "`i` runs over 0..=2 on axis 1 of `x`, but 1..=3 on axis 1 of `y`",
        ),
        (
            r"r = \sum_{u=0}^1 \sum_{u=0}^1 1",
            "the index `u` is already in use around this operator",
        ),
        (r"r = \sum_{u=0}^{1/2} 1", "0.5 is not a whole number"),
        (
            r"r = \sum_{u=2}^{0} 1",
            "`u` runs from 2 to 0, which is an empty range",
        ),
        (
            r"r = \max_{u=0}^{-1} 1",
            "`u` runs from 0 to -1, which is an empty range",
        ),
        ("r = 1/(s-2)", "division by zero"),
        (r"r = 1 \bmod 0", "division by zero"),
        ("r = [0 \\mid 1]", "division by zero"),
        (r"r = \log(0)", "the logarithm is -inf"),
        (r"r = \sqrt{-1}", "the root is NaN"),
        (
            "x_i = [i > 0] y_i \\quad \\forall 1 \\le i \\le 2",
            "the formula does not define `x` at [0]",
        ),
        (
            "x_{0 i} = i \\quad \\forall 0 \\le i < 2",
            "the formula defines `x` at [0] more than once",
        ),
        (
            "x_i = x_i y_i",
            "`i` runs over 0..=2 on axis 1 of `x`, but 1..=3 on axis 1 of `y`",
        ),
        (
            "x_n = 1",
            "`n` on the left side is a symbol of the glossary, not an index",
        ),
        (
            "x_i = i \\quad \\forall u",
            "`\\forall u`, but `u` does not occur",
        ),
        (
            "x_i = \\sum_{u=0}^1 i u \\quad \\forall u",
            "`\\forall u`, but `u` does not occur outside a sum over it",
        ),
        (
            "x_i += u \\quad \\forall i",
            "`+=` also runs over `u`, but the formula does not say so",
        ),
        (
            "x_{i+u} += u \\quad \\forall i, u",
            "cannot determine the range of `i`",
        ),
        (
            "x_i = \\sum_i x_i",
            "the index `i` is already in use on the left side",
        ),
    ] {
        assert_eq!(values(source), Err(message.to_owned()), "{source}");
    }
}

#[test]
fn differs_agrees_with_compare() {
    let glossary = glossary();
    let scope = glossary.global();
    let expected = Tensor::new([3], vec![4.0, -2.0, 8.0]).unwrap();
    let differing = |source: &str| {
        let formula = parse(source, &scope).unwrap().formula;
        let options = Options::default();
        differs(&formula, &scope, &env(), &options, &expected, 1e-12)
    };
    assert_eq!(differing("x_i = 2 x_i"), Ok(false));
    assert_eq!(differing("x_i = 2 x_i = x_i + x_i"), Ok(false));
    assert_eq!(differing("x_i = 2 x_i = 3 x_i"), Ok(true));
    assert_eq!(differing("x_i += x_i + x_i"), Ok(false));
    assert_eq!(differing("x_i += x_i"), Ok(true));
    assert!(matches!(
        differing("r = 1").unwrap_err().kind,
        ErrorKind::Eval(EvalError::Shape { .. })
    ));
}

#[test]
fn steps_are_counted() {
    let glossary = glossary();
    let scope = glossary.global();
    let formula = parse(r"r = \sum_{u=1}^{1000} \sum_{v=1}^{1000} 1", &scope).unwrap();
    let run = |max_steps| {
        let options = Options {
            max_steps,
            ..Options::default()
        };
        evaluate(&formula.formula, &scope, &env(), &options)
    };
    assert_eq!(run(3_000_000).unwrap()[0].data(), [1e6]);
    assert!(run(1_000_000).is_err());
}
