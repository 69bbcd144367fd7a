//! The programs that pages load give the same bits as the crate on this machine.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use lab::{Question, ask};
use serde_json::json;

use crate::harness::{Browser, none};

#[path = "../../../lab/tests/support/mod.rs"]
mod support;

use support::{convolutions, question};

/// A file of the pages' scripts.
fn script(name: &str) -> Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/lab");
    Ok(fs::read_to_string(folder.join(name))?)
}

/// The script that starts programs, in an empty page.
fn browser() -> Result<Browser> {
    let mut browser = Browser::start()?;
    browser.eval(&script("start.js")?)?;
    // the bits of the numbers, because JSON has neither NaN nor −0, and the text; or the sentence in both languages
    browser.eval(
        "async function bits(program, question, numbers, text) {
            try {
                const answer = (await program)(question, numbers, new TextEncoder().encode(text));
                return JSON.stringify([Array.from(new BigUint64Array(answer.numbers.buffer), String), answer.text]);
            } catch (said) {
                return `${said.zh}\\t${said.en}`;
            }
        }",
    )?;
    Ok(browser)
}

/// The program of a file, as the variable `program`.
fn start(browser: &mut Browser, file: &str, content: &str) -> Result<()> {
    browser.eval(&script(file)?)?;
    browser.eval(&format!("globalThis.program = labStart({content})"))?;
    Ok(())
}

/// What the program of the page answers.
fn there(browser: &mut Browser, of: &str, numbers: &[f64], text: &str) -> Result<String> {
    browser.text(&format!(
        "bits(program, {}, {}, {})",
        json!(of),
        json!(numbers),
        json!(text)
    ))
}

/// What the crate answers here.
fn here(of: Question, numbers: &[f64], text: &str) -> String {
    match ask(of, numbers, text.as_bytes()) {
        Ok(answer) => {
            let bits = answer.numbers.iter().map(|x| x.to_bits().to_string());
            json!([bits.collect::<Vec<_>>(), answer.text]).to_string()
        }
        Err(say) => format!("{}\t{}", say.zh, say.en),
    }
}

#[test]
#[ignore = "needs chromium"]
fn every_fixture_of_the_oracle_gives_the_same_bits() -> Result<()> {
    let mut browser = browser()?;
    start(&mut browser, "program.js", "LAB_LAYERS")?;
    let (mut count, mut faults) = (0, Vec::new());
    for case in convolutions() {
        let numbers = case.layer();
        let expected = here(Question::Layer, &numbers, "");
        ensure!(expected.starts_with('['), "{}: {expected}", case.name);
        if there(&mut browser, "layer", &numbers, "")? != expected {
            faults.push(format!("{}: other numbers", case.name));
        }
        for array in 0..8 {
            let numbers = question(&numbers, &[f64::from(array), 0.0]);
            let links = there(&mut browser, "links", &numbers, "")?;
            if links != here(Question::Links, &numbers, "") {
                faults.push(format!("{}: other links of array {array}", case.name));
            }
        }
        count += 1;
    }
    ensure!(count >= 40, "{count}");
    none(&faults)
}

#[test]
#[ignore = "needs chromium"]
fn text_and_sentences_are_the_same() -> Result<()> {
    let mut browser = browser()?;
    start(&mut browser, "mine-program.js", "LAB_DIAGNOSIS")?;
    for text in ["[[1. 2.5]\n [3. -4e-3]]", "", "[1, 2", "a", "1,2\n3,4"] {
        let said = there(&mut browser, "read", &[], text)?;
        let expected = here(Question::Read, &[], text);
        ensure!(said == expected, "{text:?}: {said} for {expected}");
    }
    start(&mut browser, "program.js", "LAB_LAYERS")?;
    let said = there(&mut browser, "layer", &[0.5], "")?;
    let expected = here(Question::Layer, &[0.5], "");
    ensure!(!expected.starts_with('['), "{expected}");
    ensure!(said == expected, "{said} for {expected}");
    Ok(())
}
