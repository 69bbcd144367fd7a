//! The listings of the book as doctests, one module a listing, written by `build.rs`.

include!(concat!(env!("OUT_DIR"), "/doctests.rs"));
