//! Raw HTML: the blocks of the two languages, and boxes with a class that the style sheets define. No check
//! would read any other HTML.

use formula::nearest;

use crate::bilingual::{EN, ZH};
use crate::directive::comments;
use crate::fault::Fault;
use crate::page::Page;

/// The tags that a table cell needs for its two languages.
const SPANS: [&str; 4] = [
    r#"<span lang="zh-CN">"#,
    r#"<span lang="en">"#,
    r#"<span class="lang-sep">"#,
    "</span>",
];

/// Faults of every tag of a page.
pub(super) fn faults(page: &Page, classes: &[&str]) -> Vec<Fault> {
    let comments: Vec<_> = comments(page).map(|comment| comment.range).collect();
    let mut faults = Vec::new();
    for html in &page.html {
        let text = &page.text[html.clone()];
        for (at, _) in text.match_indices('<') {
            let start = html.start + at;
            if comments.iter().any(|comment| comment.contains(&start)) {
                continue;
            }
            let tag = &text[at..];
            let tag = tag.find('>').map_or(tag, |end| &tag[..=end]);
            if let Err(message) = known(tag, classes) {
                faults.push(page.fault(start, message));
            }
        }
    }
    faults
}

fn known(tag: &str, classes: &[&str]) -> Result<(), String> {
    if tag == ZH || tag == EN || tag == "</div>" || SPANS.contains(&tag) {
        return Ok(());
    }
    if tag.starts_with("<img") || tag.starts_with("<a ") {
        return Err("write links and images in Markdown, so that they can be checked".to_owned());
    }
    let class = tag
        .strip_prefix("<div class=\"")
        .and_then(|rest| rest.strip_suffix("\">"));
    let Some(class) = class else {
        let known = match classes {
            [] => "; this book has no classes".to_owned(),
            classes => format!(" or `<div class=\"…\">` with one of {classes:?}"),
        };
        return Err(format!("`{tag}`: expected `{ZH}`, `{EN}`{known}"));
    };
    for word in class.split(' ') {
        if !classes.contains(&word) {
            let near = nearest(word, classes.iter().copied());
            let expected = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None if classes.is_empty() => "this book has no classes".to_owned(),
                None => format!("expected one of {classes:?}"),
            };
            return Err(format!(
                "no style sheet defines the class `{word}`: {expected}"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        let page = Page::new("题 · T", "src/x.md", text);
        let faults = super::faults(&page, &["note", "try", "beside"]);
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_the_style_sheets_know_is_sound() {
        let text = "<div class=\"note try\">\n\n<div lang=\"en\">\n\nx\n\n</div>\n</div>\n<!-- note: <b> -->\n\n\
                    | <span lang=\"en\">a</span> |\n|-|\n\n`<b>`\n";
        assert_eq!(faults(text), [""; 0]);
    }

    #[test]
    fn a_book_without_classes_is_not_asked_for_one_of_none() {
        for tag in ["<div class=\"x\">", "<div clas=\"x\">"] {
            let fault = known(tag, &[]).unwrap_err();
            assert!(fault.ends_with("this book has no classes"), "{fault}");
        }
    }

    #[test]
    fn everything_else_is_a_fault_at_its_line() {
        for (html, says) in [
            (
                "<div class=\"not try\">\n",
                "src/x.md:3: no style sheet defines the class `not`: did you mean `note`?",
            ),
            (
                "<div class=\"xyz\">\n",
                "src/x.md:3: no style sheet defines the class `xyz`: expected one of",
            ),
            (
                "<div clas=\"note\">\n",
                "src/x.md:3: `<div clas=\"note\">`: expected",
            ),
            (
                "<div lang=\"de\">\n",
                "src/x.md:3: `<div lang=\"de\">`: expected",
            ),
            ("a <b>c</b>\n", "src/x.md:3: `<b>`: expected"),
            (
                "<a href=\"x\">c</a>\n",
                "src/x.md:3: write links and images in Markdown",
            ),
        ] {
            let found = faults(&format!("x\n\n{html}"));
            assert!(
                found.iter().any(|fault| fault.starts_with(says)),
                "{says}: {found:?}"
            );
        }
    }
}
