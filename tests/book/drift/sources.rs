//! Breakages of this book that the checks on the sources must find, because the engine's checks must reach its pages,
//! its crate and its own directives. The engine's tests try every kind of breakage on their small book.

use anyhow::Result;
use bookkit::site;

use super::copy::{Edit, sources};
use crate::support::root;

#[test]
fn the_book_as_it_is_has_no_fault() -> Result<()> {
    site::check(&book::project(root()))?;
    Ok(())
}

/// An edit, the file of the fault, and its message.
type Breakage = (Edit, &'static str, &'static str);

/// Faults are reported all at once, so one copy takes many edits. A new copy is needed if an edit would hide the fault of
/// another, or changes the same place.
const COPIES: [&[Breakage]; 3] = [&PAGES, &HIDING, &SHAPES];

const fn edit(file: &'static str, from: &'static str, to: &'static str) -> Edit {
    Edit { file, from, to }
}

const PAGES: [Breakage; 12] = [
    (
        edit(
            "src/convolution-forward.md",
            "conv.rs:zero_pad",
            "conv.rs:zero_pads",
        ),
        "src/convolution-forward.md",
        "crate/src/conv.rs has no anchor `zero_pads`",
    ),
    (
        edit("crate/src/conv.rs", "// ANCHOR_END: unpad", ""),
        "crate/src/conv.rs",
        "anchor `unpad` is never closed: expected `ANCHOR_END: unpad`",
    ),
    (
        edit(
            "src/convolution-forward.md",
            "rings of zeros around",
            "rings of nothing, $q$ , around",
        ),
        "src/convolution-forward.md",
        "formula `q` occurs 0× in the Chinese half and 1× in the English half",
    ),
    (
        edit("src/course-example.md", "10.5817412755", "10.5817412756"),
        "src/course-example.md",
        "no output block of the book shows 10.5817412756",
    ),
    (
        edit(
            "src/index-of-everything.md",
            "(notation.md)",
            "(api/cnn_backprop/conv/fn.conv_backwards.html)",
        ),
        "src/index-of-everything.md",
        "the crate has no such public item or module",
    ),
    (
        edit(
            "src/gradient-of-the-filters.md",
            "i,\\,hs+u,\\,ws+v,\\,k}\\;",
            "i,\\,h+u,\\,w+v,\\,k}\\;",
        ),
        "src/gradient-of-the-filters.md",
        "conv_backward",
    ),
    (
        edit(
            "glossary.toml",
            "expand = 'W_{u,v,k,c}'",
            "expand = 'W_{v,u,k,c}'",
        ),
        "src/gradient-of-the-input.md",
        "formula (1c): index ",
    ),
    (
        edit(
            "src/which-mistake.md",
            "<!-- lookup: step -->",
            "<!-- lookup: steps -->",
        ),
        "src/which-mistake.md",
        "`steps` is no number of",
    ),
    (
        edit(
            "src/errata-backward.md",
            "<!-- mistakes: errata-backward -->",
            "<!-- mistakes: errata-pooling -->",
        ),
        "src/errata-backward.md",
        "`<!-- mistakes: errata-pooling -->` belongs on errata-pooling.md",
    ),
    (
        edit(
            "src/measured.md",
            "<!-- measured: steps forward -->",
            "<!-- mesured: steps forward -->",
        ),
        "src/measured.md",
        "did you mean `<!-- measured: FILE LAYER OPERATION -->`?",
    ),
    (
        edit(
            "src/measured.md",
            "peers conv backward -->",
            "peers conv sideways -->",
        ),
        "src/measured.md",
        "has no measurements of `conv sideways`",
    ),
    (
        edit(
            "bench/results/steps.toml",
            "name = \"digits-1\"",
            "name = \"digits-9\"",
        ),
        "bench/results/steps.toml",
        "bench/shapes.toml has no conv `digits-9`",
    ),
];

const HIDING: [Breakage; 2] = [
    (
        edit(
            "src/errata-backward.md",
            "<!-- mistakes: errata-backward -->",
            "<!-- mistake: errata-backward -->",
        ),
        "src/errata-backward.md",
        "did you mean `<!-- mistakes: PAGE -->`?",
    ),
    (
        edit(
            "bench/results/steps.toml",
            "threads = 1",
            "threads = \"one\"",
        ),
        "bench/results/steps.toml",
        "expected usize",
    ),
];

const SHAPES: [Breakage; 2] = [
    (
        edit(
            "bench/shapes.toml",
            "[[conv]]",
            "[[conv]]\nname = \"new\"\ntuned = true\na_prev = [1, 4, 4, 1]\nw = [2, 2, 1, 1]\n\
             stride = 1\npad = 0\n\n[[conv]]",
        ),
        "src/how-fast.md",
        "bench/results/steps.toml has no result for `new` of bench/shapes.toml, backward",
    ),
    (
        edit(
            "bench/shapes.toml",
            "a_prev = [32, 28, 28, 1]",
            "a_prev = [32, 28, 27, 1]",
        ),
        "bench/results/steps.toml",
        "`digits-1` now has a different shape in bench/shapes.toml: measure again",
    ),
];

#[test]
fn each_breakage_is_reported_in_its_file() -> Result<()> {
    let mut unseen = Vec::new();
    for breakages in COPIES {
        let copy = tempfile::tempdir()?;
        sources(copy.path())?;
        for (edit, ..) in breakages {
            edit.apply(copy.path())?;
        }
        let report = match site::check(&book::project(copy.path().to_owned())) {
            Ok(_) => "no fault".to_owned(),
            Err(error) => format!("{error:#}"),
        };
        for (_, file, says) in breakages {
            let place = format!("{file}:");
            let caught = report
                .lines()
                .any(|fault| fault.starts_with(&place) && fault.contains(says));
            if !caught {
                unseen.push(format!("expected `{place}… {says} …`, got:\n{report}"));
            }
        }
    }
    assert!(unseen.is_empty(), "{}", unseen.join("\n\n"));
    Ok(())
}
