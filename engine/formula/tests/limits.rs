//! For any input, the crate soon returns a value or an error.

use formula::{
    Env, ErrorKind, EvalError, Glossary, MAX_DEPTH, MAX_SOURCE, Options, SyntaxError, evaluate,
    parse,
};

fn glossary() -> Glossary {
    Glossary::parse(
        r#"symbol = [
            { tex = 'n', zh = "个数", en = "count" },
            { tex = 'r', zh = "结果", en = "result" },
            { tex = 'x', axes = ["i"], shape = ['n'], zh = "输入", en = "input" },
            { tex = 'q', axes = ["i", "j"], shape = ['n', 'n'], zh = "方阵", en = "square" },
        ]"#,
    )
    .unwrap()
}

fn value(source: &str, env: &Env) -> Result<f64, ErrorKind> {
    let glossary = glossary();
    let scope = glossary.global();
    let parsed = parse(source, &scope).map_err(|error| error.kind)?;
    let options = Options {
        max_steps: 300_000,
        ..Options::default()
    };
    let values = evaluate(&parsed.formula, &scope, env, &options);
    Ok(values.map_err(|error| error.kind)?[0].data()[0])
}

#[test]
fn deep_nesting_is_an_error() {
    for (open, close) in [
        ("{", "}"),
        ("(", ")"),
        ("[", "]"),
        ("-(", ")"),
        (r"\frac{1}{", "}"),
        (r"\sqrt{", "}"),
        (r"\log ", ""),
        (r"\exp(", ")"),
        (r"\lfloor ", r"\rfloor"),
        (r"\sum_{u=0}^{1} ", ""),
        (r"2^{", "}"),
        (r"x_{", "}"),
        (r"\max(0, ", ")"),
        ("[1 < ", "]"),
        (r"\begin{cases} ", r" & \text{otherwise} \end{cases}"),
        (r"\underbrace{", "}_{a}"),
        (r"\hat{", "}"),
        (r"n_{", "}"),
        (r"\frac{\partial L}{\partial ", "}"),
    ] {
        for times in [MAX_DEPTH, 300] {
            let source = format!("r = {}1{}", open.repeat(times), close.repeat(times));
            let error = parse(&source, &glossary().global()).unwrap_err();
            let too_deep = SyntaxError::TooDeep { max: MAX_DEPTH };
            if !matches!(open, r"\hat{" | "n_{" | r"\frac{\partial L}{\partial ") {
                assert_eq!(error.kind, ErrorKind::Syntax(too_deep), "{open} × {times}");
            }
        }
        let modest = format!("r = {}1{}", open.repeat(9), close.repeat(9));
        if let Err(error) = parse(&modest, &glossary().global()) {
            assert_ne!(
                error.kind,
                ErrorKind::Syntax(SyntaxError::TooDeep { max: MAX_DEPTH })
            );
        }
    }
}

#[test]
fn long_and_flat_is_no_problem() {
    for part in ["1 + ", "n ", r"1 \cdot ", "[1 < 2] "] {
        let times = (MAX_SOURCE - 10) / part.len();
        let source = format!("r = {}n", part.repeat(times));
        assert!(
            value(&source, &Env::new().scalar("n", 1.0)).is_ok(),
            "{part}"
        );
    }
    let long = format!("r = {}", " ".repeat(MAX_SOURCE));
    assert!(matches!(
        value(&long, &Env::new()),
        Err(ErrorKind::Syntax(SyntaxError::TooLong { .. }))
    ));
}

#[test]
fn endless_work_is_an_error() {
    let env = Env::new().scalar("n", 1e6);
    for source in [
        r"r = \sum_{u=0}^{2000000000} 1",
        r"r = \sum_{0 \le u, v < n} u v",
        r"r = \sum_{u=0}^{n} \sum_{v=0}^{-1} \sum_{w=0}^{n} 1 + \sum_{u=0}^n \sum_{v=0}^n [1 < 0]",
        r"r += 1 \quad \forall 0 \le u < n",
    ] {
        match value(source, &env) {
            Err(ErrorKind::Eval(EvalError::TooMuchWork { .. } | EvalError::UnusedLoop { .. })) => {}
            other => panic!("{source}: {other:?}"),
        }
    }
}

#[test]
fn huge_numbers_are_errors() {
    let env = Env::new().scalar("n", 1e6);
    for (source, expected) in [
        (r"r = \sum_{u=0}^{10^{30}} 1", "NotInteger"),
        (r"r = 10^{400}", "NotFinite"),
        (r"r = 10^{300} \cdot 10^{300}", "NotFinite"),
        (r"q_{i,j} = 1", "TooLarge"),
        (
            r"r = \sum_{u=2000000000}^{2000000001} x_{65536 u u}",
            "NoValue",
        ),
    ] {
        let error = value(source, &env).unwrap_err();
        assert!(
            format!("{error:?}").contains(expected),
            "{source}: {error:?}"
        );
    }
    let digits = format!("r = {}", "9".repeat(400));
    assert!(matches!(
        value(&digits, &env),
        Err(ErrorKind::Syntax(SyntaxError::BadNumber { .. }))
    ));
    let overflow = "r = \\sum_{u=2147483647}^{2147483647} x_{65536 \\cdot 65536 \\cdot 65536 u}";
    let x = formula::Tensor::zeros([2]);
    let error = value(overflow, &Env::new().scalar("n", 2.0).tensor("x", x)).unwrap_err();
    assert!(
        matches!(error, ErrorKind::Eval(EvalError::NotInteger { .. })),
        "{error:?}"
    );
}

#[test]
fn nothing_not_finite_gets_through() {
    let x = |v| formula::Tensor::new([2], vec![1.0, v]).unwrap();
    for bad in [f64::NAN, f64::INFINITY] {
        let env = Env::new().scalar("n", 2.0).tensor("x", x(bad));
        for source in [
            r"r = \max(x)",
            r"r = \max_i x_i",
            r"r = \sum_i x_i",
            r"r = \sum_i [x_i = x_i]",
            r"r = \max(0, x_1)",
        ] {
            match value(source, &env) {
                Err(ErrorKind::Eval(EvalError::NotFinite { .. })) => {}
                other => panic!("{source}: {other:?}"),
            }
        }
        let env = Env::new().scalar("n", bad);
        assert!(value("r = n", &env).is_err());
    }
}

#[test]
fn empty_ranges() {
    let env = Env::new()
        .scalar("n", 0.0)
        .tensor("x", formula::Tensor::zeros([0]));
    assert_eq!(value(r"r = 1 + \sum_{u=0}^{n-1} u", &env), Ok(1.0));
    assert_eq!(value(r"r = 2 \prod_{0 \le u < n} u", &env), Ok(2.0));
    assert_eq!(value(r"r = \sum_i x_i", &env), Ok(0.0));
    for source in [
        r"r = \sum_{u=0}^{n-2} u",
        r"r = \max_{0 \le u < n} u",
        r"r = \max(x)",
        r"r = \max_i x_i",
    ] {
        assert!(value(source, &env).is_err(), "{source}");
    }
}
