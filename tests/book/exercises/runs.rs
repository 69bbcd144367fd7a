//! Runs the kit as copied, with correct code, and with each known mistake.

use anyhow::{Context, Result, ensure};
use mistakes::diagnosis::{Known, known};

use super::kit::{Kit, Run};

#[test]
fn stubs_are_not_started_and_do_not_pass() -> Result<()> {
    let Run { passed, printed } = Kit::copied()?.test(None, &[])?;
    assert!(!passed, "{printed}");
    assert_eq!(printed.matches(" ○ ").count(), 12 + 1, "{printed}"); // one in the legend
    assert!(
        !printed.contains(" ✓ z") && !printed.contains("panicked"),
        "{printed}"
    );
    assert!(printed.contains("○ 下一题 · next: 1 zero_pad"), "{printed}");
    assert!(printed.contains("0 of 12 right"), "{printed}");
    Ok(())
}

#[test]
fn right_code_passes_and_each_known_mistake_is_named() -> Result<()> {
    let kit = Kit::solved()?;
    // the solutions give the first of several maxima the gradient; the course's rule and equal shares are right as well
    let rules = ["first-maximum", "every-maximum", "shared-maximum"];
    for right in [None, Some(rules[1]), Some(rules[2])] {
        let Run { passed, printed } = kit.test(right, &[])?;
        assert!(passed, "{printed}");
        assert!(printed.contains("12 of 12 right"), "{printed}");
    }
    for known in known().iter().filter(|known| !rules.contains(&known.name)) {
        let Run { passed, printed } = kit.test(Some(known.name), &[known.function.name()])?;
        let fault = fault(known, passed, &printed);
        ensure!(fault.is_none(), "{}: {fault:?} in\n{printed}", known.name);
    }
    Ok(())
}

/// What is wrong with the output of a run with a mistake: exactly this mistake must be named.
fn fault(known: &Known, passed: bool, printed: &str) -> Option<String> {
    if passed {
        return Some("passes".into());
    }
    let exercise = format!(" {} · src/", known.function.name());
    let failure = printed.split("\n✗ ").find(|part| part.contains(&exercise));
    let Some(failure) = failure else {
        return Some(format!("no `{exercise}`"));
    };
    let names: Vec<_> = failure
        .lines()
        .filter_map(|line| line.trim().strip_prefix("→ "))
        .collect();
    // What only stops, or is right, has no name: very different mistakes stop.
    let only_stops = ["end-from-stride", "minus-pad", "upstream-transposed-biases"];
    if only_stops.contains(&known.name) {
        return (!names.is_empty()).then(|| format!("named: {names:?}"));
    }
    (names != [known.zh(), known.en()]).then(|| format!("named: {names:?}"))
}

#[test]
fn a_part_of_a_name_chooses_exercises() -> Result<()> {
    let Run { passed, printed } = Kit::copied()?.test(None, &["pool"])?;
    assert!(!passed);
    let named: Vec<_> = printed
        .lines()
        .filter(|line| line.contains("○ pool_"))
        .collect();
    assert_eq!(named.len(), 2, "{printed}");
    let nothing = Kit::copied()?.test(None, &["pol"])?;
    assert!(!nothing.passed, "{}", nothing.printed);
    assert!(
        nothing.printed.contains("there is no exercise"),
        "{}",
        nothing.printed
    );
    Ok(())
}

#[test]
fn a_mistake_without_its_name_is_missed() -> Result<()> {
    let known = known().iter().find(|known| known.name == "stride-ignored");
    let known = known.context("a mistake")?;
    let named = format!(
        "\n✗ 7 conv_backward · src/a.rs\n  → {}\n  → {}\n",
        known.zh(),
        known.en()
    );
    assert_eq!(fault(known, false, &named), None);
    assert!(fault(known, true, &named).is_some());
    assert!(
        fault(
            known,
            false,
            &named.replace("7 conv_backward", "8 pool_forward")
        )
        .is_some()
    );
    assert!(fault(known, false, &named.replace("→", "-")).is_some());
    assert!(fault(known, false, &format!("{named}  → another\n")).is_some());
    Ok(())
}
