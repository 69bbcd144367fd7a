//! Filters over an image, without the copies of im2col: the forward pass, and the gradient of the
//! input, which is a correlation too.

use std::ops::Range;

use cnn_backprop::Result;
use pulp::Simd;

use crate::cuts::{Block, blocks, pieces};
use crate::packing::Rows;
use crate::places::Places;
use crate::simd::Lanes;
use crate::threads::{each, share};
use crate::tile::{Correlate, most_rows, most_vectors};
use crate::workspace::{Buffer, Workspace};

/// Bytes of filters that may pass over each few places again, because the cache keeps them.
const FILTERS_IN_CACHE: usize = 512 << 10;
/// Bytes of filters that stay in the nearest cache while all places of an image pass over them.
const PART_OF_FILTERS: usize = 32 << 10;
/// Places that stay in the nearest cache while all filters pass over them.
const PLACES_TOGETHER: usize = 64;

/// A part of the products of each place.
enum Part {
    All,
    /// Of one tap, these elements of its run.
    OfTap(usize, Range<usize>),
}

impl Part {
    /// What it has of the taps and of the elements that a place meets, and whether an earlier part has some of them too.
    fn of(
        &self,
        taps: Range<usize>,
        run: Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>, bool)> {
        let Self::OfTap(tap, elements) = self else {
            return Some((taps, run, false));
        };
        if taps.is_empty() || run.is_empty() {
            // a place that meets nothing has its start, which the first part puts there
            let first = *tap == 0 && elements.start == 0;
            return first.then_some((taps, run, false));
        }
        let elements = run.start.max(elements.start)..run.end.min(elements.end);
        let goes_on = *tap > taps.start || elements.start > run.start;
        let meets = taps.contains(tap) && !elements.is_empty();
        meets.then_some((*tap..tap + 1, elements, goes_on))
    }
}

/// Filters in the order in which the tiles read them: block of channels, tap, element of the run.
pub(crate) struct Filters<F> {
    taps: usize,
    run: usize,
    blocks: Vec<Block>,
    packed: Buffer<F>,
    start: Buffer<F>,
}

impl<F: Lanes> Filters<F> {
    /// Packs filters of `taps·run` rows; each `copy(first row, first channel, rows)` fills `at_once` rows.
    /// As many threads share this as the number of products is worth.
    pub fn pack<S: Simd>(
        _simd: S,
        workspace: &mut Workspace<F>,
        (taps, run, channels): (usize, usize, usize),
        bias: Option<&[F]>,
        (at_once, products): (usize, usize),
        copy: impl Fn(usize, usize, Rows<F>) + Sync + Send,
    ) -> Result<Self> {
        let lanes = F::lanes::<S>();
        let blocks = blocks::<S, F>(channels, most_vectors::<S>());
        let whole: usize = blocks.iter().map(|block| block.vectors * lanes).sum();
        let mut packed = workspace.take("packed w", whole.saturating_mul(taps * run))?;
        let (mut rest, mut parts) = (&mut packed[..], Vec::new());
        for block in &blocks {
            let step = block.vectors * lanes;
            let (all, after) = rest.split_at_mut(step * taps * run);
            let all = all.chunks_exact_mut(step * at_once).enumerate();
            parts.extend(all.map(|(i, packed)| (i * at_once, block, packed)));
            rest = after;
        }
        // Shared out: so the other threads are awake when the products begin.
        let share = share(parts.len(), products);
        each(parts.chunks_mut(share).collect(), |parts| {
            for (first, block, packed) in parts {
                // Behind the last channel there have to be zeros; elsewhere it only brings the lines near,
                // without which `copy` takes as much longer.
                packed.fill(F::zero());
                let (step, width) = (block.vectors * lanes, block.width);
                let rows = Rows {
                    packed,
                    step,
                    width,
                };
                copy(*first, block.start, rows);
            }
        });
        let mut start = workspace.take_zeroed("packed b", whole)?;
        if let Some(bias) = bias {
            // Only the last vector of all may be partly empty: blocks lie one after the other.
            start[..channels].copy_from_slice(bias);
        }
        Ok(Self {
            taps,
            run,
            blocks,
            packed,
            start,
        })
    }

    /// The results of every filter at every place.
    pub fn correlate<S: Simd>(&self, simd: S, places: &Places, x: &[F], out: &mut [F]) {
        let places = places.in_one_row(self.taps);
        let (input, output) = (&places.input, places.output);
        let across = (input.step, output.step);
        let down = (input.row_step.saturating_mul(input.pitch), output.row);
        // `n` places that follow on each other, across or down, from the one in row `h` and `column` on.
        let mut strip = |(block, part): (&Block, &Part),
                         (h, column),
                         n,
                         (x_step, out_step),
                         run: Range<usize>| {
            let (y, skipped, taps) = input.taps_inside(h, self.taps);
            let all = skipped..skipped + taps;
            let Some((taps, elements, goes_on)) = part.of(all, run) else {
                return;
            };
            // The blocks before this one are full: they begin where their channels do.
            let width = block.vectors * F::lanes::<S>();
            let filter = self.taps * self.run;
            let w = &self.packed[block.start * filter..][..width * filter];
            let w = &w[width * (taps.start * self.run + elements.start)..];
            let (from, to) = places.at((y, h), column);
            let from = from + (taps.start - skipped) * input.pitch + elements.start;
            for (i, rows) in pieces(n, most_rows::<S>(block.vectors)) {
                let tile = Correlate {
                    x: &x[from + i * x_step..],
                    taps: taps.len(),
                    x_tap: input.pitch,
                    x_step,
                    run: elements.len(),
                    w,
                    w_tap: self.run,
                    start: &self.start[block.start..][..width],
                    out: &mut out[to + block.start + i * out_step..],
                    out_step,
                    width: block.width,
                    goes_on,
                };
                tile.run(simd, rows, block.vectors);
            }
        };
        let (rows, columns) = places.whole(self.taps, self.run);
        let columns_of = |h| {
            if rows.contains(&h) {
                columns.clone()
            } else {
                0..places.n_w
            }
        };
        let sides = || (0..columns.start).chain(columns.end..places.n_w);
        let in_cache = self.in_cache();
        if in_cache {
            for h in 0..places.n_h {
                let columns = columns_of(h);
                for (i, n) in pieces(columns.len(), PLACES_TOGETHER) {
                    for block in &self.blocks {
                        let first = (h, columns.start + i);
                        strip((block, &Part::All), first, n, across, 0..self.run);
                    }
                }
            }
        }
        for block in &self.blocks {
            for part in self.parts::<S>(block) {
                if !in_cache {
                    for h in 0..places.n_h {
                        let columns = columns_of(h);
                        let first = (h, columns.start);
                        strip((block, &part), first, columns.len(), across, 0..self.run);
                    }
                }
                if rows.is_empty() {
                    continue; // nor is there a row whose filters a strip could begin with
                }
                // The places of a column at the side all meet the same zeros, and skip them.
                for column in sides() {
                    let run = input.run_inside(column, 1, self.run);
                    strip((block, &part), (rows.start, column), rows.len(), down, run);
                }
            }
        }
    }

    fn in_cache(&self) -> bool {
        size_of_val(&self.packed[..]) <= FILTERS_IN_CACHE
    }

    /// The parts in which the filters of a block are taken. Sums can only go on from whole vectors.
    fn parts<S: Simd>(&self, block: &Block) -> impl Iterator<Item = Part> {
        let width = block.vectors * F::lanes::<S>();
        let together = PART_OF_FILTERS / (width * size_of::<F>());
        let undivided = self.in_cache() || block.width < width;
        let taps = if undivided { 0 } else { self.taps };
        let of_tap = move |tap| {
            let pieces = pieces(self.run, together);
            pieces.map(move |(start, n)| Part::OfTap(tap, start..start + n))
        };
        let all = undivided.then_some(Part::All);
        all.into_iter().chain((0..taps).flat_map(of_tap))
    }

    pub fn give_back(self, workspace: &mut Workspace<F>) {
        workspace.give(self.packed);
        workspace.give(self.start);
    }
}
