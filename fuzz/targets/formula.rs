//! Any text as a formula: values or an error that shows its place, and no panic; what is printed reads back the same.

#![no_main]

use std::sync::LazyLock;

use formula::{Env, Glossary, Options, Origin, Tensor, evaluate, parse};
use libfuzzer_sys::fuzz_target;

static GLOSSARY: LazyLock<Glossary> = LazyLock::new(|| {
    Glossary::parse(
        r#"symbol = [
            { tex = 'n', zh = "个数", en = "count" },
            { tex = 's', zh = "步幅", en = "stride" },
            { tex = 'r', zh = "结果", en = "result" },
            { tex = 'x', axes = ["i"], shape = ['n'], zh = "输入", en = "input" },
            { tex = 'y', axes = ["i"], shape = ['n'], zh = "输出", en = "output" },
            { tex = 'q', axes = ["i", "j"], shape = ['n', 'n'], zh = "方阵", en = "square" },
            { tex = 'A^{\mathrm{pad}}', axes = ["i"], shape = ['n+2'], zh = "补零", en = "padded" },
        ]"#,
    )
    .expect("the glossary is right")
});

fuzz_target!(|source: &str| {
    let scope = GLOSSARY.global();
    let shown = |error: formula::Error| {
        let text = error.render(&Origin::new("page.md", 7, 4), source);
        assert!(text.starts_with("error"), "{text}");
    };
    let parsed = match parse(source, &scope) {
        Ok(parsed) => parsed,
        Err(error) => return shown(error),
    };
    let printed = parsed.formula.to_string();
    let again = parse(&printed, &scope).unwrap_or_else(|error| panic!("{printed}: {error:?}"));
    assert_eq!(again.formula.to_string(), printed);

    let tensor = |shape: &[usize]| {
        let count = shape.iter().product::<usize>();
        let values = (0..count).map(|i| i as f64 - 1.5).collect();
        Tensor::new(shape, values).expect("as many values as elements")
    };
    let env = Env::new()
        .scalar("n", 3.0)
        .scalar("s", 2.0)
        .tensor("x", tensor(&[3]))
        .tensor("q", tensor(&[3, 3]))
        .tensor(r"A^{\mathrm{pad}}", tensor(&[5]));
    let options = Options {
        max_steps: 20_000,
        ..Options::default()
    };
    if let Err(error) = evaluate(&parsed.formula, &scope, &env, &options) {
        shown(error);
    }
});
