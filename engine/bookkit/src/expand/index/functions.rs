//! The index of the crate's functions: each with its documentation, and the pages that show it.

use super::{Whole, boxed, folded, link};
use crate::api::Item;
use crate::api::items::CRATE;
use crate::expand::html::{bilingual, escape};
use crate::markdown::code_blocks;

pub(super) fn table(whole: Whole<'_>) -> String {
    let programs: Vec<_> = whole.texts.iter().map(|text| visible(text)).collect();
    let mut functions: Vec<_> = whole.items.iter().filter(|item| item.function).collect();
    functions.sort_by_key(|item| (&item.module, &item.name));
    let rows: String = functions
        .into_iter()
        .map(|item| row(item, &programs, whole))
        .collect();
    let titles = [
        bilingual("函数", "Function"),
        bilingual("写在", "Written out in"),
        bilingual("用在", "Called in"),
    ];
    boxed("function-index", &titles, &rows)
}

fn row(item: &Item, programs: &[String], whole: Whole<'_>) -> String {
    let module = item.module.strip_prefix(CRATE).unwrap_or(&item.module);
    let path = format!("{}::{}", module.trim_start_matches("::"), item.name);
    let name = format!("<code>{}</code>", escape(path.trim_start_matches("::")));
    let name = match whole.api {
        true => format!("<a href=\"{}\">{name}</a>", item.url),
        false => name,
    };
    let short = item.name.rsplit("::").next().unwrap_or(&item.name);
    let pages = |shows: &dyn Fn(&str) -> bool| {
        let chapters = whole.source.chapters.iter().zip(programs);
        let links = chapters.filter(|(_, program)| shows(program));
        let links: Vec<_> = links
            .map(|(chapter, _)| link(chapter, whole.source))
            .collect();
        folded(&links, &|pages| {
            (format!("{pages} 页"), format!("{pages} pages"))
        })
    };
    let associated = item.name.contains("::");
    let written = pages(&|program| !associated && defines(program, short));
    let called = pages(&|program| calls(program, &item.name) && !defines(program, short));
    format!("<tr><td>{name}</td><td>{written}</td><td>{called}</td></tr>")
}

/// The lines of all Rust listings of a page that a reader sees.
fn visible(text: &str) -> String {
    let blocks = code_blocks(text)
        .into_iter()
        .filter(|block| block.is_rust());
    let code: Vec<_> = blocks.map(|block| block.code).collect();
    let lines = code.iter().flat_map(|code| code.lines());
    let seen =
        lines.filter(|line| !(line.trim_start() == "#" || line.trim_start().starts_with("# ")));
    seen.flat_map(|line| [line.split("//").next().unwrap_or_default(), "\n"])
        .collect()
}

fn defines(program: &str, name: &str) -> bool {
    ["(", "<"]
        .iter()
        .any(|next| program.contains(&format!("fn {name}{next}")))
}

/// Whether a program calls a function; `seed` of `NumpyRng` only as `NumpyRng::seed(` or `.seed(`.
fn calls(program: &str, name: &str) -> bool {
    let (ways, associated) = match name.rsplit_once("::") {
        Some((_, method)) => (vec![format!("{name}("), format!(".{method}(")], true),
        None => (vec![format!("{name}(")], false),
    };
    ways.iter().any(|way| {
        program.match_indices(way.as_str()).any(|(at, _)| {
            let before = program[..at].chars().next_back();
            let part_of_a_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
            let method = !associated && before == Some('.');
            // a receiver stands before the dot
            !method && (!part_of_a_name || way.starts_with('.'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Items;
    use crate::counts::Counts;
    use crate::expand::index::tests::two_pages;

    #[test]
    fn definitions_and_calls_are_told_apart() {
        let program = visible(
            "```rust\n# fn hidden() {}\npub fn zero_pad<F>(x: F) {}\nlet z = rng.randn(2); // say(1)\n\
             conv::step(zero(1)); a.max(2);\n```\n\n```text\nfn text() {}\n```\n",
        );
        assert!(defines(&program, "zero_pad") && !defines(&program, "pad"));
        assert!(!defines(&program, "hidden") && !defines(&program, "text"));
        for name in ["step", "zero", "NumpyRng::randn"] {
            assert!(calls(&program, name), "{name}");
        }
        for name in ["max", "say", "tep", "NumpyRng::max_", "zero_pad"] {
            assert!(!calls(&program, name), "{name}");
        }
    }

    #[test]
    fn a_function_has_its_pages_and_its_documentation_where_there_is_one() {
        let source = two_pages("", "");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let items = Items::read(&root).unwrap();
        let texts = [
            "```rust\nfn zero_pad(x: X) {}\n```\n".to_owned(),
            "```rust\nlet y = zero_pad(x);\n```\n".to_owned(),
        ];
        let html = |api| {
            table(Whole {
                source: &source,
                texts: &texts,
                items: &items,
                counts: &Counts::new(),
                api,
            })
        };
        let of = |html: String| {
            let row = html
                .split("<tr>")
                .find(|row| row.contains("<code>conv::zero_pad</code>"));
            row.unwrap_or_default().to_owned()
        };
        let row = of(html(true));
        assert!(
            row.contains("href=\"api/cnn_backprop/conv/fn.zero_pad.html\""),
            "{row}"
        );
        let cells: Vec<_> = row.split("<td>").collect();
        assert!(
            cells[2].contains("one.html") && !cells[2].contains("two.html"),
            "{row}"
        );
        assert!(
            cells[3].contains("two.html") && !cells[3].contains("one.html"),
            "{row}"
        );
        assert!(!of(html(false)).contains("api/"));
    }
}
