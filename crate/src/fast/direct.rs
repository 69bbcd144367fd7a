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
            // A stride past the image belongs to a single row or column: nothing follows it.
            x_row: e.stride.saturating_mul(padded.pitch()),
            x_step: e.stride.saturating_mul(e.n_c_prev),
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

struct InputGradient<'a, 'b, F> {
    task: &'b mut Backward<'a, F>,
    workspace: &'b mut Workspace<F>,
}

/// The filter taps that meet every `stride`-th row (or column) of the input, in the order of the
/// rows of dZ that they bring there.
pub(super) struct Phase {
    pub taps: Vec<usize>,
    /// Rows of the input in this phase.
    pub n: usize,
    /// Row of the bordered dZ at which the first of them begins.
    pub first: usize,
}

/// The phases along one axis, and the zeros that dZ needs before and after.
pub(super) fn phases(n_prev: usize, n: usize, f: usize, e: &Extents) -> (Vec<Phase>, usize, usize) {
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

impl<F: Lanes> WithSimd for InputGradient<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self { task, workspace } = self;
        let (e, w) = (task.extents, task.w);
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
            task.da_prev.fill(F::zero());
        }
        let images = task.dz.chunks_exact(e.image());
        for (dz, da_prev) in images.zip(task.da_prev.chunks_exact_mut(e.image_prev())) {
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

struct FilterGradient<'a, 'b, F> {
    task: &'b mut Backward<'a, F>,
    workspace: &'b mut Workspace<F>,
}

impl<F: Lanes> WithSimd for FilterGradient<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self { task, workspace } = self;
        let e = task.extents;
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

        // A row of the filter with few elements makes small tiles; then all rows are one.
        let together = e.f_h > 1 && e.f_w * e.n_c_prev < 6;
        let most_at_once = (PIXELS / e.n_w).max(1).min(e.n_h);
        let (taps, a_row, a_step) = if together {
            (
                1,
                e.f_h * pitch,
                e.stride.saturating_mul(e.f_h * e.n_c_prev),
            )
        } else {
            (
                e.f_h,
                e.stride.saturating_mul(pitch),
                e.stride.saturating_mul(e.n_c_prev),
            )
        };
        let run = e.f_h * e.f_w * e.n_c_prev / taps;
        let mut woven = workspace.take(
            "woven rows",
            if together {
                most_at_once.saturating_mul(a_row)
            } else {
                0
            },
        )?;

        task.dw.fill(F::zero());
        let images = task.a_prev.chunks_exact(e.image_prev());
        for (a_prev, dz) in images.zip(task.dz.chunks_exact(e.image())) {
            let (a_prev, dz) = (padded.put(a_prev), behind.put(dz));
            for (h, rows) in pieces(e.n_h, most_at_once) {
                let mut a = &a_prev[h * e.stride * pitch..];
                if together {
                    for (r, woven) in woven.chunks_exact_mut(a_row).take(rows).enumerate() {
                        weave(
                            &a[r * e.stride * pitch..],
                            pitch,
                            woven,
                            (e.f_h, e.n_c_prev),
                        );
                    }
                    a = &woven;
                }
                for (u, dw) in task.dw.chunks_exact_mut(run * e.n_c).enumerate() {
                    for block in &blocks {
                        for (k, count) in pieces(run, most_rows::<S>(block.vectors)) {
                            let tile = Outer {
                                a: &a[u * pitch + k..],
                                a_row,
                                a_step,
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
        if together {
            let mut copy = workspace.take("dw", e.w())?;
            unweave(task.dw, &mut copy, &e);
            workspace.give(copy);
        }
        padded.give_back(workspace);
        behind.give_back(workspace);
        workspace.give(woven);
        Ok(())
    }
}

/// `rows` rows, pixel by pixel: `out[x, u, k] = a[u, x, k]`.
fn weave<F: Copy>(a: &[F], pitch: usize, out: &mut [F], (rows, channels): (usize, usize)) {
    for (u, row) in a.chunks(pitch).take(rows).enumerate() {
        for k in 0..channels {
            let out = out[u * channels + k..].iter_mut().step_by(rows * channels);
            for (out, &x) in out.zip(row[k..].iter().step_by(channels)) {
                *out = x;
            }
        }
    }
}

/// From `(f_w, f_h, n_C_prev, n_C)` back to `(f_h, f_w, n_C_prev, n_C)`.
fn unweave<F: Copy>(dw: &mut [F], copy: &mut [F], e: &Extents) {
    copy.copy_from_slice(dw);
    let tap = e.n_c_prev * e.n_c;
    for (i, dw) in dw.chunks_exact_mut(tap).enumerate() {
        let (u, v) = (i / e.f_w, i % e.f_w);
        dw.copy_from_slice(&copy[(v * e.f_h + u) * tap..][..tap]);
    }
}

/// The formula of the forward pass.
pub(super) fn forward<F: Lanes>(task: Forward<F>, workspace: &mut Workspace<F>) -> Result<()> {
    let level = level_for::<F>(workspace, task.extents.n_c);
    level.dispatch(Output { task, workspace })
}

/// Formula (1).
pub(super) fn input_gradient<F: Lanes>(
    task: &mut Backward<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let level = level_for::<F>(workspace, task.extents.n_c_prev);
    level.dispatch(InputGradient { task, workspace })
}

/// Formulas (2) and (3).
pub(super) fn filter_gradient<F: Lanes>(
    task: &mut Backward<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let level = level_for::<F>(workspace, task.extents.n_c);
    level.dispatch(FilterGradient { task, workspace })?;
    bias_gradient(level, task);
    Ok(())
}

/// Formula (3).
pub(super) fn bias_gradient<F: Lanes>(level: Level, task: &mut Backward<F>) {
    let Backward { dz, db, .. } = task;
    db.fill(F::zero());
    level.dispatch(ColumnSums { g: dz, sums: db });
}

/// The level whose vectors `channels` fill best.
fn level_for<F>(workspace: &Workspace<F>, channels: usize) -> Level {
    workspace
        .level()
        .fitting(channels.saturating_mul(size_of::<F>()))
}
