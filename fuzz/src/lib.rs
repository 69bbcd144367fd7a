//! Shapes and numbers from the bytes of a fuzzer: small ones, and now and then one that no memory could hold.

use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use ndarray::{Array, Dimension, ShapeBuilder};

/// The largest of the small extents.
const SMALL: usize = 7;

/// An extent, stride, padding or size of a window.
#[derive(Clone, Copy, Debug)]
pub struct Extent(pub usize);

impl<'a> Arbitrary<'a> for Extent {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self(match bytes.arbitrary::<u8>()? {
            byte @ 0..=250 => usize::from(byte) % SMALL,
            251 => usize::MAX,
            252 => usize::MAX / 2 + 1,
            253 => 1 << 60,
            254 => 1 << 48,
            255 => 9,
        }))
    }
}

impl Extent {
    /// For the extents of arrays, which are in memory.
    pub fn small(self) -> usize {
        self.0.min(SMALL)
    }
}

/// An array of whole numbers, so that sums are exact in any order, in one of the two orders of memory. All its numbers
/// follow from `seed`.
pub fn array<D: Dimension>(shape: impl ShapeBuilder<Dim = D>, seed: u8) -> Array<f64, D> {
    let mut state = u32::from(seed).wrapping_mul(2_654_435_761) | 1;
    let number = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        f64::from(state % 17) - 8.0
    };
    Array::from_shape_simple_fn(shape, number)
}
