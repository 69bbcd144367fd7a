//! Pieces of HTML that several parts of a page use.

use crate::bilingual::SEPARATOR;

/// Hidden marks around text that should not be searched: numbers in a drawing, or a table that
/// repeats the notation page. mdBook still puts this text into its index, and the search script of
/// the theme removes it.
pub(crate) const UNSEARCHED: [char; 2] = ['\u{E000}', '\u{E001}'];

/// Plain text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The same text in both languages; the reader chooses which one shows.
pub fn bilingual(zh: &str, en: &str) -> String {
    bilingual_html(&escape(zh), &escape(en))
}

/// The same as [`bilingual`] for text that is HTML already.
pub(crate) fn bilingual_html(zh: &str, en: &str) -> String {
    format!(
        "<span lang=\"zh-CN\">{zh}</span><span class=\"lang-sep\">{SEPARATOR}</span>\
         <span lang=\"en\">{en}</span>"
    )
}

/// The header row of a table.
pub fn header(titles: &[String]) -> String {
    let cell = |title: &String| format!("<th scope=\"col\">{title}</th>");
    let cells: String = titles.iter().map(cell).collect();
    format!("<thead><tr>{cells}</tr></thead>")
}

/// A table on one line, in a box that scrolls if the table is too wide.
pub fn table(class: &str, titles: &[String], rows: &str) -> String {
    format!(
        "<div class=\"table-wrapper\"><table class=\"{class}\">{}<tbody>{rows}</tbody></table></div>",
        header(titles)
    )
}
