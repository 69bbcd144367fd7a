//! The math font is a subset: formulas and figures may use only the characters in it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::book::Book;
use crate::fault::Fault;
use crate::figures::FOLDER;
use crate::font::Font;
use crate::glossary::Glossary;
use crate::latex::plain_mathml;
use crate::terms::FILE;

/// Faults of every formula of the pages and of the glossary, and of every figure, that needs a
/// character the font does not have.
pub(super) fn faults(book: &Book, glossary: &Glossary) -> Vec<Fault> {
    let Some(font) = &book.font else {
        return Vec::new();
    };
    // LaTeX that cannot be converted is reported with the formulas or the glossary
    let missing_in = |latex: &str, display| {
        let mathml = plain_mathml(latex, display);
        mathml.map_or_else(|_| Vec::new(), |mathml| missing(&shown(&mathml), font))
    };
    let pages = book.pages.par_iter();
    let of_pages = pages.flat_map_iter(|page| {
        page.formulas.iter().flat_map(|formula| {
            let missing = missing_in(&formula.latex, formula.display).into_iter();
            missing.map(|message| page.fault(formula.range.start, message))
        })
    });
    let mut faults: Vec<_> = of_pages.collect();
    for (_, symbol) in glossary.symbols.symbols() {
        let formulas = symbol.shape.iter().chain([&symbol.tex]);
        let missing = formulas.flat_map(|latex| missing_in(latex, false));
        faults.extend(missing.map(|message| Fault::new(FILE, symbol.line, message)));
    }
    let folder = book.src.join(FOLDER);
    for (name, svg) in book.figures.files() {
        let file = folder.join(name).with_extension("svg");
        let missing = missing(&drawn(svg), font).into_iter();
        faults.extend(missing.map(|message| Fault::new(&file, 1, message)));
    }
    faults
}

/// What to say of each character that is shown and that the font does not have.
fn missing(shown: &BTreeSet<char>, font: &Font) -> Vec<String> {
    let tell = |ch: &char| {
        let code = u32::from(*ch);
        format!(
            "`{ch}` (U+{code:04X}) is not in the math font: add it to {} and rebuild the font",
            font.list
        )
    };
    shown.difference(&font.characters).map(tell).collect()
}

/// The characters of a drawing that are set in the math font: everything but words of a language.
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

/// The characters that a browser takes from the font to show this MathML.
fn shown(mathml: &str) -> BTreeSet<char> {
    let mut chars = BTreeSet::new();
    for part in mathml.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else {
            continue;
        };
        if tag.starts_with("mtext") {
            continue; // words use the font of the text
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

/// A single letter in `<mi>` is shown in italics.
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
    fn words_in_a_drawing_are_not_set_in_the_math_font() {
        let svg = "<style>q</style><text x=\"1\">1 <tspan>2</tspan>3</text>\
                   <text><tspan lang=\"en\">mask</tspan> 4</text>";
        assert_eq!(drawn(svg).into_iter().collect::<String>(), "1234");
        let font = Font {
            list: "list.txt",
            characters: BTreeSet::from(['1', '2', '3']),
        };
        let missing = missing(&drawn(svg), &font);
        assert_eq!(missing.len(), 1);
        assert!(missing[0].contains("`4` (U+0034)"), "{}", missing[0]);
    }

    #[test]
    fn a_letter_alone_is_slanted_and_a_word_is_not() {
        let chars = shown("<math><mi>h</mi><mi>max</mi><mtext>若</mtext></math>");
        assert_eq!(chars.into_iter().collect::<String>(), "amxℎ");
    }
}
