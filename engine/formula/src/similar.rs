//! Similar names, for suggestions.

/// A name without its typography, so that it is equal for `A^{pad}` and `A^{\mathrm{pad}}`.
pub(crate) fn skeleton(name: &str) -> String {
    name.replace("\\mathrm", "")
        .replace(|c: char| c == '{' || c == '}' || c.is_whitespace(), "")
}

/// The candidate most similar to `name`: equal except for case, or with at most one edit per three characters.
///
/// ```
/// let words = ["scope", "same as"];
/// assert_eq!(formula::nearest("scop", words.into_iter()), Some("scope"));
/// assert_eq!(formula::nearest("other", words.into_iter()), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = skeleton(name);
    let allowed = name.chars().count() / 3;
    candidates
        .filter_map(|candidate| {
            let other = skeleton(candidate);
            let edits = match other.to_lowercase() == name.to_lowercase() {
                true => 0,
                false => strsim::levenshtein(&name, &other),
            };
            (edits <= allowed).then_some((edits, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_is_near() {
        let names = [r"A^{\mathrm{pad}}", r"A^{\mathrm{prev}}", "W"];
        let near = |name| nearest(name, names.into_iter());
        assert_eq!(near(r"A^{\mathrm{padd}}"), Some(r"A^{\mathrm{pad}}"));
        assert_eq!(near("w"), Some("W"));
        assert_eq!(near("Q"), None);
    }
}
