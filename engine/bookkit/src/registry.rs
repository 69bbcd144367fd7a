//! The words that an author can write in a comment: those of every book, of this one, and of a formula. The list is
//! closed: an unknown comment is a fault.

use std::ops::Range;

use formula::nearest;
use formula_check::Directive as OfFormula;
use rayon::prelude::*;

use crate::directive::{Comment, Context, Directive, Place, comments};
use crate::fault::Fault;
use crate::page::Page;
use crate::project::Project;
use crate::render;

/// The word of comments for other authors.
const NOTE: &str = "note: …";

/// What separates the word of a directive from its argument.
fn word(usage: &str) -> &str {
    usage.split_once(':').map_or(usage, |(word, _)| word)
}

/// Every directive of a project.
fn known(project: &Project) -> Vec<&'static dyn Directive> {
    let own = project.directives.iter().copied();
    render::DIRECTIVES.iter().copied().chain(own).collect()
}

/// The replacements for the directives of each page, in order; faults are added to `faults`.
pub(crate) fn expand(
    project: &Project,
    context: &Context<'_>,
    faults: &mut Vec<Fault>,
) -> Vec<Vec<String>> {
    let known = known(project);
    let pages = context.book.pages.par_iter();
    let pages: Vec<_> = pages
        .map(|page| Expanded::of(page, &known, context))
        .collect();
    faults.extend(pages.iter().flat_map(|page| page.faults.clone()));
    for (index, directive) in known.iter().enumerate() {
        let used = pages.iter().flat_map(|page| &page.used);
        let used = used.filter(|(of, _)| *of == index);
        let arguments: Vec<_> = used.map(|(_, argument)| *argument).collect();
        faults.extend(directive.missing(&arguments, context));
    }
    pages.into_iter().map(|page| page.html).collect()
}

/// The directives of a page.
#[derive(Default)]
struct Expanded<'a> {
    html: Vec<String>,
    /// Which ones, among the known ones, with their arguments.
    used: Vec<(usize, &'a str)>,
    faults: Vec<Fault>,
}

impl<'a> Expanded<'a> {
    fn of(page: &'a Page, known: &[&'static dyn Directive], context: &Context<'_>) -> Self {
        let mut expanded = Self::default();
        for comment in comments(page) {
            let place = Place {
                page,
                offset: comment.range.start,
            };
            let html = match read(&comment, page, known) {
                Ok(None) => continue,
                Ok(Some(index)) => {
                    let argument = comment.argument.unwrap_or_default();
                    expanded.used.push((index, argument));
                    known[index].html(argument, place, context)
                }
                Err(message) => Err(vec![place.fault(message)]),
            };
            let html = html.unwrap_or_else(|faults| {
                expanded.faults.extend(faults);
                String::new()
            });
            expanded.html.push(html);
        }
        expanded
    }
}

/// The directive in a comment; `None` if the comment belongs to a formula or is a note.
fn read(
    comment: &Comment<'_>,
    page: &Page,
    known: &[&'static dyn Directive],
) -> Result<Option<usize>, String> {
    let written = page.text[comment.range.clone()].trim();
    let of_formula = OfFormula::USAGES
        .iter()
        .any(|usage| word(usage) == comment.word);
    if comment.is_above_a_formula(page) {
        return Ok(None); // an unknown word there is reported with the formula
    }
    if of_formula {
        return Err(format!(
            "`{written}`: expected a formula in `$$` on the next line"
        ));
    }
    if comment.word == word(NOTE) && comment.argument.is_some() {
        return Ok(None);
    }
    let found = known
        .iter()
        .position(|directive| word(directive.usage()) == comment.word);
    let usages: Vec<_> = known.iter().map(|directive| directive.usage()).collect();
    let Some(index) = found else {
        return Err(format!(
            "`{written}` is not a directive: {}",
            expected(
                comment.word,
                &[&usages[..], &OfFormula::USAGES, &[NOTE]].concat()
            )
        ));
    };
    let usage = usages[index];
    let right = usage.contains(':')
        == comment
            .argument
            .is_some_and(|argument| !argument.is_empty());
    if !right || !page.is_alone(&comment.range) {
        return Err(format!(
            "`{written}`: expected `<!-- {usage} -->` on a line of its own"
        ));
    }
    Ok(Some(index))
}

/// What may be written instead, the nearest first.
fn expected(found: &str, usages: &[&str]) -> String {
    match nearest(found, usages.iter().map(|usage| word(usage))) {
        Some(near) => {
            let usage = usages.iter().find(|usage| word(usage) == near);
            format!("did you mean `<!-- {} -->`?", usage.unwrap_or(&near))
        }
        None => format!("expected one of {usages:?}, or `<!-- {NOTE} -->` for other authors"),
    }
}

/// Replacements for the directives of a page: what [`expand`] made of them.
pub(crate) fn edits(
    page: &Page,
    project: &Project,
    made: &[String],
) -> Vec<(Range<usize>, String)> {
    let known = known(project);
    let directives =
        comments(page).filter(|comment| !matches!(read(comment, page, &known), Ok(None)));
    // the blank line ends the HTML block
    let replaced = directives
        .zip(made)
        .map(|(comment, html)| (comment.range, format!("{html}\n\n")));
    replaced.collect()
}
