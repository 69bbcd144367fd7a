//! `<!-- downloads -->`: links to the whole book as files, if there are any.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::ValueEnum;

use crate::directive::{Context, Directive, Place};
use crate::fault::Fault;
use crate::html::bilingual;
use crate::language::Language;
use crate::{epub, pdf};

/// The kinds of files: the end of their names, what they are called, and their folder.
const KINDS: [(&str, &str, &str); 2] =
    [("pdf", "PDF", pdf::FOLDER), ("epub", "EPUB", epub::FOLDER)];

pub(super) struct Downloads;

impl Directive for Downloads {
    fn usage(&self) -> &'static str {
        "downloads"
    }

    fn html(&self, _: &str, place: Place<'_>, context: &Context<'_>) -> Result<String, Vec<Fault>> {
        let there = files(&context.book.root);
        let there = there.iter().filter(|_| context.api);
        let up = "../".repeat(context.book.address(place.page).matches('/').count());
        let items: String = there.filter_map(|file| item(file, &up)).collect();
        Ok(match items.as_str() {
            "" => format!(
                "<p>{}</p>",
                bilingual("这一份没有附带。", "None with this copy.")
            ),
            items => format!("<ul>{items}</ul>"),
        })
    }
}

fn item(file: &Path, up: &str) -> Option<String> {
    let name = file.file_name()?.to_str()?;
    let end = file.extension()?;
    let (_, kind, _) = KINDS.iter().find(|(kind, ..)| end == *kind)?;
    let (_, language) = file.file_stem()?.to_str()?.rsplit_once('-')?;
    let (zh, en) = match Language::from_str(language, false).ok()? {
        Language::Zh => ("中文", "Chinese"),
        Language::En => ("英文", "English"),
        Language::Both => ("双语", "both languages"),
    };
    let size = fs::metadata(file).ok()?.len() as f64 / 1e6;
    let zh = format!("{kind}，{zh}（{size:.1} MB）");
    let en = format!("{kind}, {en} ({size:.1} MB)");
    Some(format!(
        "<li><a href=\"{up}{name}\">{}</a></li>",
        bilingual(&zh, &en)
    ))
}

/// The files that were made of the book.
fn files(root: &Path) -> Vec<PathBuf> {
    let made = KINDS.iter().flat_map(|(kind, _, folder)| {
        let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
        let files = entries.flatten().map(|entry| entry.path());
        files.filter(move |file| file.extension().is_some_and(|end| end == *kind))
    });
    let mut made: Vec<_> = made.collect();
    made.sort_by_key(|file| file.file_name().map(ToOwned::to_owned));
    made
}

/// Copies the files to the site, next to the pages.
///
/// # Errors
/// If a file cannot be read or written.
pub(crate) fn copy_into(root: &Path, site: &Path) -> Result<()> {
    for file in files(root) {
        let to = site.join(file.file_name().unwrap_or_default());
        fs::copy(&file, &to).with_context(|| to.display().to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{book, with};
    use super::*;
    use crate::book::Book;
    use crate::glossary::Glossary;

    #[test]
    fn files_that_exist_are_linked_and_copied() -> Result<()> {
        let root = tempfile::tempdir()?;
        let html = || {
            let pages = book(&[("题 · T", "src/deep/x.md", "")]);
            let book = Book {
                root: root.path().to_owned(),
                src: "src".into(),
                ..pages
            };
            let place = Place {
                page: &book.pages[0],
                offset: 0,
            };
            let glossary = Glossary::default();
            with(&book, &glossary, &[], &[], |context| {
                Downloads.html("", place, context).unwrap_or_default()
            })
        };
        assert!(html().contains("这一份没有附带。"));
        fs::create_dir_all(root.path().join("pdf/printing-x"))?;
        fs::create_dir_all(root.path().join("epub"))?;
        for (name, size) in [
            ("pdf/b-zh.pdf", 1_260_000),
            ("epub/b-en.epub", 10),
            ("pdf/b-zh.txt", 1),
        ] {
            fs::write(root.path().join(name), vec![0; size])?;
        }
        let list = html();
        assert!(
            list.contains(
                "<a href=\"../b-zh.pdf\"><span lang=\"zh-CN\">PDF，中文（1.3 MB）</span>"
            ),
            "{list}"
        );
        assert!(
            list.contains("<span lang=\"en\">EPUB, English (0.0 MB)</span>"),
            "{list}"
        );
        let site = tempfile::tempdir()?;
        copy_into(root.path(), site.path())?;
        assert!(site.path().join("b-zh.pdf").exists() && site.path().join("b-en.epub").exists());
        assert!(!site.path().join("b-zh.txt").exists());
        Ok(())
    }
}
