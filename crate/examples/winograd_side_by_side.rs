//! How many outputs 4×4 tiles make: cut at every second row and column, and side by side.

// ANCHOR: program
use ndarray::{Array2, s};

fn main() {
    for step in [2, 4] {
        let mut made = Array2::<usize>::zeros((8, 8)); // the output of a 10×10 input
        for y in (0..8).step_by(step) {
            for x in (0..8).step_by(step) {
                made.slice_mut(s![y..y + 2, x..x + 2]).fill(1);
            }
        }
        println!(
            "a tile at every {step} rows and columns: {} of {} outputs",
            made.sum(),
            made.len()
        );
    }
}
// ANCHOR_END: program
