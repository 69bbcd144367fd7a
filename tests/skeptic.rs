//! The listings of the book through skeptic, all in one program, written by `build.rs`. It names those that fail.

include!(concat!(env!("OUT_DIR"), "/skeptic-tests.rs"));
