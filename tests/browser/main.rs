//! Do the pages work? Each file tests one behaviour, in Debian's Chromium.
//!
//! `cargo test -p book-tests --test browser -- --ignored`

mod axe;
mod checks_can_fail;
mod contrast;
mod copy;
mod file_url;
mod front;
mod harness;
mod keyboard;
mod lab;
mod language;
mod live_reload;
mod no_script;
mod numbers;
mod pages;
mod pair;
mod pdf;
mod policy;
mod print;
mod screenshots;
mod search;
mod sidebar;
mod symbols;
mod weight;
