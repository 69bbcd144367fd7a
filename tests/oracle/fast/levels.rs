//! The vectors of this machine.

use cnn_backprop::{ConvParams, Error};
use cnn_backprop_fast::{Level, Workspace, conv_forward_into};
use ndarray::Array4;

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
        assert_eq!(level.to_string(), level.name());
        assert_eq!(format!("{level:?}"), format!("Level({})", level.name()));
    }
}

/// `1 + (1 + ε)(ε − 1) = ε²`, if the product and its addition are rounded once; else 0. So it shows
/// that a workspace takes the level that it is given.
#[test]
fn a_product_and_its_addition_are_rounded_once_with_vectors() -> Result<(), Error> {
    let epsilon = f32::EPSILON;
    let one = |x: f32| Array4::from_elem((1, 1, 1, 1), x);
    let (a_prev, w, b) = (one(1.0 + epsilon), one(epsilon - 1.0), one(1.0));
    let params = ConvParams { stride: 1, pad: 0 };
    for level in Level::available() {
        let mut z = one(f32::NAN);
        let (a_prev, w, b) = (a_prev.view(), w.view(), b.view());
        let workspace = &mut Workspace::with_level(level);
        conv_forward_into(a_prev, w, b, params, &mut z, workspace)?;
        let rounded_once = level.name() != "portable";
        let expected = if rounded_once { epsilon * epsilon } else { 0.0 };
        assert_eq!(z, one(expected), "{level}");
    }
    Ok(())
}
