//! The direct path: right for every geometry.

use pulp::{Simd, WithSimd};

use super::conv::{Backward, Forward};
use super::correlate::{Filters, Places};
use super::job::{Bordered, Extents};
use super::simd::{Lanes, Level};
use super::tile::{ColumnSums, Outer, blocks, most_rows, pieces};
use super::workspace::Workspace;
use crate::error::Result;

/// Pixels of dZ that stay in the nearest cache while every tile of dW passes over them.
const PIXELS: usize = 112;

struct Output<'a, 'b, F> {
    task: Forward<'a, F>,
    workspace: &'b mut Workspace<F>,
}

impl<F: Lanes> WithSimd for Output<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self { task, workspace } = self;
        let Forward {
            extents: e,
            a_prev,
            w,
            b,
            z,
        } = task;
        let run = e.f_w * e.n_c_prev;
        let extents = (e.f_h, run, e.n_c);
        let filters = Filters::pack(simd, workspace, extents, Some(b), |k, channel, row| {
            row.copy_from_slice(&w[k * e.n_c + channel..][..row.len()]);
        })?;
        let image = (e.n_h_prev, e.n_w_prev, e.n_c_prev);
        let mut padded = Bordered::new(workspace, "a_prev_pad", image, [e.pad; 4], 0)?;
        let places = Places {
            n_h: e.n_h,
            n_w: e.n_w,
            x: 0,
            x_row: e.stride * padded.pitch(),
            x_step: e.stride * e.n_c_prev,
            x_tap: padded.pitch(),
            out: 0,
            out_row: e.n_w * e.n_c,
            out_step: e.n_c,
        };
        let images = a_prev.chunks_exact(e.image_prev());
        for (a_prev, z) in images.zip(z.chunks_exact_mut(e.image())) {
            filters.correlate(simd, &places, padded.put(a_prev), z);
        }
        padded.give_back(workspace);
        filters.give_back(workspace);
        Ok(())
    }
}

struct InputGradient<'a, F> {
    extents: Extents,
    w: &'a [F],
    dz: &'a [F],
    da_prev: &'a mut [F],
    workspace: &'a mut Workspace<F>,
}

/// The filter taps that meet every `stride`-th row (or column) of the input, in the order of the
/// rows of dZ that they bring there.
struct Phase {
    taps: Vec<usize>,
    /// Rows of the input in this phase.
    n: usize,
    /// Row of the bordered dZ at which the first of them begins.
    first: usize,
}

/// The phases along one axis, and the zeros that dZ needs before and after.
fn phases(n_prev: usize, n: usize, f: usize, e: &Extents) -> (Vec<Phase>, usize, usize) {
    let (s, p) = (e.stride, e.pad);
    // Rows of dZ from ⌈(p − (f − 1))/s⌉ to ⌊(n_prev − 1 + p)/s⌋ are met; the border has the rest.
    let before = (f - 1).saturating_sub(p) / s;
    let after = ((n_prev - 1 + p) / s).saturating_sub(n - 1);
    let phases = (0..s.min(n_prev)).map(|phase| {
        let meets = |k: &usize| (phase + p) % s == k % s;
        let taps: Vec<usize> = (0..f).rev().filter(meets).collect();
        let first = taps.first().map_or(0, |k| (before * s + phase + p - k) / s);
        let n = (n_prev - phase).div_ceil(s);
        Phase { taps, n, first }
    });
    (phases.collect(), before, after)
}

impl<F: Lanes> WithSimd for InputGradient<'_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self {
            extents: e,
            w,
            dz,
            da_prev,
            workspace,
        } = self;
        let (down, top, bottom) = phases(e.n_h_prev, e.n_h, e.f_h, &e);
        let (right, before, after) = phases(e.n_w_prev, e.n_w, e.f_w, &e);
        let image = (e.n_h, e.n_w, e.n_c);
        let border = [top, bottom, before, after];
        let mut padded = Bordered::new(workspace, "dz_pad", image, border, 0)?;
        let pitch = padded.pitch();

        let mut correlations = Vec::new();
        for (y, down) in down.iter().enumerate() {
            for (x, right) in right.iter().enumerate() {
                let run = right.taps.len() * e.n_c;
                if down.taps.is_empty() || run == 0 {
                    continue; // no window meets these elements
                }
                let extents = (down.taps.len(), run, e.n_c_prev);
                let filters = Filters::pack(simd, workspace, extents, None, |k, channel, row| {
                    let (u, v) = (down.taps[k / run], right.taps[k % run / e.n_c]);
                    let tap = (u * e.f_w + v) * e.n_c_prev + channel;
                    for (lane, to) in row.iter_mut().enumerate() {
                        *to = w[(tap + lane) * e.n_c + k % e.n_c];
                    }
                })?;
                let places = Places {
                    n_h: down.n,
                    n_w: right.n,
                    x: down.first * pitch + right.first * e.n_c,
                    x_row: pitch,
                    x_step: e.n_c,
                    x_tap: pitch,
                    out: (y * e.n_w_prev + x) * e.n_c_prev,
                    out_row: e.stride.saturating_mul(e.n_w_prev * e.n_c_prev),
                    out_step: e.stride.saturating_mul(e.n_c_prev),
                };
                correlations.push((filters, places));
            }
        }
        if correlations.len() < down.len() * right.len() {
            da_prev.fill(F::zero());
        }
        let images = dz.chunks_exact(e.image());
        for (dz, da_prev) in images.zip(da_prev.chunks_exact_mut(e.image_prev())) {
            let dz = padded.put(dz);
            for (filters, places) in &correlations {
                filters.correlate(simd, places, dz, da_prev);
            }
        }
        padded.give_back(workspace);
        for (filters, _) in correlations {
            filters.give_back(workspace);
        }
        Ok(())
    }
}

struct FilterGradient<'a, F> {
    extents: Extents,
    a_prev: &'a [F],
    dz: &'a [F],
    dw: &'a mut [F],
    workspace: &'a mut Workspace<F>,
}

impl<F: Lanes> WithSimd for FilterGradient<'_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self {
            extents: e,
            a_prev,
            dz,
            dw,
            workspace,
        } = self;
        let lanes = F::lanes::<S>();
        let most = if e.f_h * e.f_w == 1 && S::REGISTER_COUNT >= 32 {
            4
        } else {
            2
        };
        let blocks = blocks::<S, F>(e.n_c, most);
        let slack = e.n_c.next_multiple_of(lanes) - e.n_c;
        let image = (e.n_h_prev, e.n_w_prev, e.n_c_prev);
        let mut padded = Bordered::new(workspace, "a_prev_pad", image, [e.pad; 4], 0)?;
        let pitch = padded.pitch();
        let mut behind = Bordered::new(workspace, "dz", (e.n_h, e.n_w, e.n_c), [0; 4], slack)?;

        dw.fill(F::zero());
        let run = e.f_w * e.n_c_prev;
        let images = a_prev.chunks_exact(e.image_prev());
        for (a_prev, dz) in images.zip(dz.chunks_exact(e.image())) {
            let (a_prev, dz) = (padded.put(a_prev), behind.put(dz));
            for (h, rows) in pieces(e.n_h, (PIXELS / e.n_w).max(1)) {
                for (u, dw) in dw.chunks_exact_mut(run * e.n_c).enumerate() {
                    for block in &blocks {
                        for (k, count) in pieces(run, most_rows::<S>(block.vectors)) {
                            let tile = Outer {
                                a: &a_prev[(h * e.stride + u) * pitch + k..],
                                a_row: e.stride * pitch,
                                a_step: e.stride * e.n_c_prev,
                                g: &dz[h * e.n_w * e.n_c + block.start..],
                                g_row: e.n_w * e.n_c,
                                g_step: e.n_c,
                                rows,
                                columns: e.n_w,
                                out: &mut dw[k * e.n_c + block.start..],
                                out_step: e.n_c,
                                width: block.width,
                            };
                            tile.run(simd, count, block.vectors);
                        }
                    }
                }
            }
        }
        padded.give_back(workspace);
        behind.give_back(workspace);
        Ok(())
    }
}

/// Formula of the forward pass.
pub(super) fn forward<F: Lanes>(task: Forward<F>, workspace: &mut Workspace<F>) -> Result<()> {
    let level = level_for::<F>(workspace, task.extents.n_c);
    level.dispatch(Output { task, workspace })
}

/// Formulas (1), (2) and (3).
pub(super) fn backward<F: Lanes>(task: Backward<F>, workspace: &mut Workspace<F>) -> Result<()> {
    let Backward {
        extents,
        a_prev,
        w,
        dz,
        da_prev,
        dw,
        db,
    } = task;
    level_for::<F>(workspace, extents.n_c_prev).dispatch(InputGradient {
        extents,
        w,
        dz,
        da_prev,
        workspace,
    })?;
    let level = level_for::<F>(workspace, extents.n_c);
    level.dispatch(FilterGradient {
        extents,
        a_prev,
        dz,
        dw,
        workspace,
    })?;
    db.fill(F::zero());
    level.dispatch(ColumnSums { g: dz, sums: db });
    Ok(())
}

/// The level whose vectors `channels` fill best.
fn level_for<F>(workspace: &Workspace<F>, channels: usize) -> Level {
    workspace
        .level()
        .fitting(channels.saturating_mul(size_of::<F>()))
}
