//! The characters of the math font, which is a subset.

use std::collections::BTreeSet;

/// What a math font holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// The file that lists it, relative to the root of the book.
    pub list: &'static str,
    /// The characters.
    pub characters: BTreeSet<char>,
}

/// The characters of the list: written out, or as `U+0041` and `U+0041-005A`.
pub(crate) fn listed(list: &str) -> BTreeSet<char> {
    let mut chars = BTreeSet::new();
    let words = list
        .lines()
        .filter(|line| !line.starts_with("# "))
        .flat_map(str::split_whitespace);
    for word in words {
        let Some(code) = word.strip_prefix("U+") else {
            chars.extend(word.chars());
            continue;
        };
        let (first, last) = code.split_once('-').unwrap_or((code, code));
        let parse = |hex| u32::from_str_radix(hex, 16).ok();
        if let (Some(first), Some(last)) = (parse(first), parse(last)) {
            chars.extend((first..=last).filter_map(char::from_u32));
        }
    }
    chars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_with_ranges_and_comments() {
        let chars = listed("# digits\nU+0030-0032\n∑ ab\n");
        assert_eq!(chars.into_iter().collect::<String>(), "012ab∑");
    }
}
