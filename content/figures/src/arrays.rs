//! The small arrays of the book's examples.

use cnn_backprop::{ConvGrads, ConvParams, Error, conv_backward, conv_forward};
use ndarray::{Array2, Array4, ArrayView2, ArrayView4, array, s};

/// Stride 1 and no padding: how the 3×3 image is convolved throughout the book.
pub const PLAIN: ConvParams = ConvParams { stride: 1, pad: 0 };

/// The 3×3 image 1 … 9.
pub fn image() -> Array2<f64> {
    array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]
}

/// The 2×2 filter.
pub fn filter() -> Array2<f64> {
    array![[1.0, 2.0], [3.0, 4.0]]
}

/// The bias of that filter.
pub fn bias() -> Array4<f64> {
    array![[[[10.0]]]]
}

/// An upstream gradient whose digits show in the result which weight was multiplied with which output.
pub fn upstream() -> Array2<f64> {
    array![[1.0, 10.0], [100.0, 1000.0]]
}

/// The 2×4 input of the pooling examples.
pub fn pooled() -> Array2<f64> {
    array![[1.0, 3.0, 2.0, 0.0], [4.0, 2.0, 1.0, 5.0]]
}

/// One image with one channel, as a batch.
pub fn batch(image: ArrayView2<'_, f64>) -> Array4<f64> {
    image
        .to_owned()
        .insert_axis(ndarray::Axis(0))
        .insert_axis(ndarray::Axis(3))
}

/// One filter for one channel.
pub fn filters(filter: ArrayView2<'_, f64>) -> Array4<f64> {
    filter
        .to_owned()
        .insert_axis(ndarray::Axis(2))
        .insert_axis(ndarray::Axis(3))
}

/// The first channel of the first image.
pub fn plane(batch: ArrayView4<'_, f64>) -> Array2<f64> {
    batch.slice(s![0, .., .., 0]).to_owned()
}

/// The gradients of a convolution of one image with one filter.
///
/// # Errors
/// Those of `conv_forward` and `conv_backward`.
pub fn gradients(
    image: ArrayView2<'_, f64>,
    filter: ArrayView2<'_, f64>,
    upstream: ArrayView2<'_, f64>,
    params: ConvParams,
) -> Result<ConvGrads<f64>, Error> {
    let (a, w) = (batch(image), filters(filter));
    let (_, cache) = conv_forward(a.view(), w.view(), bias().view(), params)?;
    conv_backward(batch(upstream).view(), &cache)
}

/// The example with channels: one image of one row and three columns, written with one row per channel.
pub fn channels() -> Array2<f64> {
    array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]
}

/// Its two 1×2 filters, `(1, 2, 3, 2)`.
pub fn deep_filters() -> Array4<f64> {
    array![[
        [[1.0, 6.0], [2.0, 4.0], [3.0, 2.0]],
        [[2.0, 5.0], [4.0, 3.0], [6.0, 1.0]],
    ]]
}

/// Its upstream gradient, a row for each filter.
pub fn deep_upstream() -> Array2<f64> {
    array![[1.0, 10.0], [100.0, 1000.0]]
}

/// One image of one row, from a matrix with a row for each channel.
pub fn one_row(channels: ArrayView2<'_, f64>) -> Array4<f64> {
    let pixels = channels.t().to_owned();
    pixels
        .insert_axis(ndarray::Axis(0))
        .insert_axis(ndarray::Axis(0))
}

/// One row per channel, from the only row of the first image.
pub fn by_channel(batch: ArrayView4<'_, f64>) -> Array2<f64> {
    batch.slice(s![0, 0, .., ..]).t().to_owned()
}
