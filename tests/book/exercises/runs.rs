//! Runs the kit as copied, with correct code, and with each known mistake.

use anyhow::{Context, Result, ensure};
use mistakes::diagnosis::{Function, known};
use mistakes::{Mistake, RECORDS, Record};

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
    let Run { passed, printed } = kit.test(None, &[])?;
    assert!(passed, "{printed}");
    assert!(printed.contains("12 of 12 right"), "{printed}");
    for record in RECORDS {
        let Run { passed, printed } = kit.test(Some(record.id), &[])?;
        let missing = missing(&record, passed, &printed);
        ensure!(
            missing.is_none(),
            "{}: {missing:?} in\n{printed}",
            record.id
        );
    }
    Ok(())
}

/// The kit looks 24 mistakes up by the means of a few cells. Code with any other mistake must not be given one of their names.
#[test]
fn no_mistake_is_named_that_the_code_does_not_have() -> Result<()> {
    let kit = Kit::solved()?;
    let layers = [
        Function::ConvForward,
        Function::ConvBackward,
        Function::PoolForward,
        Function::PoolBackward,
    ];
    let others = known().iter().filter(|known| {
        let recorded = RECORDS.iter().any(|record| record.id == known.plain());
        layers.contains(&known.function) && !recorded && known.name != "first-maximum"
    });
    for known in others {
        let Run { passed, printed } = kit.test(Some(&known.name), &[])?;
        ensure!(!passed, "{} passes", known.name);
        // The exercises before compute one gradient, in which another mistake may be the same.
        let layer = format!(" {} · src/", known.function.name());
        let failures = printed
            .split("\n✗ ")
            .filter(|failure| failure.contains(&layer));
        for failure in failures {
            ensure!(
                !failure.contains(".html#"),
                "{} is given another name:\n{failure}",
                known.name
            );
        }
    }
    Ok(())
}

/// What is missing in the output of a run with a mistake.
fn missing(record: &Record, passed: bool, printed: &str) -> Option<String> {
    match record.mistake {
        // The kit lets the reader choose a rule for ties.
        Mistake::EveryMaximum => return (!passed).then(|| "all right".into()),
        // Arrays of floats cannot have this mistake; the kit only notices that something is wrong.
        Mistake::WholeGradient => return passed.then(|| "✗".into()),
        _ => {}
    }
    let exercise = match record.mistake {
        Mistake::BiasInTheSum | Mistake::MatrixProduct | Mistake::TrueConvolution => {
            "✗ conv_single_step"
        }
        Mistake::InputAssigned
        | Mistake::WindowAssigned
        | Mistake::FilterTurned
        | Mistake::FilterTransposed
        | Mistake::LastFilterOnly => "✗ input_gradient",
        Mistake::FiltersAssigned
        | Mistake::SliceTurned
        | Mistake::UpstreamTransposed
        | Mistake::OneExampleOnly => "✗ filter_gradient",
        Mistake::BiasesAssigned | Mistake::DividedByM => "✗ bias_gradient",
        Mistake::StrideIgnored
        | Mistake::EndFromStride
        | Mistake::MinusPad
        | Mistake::SizeFromOutput => "✗ conv_backward",
        _ => "✗ pool_backward",
    };
    let page = format!("{}.html#{}", record.page, record.id);
    let named = printed.lines().filter_map(|line| line.split_once(".html#"));
    for (_, id) in named {
        // Without a stride these two give the same number.
        let twins = ["filter-transposed", "upstream-transposed"];
        if id != record.id && !(twins.contains(&id) && twins.contains(&record.id)) {
            return Some(format!("no `{id}`"));
        }
    }
    [exercise, record.zh, record.en, &page]
        .into_iter()
        .find(|expected| passed || !printed.contains(expected))
        .map(str::to_owned)
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
    let record = RECORDS.first().context("a mistake")?;
    assert!(missing(record, false, "2 ✗ conv_single_step").is_some());
    assert!(missing(record, true, "").is_some());
    let other = missing(record, false, "书 · book: errata-pooling.html#not-shared");
    assert_eq!(other.as_deref(), Some("no `not-shared`"));
    Ok(())
}
