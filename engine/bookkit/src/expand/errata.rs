//! `<!-- mistakes: errata-backward -->` becomes the table of the mistakes of a page,
//! `<!-- lookup: da-mean -->` the table of the numbers by which mistakes are known. What they show
//! is the record of the crate `mistakes`, whose tests run the mistakes.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::Event;
use mistakes::{Printed, RECORDS, Record, SIGNATURES, Signature};

use super::html::{bilingual, escape, header};
use crate::markdown::parser;

/// What a directive asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Table {
    /// The mistakes that a page shows.
    Mistakes(String),
    /// The numbers of one name.
    Lookup(String),
}

impl Table {
    /// The directive as it is written.
    pub fn written(&self) -> String {
        match self {
            Self::Mistakes(page) => format!("<!-- mistakes: {page} -->"),
            Self::Lookup(printed) => format!("<!-- lookup: {printed} -->"),
        }
    }

    /// Every table that the record has.
    pub fn all() -> Vec<Self> {
        let mut tables: Vec<Self> = Vec::new();
        for record in RECORDS {
            let table = Self::Mistakes(record.page.to_owned());
            if !tables.contains(&table) {
                tables.push(table);
            }
        }
        tables.extend(Printed::ALL.map(|printed| Self::Lookup(printed.name().to_owned())));
        tables
    }

    fn html(&self) -> String {
        match self {
            Self::Mistakes(page) => {
                let rows = RECORDS.iter().filter(|record| record.page == page);
                let rows: String = rows.map(mistake_row).collect();
                let titles = [
                    bilingual("名字", "Name"),
                    bilingual("哪里错了", "What is wrong"),
                    bilingual("在哪里看得出", "Where it shows"),
                ];
                table("mistakes", &titles, &rows)
            }
            Self::Lookup(name) => {
                let mut found: Vec<&Signature> = SIGNATURES
                    .iter()
                    .filter(|signature| signature.printed.name() == name)
                    .collect();
                found.sort_by(|a, b| a.value.total_cmp(&b.value));
                let rows: String = found.into_iter().map(signature_row).collect();
                let titles = [
                    bilingual("数", "Number"),
                    bilingual("单元", "Cell"),
                    bilingual("怎么来的", "Where it comes from"),
                ];
                table("lookup", &titles, &rows)
            }
        }
    }
}

fn table(class: &str, titles: &[String], rows: &str) -> String {
    format!(
        "<div class=\"table-wrapper\"><table class=\"{class}\">{}<tbody>{rows}</tbody></table></div>\n\n",
        header(titles)
    )
}

fn mistake_row(record: &Record) -> String {
    let id = record.id;
    format!(
        "<tr id=\"{id}\"><td><code>{id}</code></td><td>{}</td><td>{}</td></tr>",
        sentence(record.zh, record.en),
        sentence(record.shows_zh, record.shows_en)
    )
}

fn signature_row(signature: &Signature) -> String {
    let [zh, en] = signature.cell.label();
    let (class, whose) = match signature.mistake.and_then(mistakes::Mistake::record) {
        Some(record) => (
            "",
            format!(
                "<a href=\"{}.html#{}\">{}</a>",
                record.page,
                record.id,
                sentence(record.zh, record.en)
            ),
        ),
        None => (" class=\"sound\"", bilingual("✓ 对的", "✓ right")),
    };
    let value = signature.value;
    format!(
        "<tr{class} data-value=\"{value}\"><td>{value}</td><td>{}</td><td>{whose}</td></tr>",
        bilingual(zh, en)
    )
}

/// A sentence in both languages, with its code set as code.
fn sentence(zh: &str, en: &str) -> String {
    let mut html = bilingual(zh, en);
    while let Some((before, rest)) = html.split_once('`') {
        let (code, after) = rest.split_once('`').unwrap_or((rest, ""));
        html = format!("{before}<code>{}</code>{after}", escape(code));
    }
    html
}

/// Every directive of a chapter, and where it stands.
pub fn directives(text: &str) -> Vec<(Range<usize>, Table)> {
    let comments = parser(text)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
    comments
        .filter_map(|(_, range)| {
            let comment = text[range.clone()].trim().strip_prefix("<!--")?;
            let (word, name) = comment.strip_suffix("-->")?.trim().split_once(':')?;
            let name = name.trim().to_owned();
            match word.trim() {
                "mistakes" => Some((range, Table::Mistakes(name))),
                "lookup" => Some((range, Table::Lookup(name))),
                _ => None,
            }
        })
        .collect()
}

/// Replacements for every directive that the record can answer.
pub(super) fn edits(text: &str) -> Vec<(Range<usize>, String)> {
    let known = Table::all();
    let directives = directives(text).into_iter();
    directives
        .filter(|(_, table)| known.contains(table))
        .map(|(range, table)| (range, table.html()))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::expand::{Context, chapter};

    #[test]
    fn a_number_leads_to_its_mistake() {
        let html = chapter("<!-- lookup: da-mean -->\n", &Context::default());
        let row = "<tr data-value=\"0.6347704472655\"><td>0.6347704472655</td>";
        assert!(html.contains(row), "{html}");
        assert!(
            html.contains("href=\"errata-backward.html#stride-ignored\""),
            "{html}"
        );
        let html = chapter("<!-- mistakes: errata-backward -->\n", &Context::default());
        assert!(html.contains("<tr id=\"stride-ignored\">"), "{html}");
        assert!(html.contains("<code>vert_start = h</code>"), "{html}");
    }
}
