//! The e-books of the small book.

use std::fs;
use std::io::Read;

use anyhow::{Context, Result, ensure};
use bookkit::epub;
use bookkit::language::Language;
use rawzip::{CompressionMethod, ZipArchive};

use crate::project::{copy, project};

/// The files of an e-book, in their order, with their text.
fn files(epub: &[u8]) -> Result<Vec<(String, String)>> {
    let archive = ZipArchive::from_slice(epub)?;
    let mut entries = archive.entries();
    let mut files = Vec::new();
    while let Some(entry) = entries.next_entry()? {
        let name = entry.file_path().try_normalize()?.as_ref().to_owned();
        let packed = archive.get_entry(entry.wayfinder())?;
        let mut text = String::new();
        if entry.compression_method() == CompressionMethod::STORE {
            packed
                .verifying_reader(packed.data())
                .read_to_string(&mut text)?;
        } else {
            let unpacked = flate2::bufread::DeflateDecoder::new(packed.data());
            packed
                .verifying_reader(unpacked)
                .read_to_string(&mut text)?;
        }
        files.push((name, text));
    }
    Ok(files)
}

#[test]
fn each_language_becomes_an_e_book() -> Result<()> {
    let root = copy()?;
    let made = epub::make(&project(root.path()), &[Language::Zh, Language::En])?;
    ensure!(
        made == ["zh", "en"].map(|lang| root.path().join(format!("epub/attention-{lang}.epub")))
    );
    for (file, held, other) in [(&made[0], "打分", "Scores"), (&made[1], "Scores", "打分")] {
        let files = files(&fs::read(file)?)?;
        ensure!(files[0] == ("mimetype".to_owned(), "application/epub+zip".to_owned()));
        let read = |name: &str| {
            let found = files.iter().find(|(known, _)| known == name);
            let (_, text) = found.with_context(|| format!("no {name}"))?;
            Ok::<_, anyhow::Error>(text)
        };
        let (nav, page) = (read("book/nav.xhtml")?, read("book/scores.xhtml")?);
        ensure!(
            nav.contains(&format!("<a href=\"scores.xhtml\">{held}</a>")),
            "{nav}"
        );
        ensure!(
            !nav.contains(other) && page.contains(&format!(">{held}</span></h1>")),
            "{nav}\n{page}"
        );
        // formulas, drawings and listings; links between the pages
        let output = read("book/output.xhtml")?;
        for (page, held) in [
            (page, "<math xmlns="),
            (page, "id=\"eq-1\""),
            (page, "href=\"output.xhtml#eq-2\""),
            (page, "pub fn scores"),
            (output, "<svg xmlns="),
            (output, " viewBox="),
        ] {
            ensure!(page.contains(held), "no `{held}` in\n{page}");
        }
        ensure!(!page.contains("fn main()"), "a hidden line shows:\n{page}");
        let package = read("book/package.opf")?;
        for held in [
            "href=\"output.xhtml\" media-type=\"application/xhtml+xml\" properties=\"mathml svg\"",
            "media-type=\"text/css\"",
        ] {
            ensure!(package.contains(held), "no `{held}` in\n{package}");
        }
    }
    Ok(())
}

#[test]
fn what_is_missing_is_named() -> Result<()> {
    let root = copy()?;
    let mut project = project(root.path());
    project.epub_styles = &["none.css"];
    let error = epub::make(&project, &[Language::Both])
        .err()
        .context("it was made")?;
    ensure!(format!("{error:#}").contains("none.css"), "{error:#}");
    ensure!(!root.path().join("epub/attention-both.epub").exists());
    Ok(())
}
