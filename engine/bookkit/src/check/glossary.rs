//! Directives for the glossary: `<!-- glossary: … -->` names a part, and every part is on some page.

use crate::expand::glossary::{Part, directives};
use crate::fault::Fault;
use crate::glossary::Glossary;
use crate::markdown::line_of;
use crate::source::Source;
use crate::terms::FILE;

/// Faults of every directive, and of the parts that no page shows.
pub(super) fn check(source: &Source, glossary: &Glossary) -> Vec<Fault> {
    let names = Part::names(glossary);
    let mut missing = names.clone();
    let mut faults = Vec::new();
    for chapter in &source.chapters {
        for (range, name) in directives(&chapter.text) {
            missing.retain(|part| *part != name);
            let line = line_of(&chapter.text, range.start);
            let mut fault = |message: String| faults.push(Fault::new(&chapter.file, line, message));
            if Part::named(name, glossary).is_none() {
                fault(format!(
                    "`{name}` is no part of the glossary: expected one of {names:?}"
                ));
            }
            let alone = chapter.text.lines().nth(line - 1).unwrap_or_default();
            if !(alone.starts_with("<!--") && alone.trim_end().ends_with("-->")) {
                fault(format!(
                    "expected `<!-- glossary: {name} -->` on a line of its own"
                ));
            }
        }
    }
    faults.extend(missing.into_iter().map(|part| {
        let message = format!("no page shows `{part}`: expected `<!-- glossary: {part} -->`");
        Fault::new(FILE, 1, message)
    }));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Chapter;

    fn faults(page: &str) -> Vec<String> {
        let glossary = "[[symbol]]\ntex = 'x'\nscope = 'window'\nzh = ''\nen = ''\n";
        let glossary = Glossary::parse(glossary).unwrap();
        let source = Source {
            root: "".into(),
            src: "src".into(),
            chapters: vec![Chapter {
                name: "题 · T".into(),
                file: "src/x.md".into(),
                text: page.into(),
            }],
        };
        let faults = check(&source, &glossary);
        faults.iter().map(ToString::to_string).collect()
    }

    const GOOD: &str = "<!-- glossary: arrays -->\n\n<!-- glossary: sizes -->\n\n\
                        <!-- glossary: window -->\n\n<!-- glossary: terms -->\n";

    #[test]
    fn a_book_that_shows_every_part_is_sound() {
        assert_eq!(faults(GOOD), [""; 0]);
    }

    #[test]
    fn a_part_that_is_unknown_or_nowhere_or_in_the_text_is_a_fault() {
        assert_eq!(
            faults(&GOOD.replace(": window", ": windows")),
            [
                "src/x.md:5: `windows` is no part of the glossary: \
                 expected one of [\"arrays\", \"sizes\", \"window\", \"terms\"]",
                "glossary.toml:1: no page shows `window`: expected `<!-- glossary: window -->`"
            ]
        );
        let inline = GOOD.replace("<!-- glossary: window", "text <!-- glossary: window");
        assert_eq!(
            faults(&inline),
            ["src/x.md:5: expected `<!-- glossary: window -->` on a line of its own"]
        );
    }
}
