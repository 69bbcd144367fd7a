//! The listings of the book through skeptic, one test a listing, written by `build.rs`.

include!(concat!(env!("OUT_DIR"), "/skeptic-tests.rs"));
