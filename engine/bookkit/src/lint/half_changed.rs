//! Finds a half that changed since the last commit while its partner did not. This can be correct
//! (a typo has no translation), so it is a warning, not a fault.

use std::path::Path;
use std::process::Command;

use crate::bilingual::pairs;
use crate::book::Book;
use crate::fault::Fault;
use crate::markdown::line_of;

/// Warnings for every page that git has an older version of; none without git.
pub fn warnings(book: &Book) -> Vec<Fault> {
    book.pages
        .iter()
        .filter_map(|page| {
            let old = committed(&book.root, &page.file)?;
            Some(compare(&page.file, &old, &page.text))
        })
        .flatten()
        .collect()
}

/// The text of `file` in the last commit.
fn committed(root: &Path, file: &Path) -> Option<String> {
    let output = Command::new("git")
        .arg("show")
        .arg(format!("HEAD:./{}", file.to_str()?))
        .current_dir(root)
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8(output.stdout).ok())?
}

fn compare(file: &Path, old: &str, new: &str) -> Vec<Fault> {
    let (before, after) = (pairs(old), pairs(new));
    if before.len() != after.len() {
        return Vec::new(); // blocks were added or removed, so old and new blocks cannot be matched
    }
    let changed = |before: &std::ops::Range<usize>, after: &std::ops::Range<usize>| {
        old[before.clone()].trim() != new[after.clone()].trim()
    };
    before
        .iter()
        .zip(&after)
        .filter_map(|(before, after)| {
            let (zh, en) = (
                changed(&before.zh, &after.zh),
                changed(&before.en, &after.en),
            );
            let (half, other, at) = match (zh, en) {
                (true, false) => ("Chinese", "English", after.zh.start),
                (false, true) => ("English", "Chinese", after.en.start),
                _ => return None,
            };
            let line = line_of(new, at).saturating_sub(1);
            let message = format!(
                "the {half} half changed since the last commit, but the {other} half did not"
            );
            Some(Fault::new(file, line, message))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_lonely_change_is_warned_of() {
        let old = "<div lang=\"zh-CN\">\n\n文\n\n</div>\n<div lang=\"en\">\n\ntext\n\n</div>\n";
        let warn = |new: &str| -> Vec<String> {
            compare(Path::new("src/x.md"), old, new)
                .iter()
                .map(ToString::to_string)
                .collect()
        };
        assert!(warn(old).is_empty());
        assert!(warn(&old.replace("文", "字").replace("text", "word")).is_empty());
        let expected = "src/x.md:6: the English half changed since the last commit, but the Chinese half did not";
        assert_eq!(warn(&old.replace("text", "word")), [expected]);
    }
}
