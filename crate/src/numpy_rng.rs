//! NumPy's legacy random stream, so that Rust alone reproduces the course's numbers.

use ndarray::{Array, IntoDimension};
use rand_mt::Mt;

use crate::checked::zeros;
use crate::error::Result;

/// The stream behind `np.random.seed`, `np.random.randn` and `np.random.rand`.
///
/// MT19937 seeded by `init_genrand`; each 53-bit double is made from two words; normals use
/// Marsaglia's polar method, which keeps the second value of each pair for the next call.
///
/// `rand` agrees with NumPy bit for bit. `randn` also uses the platform's `ln` (`sqrt` is exactly
/// rounded), so it may differ from NumPy in the last bit or two where the two C libraries differ;
/// the tests allow 4 units in the last place.
///
/// # Source
/// NumPy's `legacy-distributions.c` (`legacy_gauss`) and `mt19937.h` (`mt19937_next_double`).
///
/// # Examples
/// ```
/// use approx::assert_relative_eq;
/// use cnn_backprop::NumpyRng;
///
/// let mut rng = NumpyRng::seed(1); // np.random.seed(1)
/// let x = rng.randn((2, 2))?; // np.random.randn(2, 2)
/// assert_relative_eq!(x[[0, 0]], 1.6243453636632417, max_relative = 1e-15);
/// assert_relative_eq!(x[[1, 1]], -1.0729686221561705, max_relative = 1e-15);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct NumpyRng {
    words: Mt,
    /// The second normal of the last pair, not yet returned.
    spare: Option<f64>,
}

impl NumpyRng {
    /// A stream in the state that `np.random.seed(seed)` sets.
    pub fn seed(seed: u32) -> Self {
        Self {
            words: Mt::new(seed),
            spare: None,
        }
    }

    /// Array of standard normals, filled in row-major order as `np.random.randn` does.
    ///
    /// Shapes: `shape` of any rank → array of that shape.
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if an array of that shape cannot be created.
    pub fn randn<Sh: IntoDimension>(&mut self, shape: Sh) -> Result<Array<f64, Sh::Dim>> {
        self.fill(shape, Self::normal)
    }

    /// Array of uniforms in `[0, 1)`, filled in row-major order as `np.random.rand` does.
    ///
    /// Shapes: `shape` of any rank → array of that shape.
    ///
    /// # Errors
    /// [`Error::TooLarge`](crate::Error::TooLarge) if an array of that shape cannot be created.
    pub fn rand<Sh: IntoDimension>(&mut self, shape: Sh) -> Result<Array<f64, Sh::Dim>> {
        self.fill(shape, Self::uniform)
    }

    fn fill<Sh: IntoDimension>(
        &mut self,
        shape: Sh,
        mut draw: impl FnMut(&mut Self) -> f64,
    ) -> Result<Array<f64, Sh::Dim>> {
        let mut array = zeros::<f64, _>("random array", shape)?;
        array.iter_mut().for_each(|x| *x = draw(self));
        Ok(array)
    }

    #[inline] // else a caller that is optimized would call code that is not
    fn uniform(&mut self) -> f64 {
        let high = f64::from(self.words.next_u32() >> 5); // 27 bits
        let low = f64::from(self.words.next_u32() >> 6); // 26 bits
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    #[inline]
    fn normal(&mut self) -> f64 {
        if let Some(second) = self.spare.take() {
            return second;
        }
        loop {
            let x1 = 2.0 * self.uniform() - 1.0;
            let x2 = 2.0 * self.uniform() - 1.0;
            let r2 = x1 * x1 + x2 * x2;
            if r2 < 1.0 && r2 != 0.0 {
                let f = (-2.0 * r2.ln() / r2).sqrt();
                self.spare = Some(f * x1);
                return f * x2;
            }
        }
    }
}
