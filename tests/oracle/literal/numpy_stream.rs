//! The stream is NumPy's: `rand` to the bit, `randn` to a few units in the last place.

use cnn_backprop::NumpyRng;
use ndarray::{Array1, ArrayD, IxDyn};

use crate::support::fixtures::{Draw, streams};
use crate::support::tolerance::{EXACT, Faults, Tolerance};

/// Two C libraries may round `log` differently.
const LOGARITHM: Tolerance = Tolerance::Ulps(4);

fn drawn(rng: &mut NumpyRng, draw: &Draw) -> (ArrayD<f64>, Tolerance) {
    let shape = IxDyn(&draw.shape);
    match draw.call.as_str() {
        "rand" => (rng.rand(shape).unwrap(), EXACT),
        "randn" => (rng.randn(shape).unwrap(), LOGARITHM),
        other => panic!("numpy_stream.json: no such call: {other}"),
    }
}

#[test]
fn seeded_draws_are_numpys_however_the_calls_are_interleaved() {
    let mut faults = Faults::default();
    for stream in streams() {
        let mut rng = NumpyRng::seed(stream.seed);
        for (i, draw) in stream.draws.iter().enumerate() {
            let (values, tolerance) = drawn(&mut rng, draw);
            let start = values.len() - draw.tail.len();
            let tail: Array1<f64> = values.into_iter().skip(start).collect();
            let case = format!("seed {}, draw {i}", stream.seed);
            let expected = Array1::from(draw.tail.clone());
            faults.compare(case, &draw.call, &tail, &expected, tolerance);
        }
    }
    faults.assert_none();
}

#[test]
fn the_draws_interleave_odd_counts_and_pass_a_twist() {
    for stream in streams() {
        let sizes = stream
            .draws
            .iter()
            .map(|draw| draw.shape.iter().product::<usize>());
        assert!(
            sizes.clone().sum::<usize>() > 624,
            "one twist gives 624 words"
        );
        let odd_then_rand =
            stream.draws.windows(2).zip(sizes).any(|(pair, size)| {
                pair[0].call == "randn" && size % 2 == 1 && pair[1].call == "rand"
            });
        assert!(odd_then_rand, "`rand` must step over a normal left behind");
    }
}

#[test]
fn a_stream_goes_on_from_where_its_copy_was_made() {
    let mut rng = NumpyRng::seed(7);
    rng.randn(3).unwrap();
    let mut copy = rng.clone();
    assert_eq!(rng.randn((2, 2)), copy.randn((2, 2)));
    assert_eq!(rng.rand(()), copy.rand(()));
}

#[test]
fn a_refused_draw_takes_nothing_from_the_stream() {
    let (mut refused, mut untouched) = (NumpyRng::seed(42), NumpyRng::seed(42));
    refused.randn((usize::MAX, 2)).unwrap_err();
    refused.rand((1 << 40, 1 << 40)).unwrap_err();
    assert_eq!(refused.randn(5), untouched.randn(5));
}
