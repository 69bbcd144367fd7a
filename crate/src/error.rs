//! The one error type of the crate.

/// What was wrong with an argument, with the offending values.
///
/// Arrays have the names of the signatures (`a_prev`, `w`, `b`, `dz`, …), and shapes are written as
/// ndarray prints them.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The stride is 0: the window would never move.
    #[error("stride is 0; the window must move by at least 1")]
    ZeroStride,

    /// The pooling window has side 0.
    #[error("pooling window f is 0; a window must hold at least one element")]
    ZeroWindow,

    /// The dilation is 0: all weights of a filter would be multiplied by the same element.
    #[error("dilation is 0; neighbours in a window must be at least 1 apart")]
    ZeroDilation,

    /// The channels cannot be split into that many groups.
    #[error(
        "{groups} groups do not divide the {n_c_prev} channels of a_prev and the {n_c} filters of w"
    )]
    Groups {
        /// The requested number of groups.
        groups: usize,
        /// Channels of the input.
        n_c_prev: usize,
        /// Number of filters.
        n_c: usize,
    },

    /// A layer that Winograd's F(2×2, 3×3) does not support.
    #[error(
        "filters are {f_h}×{f_w} and the stride is {stride}; F(2×2, 3×3) is for 3×3 and stride 1"
    )]
    NotWinograd {
        /// Height of the filters.
        f_h: usize,
        /// Width of the filters.
        f_w: usize,
        /// The stride.
        stride: usize,
    },

    /// The output padding is not less than the stride: the window would have one more position.
    #[error("output_pad is {output_pad}; expected less than the stride {stride}")]
    OutputPadding {
        /// Rows and columns added at the end.
        output_pad: usize,
        /// The stride.
        stride: usize,
    },

    /// The padding cuts off the whole output of a transposed convolution.
    #[error("{axis} {uncut} is all cut off by padding {pad} on both sides")]
    PaddingLeavesNothing {
        /// `"height"` or `"width"`.
        axis: &'static str,
        /// Extent before the cut.
        uncut: usize,
        /// Rows or columns cut on each side.
        pad: usize,
    },

    /// A pooling window could lie in the padding as a whole, with no pixel under it.
    #[error("padding {pad} of the {axis} is not smaller than the window {axis} {window}")]
    PaddingHoldsWindow {
        /// `"height"` or `"width"`.
        axis: &'static str,
        /// Extent of the window along that axis.
        window: usize,
        /// The larger padding along that axis.
        pad: usize,
    },

    /// An array has no elements because one of its extents is 0 (an empty batch, for instance).
    #[error("{array} has shape {shape:?}: axis {axis} is empty, expected at least 1")]
    EmptyAxis {
        /// Name of the argument.
        array: &'static str,
        /// The first axis whose extent is 0.
        axis: usize,
        /// Shape of the argument.
        shape: Vec<usize>,
    },

    /// A size along one axis is 0.
    #[error("the {axis} is 0, expected at least 1")]
    ZeroExtent {
        /// `"height"` or `"width"`.
        axis: &'static str,
    },

    /// The window is larger than the (padded) input.
    #[error(
        "window {axis} {window} does not fit into input {axis} {input} with padding {pad} on both sides"
    )]
    WindowLargerThanInput {
        /// `"height"` or `"width"`.
        axis: &'static str,
        /// Extent of the window along that axis.
        window: usize,
        /// Extent of the input before padding.
        input: usize,
        /// Zeros added on each side.
        pad: usize,
    },

    /// Input and filters disagree about the number of input channels.
    #[error("a_prev has {a_prev} channels (its last axis), but each filter of w has {w} (axis 2)")]
    ChannelMismatch {
        /// Channels of the input, `a_prev`'s axis 3.
        a_prev: usize,
        /// Channels of each filter, `w`'s axis 2.
        w: usize,
    },

    /// An array does not have the shape that the other arguments require.
    #[error("{array} has shape {actual:?}, expected {expected:?}")]
    ShapeMismatch {
        /// Name of the argument.
        array: &'static str,
        /// The shape that the other arguments require.
        expected: Vec<usize>,
        /// The shape that was passed.
        actual: Vec<usize>,
    },

    /// A size overflows, or the memory for an array of that shape cannot be allocated.
    #[error("{array} would be too large: {reason}")]
    TooLarge {
        /// The array that was to be created.
        array: &'static str,
        /// The sizes involved.
        reason: String,
    },

    /// The input of max pooling contains a NaN, so a window has no maximum.
    #[error("{array} holds NaN at {index:?}; a window with NaN has no maximum")]
    NotANumber {
        /// Name of the argument.
        array: &'static str,
        /// Index of the first NaN.
        index: Vec<usize>,
    },

    /// The positions of the maxima are needed, but the forward pass took means and did not save them.
    #[error(
        "the cache is that of average pooling; max pooling backward needs that of PoolMode::Max"
    )]
    MaximaNotSaved,

    /// A label is not a class; classes are numbered from 0.
    #[error("labels[{index}] is {label}, expected a class below {classes}")]
    LabelOutOfRange {
        /// The example with that label.
        index: usize,
        /// The label.
        label: usize,
        /// The number of classes.
        classes: usize,
    },

    /// What is added to a variance is not a positive finite number, so that a channel without variance divides by 0.
    #[error("epsilon is {epsilon}, expected a finite number above 0")]
    BadEpsilon {
        /// The number, widened to `f64`.
        epsilon: f64,
    },

    /// The step of a finite difference is not a positive finite number, is too small to change `x`, or
    /// so large that the result is not finite.
    #[error(
        "step is {step}; a central difference needs a finite step > 0 that moves every element to a finite number"
    )]
    BadStep {
        /// The step, widened to `f64`.
        step: f64,
    },

    /// The loss, or the difference of two losses, is not finite.
    #[error("the loss is {loss} when element {index:?} is moved; a difference needs finite values")]
    NonFiniteLoss {
        /// The element that was changed.
        index: Vec<usize>,
        /// The value of the loss, or of the slope, widened to `f64`.
        loss: f64,
    },
}

/// Shorthand for results of this crate.
pub type Result<T> = std::result::Result<T, Error>;
