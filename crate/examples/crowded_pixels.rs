//! Where in the nearest cache the pixels lie that one tile of dW passes over.

// ANCHOR: program
const LINE: usize = 64; // bytes
const SETS: usize = 64; // 64 sets of 8 lines are 32 KB

/// How many sets the first line of each pixel takes, and how many lines the fullest set has to hold.
fn crowd(pixels: usize, apart: usize) -> (usize, usize) {
    let mut lines = [0; SETS];
    for pixel in 0..pixels {
        lines[pixel * apart / LINE % SETS] += 1;
    }
    let taken = lines.iter().filter(|&&n| n > 0).count();
    (taken, *lines.iter().max().unwrap())
}

fn main() {
    println!("channels  gap  bytes apart  sets  lines in a set");
    for (channels, gap) in [(48, 0), (64, 0), (128, 0), (256, 0), (128, 16), (256, 16)] {
        let apart = (channels + gap) * size_of::<f32>();
        let (sets, lines) = crowd(112, apart);
        println!("{channels:8}  {gap:3}  {apart:11}  {sets:4}  {lines:14}");
    }
}
// ANCHOR_END: program
