//! Links, fragments and images: mdBook passes broken ones in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use crate::api::{self, Items};
use crate::expand::figures::alternative;
use crate::expand::headings::halves;
use crate::expand::math::{anchor, split_tag};
use crate::fault::Fault;
use crate::markdown::{formulas, line_of, parser};
use crate::source::{Chapter, Source};

/// Faults of every link and image of the book.
pub(super) fn check(source: &Source, items: &Items) -> Vec<Fault> {
    let targets: BTreeMap<&Path, BTreeSet<String>> = source
        .chapters
        .iter()
        .map(|chapter| (chapter.file.as_path(), fragments(&chapter.text)))
        .collect();
    source
        .chapters
        .iter()
        .flat_map(|chapter| check_chapter(source, chapter, &targets, items))
        .collect()
}

fn check_chapter(
    source: &Source,
    chapter: &Chapter,
    targets: &BTreeMap<&Path, BTreeSet<String>>,
    items: &Items,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut in_image = false;
    for (event, range) in parser(&chapter.text).into_offset_iter() {
        let line = line_of(&chapter.text, range.start);
        let mut fault = |message: String| faults.push(Fault::new(&chapter.file, line, message));
        match event {
            // the text of a figure becomes its caption as it stands
            Event::Start(_) | Event::Code(_) | Event::InlineHtml(_) if in_image => {
                fault("image text: expected nothing but words and formulas".into());
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                if dest_url.starts_with(api::FOLDER) {
                    if !items.has(&dest_url) {
                        fault(format!(
                            "link `{dest_url}`: the crate has no such public item or module"
                        ));
                    }
                } else if let Err(message) = link(source, chapter, &dest_url, targets) {
                    fault(message);
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                in_image = true;
                let image = alternative(&chapter.text[range.clone()]);
                if image.trim().is_empty() {
                    fault("image without alternative text: expected `![中文 · English](…)`".into());
                } else if halves(image).is_none() {
                    fault(format!(
                        "image text `{image}`: expected `中文 · English`, both halves"
                    ));
                }
                if !resolve(source, chapter, &dest_url)
                    .is_some_and(|file| source.root.join(file).is_file())
                {
                    fault(format!("image `{dest_url}` is not there"));
                }
            }
            Event::End(TagEnd::Image) => in_image = false,
            Event::Text(text) if in_image && text.contains(['<', '&']) => {
                fault(format!("image text: `{text}` would act as HTML"));
            }
            Event::Html(html) | Event::InlineHtml(html)
                if html.contains("<img") || html.contains("<a ") =>
            {
                fault("write links and images in Markdown, so that they can be checked".into());
            }
            _ => {}
        }
    }
    faults
}

/// Whether a link leads somewhere.
fn link(
    source: &Source,
    chapter: &Chapter,
    url: &str,
    targets: &BTreeMap<&Path, BTreeSet<String>>,
) -> Result<(), String> {
    if url.starts_with("https://") || url.starts_with("mailto:") {
        return Ok(());
    }
    if url.contains("://") {
        return Err(format!("link `{url}`: expected https or a path"));
    }
    let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
    let file = if path.is_empty() {
        chapter.file.clone()
    } else {
        resolve(source, chapter, path).ok_or_else(|| format!("link `{url}` leaves the book"))?
    };
    match targets.get(file.as_path()) {
        None if file.extension().is_some_and(|ext| ext == "md") => Err(format!(
            "link `{url}`: {} is no chapter of SUMMARY.md",
            file.display()
        )),
        None if !source.root.join(&file).is_file() => {
            Err(format!("link `{url}`: {} is not there", file.display()))
        }
        Some(ids) if !fragment.is_empty() && !ids.contains(fragment) => Err(format!(
            "link `{url}`: {} has no heading or formula `#{fragment}`",
            file.display()
        )),
        _ => Ok(()),
    }
}

/// The file that `url` means, relative to the root; `None` if it leaves the chapters' folder.
fn resolve(source: &Source, chapter: &Chapter, url: &str) -> Option<PathBuf> {
    let mut file = chapter.file.parent()?.to_owned();
    for part in url.split('/') {
        match part {
            ".." => {
                file.pop();
            }
            "." | "" => {}
            part => file.push(part),
        }
    }
    file.starts_with(&source.src).then_some(file)
}

/// Everything in a chapter that a fragment can name.
fn fragments(text: &str) -> BTreeSet<String> {
    let headings = parser(text).filter_map(|event| match event {
        Event::Start(Tag::Heading { id, .. }) => id.map(|id| id.to_string()),
        _ => None,
    });
    let formulas = formulas(text)
        .into_iter()
        .filter_map(|formula| split_tag(&formula.latex).1)
        .map(|number| anchor(&number));
    headings.chain(formulas).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Faults of a page that holds one image.
    fn faults(image: &str) -> Vec<String> {
        let chapter = Chapter {
            name: "题 · T".into(),
            file: "src/x.md".into(),
            text: format!("x\n\n{image}\n"),
        };
        let source = Source {
            root: PathBuf::from(env!("CARGO_MANIFEST_DIR")),
            src: "src".into(),
            chapters: vec![chapter],
        };
        check(&source, &Items::default())
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn an_image_with_both_halves_is_sound() {
        assert!(faults("![补零，共 $p$ 圈 · $p$ rings of zeros](lib.rs)").is_empty());
    }

    #[test]
    fn each_way_to_break_the_text_of_an_image_is_found_at_its_line() {
        for (text, expected) in [
            ("", "image without alternative text"),
            (
                "补零",
                "image text `补零`: expected `中文 · English`, both halves",
            ),
            ("补零 · ", "image text `补零 · `: expected"),
            (
                "补**零** · zeros",
                "image text: expected nothing but words and formulas",
            ),
            (
                "补 `0` · zeros",
                "image text: expected nothing but words and formulas",
            ),
            (
                "补零 · zeros & more",
                "image text: `补零 · zeros & more` would act as HTML",
            ),
        ] {
            let found = faults(&format!("![{text}](lib.rs)"));
            assert!(
                found
                    .iter()
                    .any(|fault| fault.starts_with(&format!("src/x.md:3: {expected}"))),
                "{text}: {found:?}"
            );
        }
    }
}
