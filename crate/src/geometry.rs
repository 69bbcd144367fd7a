//! The positions of windows: output sizes and padding, in one place.

use crate::error::{Error, Result};

/// Number of positions of a window of `f` elements along an axis of `n_prev` elements.
///
/// ```text
/// n = ⌊(n_prev + 2·pad − f) / stride⌋ + 1
/// ```
///
/// The remainder of the division is the number of elements after the last window; if the stride is
/// greater than `f`, there are also elements between windows. Neither are covered by a window, and
/// their gradient is 0. `axis` (`"height"` or `"width"`) is only the name of the axis in the error.
///
/// # Errors
/// - [`Error::ZeroStride`] if `stride` is 0.
/// - [`Error::ZeroExtent`] if `n_prev` is 0, [`Error::ZeroWindow`] if `f` is 0.
/// - [`Error::TooLarge`] if `n_prev + 2·pad` overflows.
/// - [`Error::WindowLargerThanInput`] if `f > n_prev + 2·pad`.
///
/// # Source
/// Course 4, week 1, "Strided convolutions"; in the book, *输出的尺寸 · Output size*.
///
/// # Examples
/// ```
/// use cnn_backprop::geometry::output_size;
///
/// assert_eq!(output_size("height", 7, 3, 0, 2)?, 3); // (7 − 3)/2 + 1
/// assert_eq!(output_size("width", 8, 3, 0, 2)?, 3); // one column is left over
/// assert!(output_size("height", 2, 5, 1, 1).is_err()); // 5 does not fit into 2 + 2
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn output_size(
    axis: &'static str,
    n_prev: usize,
    f: usize,
    pad: usize,
    stride: usize,
) -> Result<usize> {
    none_is_zero(axis, n_prev, f, stride)?;
    let padded = padded_size(axis, n_prev, pad)?;
    if f > padded {
        return Err(Error::WindowLargerThanInput {
            axis,
            window: f,
            input: n_prev,
            pad,
        });
    }
    // ANCHOR: output_size
    let n = (padded - f) / stride + 1;
    // ANCHOR_END: output_size
    Ok(n)
}

/// Whether a window can move along an axis at all.
///
/// # Errors
/// [`Error::ZeroStride`], [`Error::ZeroWindow`] or [`Error::ZeroExtent`], in this order.
pub(crate) fn none_is_zero(
    axis: &'static str,
    n_prev: usize,
    f: usize,
    stride: usize,
) -> Result<()> {
    if stride == 0 {
        return Err(Error::ZeroStride);
    }
    if f == 0 {
        return Err(Error::ZeroWindow);
    }
    if n_prev == 0 {
        return Err(Error::ZeroExtent { axis });
    }
    Ok(())
}

/// `n + 2·pad`: the extent of an axis of `n` elements with `pad` zeros before and after it. `array`
/// is its name in the error.
///
/// # Errors
/// [`Error::TooLarge`] if the sum overflows.
pub fn padded_size(array: &'static str, n: usize, pad: usize) -> Result<usize> {
    pad.checked_mul(2)
        .and_then(|both| n.checked_add(both))
        .ok_or_else(|| Error::TooLarge {
            array,
            reason: format!("{n} + 2·{pad} overflows"),
        })
}

/// The sum of sizes; `array` names what has that size.
///
/// # Errors
/// [`Error::TooLarge`] if the sum overflows.
///
/// # Examples
/// ```
/// use cnn_backprop::geometry::sum;
///
/// assert_eq!(sum("height", &[3, 4])?, 7);
/// assert!(sum("height", &[usize::MAX, 1]).is_err());
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
pub fn sum(array: &'static str, sizes: &[usize]) -> Result<usize> {
    let sum = sizes
        .iter()
        .try_fold(0_usize, |sum, &size| sum.checked_add(size));
    sum.ok_or_else(|| Error::TooLarge {
        array,
        reason: format!("the sum of {sizes:?} overflows"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_places_of_a_window() {
        for (n_prev, f, pad, stride, n) in [
            (4, 2, 2, 1, 7),
            (4, 2, 2, 2, 4),
            (5, 2, 0, 1, 4),
            (6, 3, 1, 2, 3),
            (5, 5, 0, 9, 1),
            (3, 1, 0, 4, 1),
        ] {
            assert_eq!(output_size("height", n_prev, f, pad, stride), Ok(n));
        }
    }

    #[test]
    fn every_bad_argument_has_its_own_error() {
        assert_eq!(output_size("height", 4, 2, 0, 0), Err(Error::ZeroStride));
        assert_eq!(output_size("height", 4, 0, 0, 1), Err(Error::ZeroWindow));
        assert_eq!(
            output_size("width", 0, 1, 3, 1),
            Err(Error::ZeroExtent { axis: "width" })
        );
        assert!(matches!(
            output_size("width", 4, 2, usize::MAX / 2 + 1, 1),
            Err(Error::TooLarge { .. })
        ));
        assert!(matches!(
            output_size("width", 4, 2, usize::MAX / 2, 1),
            Err(Error::TooLarge { .. })
        ));
        assert_eq!(
            output_size("width", 3, 6, 1, 1),
            Err(Error::WindowLargerThanInput {
                axis: "width",
                window: 6,
                input: 3,
                pad: 1
            })
        );
    }
}
