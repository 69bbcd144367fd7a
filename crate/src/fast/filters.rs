//! Gradient of the filters and of the biases.

use std::ops::Range;

use pulp::{Simd, WithSimd};

use super::column_sums::ColumnSums;
use super::conv::Backward;
use super::direct::by_level;
use super::job::{Bordered, Extents, apart};
use super::simd::Lanes;
use super::threads::{each, share};
use super::tile::{Outer, Scattered, blocks, most_rows, most_scattered, most_vectors, pieces};
use super::workspace::{LINE, Workspace};
use crate::error::Result;

/// Pixels of dZ that stay in the nearest cache while every tile of dW passes over them: at least so
/// many, and more of narrow ones, as fit into so many bytes.
const PIXELS: usize = 112;
const NEAR: usize = 35 << 10;

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
        let mut cut = blocks::<S, F>(channels.len(), most_vectors::<S>());
        let plan = Plan::new::<F>(&e, most_rows::<S>(cut[0].vectors));
        if plan.together {
            // Scattered tiles are compiled for no more: their addresses take registers, too.
            cut = blocks::<S, F>(channels.len(), 2);
        }
        let slack = channels.len().next_multiple_of(lanes) - channels.len();
        // A tile reads all of a pixel of dZ, and of the input little more than a line of the cache.
        let pixel = e.n_c.saturating_add(e.n_c_prev.min(LINE / size_of::<F>()));
        let pixels = (NEAR / size_of::<F>() / pixel).max(PIXELS);
        let rows_at_once = (pixels / e.n_w).clamp(1, e.n_h);

        let share = share(e.f_h * e.f_w * e.n_c_prev, e.products());
        // One of the threads adds up the biases, while the pixels are near.
        let mut db = Some(&mut task.db[channels.clone()]);
        let mut work = Vec::new();
        for (i, dw) in task.dw.chunks_mut(share * e.n_c).enumerate() {
            let a_prev = plan.a_prev(workspace, &e)?;
            let pixels = (e.n_h * e.n_w, e.n_c);
            let g = Bordered::pixels(workspace, "dz", pixels, plan.g_step, slack)?;
            work.push((a_prev, g, i * share, dw, db.take()));
        }
        let (a_prev, dz) = (task.a_prev, task.dz);
        let used = each(work, |(mut laid_out, mut behind, first, dw, mut db)| {
            if channels.start == 0 {
                dw.fill(F::zero());
            }
            let starts = plan.starts(&e);
            let parts = plan.parts(first, dw.len() / e.n_c, &e);
            let images = a_prev.chunks_exact(e.image_prev());
            for (a_prev, dz) in images.zip(dz.chunks_exact(e.image())) {
                let a_prev = laid_out.put_rows(a_prev, |row| plan.meets(row, &e));
                let g = behind.put(dz);
                for (h, all) in pieces(e.n_h, rows_at_once) {
                    if let Some(db) = &mut db {
                        simd.vectorize(ColumnSums {
                            g: &dz[h * e.n_w * e.n_c..][..all * e.n_w * e.n_c],
                            channels: e.n_c,
                            first: channels.start,
                            sums: db,
                        });
                    }
                    for part in &parts {
                        let Some((a, g, rows)) = plan.meet(part, h..h + all, (a_prev, g), &e)
                        else {
                            continue;
                        };
                        for block in &cut {
                            let most = if plan.together {
                                most_scattered(block.vectors)
                            } else {
                                most_rows::<S>(block.vectors)
                            };
                            let channel = channels.start + block.start;
                            for (more, count) in pieces(part.n, most) {
                                let k = part.k + more;
                                let outer = Outer {
                                    a: &a[if plan.together { 0 } else { k }..],
                                    a_row: plan.a_row,
                                    a_step: plan.a_step,
                                    g: &g[channel..],
                                    g_row: e.n_w * plan.g_step,
                                    g_step: plan.g_step,
                                    rows,
                                    columns: part.columns.len(),
                                    out: &mut dw[(part.at + more) * e.n_c + channel..],
                                    out_step: e.n_c,
                                    width: block.width,
                                };
                                if plan.together {
                                    let starts = &starts[k..][..count];
                                    Scattered { starts, outer }.run(simd, block.vectors);
                                } else {
                                    outer.run(simd, count, block.vectors);
                                }
                            }
                        }
                    }
                }
            }
            (laid_out, behind)
        });
        for (laid_out, behind) in used {
            laid_out.give_back(workspace);
            behind.give_back(workspace);
        }
        Ok(())
    }
}

/// How the filters are cut, and how the arrays lie while each part of them is summed.
struct Plan {
    /// Taps of a part, down and across: whole rows of them are the rule.
    taps: (usize, usize),
    /// Whether these are all: a row with few elements would make small tiles.
    together: bool,
    /// Zeros above and beside the input. What a single tap (or row of taps) does not meet needs none.
    above: usize,
    beside: usize,
    /// Elements of the input from pixel to pixel, and from row to row.
    pixel: usize,
    pitch: usize,
    /// From one place of the filter to the next, down and across.
    a_row: usize,
    a_step: usize,
    /// Elements of dZ from pixel to pixel.
    g_step: usize,
}

/// Neighbouring rows of dW that the same places of dZ give.
struct Part {
    /// The first one, among the rows of a thread; its place under the taps; and how many there are.
    at: usize,
    k: usize,
    n: usize,
    /// The first tap.
    u: usize,
    v: usize,
    /// The places of dZ.
    rows: Range<usize>,
    columns: Range<usize>,
}

impl Plan {
    /// For tiles of at most so many rows.
    fn new<F>(e: &Extents, most: usize) -> Self {
        let together = e.f_h > 1 && e.f_w * e.n_c_prev < 6;
        let apart_pixel = apart::<F>(e.n_c_prev, e.stride);
        // Tap by tap no zeros beside the input are met. But then a tile does not reach into the next tap.
        let tiles = |rows: usize| rows.div_ceil(most);
        let skips = e.pad > 0 && e.f_w * tiles(e.n_c_prev) == tiles(e.f_w * e.n_c_prev);
        let (taps, pixel) = if together {
            ((e.f_h, e.f_w), e.n_c_prev)
        } else if apart_pixel > e.n_c_prev || skips {
            ((1, 1), apart_pixel)
        } else {
            ((1, e.f_w), e.n_c_prev)
        };
        let above = if taps.0 > 1 { e.pad } else { 0 };
        let beside = if taps.1 > 1 { e.pad } else { 0 };
        let pitch = (e.n_w_prev + 2 * beside) * pixel;
        Self {
            taps,
            together,
            above,
            beside,
            pixel,
            pitch,
            a_row: e.stride.saturating_mul(pitch),
            a_step: e.stride.saturating_mul(pixel),
            g_step: apart::<F>(e.n_c, 1),
        }
    }

    /// Memory for an image of the input.
    fn a_prev<F: Lanes>(&self, workspace: &mut Workspace<F>, e: &Extents) -> Result<Bordered<F>> {
        let array = "a_prev_pad";
        if self.pixel > e.n_c_prev {
            let pixels = (e.n_h_prev * e.n_w_prev, e.n_c_prev);
            Bordered::pixels(workspace, array, pixels, self.pixel, 0)
        } else {
            let image = (e.n_h_prev, e.n_w_prev, e.n_c_prev);
            let border = [self.above, self.above, self.beside, self.beside];
            Bordered::new(workspace, array, image, border, 0)
        }
    }

    /// Whether a tap meets this row of the laid out image, or this pixel, if each is a row of its own.
    fn meets(&self, row: usize, e: &Extents) -> bool {
        let met = |at: usize, f: usize| (at + e.pad) % e.stride < f;
        let apart = self.pixel > e.n_c_prev;
        !apart || met(row / e.n_w_prev, e.f_h) && met(row % e.n_w_prev, e.f_w)
    }

    /// Where the elements under all taps begin, if they are taken together.
    fn starts(&self, e: &Extents) -> Vec<usize> {
        let row = e.f_w * e.n_c_prev;
        let all = if self.together { e.f_h * row } else { 0 };
        (0..all).map(|i| i / row * self.pitch + i % row).collect()
    }

    /// Rows `first..first + n` of dW, cut after the taps of every part.
    fn parts(&self, first: usize, n: usize, e: &Extents) -> Vec<Part> {
        let (down, across) = self.taps;
        let run = down * across * e.n_c_prev;
        let in_a_row = e.f_w / across;
        let parts = (first / run..(first + n).div_ceil(run)).map(|i| {
            let (from, to) = ((i * run).max(first), ((i + 1) * run).min(first + n));
            // Taps that are taken together are all of their row or column: it begins with 0.
            let (u, v) = (i / in_a_row, i % in_a_row);
            Part {
                at: from - first,
                k: from - i * run,
                n: to - from,
                u,
                v,
                rows: met((e.n_h_prev, e.n_h), u..u + down, e),
                columns: met((e.n_w_prev, e.n_w), v..v + across, e),
            }
        });
        parts.collect()
    }

    /// Where the input and dZ begin that a part joins in these rows of dZ, and how many rows there are.
    fn meet<'a, F>(
        &self,
        part: &Part,
        rows: Range<usize>,
        (a_prev, g): (&'a [F], &'a [F]),
        e: &Extents,
    ) -> Option<(&'a [F], &'a [F], usize)> {
        let rows = rows.start.max(part.rows.start)..rows.end.min(part.rows.end);
        let column = part.columns.start;
        if rows.is_empty() || part.columns.is_empty() {
            return None;
        }
        let y = rows.start * e.stride + part.u + self.above - e.pad;
        let x = column * e.stride + part.v + self.beside - e.pad;
        let a_prev = &a_prev[y * self.pitch + x * self.pixel..];
        let g = &g[(rows.start * e.n_w + column) * self.g_step..];
        Some((a_prev, g, rows.len()))
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
