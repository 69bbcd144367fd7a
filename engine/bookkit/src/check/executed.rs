//! The formulas are executed: each is evaluated on small arrays and compared with the crate.

use formula_check::Report;

use crate::displays::displays;
use crate::fault::Fault;
use crate::glossary::Glossary;
use crate::source::Source;

use super::Executed;

/// Faults of the formulas, and what became of those without any.
pub(super) fn check(source: &Source, glossary: &Glossary) -> (Vec<Fault>, Executed) {
    let Report {
        faults,
        passed,
        refuted,
    } = formula_check::run(&glossary.symbols, &displays(source), checks::all());
    let faults = faults
        .into_iter()
        .map(|fault| Fault::new(fault.file, fault.line, fault.message))
        .collect();
    (faults, Executed { passed, refuted })
}
