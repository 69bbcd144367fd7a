//! Memory that outlives a call: page faults of fresh buffers cost more than the arithmetic on them.

use std::ops::{Deref, DerefMut};

use num_traits::Zero;

use crate::error::{Error, Result};
use crate::fast::{Level, Winograd};

/// Bytes of a cache line: vectors that straddle two lines are loaded twice.
pub(super) const LINE: usize = 64;

/// Scratch memory for the `_into` functions of [`fast`](crate::fast), kept from call to call.
///
/// It grows to what the largest call asked for. One workspace serves any shapes, in any order;
/// nothing of an earlier call is ever read again.
///
/// # Examples
/// ```
/// use cnn_backprop::fast::{Level, Workspace};
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

    /// The same workspace, for calls that save products as `winograd` says.
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
    pub(crate) fn take(&mut self, array: &'static str, len: usize) -> Result<Scratch<F>> {
        let padded = len.saturating_add(LINE / size_of::<F>());
        // The smallest that is large enough, else the largest: it has to grow the least.
        let best = (0..self.free.len()).min_by_key(|&i| {
            let capacity = self.free[i].capacity();
            (capacity < padded, capacity.abs_diff(padded))
        });
        let mut data = best.map_or_else(Vec::new, |i| self.free.swap_remove(i));
        if data.capacity() < padded {
            data.clear(); // else growing would copy it
            data.try_reserve_exact(padded)
                .map_err(|_| Error::TooLarge {
                    array,
                    reason: format!("no memory for {len} elements"),
                })?;
        }
        data.resize(data.len().max(padded), F::zero());
        let start = data.as_ptr().align_offset(LINE).min(padded - len);
        Ok(Scratch { data, start, len })
    }

    /// A buffer of `len` zeros.
    pub(crate) fn take_zeroed(&mut self, array: &'static str, len: usize) -> Result<Scratch<F>> {
        let mut scratch = self.take(array, len)?;
        scratch.fill(F::zero());
        Ok(scratch)
    }

    /// Keeps a buffer for later calls.
    pub(crate) fn give(&mut self, scratch: Scratch<F>) {
        self.free.push(scratch.data);
    }
}

/// A slice that begins at a cache line.
#[derive(Debug)]
pub(crate) struct Scratch<F> {
    data: Vec<F>,
    start: usize,
    len: usize,
}

impl<F> Deref for Scratch<F> {
    type Target = [F];

    fn deref(&self) -> &[F] {
        &self.data[self.start..][..self.len]
    }
}

impl<F> DerefMut for Scratch<F> {
    fn deref_mut(&mut self) -> &mut [F] {
        &mut self.data[self.start..][..self.len]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_is_aligned_and_comes_back() {
        let mut workspace = Workspace::<f32>::new();
        let scratch = workspace.take_zeroed("x", 1000).unwrap();
        assert_eq!(scratch.as_ptr().align_offset(LINE), 0);
        assert!(scratch.iter().all(|&x| x == 0.0));
        let address = scratch.as_ptr();
        workspace.give(scratch);
        let held = workspace.bytes();
        let again = workspace.take("x", 900).unwrap();
        assert_eq!((again.as_ptr(), again.len()), (address, 900));
        workspace.give(again);
        assert_eq!(workspace.bytes(), held);
    }

    #[test]
    fn missing_memory_is_an_error() {
        let mut workspace = Workspace::<f64>::new();
        for len in [1 << 56, usize::MAX] {
            assert!(matches!(
                workspace.take("x", len),
                Err(Error::TooLarge { array: "x", .. })
            ));
        }
    }
}
