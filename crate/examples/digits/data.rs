//! The digits: 1797 images of 8×8 pixels, with what each shows. README.md says where they come from.

use ndarray::{Array4, ArrayView4, s};

/// The file in the program, so that it runs in any folder.
pub const BYTES: &[u8] = include_bytes!("digits.bin");

/// The first line of the file.
pub const HEADER: &[u8] =
    b"digits, CC BY 4.0, 1797 x (label, 8 x 8 pixels of 0 to 16), one byte each\n";

pub const SIDE: usize = 8;
pub const CLASSES: usize = 10;
const EXAMPLES: usize = 1797;
const PIXELS: usize = SIDE * SIDE;
const LARGEST: u8 = 16;

/// The first two thirds are for training. The last third is held out.
const TRAINING: usize = 1198;

/// Why the bytes are not the digits: what was found and what was expected.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum Bad {
    #[error(
        "digits.bin: starts with {found:?}, expected {:?}",
        String::from_utf8_lossy(HEADER)
    )]
    Header { found: String },

    #[error("digits.bin: has {found} bytes, expected {expected}")]
    Size { found: usize, expected: usize },

    #[error("digits.bin: example {example} has label {found}, expected 0 to 9")]
    Label { example: usize, found: u8 },

    #[error(
        "digits.bin: example {example} has {found} in row {row}, column {column}, expected 0 to 16"
    )]
    Pixel {
        example: usize,
        row: usize,
        column: usize,
        found: u8,
    },
}

/// Images `(m, 8, 8, 1)` with pixels from 0 to 1, and the digit that each shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Digits {
    pub images: Array4<f64>,
    pub labels: Vec<usize>,
}

impl Digits {
    /// Reads the file. Anything that is not exactly as expected is refused.
    pub fn parse(bytes: &[u8]) -> Result<Self, Bad> {
        let expected = HEADER.len() + EXAMPLES * (1 + PIXELS);
        let Some(records) = bytes.strip_prefix(HEADER) else {
            let start = &bytes[..bytes.len().min(HEADER.len())];
            let found = String::from_utf8_lossy(start).into_owned();
            return Err(Bad::Header { found });
        };
        if bytes.len() != expected {
            let found = bytes.len();
            return Err(Bad::Size { found, expected });
        }
        let mut images = Array4::zeros((EXAMPLES, SIDE, SIDE, 1));
        let mut labels = Vec::with_capacity(EXAMPLES);
        for (example, record) in records.chunks_exact(1 + PIXELS).enumerate() {
            if usize::from(record[0]) >= CLASSES {
                let found = record[0];
                return Err(Bad::Label { example, found });
            }
            labels.push(usize::from(record[0]));
            for (place, &found) in record[1..].iter().enumerate() {
                let (row, column) = (place / SIDE, place % SIDE);
                if found > LARGEST {
                    return Err(Bad::Pixel {
                        example,
                        row,
                        column,
                        found,
                    });
                }
                images[[example, row, column, 0]] = f64::from(found) / f64::from(LARGEST);
            }
        }
        Ok(Self { images, labels })
    }

    /// The first two thirds, and the last third, which no step of training sees.
    pub fn split(&self) -> (Part<'_>, Part<'_>) {
        let (learned, held_out) = self.labels.split_at(TRAINING);
        let training = Part {
            images: self.images.slice(s![..TRAINING, .., .., ..]),
            labels: learned,
        };
        let rest = Part {
            images: self.images.slice(s![TRAINING.., .., .., ..]),
            labels: held_out,
        };
        (training, rest)
    }
}

/// Some of the digits.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    pub images: ArrayView4<'a, f64>,
    pub labels: &'a [usize],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_as_large_as_its_readme_says_and_has_every_digit() {
        let digits = Digits::parse(BYTES).unwrap();
        assert_eq!(digits.images.dim(), (1797, 8, 8, 1));
        let mut counts = [0; CLASSES];
        digits.labels.iter().for_each(|&label| counts[label] += 1);
        // the counts that scikit-learn's `load_digits` gives
        assert_eq!(counts, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
        // the first row of its first image with ink: 0, 0, 5, 13, 9, 1, 0, 0
        let row = digits.images.slice(s![0, 0, .., 0]).mapv(|x| 16.0 * x);
        assert_eq!(row.to_vec(), [0.0, 0.0, 5.0, 13.0, 9.0, 1.0, 0.0, 0.0]);
        assert_eq!(digits.labels[..4], [0, 1, 2, 3]);
    }

    #[test]
    fn the_two_parts_are_all_of_it() {
        let digits = Digits::parse(BYTES).unwrap();
        let (training, held_out) = digits.split();
        assert_eq!(training.images.dim(), (1198, 8, 8, 1));
        assert_eq!(held_out.images.dim(), (599, 8, 8, 1));
        assert_eq!([training.labels, held_out.labels].concat(), digits.labels);
        let first = digits.images.slice(s![1198, .., .., ..]);
        assert_eq!(held_out.images.slice(s![0, .., .., ..]), first);
    }

    #[test]
    fn a_file_that_is_cut_short_or_too_long_is_refused() {
        let expected = BYTES.len();
        for found in [HEADER.len(), expected - 65, expected - 1] {
            let bad = Digits::parse(&BYTES[..found]);
            assert_eq!(bad, Err(Bad::Size { found, expected }));
        }
        let longer = [BYTES, &[0]].concat();
        let bad = Digits::parse(&longer).unwrap_err();
        let said = "digits.bin: has 116880 bytes, expected 116879";
        assert_eq!(bad.to_string(), said);
    }

    #[test]
    fn another_file_is_refused() {
        for other in [
            &b""[..],
            b"version https://git-lfs",
            &BYTES[1..],
            &BYTES[..9],
        ] {
            let bad = Digits::parse(other).unwrap_err();
            assert!(matches!(bad, Bad::Header { .. }), "{bad}");
        }
    }

    #[test]
    fn labels_and_pixels_out_of_range_are_refused_with_their_place() {
        let with = |place: usize, value| {
            let mut bytes = BYTES.to_vec();
            bytes[HEADER.len() + place] = value;
            Digits::parse(&bytes).map_err(|bad| bad.to_string())
        };
        let label = "digits.bin: example 2 has label 10, expected 0 to 9";
        assert_eq!(with(2 * 65, 10), Err(label.to_owned()));
        let pixel = "digits.bin: example 1 has 17 in row 3, column 5, expected 0 to 16";
        assert_eq!(with(65 + 1 + 3 * 8 + 5, 17), Err(pixel.to_owned()));
        assert!(with(2 * 65, 9).is_ok() && with(65 + 1 + 3 * 8 + 5, 16).is_ok());
    }
}
