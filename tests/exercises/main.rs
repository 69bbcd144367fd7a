//! The kit of exercises: its data are those of the oracle, its record of mistakes is the book's, and
//! it tells right code from wrong.

mod data;
mod kit;
mod lock_files;
mod runs;
mod stubs;
