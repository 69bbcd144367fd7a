//! The diagnosis names what reproduces all the numbers, and nothing else.

use std::collections::BTreeSet;

use cnn_backprop::{NumpyRng, Result};
use mistakes::diagnosis::{
    Diagnosis, Function, Given, Inputs, Pattern, cases, diagnose, known, run,
};
use ndarray::{ArrayD, Axis};

const TOLERANCE: f64 = 1e-9;

fn given(outcome: &[Option<ArrayD<f64>>]) -> Vec<Given> {
    let one = |array: &Option<ArrayD<f64>>| array.clone().map_or(Given::Stopped, Given::Array);
    outcome.iter().map(one).collect()
}

fn named(diagnosis: &Diagnosis) -> Vec<Vec<&str>> {
    let Diagnosis::Explained(explanations) = diagnosis else {
        return Vec::new();
    };
    let names = explanations.iter().map(|explanation| {
        let names = explanation.mistakes.iter().map(|known| known.name);
        names.collect()
    });
    names.collect()
}

/// Every case of every function, with all of its mistakes.
fn every_case(mut check: impl FnMut(Function, &[&str], usize, &Inputs)) -> Result<()> {
    for function in Function::ALL {
        let names = known().iter().filter(|known| known.function == function);
        let names: Vec<&str> = names.map(|known| known.name).collect();
        for (at, inputs) in cases::of(function)?.iter().enumerate() {
            check(function, &names, at, inputs);
        }
    }
    Ok(())
}

#[test]
fn every_mistake_is_named_where_it_shows() -> Result<()> {
    let mut shown = BTreeSet::new();
    every_case(|function, names, at, inputs| {
        let right = run(function, &[], inputs);
        for &name in names {
            let wrong = run(function, &[name], inputs);
            let diagnosis = diagnose(function, inputs, &given(&wrong), TOLERANCE);
            if near(&wrong, &right) {
                continue;
            }
            shown.insert((function, name.to_owned()));
            let named = named(&diagnosis);
            assert!(
                named.contains(&vec![name]),
                "{function:?} {name}, case {at}: {named:?}"
            );
            for other in named.into_iter().flatten() {
                assert!(
                    near(&run(function, &[other], inputs), &wrong),
                    "{name} is not {other}, case {at}"
                );
            }
        }
    })?;
    let recorded: BTreeSet<_> = known()
        .iter()
        .map(|known| (known.function, known.name.to_owned()))
        .collect();
    assert_eq!(
        recorded, shown,
        "a mistake that no case shows, or a name that no function reads"
    );
    Ok(())
}

/// Of two mistakes at once the pair is named, unless a single mistake, or another pair, gives the same numbers.
#[test]
fn pairs_are_named() -> Result<()> {
    every_case(|function, names, at, inputs| {
        let pairs = names.windows(2).skip(at).step_by(9);
        for pair in pairs {
            let wrong = run(function, pair, inputs);
            let diagnosis = diagnose(function, inputs, &given(&wrong), TOLERANCE);
            let found = named(&diagnosis);
            for names in &found {
                let same = run(function, names, inputs);
                assert!(
                    near(&same, &wrong),
                    "{pair:?} is not {names:?}, {function:?}, case {at}"
                );
            }
            let single = found.iter().any(|names| names.len() == 1);
            let right = diagnosis == Diagnosis::Right;
            assert!(
                right || single || found.contains(&pair.to_vec()),
                "{pair:?}, case {at}: {found:?}"
            );
        }
    })
}

fn near(a: &[Option<ArrayD<f64>>], b: &[Option<ArrayD<f64>>]) -> bool {
    a.iter().zip(b).all(|pair| match pair {
        (Some(a), Some(b)) => {
            a.shape() == b.shape()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| (a - b).abs() < 1e-8 || (a.is_nan() && b.is_nan()))
        }
        (None, None) => true,
        _ => false,
    })
}

/// No mistake is named for numbers that none gives, even if each of several numbers alone is that of some mistake.
#[test]
fn wrong_numbers_of_another_origin_have_no_name() -> Result<()> {
    let mut rng = NumpyRng::seed(20);
    for function in [
        Function::ConvForward,
        Function::ConvBackward,
        Function::PoolForward,
        Function::PoolBackward,
    ] {
        for inputs in cases::of(function)? {
            let right = run(function, &[], &inputs);
            for tried in 0..2 {
                let mut wrong = right.clone();
                let array = wrong[tried % right.len()].as_mut().expect("right");
                let noise = rng.randn(array.raw_dim())?;
                if tried % 2 == 0 {
                    *array += &noise; // all elements
                } else {
                    let at = tried % array.len();
                    array.as_slice_mut().expect("in order")[at] +=
                        noise.as_slice().expect("in order")[at];
                }
                let diagnosis = diagnose(function, &inputs, &given(&wrong), TOLERANCE);
                assert!(
                    matches!(diagnosis, Diagnosis::Unexplained { .. }),
                    "{function:?}: {diagnosis:?}"
                );
            }
        }
    }
    // dA of one mistake and dW of two others that cannot meet in a single function
    let inputs = &cases::of(Function::ConvBackward)?[1];
    let of = |name: &str| run(Function::ConvBackward, &[name], inputs);
    let mixed = [
        of("stride-ignored")[0].clone(),
        of("slice-turned")[1].clone(),
        of("biases-assigned")[2].clone(),
    ];
    let diagnosis = diagnose(Function::ConvBackward, inputs, &given(&mixed), TOLERANCE);
    assert!(
        matches!(diagnosis, Diagnosis::Unexplained { .. }),
        "{diagnosis:?}"
    );
    Ok(())
}

/// A return after the first row was once explained as two other mistakes, because dW of one cell did.
#[test]
fn one_number_is_not_enough_if_more_are_given() -> Result<()> {
    let inputs = &cases::of(Function::ConvBackward)?[1];
    let wrong = run(Function::ConvBackward, &["returned-after-row"], inputs);
    let diagnosis = diagnose(Function::ConvBackward, inputs, &given(&wrong), TOLERANCE);
    assert_eq!(named(&diagnosis), [["returned-after-row"]]);
    // means and fingerprints alone
    let mean = |at: usize| {
        wrong[at]
            .as_ref()
            .and_then(|array| array.mean())
            .expect("an array")
    };
    let means = [Given::Mean(mean(0)), Given::Mean(mean(1)), Given::Unknown];
    let diagnosis = diagnose(Function::ConvBackward, inputs, &means, 1e-6);
    assert!(
        named(&diagnosis).contains(&vec!["returned-after-row"]),
        "{diagnosis:?}"
    );
    let print = cnn_backprop::fingerprint(wrong[1].as_ref().expect("dW").view())?;
    let prints = [Given::Unknown, Given::Fingerprint(print), Given::Unknown];
    let diagnosis = diagnose(Function::ConvBackward, inputs, &prints, TOLERANCE);
    assert!(
        named(&diagnosis).contains(&vec!["returned-after-row"]),
        "{diagnosis:?}"
    );
    Ok(())
}

#[test]
fn patterns_say_what_the_wrong_elements_have_in_common() -> Result<()> {
    let inputs = &cases::of(Function::ConvForward)?[2];
    let right = run(Function::ConvForward, &[], inputs)
        .remove(0)
        .expect("right");
    let pattern = |wrong: ArrayD<f64>| {
        let given = [Given::Array(wrong)];
        match diagnose(Function::ConvForward, inputs, &given, TOLERANCE) {
            Diagnosis::Unexplained { pattern, first } => (pattern, first.map(|first| first.of)),
            other => panic!("{other:?}"),
        }
    };
    let mut turned = right.clone();
    turned.invert_axis(Axis(1));
    assert_eq!(pattern(turned).0, Some(Pattern::Reversed(vec![1])));
    let mut exchanged = right.clone();
    exchanged.swap_axes(0, 3);
    assert_eq!(pattern(exchanged).0, Some(Pattern::Exchanged(0, 3)));
    let (found, of) = pattern(&right * 3.0);
    assert!(
        matches!(found, Some(Pattern::Factor(factor)) if (factor - 3.0).abs() < 1e-12),
        "{found:?}"
    );
    assert_eq!(of, Some((right.len(), right.len())));
    let mut last = right.clone();
    last.index_axis_mut(Axis(3), 1)
        .mapv_inplace(|z| z * z + 1.0);
    assert_eq!(pattern(last).0, Some(Pattern::OnlyRight(3, vec![0])));
    let mut shifted = right.clone();
    for (c, mut channel) in shifted.axis_iter_mut(Axis(3)).enumerate() {
        channel += 1.0 + c as f64;
    }
    match pattern(shifted).0 {
        Some(Pattern::Offsets(offsets)) => {
            for (c, offset) in offsets.into_iter().enumerate() {
                assert!((offset - 1.0 - c as f64).abs() < 1e-12, "{offset}");
            }
        }
        other => panic!("{other:?}"),
    }
    Ok(())
}

#[test]
fn the_numbers_of_another_array_are_recognized() -> Result<()> {
    for (function, order) in [
        (Function::ConvBackward, vec![1, 0, 2]),
        (Function::PoolForward, vec![1, 1]),
    ] {
        let inputs = &cases::of(function)?[1];
        let right = run(function, &[], inputs);
        let mut wrong: Vec<_> = order.into_iter().map(|at| right[at].clone()).collect();
        *wrong.last_mut().expect("two").as_mut().expect("right") *= 7.0; // no known mistake
        let diagnosis = diagnose(function, inputs, &given(&wrong), TOLERANCE);
        let Diagnosis::Unexplained { pattern, .. } = diagnosis else {
            panic!("{diagnosis:?}");
        };
        assert_eq!(pattern, Some(Pattern::Another(1)), "{function:?}");
    }
    Ok(())
}
