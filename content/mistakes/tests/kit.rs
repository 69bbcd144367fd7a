//! The NumPy kit carries the data that this crate computes.

use std::path::Path;

use mistakes::diagnosis::kit;

#[test]
fn the_numpy_kit_has_these_data() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../exercises/numpy/check.py");
    let kit = std::fs::read_to_string(&path).expect("the kit");
    let [_, written, _] = kit::split(&kit).expect("the lines around the data");
    let made = kit::json().expect("the cases are valid");
    let line = written
        .lines()
        .zip(made.lines())
        .position(|(written, made)| written != made);
    let help = "run `cargo run -p mistakes --example kit_data`, which writes them";
    assert!(
        written == made,
        "exercises/numpy/check.py: its data are not those of content/mistakes, from line {:?} of the data on; {help}",
        line.map(|line| line + 1)
    );
}
