//! The field of "Which mistake is mine?": what a reader pastes is explained as a whole, or it is said that it cannot be.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::{Browser, book};

/// What is pasted, and pieces of what the page then says.
const ANSWERS: [(&str, &[&str]); 21] = [
    (
        "0.63477044727",
        &[
            "Where this number comes from:",
            "vert_start = h",
            "course, stride 2",
        ],
    ),
    ("dA_mean = 0.63477044727", &["vert_start = h"]),
    ("−23.1602122", &["the bias is added to every product"]),
    ("-2.31602122e1,", &["the bias is added to every product"]),
    (
        "dA_mean = 0.63477\ndW_mean = 1.55727\ndb_mean = 7.83923",
        &["all 3 numbers:", "vert_start = h"],
    ),
    (
        "[9.60899067587, 10.5817412755, 76.3710691956]",
        &["all 3 numbers:", "course, stride 1"],
    ),
    (
        "1.452437777539 1.726991458314 7.839232564617",
        &["All of this is right:"],
    ),
    // dA of one mistake and dW of another
    (
        "dA_mean = 0.63477, dW_mean = 0.172699",
        &[
            "No known mistake gives all 2",
            "one by one",
            "vert_start = h",
            "check.py",
        ],
    ),
    // one number is right, the other belongs to no mistake
    (
        "dA_mean = 1.4524377, dW_mean = 77.123456",
        &["No known mistake gives all 2"],
    ),
    ("77.123456", &["No known mistake gives this number."]),
    (
        "[[0.         0.        ]\n [5.05844394 -1.68282702]\n [0.         0.        ]]",
        &["All of this is right:", "pooling"],
    ),
    // the current edition of the course
    (
        "0.5511276474566764",
        &["All of this is right:", "current edition"],
    ),
    (
        "Z's mean = 8.197763428003",
        &["the bias is added to every product"],
    ),
    (
        "0.0285688512 / 0.6273265977 / -1.2449234462",
        &[
            "all 3 numbers:",
            "return is inside the loop over the examples",
        ],
    ),
    (
        "0.0285688512 / 0.6273265977 / 7.8392325646",
        &["No known mistake gives all 3"],
    ),
    (
        "0.0159232328, 0.5871488655, -2.3315527425, 2.5477172555",
        &["only the last channel remains"],
    ),
    ("dA_prev[1, 1] = 0.08485462", &["All of this is right:"]),
    ("[0.63477 ... 1.5]", &["set_printoptions"]),
    ("0.6", &["at least two decimals"]),
    ("help", &["No number found."]),
    ("", &[]),
];

#[test]
#[ignore = "needs chromium"]
fn all_numbers_are_explained_or_none() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url("which-mistake.html?lang=en"))?;
    for (pasted, expected) in ANSWERS {
        let answer = format!(
            "(() => {{
                const field = document.querySelector('.lookup-field textarea');
                field.value = {};
                field.dispatchEvent(new Event('input'));
                return document.querySelector('.lookup-found').innerText;
            }})()",
            json!(pasted)
        );
        let said = browser.text(&answer)?;
        for piece in expected {
            ensure!(
                said.contains(piece),
                "{pasted:?}: expected {piece:?} in:\n{said}"
            );
        }
        ensure!(
            !expected.is_empty() || said.is_empty(),
            "{pasted:?}: {said}"
        );
    }
    Ok(())
}
