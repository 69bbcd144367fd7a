//! Three maxima in one window: the gradient by each rule, and the actual change of the maximum.

// ANCHOR: program
use cnn_backprop::window::maximum;
use cnn_backprop::{Error, TieRule, create_mask_with_ties};
use ndarray::{Array2, array};

fn main() -> Result<(), Error> {
    let x: Array2<f64> = array![[0.0, 0.0], [0.0, -1.0]];
    let rules = [TieRule::Every, TieRule::First, TieRule::Shared];
    for ties in rules {
        let shares = create_mask_with_ties(x.view(), ties)?;
        println!("{ties:?}:\n{shares:.2} (sum {})", shares.sum());
    }

    println!("nudge                change   Every   First  Shared");
    let half = 0.5;
    for (name, nudge) in [
        ("all four, up      ", array![[half, half], [half, half]]),
        ("all four, down    ", array![[-half, -half], [-half, -half]]),
        ("the first, up     ", array![[half, 0.0], [0.0, 0.0]]),
        ("the first, down   ", array![[-half, 0.0], [0.0, 0.0]]),
        ("the second, up    ", array![[0.0, half], [0.0, 0.0]]),
    ] {
        let change = maximum((&x + &nudge).view())? - maximum(x.view())?;
        print!("{name}  {change:>7.2}");
        for ties in rules {
            let predicted = (create_mask_with_ties(x.view(), ties)? * &nudge).sum();
            let flag = if predicted > change + 1e-12 { '!' } else { ' ' };
            print!(" {flag}{predicted:>6.2}");
        }
        println!();
    }
    Ok(())
}
// ANCHOR_END: program
