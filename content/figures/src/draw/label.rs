//! Labels: numbers, names as in the formulas, and words in both languages.

use svg::node::element::Element;
use svg::node::{Node, Text};

use super::Mark;

/// How far a superscript is raised, and a subscript lowered.
const RAISE: f64 = 7.0;
const LOWER: f64 = 5.0;

/// The size of the letters, as in the style sheet.
const SIZE: f64 = 19.0;

/// The space next to a plus where there is little room.
const THIN: char = '\u{2009}';

/// One line of text, in parts that look different.
#[derive(Clone, Debug, Default)]
pub struct Label(Vec<Part>);

#[derive(Clone, Debug)]
struct Part {
    text: String,
    look: Look,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Plain,
    Superscript,
    Subscript,
    Marked(Mark),
    Added(Mark),
    Chinese,
    English,
    Separator,
}

/// A number, the way the book prints it: `12`, `0.25`.
pub fn number(value: f64) -> Label {
    plain((value * 100.0).round() / 100.0)
}

/// A number with a real minus in front if it is negative.
pub fn signed(value: f64) -> Label {
    let rounded = (value * 100.0).round() / 100.0 + 0.0; // never −0
    plain(rounded.to_string().replace('-', "−"))
}

/// Plain text: numbers and signs.
pub fn plain(text: impl ToString) -> Label {
    Label::default().plain(text)
}

/// A name, in the italics of the formulas: `var("dA").raise("prev")`.
pub fn var(name: &str) -> Label {
    Label::default().var(name)
}

/// A term in both languages; the page shows one, or both with a dot between.
pub fn words(zh: &str, en: &str) -> Label {
    Label::default()
        .part(zh, Look::Chinese)
        .part(" · ", Look::Separator)
        .part(en, Look::English)
}

impl Label {
    /// Appends plain text.
    pub fn plain(self, text: impl ToString) -> Self {
        self.part(text, Look::Plain)
    }

    /// Appends a name in italics.
    pub fn var(self, name: &str) -> Self {
        let italics: String = name.chars().map(italic).collect();
        self.part(italics, Look::Plain)
    }

    /// Appends a superscript.
    pub fn raise(self, text: &str) -> Self {
        self.part(text, Look::Superscript)
    }

    /// Appends a subscript, in italics.
    pub fn lower(self, name: &str) -> Self {
        let italics: String = name.chars().map(italic).collect();
        self.part(italics, Look::Subscript)
    }

    /// Appends a number in the colour of a mark.
    pub fn marked(self, mark: Mark, value: f64) -> Self {
        self.part(value, Look::Marked(mark))
    }

    /// Appends a summand, in the colour of a mark.
    pub fn plus(self, mark: Mark, value: f64) -> Self {
        self.part(format!("{THIN}+{THIN}{value}"), Look::Added(mark))
    }

    fn part(mut self, text: impl ToString, look: Look) -> Self {
        let text = text.to_string();
        self.0.push(Part { text, look });
        self
    }

    /// The class of the text, which has the size of its letters.
    pub(super) fn class(&self) -> &'static str {
        let sum = self
            .0
            .iter()
            .any(|part| matches!(part.look, Look::Added(_)));
        if sum { "sum" } else { "" }
    }

    /// About how wide it is, in letters of the usual size; a digit of the font is half as wide as it is high.
    pub(super) fn width(&self) -> f64 {
        let letters = self.0.iter().flat_map(|part| part.text.chars());
        let width = |letter| match letter {
            THIN | '.' => 0.28,
            '+' | '−' => 0.78,
            _ => 0.5,
        };
        SIZE * letters.map(width).sum::<f64>()
    }

    /// Puts the parts into a `<text>`.
    pub(super) fn write(self, element: &mut Element) {
        let mut height = 0.0;
        for part in self.0 {
            let wanted = match part.look {
                Look::Superscript => -RAISE,
                Look::Subscript => LOWER,
                _ => 0.0,
            };
            let class = match part.look {
                Look::Superscript | Look::Subscript => Some("script"),
                Look::Marked(mark) | Look::Added(mark) => Some(mark.class()),
                Look::Separator => Some("lang-sep"),
                Look::Plain | Look::Chinese | Look::English => None,
            };
            let lang = match part.look {
                Look::Chinese => Some("zh-CN"),
                Look::English => Some("en"),
                _ => None,
            };
            if class.is_none() && lang.is_none() && wanted == height {
                element.append(Text::new(part.text));
                continue;
            }
            let mut span = Element::new("tspan");
            if let Some(class) = class {
                span.assign("class", class);
            }
            if let Some(lang) = lang {
                span.assign("lang", lang);
            }
            if wanted != height {
                span.assign("dy", wanted - height);
            }
            height = wanted;
            span.append(Text::new(part.text));
            element.append(span);
        }
    }
}

/// The slanted form of a letter, as in MathML, because the font of the formulas has no italic face.
fn italic(letter: char) -> char {
    let slanted = match letter {
        'h' => Some(0x210E),
        'a'..='z' => Some(0x1D44E + u32::from(letter) - u32::from('a')),
        'A'..='Z' => Some(0x1D434 + u32::from(letter) - u32::from('A')),
        _ => None,
    };
    slanted.and_then(char::from_u32).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(label: Label) -> String {
        let mut text = Element::new("text");
        label.write(&mut text);
        text.to_string().replace('\n', "")
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        assert_eq!(written(number(12.0)), "<text>12</text>");
        assert_eq!(written(number(0.25)), "<text>0.25</text>");
        assert_eq!(written(number(1.0 / 3.0)), "<text>0.33</text>");
        assert_eq!(written(signed(-2.0)), "<text>−2</text>");
        assert_eq!(written(signed(-0.001)), "<text>0</text>");
    }

    #[test]
    fn names_are_slanted_and_come_down_again_after_a_superscript() {
        assert_eq!(
            written(var("dh").raise("pad").plain(" = 0")),
            "<text>𝑑ℎ<tspan class=\"script\" dy=\"-7\">pad</tspan><tspan dy=\"7\"> = 0</tspan></text>"
        );
    }

    #[test]
    fn words_carry_their_language() {
        assert_eq!(
            written(words("窗口", "window")),
            "<text><tspan lang=\"zh-CN\">窗口</tspan><tspan class=\"lang-sep\"> · </tspan>\
             <tspan lang=\"en\">window</tspan></text>"
        );
    }
}
