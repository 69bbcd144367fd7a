//! `cargo run -- pdf`: a file in which a reader can search, select text and find the chapters. Read by
//! poppler, which many viewers use.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use bookkit::bilingual::halves;
use bookkit::language::Language;
use bookkit::pdf;
use bookkit::site;

use crate::harness::{book, copy_of_the_book, full_sweep, none, scratch};

/// A4 in points.
const A4: (f64, f64) = (595.0, 842.0);

/// In English, and in a full sweep in Chinese, too, because printing takes a minute.
#[test]
#[ignore = "needs chromium"]
fn each_language_is_printed_by_itself() -> Result<()> {
    let languages: &[Language] = match full_sweep() {
        true => &[Language::En, Language::Zh],
        false => &[Language::En],
    };
    let root = copy_of_the_book("printed")?;
    let files = pdf::make(&book::project(root.clone()), languages)?;
    let (zh, en) = titles(&root)?;
    let mut faults = Vec::new();
    for (language, file) in languages.iter().zip(files) {
        let pdf = Pdf::read(&file)?;
        if *language == Language::Zh {
            faults.extend(pdf.faults(&zh, "所以权重的梯度是一个和"));
            continue;
        }
        faults.extend(pdf.faults(&en, "takes part in one multiplication"));
        let foreign = pdf
            .bookmarks
            .iter()
            .filter(|title| title.contains(is_chinese));
        faults.extend(foreign.map(|title| format!("a bookmark of the English PDF is {title}")));
    }
    none(&faults)
}

/// A missing chapter, a sentence that cannot be selected, the wrong paper: each is reported.
#[test]
#[ignore = "needs chromium"]
fn a_pdf_that_is_not_the_book_is_named() -> Result<()> {
    fs::create_dir_all(scratch(""))?;
    let page = scratch("one-page.html");
    fs::write(
        &page,
        "<!DOCTYPE html><html lang='zh-CN'><meta charset='utf-8'><title>x</title>\
         <style>@page { size: letter }</style><h1>填充</h1><p>一句话。",
    )?;
    let file = scratch("one-page.pdf");
    let browser = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
    pdf::print(&[browser], &format!("file://{}", page.display()), &file)?;
    let titles = ["填充".to_owned(), "过滤器的梯度".to_owned()];
    let faults = Pdf::read(&file)?.faults(&titles, "一句话。");
    ensure!(faults.len() == 3, "{faults:#?}");
    ensure!(faults[0].contains("612 × 792 points"), "{faults:#?}");
    ensure!(
        faults[1].contains("no bookmark `过滤器的梯度`"),
        "{faults:#?}"
    );
    ensure!(faults[2].contains("title is `x`"), "{faults:#?}");
    let faults = Pdf::read(&file)?.faults(&titles[..1], "另一句话。");
    ensure!(
        faults.iter().any(|fault| fault.contains("另一句话。")),
        "{faults:#?}"
    );
    Ok(())
}

/// Needs no browser, but is about the same command.
#[test]
#[ignore = "needs chromium"]
fn without_a_browser_it_says_what_was_looked_for() -> Result<()> {
    let absent = ["no-such-browser", "/nor/this/one"].map(OsString::from);
    let Err(error) = pdf::print(&absent, "about:blank", &scratch("never.pdf")) else {
        bail!("printed by a browser that does not exist");
    };
    let error = error.to_string();
    for word in [
        "no-such-browser, /nor/this/one",
        "chromium",
        "CHROMIUM",
        "CHROME",
    ] {
        ensure!(error.contains(word), "no `{word}` in: {error}");
    }
    Ok(())
}

/// The titles of all chapters, in both languages.
fn titles(root: &Path) -> Result<(Vec<String>, Vec<String>)> {
    let project = book::project(root.to_owned());
    let contents = site::open(&project)?;
    let (book, _) = project.load(&contents.config, &contents.book)?;
    let titles = book.pages.iter().map(|page| {
        let heading = page.text.lines().find_map(|line| line.strip_prefix("# "));
        let halves = heading
            .and_then(halves)
            .map(|(zh, en)| (plain(zh), plain(en)));
        halves.with_context(|| format!("{} has no title", page.file.display()))
    });
    let titles = titles.collect::<Result<Vec<_>>>()?;
    ensure!(
        titles.len() == book_chapters()?,
        "not all chapters have a title"
    );
    Ok(titles.into_iter().unzip())
}

fn book_chapters() -> Result<usize> {
    Ok(book()?.chapters()?.len())
}

/// As mdBook shows it.
fn plain(title: &str) -> String {
    title.replace('`', "").replace('\'', "’")
}

fn is_chinese(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

/// The content of a PDF as a viewer shows it.
struct Pdf {
    text: String,
    bookmarks: Vec<String>,
    title: String,
    /// Width and height of the first page, in points.
    paper: (f64, f64),
}

impl Pdf {
    fn read(file: &Path) -> Result<Self> {
        let info = poppler("pdfinfo", &[], file, &[])?;
        let field = |name: &str| {
            let line = info.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().trim().to_owned()
        };
        let size = field("Page size:");
        let mut numbers = size.split(' ').filter_map(|word| word.parse().ok());
        let paper = (numbers.next(), numbers.next());
        let (Some(width), Some(height)) = paper else {
            bail!("no page size in {info}");
        };
        let xml = poppler("pdftohtml", &["-xml", "-i", "-stdout"], file, &[])?;
        let bookmarks = xml.lines().filter_map(|line| {
            let item = line.strip_prefix("<item page=\"")?;
            let (_, title) = item.split_once("\">")?;
            Some(title.strip_suffix("</item>")?.replace("&amp;", "&"))
        });
        Ok(Self {
            text: joined(&poppler("pdftotext", &["-raw"], file, &["-"])?),
            bookmarks: bookmarks.collect(),
            title: field("Title:"),
            paper: (width, height),
        })
    }

    fn faults(&self, titles: &[String], sentence: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let (width, height) = self.paper;
        if (width - A4.0).abs() > 1.0 || (height - A4.1).abs() > 1.0 {
            faults.push(format!(
                "the paper is {width} × {height} points, expected A4"
            ));
        }
        for title in titles {
            if !self.bookmarks.contains(title) {
                faults.push(format!("no bookmark `{title}` among {:?}", self.bookmarks));
            }
        }
        for text in titles.iter().map(String::as_str).chain([sentence]) {
            let known = self.bookmarks.iter().any(|bookmark| bookmark == text);
            if (known || text == sentence) && !self.text.contains(&joined(text)) {
                faults.push(format!("`{text}` cannot be found or selected"));
            }
        }
        if titles.first() != Some(&self.title) {
            faults.push(format!(
                "the title is `{}`, expected {:?}",
                self.title,
                titles.first()
            ));
        }
        faults
    }
}

/// The text without spaces and line ends, which a PDF does not store.
fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

fn poppler(program: &str, before: &[&str], file: &Path, after: &[&str]) -> Result<String> {
    let output = Command::new(program)
        .args(before)
        .arg(file)
        .args(after)
        .output();
    let output = output.with_context(|| format!("{program}: apt-get install poppler-utils"))?;
    ensure!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}
