//! Tiles of sums: how many registers they take, and how often they load from memory.

// ANCHOR: program
fn main() {
    println!("tile    sums  registers  loads a product");
    for (m_r, n_v) in [
        (1, 1),
        (4, 1),
        (16, 1),
        (4, 2),
        (6, 2),
        (8, 2),
        (6, 4),
        (16, 4),
    ] {
        let sums = m_r * n_v;
        let registers = sums + n_v + 1; // a row of weights, and one pixel in every lane
        let loads = (m_r + n_v) as f64 / sums as f64; // (K20)
        println!("{m_r:2} × {n_v}  {sums:4}  {registers:9}  {loads:15.2}");
    }
}
// ANCHOR_END: program
