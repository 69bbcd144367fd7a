//! Overlapping tiles: cut from images, and added back.

use ndarray::{Array4, ArrayView4, NdFloat, s};

use super::transforms::OUT;
use crate::checked::{same_shape, zeros};
use crate::error::{Error, Result};

/// Where the tiles of an `n_h × n_w` output begin: image, row, column.
fn corners((m, n_h, n_w): (usize, usize, usize)) -> impl Iterator<Item = (usize, usize, usize)> {
    let rows = move |i| (0..n_h).step_by(OUT).map(move |top| (i, top));
    let cols = move |(i, top)| (0..n_w).step_by(OUT).map(move |left| (i, top, left));
    (0..m).flat_map(rows).flat_map(cols)
}

/// Cuts images into tiles of `side × side` that begin at every second row and column, one for each
/// 2×2 tile of the output; beyond the edge the values are 0.
///
/// Shapes: `x (m, rows, cols, channels)`, `output` the `(n_H, n_W)` of the layer →
/// `(side, side, m·⌈n_H/2⌉·⌈n_W/2⌉, channels)`.
///
/// # Errors
/// - [`Error::ShapeMismatch`] if a tile would begin outside `x`.
/// - [`Error::TooLarge`] if memory cannot be allocated.
///
/// # Source
/// In the book, *Winograd 的反向 · Winograd, backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::winograd::cut_tiles;
/// use ndarray::Array4;
///
/// let x = Array4::<f64>::ones((2, 5, 7, 3)); // 3×3 filters make 3×5 of it
/// let tiles = cut_tiles(x.view(), (3, 5), 4)?;
/// assert_eq!(tiles.dim(), (4, 4, 2 * 2 * 3, 3));
/// assert_eq!(tiles[[3, 0, 0, 0]], 1.0);
/// assert_eq!(tiles[[3, 0, 11, 0]], 0.0); // row 2 + 3 is not in the image
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: cut_tiles
pub fn cut_tiles<F: NdFloat>(
    x: ArrayView4<F>,
    output: (usize, usize),
    side: usize,
) -> Result<Array4<F>> {
    let (m, rows, cols, channels) = x.dim();
    let mut tiles = zeros(
        "tiles",
        (side, side, count("x", x.shape(), output)?, channels),
    )?;
    for (t, (i, top, left)) in corners((m, output.0, output.1)).enumerate() {
        let (high, wide) = (side.min(rows - top), side.min(cols - left)); // the last may stick out
        let window = x.slice(s![i, top..top + high, left..left + wide, ..]);
        tiles.slice_mut(s![..high, ..wide, t, ..]).assign(&window);
    }
    Ok(tiles)
}
// ANCHOR_END: cut_tiles

/// Adds tiles to where [`cut_tiles`] would cut them from: its adjoint. What extends beyond the edge is
/// dropped.
///
/// Shapes: `tiles (side, side, m·⌈n_H/2⌉·⌈n_W/2⌉, channels)`, `output` the `(n_H, n_W)` of the
/// layer, `x (m, rows, cols, channels)`, to which they are added.
///
/// # Errors
/// [`Error::ShapeMismatch`] if a tile would begin outside `x`, or `tiles` are not those of `x`.
///
/// # Source
/// In the book, *Winograd 的反向 · Winograd, backward*.
///
/// # Examples
/// ```
/// use cnn_backprop::winograd::add_tiles;
/// use ndarray::Array4;
///
/// let tiles = Array4::<f64>::ones((4, 4, 2, 1));
/// let mut x = Array4::zeros((1, 4, 6, 1));
/// add_tiles(tiles.view(), (2, 4), &mut x)?;
/// assert_eq!(x.iter().take(6).copied().collect::<Vec<_>>(), [1.0, 1.0, 2.0, 2.0, 1.0, 1.0]);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: add_tiles
pub fn add_tiles<F: NdFloat>(
    tiles: ArrayView4<F>,
    output: (usize, usize),
    x: &mut Array4<F>,
) -> Result<()> {
    let (m, rows, cols, channels) = x.dim();
    let side = tiles.dim().0;
    let expected = [side, side, count("x", x.shape(), output)?, channels];
    same_shape("tiles", &expected, tiles.shape())?;
    for (t, (i, top, left)) in corners((m, output.0, output.1)).enumerate() {
        let (high, wide) = (side.min(rows - top), side.min(cols - left));
        let mut window = x.slice_mut(s![i, top..top + high, left..left + wide, ..]);
        window += &tiles.slice(s![..high, ..wide, t, ..]);
    }
    Ok(())
}
// ANCHOR_END: add_tiles

/// Number of tiles of images of the shape of `x`, if each of them begins inside.
fn count(array: &'static str, x: &[usize], (n_h, n_w): (usize, usize)) -> Result<usize> {
    let inside = [x[0], x[1].max(n_h), x[2].max(n_w), x[3]];
    same_shape(array, &inside, x)?;
    let (rows, cols) = (n_h.div_ceil(OUT), n_w.div_ceil(OUT));
    let tiles = rows.checked_mul(cols).and_then(|one| one.checked_mul(x[0]));
    tiles.ok_or_else(|| Error::TooLarge {
        array: "tiles",
        reason: format!("{}·{rows}·{cols} overflows", x[0]),
    })
}
