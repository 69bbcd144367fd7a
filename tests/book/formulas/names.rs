//! Every Rust name of the glossary is one that the crate uses.

use std::fs;

use anyhow::Result;
use formula::Glossary;
use formula_check::missing_names;

use crate::formulas::pages::Pages;
use crate::support::root;

/// The faults of the glossary against the crate's sources.
fn missing(pages: &Pages) -> Result<Vec<String>> {
    let (mut sources, mut folders) = (vec![], vec![root().join("crate/src")]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.is_dir() {
                true => folders.push(path),
                false => sources.push((path.display().to_string(), fs::read_to_string(&path)?)),
            }
        }
    }
    let sources: Vec<_> = sources.iter().map(|(f, t)| (&**f, &**t)).collect();
    let glossary = Glossary::parse(&pages.glossary)?;
    let faults = missing_names(&glossary, &sources);
    Ok(faults.iter().map(ToString::to_string).collect())
}

#[test]
fn every_rust_name_of_the_glossary_is_one_of_the_crate() -> Result<()> {
    let faults = missing(&Pages::read()?)?;
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    Ok(())
}

#[test]
fn a_name_that_the_crate_does_not_have_is_found() -> Result<()> {
    let mut pages = Pages::read()?;
    let line = pages.edit("glossary.toml", "rust = \"a_prev_pad\"", "rust = \"a_pad\"")?;
    let faults = missing(&pages)?;
    let place = format!("glossary.toml:{}: ", line - 1);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with(&place), "{}", faults[0]);
    assert!(faults[0].contains("is called `a_pad`"), "{}", faults[0]);
    Ok(())
}
