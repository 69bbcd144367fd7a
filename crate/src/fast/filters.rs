//! Gradient of the filters and of the biases.

use std::ops::Range;

use pulp::{Simd, WithSimd};

use super::conv::Backward;
use super::direct::by_level;
use super::job::{Bordered, Extents};
use super::simd::Lanes;
use super::threads::{each, share};
use super::tile::{ColumnSums, Outer, blocks, most_rows, pieces};
use super::workspace::Workspace;
use crate::error::Result;

/// Pixels of dZ that stay in the nearest cache while every tile of dW passes over them.
const PIXELS: usize = 112;

struct FilterGradient<'a, 'b, F> {
    task: &'b mut Backward<'a, F>,
    channels: Range<usize>,
    workspace: &'b mut Workspace<F>,
}

impl<F: Lanes> WithSimd for FilterGradient<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self {
            task,
            channels,
            workspace,
        } = self;
        let e = task.extents;
        let lanes = F::lanes::<S>();
        let most = if e.f_h * e.f_w == 1 && S::REGISTER_COUNT >= 32 {
            4
        } else {
            2
        };
        let blocks = blocks::<S, F>(channels.len(), most);
        let slack = channels.len().next_multiple_of(lanes) - channels.len();
        let image = (e.n_h_prev, e.n_w_prev, e.n_c_prev);
        let together = together(&e);
        let taps = if together { 1 } else { e.f_h };
        let run = e.f_h * e.f_w * e.n_c_prev / taps;
        // Rows of zeros above and below need no product; between a woven row and the next they do.
        let above = if together { e.pad } else { 0 };
        let border = [above, above, e.pad, e.pad];
        let rows_at_once = (PIXELS / e.n_w).clamp(1, e.n_h);

        if channels.start == 0 {
            task.dw.fill(F::zero());
        }
        let share = share(taps * run, e.products());
        // One of the threads adds up the biases, while the pixels are near.
        let mut db = Some(&mut task.db[channels.clone()]);
        let mut work = Vec::new();
        for (i, dw) in task.dw.chunks_mut(share * e.n_c).enumerate() {
            let padded = Bordered::new(workspace, "a_prev_pad", image, border, 0)?;
            let dz = (e.n_h, e.n_w, e.n_c);
            let behind = Bordered::new(workspace, "dz", dz, [0; 4], slack)?;
            let woven = if together {
                e.f_h.saturating_mul(padded.pitch())
            } else {
                0
            };
            let woven = workspace.take("woven rows", rows_at_once.saturating_mul(woven))?;
            work.push((padded, behind, woven, i * share, dw, db.take()));
        }
        let (a_prev, dz) = (task.a_prev, task.dz);
        let used = each(
            work,
            |(mut padded, mut behind, mut woven, first, dw, mut db)| {
                let pitch = padded.pitch();
                let (a_row, a_step) = if together {
                    (e.f_h * pitch, e.f_h * e.n_c_prev)
                } else {
                    (e.stride.saturating_mul(pitch), e.n_c_prev)
                };
                let images = a_prev.chunks_exact(e.image_prev());
                for (a_prev, dz) in images.zip(dz.chunks_exact(e.image())) {
                    let (a_prev, dz) = (padded.put(a_prev), behind.put(dz));
                    for (h, rows) in pieces(e.n_h, rows_at_once) {
                        if let Some(db) = &mut db {
                            simd.vectorize(ColumnSums {
                                g: &dz[h * e.n_w * e.n_c..][..rows * e.n_w * e.n_c],
                                channels: e.n_c,
                                first: channels.start,
                                sums: db,
                            });
                        }
                        if together {
                            let woven = woven.chunks_exact_mut(a_row).take(rows);
                            for (r, woven) in woven.enumerate() {
                                let a = &a_prev[(h + r) * e.stride * pitch..];
                                weave(a, pitch, woven, (e.f_h, e.n_c_prev));
                            }
                        }
                        for (at, k, rows_of_dw) in shares(first, dw.len() / e.n_c, run) {
                            let (a, h, rows) = if together {
                                (&woven[..], h, rows)
                            } else {
                                let (from, h, rows) = inside(h, rows, (first + at) / run, &e);
                                (&a_prev[from * pitch..], h, rows)
                            };
                            for block in &blocks {
                                let channel = channels.start + block.start;
                                for (more, count) in
                                    pieces(rows_of_dw, most_rows::<S>(block.vectors))
                                {
                                    let tile = Outer {
                                        a: &a[k + more..],
                                        a_row,
                                        a_step: e.stride.saturating_mul(a_step),
                                        g: &dz[h * e.n_w * e.n_c + channel..],
                                        g_row: e.n_w * e.n_c,
                                        g_step: e.n_c,
                                        rows,
                                        columns: e.n_w,
                                        out: &mut dw[(at + more) * e.n_c + channel..],
                                        out_step: e.n_c,
                                        width: block.width,
                                    };
                                    tile.run(simd, count, block.vectors);
                                }
                            }
                        }
                    }
                }
                (padded, behind, woven)
            },
        );
        for (padded, behind, woven) in used {
            padded.give_back(workspace);
            behind.give_back(workspace);
            workspace.give(woven);
        }
        Ok(())
    }
}

/// Of `rows` rows of dZ from `h` on, those that tap `u` joins with a row of the input: the first such
/// row of the input, and of dZ, and how many there are.
fn inside(h: usize, rows: usize, u: usize, e: &Extents) -> (usize, usize, usize) {
    let first = e.pad.saturating_sub(u).div_ceil(e.stride).max(h);
    let after = (e.n_h_prev + e.pad).saturating_sub(u).div_ceil(e.stride);
    match after.min(h + rows).checked_sub(first) {
        None | Some(0) => (0, h, 0),
        Some(rows) => (first * e.stride + u - e.pad, first, rows),
    }
}

/// Rows `first..first + n` of dW, cut where a row of the filter ends: place among them, element of
/// the run, how many.
fn shares(first: usize, n: usize, run: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    let taps = first / run..(first + n).div_ceil(run);
    taps.map(move |tap| {
        let (from, to) = ((tap * run).max(first), ((tap + 1) * run).min(first + n));
        (from - first, from - tap * run, to - from)
    })
}

/// `rows` rows, pixel by pixel: `out[x, u, k] = a[u, x, k]`.
fn weave<F: Copy>(a: &[F], pitch: usize, out: &mut [F], (rows, channels): (usize, usize)) {
    for (u, row) in a.chunks(pitch).take(rows).enumerate() {
        for k in 0..channels {
            let out = out.chunks_exact_mut(rows * channels);
            for (out, pixel) in out.zip(row.chunks_exact(channels)) {
                out[u * channels + k] = pixel[k];
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

/// Whether all rows of a filter are taken as one: a row with few elements makes small tiles.
fn together(e: &Extents) -> bool {
    e.f_h > 1 && e.f_w * e.n_c_prev < 6
}

/// Formulas (2) and (3).
pub(super) fn gradients<F: Lanes>(
    task: &mut Backward<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    task.db.fill(F::zero());
    for (level, channels) in by_level::<F>(workspace.level(), task.extents.n_c) {
        level.dispatch(FilterGradient {
            task,
            channels,
            workspace,
        })?;
    }
    if together(&task.extents) {
        let mut copy = workspace.take("dw", task.extents.w())?;
        unweave(task.dw, &mut copy, &task.extents);
        workspace.give(copy);
    }
    Ok(())
}

/// Formula (3) alone.
pub(super) fn bias_gradient<F: Lanes>(task: &mut Backward<F>, workspace: &Workspace<F>) {
    let level = workspace.level().fitting::<F>(task.extents.n_c);
    let Backward { dz, db, .. } = task;
    db.fill(F::zero());
    level.dispatch(ColumnSums {
        g: dz,
        channels: db.len(),
        first: 0,
        sums: db,
    });
}
