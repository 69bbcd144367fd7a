//! Arrays from NumPy's `.npz` files. What is not exactly as expected is refused, with what was found.

use std::fs::File;
use std::io::{self, BufReader, Read};

use ndarray::{Array0, Array4};
use ndarray_npy::ReadNpyExt;
use ndarray_npy::npy::header::Header;
use zip::ZipArchive;
use zip::result::ZipError;

/// Why a file was refused: its name, what was found in it and what was expected.
#[derive(Debug, thiserror::Error)]
pub enum Bad {
    #[error("{file}: cannot be opened: {source}")]
    Open { file: String, source: io::Error },

    #[error("{file}: is no whole .npz file ({found}); expected what np.savez writes")]
    Archive { file: String, found: String },

    #[error("{file}: has no array `{name}`; it has {found:?}")]
    Missing {
        file: String,
        name: &'static str,
        found: Vec<String>,
    },

    #[error("{file}: has an array `{found}`; expected only {expected:?}")]
    Unknown {
        file: String,
        found: String,
        expected: Vec<&'static str>,
    },

    #[error("{file}: `{name}` cannot be read ({found}); expected an array as np.savez writes it")]
    Array {
        file: String,
        name: &'static str,
        found: String,
    },

    #[error("{file}: `{name}` is of type {found}, expected '{expected}': x.astype('{expected}')")]
    Type {
        file: String,
        name: &'static str,
        found: String,
        expected: &'static str,
    },

    #[error("{file}: `{name}` is in Fortran order, expected C order: np.ascontiguousarray(x)")]
    Order { file: String, name: &'static str },

    #[error("{file}: `{name}` has shape {found:?}, expected {expected} axes")]
    Axes {
        file: String,
        name: &'static str,
        found: Vec<usize>,
        expected: usize,
    },

    #[error(
        "{file}: `{name}` has shape {shape:?}, expected as many numbers of 8 bytes in its {found} bytes of data"
    )]
    Size {
        file: String,
        name: &'static str,
        shape: Vec<usize>,
        found: usize,
    },

    #[error("{file}: `{name}` is {found}, expected a whole number from 0 on")]
    Negative {
        file: String,
        name: &'static str,
        found: i64,
    },

    #[error("{file}: {source}")]
    Layer {
        file: String,
        source: cnn_backprop::Error,
    },

    #[error("{file}: has nothing to compare; expected one of {expected:?}")]
    Nothing {
        file: String,
        expected: [&'static str; 4],
    },

    #[error("{file}: cannot be written: {found}")]
    Write { file: String, found: String },
}

/// An open `.npz` file.
pub struct Npz {
    file: String,
    bytes: u64,
    zip: ZipArchive<BufReader<File>>,
}

impl Npz {
    pub fn open(file: &str) -> Result<Self, Bad> {
        let open = || {
            let opened = File::open(file)?;
            Ok((opened.metadata()?.len(), opened))
        };
        let (bytes, opened) = open().map_err(|source| Bad::Open {
            file: file.to_owned(),
            source,
        })?;
        let zip = ZipArchive::new(BufReader::new(opened)).map_err(|error| Bad::Archive {
            file: file.to_owned(),
            found: said(&error),
        })?;
        let file = file.to_owned();
        Ok(Self { file, bytes, zip })
    }

    /// The names of the arrays, in order.
    pub fn names(&self) -> Vec<String> {
        let names = self.zip.file_names();
        let mut names: Vec<_> = names
            .map(|name| name.strip_suffix(".npy").unwrap_or(name).to_owned())
            .collect();
        names.sort();
        names
    }

    /// An array of four axes, of type f64 and in C order.
    pub fn array(&mut self, name: &'static str) -> Result<Array4<f64>, Bad> {
        let (header, bytes) = self.checked(name, "<f8", 4)?;
        Array4::read_npy(&*bytes).map_err(|error| self.array_error(name, &error, &header))
    }

    /// A whole number that is not negative.
    pub fn number(&mut self, name: &'static str) -> Result<usize, Bad> {
        let (header, bytes) = self.checked(name, "<i8", 0)?;
        let number = Array0::<i64>::read_npy(&*bytes)
            .map_err(|error| self.array_error(name, &error, &header))?
            .into_scalar();
        usize::try_from(number).map_err(|_| Bad::Negative {
            file: self.file.clone(),
            name,
            found: number,
        })
    }

    /// The bytes of an array whose header says what is expected, and has as many numbers as it says.
    fn checked(
        &mut self,
        name: &'static str,
        expected: &'static str,
        axes: usize,
    ) -> Result<(Header, Vec<u8>), Bad> {
        let bytes = self.bytes(name)?;
        let file = self.file.clone();
        let (header, found) = header(&bytes).map_err(|found| Bad::Array {
            file: file.clone(),
            name,
            found,
        })?;
        let of_type = header.type_descriptor.as_string();
        if of_type.is_none_or(|of_type| of_type != expected) {
            let found = header.type_descriptor.to_string();
            return Err(Bad::Type {
                file,
                name,
                found,
                expected,
            });
        }
        if header.layout.is_fortran() {
            return Err(Bad::Order { file, name });
        }
        let shape = header.shape.clone();
        if shape.len() != axes {
            return Err(Bad::Axes {
                file,
                name,
                found: shape,
                expected: axes,
            });
        }
        // before any memory is asked for: a header may say anything
        let size = shape
            .iter()
            .try_fold(8_usize, |size, &n| size.checked_mul(n));
        if size != Some(found) {
            return Err(Bad::Size {
                file,
                name,
                shape,
                found,
            });
        }
        Ok((header, bytes))
    }

    /// A file of the archive, which is not compressed and so no larger than the archive.
    fn bytes(&mut self, name: &'static str) -> Result<Vec<u8>, Bad> {
        let found = self.names();
        let (file, bytes) = (self.file.clone(), self.bytes);
        let mut entry = match self.zip.by_name(&format!("{name}.npy")) {
            Err(ZipError::FileNotFound) => return Err(Bad::Missing { file, name, found }),
            Err(error) => {
                let found = said(&error);
                return Err(Bad::Array { file, name, found });
            }
            Ok(entry) => entry,
        };
        let mut array = Vec::new();
        let read = match usize::try_from(entry.size()) {
            Ok(size) if entry.size() <= bytes && array.try_reserve_exact(size).is_ok() => entry
                .read_to_end(&mut array)
                .map_err(|error| error.to_string()),
            _ => Err(format!("{} bytes in a file of {bytes}", entry.size())),
        };
        match read {
            Ok(_) => Ok(array),
            Err(found) => Err(Bad::Array { file, name, found }),
        }
    }

    fn array_error(&self, name: &'static str, error: &impl ToString, header: &Header) -> Bad {
        Bad::Array {
            file: self.file.clone(),
            name,
            found: format!("{}, header {header}", error.to_string()),
        }
    }
}

/// The header of an array, and how many bytes follow it.
fn header(bytes: &[u8]) -> Result<(Header, usize), String> {
    // the length of the header stands in front of it; not to be believed before it is compared
    let length = match *bytes {
        [_, _, _, _, _, _, 1, _, a, b, ..] => u32::from(u16::from_le_bytes([a, b])),
        [_, _, _, _, _, _, _, _, a, b, c, d, ..] => u32::from_le_bytes([a, b, c, d]),
        _ => return Err(format!("{} bytes", bytes.len())),
    };
    if length as usize > bytes.len() {
        return Err(format!("a header of {length} bytes in {}", bytes.len()));
    }
    let mut rest = bytes;
    let header = Header::from_reader(&mut rest).map_err(|error| error.to_string())?;
    Ok((header, rest.len()))
}

fn said(error: &ZipError) -> String {
    match error {
        ZipError::Io(error) => error.to_string(),
        error => error.to_string(),
    }
}
