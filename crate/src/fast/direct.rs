//! Output and gradient of the input, for every geometry.

use std::ops::Range;

use pulp::{Simd, WithSimd};

use super::conv::{Backward, Forward};
use super::correlate::{Filters, Places};
use super::dots::{self, Dots};
use super::job::{Bordered, Extents};
use super::packing::Rows;
use super::simd::{Lanes, Level};
use super::threads::{Bands, each};
use super::workspace::Workspace;
use crate::error::Result;

struct Output<'a, 'b, F> {
    task: &'b mut Forward<'a, F>,
    channels: Range<usize>,
    workspace: &'b mut Workspace<F>,
}

impl<F: Lanes> WithSimd for Output<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self {
            task,
            channels,
            workspace,
        } = self;
        let Forward {
            extents: e,
            a_prev,
            w,
            b,
            z,
        } = task;
        let run = e.f_w * e.n_c_prev;
        let extents = (e.f_h, run, channels.len());
        let b = &b[channels.clone()];
        let copy = |first, channel, rows: Rows<F>| {
            rows.copy(&w[first * e.n_c + channels.start + channel..], e.n_c);
        };
        let shares = (run, e.products());
        let filters = Filters::pack(simd, workspace, extents, Some(b), shares, copy)?;
        let image = (e.n_h_prev, e.n_w_prev, e.n_c_prev);
        let (bands, row) = (Bands::new(e.n_h, 1), e.n_w * e.n_c);
        let mut work = Vec::new();
        for share in bands.split(z, row, e.products()) {
            let padded = Bordered::new(workspace, "a_prev_pad", image, [0, 0, e.pad, e.pad], 0)?;
            work.push((padded, share));
        }
        let pitch = work[0].0.pitch();
        let places = Places {
            n_h: e.n_h,
            n_w: e.n_w,
            rows: e.n_h_prev,
            x_tap: pitch,
            first_row: -(e.pad as isize),
            row_step: e.stride,
            x: 0,
            // A stride past the image belongs to a single column: nothing follows it.
            x_step: e.stride.saturating_mul(e.n_c_prev),
            inside: e.pad * e.n_c_prev..(e.pad + e.n_w_prev) * e.n_c_prev,
            out: channels.start,
            out_row: row,
            out_step: e.n_c,
        };
        let used = each(work, |(mut padded, share)| {
            for (image, bands, rows) in bands.of_each_image(share.bands) {
                let a_prev = padded.put(&a_prev[image * e.image_prev()..][..e.image_prev()]);
                let places = Places {
                    n_h: bands.len(),
                    first_row: places.first_row + (bands.start * e.stride) as isize,
                    ..places.clone()
                };
                let z = &mut share.out[rows.start * row..rows.end * row];
                filters.correlate(simd, &places, a_prev, z);
            }
            padded
        });
        for padded in used {
            padded.give_back(workspace);
        }
        filters.give_back(workspace);
        Ok(())
    }
}

struct InputGradient<'a, 'b, F> {
    task: &'b mut Backward<'a, F>,
    channels: Range<usize>,
    workspace: &'b mut Workspace<F>,
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
// ANCHOR: phases
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
// ANCHOR_END: phases

impl<F: Lanes> WithSimd for InputGradient<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self {
            task,
            channels,
            workspace,
        } = self;
        let (e, w) = (task.extents, task.w);
        let (down, above, _) = phases(e.n_h_prev, e.n_h, e.f_h, &e);
        let (right, before, after) = phases(e.n_w_prev, e.n_w, e.f_w, &e);
        let image = (e.n_h, e.n_w, e.n_c);
        let border = [0, 0, before, after];
        let (bands, row) = (Bands::new(e.n_h_prev, e.stride), e.n_w_prev * e.n_c_prev);
        let mut work = Vec::new();
        for share in bands.split(task.da_prev, row, e.products()) {
            let padded = Bordered::new(workspace, "dz_pad", image, border, 0)?;
            work.push((padded, share));
        }
        let pitch = work[0].0.pitch();

        let mut correlations = Vec::new();
        for (y, down) in down.iter().enumerate() {
            for (x, right) in right.iter().enumerate() {
                let run = right.taps.len() * e.n_c;
                if down.taps.is_empty() || run == 0 {
                    continue; // no window meets these elements
                }
                let extents = (down.taps.len(), run, channels.len());
                let w = |u, v, channel| {
                    let tap = (down.taps[u] * e.f_w + right.taps[v]) * e.n_c_prev;
                    &w[(tap + channels.start + channel) * e.n_c..]
                };
                let filters = if dots::pays(F::lanes::<S>(), channels.len(), run) {
                    let copy = |channel, u, row: &mut [F]| {
                        for (v, row) in row.chunks_exact_mut(e.n_c).enumerate() {
                            row.copy_from_slice(&w(u, v, channel)[..e.n_c]);
                        }
                    };
                    Packed::Along(Dots::pack(workspace, extents, copy)?)
                } else {
                    let copy = |k, channel, rows: Rows<F>| {
                        rows.transpose(w(k / run, k % run / e.n_c, channel), e.n_c);
                    };
                    let filters =
                        Filters::pack(simd, workspace, extents, None, (e.n_c, e.products()), copy);
                    Packed::Across(filters?)
                };
                let inside = before * e.n_c..(before + e.n_w) * e.n_c;
                let places = Places {
                    n_h: down.n,
                    n_w: right.n,
                    rows: e.n_h,
                    x_tap: pitch,
                    first_row: down.first as isize - above as isize,
                    row_step: 1,
                    x: right.first * e.n_c,
                    x_step: e.n_c,
                    inside,
                    out: (y * e.n_w_prev + x) * e.n_c_prev + channels.start,
                    out_row: e.stride.saturating_mul(row),
                    out_step: e.stride.saturating_mul(e.n_c_prev),
                };
                correlations.push((filters, places));
            }
        }
        let every_element_is_met = correlations.len() == down.len() * right.len();
        let dz = task.dz;
        let used = each(work, |(mut padded, share)| {
            for (image, bands, rows) in bands.of_each_image(share.bands) {
                let da_prev = &mut share.out[rows.start * row..rows.end * row];
                if !every_element_is_met && channels.start == 0 {
                    da_prev.fill(F::zero());
                }
                let dz = padded.put(&dz[image * e.image()..][..e.image()]);
                for (filters, places) in &correlations {
                    let places = Places {
                        n_h: bands.end.min(places.n_h).saturating_sub(bands.start),
                        first_row: places.first_row + bands.start as isize,
                        ..places.clone()
                    };
                    filters.correlate(simd, &places, dz, da_prev);
                }
            }
            padded
        });
        for padded in used {
            padded.give_back(workspace);
        }
        for (filters, _) in correlations {
            filters.give_back(workspace);
        }
        Ok(())
    }
}

/// Filters with their vectors across the channels, or along the run.
enum Packed<F> {
    Across(Filters<F>),
    Along(Dots<F>),
}

impl<F: Lanes> Packed<F> {
    fn correlate<S: Simd>(&self, simd: S, places: &Places, x: &[F], out: &mut [F]) {
        match self {
            Self::Across(filters) => filters.correlate(simd, places, x, out),
            Self::Along(dots) => dots.correlate(simd, places, x, out),
        }
    }

    fn give_back(self, workspace: &mut Workspace<F>) {
        match self {
            Self::Across(filters) => filters.give_back(workspace),
            Self::Along(dots) => dots.give_back(workspace),
        }
    }
}

/// The formula of the forward pass.
pub(super) fn forward<F: Lanes>(mut task: Forward<F>, workspace: &mut Workspace<F>) -> Result<()> {
    for (level, channels) in by_level::<F>(workspace.level(), task.extents.n_c) {
        level.dispatch(Output {
            task: &mut task,
            channels,
            workspace,
        })?;
    }
    Ok(())
}

/// Formula (1).
pub(super) fn input_gradient<F: Lanes>(
    task: &mut Backward<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let (e, level) = (task.extents, workspace.level());
    // The longest: in each phase `stride` divides the taps among the columns.
    let run = e.f_w.div_ceil(e.stride) * e.n_c;
    let parts = if dots::pays(level.lanes::<F>(), e.n_c_prev, run) {
        // Runs are made of so many elements each: a wider vector would often be half empty.
        vec![(level.fitting::<F>(e.n_c), 0..e.n_c_prev)]
    } else {
        by_level::<F>(level, e.n_c_prev).collect()
    };
    for (level, channels) in parts {
        level.dispatch(InputGradient {
            task,
            channels,
            workspace,
        })?;
    }
    Ok(())
}

/// The channels, with the vectors that they fill best: what is left behind the last full vector goes
/// into one half as wide, if it fits in.
pub(super) fn by_level<F: Lanes>(
    level: Level,
    channels: usize,
) -> impl Iterator<Item = (Level, Range<usize>)> {
    let left = channels % level.lanes::<F>();
    let narrower = level.fitting::<F>(left);
    let full = if narrower.lanes::<F>() == level.lanes::<F>() {
        channels
    } else {
        channels - left
    };
    let parts = [(level, 0..full), (narrower, full..channels)];
    parts.into_iter().filter(|(_, part)| !part.is_empty())
}
