//! Your gradients, saved by NumPy, beside the crate's: `compare_npy layer.npz`, and `compare_npy layer.npz crate.npz`
//! saves the crate's. Without a file it compares a layer of its own.

mod npy;

use std::env;
use std::fs::{self, File};
use std::process::{self, ExitCode};

use cnn_backprop::{ConvParams, NumpyRng, conv_backward, conv_forward};
use ndarray::{Array4, arr0};
use ndarray_npy::NpzWriter;

use npy::{Bad, Npz};

const LAYER: [&str; 6] = ["a_prev", "w", "b", "dz", "stride", "pad"];
const RESULTS: [&str; 4] = ["z", "da_prev", "dw", "db"];

/// Prints how far the arrays of a file are from the crate's, which it returns.
fn compare(file: &str) -> Result<[Array4<f64>; 4], Bad> {
    let mut npz = Npz::open(file)?;
    let names = npz.names();
    let expected = [&LAYER[..], &RESULTS].concat();
    if let Some(found) = names.iter().find(|name| !expected.contains(&name.as_str())) {
        return Err(Bad::Unknown {
            file: file.to_owned(),
            found: found.clone(),
            expected,
        });
    }
    let (a_prev, w) = (npz.array("a_prev")?, npz.array("w")?);
    let (b, dz) = (npz.array("b")?, npz.array("dz")?);
    let (stride, pad) = (npz.number("stride")?, npz.number("pad")?);

    let layer = |source| Bad::Layer {
        file: file.to_owned(),
        source,
    };
    let params = ConvParams { stride, pad };
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params).map_err(layer)?;
    let grads = conv_backward(dz.view(), &cache).map_err(layer)?;
    let results = [z, grads.da_prev, grads.dw, grads.db];

    let mut compared = 0;
    for (name, ours) in RESULTS.into_iter().zip(&results) {
        if !names.iter().any(|found| found == name) {
            println!("{name}: not in the file");
            continue;
        }
        println!("{name}: {}", apart(&npz.array(name)?, ours));
        compared += 1;
    }
    if compared == 0 {
        return Err(Bad::Nothing {
            file: file.to_owned(),
            expected: RESULTS,
        });
    }
    Ok(results)
}

// ANCHOR: apart
/// How many numbers differ by more than 1e-9 of the largest, and the first of them.
fn apart(yours: &Array4<f64>, ours: &Array4<f64>) -> String {
    if yours.dim() != ours.dim() {
        return format!("yours {:?}, expected {:?}", yours.dim(), ours.dim());
    }
    let largest = ours.fold(0.0_f64, |max, x| max.max(x.abs()));
    let pairs = yours.indexed_iter().zip(ours);
    // a NaN is apart from everything
    let apart: Vec<_> = pairs
        .filter(|((_, yours), ours)| {
            let near = (*yours - *ours).abs() <= 1e-9 * largest;
            !near
        })
        .collect();
    match apart.first() {
        None => format!("{:?}, 0 of {} apart", ours.dim(), ours.len()),
        Some(((place, yours), there)) => format!(
            "{:?}, {} of {} apart; at {place:?} yours {yours:.4}, expected {there:.4}",
            ours.dim(),
            apart.len(),
            ours.len()
        ),
    }
}
// ANCHOR_END: apart

// ANCHOR: save
/// Arrays that `np.load` reads.
fn save(file: &str, arrays: &[(&str, &Array4<f64>)], numbers: &[(&str, i64)]) -> Result<(), Bad> {
    let write = || -> Result<(), Box<dyn std::error::Error>> {
        let mut npz = NpzWriter::new(File::create(file)?);
        for (name, array) in arrays {
            npz.add_array(*name, *array)?;
        }
        for (name, number) in numbers {
            npz.add_array(*name, &arr0(*number))?;
        }
        npz.finish()?;
        Ok(())
    };
    write().map_err(|error| Bad::Write {
        file: file.to_owned(),
        found: error.to_string(),
    })
}
// ANCHOR_END: save

/// A layer saved and compared, then once more with a mistake: `dw` divided by the number of examples.
fn demonstration() -> Result<(), Bad> {
    let file = env::temp_dir().join(format!("cnn-backprop-{}.npz", process::id()));
    let file = file.to_string_lossy().into_owned();
    let saved_and_compared = || {
        let drawn = |source| Bad::Layer {
            file: file.clone(),
            source,
        };
        let mut rng = NumpyRng::seed(1);
        let mut randn = |shape: [usize; 4]| rng.randn(shape).map_err(drawn);
        let (a_prev, w) = (randn([2, 5, 6, 3])?, randn([3, 2, 3, 4])?);
        let (b, dz) = (randn([1, 1, 1, 4])?, randn([2, 3, 4, 4])?);
        let layer = [("a_prev", &a_prev), ("w", &w), ("b", &b), ("dz", &dz)];
        let numbers = [("stride", 2), ("pad", 1)];
        let params = ConvParams { stride: 2, pad: 1 };
        let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params).map_err(drawn)?;
        let grads = conv_backward(dz.view(), &cache).map_err(drawn)?;
        let (da_prev, db) = (&grads.da_prev, &grads.db);
        for dw in [&grads.dw, &(&grads.dw / 2.)] {
            let results = [("z", &z), ("da_prev", da_prev), ("dw", dw), ("db", db)];
            save(&file, &[layer, results].concat(), &numbers)?;
            compare(&file)?;
        }
        Ok(())
    };
    let result = saved_and_compared();
    // the result does not depend on whether it could be removed
    let _ = fs::remove_file(&file);
    result
}

fn run(files: &[String]) -> Result<(), Bad> {
    match files {
        [] => demonstration(),
        [layer] => compare(layer).map(drop),
        [layer, results, ..] => {
            let arrays = compare(layer)?;
            let named: Vec<_> = RESULTS.into_iter().zip(&arrays).collect();
            save(results, &named, &[])
        }
    }
}

fn main() -> ExitCode {
    let files: Vec<String> = env::args().skip(1).collect();
    match run(&files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(bad) => {
            eprintln!("{bad}");
            ExitCode::FAILURE
        }
    }
}
