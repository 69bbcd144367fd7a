//! The numbers that the page looks up are those that this crate computes.

use mistakes::diagnosis::printed;

#[test]
fn the_page_looks_these_numbers_up() {
    assert!(
        printed::WRITTEN == printed::json().expect("the cells are valid"),
        "content/mistakes/printed.json: expected the numbers of content/mistakes/src; \
         run `cargo run -p mistakes --example printed_data`, which writes them"
    );
}
