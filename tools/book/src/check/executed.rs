//! The formulas are executed: each is evaluated on small arrays and compared with the crate.

use std::fs;

use formula_checks::{GLOSSARY, Passed, Report};

use crate::displays::displays;
use crate::fault::Fault;
use crate::source::Source;

/// Faults of the numbered formulas, and those that passed.
pub(super) fn check(source: &Source) -> (Vec<Fault>, Vec<Passed>) {
    let Ok(glossary) = fs::read_to_string(source.root.join(GLOSSARY)) else {
        return (Vec::new(), Vec::new()); // reported with the glossary
    };
    let Report { faults, passed } = formula_checks::run(&glossary, &displays(source));
    let faults = faults
        .into_iter()
        .map(|fault| Fault::new(fault.file, fault.line, fault.message))
        .collect();
    (faults, passed)
}
