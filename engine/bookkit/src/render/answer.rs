//! Boxes that stay folded until the reader opens them: `<div class="answer">`, the answer of an exercise,
//! `<div class="hint">`, a hint, and `<div class="more">`, details that most readers can skip.

use std::ops::Range;

use crate::html::bilingual;
use crate::page::Page;

/// Their classes, and the text of the line that opens them.
const FOLDED: [(&str, &str, &str); 3] = [
    (
        "answer",
        "先试一试，再看答案",
        "Try first, then see the answer",
    ),
    ("hint", "看提示", "See a hint"),
    ("more", "展开", "Show"),
];

/// Replacements for the two tags of every folded box of a page.
pub(super) fn edits(page: &Page) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    // for every open box, whether it is a folded one
    let mut open = Vec::new();
    for tag in tags(page) {
        let text = &page.text[tag.clone()];
        if text.starts_with("<div") {
            let folded = FOLDED
                .iter()
                .find(|(class, ..)| text == format!("<div class=\"{class}\">"));
            if let Some((class, zh, en)) = folded {
                let summary = bilingual(zh, en);
                let html =
                    format!("<details class=\"folded {class}\"><summary>{summary}</summary>");
                edits.push((tag, html));
            }
            open.push(folded.is_some());
        } else if open.pop() == Some(true) {
            edits.push((tag, "</details>".to_owned()));
        }
    }
    edits
}

/// The tags of boxes, in order.
fn tags(page: &Page) -> impl Iterator<Item = Range<usize>> {
    page.html.iter().flat_map(|html| {
        let text = &page.text[html.clone()];
        text.match_indices('<').filter_map(|(at, _)| {
            let end = at + text[at..].find('>')? + 1;
            let tag = &text[at..end];
            let of_a_box = tag == "</div>" || tag.starts_with("<div ");
            of_a_box.then(|| html.start + at..html.start + end)
        })
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_answer_is_folded_and_the_boxes_in_it_stay() {
        let text = "<div class=\"answer\">\n\n<div lang=\"en\">\n\n42\n\n</div>\n\n</div>\n\n\
                    <div class=\"note\">\n\nx\n\n</div>\n";
        let html = crate::render::tests::rendered(text, &Default::default());
        let (before, inside) = html.split_once("</summary>").unwrap();
        assert!(
            before.starts_with("<details class=\"folded answer\"><summary>"),
            "{html}"
        );
        assert_eq!(
            inside,
            "\n\n<div lang=\"en\">\n\n42\n\n</div>\n\n</details>\n\n<div class=\"note\">\n\nx\n\n</div>\n"
        );
    }
}
