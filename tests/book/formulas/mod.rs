//! Are the formulas of the book those of the code, and the derivatives of one another? And would
//! anyone notice if they were not?

mod derivative;
mod faults;
mod mutation;
mod names;
mod pages;
