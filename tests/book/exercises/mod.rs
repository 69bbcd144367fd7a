//! The kit of exercises: its data are those of the oracle, and it tells right code from wrong.

mod data;
pub mod kit;
mod lock_files;
mod runs;
mod stubs;
