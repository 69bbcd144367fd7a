//! The words of conditions.

pub(super) const IF: &[&str] = &["if", "when", "若", "当", "如果"];
pub(super) const OTHERWISE: &[&str] =
    &["otherwise", "else", "其他情况", "其他", "其它情况", "否则"];
pub(super) const AND: &[&str] = &["and", "且", "并且"];
pub(super) const OR: &[&str] = &["or", "或", "或者"];

/// Whether `若 / if`, in each of its languages and without the punctuation around it, is one of
/// `words`.
pub(super) fn all_among(text: &str, words: &[&str]) -> bool {
    let punctuation = |c: char| c.is_whitespace() || ",.，。；;：:".contains(c);
    text.split('/')
        .all(|word| words.contains(&word.trim_matches(punctuation)))
}

/// Whether the text consists of words of conditions.
pub(super) fn is_known(text: &str) -> bool {
    all_among(text, &[IF, OTHERWISE, AND, OR].concat())
}

/// Whether the text has different meanings in its two languages.
pub(super) fn disagrees(text: &str) -> bool {
    is_known(text)
        && ![IF, OTHERWISE, AND, OR]
            .into_iter()
            .any(|words| all_among(text, words))
}
