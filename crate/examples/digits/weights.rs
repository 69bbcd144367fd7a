//! Parameters in a file that `np.load` reads.

use std::fs::File;
use std::path::{Path, PathBuf};

use ndarray::ArrayD;
use ndarray_npy::{NpzReader, NpzWriter};

use super::train::Model;

/// Why parameters could not be saved or loaded: the file, what was found and what was expected.
#[derive(Debug, thiserror::Error)]
pub enum Bad {
    #[error("{}: cannot be written: {found}", file.display())]
    Write { file: PathBuf, found: String },

    #[error("{}: cannot be read ({found}); expected what --save writes", file.display())]
    Read { file: PathBuf, found: String },

    #[error("{}: has no array `{name}` that can be read ({found}); expected 64-bit floats", file.display())]
    Array {
        file: PathBuf,
        name: &'static str,
        found: String,
    },

    #[error("{}: `{name}` has shape {found:?}, expected {expected:?}", file.display())]
    Shape {
        file: PathBuf,
        name: &'static str,
        found: Vec<usize>,
        expected: Vec<usize>,
    },
}

pub fn save(file: &Path, model: &impl Model) -> Result<(), Bad> {
    let write = || -> Result<(), Box<dyn std::error::Error>> {
        let mut npz = NpzWriter::new(File::create(file)?);
        for (name, array) in model.arrays() {
            npz.add_array(name, &array)?;
        }
        npz.finish()?;
        Ok(())
    };
    write().map_err(|error| Bad::Write {
        file: file.to_owned(),
        found: error.to_string(),
    })
}

/// Replaces all parameters, or none if the file is not as expected.
pub fn load(file: &Path, model: &mut impl Model) -> Result<(), Bad> {
    let read = |found: String| Bad::Read {
        file: file.to_owned(),
        found,
    };
    let opened = File::open(file).map_err(|error| read(error.to_string()))?;
    let mut npz = NpzReader::new(opened).map_err(|error| read(error.to_string()))?;
    let mut arrays = Vec::new();
    for (name, array) in model.arrays() {
        let loaded = npz.by_name(&format!("{name}.npy"));
        let loaded: ArrayD<f64> = loaded.map_err(|error| Bad::Array {
            file: file.to_owned(),
            name,
            found: error.to_string(),
        })?;
        if loaded.shape() != array.shape() {
            return Err(Bad::Shape {
                file: file.to_owned(),
                name,
                found: loaded.shape().to_vec(),
                expected: array.shape().to_vec(),
            });
        }
        arrays.push(loaded);
    }
    for (mut array, loaded) in model.arrays_mut().into_iter().zip(arrays) {
        array.assign(&loaded);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{env, fs, process};

    use cnn_backprop::NumpyRng;

    use super::*;
    use crate::network::Network;

    fn network(seed: u32, filters: [usize; 2]) -> Network {
        Network::new(&mut NumpyRng::seed(seed), filters).unwrap()
    }

    #[test]
    fn what_is_saved_is_loaded_and_anything_else_is_refused() {
        let file = env::temp_dir().join(format!("digits-{}.npz", process::id()));
        let (saved, mut loaded) = (network(1, [2, 3]), network(2, [2, 3]));
        save(&file, &saved).unwrap();
        load(&file, &mut loaded).unwrap();
        assert_eq!(loaded.arrays(), saved.arrays());

        let mut wider = network(2, [3, 3]);
        let before = wider.clone();
        let bad = load(&file, &mut wider).unwrap_err().to_string();
        let said = "`w1` has shape [3, 3, 1, 2], expected [3, 3, 1, 3]";
        assert!(bad.ends_with(said), "{bad}");
        assert_eq!(wider.arrays(), before.arrays());

        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        let bad = load(&file, &mut loaded).unwrap_err();
        assert!(matches!(bad, Bad::Read { .. }), "{bad}");
        fs::remove_file(&file).unwrap();
        let bad = load(&file, &mut loaded).unwrap_err();
        assert!(matches!(bad, Bad::Read { .. }), "{bad}");
    }
}
