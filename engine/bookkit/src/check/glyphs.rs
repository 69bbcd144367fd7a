//! The math font is a subset: a formula or a figure may use no character that was left out of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use formula_check::GLOSSARY;

use crate::expand::figures::{FOLDER, Figures};
use crate::expand::math::{plain_mathml, split_tag};
use crate::fault::Fault;
use crate::glossary::Glossary;
use crate::markdown::{formulas, line_of};
use crate::source::{Chapter, Source};

/// What the font holds; `theme/make/font/subset.py` makes the font from it.
pub const LIST: &str = "theme/make/font/math-chars.txt";

/// Faults of every formula of the pages and of the glossary, and of every figure, that needs a
/// character the font does not have.
pub(super) fn check(source: &Source, glossary: &Glossary) -> Vec<Fault> {
    let Ok(list) = fs::read_to_string(source.root.join(LIST)) else {
        return vec![Fault::new(
            LIST,
            1,
            "the list of the font's characters is not there",
        )];
    };
    let font = listed(&list);
    let mut faults = Vec::new();
    let mut faults_of = |file: &Path, line: usize, latex: &str, display: bool| {
        // what does not convert is reported with the formulas, or with the glossary
        if let Ok(mathml) = plain_mathml(latex, display) {
            faults.extend(missing(file, line, &shown(&mathml), &font));
        }
    };
    for Chapter { file, text, .. } in &source.chapters {
        for formula in formulas(text) {
            let line = line_of(text, formula.range.start);
            faults_of(file, line, &split_tag(&formula.latex).0, formula.display);
        }
    }
    for (_, symbol) in glossary.symbols.symbols() {
        for latex in symbol.shape.iter().chain([&symbol.tex]) {
            faults_of(Path::new(GLOSSARY), symbol.line, latex, false);
        }
    }
    let folder = source.src.join(FOLDER);
    // a folder that cannot be read is reported by the build, which draws from it
    for (name, svg) in Figures::read(&source.root.join(&source.src))
        .unwrap_or_default()
        .files()
    {
        let file = folder.join(name).with_extension("svg");
        faults.extend(missing(&file, 1, &drawn(svg), &font));
    }
    faults
}

fn missing(file: &Path, line: usize, shown: &BTreeSet<char>, font: &BTreeSet<char>) -> Vec<Fault> {
    let tell = |ch: &char| {
        let code = u32::from(*ch);
        let what = format!(
            "`{ch}` (U+{code:04X}) is not in the math font: add it to {LIST} and run theme/make/font/subset.py"
        );
        Fault::new(file, line, what)
    };
    shown.difference(font).map(tell).collect()
}

/// The characters of a drawing that are set in the math font: all but words of a language.
fn drawn(svg: &str) -> BTreeSet<char> {
    let parts = svg.split('<').filter_map(|part| part.split_once('>'));
    let in_the_font = |tag: &str| {
        tag.starts_with("text") || tag.starts_with("/tspan") || tag.starts_with("tspan")
    };
    parts
        .filter(|(tag, _)| in_the_font(tag) && !tag.contains("lang"))
        .flat_map(|(_, text)| text.chars())
        .filter(|&ch| !invisible(ch))
        .collect()
}

/// The characters of the list: written out, or as `U+0041` and `U+0041-005A`.
pub fn listed(list: &str) -> BTreeSet<char> {
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

/// The characters that a browser takes from the font to show this MathML.
fn shown(mathml: &str) -> BTreeSet<char> {
    let mut chars = BTreeSet::new();
    for part in mathml.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else {
            continue;
        };
        if tag.starts_with("mtext") {
            continue; // words are set in the font of the text
        }
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        let alone = tag == "mi" && text.chars().count() == 1;
        chars.extend(
            text.chars()
                .filter(|&ch| !invisible(ch))
                .map(|ch| match ch {
                    _ if !alone => ch,
                    'h' => '\u{210E}',
                    'A'..='Z' => offset(ch, 'A', 0x1D434),
                    'a'..='z' => offset(ch, 'a', 0x1D44E),
                    'α'..='ω' => offset(ch, 'α', 0x1D6FC),
                    _ => ch,
                }),
        );
    }
    chars
}

/// A letter alone in `<mi>` is shown by its slanted form.
fn offset(ch: char, from: char, to: u32) -> char {
    char::from_u32(to + u32::from(ch) - u32::from(from)).unwrap_or(ch)
}

fn invisible(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '\u{2000}'..='\u{200F}' | '\u{2060}'..='\u{2064}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_with_ranges_and_comments() {
        let chars = listed("# digits\nU+0030-0032\n∑ ab\n");
        assert_eq!(chars.into_iter().collect::<String>(), "012ab∑");
    }

    #[test]
    fn words_in_a_drawing_are_not_set_in_the_math_font() {
        let svg = "<style>q</style><text x=\"1\">1 <tspan>2</tspan>3</text>\
                   <text><tspan lang=\"en\">mask</tspan> 4</text>";
        assert_eq!(drawn(svg).into_iter().collect::<String>(), "1234");
        let font = BTreeSet::from(['1', '2', '3']);
        let faults = missing(Path::new("a.svg"), 1, &drawn(svg), &font);
        assert_eq!(faults.len(), 1);
        assert!(
            faults[0].to_string().contains("`4` (U+0034)"),
            "{}",
            faults[0]
        );
    }

    #[test]
    fn a_letter_alone_is_slanted_and_a_word_is_not() {
        let chars = shown("<math><mi>h</mi><mi>max</mi><mtext>若</mtext></math>");
        assert_eq!(chars.into_iter().collect::<String>(), "amxℎ");
    }
}
