//! Listings start at the left edge, however deep in the crate they were cut out.

use std::ops::Range;

use crate::markdown::{CodeBlock, code_blocks};

/// Replacements for every listing whose visible lines are all indented.
pub(super) fn edits(text: &str) -> Vec<(Range<usize>, String)> {
    code_blocks(text)
        .into_iter()
        .filter(CodeBlock::is_rust)
        .filter_map(|block| {
            let indent = block
                .code
                .lines()
                .filter(|line| !line.trim().is_empty() && !is_hidden(line))
                .map(|line| line.len() - line.trim_start_matches(' ').len())
                .min()
                .filter(|&indent| indent > 0)?;
            let code = block
                .code
                .lines()
                .map(|line| match line.get(indent..) {
                    Some(rest) if !is_hidden(line) => format!("{rest}\n"),
                    _ => format!("{}\n", line.trim_start()),
                })
                .collect();
            Some((block.code_range, code))
        })
        .collect()
}

fn is_hidden(line: &str) -> bool {
    let line = line.trim_start();
    line == "#" || line.starts_with("# ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn common_indent_goes_and_hidden_lines_do_not_count() {
        assert_eq!(
            crate::expand::chapter(
                "```rust\n# fn main() {\n    for h in 0..2 {\n        h;\n    }\n# }\n```\n"
            ),
            "```rust\n# fn main() {\nfor h in 0..2 {\n    h;\n}\n# }\n```\n"
        );
    }
}
