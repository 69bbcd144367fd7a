//! The kit of exercises: its data are those of the oracle, and it distinguishes correct code from wrong code.

mod data;
pub mod kit;
mod lock_files;
mod runs;
mod stubs;
