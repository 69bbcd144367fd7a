//! `{{#include file:anchor}}`: which file a line of a page includes, and the text of every such file, read once.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::page::Page;
use crate::text;

/// The line that begins a region, before its name.
pub(crate) const OPEN: &str = "ANCHOR:";

/// The line that ends a region, before its name.
pub(crate) const CLOSE: &str = "ANCHOR_END:";

/// The files that pages include, by path relative to the root of the book.
#[derive(Clone, Debug, Default)]
pub struct Included(BTreeMap<PathBuf, String>);

impl Included {
    /// Reads the files that the pages include. A file that cannot be read is left out, which is a fault of the page that names it.
    pub(crate) fn read(root: &Path, pages: &[Page]) -> Self {
        let mut files = BTreeMap::new();
        for page in pages {
            let includes = page.text.lines().filter_map(included).flatten();
            for file in includes.map(|(path, _)| resolve(&page.file, path)) {
                if !files.contains_key(&file)
                    && let Ok(text) = text::read(&root.join(&file))
                {
                    files.insert(file, text);
                }
            }
        }
        Self(files)
    }

    /// The text of a file.
    pub(crate) fn text(&self, file: &Path) -> Option<&str> {
        self.0.get(file).map(String::as_str)
    }

    /// Every file with its text.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&Path, &str)> {
        let files = self.0.iter();
        files.map(|(file, text)| (file.as_path(), text.as_str()))
    }
}

/// The file and the anchor that a line includes, if any. Only a script may be included without an anchor.
pub(crate) fn included(line: &str) -> Option<Result<(&str, Option<&str>), String>> {
    if !line.contains("{{#") {
        return None;
    }
    let expected = "expected `{{#include path:anchor}}` on a line of its own";
    let inner = line
        .trim()
        .strip_prefix("{{#include ")
        .and_then(|rest| rest.strip_suffix("}}"))
        .map(str::trim);
    Some(match inner.map(|inner| (inner, inner.split_once(':'))) {
        Some((script, None)) if script.ends_with(".py") => Ok((script, None)),
        None | Some((_, None)) => Err(format!("{expected}, found `{}`", line.trim())),
        Some((_, Some((_, anchor))))
            if anchor.contains(':') || anchor.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            Err(format!(
                "include lines by anchor, not by number, because line numbers change: {expected}"
            ))
        }
        Some((_, Some((path, anchor)))) => Ok((path, Some(anchor))),
    })
}

/// The file that a page includes; both are relative to the root of the book.
pub(crate) fn resolve(page: &Path, path: &str) -> PathBuf {
    let mut file = page.parent().unwrap_or(Path::new("")).to_owned();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir => {
                file.pop();
            }
            Component::Normal(part) => file.push(part),
            _ => {}
        }
    }
    file
}

/// The name after a mark, [`OPEN`] or [`CLOSE`].
pub(crate) fn marker<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let (_, name) = line.split_once(mark)?;
    Some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_includes_that_cannot_drift_are_known() {
        assert_eq!(included("let x = 1;"), None);
        for (line, include) in [
            ("{{#include ../a.rs:b}}", ("../a.rs", Some("b"))),
            ("{{#include ../a.py}}", ("../a.py", None)),
        ] {
            assert_eq!(included(line), Some(Ok(include)));
        }
        for bad in [
            "{{#include ../a.rs}}",
            "{{#include a.rs:3:5}}",
            "# {{#include a.rs:b}}",
            "{{#nosuch x:y}}",
        ] {
            assert!(matches!(included(bad), Some(Err(_))), "{bad}");
        }
    }
}
