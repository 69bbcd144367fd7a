//! The kit, run as it is copied, with right code, and with each known mistake.

use anyhow::{Context, Result, ensure};
use errata::{Bug, MISTAKES, Mistake};

use crate::kit::{Kit, Run};

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
    let halves = MISTAKES.chunks(MISTAKES.len().div_ceil(2));
    std::thread::scope(|scope| {
        let runs: Vec<_> = halves
            .map(|half| scope.spawn(|| each_is_named(&kit, half)))
            .collect();
        runs.into_iter()
            .try_for_each(|run| run.join().expect("nothing panics"))
    })
}

fn each_is_named(kit: &Kit, mistakes: &[Mistake]) -> Result<()> {
    for mistake in mistakes {
        let Run { passed, printed } = kit.test(Some(mistake.id), &[])?;
        let missing = missing(mistake, passed, &printed);
        ensure!(
            missing.is_none(),
            "{}: {missing:?} in\n{printed}",
            mistake.id
        );
    }
    Ok(())
}

/// What the run with a mistake should have said and did not.
fn missing(mistake: &Mistake, passed: bool, printed: &str) -> Option<String> {
    match mistake.bug {
        // The kit lets the reader choose a rule for ties.
        Bug::EveryMaximum => return (!passed).then(|| "all right".into()),
        // Arrays of floats cannot hold it; the kit sees that something is wrong, no more.
        Bug::WholeGradient => return passed.then(|| "✗".into()),
        _ => {}
    }
    let exercise = match mistake.bug {
        Bug::BiasInTheSum | Bug::MatrixProduct | Bug::TrueConvolution => "✗ conv_single_step",
        Bug::InputAssigned
        | Bug::WindowAssigned
        | Bug::FilterTurned
        | Bug::FilterTransposed
        | Bug::LastFilterOnly => "✗ input_gradient",
        Bug::FiltersAssigned | Bug::SliceTurned | Bug::UpstreamTransposed | Bug::OneExampleOnly => {
            "✗ filter_gradient"
        }
        Bug::BiasesAssigned | Bug::DividedByM => "✗ bias_gradient",
        Bug::StrideIgnored | Bug::EndFromStride | Bug::MinusPad | Bug::SizeFromOutput => {
            "✗ conv_backward"
        }
        _ => "✗ pool_backward",
    };
    let page = format!("{}.html#{}", mistake.page, mistake.id);
    let named = printed.lines().filter_map(|line| line.split_once(".html#"));
    for (_, id) in named {
        // These two have one number where there is no stride.
        let twins = ["filter-transposed", "upstream-transposed"];
        if id != mistake.id && !(twins.contains(&id) && twins.contains(&mistake.id)) {
            return Some(format!("no `{id}`"));
        }
    }
    [exercise, mistake.zh, mistake.en, &page]
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
    let mistake = MISTAKES.first().context("a mistake")?;
    assert!(missing(mistake, false, "2 ✗ conv_single_step").is_some());
    assert!(missing(mistake, true, "").is_some());
    let other = missing(mistake, false, "书 · book: errata-pooling.html#not-shared");
    assert_eq!(other.as_deref(), Some("no `not-shared`"));
    Ok(())
}
