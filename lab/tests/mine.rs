//! Mistakes are named also when arrays are pasted as NumPy prints them, with eight decimals.

use cnn_backprop::{ConvParams, NumpyRng, conv_forward};
use lab::{Question, ask};
use mistakes::diagnosis::{Function, Inputs, known, run};

/// Of `conv_backward`, with the layer drawn by seed 3 as the page draws it.
const SETTINGS: [f64; 14] = [
    1.0, 2.0, 1.0, 1.0, 3.0, 2.0, 5.0, 4.0, 2.0, 3.0, 2.0, 2.0, 3.0, 1.0,
];

fn inputs() -> Inputs {
    let mut rng = NumpyRng::seed(3);
    let (a, w) = (
        rng.randn((2, 5, 4, 2)).unwrap(),
        rng.randn((3, 2, 2, 3)).unwrap(),
    );
    let b = rng.randn((1, 1, 1, 3)).unwrap();
    let params = ConvParams { stride: 2, pad: 1 };
    let (dz, layer) = conv_forward(a.view(), w.view(), b.view(), params).unwrap();
    Inputs::Conv { layer, b, dz }
}

#[test]
fn printed_arrays_are_enough() {
    let (mut faults, mut right_to_eight_decimals) = (Vec::new(), 0);
    let right = run(Function::ConvBackward, &[], &inputs());
    for known in known()
        .iter()
        .filter(|known| known.function == Function::ConvBackward)
    {
        let wrong = run(Function::ConvBackward, &[known.name], &inputs());
        if wrong == right || wrong.iter().any(Option::is_none) {
            continue;
        }
        let mut list = SETTINGS.to_vec();
        list.push(1e-9);
        for array in wrong.iter().flatten() {
            list.extend([1.0, 0.5e-8, array.ndim() as f64]);
            list.extend(array.shape().iter().map(|&n| n as f64));
            list.extend(array.iter().map(|x| (x * 1e8).round() / 1e8));
        }
        let answer = ask(Question::Mine, &list, b"").unwrap();
        if answer.numbers[0] == 0.0 {
            right_to_eight_decimals += 1; // a sum in another order
        } else if !answer
            .text
            .split_whitespace()
            .any(|name| name == known.name)
        {
            faults.push(format!(
                "{}: {} {}",
                known.name, answer.numbers[0], answer.text
            ));
        }
    }
    assert!(right_to_eight_decimals <= 1, "{right_to_eight_decimals}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
