//! The terms of the glossary, and finding them in prose.

use serde::Deserialize;

/// File that holds the glossary, relative to the root.
pub const FILE: &str = "glossary.toml";

/// A term with its fixed translation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The Chinese term.
    pub zh: String,
    /// The English term.
    pub en: String,
    /// Other forms of the Chinese term.
    #[serde(default)]
    pub also_zh: Vec<String>,
    /// Other forms of the English term.
    #[serde(default)]
    pub also_en: Vec<String>,
    /// What readers also type when they search for the term.
    #[serde(default)]
    pub search: Vec<String>,
    /// The English word also has other meanings, so it does not require the Chinese term.
    #[serde(default)]
    pub loose: bool,
    /// The meaning of the term in one sentence, in Chinese.
    pub say_zh: String,
    /// The same in English.
    pub say_en: String,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    term: Vec<Term>,
}

/// The terms of a glossary's text; its symbols are read by the `formula` crate.
pub fn parse(glossary: &str) -> Result<Vec<Term>, toml::de::Error> {
    Ok(toml::from_str::<File>(glossary)?.term)
}

/// The script that tells the search which term of the book readers mean by their words: a Chinese word stands for the
/// Chinese term, another one for the English term.
pub fn search_words(terms: &[Term]) -> String {
    let words = terms.iter().flat_map(|term| {
        let meant = |word: &str| if word.is_ascii() { &term.en } else { &term.zh };
        let words = term.search.iter();
        words.map(move |word| format!("    {word:?}: {:?},\n", meant(word)))
    });
    let head = "// What readers type for terms of the book. Written from glossary.toml.\nwindow.bookWords = {\n";
    format!("{head}{}}};\n", words.collect::<String>())
}

/// Which half of a pair a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// The ways in which terms are written in one language, the longest first.
pub struct Forms {
    /// How many terms there are.
    terms: usize,
    /// The index of a term, and one of its forms.
    forms: Vec<(usize, String)>,
}

impl Forms {
    /// All forms of all terms.
    pub fn of(terms: &[Term], half: Half) -> Self {
        let mut forms = Vec::new();
        for (index, term) in terms.iter().enumerate() {
            let (main, also) = match half {
                Half::Zh => (&term.zh, &term.also_zh),
                Half::En => (&term.en, &term.also_en),
            };
            let all = std::iter::once(main).chain(also);
            forms.extend(all.map(|form| (index, form.to_lowercase())));
        }
        forms.sort_by_key(|(_, form)| std::cmp::Reverse(form.chars().count()));
        Self {
            terms: terms.len(),
            forms,
        }
    }

    /// For each term, whether it occurs in `text`. Letters of a longer term do not count for shorter
    /// ones: 上游梯度 is not an occurrence of 梯度.
    pub fn found(&self, text: &str) -> Vec<bool> {
        let mut text = text.to_lowercase();
        let mut found = vec![false; self.terms];
        for (index, form) in &self.forms {
            if text.contains(form) {
                found[*index] = true;
                text = text.replace(form, "\n");
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(zh: &str, en: &str) -> Term {
        Term {
            zh: zh.into(),
            en: en.into(),
            also_zh: Vec::new(),
            also_en: Vec::new(),
            search: Vec::new(),
            loose: false,
            say_zh: String::new(),
            say_en: String::new(),
        }
    }

    #[test]
    fn longer_terms_win() {
        let terms = [
            term("梯度", "gradient"),
            term("上游梯度", "upstream gradient"),
        ];
        let [zh, en] = [Half::Zh, Half::En].map(|half| Forms::of(&terms, half));
        assert_eq!(zh.found("把上游梯度乘上"), [false, true]);
        assert_eq!(en.found("Upstream gradients"), [false, true]);
        assert_eq!(en.found("a gradient"), [true, false]);
    }

    #[test]
    fn words_stand_for_the_term_of_their_language() {
        let search = ["滤波器", "kernel"].map(str::to_owned).to_vec();
        let filter = Term {
            search,
            ..term("过滤器", "filter")
        };
        let script = search_words(&[filter]);
        assert!(
            script.ends_with("{\n    \"滤波器\": \"过滤器\",\n    \"kernel\": \"filter\",\n};\n")
        );
    }
}
