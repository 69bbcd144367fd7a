//! The drawings of a book, and the images of its pages that show them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::fault::Fault;
use crate::leftover::is_leftover;
use crate::page::{Link, Page};
use crate::text;

/// Folder of the drawings, relative to that of the pages.
pub const FOLDER: &str = "figures";

/// The drawings, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(BTreeMap<String, String>);

impl Figures {
    /// Reads `figures/*.svg` in the folder of the pages.
    ///
    /// # Errors
    /// The first file that cannot be read.
    pub fn read(src: &Path) -> Result<Self, Fault> {
        let folder = src.join(FOLDER);
        let mut figures = BTreeMap::new();
        if !folder.is_dir() {
            return Ok(Self::default());
        }
        let unreadable =
            |path: &Path, error| Fault::new(path, 1, format!("cannot be read: {error}"));
        let entries = fs::read_dir(&folder).map_err(|error| unreadable(&folder, error))?;
        for entry in entries {
            let path = entry.map_err(|error| unreadable(&folder, error))?.path();
            if path.file_name().is_none_or(is_leftover) {
                continue;
            }
            let name = path.file_stem().and_then(|stem| stem.to_str());
            if let (Some(name), Some("svg")) = (name, path.extension().and_then(|e| e.to_str())) {
                let svg = text::read(&path).map_err(|error| unreadable(&path, error))?;
                figures.insert(name.to_owned(), svg);
            }
        }
        Ok(Self(figures))
    }

    /// The files, by name.
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

impl FromIterator<(String, String)> for Figures {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(figures: I) -> Self {
        Self(figures.into_iter().collect())
    }
}

/// Every image of a page that is a drawing, with its name.
pub fn shown(page: &Page) -> impl Iterator<Item = (&str, &Link)> {
    page.images.iter().filter_map(|image| {
        let name = image.url.strip_prefix(FOLDER)?.strip_prefix('/')?;
        Some((name.strip_suffix(".svg")?, image))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_its_name_and_its_caption() {
        let text =
            "x\n\n![补一圈零 · A ring of $0$](figures/ring.svg)\n\n![图 · An image](page.png)\n";
        let page = Page::new("题 · T", "src/x.md", text);
        let found: Vec<_> = shown(&page).collect();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, page.line(found[0].1.range.start)), ("ring", 3));
        assert_eq!(found[0].1.alternative(text), "补一圈零 · A ring of $0$");
    }
}
