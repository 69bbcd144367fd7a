//! Attention, written like the formulas: the library of the small book.

// ANCHOR: scores
/// How much each query is like each key.
pub fn scores(q: &[Vec<f64>], keys: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum();
    let row = |q: &Vec<f64>| keys.iter().map(|key| dot(q, key)).collect();
    q.iter().map(row).collect()
}
// ANCHOR_END: scores

/// The mean of the values, weighted by the scores.
pub fn output(s: &[Vec<f64>], v: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let row = |s_i: &Vec<f64>| {
        let weights: Vec<f64> = s_i.iter().map(|s| s.exp()).collect();
        let total: f64 = weights.iter().sum();
        let d_v = v.first().map_or(0, Vec::len);
        let mean = |c| weights.iter().zip(v).map(|(w, v)| w * v[c]).sum::<f64>() / total;
        (0..d_v).map(mean).collect()
    };
    s.iter().map(row).collect()
}
