//! Do the formulas of the book agree with the code, and are the backward formulas the derivatives of the
//! forward ones? And would a test notice if not?

mod derivative;
mod faults;
mod mutation;
mod names;
mod pages;
