//! A display formula on a page.

/// A formula between `$$` and what the page says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Display {
    /// File, relative to the root of the book: `src/padding.md`.
    pub file: String,
    /// Line of the first character of `latex`, counted from 1.
    pub line: usize,
    /// Column of that character, counted in characters from 1.
    pub column: usize,
    /// The LaTeX as on the page, `\tag{…}` included, without white space around it.
    pub latex: String,
    /// The comment on the line above.
    pub directive: Directive,
    /// Line on which that comment ends; meaningless without a comment.
    pub directive_line: usize,
}

/// What an author can say about a formula, in an HTML comment on the line above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Directive {
    /// No comment.
    #[default]
    None,
    /// `<!-- scope: window -->`: symbols mean what they mean in that scope of the glossary.
    Scope(String),
    /// `<!-- same as: (2) -->`: an unnumbered copy of formula (2).
    SameAs(String),
    /// `<!-- not executable: reason -->`.
    NotExecutable(String),
    /// `<!-- wrong on purpose: (2) -->`: an unnumbered formula that must *not* agree with what
    /// formula (2) is checked against; `<!-- wrong on purpose: (2) in course -->` reads it in a scope.
    Wrong {
        /// The number of the right formula.
        of: String,
        /// The scope of the glossary; that of the right formula if none is named.
        scope: Option<String>,
    },
    /// A comment that is none of these; a fault.
    Unknown(String),
}

impl Directive {
    /// How each is written, without `<!--` and `-->`; the word ends at the colon.
    pub const USAGES: [&str; 4] = [
        "scope: …",
        "same as: (…)",
        "wrong on purpose: (…)",
        "not executable: reason",
    ];

    /// Reads the text between `<!--` and `-->`.
    ///
    /// ```
    /// use formula_check::Directive;
    /// assert_eq!(Directive::parse(" same as: (F3) "), Directive::SameAs("F3".into()));
    /// assert_eq!(Directive::parse("scop: x"), Directive::Unknown("scop: x".into()));
    /// ```
    pub fn parse(comment: &str) -> Self {
        let comment = comment.trim();
        let Some((word, rest)) = comment.split_once(':') else {
            return Self::Unknown(comment.to_owned());
        };
        let rest = rest.trim();
        match word.trim() {
            "scope" => Self::Scope(rest.to_owned()),
            "same as" => Self::SameAs(bare(rest)),
            "wrong on purpose" => {
                let (of, scope) = rest.split_once(" in ").unwrap_or((rest, ""));
                let scope = Some(scope.trim().to_owned()).filter(|name| !name.is_empty());
                Self::Wrong {
                    of: bare(of.trim()),
                    scope,
                }
            }
            "not executable" => Self::NotExecutable(rest.to_owned()),
            _ => Self::Unknown(comment.to_owned()),
        }
    }

    /// The scope that it names.
    pub fn scope(&self) -> Option<&str> {
        match self {
            Self::Scope(name) => Some(name),
            Self::Wrong { scope, .. } => scope.as_deref(),
            _ => None,
        }
    }
}

/// A number without the parentheses around it, if any.
fn bare(number: &str) -> String {
    number.trim_matches(['(', ')']).to_owned()
}

impl Display {
    /// The content of `\tag{…}`.
    pub fn number(&self) -> Option<&str> {
        let (_, rest) = self.latex.split_once(r"\tag{")?;
        rest.split_once('}').map(|(number, _)| number.trim())
    }
}
