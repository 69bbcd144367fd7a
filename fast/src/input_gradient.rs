//! Gradient of the input, for every geometry: a correlation of dZ for each phase of the stride.

use cnn_backprop::Result;
use pulp::{Simd, WithSimd};

use crate::correlate::Filters;
use crate::dots::{self, Dots};
use crate::layout::Bordered;
use crate::packing::Rows;
use crate::pass::{BackwardPass, Extents};
use crate::places::{Input, Output, Places};
use crate::simd::Lanes;
use crate::threads::{Bands, each};
use crate::workspace::Workspace;

/// Formula (1).
pub(crate) fn direct<F: Lanes>(
    pass: &mut BackwardPass<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    let (e, level) = (pass.extents, workspace.level());
    // The longest: in each phase `stride` divides the taps among the columns.
    let run = e.f_w.div_ceil(e.stride) * e.n_c;
    let along_runs = dots::pays(level.lanes::<F>(), e.n_c_prev, run);
    // Runs consist of n_C elements each: a wider vector would often be half empty.
    let in_a_vector = if along_runs { e.n_c } else { e.n_c_prev };
    let level = level.fitting::<F>(in_a_vector);
    level.dispatch(Direct { pass, workspace })
}

/// The filter taps that meet every `stride`-th row (or column) of the input, in the order of the
/// rows of dZ that they bring there.
struct Phase {
    taps: Vec<usize>,
    /// Rows of the input in this phase.
    n: usize,
    /// Row of the bordered dZ at which the first of them starts reading.
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

struct Direct<'a, 'b, F> {
    pass: &'b mut BackwardPass<'a, F>,
    workspace: &'b mut Workspace<F>,
}

impl<F: Lanes> WithSimd for Direct<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self { pass, workspace } = self;
        let (e, w, dz) = (pass.extents, pass.w, pass.dz);
        let (down, above, _) = phases(e.n_h_prev, e.n_h, e.f_h, &e);
        let (right, before, after) = phases(e.n_w_prev, e.n_w, e.f_w, &e);
        let (bands, row) = (Bands::new(e.n_h_prev, e.stride), e.n_w_prev * e.n_c_prev);
        let (image, border) = ((e.n_h, e.n_w, e.n_c), [0, 0, before, after]);
        let mut work = Vec::new();
        for share in bands.split(pass.da_prev, row, e.products()) {
            let padded = Bordered::new(workspace, "dz_pad", image, border, 0)?;
            work.push((padded, share));
        }
        let pitch = work[0].0.pitch();

        let mut correlations = Vec::new();
        for (y, down) in down.iter().enumerate() {
            for (x, right) in right.iter().enumerate() {
                if down.taps.is_empty() || right.taps.is_empty() {
                    continue; // no window meets these elements
                }
                let filters = Packed::of_phase(simd, workspace, (down, right), w, &e)?;
                let mut places = places(&e, pitch, (down, right), (above, before));
                places.output.first = (y * e.n_w_prev + x) * e.n_c_prev;
                correlations.push((filters, places));
            }
        }
        let every_element_is_met = correlations.len() == down.len() * right.len();
        let used = each(work, |(mut padded, share)| {
            for (image, bands, rows) in bands.of_each_image(share.bands) {
                let da_prev = &mut share.out[rows.start * row..rows.end * row];
                if !every_element_is_met {
                    da_prev.fill(F::zero());
                }
                let dz = padded.put(&dz[image * e.image()..][..e.image()]);
                for (filters, places) in &correlations {
                    filters.correlate(simd, &places.rows(bands.clone()), dz, da_prev);
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

/// The elements of a phase, on a dZ with zeros above and before it whose rows are `pitch` elements
/// apart; their results begin at 0.
fn places(
    e: &Extents,
    pitch: usize,
    (down, right): (&Phase, &Phase),
    (above, before): (usize, usize),
) -> Places {
    Places {
        n_h: down.n,
        n_w: right.n,
        input: Input {
            rows: e.n_h,
            pitch,
            first_row: down.first as isize - above as isize,
            row_step: 1,
            first: right.first * e.n_c,
            step: e.n_c,
            inside: before * e.n_c..(before + e.n_w) * e.n_c,
        },
        output: Output {
            first: 0,
            row: e.stride.saturating_mul(e.n_w_prev * e.n_c_prev),
            step: e.stride.saturating_mul(e.n_c_prev),
        },
    }
}

/// Filters with their vectors across the channels, or along the run.
enum Packed<F> {
    Across(Filters<F>),
    Along(Dots<F>),
}

impl<F: Lanes> Packed<F> {
    /// The taps of `w` that belong to a phase.
    fn of_phase<S: Simd>(
        simd: S,
        workspace: &mut Workspace<F>,
        (down, right): (&Phase, &Phase),
        w: &[F],
        e: &Extents,
    ) -> Result<Self> {
        let run = right.taps.len() * e.n_c;
        let extents = (down.taps.len(), run, e.n_c_prev);
        let w = |u, v, channel| {
            let tap: usize = (down.taps[u] * e.f_w + right.taps[v]) * e.n_c_prev;
            &w[(tap + channel) * e.n_c..]
        };
        if dots::pays(F::lanes::<S>(), e.n_c_prev, run) {
            let copy = |channel, u, row: &mut [F]| {
                for (v, row) in row.chunks_exact_mut(e.n_c).enumerate() {
                    row.copy_from_slice(&w(u, v, channel)[..e.n_c]);
                }
            };
            return Ok(Self::Along(Dots::pack(workspace, extents, copy)?));
        }
        let copy = |k, channel, rows: Rows<F>| {
            rows.transpose(w(k / run, k % run / e.n_c, channel), e.n_c);
        };
        let shares = (e.n_c, e.products());
        let filters = Filters::pack(simd, workspace, extents, None, shares, copy)?;
        Ok(Self::Across(filters))
    }

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
