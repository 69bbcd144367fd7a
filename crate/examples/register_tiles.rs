//! Tiles of sums: how many registers they take, and how often they load from memory.

// ANCHOR: program
/// (K20)
fn loads(m_r: usize, n_v: usize) -> f64 {
    (m_r + n_v) as f64 / (m_r * n_v) as f64
}

fn main() {
    println!("tile    sums  registers  loads per product");
    for n_v in 1..=4 {
        for m_r in [1, 6, 8, 16] {
            let sums = m_r * n_v;
            let registers = sums + n_v + 1; // a row of weights, and one input in every lane
            let loads = loads(m_r, n_v);
            println!("{m_r:2} × {n_v}  {sums:4}  {registers:9}  {loads:17.2}");
        }
    }
}
// ANCHOR_END: program
