//! What was measured, and pages that show it: `<!-- measured: steps backward -->` on a line of its own
//! becomes the table of `bench/results/steps.toml`, `<!-- measured: peers conv backward -->` one of
//! `bench/results/peers.toml`. Nothing of it is typed.

mod results;

use std::collections::BTreeMap;
use std::ops::Range;

use mdbook_markdown::pulldown_cmark::Event;

pub(crate) use results::{Measured, Quartiles, Results, Shape, Step};

use crate::expand::measured::table;
use crate::fault::Fault;
use crate::markdown::{line_of, parser};
use crate::source::Source;

const STEPS: &str = "steps";

/// Which table a page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The result file, without folder and extension.
    file: String,
    /// `conv` or `pool`.
    pub(crate) layer: String,
    /// `backward`, `max forward`.
    pub(crate) operation: String,
}

impl Asked {
    fn parse(written: &str) -> Option<Self> {
        let words = written.strip_prefix("<!-- measured: ")?;
        let words: Vec<_> = words.strip_suffix(" -->")?.split(' ').collect();
        let plain = |word: &&str| {
            let letters = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            letters && !word.is_empty()
        };
        if !words.iter().all(plain) {
            return None;
        }
        let (file, layer, operation) = match words[..] {
            [STEPS, operation] => (STEPS, "conv", operation.to_owned()),
            [STEPS, ..] | [] | [_] | [_, _] => return None,
            [file, layer, ref operation @ ..] => (file, layer, operation.join(" ")),
        };
        Some(Self {
            file: file.to_owned(),
            layer: layer.to_owned(),
            operation,
        })
    }

    /// The result file, relative to the root.
    pub(crate) fn path(&self) -> String {
        format!("bench/results/{}.toml", self.file)
    }

    /// Whether this is the ladder from the literal loops; else it is a comparison with peers.
    pub(crate) fn is_steps(&self) -> bool {
        self.file == STEPS
    }

    /// The entries that are asked for.
    pub(crate) fn of<'a>(&self, results: &'a Results) -> impl Iterator<Item = &'a Measured> {
        let all = results.measured.iter();
        all.filter(|one| one.layer == self.layer && one.operation == self.operation)
    }

    fn name_of(measured: &Measured) -> String {
        format!("{} {}", measured.layer, measured.operation)
    }
}

/// Every comment of a chapter that asks for a table, well written or not.
pub(crate) fn directives(text: &str) -> Vec<(Range<usize>, &str)> {
    parser(text)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
        .map(|(_, range)| (range.clone(), text[range].trim()))
        .filter(|(_, html)| {
            let inner = html.strip_prefix("<!--").unwrap_or_default();
            inner.trim_start().starts_with("measure")
        })
        .collect()
}

/// The tables, by their directives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables(pub(crate) BTreeMap<String, String>);

/// Every table that the book asks for, and what is wrong with the others.
pub fn tables(source: &Source) -> (Tables, Vec<Fault>) {
    let (mut tables, mut faults) = (BTreeMap::new(), Vec::new());
    for chapter in &source.chapters {
        for (range, written) in directives(&chapter.text) {
            let line = line_of(&chapter.text, range.start);
            let page = |message: String| {
                Fault::new(&chapter.file, line, format!("`{written}`: {message}"))
            };
            let alone = chapter.text.lines().nth(line - 1).unwrap_or_default();
            let Some(asked) = Asked::parse(written).filter(|_| alone.trim_end() == written) else {
                faults.push(page(
                    "expected `<!-- measured: steps OPERATION -->` or `<!-- measured: FILE LAYER \
                     OPERATION -->`, a file of bench/results, on a line of its own"
                        .to_owned(),
                ));
                continue;
            };
            match results::read(&source.root, &asked, &page) {
                Ok(results) => {
                    tables.insert(written.to_owned(), table(&asked, &results));
                }
                Err(wrong) => faults.extend(wrong),
            }
        }
    }
    (Tables(tables), faults)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::source::Chapter;

    const SHAPES: &str = "\
[[conv]]\nname = \"3x3\"\ntuned = true\na_prev = [8, 56, 56, 64]\nw = [3, 3, 64, 64]\nstride = 1\npad = 1
[[pool]]\nname = \"2x2\"\na_prev = [32, 28, 28, 16]\nf = 2\nstride = 2\n";
    const HEAD: &str = "\
[method]\ndate = \"2026-11-23\"\nthreads = 1\nrounds = 7\nridge = [2.7, 2.8, 2.9]
[machine]\ncpu = \"A <processor>\"\nvectors = \"AVX-512\"
[versions]\ntorch = \"2.15\"\n";
    const STEPS: &str = "\
[[step]]\nname = \"literal\"\nzh = \"循环\"\nen = \"loops\"
[[step]]\nname = \"fast\"\nzh = \"快\"\nen = \"fast\"
[[step]]\nname = \"faster\"\nzh = \"更快\"\nen = \"faster\"\non_request = true
[[measured]]\nlayer = \"conv\"\nname = \"3x3\"\noperation = \"forward\"\nintensity = 142.0
shape = { a_prev = [8, 56, 56, 64], w = [3, 3, 64, 64], stride = 1, pad = 1 }
before = { fast = [4.0, 4.07, 4.25], faster = [1.2, 1.3, 1.4] }
literal = { fast = [129.0, 134.0, 154.0], faster = [160.0, 174.0, 190.0] }
roof = { literal = [0.005, 0.0063, 0.007], fast = [0.85, 0.875, 0.88], faster = [1.0, 1.1, 1.2] }\n";
    const PEERS: &str = "\
[[measured]]\nlayer = \"pool\"\nname = \"2x2\"\noperation = \"max forward\"\ntuned = false
shape = { a_prev = [32, 28, 28, 16], f = 2, stride = 2 }\n[measured.ratio]
\"fast into\" = { low = 0.2, median = 0.25, high = 0.3 }\n\"torch out=\" = { low = 1.0, median = 1.0, high = 1.0 }\n";

    fn of(page: &str, steps: &str, peers: &str) -> (Tables, String) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("bench/results")).unwrap();
        for (file, text) in [
            ("shapes.toml", SHAPES),
            ("results/steps.toml", steps),
            ("results/peers.toml", peers),
        ] {
            fs::write(root.path().join("bench").join(file), text).unwrap();
        }
        let chapters = vec![Chapter {
            name: "题 · T".into(),
            file: "src/x.md".into(),
            text: page.into(),
        }];
        let source = Source {
            root: root.path().into(),
            src: "src".into(),
            chapters,
        };
        let (tables, faults) = tables(&source);
        let faults = faults.iter().map(|fault| format!("{fault}\n"));
        (tables, faults.collect())
    }

    const PAGE: &str =
        "x\n\n<!-- measured: steps forward -->\n\n<!-- measured: peers pool max forward -->\n";

    #[test]
    fn numbers_stand_beside_the_machine_that_they_are_of() {
        let (steps, peers) = (format!("{HEAD}{STEPS}"), format!("{HEAD}{PEERS}"));
        let (tables, faults) = of(PAGE, &steps, &peers);
        assert_eq!(faults, "");
        let steps = &tables.0["<!-- measured: steps forward -->"];
        for part in [
            "A &lt;processor>",
            "(8,\u{a0}56,\u{a0}56,\u{a0}64) ∗ (3,\u{a0}3,\u{a0}64,\u{a0}64), s\u{a0}=\u{a0}1",
            "0.63 %",
            "×4.07",
            "×134",
            "88 %",
        ] {
            assert!(steps.contains(part), "{part}: {steps}");
        }
        let (before, after) = steps.split_once("×134").unwrap();
        assert!(
            !before.contains("×1.30") && after.contains("×1.30"),
            "{steps}"
        );
        let peers = &tables.0["<!-- measured: peers pool max forward -->"];
        for part in [
            "<b>0.25</b>",
            "0.20–0.30",
            "<code>torch out=</code>",
            "torch 2.15",
        ] {
            assert!(peers.contains(part), "{part}: {peers}");
        }
        assert!(!steps.contains('\n') && !peers.contains('\n'));
    }

    #[test]
    fn what_is_unknown_missing_or_malformed_is_named() {
        let (steps, peers) = (format!("{HEAD}{STEPS}"), format!("{HEAD}{PEERS}"));
        let found = |page: &str, from: &str, to: &str| {
            assert!(steps.contains(from) || peers.contains(from), "{from}");
            of(page, &steps.replace(from, to), &peers.replace(from, to)).1
        };
        for (from, to, says) in [
            (
                "rounds = 7",
                "rounds = many",
                "bench/results/steps.toml:4: ",
            ),
            (
                "low = 0.2,",
                "low = 0.4,",
                "bench/results/peers.toml:18: 0.4, 0.25, 0.3 are no quartiles",
            ),
            (
                "[4.0, 4.07,",
                "[4.0, nan,",
                "bench/results/steps.toml:30: 4, NaN, 4.25 are no quartiles",
            ),
            (
                "\"fast into\"",
                "\"slow\"",
                "peers.toml:13: `2x2` has no ratio of `fast …`",
            ),
            (
                "literal = [0.005",
                "litteral = [0.005",
                "steps.toml:26: `3x3` has no `roof` of step `literal`",
            ),
            (
                "name = \"3x3\"",
                "name = \"4x4\"",
                "steps.toml:26: bench/shapes.toml has no conv `4x4`",
            ),
            (
                "name = \"3x3\"",
                "name = \"4x4\"",
                "src/x.md:3: `<!-- measured: steps forward -->`: bench/results/steps.toml has no result for `3x3`",
            ),
            (
                "f = 2",
                "f = 3",
                "peers.toml:13: `2x2` has another shape in bench/shapes.toml now",
            ),
            (
                "\"max forward\"",
                "\"max backward\"",
                "src/x.md:5: `<!-- measured: peers pool max forward -->`: bench/results/peers.toml has nothing measured for `pool max forward`: expected one of [\"pool max backward\"]",
            ),
        ] {
            let faults = found(PAGE, from, to);
            assert!(faults.contains(says), "{says}:\n{faults}");
        }
        for (page, says) in [
            (
                "<!-- measured: step forward -->\n",
                "src/x.md:1: `<!-- measured: step forward -->`: expected",
            ),
            (
                "<!-- measured: ../x conv forward -->\n",
                "expected `<!-- measured: steps",
            ),
            (
                "see <!-- measured: steps forward -->\n",
                "on a line of its own",
            ),
            (
                "<!-- measures: steps forward -->\n",
                "expected `<!-- measured: steps",
            ),
            (
                "<!-- measured: others conv forward -->\n",
                "bench/results/others.toml cannot be read",
            ),
        ] {
            let faults = found(page, "", "");
            assert!(faults.contains(says), "{says}:\n{faults}");
        }
    }
}
