//! A workspace holds little memory and keeps it, and knows the vectors of this machine.

use cnn_backprop::fast::{Level, Workspace};

use crate::fast_layer::Layer;
use crate::random::Convolution;

/// What the documentation says of memory, on layers of real networks: at most 8 MB beside inputs and
/// outputs. Images come one after the other, so one is enough.
#[test]
fn little_memory_is_held_beside_inputs_and_outputs() {
    let mut faults = Vec::new();
    for (a_prev, w, stride, pad) in [
        ((1, 56, 56, 64), (3, 3, 64, 64), 1, 1),
        ((1, 28, 28, 128), (3, 3, 128, 256), 2, 1),
        ((1, 56, 56, 256), (1, 1, 256, 64), 1, 0),
        ((1, 112, 112, 3), (7, 7, 3, 64), 2, 3),
        ((1, 27, 27, 48), (5, 5, 48, 64), 1, 2),
    ] {
        let case = Convolution {
            a_prev,
            w,
            stride,
            pad,
            seed: 1,
        };
        let layer = Layer::random(&case).map(|x| x as f32);
        let mut workspace = Workspace::new();
        layer.fast(&mut workspace);
        if workspace.bytes() > 8 << 20 {
            faults.push(format!("{case}: {} bytes are held", workspace.bytes()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// With what the first call left there, the second asks for nothing more.
#[test]
fn memory_is_kept_from_call_to_call() {
    let case = Convolution {
        a_prev: (2, 9, 11, 20),
        w: (3, 2, 20, 17),
        stride: 1,
        pad: 1,
        seed: 2,
    };
    let layer = Layer::random(&case);
    let mut workspace = Workspace::new();
    assert_eq!(workspace.bytes(), 0);
    layer.fast(&mut workspace);
    let held = workspace.bytes();
    let filters = size_of_val(layer.w.as_slice().unwrap());
    assert!(held > filters, "{held} bytes with filters of {filters}");
    layer.fast(&mut workspace);
    assert_eq!(workspace.bytes(), held);
}

/// From the widest vectors to none; AVX-512 includes AVX2.
#[test]
fn the_levels_of_this_machine_are_in_order() {
    let levels = Level::available();
    let names: Vec<_> = levels.iter().map(|level| level.name()).collect();
    let expected: &[&str] = match names[0] {
        "AVX-512" => &["AVX-512", "AVX2 + FMA", "portable"],
        "AVX2 + FMA" => &["AVX2 + FMA", "portable"],
        "NEON" => &["NEON", "portable"],
        _ => &["portable"],
    };
    assert_eq!(names, expected);
    assert_eq!(levels[0], Level::best());
    for (i, level) in levels.iter().enumerate() {
        let same = levels.iter().position(|other| other == level);
        assert_eq!(same, Some(i), "{level}");
    }
}
