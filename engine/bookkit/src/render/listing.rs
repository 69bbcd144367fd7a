//! Removes the indentation that a listing had in the crate, and marks the names of symbols in it if
//! the author asks for it.

use std::ops::Range;

use super::symbols::{OfPage, linked};
use crate::lint::SYMBOLS;
use crate::page::{CodeBlock, Page};

/// Replacements for every listing whose visible lines are all indented, or whose symbols are to be marked.
pub(super) fn edits(page: &Page, symbols: &OfPage<'_>) -> Vec<(Range<usize>, String)> {
    let blocks = page.code.iter().filter(|block| block.is_rust());
    let edits = blocks.filter_map(|block| {
        let code = at_the_edge(&block.code);
        if block.has(SYMBOLS) {
            let html = html(block, code.as_ref().unwrap_or(&block.code), symbols);
            Some((block.range.clone(), html))
        } else {
            Some((block.code_range.clone(), code?))
        }
    });
    edits.collect()
}

/// The HTML that mdBook would write for a listing, with the names marked, which Markdown cannot express.
fn html(block: &CodeBlock, code: &str, symbols: &OfPage<'_>) -> String {
    let words = block.words().filter(|&word| word != SYMBOLS);
    let class = words.collect::<Vec<_>>().join(" ");
    let code = linked(code, &symbols.names(block.range.start));
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
    use crate::glossary::Glossary;
    use crate::render::tests::rendered;

    #[test]
    fn common_indent_goes_and_hidden_lines_do_not_count() {
        assert_eq!(
            rendered(
                "```rust\n# fn main() {\n    for h in 0..2 {\n        h;\n    }\n# }\n```\n",
                &Glossary::default()
            ),
            "```rust\n# fn main() {\nfor h in 0..2 {\n    h;\n}\n# }\n```\n"
        );
    }

    #[test]
    fn an_opted_in_listing_becomes_html_with_its_names_marked() {
        let glossary = "[[symbol]]\ntex = 's'\nrust = 'stride'\nzh = ''\nen = ''\n";
        let glossary = Glossary::parse(glossary).unwrap();
        let listing = "```rust,symbols,no_run\n# fn main() {\n    stride < 2;\n\n# }\n```\n";
        let html = rendered(&format!("$$ s = 2 $$\n\n{listing}text\n"), &glossary);
        assert!(
            html.ends_with(
                "<pre><code class=\"language-rust no_run\"><span class=\"boring\">fn main() {\n</span>\
                 <span class=\"sym\" data-sym=\"stride\">stride</span> &lt; 2;\n\n\
                 <span class=\"boring\">}</span></code></pre>\n\ntext\n"
            ),
            "{html}"
        );
        let unexplained = rendered(listing, &glossary);
        assert!(!unexplained.contains("data-sym"), "{unexplained}");
    }
}
