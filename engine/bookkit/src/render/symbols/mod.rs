//! The symbols of a page: which formula uses which, so that formulas, tables and listings can be
//! linked with one another.
//!
//! A link is an attribute, `data-sym`: elements with the same value light up together
//! (`theme/style/symbol-links.css`, written by [`style`]). A symbol is linked only where a table
//! of the page explains it.

mod marks;
mod page;
mod rust;
pub mod style;
pub(super) mod table;

pub(super) use marks::marked;
pub(super) use page::OfPage;
#[cfg(test)]
pub(super) use page::tests;
pub(super) use rust::linked;
