//! The check of each formula catches every version of it with one slip. So the geometries are
//! asymmetric enough, and no part of a formula is unchecked.

use std::collections::BTreeSet;
use std::thread;

use anyhow::Result;
use checks::all;
use formula::ast::Formula;
use formula::{Glossary, Scope, differs, parse};
use formula_check::{Check, Directive, TOLERANCE, run};
use formula_mutate::mutants;

use crate::formulas::pages::Pages;

/// Height and width, which an author mixes up.
const TWINS: &[(char, char)] = &[('h', 'w'), ('H', 'W')];

/// Mutants that mean the same as the formula, each with the reason. A mutant that is caught after all,
/// or no longer exists, fails the test.
const EQUIVALENT: &[(&str, &str, &str)] = &[
    (
        "5",
        "left side: indices 1 and 2 of `dx` exchanged",
        "the right side is the same for every u and v",
    ),
    (
        "P1",
        r"`\max` in place of `\sum`",
        "the terms are 0 or 1, so their sum is 0 exactly if the largest is 0",
    ),
    (
        "P1",
        "`u'`: upper bound + 1",
        "the bracket is 0 in the rows after (u, v), so also in a row outside the window",
    ),
    (
        "P1",
        "sign of `1` changed",
        "as above, for two rows outside the window",
    ),
    (
        "P3",
        r"`u`: `<` ↔ `\le` at the upper bound",
        "no position in a window has the number f² or more, so the bracket is 0",
    ),
    ("P3", "`u`: upper bound + 1", "as above"),
    (
        "P7",
        r"left side: indices 2 and 3 of `dA^{\mathrm{prev}}` exchanged",
        "the right side is the same for every y and x",
    ),
    (
        "P11",
        "`y`: lower bound - 1",
        "no window begins above the padding: the bracket is 0",
    ),
    (
        "P11",
        "`x`: lower bound - 1",
        "no window begins to the left of the padding: the bracket is 0",
    ),
    (
        "L5",
        "left side: indices 1 and 3 of `J^W` exchanged",
        "the right side depends on h and u only through h + u",
    ),
    (
        "L5",
        "left side: indices 2 and 4 of `J^W` exchanged",
        "the right side depends on w and v only through w + v",
    ),
];

fn caught(mutant: &Formula, check: &Check, scope: &Scope<'_>) -> bool {
    check.cases.iter().flatten().any(|case| {
        differs(
            mutant,
            scope,
            &case.env,
            &check.options,
            &case.expected,
            TOLERANCE,
        )
        .unwrap_or(true)
    })
}

#[test]
fn every_slip_in_every_formula_is_caught() -> Result<()> {
    let pages = Pages::read()?;
    let glossary = Glossary::parse(&pages.glossary)?;
    let sound = run(&glossary, &pages.displays(), all()).faults.is_empty();
    assert!(sound, "first fix what `cargo run -- check` reports");
    let checks = all();
    let mut work = vec![];
    for display in pages.displays() {
        let Some(check) = checks.iter().find(|c| Some(c.number) == display.number()) else {
            continue;
        };
        let scope = match &display.directive {
            Directive::None => glossary.global(),
            Directive::Scope(name) => glossary.scope(name)?,
            _ => continue,
        };
        let right = parse(&display.latex, &scope)?.formula;
        for mutant in mutants(&right, &scope, TWINS) {
            work.push((check, scope.clone(), mutant));
        }
    }

    let workers = thread::available_parallelism().map_or(1, usize::from);
    let survivors_of = |n| {
        let share = work.iter().skip(n).step_by(workers);
        share
            .filter(|(check, scope, mutant)| !caught(&mutant.formula, check, scope))
            .map(|(check, _, mutant)| (check.number, &*mutant.description))
            .collect::<Vec<_>>()
    };
    let survivors: BTreeSet<(&str, &str)> = thread::scope(|threads| {
        let running: Vec<_> = (0..workers)
            .map(|n| threads.spawn(move || survivors_of(n)))
            .collect();
        let done = running.into_iter().map(|thread| thread.join());
        done.flat_map(|survivors| survivors.expect("no thread panicked"))
            .collect()
    });

    println!("{} mutants", work.len());
    let complaints = complaints(&survivors, EQUIVALENT);
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    Ok(())
}

/// What is wrong with the list of equivalent mutants.
fn complaints(survivors: &BTreeSet<(&str, &str)>, listed: &[(&str, &str, &str)]) -> Vec<String> {
    let names: BTreeSet<_> = listed.iter().map(|(n, what, _)| (*n, *what)).collect();
    let unlisted = survivors.difference(&names).map(|(number, what)| {
        format!(
            "({number}) {what}: not caught; add a geometry on which it differs from the formula, or list \
             it in EQUIVALENT of tests/book/formulas/mutation.rs, with the words up to this message and \
             the reason"
        )
    });
    let expired = names.difference(survivors).map(|(number, what)| {
        format!(
            "({number}) {what}: listed as equivalent, but caught or gone; remove it from the list"
        )
    });
    unlisted.chain(expired).collect()
}

#[test]
fn the_list_of_equivalent_mutants_expires() {
    let survivors = BTreeSet::from([("1", "a"), ("2", "b")]);
    let complaints = complaints(&survivors, &[("2", "b", "reason"), ("3", "c", "reason")]);
    assert_eq!(complaints.len(), 2);
    assert!(complaints[0].starts_with("(1) a: not caught"));
    assert!(complaints[1].starts_with("(3) c: listed as equivalent, but caught or gone"));
}
