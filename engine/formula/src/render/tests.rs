use super::*;
use crate::{Span, SyntaxError};

fn rendered(span: Span, origin: &Origin, source: &str) -> String {
    Error::new(SyntaxError::UnclosedGroup, span).render(origin, source)
}

#[test]
fn carets_stand_under_wide_characters() {
    let origin = Origin::new("a.md", 3, 1);
    assert_eq!(
        rendered(Span::new(6, 9), &origin, "若若卷b"),
        "error: this `{` is never closed
 --> a.md:3:3
  |
3 | 若若卷b
  |     ^^"
    );
}

#[test]
fn any_span_is_shown() {
    let origin = Origin::new("a.md", 0, 0);
    for source in ["", "若", "a\nb", "a\r\nb\n", "\n\n"] {
        for start in 0..8 {
            for end in 0..8 {
                let shown = rendered(Span::new(start, end), &origin, source);
                assert!(shown.starts_with("error: this"), "{source:?} {start} {end}");
            }
        }
    }
}
