//! The tests of the formula language, in one program, because each program links everything again.

mod book;
mod errors;
mod limits;
mod properties;
mod round_trip;
mod support;
