//! Memory that is kept between calls: page faults in new buffers cost more than the arithmetic on them.

use std::ops::{Deref, DerefMut};

use cnn_backprop::{Error, Result};
use num_traits::Zero;

use crate::simd::Level;

/// Bytes of a cache line: vectors that straddle two lines are loaded twice.
pub(crate) const LINE: usize = 64;

/// How a layer with 3×3 filters and stride 1 may save multiplications.
///
/// Other layers, and those too small to gain by it, are computed directly in any case.
///
/// # Examples
/// ```
/// use cnn_backprop_fast::{Winograd, Workspace};
///
/// let workspace = Workspace::<f32>::new().with_winograd(Winograd::Never);
/// assert_eq!(workspace.winograd(), Winograd::Never);
/// assert_eq!(Workspace::<f32>::new().winograd(), Winograd::Tiles2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Winograd {
    /// Every product of the formula is computed.
    Never,
    /// F(2×2, 3×3): 16 products instead of 36. Its rounding errors are as large as those of the direct
    /// sum: there are more of them, but the sums are shorter.
    #[default]
    Tiles2,
    /// F(4×4, 3×3): 36 products instead of 144. Its rounding errors are up to eight times those of the
    /// direct sum: in training with `f32` they are lost in the noise, in a gradient check they are not.
    /// Faster than F(2×2) on large maps; on small ones with many channels its transforms cost more than they save.
    Tiles4,
}

/// Scratch memory for the `_into` functions of this crate, kept from call to call.
///
/// It grows to the size that the largest call needs. One workspace can be used for any shapes, in any order;
/// nothing from an earlier call is ever read again.
///
/// # Examples
/// ```
/// use cnn_backprop_fast::{Level, Workspace};
///
/// let workspace = Workspace::<f32>::new();
/// assert_eq!(workspace.level(), Level::best());
/// ```
#[derive(Debug, Default)]
pub struct Workspace<F> {
    level: Level,
    winograd: Winograd,
    free: Vec<Vec<F>>,
}

impl<F> Workspace<F> {
    /// An empty workspace for the best level of this machine.
    pub fn new() -> Self {
        Self::with_level(Level::best())
    }

    /// An empty workspace for a level of your choice: for tests and measurements.
    pub fn with_level(level: Level) -> Self {
        Self {
            level,
            winograd: Winograd::default(),
            free: Vec::new(),
        }
    }

    /// The same workspace, for calls that use `winograd`.
    pub fn with_winograd(self, winograd: Winograd) -> Self {
        Self { winograd, ..self }
    }

    /// The vectors that calls with this workspace use.
    pub fn level(&self) -> Level {
        self.level
    }

    /// How calls with this workspace save products.
    pub fn winograd(&self) -> Winograd {
        self.winograd
    }

    /// Bytes that the workspace holds between calls.
    pub fn bytes(&self) -> usize {
        self.free
            .iter()
            .map(|data| size_of::<F>() * data.capacity())
            .sum()
    }
}

impl<F: Copy + Zero> Workspace<F> {
    /// A buffer of `len` elements, left as the last user left them; `array` names it in the error.
    pub(crate) fn take(&mut self, array: &'static str, len: usize) -> Result<Buffer<F>> {
        let padded = len.saturating_add(LINE / size_of::<F>());
        // The smallest that is large enough, or else the largest, because it has to grow the least.
        let best = (0..self.free.len()).min_by_key(|&i| {
            let capacity = self.free[i].capacity();
            (capacity < padded, capacity.abs_diff(padded))
        });
        let mut data = best.map_or_else(Vec::new, |i| self.free.swap_remove(i));
        if data.capacity() < padded {
            data.clear(); // otherwise growing would copy it
            data.try_reserve_exact(padded)
                .map_err(|_| Error::TooLarge {
                    array,
                    reason: format!("no memory for {len} elements"),
                })?;
        }
        data.resize(data.len().max(padded), F::zero());
        let start = data.as_ptr().align_offset(LINE).min(padded - len);
        let buffer = Buffer { data, start, len };
        debug_assert_eq!(buffer.as_ptr().align_offset(LINE), 0);
        Ok(buffer)
    }

    /// A buffer of `len` zeros.
    pub(crate) fn take_zeroed(&mut self, array: &'static str, len: usize) -> Result<Buffer<F>> {
        let mut buffer = self.take(array, len)?;
        buffer.fill(F::zero());
        Ok(buffer)
    }

    /// Keeps a buffer for later calls.
    pub(crate) fn give(&mut self, buffer: Buffer<F>) {
        self.free.push(buffer.data);
    }
}

/// A slice that begins at a cache line.
#[derive(Debug)]
pub(crate) struct Buffer<F> {
    data: Vec<F>,
    start: usize,
    len: usize,
}

impl<F> Deref for Buffer<F> {
    type Target = [F];

    fn deref(&self) -> &[F] {
        &self.data[self.start..][..self.len]
    }
}

impl<F> DerefMut for Buffer<F> {
    fn deref_mut(&mut self) -> &mut [F] {
        &mut self.data[self.start..][..self.len]
    }
}
