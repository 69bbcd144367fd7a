//! What a formula itself does not say.

use crate::limits::MAX_STEPS;

/// What the text around a formula says, and how much work to allow.
#[derive(Clone, Debug)]
pub struct Options {
    /// Indices that `+=` runs over because the text says so ("for every c").
    pub implied: Vec<String>,
    /// Read a sum after `+=` as a loop if its index occurs on the left side, because some texts write
    /// `y_{i+j} += \sum_i \sum_j …` where they mean two loops.
    pub sums_are_loops: bool,
    /// Steps after which evaluation gives up; [`MAX_STEPS`] unless set.
    pub max_steps: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            implied: vec![],
            sums_are_loops: false,
            max_steps: MAX_STEPS,
        }
    }
}
