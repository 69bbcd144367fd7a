//! Compares the pages, the glossary and the checks with one another.

mod copies;
mod orphans;
mod page;
mod values;
mod wrong;

use formula::Glossary;

use crate::check::Check;
use crate::display::Display;
use crate::report::Report;

/// The file of the glossary, relative to the root of the book.
pub const GLOSSARY: &str = "glossary.toml";
/// The minimum number of geometries for every check.
pub const MIN_GEOMETRIES: usize = 3;
/// By how much a formula's value and the crate's may differ, relative to the larger of 1 and the value.
pub const TOLERANCE: f64 = 1e-10;

/// Evaluates every formula and reports everything that is wrong with the glossary, a formula, a
/// value or a directive; numbered formulas without a check, checks without a formula, unnumbered
/// formulas, copies that differ, and formulas that are marked as wrong but are right.
///
/// ```
/// use formula_check::{Directive, Display, run};
/// let glossary = formula::Glossary::parse("[[symbol]]\ntex = 'x'\nzh = '数'\nen = 'number'\n");
/// let display = Display {
///     file: "src/page.md".into(),
///     line: 7,
///     column: 4,
///     latex: r"x = 1 \tag{99}".into(),
///     directive: Directive::None,
///     directive_line: 0,
/// };
/// let report = run(&glossary.unwrap(), &[display], &[]);
/// assert!(report.passed.is_empty());
/// assert!(report.faults.iter().any(|fault| {
///     fault.to_string().starts_with("src/page.md:7: formula (99) is not checked")
/// }));
/// ```
pub fn run(glossary: &Glossary, displays: &[Display], checks: &[Check]) -> Report {
    let mut report = Report {
        faults: orphans::faults(displays, checks),
        passed: vec![],
        refuted: vec![],
    };
    report.faults.extend(copies::faults(glossary, displays));
    values::compare_all(glossary, displays, checks, &mut report);
    wrong::refute_all(glossary, displays, checks, &mut report);
    report.faults.sort();
    report.faults.dedup();
    report
}
