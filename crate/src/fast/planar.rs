//! Gradient of an input with few channels, as of a first layer: vectors of neighbouring pixels.
//!
//! With one or three channels a vector of channels would be nearly empty. Here dZ is taken apart
//! into one plane a channel, so that neighbouring pixels are neighbours in memory.

use pulp::{Simd, WithSimd};

use super::conv::Backward;
use super::direct::{Phase, phases};
use super::job::Extents;
use super::simd::Lanes;
use super::threads::{each, share};
use super::workspace::Workspace;
use crate::checked::checked_len;
use crate::error::Result;

/// Rows and vectors of a tile: few enough for 16 registers.
const ROWS: usize = 6;
const VECTORS: usize = 2;
/// Rows of the largest filter for which tiles were compiled.
const MOST_TAPS: usize = 7;

/// Whether a vector of channels would be so empty that taking dZ apart pays.
pub(super) fn pays<F>(e: &Extents) -> bool {
    let phases = e.stride.saturating_mul(e.stride);
    // So there are more columns of taps than `stride`, and every phase has some.
    e.f_h.div_ceil(e.stride) <= MOST_TAPS
        && e.n_c_prev.saturating_mul(size_of::<F>()) <= 16
        && e.f_h * e.f_w >= phases.saturating_mul(9)
}

/// One tile: `sums[r, x] = Σ_c Σ_u Σ_v taps[c, u, v] · planes[c, r + u, x + v]`.
struct Tile<'a, F> {
    planes: &'a [F],
    plane: usize,
    pitch: usize,
    /// `(channels, f_h, f_w)`, row-major.
    taps: &'a [F],
    columns_of_taps: usize,
    /// `ROWS` rows of `VECTORS` vectors.
    sums: &'a mut [F],
}

/// The tile for filters of `FH` rows.
struct Sized<T, const FH: usize>(T);

impl<F: Lanes, const FH: usize> WithSimd for Sized<Tile<'_, F>, FH> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self(tile) = self;
        let width = VECTORS * F::lanes::<S>();
        let mut sums = [[F::splat(simd, F::zero()); VECTORS]; ROWS];
        let channels = tile.planes.chunks(tile.plane);
        for (plane, taps) in channels.zip(tile.taps.chunks_exact(FH * tile.columns_of_taps)) {
            for v in 0..tile.columns_of_taps {
                let mut column = [F::splat(simd, F::zero()); FH];
                for u in 0..FH {
                    column[u] = F::splat(simd, taps[u * tile.columns_of_taps + v]);
                }
                // Each row of pixels is read once, for every row of the tile that it belongs to.
                for q in 0..ROWS + FH - 1 {
                    let pixels = &plane[q * tile.pitch + v..][..width];
                    let pixels = &F::vectors::<S>(pixels)[..VECTORS];
                    for u in 0..FH {
                        if q >= u && q - u < ROWS {
                            for x in 0..VECTORS {
                                sums[q - u][x] =
                                    F::vmul_add(simd, column[u], pixels[x], sums[q - u][x]);
                            }
                        }
                    }
                }
            }
        }
        let out = F::vectors_mut::<S>(tile.sums);
        for (out, sums) in out.chunks_exact_mut(VECTORS).zip(&sums) {
            out.copy_from_slice(sums);
        }
    }
}

impl<F: Lanes> Tile<'_, F> {
    /// Runs the tile that was compiled for filters of so many rows.
    fn run<S: Simd>(self, simd: S, rows_of_taps: usize) {
        match rows_of_taps {
            1 => simd.vectorize(Sized::<_, 1>(self)),
            2 => simd.vectorize(Sized::<_, 2>(self)),
            3 => simd.vectorize(Sized::<_, 3>(self)),
            4 => simd.vectorize(Sized::<_, 4>(self)),
            5 => simd.vectorize(Sized::<_, 5>(self)),
            6 => simd.vectorize(Sized::<_, 6>(self)),
            _ => simd.vectorize(Sized::<_, MOST_TAPS>(self)),
        }
    }
}

struct InputGradient<'a, 'b, F> {
    task: &'b mut Backward<'a, F>,
    workspace: &'b mut Workspace<F>,
}

/// Formula (1) for an input with few channels.
pub(super) fn input_gradient<F: Lanes>(
    task: &mut Backward<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    // As wide as there are pixels in a row: the channels lie in planes.
    let pixels = task.extents.n_w_prev.div_ceil(task.extents.stride);
    let level = workspace.level().fitting::<F>(pixels);
    level.dispatch(InputGradient { task, workspace })
}

impl<F: Lanes> WithSimd for InputGradient<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self { task, workspace } = self;
        let e = task.extents;
        let (down, top, bottom) = phases(e.n_h_prev, e.n_h, e.f_h, &e);
        let (right, before, after) = phases(e.n_w_prev, e.n_w, e.f_w, &e);
        let width = VECTORS * F::lanes::<S>();
        // Tiles may hang over the lower and the right edge; there they read zeros.
        let pitch = before + e.n_w + after + width;
        let rows = top + e.n_h + bottom + ROWS;
        let size = size_of::<F>();
        let plane = checked_len("dz planes", &[rows, pitch], size)?;
        let len = checked_len("dz planes", &[e.n_c, rows, pitch], size)?;
        let phases = || {
            let right = right.iter().enumerate();
            let all = down.iter().enumerate();
            all.flat_map(move |down| right.clone().map(move |right| (down, right)))
        };
        let mut filters = workspace.take("w planes", e.w())?;
        let mut left = &mut filters[..];
        for ((_, down), (_, right)) in phases() {
            for k in 0..e.n_c_prev {
                let (taps, rest) = left.split_at_mut(e.n_c * down.taps.len() * right.taps.len());
                gather(task.w, (down, right, k), taps, &e);
                left = rest;
            }
        }
        let images = share(e.m, e.products());
        let mut work = Vec::new();
        let dz = task.dz.chunks(images * e.image());
        for (dz, da_prev) in dz.zip(task.da_prev.chunks_mut(images * e.image_prev())) {
            let planes = workspace.take_zeroed("dz planes", len)?;
            let sums = workspace.take("sums", ROWS * width)?;
            work.push((planes, sums, dz, da_prev));
        }
        let used = each(work, |(mut planes, mut sums, dz, da_prev)| {
            let images = dz.chunks_exact(e.image());
            for (dz, da_prev) in images.zip(da_prev.chunks_exact_mut(e.image_prev())) {
                for (h, pixels) in dz.chunks_exact(e.n_w * e.n_c).enumerate() {
                    let planes = &mut planes[(top + h) * pitch + before..];
                    take_apart(pixels, e.n_c, planes, plane);
                }
                let mut left = &filters[..];
                for ((phase_h, down), (phase_w, right)) in phases() {
                    let (f_h, f_w) = (down.taps.len(), right.taps.len());
                    for k in 0..e.n_c_prev {
                        let (taps, rest) = left.split_at(e.n_c * f_h * f_w);
                        left = rest;
                        for h in (0..down.n).step_by(ROWS) {
                            for w in (0..right.n).step_by(width) {
                                let tile = Tile {
                                    planes: &planes[(down.first + h) * pitch + right.first + w..],
                                    plane,
                                    pitch,
                                    taps,
                                    columns_of_taps: f_w,
                                    sums: &mut sums,
                                };
                                tile.run(simd, f_h);
                                for (r, sums) in sums.chunks_exact(width).enumerate() {
                                    if h + r >= down.n {
                                        break;
                                    }
                                    let row = (phase_h + (h + r) * e.stride) * e.n_w_prev;
                                    let first = row + phase_w + w * e.stride;
                                    let out = &mut da_prev[first * e.n_c_prev + k..];
                                    let sums = &sums[..width.min(right.n - w)];
                                    scatter(sums, out, e.stride * e.n_c_prev);
                                }
                            }
                        }
                    }
                }
            }
            [planes, sums]
        });
        workspace.give(filters);
        for scratch in used.into_iter().flatten() {
            workspace.give(scratch);
        }
        Ok(())
    }
}

/// The filters of one channel of the input, for one phase: `taps[c, u, v] = w[down[u], right[v], k, c]`.
fn gather<F: Copy>(
    w: &[F],
    (down, right, k): (&Phase, &Phase, usize),
    taps: &mut [F],
    e: &Extents,
) {
    let (f_h, f_w) = (down.taps.len(), right.taps.len());
    for (i, tap) in taps.iter_mut().enumerate() {
        let (c, u, v) = (i / (f_h * f_w), i / f_w % f_h, i % f_w);
        let at = down.taps[u] * e.f_w + right.taps[v];
        *tap = w[(at * e.n_c_prev + k) * e.n_c + c];
    }
}

/// A row of pixels, channel by channel: `planes[c, x] = pixels[x, c]`.
///
/// A function of its own, because its caller has no register to spare for this loop.
#[inline(never)]
fn take_apart<F: Copy>(pixels: &[F], channels: usize, planes: &mut [F], plane: usize) {
    for (c, plane) in planes.chunks_mut(plane).take(channels).enumerate() {
        for (to, pixel) in plane.iter_mut().zip(pixels.chunks_exact(channels)) {
            *to = pixel[c];
        }
    }
}

/// `out[i·step] = sums[i]`.
fn scatter<F: Copy>(sums: &[F], out: &mut [F], step: usize) {
    if step == 1 {
        out[..sums.len()].copy_from_slice(sums);
    } else {
        for (out, &sum) in out.iter_mut().step_by(step).zip(sums) {
            *out = sum;
        }
    }
}
