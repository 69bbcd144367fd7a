//! Compares the formulas of a book on convolution with plain loops.

use crate::support::{self, case, formulas, geometries, glossary, options, scope};
use approx::assert_abs_diff_eq;
use formula::{ErrorKind, EvalError, Origin, compare, differs, evaluate, parse};
use formula_mutate::mutants;

const TOLERANCE: f64 = 1e-12;
/// Height and width.
const TWINS: &[(char, char)] = &[('h', 'w'), ('H', 'W')];

#[test]
fn formulas_agree_with_plain_loops() {
    let glossary = glossary();
    for (number, tex) in formulas() {
        if number == 8 {
            continue; // see `the_course_forgets_a_sum`
        }
        let scope = scope(&glossary, number);
        let shown = |error: formula::Error| error.render(&Origin::new("formulas.md", 1, 1), tex);
        let parsed = parse(tex, &scope).unwrap_or_else(|e| panic!("({number}) {}", shown(e)));
        assert_eq!(parsed.tag.unwrap().text, number.to_string());
        for geometry in geometries(number) {
            let (env, expected) = case(number, &geometry);
            let values = evaluate(&parsed.formula, &scope, &env, &options(number))
                .unwrap_or_else(|e| panic!("({number}) {}", shown(e)));
            for value in values {
                assert_eq!(value.shape(), expected.shape(), "({number})");
                for (got, want) in value.data().iter().zip(expected.data()) {
                    assert_abs_diff_eq!(got, want, epsilon = TOLERANCE * 10.0);
                }
                assert_eq!(compare(&value, &expected, TOLERANCE), None, "({number})");
            }
        }
    }
}

#[test]
fn the_course_forgets_a_sum() {
    let glossary = glossary();
    let scope = scope(&glossary, 8);
    let parsed = parse(support::tex(8), &scope).unwrap();
    let (env, _) = case(8, &geometries(8)[1]);
    let error = evaluate(&parsed.formula, &scope, &env, &options(8)).unwrap_err();
    let index = "i".to_owned();
    assert_eq!(
        error.kind,
        ErrorKind::Eval(EvalError::OnlyOnRight { index })
    );
}

/// Mutants that mean the same as the formula, each with the reason.
const EQUIVALENT: &[(u32, &str, &str)] = &[
    (
        3,
        "indices 1 and 2 of `dZ` exchanged at `dZ_{i,h,w,c}`",
        RENAMED,
    ),
    (
        3,
        "indices 1 and 3 of `dZ` exchanged at `dZ_{i,h,w,c}`",
        RENAMED,
    ),
    (
        3,
        "indices 2 and 3 of `dZ` exchanged at `dZ_{i,h,w,c}`",
        RENAMED,
    ),
    (
        10,
        "left side: indices 1 and 2 of `dA` exchanged at `dA_{u,v}`",
        CONSTANT,
    ),
    (
        18,
        "left side: indices 1 and 2 of `dA` exchanged at `dA_{u,v}`",
        CONSTANT,
    ),
    (22, "`u'`: upper bound + 1 at `u'`", BEHIND),
    (22, "`u'`: `<` ↔ `\\le` at the upper bound at `u'`", BEHIND),
    (
        22,
        "`\\max` in place of `\\sum`",
        "zeros and ones: the sum is 0 if the largest is 0",
    ),
];
const RENAMED: &str = "all three are summed over their whole axes, so their names do not matter";
const CONSTANT: &str = "the right side is the same for each element";
const BEHIND: &str = "the row u' = f comes after every (u, v), so the first bracket is 0 there";

#[test]
fn mutants_are_caught() {
    let glossary = glossary();
    let mut survivors = vec![];
    let mut total = 0;
    for (number, tex) in formulas() {
        if number == 8 {
            continue;
        }
        let scope = scope(&glossary, number);
        let right = parse(tex, &scope).unwrap().formula;
        let cases: Vec<_> = geometries(number).iter().map(|g| case(number, g)).collect();
        let options = options(number);
        for mutant in mutants(&right, &scope, TWINS) {
            total += 1;
            let survives = cases.iter().all(|(env, expected)| {
                differs(&mutant.formula, &scope, env, &options, expected, TOLERANCE) == Ok(false)
            });
            if survives {
                let change = &tex[mutant.span.range()];
                survivors.push((number, format!("{} at `{change}`", mutant.description)));
            }
        }
    }
    let unexplained: Vec<_> = survivors
        .iter()
        .filter(|(n, what)| {
            !EQUIVALENT
                .iter()
                .any(|(m, w, _)| m == n && what.starts_with(w))
        })
        .collect();
    assert!(
        unexplained.is_empty(),
        "of {total} mutants, these pass: {unexplained:#?}"
    );
    for (number, what, _) in EQUIVALENT {
        let alive = survivors
            .iter()
            .any(|(n, w)| n == number && w.starts_with(what));
        assert!(
            alive,
            "({number}) {what} is caught now: remove it from the list"
        );
    }
}
