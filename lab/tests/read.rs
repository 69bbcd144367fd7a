//! What readers paste is read as NumPy would, or a sentence says what is wrong.

use lab::read::pasted;

fn shape_of(text: &str) -> Vec<usize> {
    pasted(text.as_bytes()).unwrap().array.shape().to_vec()
}

#[test]
fn arrays_are_read_as_they_are_printed() {
    for (text, shape) in [
        ("[[1. 2.]\n [3. 4.]]", vec![2, 2]),
        ("dA = [[[1.0, 2.0, 3.0]]]", vec![1, 1, 3]),
        ("array([[1, 2],\n       [3, 4]], dtype=float32)", vec![2, 2]),
        ("1,2,3\n4,5,6\n", vec![2, 3]),
        ("0.5", vec![1]),
        ("1 2 3", vec![3]),
        ("−1.5 – 2".split(" – ").next().unwrap(), vec![1]),
        ("[nan inf -inf 1e-3,]", vec![4]),
    ] {
        assert_eq!(shape_of(text), shape, "{text}");
    }
    assert_eq!(pasted("−1.5".as_bytes()).unwrap().array[[0]], -1.5);
}

#[test]
fn the_last_digit_says_how_exact_the_numbers_are() {
    let half = |text: &str| pasted(text.as_bytes()).unwrap().half_unit;
    assert_eq!(half("[0.5 0.12345678]"), 0.5e-8);
    assert_eq!(half("[1 2 3]"), 0.0);
    assert_eq!(half("[1.23e+02 1.5e-3]"), 0.5);
}

/// The standard library rounds correctly. Up to 15 digits, as NumPy prints them, the last bit is the same.
#[test]
fn numbers_are_those_of_the_standard_library() {
    let read = |text: &str| pasted(text.as_bytes()).unwrap().array[[0]];
    for text in [
        "0",
        "-0.",
        ".5",
        "+7",
        "1e3",
        "1E-3",
        "-1.24e+02",
        "0.00012345678",
        "123456789012345",
        "1e22",
        "5e-22",
        "inf",
        "-inf",
        "-Infinity",
        "1e999",
        "1e-999",
    ] {
        let expected: f64 = text.parse().unwrap();
        assert_eq!(read(text).to_bits(), expected.to_bits(), "{text}");
    }
    assert!(read("NaN").is_nan());
    let mut rng = cnn_backprop::NumpyRng::seed(1);
    for x in rng.randn(2000).unwrap() {
        for exact in [x, x * 1e-30, x * 1e30] {
            let text = format!("{exact:e}");
            let off = (read(&text) - exact).abs();
            assert!(off <= 8.0 * f64::EPSILON * exact.abs(), "{text}: {off}");
        }
        let text = format!("{x:.8}");
        assert_eq!(read(&text), text.parse::<f64>().unwrap(), "{text}");
    }
    for text in [".", "e5", "1e", "1.2.3", "--1", "1_0", "0x10", "１"] {
        assert!(pasted(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    for (text, expected) in [
        ("", "No number found"),
        ("hello", "“hello” is not a number"),
        ("[1. 2. ... 3.]", "threshold"),
        ("[[1, 2], [3]]", "differ in length"),
        ("[1, 2", "differ in length"),
        ("1] 2", "differ in length"),
    ] {
        let said = pasted(text.as_bytes()).unwrap_err();
        assert!(said.en.contains(expected), "{text}: {}", said.en);
        assert!(!said.zh.is_ascii());
    }
}

/// The bytes of an .npy file.
fn npy(header: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend(u16::try_from(header.len()).unwrap().to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(data);
    bytes
}

#[test]
fn npy_files_are_read() {
    let data: Vec<u8> = [1.0_f64, 2.0, 3.0, 4.0, 5.0, 6.0]
        .iter()
        .flat_map(|x| x.to_le_bytes())
        .collect();
    let rows = npy(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n",
        &data,
    );
    let read = pasted(&rows).unwrap().array;
    assert_eq!((read.shape(), read[[0, 1]]), (&[2, 3][..], 2.0));
    let columns = npy(
        "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }\n",
        &data,
    );
    let read = pasted(&columns).unwrap().array;
    assert_eq!((read.shape(), read[[0, 1]]), (&[2, 3][..], 3.0));
    let single: Vec<u8> = [0.5_f32].iter().flat_map(|x| x.to_le_bytes()).collect();
    let read = pasted(&npy(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }\n",
        &single,
    ))
    .unwrap();
    assert_eq!(read.array[[0]], 0.5);
}

#[test]
fn broken_npy_files_are_said() {
    let whole = npy(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n",
        &[0; 16],
    );
    for end in 6..whole.len() {
        assert!(
            pasted(&whole[..end]).unwrap_err().en.contains("cut short"),
            "{end}"
        );
    }
    for (kind, expected) in [("<f2", "type <f2"), (">f8", "type >f8"), ("|O", "type |O")] {
        let file = npy(
            &format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': (1,), }}\n"),
            &[0; 8],
        );
        assert!(pasted(&file).unwrap_err().en.contains(expected));
    }
    let large = npy(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (100000, 100000), }\n",
        &[],
    );
    assert!(pasted(&large).unwrap_err().en.contains("at most"));
}
