//! Tests the engine with a small book on attention: two pages, two formulas, two listings, an output block and a figure,
//! in both languages. The tests build it, serve it, and break it in every way that a lint can catch.

#[path = "code/attention.rs"]
mod attention;
mod breakages;
mod built;
mod edits;
mod epub;
mod habits;
mod preview;
mod project;
mod signals;
