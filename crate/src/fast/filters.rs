//! Gradient of the filters and of the biases.

use std::ops::Range;

use pulp::{Simd, WithSimd};

use super::conv::Backward;
use super::direct::by_level;
use super::job::{Bordered, Extents};
use super::simd::Lanes;
use super::threads::{each, share};
use super::tile::{ColumnSums, Outer, Scattered, blocks, most_rows, most_scattered, pieces};
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
        let taps = if together { e.f_h } else { 1 };
        let row = e.f_w * e.n_c_prev;
        let run = taps * row;
        // A row of taps alone passes over the rows that it meets; zeros above and below need no product.
        let above = if together { e.pad } else { 0 };
        let border = [above, above, e.pad, e.pad];
        let rows_at_once = (PIXELS / e.n_w).clamp(1, e.n_h);
        let columns = met((e.n_w_prev, e.n_w), 0..e.f_w, &e);

        if channels.start == 0 {
            task.dw.fill(F::zero());
        }
        let share = share(e.f_h * row, e.products());
        // One of the threads adds up the biases, while the pixels are near.
        let mut db = Some(&mut task.db[channels.clone()]);
        let mut work = Vec::new();
        for (i, dw) in task.dw.chunks_mut(share * e.n_c).enumerate() {
            let padded = Bordered::new(workspace, "a_prev_pad", image, border, 0)?;
            let dz = (e.n_h, e.n_w, e.n_c);
            let behind = Bordered::new(workspace, "dz", dz, [0; 4], slack)?;
            work.push((padded, behind, i * share, dw, db.take()));
        }
        let (a_prev, dz) = (task.a_prev, task.dz);
        let used = each(work, |(mut padded, mut behind, first, dw, mut db)| {
            let pitch = padded.pitch();
            let scattered = if together { run } else { 0 };
            let starts: Vec<_> = (0..scattered).map(|i| i / row * pitch + i % row).collect();
            let (a_row, a_step) = (
                e.stride.saturating_mul(pitch),
                e.stride.saturating_mul(e.n_c_prev),
            );
            let parts = parts(first, dw.len() / e.n_c, (taps, row), &e);
            let images = a_prev.chunks_exact(e.image_prev());
            for (a_prev, dz) in images.zip(dz.chunks_exact(e.image())) {
                let (a_prev, dz) = (padded.put(a_prev), behind.put(dz));
                for (h, all) in pieces(e.n_h, rows_at_once) {
                    if let Some(db) = &mut db {
                        simd.vectorize(ColumnSums {
                            g: &dz[h * e.n_w * e.n_c..][..all * e.n_w * e.n_c],
                            channels: e.n_c,
                            first: channels.start,
                            sums: db,
                        });
                    }
                    for &Part {
                        at,
                        k,
                        n,
                        u,
                        ref rows,
                    } in &parts
                    {
                        let rows = rows.start.max(h)..rows.end.min(h + all);
                        if rows.is_empty() || columns.is_empty() {
                            continue;
                        }
                        let from = rows.start * e.stride + u + above - e.pad;
                        let a = &a_prev[from * pitch + columns.start * a_step..];
                        let g = &dz[(rows.start * e.n_w + columns.start) * e.n_c..];
                        for block in &blocks {
                            let most = if together {
                                most_scattered(block.vectors)
                            } else {
                                most_rows::<S>(block.vectors)
                            };
                            let channel = channels.start + block.start;
                            for (more, count) in pieces(n, most) {
                                let outer = Outer {
                                    a: &a[if together { 0 } else { k + more }..],
                                    a_row,
                                    a_step,
                                    g: &g[channel..],
                                    g_row: e.n_w * e.n_c,
                                    g_step: e.n_c,
                                    rows: rows.len(),
                                    columns: columns.len(),
                                    out: &mut dw[(at + more) * e.n_c + channel..],
                                    out_step: e.n_c,
                                    width: block.width,
                                };
                                if together {
                                    let starts = &starts[k + more..][..count];
                                    Scattered { starts, outer }.run(simd, block.vectors);
                                } else {
                                    outer.run(simd, count, block.vectors);
                                }
                            }
                        }
                    }
                }
            }
            (padded, behind)
        });
        for (padded, behind) in used {
            padded.give_back(workspace);
            behind.give_back(workspace);
        }
        Ok(())
    }
}

/// Along one axis, the places of dZ that one of these taps joins with the input.
fn met((n_prev, n): (usize, usize), taps: Range<usize>, e: &Extents) -> Range<usize> {
    let first = e.pad.saturating_sub(taps.end - 1).div_ceil(e.stride);
    let after = (n_prev + e.pad)
        .saturating_sub(taps.start)
        .div_ceil(e.stride);
    first..after.min(n)
}

/// Neighbouring rows of dW that the same rows of dZ give.
struct Part {
    /// The first one, among the rows of a thread; its place under the row of taps (or under all of
    /// them); and how many there are.
    at: usize,
    k: usize,
    n: usize,
    /// The row of taps.
    u: usize,
    /// The rows of dZ.
    rows: Range<usize>,
}

/// Rows `first..first + n` of dW, cut after every `taps` rows of taps.
fn parts(first: usize, n: usize, (taps, row): (usize, usize), e: &Extents) -> Vec<Part> {
    let run = taps * row;
    let parts = (first / run..(first + n).div_ceil(run)).map(|i| {
        let (from, to) = ((i * run).max(first), ((i + 1) * run).min(first + n));
        Part {
            at: from - first,
            k: from - i * run,
            n: to - from,
            u: i * taps,
            rows: met((e.n_h_prev, e.n_h), i * taps..(i + 1) * taps, e),
        }
    });
    parts.collect()
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
