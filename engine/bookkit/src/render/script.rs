//! A Python listing shows a region of a script and carries the rest of it, so that the copied code runs.
//!
//! The rest is in two attributes, from which `theme/script/listing.js` makes hidden lines like those of a Rust
//! listing. This way neither the search nor a reader without JavaScript finds the whole script once per region.

use std::ops::Range;

use crate::book::Book;
use crate::html::escape;
use crate::included::{CLOSE, OPEN, included, marker, resolve};
use crate::page::Page;

/// The language after the fence.
const PYTHON: &str = "python";

/// Replacements for every Python listing of a page with its listings filled in.
pub(super) fn edits(page: &Page, book: &Book) -> Vec<(Range<usize>, String)> {
    let Some(written) = book.pages.iter().find(|other| other.file == page.file) else {
        return Vec::new();
    };
    // an include adds no fence, so the n-th block before is the n-th block after
    let blocks = written.code.iter().zip(&page.code);
    let scripts = blocks.filter(|(_, block)| block.words().next() == Some(PYTHON));
    let edits = scripts.filter_map(|(written_block, block)| {
        let (path, anchor) = included(&written_block.code)?.ok()?;
        let script = book.included.text(&resolve(&written.file, path))?;
        Some((block.range.clone(), html(&Parts::of(script, anchor))))
    });
    edits.collect()
}

/// A script without anchors, cut where the visible region begins and ends.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    before: String,
    region: String,
    after: String,
}

impl Parts {
    /// The parts of a script; without an anchor the whole script is visible.
    fn of(script: &str, anchor: Option<&str>) -> Self {
        let mut parts = Self::default();
        let (mut open, mut closed) = (anchor.is_none(), false);
        for line in script.split_inclusive('\n') {
            let begins = marker(line, OPEN);
            let ends = marker(line, CLOSE);
            open |= anchor.is_some() && begins == anchor;
            closed |= anchor.is_some() && ends == anchor;
            if begins.or(ends).is_none() {
                let part = match (open, closed) {
                    (false, _) => &mut parts.before,
                    (true, false) => &mut parts.region,
                    (true, true) => &mut parts.after,
                };
                part.push_str(line);
            }
        }
        parts
    }
}

/// The HTML that mdBook would write for a listing, with the rest of the script. Indentation that all lines of the region
/// share is hidden but kept in the program.
fn html(parts: &Parts) -> String {
    let mut rest = String::new();
    for (name, part) in [("before", &parts.before), ("after", &parts.after)] {
        if !part.is_empty() {
            let text = escape(part).replace('"', "&quot;").replace('\n', "&#10;");
            rest += &format!(" data-{name}=\"{text}\"");
        }
    }
    let lines = parts.region.split_inclusive('\n');
    let filled = lines.clone().filter(|line| !line.trim().is_empty());
    let indents = filled.map(|line| line.len() - line.trim_start_matches(' ').len());
    let indent = indents.min().unwrap_or_default();
    let lines = lines.map(|line| match line.split_at_checked(indent) {
        Some((shared, own)) if indent > 0 && shared.trim().is_empty() => {
            format!("<span class=\"boring\">{shared}</span>{}", escape(own))
        }
        _ => escape(line),
    });
    let code: String = lines.collect();
    format!("<pre><code class=\"language-{PYTHON}\"{rest}>{code}</code></pre>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import x\n\n\n# ANCHOR: whole\ndef f(a):\n    # ANCHOR: inner\n    if a < 1:\n\n        \
                          return \"&\"\n    # ANCHOR_END: inner\n    return a\n# ANCHOR_END: whole\n\n\nf(1)\n";

    #[test]
    fn the_parts_together_are_the_script_without_its_marks() {
        let lines = SCRIPT.split_inclusive('\n');
        let unmarked: String = lines.filter(|line| !line.contains("ANCHOR")).collect();
        for (anchor, begins, ends) in [
            (Some("whole"), "def f", "return a\n"),
            (Some("inner"), "    if a", "\"&\"\n"),
            (None, "import x", "f(1)\n"),
        ] {
            let Parts {
                before,
                region,
                after,
            } = Parts::of(SCRIPT, anchor);
            assert!(region.starts_with(begins), "{anchor:?}: {region}");
            assert!(region.ends_with(ends), "{anchor:?}: {region}");
            assert_eq!(format!("{before}{region}{after}"), unmarked, "{anchor:?}");
        }
    }

    #[test]
    fn the_rest_and_the_shared_indentation_are_hidden() {
        assert_eq!(
            html(&Parts::of(SCRIPT, Some("inner"))),
            "<pre><code class=\"language-python\" data-before=\"import x&#10;&#10;&#10;def f(a):&#10;\" \
             data-after=\"    return a&#10;&#10;&#10;f(1)&#10;\"><span class=\"boring\">    </span>if a &lt; 1:\n\n\
             <span class=\"boring\">    </span>    return \"&amp;\"\n</code></pre>\n"
        );
        let whole = html(&Parts::of("a\n  b\n", None));
        assert_eq!(
            whole,
            "<pre><code class=\"language-python\">a\n  b\n</code></pre>\n"
        );
    }
}
