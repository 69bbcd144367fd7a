//! Shows errors as rustc does: `file:line:column`, the source, a caret.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::Error;

/// The position of a formula's LaTeX in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file's name, as shown.
    pub file: String,
    /// The line of the formula's first character, counted from 1.
    pub line: usize,
    /// The column of the formula's first character, counted from 1.
    pub column: usize,
}

impl Origin {
    /// A formula that starts at `line` and `column` of `file`, both counted from 1.
    pub fn new(file: impl Into<String>, line: usize, column: usize) -> Self {
        let file = file.into();
        Self { file, line, column }
    }
}

impl Error {
    /// The error with its line of `source`, without colours.
    ///
    /// ```
    /// use formula::{Glossary, Origin, parse};
    /// let glossary = Glossary::parse(r#"symbol = [{ tex = 'f', zh = "边长", en = "size" }]"#).unwrap();
    /// let source = "f = 2\\int 3";
    /// let error = parse(source, &glossary.global()).unwrap_err();
    /// let shown = error.render(&Origin::new("src/chapter.md", 12, 4), source);
    /// assert!(shown.starts_with("error: `\\int` is not notation that can be executed\n"));
    /// assert!(shown.contains("src/chapter.md:12:9"));
    /// assert!(shown.contains("^^^^"));
    /// ```
    pub fn render(&self, origin: &Origin, source: &str) -> String {
        let indent = origin.column.saturating_sub(1);
        let text = format!("{}{source}", " ".repeat(indent));
        let mut span = self.span.range();
        span.start = floor_boundary(source, span.start);
        span.end = floor_boundary(source, span.end.max(span.start));
        let span = span.start + indent..span.end + indent;
        let title = self.kind.to_string();
        let help = self.kind.help();
        let snippet = Snippet::source(text)
            .path(&*origin.file)
            .line_start(origin.line)
            .annotation(AnnotationKind::Primary.span(span));
        let group = Level::ERROR.primary_title(&*title).element(snippet);
        let group = match &help {
            Some(help) => group.element(Level::HELP.message(&**help)),
            None => group,
        };
        Renderer::plain().render(&[group])
    }
}

/// The last character boundary of `text` up to `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests;
