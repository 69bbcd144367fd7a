//! Properties that hold for every formula.

use crate::support::loops::{self, Geometry, Random};
use crate::support::{self, small};
use formula::{Env, Glossary, Options, Origin, Tensor, compare, evaluate, parse};
use formula_mutate::mutants;
use proptest::collection::vec;
use proptest::prelude::*;

fn env() -> Env {
    let mut random = Random::new(3);
    Env::new()
        .scalar("n", 3.0)
        .scalar("n_H", 4.0)
        .scalar("s", 2.0)
        .scalar(r"\theta", 0.5)
        .tensor("x", random.tensor([3]))
        .tensor("dX", random.tensor([3, 2]))
        .tensor(r"A^{\mathrm{pad}}", random.tensor([3, 2]))
        .tensor(r"\hat{y}", random.tensor([3]))
        .tensor(r"\frac{\partial L}{\partial y}", random.tensor([3]))
}

/// Reads, prints, evaluates, mutates and renders; panics only on a defect.
fn exercise(source: &str) {
    let glossary = small::glossary();
    let scope = glossary.global();
    let origin = Origin::new("chapter.md", 5, 3);
    let options = Options {
        max_steps: 20_000,
        ..Options::default()
    };
    match parse(source, &scope) {
        Err(error) => assert!(error.render(&origin, source).starts_with("error: ")),
        Ok(parsed) => {
            small::reads_back(&parsed.formula);
            for mutant in mutants(&parsed.formula, &scope, &[]).iter().take(40) {
                let _ = evaluate(&mutant.formula, &scope, &env(), &options);
            }
            match evaluate(&parsed.formula, &scope, &env(), &options) {
                Err(error) => assert!(error.render(&origin, source).starts_with("error: ")),
                Ok(values) => {
                    let finite = |t: &Tensor| t.data().iter().all(|v| v.is_finite());
                    assert!(values.iter().all(finite));
                }
            }
        }
    }
}

const SOUP: &[&str] = &[
    "r",
    "n",
    "n_H",
    "s",
    "x",
    "x_i",
    "x_{i+1}",
    "dX",
    "dX_{i,j}",
    "dX_{ij}",
    "dX_{hw}",
    "i",
    "j",
    "u",
    "u'",
    "v",
    "h",
    "w",
    "e",
    "0",
    "1",
    "2.5",
    "12",
    "+",
    "-",
    "=",
    "+=",
    r"\mathrel{+}=",
    "/",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "_",
    "^",
    "&",
    r"\\",
    ",",
    ".",
    "'",
    "<",
    ">",
    r"\le",
    r"\ge",
    r"\ne",
    r"\mid",
    r"\nmid",
    r"\land",
    r"\lor",
    r"\sum",
    r"\sum_i",
    r"\sum_{u=0}^{n-1}",
    r"\prod_{0 \le u < s}",
    r"\max",
    r"\max_{u,v}",
    r"\min(",
    r"\frac",
    r"\frac{1}",
    r"\lfloor",
    r"\rfloor",
    r"\lceil",
    r"\rceil",
    r"\sqrt",
    r"\exp",
    r"\log",
    r"\bmod",
    r"\cdot",
    r"\times",
    r"\hat",
    r"\hat{y}",
    r"\theta",
    r"\partial",
    r"\frac{\partial L}{\partial y_{i}}",
    r"\forall",
    r"\begin{cases}",
    r"\end{cases}",
    r"\begin{aligned}",
    r"\end{aligned}",
    r"\text{if }",
    r"\text{若 }",
    r"\text{otherwise}",
    r"\text{且}",
    r"\mathrm{pad}",
    r"\mathrm{ReLU}(",
    r"A^{\mathrm{pad}}_{i,j}",
    "A^{pad}",
    r"\tag{1}",
    r"\left",
    r"\right",
    r"\,",
    r"\quad",
    r"\dots",
    r"\int",
    "%",
    "\n",
    "～",
    "梯度",
    r"\substack{",
    r"\underbrace{",
    r"\textcolor{red}",
];

/// Openings with their closings, so that more of the random text is parsed far.
const PAIRS: &[(&str, &str)] = &[
    ("(", ")"),
    ("[", " = 1]"),
    ("{", "}"),
    (r"\frac{1}{", "}"),
    (r"\lfloor ", r"\rfloor "),
    (r"x_{", "}"),
    (r"\sum_{u=0}^{", "} u"),
    (r"\max(", ", 1)"),
    (r"\begin{cases} ", r" & \text{otherwise} \end{cases}"),
];

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text(source in r"\PC{0,120}") {
        exercise(&source);
    }

    #[test]
    fn any_ascii(source in r"r = [a-z0-9\\{}_^()\[\]+=<>/,.&' -]{0,60}") {
        exercise(&source);
    }

    #[test]
    fn soup_of_tokens(tokens in vec(prop::sample::select(SOUP), 0..40)) {
        exercise(&tokens.join(" "));
        exercise(&tokens.concat());
        exercise(&format!("r = {}", tokens.join(" ")));
        exercise(&format!("x_i = {}", tokens.join(" ")));
    }

    #[test]
    fn nested_soup(
        pairs in vec(prop::sample::select(PAIRS), 0..90),
        inside in vec(prop::sample::select(SOUP), 1..4),
    ) {
        let open: String = pairs.iter().map(|p| p.0).collect();
        let close: String = pairs.iter().rev().map(|p| p.1).collect();
        exercise(&format!("r = {open} {} {close}", inside.join(" ")));
    }

    #[test]
    fn matrix_product(n in 1usize..6, k in 1usize..6, s in 1usize..6, seed: u64) {
        let glossary = Glossary::parse(r#"symbol = [
            { tex = 'n', zh = "行", en = "rows" }, { tex = 'K', zh = "内", en = "inner" },
            { tex = 's', zh = "列", en = "columns" },
            { tex = 'a', axes = ["i", "k"], shape = ['n', 'K'], zh = "左", en = "left" },
            { tex = 'B', axes = ["k", "j"], shape = ['K', 's'], zh = "右", en = "right" },
            { tex = 'c', axes = ["i", "j"], shape = ['n', 's'], zh = "积", en = "product" },
        ]"#).unwrap();
        let scope = glossary.global();
        let mut random = Random::new(seed);
        let (a, b) = (random.tensor([n, k]), random.tensor([k, s]));
        let product = Tensor::from_fn([n, s], |o| {
            (0..k).map(|t| a.get(&[o[0], t]).unwrap() * b.get(&[t, o[1]]).unwrap()).sum()
        });
        let env = Env::new().scalar("n", n as f64).scalar("K", k as f64).scalar("s", s as f64)
            .tensor("a", a).tensor("B", b);
        for tex in [
            r"c_{i,j} = \sum_k a_{i,k} B_{k,j}",
            r"c_{ij} = \sum_{k=0}^{K-1} a_{ik} B_{kj}",
            r"c_{i,j} += a_{i,k} B_{k,j} \quad \forall k",
            r"c_{n-1-i,\,j} = \sum_{0 \le k < K} a_{n-1-i,\,K-1-k} B_{K-1-k,\,j} \quad \forall 0 \le i < n",
        ] {
            let parsed = parse(tex, &scope).unwrap();
            let value = evaluate(&parsed.formula, &scope, &env, &Options::default()).unwrap();
            prop_assert_eq!(compare(&value[0], &product, 1e-12), None);
        }
    }

    /// Scatter, gather and loops give the same gradient on any geometry.
    #[test]
    fn scatter_and_gather(
        (m, c, k) in (1usize..3, 1usize..4, 1usize..3),
        (fh, fw, s, p) in (1usize..4, 1usize..4, 1usize..4, 0usize..3),
        (extra_h, extra_w) in (0usize..5, 0usize..5),
        seed: u64,
    ) {
        let (h, w) = (fh + extra_h, fw + extra_w);
        let g = Geometry { m, h, w, k, fh, fw, c, s, p };
        let glossary = support::glossary();
        let mut random = Random::new(seed);
        let weights = random.tensor([fh, fw, k, c]);
        let dz = random.tensor([m, g.out_h(), g.out_w(), c]);
        let padded = Tensor::zeros([m, h + 2 * p, w + 2 * p, k]);
        let (da, _, _) = loops::backward(&g, &padded, &weights, &dz);
        let mut env = Env::new().tensor("W", weights).tensor("dZ", dz);
        for (name, value) in [
            ("m", m), ("s", s), ("p", p), ("f_h", fh), ("f_w", fw), ("n_C", c),
            ("n_H", g.out_h()), ("n_W", g.out_w()), (r"n_{C_{\mathrm{prev}}}", k),
            (r"n_{H_{\mathrm{prev}}}", h), (r"n_{W_{\mathrm{prev}}}", w),
        ] {
            env.set_scalar(name, value as f64);
        }
        let scope = glossary.scope("rectangle").unwrap();
        for number in [4, 21, 26] {
            let formula = parse(support::tex(number), &scope).unwrap().formula;
            let value = evaluate(&formula, &scope, &env, &Options::default()).unwrap();
            prop_assert_eq!(compare(&value[0], &da, 1e-12), None);
        }
    }
}
