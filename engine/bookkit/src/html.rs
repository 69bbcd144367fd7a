//! Pieces of HTML that more than one part of a page is made of.

use crate::bilingual::SEPARATOR;

/// What is between these two, hidden, is no text to search: numbers in a drawing, a table that
/// repeats the page of the notation. mdBook's index has them all the same; the search of the theme
/// takes them out.
pub(crate) const UNSEARCHED: [char; 2] = ['\u{E000}', '\u{E001}'];

/// Plain text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The same in both languages, of which the reader chooses.
pub fn bilingual(zh: &str, en: &str) -> String {
    format!(
        "<span lang=\"zh-CN\">{}</span><span class=\"lang-sep\">{SEPARATOR}</span>\
         <span lang=\"en\">{}</span>",
        escape(zh),
        escape(en)
    )
}

/// The head of a table.
pub fn header(titles: &[String]) -> String {
    let cell = |title: &String| format!("<th scope=\"col\">{title}</th>");
    let cells: String = titles.iter().map(cell).collect();
    format!("<thead><tr>{cells}</tr></thead>")
}

/// A table on one line, in a box that scrolls where it is too wide.
pub fn table(class: &str, titles: &[String], rows: &str) -> String {
    format!(
        "<div class=\"table-wrapper\"><table class=\"{class}\">{}<tbody>{rows}</tbody></table></div>",
        header(titles)
    )
}
