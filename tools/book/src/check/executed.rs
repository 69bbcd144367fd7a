//! The formulas are executed: each is evaluated on small arrays and compared with the crate.

use formula_checks::{Passed, Report};

use crate::displays::displays;
use crate::fault::Fault;
use crate::glossary::Glossary;
use crate::source::Source;

/// Faults of the numbered formulas, and those that passed.
pub(super) fn check(source: &Source, glossary: &Glossary) -> (Vec<Fault>, Vec<Passed>) {
    let Report { faults, passed } = formula_checks::run(&glossary.symbols, &displays(source));
    let faults = faults
        .into_iter()
        .map(|fault| Fault::new(fault.file, fault.line, fault.message))
        .collect();
    (faults, passed)
}
