//! Output on a page is never typed by hand: each output block names the example that prints it, and this
//! test runs the example again. `UPDATE_EXPECT=1 cargo test -p book-tests --test book outputs` updates the blocks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use bookkit::fault::{Fault, Faults};
use bookkit::lint::{EXAMPLE, OUTPUT};
use bookkit::markdown::splice;
use bookkit::page::{CodeBlock, Page};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::exercises::kit::Kit;
use crate::support::{UPDATE, binary, book, examples, first_difference, root, update};

#[test]
fn every_output_block_is_what_its_example_prints() -> Result<()> {
    let book = book()?;
    let printed = run_examples(&root(), &book.pages)?;
    let (faults, blessed) = compare(&book.pages, &printed);
    if update() {
        for (file, text) in blessed {
            fs::write(root().join(&file), text)?;
        }
        return Ok(());
    }
    Ok(faults.into_result()?)
}

#[test]
fn a_wrong_number_is_reported_at_its_line() -> Result<()> {
    let text = "```rust\n```\n\n```text,output,example-padding\n1\n3\n```\n";
    let pages = [Page::new("题 · T", "src/x.md", text)];
    let printed = BTreeMap::from([("padding".to_owned(), "1\n2\n".to_owned())]);
    let (faults, blessed) = compare(&pages, &printed);
    let message = faults.to_string();
    assert!(
        message.starts_with("src/x.md:6: the book says `3`"),
        "{message}"
    );
    assert!(
        message.contains("example `padding` prints `2`"),
        "{message}"
    );
    assert!(blessed[Path::new("src/x.md")].contains("1\n2\n```"));
    let (faults, _) = compare(&pages, &BTreeMap::new());
    assert!(faults.to_string().contains("no example `padding`"));
    Ok(())
}

/// The folders of examples: those that readers copy, and those that run the mistakes.
const EXAMPLES: [&str; 2] = ["crate/examples", "content/mistakes/examples"];

/// The output of each example that a page shows.
fn run_examples(root: &Path, pages: &[Page]) -> Result<BTreeMap<String, String>> {
    let binaries = examples()?;
    let blocks = pages.iter().flat_map(|page| &page.code);
    let shown: BTreeSet<_> = blocks.filter_map(example_of).collect();
    let mut sources = sources(root)?;
    sources.retain(|name, _| shown.contains(name.as_str()));
    let run = |(name, source): (String, PathBuf)| {
        let output = run(root, &source, &binary(binaries, &name))?;
        Ok((name, output))
    };
    let printed: Result<BTreeMap<_, _>> = sources.into_par_iter().map(run).collect();
    let mut printed = printed?;
    run_exercises(&mut printed)?;
    Ok(printed)
}

/// The example that an output block names.
fn example_of(block: &CodeBlock) -> Option<&str> {
    let mut words = block.has(OUTPUT).then(|| block.words())?;
    words.find_map(|word| word.strip_prefix(EXAMPLE))
}

/// The examples, each with its file.
fn sources(root: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut sources = BTreeMap::new();
    for folder in EXAMPLES {
        for entry in fs::read_dir(root.join(folder))? {
            let path = entry?.path();
            // the rest is data
            if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.file_stem().and_then(|stem| stem.to_str());
                let name = name.with_context(|| format!("{} has no name", path.display()))?;
                sources.insert(name.to_owned(), path.clone());
            }
        }
    }
    Ok(sources)
}

/// What an example prints.
fn run(root: &Path, source: &Path, binary: &Path) -> Result<String> {
    let output = Command::new(binary)
        .current_dir(root)
        .output()
        .with_context(|| format!("cannot run {}", binary.display()))?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        bail!("{}:1: the example failed\n{error}", source.display());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The output of the kit of exercises: as copied, and with one mistake.
fn run_exercises(printed: &mut BTreeMap<String, String>) -> Result<()> {
    let copied = Kit::copied()?.test(None, &[])?;
    let stride_ignored = Kit::solved()?.test(Some("stride-ignored"), &[])?;
    for (name, run) in [
        ("exercises_copied", copied),
        ("exercises_stride_ignored", stride_ignored),
    ] {
        ensure!(!run.passed, "`{name}` passed:\n{}", run.printed);
        let table = format!("{}\n", run.printed.trim_matches('\n'));
        printed.insert(name.to_owned(), table);
    }
    Ok(())
}

/// Faults of the output blocks, and the pages with updated blocks.
fn compare(
    pages: &[Page],
    printed: &BTreeMap<String, String>,
) -> (Faults, BTreeMap<PathBuf, String>) {
    let mut faults = Vec::new();
    let mut blessed = BTreeMap::new();
    for page in pages {
        let mut edits = Vec::new();
        for block in &page.code {
            if !block.has(OUTPUT) {
                continue;
            }
            let line = page.line(block.range.start);
            let mut fault = |line, message| faults.push(Fault::new(&page.file, line, message));
            let Some(name) = example_of(block) else {
                fault(
                    line,
                    format!("output block names no example: expected `{EXAMPLE}…`"),
                );
                continue;
            };
            let Some(expected) = printed.get(name) else {
                fault(
                    line,
                    format!(
                        "there is no example `{name}` in crate/examples or content/mistakes/examples"
                    ),
                );
                continue;
            };
            if let Some((at, says, prints)) = first_difference(&block.code, expected) {
                fault(
                    line + 1 + at,
                    format!(
                        "the book says `{says}`, example `{name}` prints `{prints}`; \
                         {UPDATE} updates the page"
                    ),
                );
                let fence = format!("```{}\n{expected}```", block.info);
                edits.push((block.range.start..block.range.end, fence));
            }
        }
        if !edits.is_empty() {
            blessed.insert(page.file.clone(), splice(&page.text, edits));
        }
    }
    (faults.into_iter().collect(), blessed)
}
