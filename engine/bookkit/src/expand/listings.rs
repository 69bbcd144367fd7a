//! Listings start at the left edge, however deep in the crate they were cut out, and the names of
//! symbols in them are marked where the author asks for it.

use std::ops::Range;

use super::symbols::{Page, linked};
use crate::markdown::{CodeBlock, code_blocks};

/// The word that opts a Rust listing in: names of symbols are marked, as in formulas.
pub const SYMBOLS: &str = "symbols";

/// Replacements for every listing whose visible lines are all indented, or that is opted in.
pub(super) fn edits(text: &str, page: &Page<'_>) -> Vec<(Range<usize>, String)> {
    let blocks = code_blocks(text).into_iter().filter(CodeBlock::is_rust);
    blocks
        .filter_map(|block| {
            let code = at_the_edge(&block.code);
            if block.words().any(|word| word == SYMBOLS) {
                let html = html(&block, code.as_ref().unwrap_or(&block.code), page);
                Some((block.range, html))
            } else {
                Some((block.code_range, code?))
            }
        })
        .collect()
}

/// What mdBook makes of a listing, with the names marked. No Markdown can say that.
fn html(block: &CodeBlock, code: &str, page: &Page<'_>) -> String {
    let words = block.words().filter(|&word| word != SYMBOLS);
    let class = words.collect::<Vec<_>>().join(" ");
    let code = linked(code, &page.names(block.range.start));
    format!("<pre><code class=\"language-{class}\">{code}</code></pre>\n")
}

/// The code without the indentation that its visible lines share, if they share any.
fn at_the_edge(code: &str) -> Option<String> {
    let indent = code
        .lines()
        .filter(|line| !line.trim().is_empty() && !is_hidden(line))
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .filter(|&indent| indent > 0)?;
    let lines = code.lines().map(|line| match line.get(indent..) {
        Some(rest) if !is_hidden(line) => format!("{rest}\n"),
        _ => format!("{}\n", line.trim_start()),
    });
    Some(lines.collect())
}

fn is_hidden(line: &str) -> bool {
    let line = line.trim_start();
    line == "#" || line.starts_with("# ")
}

#[cfg(test)]
mod tests {
    use crate::expand::{Context, chapter};
    use crate::glossary::Glossary;

    #[test]
    fn common_indent_goes_and_hidden_lines_do_not_count() {
        assert_eq!(
            chapter(
                "```rust\n# fn main() {\n    for h in 0..2 {\n        h;\n    }\n# }\n```\n",
                &Context::default()
            ),
            "```rust\n# fn main() {\nfor h in 0..2 {\n    h;\n}\n# }\n```\n"
        );
    }

    #[test]
    fn an_opted_in_listing_becomes_html_with_its_names_marked() {
        let glossary = "[[symbol]]\ntex = 's'\nrust = 'stride'\nzh = ''\nen = ''\n";
        let context = Context {
            glossary: Glossary::parse(glossary).unwrap(),
            ..Context::default()
        };
        let listing = "```rust,symbols,no_run\n# fn main() {\n    stride < 2;\n\n# }\n```\n";
        let html = chapter(&format!("$$ s = 2 $$\n\n{listing}text\n"), &context);
        assert!(
            html.ends_with(
                "<pre><code class=\"language-rust no_run\"><span class=\"boring\">fn main() {\n</span>\
                 <span class=\"sym\" data-sym=\"stride\">stride</span> &lt; 2;\n\n\
                 <span class=\"boring\">}</span></code></pre>\n\ntext\n"
            ),
            "{html}"
        );
        let unexplained = chapter(listing, &context);
        assert!(!unexplained.contains("data-sym"), "{unexplained}");
    }
}
