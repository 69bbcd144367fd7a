//! The copy button copies the whole program: for a Python listing the script, and for Rust a program that compiles for
//! a reader.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use listings::Listing;

use crate::harness::{Browser, book, none, scratch};

const RUST: &str = "main pre:has(> code.language-rust) .copy-button";
const PYTHON: &str = "main pre:has(> code.language-python) .copy-button";

#[test]
#[ignore = "needs chromium"]
fn every_listing_is_copied_whole_and_compiles() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    let mut programs = BTreeMap::new();
    let (mut listings, scripts) = (listings()?, scripts()?);
    for page in scripts.keys() {
        listings.entry(page.clone()).or_default();
    }
    for (page, blocks) in listings {
        browser.open(&book()?.url(&page))?;
        if let Some(scripts) = scripts.get(&page) {
            faults.extend(other_scripts(&mut browser, &page, scripts)?);
        }
        let copied = copy_all(&mut browser)?;
        faults.extend(differences(&page, &blocks, &copied));
        for (block, program) in blocks.iter().zip(copied) {
            let name = format!("{}_{}", page.trim_end_matches(".html"), block.line);
            programs.insert(name.replace(['/', '-'], "_"), program);
        }
    }
    none(&faults)?;
    ensure!(!programs.is_empty(), "there is no listing");
    compile(&scratch("listings"), &programs)
}

/// Makes sure that the comparison above is meaningful.
#[test]
#[ignore = "needs chromium"]
fn hidden_lines_are_part_of_the_program() -> Result<()> {
    let listings = listings()?;
    let hidden = listings
        .values()
        .flatten()
        .filter(|block| block.code.lines().any(|line| line.starts_with("# use")));
    ensure!(
        hidden.count() > 3,
        "the book no longer hides lines, so this test tests nothing"
    );
    let mut browser = Browser::start()?;
    browser.open(&book()?.url("conv-backward.html"))?;
    let shown =
        browser.text("document.querySelector('main pre > code.language-rust').innerText")?;
    let copied = copy(&mut browser, RUST, 0)?;
    ensure!(
        !shown.contains("fn main") && copied.contains("fn main"),
        "{copied}"
    );
    Ok(())
}

/// The labels and the effect of the two buttons of a listing, in the language of the page.
#[test]
#[ignore = "needs chromium"]
fn the_buttons_say_what_they_do() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url("conv-backward.html"))?;
    let mut faults = Vec::new();
    for (language, words) in [
        (
            "zh",
            [
                "显示完整程序",
                "隐藏辅助行",
                "复制",
                "复制完整程序（含隐藏的行）",
            ],
        ),
        (
            "en",
            [
                "Show full listing",
                "Hide helper lines",
                "Copy",
                "Copy the whole program, hidden lines included",
            ],
        ),
    ] {
        browser.language(language)?;
        faults.extend(wording(&mut browser, language, words)?);
    }
    none(&faults)
}

/// What is wrong with the buttons of the first listing of the open page.
pub fn wording(browser: &mut Browser, language: &str, words: [&str; 4]) -> Result<Vec<String>> {
    let [show, hide, copy, tip] = words;
    let mut faults = Vec::new();
    let mut is = |browser: &mut Browser, what: &str, expression: &str, wanted: &str| {
        let text = browser.text(expression)?;
        if text != wanted {
            faults.push(format!(
                "{language}: {what} is `{text}` instead of `{wanted}`"
            ));
        }
        anyhow::Ok(())
    };
    let toggle = "document.querySelector('main pre:has(> .language-rust) .show-button').innerText";
    let button = "document.querySelector('main pre:has(> .language-rust) .copy-button')";
    is(browser, "the button that shows", toggle, show)?;
    is(
        browser,
        "the button that copies",
        &format!("{button}.innerText"),
        copy,
    )?;
    is(browser, "its tip", &format!("{button}.title"), tip)?;
    let code = "document.querySelector('main pre > code.language-rust').innerText";
    let short = browser.text(code)?;
    browser.click("main pre:has(> .language-rust) .show-button", 0)?;
    is(browser, "the button that hides", toggle, hide)?;
    let long = browser.text(code)?;
    browser.click("main pre:has(> .language-rust) .show-button", 0)?;
    if short.contains("fn main") || !long.contains("fn main") {
        faults.push(format!(
            "{language}: the button does not show the hidden lines"
        ));
    }
    Ok(faults)
}

/// The Rust listings of every page, in their order.
pub fn listings() -> Result<BTreeMap<String, Vec<Listing>>> {
    let mut pages = BTreeMap::<String, Vec<Listing>>::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for block in listings::listings(&root)? {
        let page = block.file.strip_prefix("src")?.with_extension("html");
        let blocks = pages
            .entry(page.to_string_lossy().into_owned())
            .or_default();
        blocks.push(block);
    }
    Ok(pages)
}

/// The scripts of which the Python listings of every page show regions, without the anchors.
fn scripts() -> Result<BTreeMap<String, Vec<(PathBuf, String)>>> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
    let mut pages = BTreeMap::<_, Vec<_>>::new();
    for entry in fs::read_dir(&src)? {
        let file = entry?.path();
        if file.extension().is_none_or(|end| end != "md") {
            continue;
        }
        let page = file.with_extension("html");
        let page = page.file_name().context("a name")?.to_string_lossy();
        for line in fs::read_to_string(&file)?.lines() {
            let include = line.strip_prefix("{{#include ");
            let path = include.and_then(|rest| rest.split_once(".py"));
            if let Some((stem, _)) = path {
                let script = PathBuf::from(format!("{stem}.py"));
                let text = fs::read_to_string(src.join(&script))?;
                let marked = |line: &&str| line.contains("ANCHOR:") || line.contains("ANCHOR_END:");
                let lines = text.split_inclusive('\n').filter(|line| !marked(line));
                let scripts = pages.entry(page.clone().into_owned()).or_default();
                scripts.push((script, lines.collect()));
            }
        }
    }
    Ok(pages)
}

/// The Python listings whose copied text is not exactly the script.
fn other_scripts(
    browser: &mut Browser,
    page: &str,
    scripts: &[(PathBuf, String)],
) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for (n, (file, script)) in scripts.iter().enumerate() {
        let copied = copy(browser, PYTHON, n)?;
        if copied != *script {
            let file = file.display();
            faults.push(format!("{page}, {file}: copied was\n{copied}"));
        }
    }
    Ok(faults)
}

/// Presses every copy button of the open page and reads the clipboard after each.
pub fn copy_all(browser: &mut Browser) -> Result<Vec<String>> {
    let buttons = browser.list(&format!(
        "[...document.querySelectorAll(`{RUST}`)].map(button => button.textContent)"
    ))?;
    (0..buttons.len()).map(|n| copy(browser, RUST, n)).collect()
}

fn copy(browser: &mut Browser, button: &str, n: usize) -> Result<String> {
    browser.click(button, n)?;
    let label = format!("document.querySelectorAll(`{button}`)[{n}].textContent");
    browser.wait(&format!("['已复制', 'Copied'].includes({label})"))?;
    browser.clipboard()
}

/// The listings whose copied text is not the program.
pub fn differences(page: &str, blocks: &[Listing], copied: &[String]) -> Vec<String> {
    if blocks.len() != copied.len() {
        let (buttons, listings) = (copied.len(), blocks.len());
        return vec![format!("{page}: {buttons} buttons on {listings} listings")];
    }
    let both = blocks.iter().zip(copied);
    both.filter_map(|(block, copied)| {
        let (place, line, program) = (block.file.display(), block.line, program(block));
        (flush_left(copied) != program)
            .then(|| format!("{page}, {place}:{line}: copied was\n{copied}\ninstead of\n{program}"))
    })
    .collect()
}

/// The program of a listing, without the marks of hidden lines. The page moves indented listings to
/// the left edge, so indentation is ignored in the comparison.
fn program(block: &Listing) -> String {
    let unmarked = |line: &str| {
        let line = line.trim_start();
        match line.strip_prefix("# ") {
            Some(rest) => rest.to_owned(),
            None if line == "#" => String::new(),
            None => line.to_owned(),
        }
    };
    flush_left(
        &block
            .code
            .lines()
            .map(unmarked)
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

fn flush_left(program: &str) -> String {
    let lines = program.trim_end().lines().map(str::trim_start);
    lines.collect::<Vec<_>>().join("\n")
}

/// Compiles all programs as examples of one package, with the dependencies that the README tells readers to add.
fn compile(package: &Path, programs: &BTreeMap<String, String>) -> Result<()> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()?;
    let examples = package.join("examples");
    if package.exists() {
        fs::remove_dir_all(package)?;
    }
    fs::create_dir_all(package.join("src"))?;
    fs::create_dir_all(&examples)?;
    fs::write(package.join("src/lib.rs"), "")?;
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock"))?;
    let manifest = format!(
        "[package]\nname = \"listings\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\n\
         cnn-backprop = {{ path = {:?} }}\nndarray = {{ version = \"0.17\", features = [\"approx\"] }}\n\
         approx = \"0.5\"\n# the page on exchanging arrays says this line\n\
         ndarray-npy = {{ version = \"0.10\", default-features = false, features = [\"npz\"] }}\n\n[profile.dev]\ndebug = \"line-tables-only\"\n\n[workspace]\n",
        root.join("crate")
    );
    fs::write(package.join("Cargo.toml"), manifest)?;
    for (name, program) in programs {
        fs::write(examples.join(format!("{name}.rs")), program)?;
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .context("a target folder")?;
    let built = Command::new(env!("CARGO"))
        .args([
            "check",
            "--quiet",
            "--examples",
            "--keep-going",
            "--offline",
        ])
        .env("CARGO_TARGET_DIR", target)
        .current_dir(package)
        .output()?;
    ensure!(
        built.status.success(),
        "the copied program does not compile:\n{}",
        String::from_utf8_lossy(&built.stderr)
    );
    Ok(())
}
