//! Edits of the small book, and the fault that each must give: its file, its line, and what it says.

use std::fs;

use anyhow::{Result, ensure};
use bookkit::site;

use crate::project::{copy, project};

#[test]
fn the_small_book_is_sound() -> Result<()> {
    let copy = copy()?;
    ensure!(site::check(&project(copy.path()))? == 2);
    Ok(())
}

/// An edit (file, old text, new text) and its fault (how many lines after the edit, and what it says).
type Breakage = (
    &'static str,
    &'static str,
    &'static str,
    isize,
    &'static str,
);

const SCORES: &str = "src/scores.md";
const OUTPUT: &str = "src/output.md";
const GLOSSARY: &str = "glossary.toml";

/// Makes each edit in its own copy and expects its fault; all edits that go unnoticed are reported together.
fn each_is_caught(breakages: &[Breakage]) -> Result<()> {
    let copy = copy()?;
    let mut unseen = Vec::new();
    for &(file, from, to, after, says) in breakages {
        let path = copy.path().join(file);
        let text = fs::read_to_string(&path)?;
        let Some(at) = text.find(from) else {
            unseen.push(format!("{file} has no `{from}`"));
            continue;
        };
        let line = (1 + text[..at].matches('\n').count()).saturating_add_signed(after);
        fs::write(&path, text.replacen(from, to, 1))?;
        let report = match site::check(&project(copy.path())) {
            Ok(_) => "no fault".to_owned(),
            Err(error) => format!("{error:#}"),
        };
        fs::write(&path, text)?;
        let place = format!("{file}:{line}: ");
        let caught = report
            .lines()
            .any(|fault| fault.starts_with(&place) && fault.contains(says));
        if !caught {
            unseen.push(format!(
                "`{from}` → `{to}`: expected `{place}… {says} …`, got:\n{report}"
            ));
        }
    }
    ensure!(unseen.is_empty(), "{}", unseen.join("\n\n"));
    Ok(())
}

#[test]
#[rustfmt::skip]
fn directives() -> Result<()> {
    each_is_caught(&[
        (OUTPUT, "<!-- checks -->", "<!-- check -->", 0, "`<!-- check -->` is not a directive: did you mean `<!-- checks -->`?"),
        (OUTPUT, "<!-- counts -->", "<!-- count -->", 0, "did you mean `<!-- counts -->`?"),
        (OUTPUT, "<!-- counts -->", "<!-- counts: all -->", 0, "expected `<!-- counts -->` on a line of its own"),
        (OUTPUT, "<!-- counts -->", "<!-- xyzzy -->", 0, "expected one of"),
        (OUTPUT, "<!-- index: symbols -->", "<!-- index: symbol -->", 0, "`symbol` is not a list of the book"),
        (OUTPUT, "<!-- index: symbols -->", "<!-- index -->", 0, "expected `<!-- index: LIST -->`"),
        (OUTPUT, "<!-- index: symbols -->", "<!-- indx: symbols -->", 0, "did you mean `<!-- index: LIST -->`?"),
        (OUTPUT, "<!-- note: the", "<!-- nota: the", 0, "did you mean `<!-- note: … -->`?"),
        (OUTPUT, "<!-- note: the", "<!-- the", 0, "is not a directive"),
        (SCORES, "<!-- glossary: arrays -->", "<!-- glosary: arrays -->", 0, "did you mean `<!-- glossary: PART -->`?"),
        (SCORES, "<!-- glossary: arrays -->", "<!-- Glossary: arrays -->", 0, "did you mean `<!-- glossary: PART -->`?"),
        (SCORES, "<!-- glossary: arrays -->", "<!-- glossary: array -->", 0, "`array` is not a part of the glossary"),
        (SCORES, "<!-- glossary: arrays -->", "| <!-- glossary: arrays --> |", 0, "on a line of its own"),
        (SCORES, "<!-- glossary: arrays -->", "<!-- scope: one -->", 0, "expected a formula in `$$` on the next line"),
        (OUTPUT, "<!-- same as: (1) -->", "<!-- same-as: (1) -->", 0, "same as"),
        (OUTPUT, "<!-- same as: (1) -->", "<!-- wrong on purpse: (1) -->", 0, "wrong on purpose"),
        (OUTPUT, "<!-- same as: (1) -->", "<!-- checks -->", 0, "has no meaning for the formula below"),
        (OUTPUT, "<!-- same as: (1) -->", "<!-- same as: (1) --> <!-- checks -->", 0, "has no meaning for the formula below"),
    ])
}

/// A part of the glossary that no page shows.
#[test]
#[rustfmt::skip]
fn what_no_page_shows() -> Result<()> {
    each_is_caught(&[(
        GLOSSARY,
        "# The symbols",
        "[[symbol]]\nscope = 'new'\ntex = 'x'\nzh = '新'\nen = 'new'\n#",
        0,
        "no page shows `new`",
    )])
}

#[test]
#[rustfmt::skip]
fn fences_and_classes() -> Result<()> {
    each_is_caught(&[
        (SCORES, "text,output,", "text,outptu,", 0, "did you mean `output`?"),
        (SCORES, "text,output,example-attention", "text,output,exampel-attention", 0, "`exampel-attention`"),
        (SCORES, "text,output,example-attention", "text,output", 0, "the example that prints it"),
        (SCORES, "text,output,example-attention", "text,example-attention", 0, "output block: expected"),
        (SCORES, "text,output,", "txt,output,", 0, "did you mean `text`?"),
        (SCORES, "```rust,symbols", "```rust,symbol", 0, "did you mean `symbols`?"),
        (SCORES, "```rust,symbols", "```rust,ignore", 0, "`ignore`"),
        (SCORES, "```rust,symbols", "```", 0, "listing without a language"),
        (SCORES, "```text,output,example-attention\n0.7311 0.2689", "```python\nprint(1)", 0, "Python listing: expected one"),
        (OUTPUT, "<div class=\"note\">", "<div class=\"not\">", 0, "did you mean `note`?"),
        (OUTPUT, "<div class=\"note\">", "<div class=\"note wide\">", 0, "the class `wide`"),
        (OUTPUT, "<div class=\"note\">", "<div clas=\"note\">", 0, "`<div clas=\"note\">`"),
        (OUTPUT, "weights.svg)", "weights.svg \"权重\")", 0, "title `权重`"),
        (SCORES, "output.md#eq-2)", "output.md#eq-2 \"see\")", 0, "title `see`"),
        (SCORES, "{#scores}", "{#scores .wide}", 0, "[\"wide\"] has no meaning here"),
        (SCORES, "{#scores}", "{#scores level=2}", 0, "[\"level\"] has no meaning here"),
        (SCORES, "看键与", "<b>看</b>键与", 0, "`<b>`"),
        (SCORES, "看键与", "<a href=\"x\">看</a>键与", 0, "write links and images in Markdown"),
    ])
}

#[test]
#[rustfmt::skip]
fn includes() -> Result<()> {
    each_is_caught(&[
        (SCORES, "attention.rs:scores", "attention.rs:score", 0, "has no anchor `score`"),
        (SCORES, "code/attention.rs", "code/attentions.rs", 0, "cannot read code/attentions.rs"),
        (SCORES, "attention.rs:scores", "attention.rs:3:9", 0, "by anchor, not by number"),
        (SCORES, "attention.rs:scores", "attention.rs", 0, "expected `{{#include path:anchor}}`"),
        (SCORES, "{{#include", "{{#inclde", 0, "expected `{{#include path:anchor}}`"),
        (SCORES, "attention.py:row", "attention.py:rows", 0, "has no anchor `rows`"),
        ("code/attention.py", "# ANCHOR_END: row", "", -4, "anchor `row` is never closed"),
        ("code/attention.rs", "// ANCHOR_END: scores", "", -7, "anchor `scores` is never closed"),
        ("code/attention.rs", "// ANCHOR: scores", "// ANCHOR: scores wide", 7, "anchor `scores` ends but never began"),
        ("code/attention.rs", "pub fn output", "pub fn {", -12, "is not valid Rust"),
    ])
}

#[test]
#[rustfmt::skip]
fn links_headings_and_images() -> Result<()> {
    each_is_caught(&[
        (SCORES, "](output.md", "](outputs.md", 0, "is not a chapter of SUMMARY.md"),
        (SCORES, "#eq-2)", "#eq-9)", 0, "has no heading or formula `#eq-9`"),
        (SCORES, "(output.md#eq-2)", "(../../secret.md)", 0, "leaves the book"),
        (SCORES, "(output.md#eq-2)", "(http://example.org)", 0, "expected https or a path"),
        (SCORES, "(output.md#eq-2)", "(api/attention/fn.score.html)", 0, "no such public item or module"),
        ("book.toml", "scores.html#eq-1", "score.html#eq-1", 0, "the book has no page `score.html`"),
        ("book.toml", "scores.html#eq-1", "scores.html#eq-9", 0, "scores.md has no heading or formula `#eq-9`"),
        (OUTPUT, "figures/weights.svg", "figures/weight.svg", 0, "`figures/weight.svg` does not exist"),
        (OUTPUT, "![两个权重，和是 $1$ 。 · Two weights, whose sum is $1$ .]", "![]", 0, "image without alternative text"),
        (OUTPUT, " · Two weights, whose sum is $1$ .]", "]", 0, "both halves"),
        (OUTPUT, "Two weights", "Two **weights**", 0, "expected only words and formulas"),
        (OUTPUT, "Two weights", "Two `weights`", 0, "expected only words and formulas"),
        (OUTPUT, "Two weights", "Two & weights", 0, "would act as HTML"),
        (SCORES, "# 打分 · Scores", "# 打分", 0, "expected `中文 · English {#id}`"),
        (SCORES, " {#scores}", "", 0, "has no id"),
        (SCORES, "{#scores}", "{#Scores}", 0, "expected a-z, 0-9 and hyphens"),
        (OUTPUT, "{#index}", "{#output}", 0, "id `output` is already used above"),
        ("src/SUMMARY.md", "打分 · Scores", "打分", -3, "title `打分`: expected"),
        ("src/SUMMARY.md", "注意力 · Attention", "注意力", -2, "title `注意力`: expected"),
        ("src/SUMMARY.md", "- [输出 · Output](output.md)", "", -4, "no page has a line `<!-- checks -->`"),
    ])
}

#[test]
#[rustfmt::skip]
fn languages() -> Result<()> {
    each_is_caught(&[
        (SCORES, "\n$$ S_", "\nProse.\n\n$$ S_", 1, "prose outside a language block: `Prose.`"),
        (SCORES, "<div lang=\"en\">\n\n", "<div lang=\"en\">\n", 0, "a blank line must follow"),
        (SCORES, "<div lang=\"en\">\n\nFor three positions, the program prints numbers like 0.7311.\n\n</div>\n", "", -5, "Chinese block without its English half"),
        (SCORES, "<div lang=\"zh-CN\">\n\n对三个位置，程序印出 0.7311 这样的数。\n\n</div>\n", "", 0, "English block without a Chinese block"),
        (OUTPUT, "\n把求和的范围写错，公式就不再是 (2) ：\n", "", 1, "is empty"),
        (SCORES, "like 0.7311.\n\n</div>", "like 0.7311.\n\n", -2, "is never closed"),
        (SCORES, "For three positions, the", "```text\nFor\n```\n\nthe", 0, "belong outside, once for both"),
        (SCORES, "对三个位置，程序", "对三个位置，\n程序", 0, "a line ends inside a paragraph"),
        (SCORES, "位置 $i$ 该", "位置$i$ 该", 0, "touches `$i$`"),
        (SCORES, "看哪里？**", "看哪里）。**后", 0, "`*` would be printed literally"),
        (SCORES, "用 `scores` 计算", "用 `score` 计算", 3, "code `score` occurs 1× in the Chinese half"),
        (SCORES, "where should position $i$", "where should position $j$", -2, "formula `i` occurs 1× in the Chinese half"),
        (SCORES, "For three", "For 3", -2, "number `3` occurs 0× in the Chinese half"),
        (SCORES, "see the [output](output.md#eq-2)", "see the [output](output.md)", -4, "link `output.md` occurs 0×"),
        (OUTPUT, "whose sum is $1$ .", "whose sum is $2$ .", 0, "formula `1` occurs 1×"),
        (OUTPUT, "打分怎样变成注意力？", "打分怎样变成别的？", 5, "the English half says `attention`"),
        (SCORES, "# 打分 · Scores", "# 注意力 · Scores", 0, "the Chinese half says `注意力`"),
        (SCORES, "0.7311 这样", "0.7312 这样", 0, "no output block of the book shows 0.7312"),
    ])
}

/// A block that is never closed gives one fault only, although everything after it would be wrong as well.
#[test]
fn a_block_that_is_never_closed_is_one_fault() -> Result<()> {
    for (text, line) in [
        ("见[输出](output.md#eq-2)。\n\n</div>\n", 3),
        ("see the [output](output.md#eq-2).\n\n</div>\n", 10),
    ] {
        let copy = copy()?;
        let path = copy.path().join(SCORES);
        let page = fs::read_to_string(&path)?;
        ensure!(page.contains(text), "no `{text}`");
        fs::write(
            &path,
            page.replacen(text, text.trim_end_matches("</div>\n"), 1),
        )?;
        let faults =
            site::check(&project(copy.path())).map_or_else(|e| e.to_string(), |_| String::new());
        let place = format!("{SCORES}:{line}: `<div lang=");
        ensure!(
            faults.starts_with(&place) && faults.contains("\n1 fault in the book"),
            "expected one fault at {place}, got:\n{faults}"
        );
    }
    Ok(())
}

#[test]
#[rustfmt::skip]
fn formulas_and_glossary() -> Result<()> {
    each_is_caught(&[
        (SCORES, "K_{j,k} \\tag{1}", "K_{j,k} - 1 \\tag{1}", 0, "formula (1) and `the check's own array` disagree"),
        (SCORES, "\\sum_{k=0}", "\\sum_{k=1}", 0, "disagree"),
        (SCORES, "^{d-1}", "^{d}", 0, "outside"),
        (SCORES, "Q_{i,k} K", "Q_{i,k} Y", 0, "Y"),
        (SCORES, " \\tag{1} $$", " $$", 0, "not executable"),
        (SCORES, "\\tag{1}", "\\tag{9}", 0, "formula (9) is not checked"),
        (SCORES, "Q_{i,k} K_{j,k} \\tag{1}", "\\dots \\tag{1}", 0, "formula (1): `\\dots` cannot be executed"),
        (SCORES, "$$ S_{i,j}", "$$ V_{i,j}", 0, "formula (1) defines `V`; expected `S`"),
        (SCORES, "K_{j,k} \\tag{1}", "K_{j} \\tag{1}", 0, "formula (1)"),
        (SCORES, "K_{j,k} \\tag{1}", "K_{j,k} \\text{ 且 / or } \\tag{1}", 0, "has different meanings in its two languages"),
        (SCORES, "$$ S_", "<!-- scope: ones -->\n$$ S_", 1, "no symbol of the glossary has the scope `ones`"),
        (SCORES, "$$ S_", "<!-- not executable: -->\n$$ S_", 1, "needs a reason"),
        (SCORES, "$$ S_", "<!-- not executable: too long -->\n$$ S_", 1, "formula (1) is marked as not executable, but"),
        (OUTPUT, "\\tag{2}", "\\tag{1}", 0, "number (1) is already used by the formula at src/scores.md:18"),
        (OUTPUT, "\\sum_{j=1}^{n-1} e", "\\sum_{j=0}^{n-1} e", 0, "agrees with (2) everywhere"),
        (OUTPUT, "\\sum_{j=1}^{n-1} e", "\\sum_{j=1}^{n-1} e^{Y_j}", 0, "wrong copy of formula (2): "),
        (OUTPUT, "wrong on purpose: (2)", "wrong on purpose: (9)", 1, "is a wrong copy of (9), but no check has that number"),
        (OUTPUT, "e^{S_{i,j}}} $$", "e^{S_{i,j}}} \\tag{9} $$", 0, "formula (9) is wrong on purpose"),
        (OUTPUT, "<!-- same as: (1) -->", "<!-- same as: (2) -->", 1, "differs from (2)"),
        (OUTPUT, "<!-- same as: (1) -->", "<!-- same as: (9) -->", 1, "the formula copies (9), but no formula has that number"),
        (OUTPUT, "K_{j,k} $$", "K_{j,k} \\tag{9} $$", 0, "formula (9) says that it copies (1); a copy has no number"),
        (SCORES, "\\sum_{k=0}", "\\sun_{k=0}", 0, "cannot be typeset"),
        (SCORES, "position $i$", "position $\\mathfrak{g}$", 0, "is not in the math font"),
        (SCORES, "\\tag{1} $$", "\\tag{1}", 0, "`$` would be printed literally"),
        (SCORES, "\\tag{1} $$", "$$\n\n$x \\tag{3}$", 2, "is numbered, so it needs `$$`"),
        ("book.toml", "[\"style.css\"]", "[\"styles.css\"]", 0, "`styles.css` does not exist"),
        (GLOSSARY, "tex = 'S'", "tex = '\\vec{S}'", 0, "is not in the math font"),
        (GLOSSARY, "shape = ['n', 'd_v']", "shape = ['d_v', 'n']", -3, "shape"),
        (GLOSSARY, "shape = ['n', 'd_v']", "shape = ['n', 'd_u']", 0, "the shape of `V`"),
        (GLOSSARY, "tex = 'K'", "tex = 'Q'", 0, "`Q` is already defined on line "),
        (GLOSSARY, "zh = \"打分\"\nen", "zh = 打分\nen", 0, ""),
        (GLOSSARY, "say_zh = \"查询与", "say_de = \"\"\nsay_zh = \"查询与", 0, "unknown field"),
        (GLOSSARY, "rust = \"o\"", "rust = \"s\"", -1, "one Rust name belongs to one symbol"),
    ])
}
