//! `<!-- mistakes: errata-backward -->` becomes the table of the mistakes of a page,
//! `<!-- lookup: da-mean -->` the table of the numbers that identify mistakes. They show the
//! record of the crate `mistakes`, whose tests run the mistakes.

use bookkit::book::Count;
use bookkit::directive::{Context, Directive, Place};
use bookkit::fault::Fault;
use bookkit::html::{bilingual, escape, table};
use mistakes::diagnosis::printed;
use mistakes::{Mistake, Printed, RECORDS, Record, SIGNATURES, Signature};

/// The file of the mistakes, at which a table that no page shows is reported.
pub(crate) const RECORD: &str = "content/mistakes/src/record.rs";

/// The file of their numbers.
const SIGNATURES_FILE: &str = "content/mistakes/src/signatures.rs";

/// The directive for the mistakes of a page.
pub struct Mistakes;

impl Directive for Mistakes {
    fn usage(&self) -> &'static str {
        "mistakes: PAGE"
    }

    fn html(&self, page: &str, place: Place<'_>, _: &Context<'_>) -> Result<String, Vec<Fault>> {
        let names = pages();
        if !names.contains(&page) {
            return Err(vec![place.fault(unknown(RECORD, "page", page, &names))]);
        }
        // because the numbers link to that page
        if place
            .page
            .file
            .file_stem()
            .is_none_or(|stem| *stem != *page)
        {
            let message = format!("`<!-- mistakes: {page} -->` belongs on {page}.md");
            return Err(vec![place.fault(message)]);
        }
        let rows = RECORDS.iter().filter(|record| record.page == page);
        let rows: String = rows.map(mistake_row).collect();
        let titles = [
            bilingual("名字", "Name"),
            bilingual("哪里错了", "What is wrong"),
            bilingual("什么时候看不出来", "When it cannot be seen"),
        ];
        Ok(table("mistakes", &titles, &rows))
    }

    fn missing(&self, used: &[&str], _: &Context<'_>) -> Vec<Fault> {
        nowhere(RECORD, "mistakes", &pages(), used)
    }
}

/// What the field of the page looks up: the numbers of every mistake of the long record.
const ALL: &str = "all";

/// The directive for the numbers of one name.
pub struct Lookup;

impl Directive for Lookup {
    fn usage(&self) -> &'static str {
        "lookup: NUMBER"
    }

    fn html(&self, name: &str, place: Place<'_>, _: &Context<'_>) -> Result<String, Vec<Fault>> {
        if name == ALL {
            let numbers = printed::WRITTEN.trim_end();
            return Ok(format!(
                "<script type=\"application/json\" id=\"known-numbers\">{numbers}</script>"
            ));
        }
        let names = lookups();
        if !names.contains(&name) {
            return Err(vec![place.fault(unknown(
                SIGNATURES_FILE,
                "number",
                name,
                &names,
            ))]);
        }
        let signatures = SIGNATURES.iter();
        let mut found: Vec<&Signature> = signatures
            .filter(|signature| signature.printed.name() == name)
            .collect();
        found.sort_by(|a, b| a.value.total_cmp(&b.value));
        let rows: String = found.into_iter().map(signature_row).collect();
        let titles = [
            bilingual("数", "Number"),
            bilingual("单元格", "Cell"),
            bilingual("这个数从哪来", "Where it comes from"),
        ];
        Ok(table("lookup", &titles, &rows))
    }

    fn missing(&self, used: &[&str], _: &Context<'_>) -> Vec<Fault> {
        nowhere(SIGNATURES_FILE, "lookup", &lookups(), used)
    }
}

fn lookups() -> Vec<&'static str> {
    let names = Printed::ALL.into_iter().map(Printed::name);
    names.chain([ALL]).collect()
}

/// How many mistakes are recorded.
pub fn counts() -> Vec<Count> {
    vec![(
        RECORDS.len(),
        "种有记录的错误，每种都编译运行过",
        "recorded mistakes, each compiled and run",
    )]
}

/// The pages with mistakes, each once.
fn pages() -> Vec<&'static str> {
    let mut pages: Vec<_> = RECORDS.iter().map(|record| record.page).collect();
    pages.sort_unstable();
    pages.dedup();
    pages
}

pub(crate) fn unknown(file: &str, what: &str, name: &str, names: &[&str]) -> String {
    format!("`{name}` is no {what} of {file}: expected one of {names:?}")
}

pub(crate) fn nowhere(file: &str, word: &str, names: &[&str], used: &[&str]) -> Vec<Fault> {
    let missing = names.iter().filter(|name| !used.contains(name));
    let message = |name| format!("no page shows `<!-- {word}: {name} -->`");
    missing
        .map(|name| Fault::new(file, 1, message(name)))
        .collect()
}

fn mistake_row(record: &Record) -> String {
    let id = record.id;
    format!(
        "<tr id=\"{id}\"><td><code>{id}</code></td><td>{}</td><td>{}</td></tr>",
        sentence(record.zh, record.en),
        sentence(record.hidden_zh, record.hidden_en)
    )
}

fn signature_row(signature: &Signature) -> String {
    let [zh, en] = signature.cell.label();
    let (class, whose) = match signature.mistake.and_then(Mistake::record) {
        Some(record) => (
            "",
            format!(
                "<a href=\"{}.html#{}\">{}</a>",
                record.page,
                record.id,
                sentence(record.zh, record.en)
            ),
        ),
        None => (" class=\"sound\"", bilingual("✓ 正确", "✓ right")),
    };
    let value = signature.value;
    format!(
        "<tr{class} data-value=\"{value}\"><td>{value}</td><td>{}</td><td>{whose}</td></tr>",
        bilingual(zh, en)
    )
}

/// A sentence in both languages, with its code marked up.
pub(crate) fn sentence(zh: &str, en: &str) -> String {
    let mut html = bilingual(zh, en);
    while let Some((before, rest)) = html.split_once('`') {
        let (code, after) = rest.split_once('`').unwrap_or((rest, ""));
        html = format!("{before}<code>{}</code>{after}", escape(code));
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_leads_to_its_mistake() {
        let signature = SIGNATURES.iter().find(|signature| {
            signature.printed.name() == "da-mean" && signature.value == 0.6347704472655
        });
        let html = signature_row(signature.expect("the course's cell with the stride ignored"));
        let row = "<tr data-value=\"0.6347704472655\"><td>0.6347704472655</td>";
        assert!(html.contains(row), "{html}");
        let link = "href=\"errata-backward.html#stride-ignored\"";
        assert!(html.contains(link), "{html}");
        let record = RECORDS.iter().find(|record| record.id == "stride-ignored");
        let html = mistake_row(record.expect("it is recorded"));
        assert!(html.contains("<tr id=\"stride-ignored\">"), "{html}");
        assert!(html.contains("<code>vert_start = h</code>"), "{html}");
    }

    #[test]
    fn a_table_that_no_page_shows_is_a_fault() {
        let faults = nowhere(RECORD, "mistakes", &["a", "b"], &["b"]);
        assert_eq!(faults.len(), 1);
        let expected = "record.rs:1: no page shows `<!-- mistakes: a -->`";
        assert!(faults[0].to_string().ends_with(expected), "{}", faults[0]);
    }
}
