//! Backward through 1×1 filters: a single pass over the pixels computes all three gradients.
//!
//! Such a layer moves nearly as much as it computes. What is read of dZ and of the input is used for both
//! formulas while it is in the cache, and pixels are read and written in the order of memory.

use cnn_backprop::Result;
use pulp::{Simd, WithSimd};

use crate::column_sums::ColumnSums;
use crate::correlate::Filters;
use crate::cuts::{Block, blocks, pieces};
use crate::layout::apart;
use crate::pass::{BackwardPass, Extents};
use crate::places::Places;
use crate::simd::{Lanes, Level, prefetch};
use crate::threads::{each, share};
use crate::tile::{Outer, most_rows, most_vectors};
use crate::workspace::{LINE, Workspace};

/// Pixels that are handled together: their channels stay in the second-level cache.
const PIXELS_TOGETHER: usize = 64;
/// Parts of the pixels, each with its own dW and db. Their number is the same for one thread and for several, so
/// that the sums have the same bits.
const PARTS: usize = 8;
/// Bytes that all these dW may take.
const SUMS: usize = 1 << 20;

/// Whether this pass applies to the layer: it is large enough, and its channels fill whole vectors.
pub(crate) fn pays<F: Lanes>(e: &Extents, level: Level) -> bool {
    let lanes = level.lanes::<F>();
    (e.f_h, e.f_w, e.stride, e.pad) == (1, 1, 1, 0)
        && e.n_c_prev.is_multiple_of(lanes)
        && e.n_c.is_multiple_of(lanes)
        && pairs(e) <= SUMS / PARTS / size_of::<F>()
        && e.m * e.n_h * e.n_w >= PARTS * PIXELS_TOGETHER
}

/// Pairs of channels: each has an element of W.
fn pairs(e: &Extents) -> usize {
    e.n_c_prev * e.n_c
}

/// Formulas (1), (2) and (3).
pub(crate) fn gradients<F: Lanes>(
    pass: BackwardPass<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    workspace.level().dispatch(PixelWalk { pass, workspace })
}

struct PixelWalk<'a, 'b, F> {
    pass: BackwardPass<'a, F>,
    workspace: &'b mut Workspace<F>,
}

impl<F: Lanes> WithSimd for PixelWalk<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self {
            mut pass,
            workspace,
        } = self;
        let (e, w) = (pass.extents, pass.w);
        let filters = Filters::pack(
            simd,
            workspace,
            (1, e.n_c, e.n_c_prev),
            None,
            (e.n_c, e.products()),
            |_, channel, rows| rows.transpose(&w[channel * e.n_c..], e.n_c),
        )?;
        let blocks = blocks::<S, F>(e.n_c, most_vectors::<S>());
        let sums_of_a_part = pairs(&e) + e.n_c;
        let mut sums = workspace.take_zeroed("dW of each part", PARTS * sums_of_a_part)?;

        let walk = |part: Part<F>, near: &mut [F]| part.walk(simd, &filters, &blocks, &e, near);
        let pixels = pass.dz.len() / e.n_c;
        let parts = Part::split(&mut pass, &mut sums, pixels.div_ceil(PARTS));
        let share = share(parts.len(), e.products());
        let mut parts = parts.into_iter().peekable();
        let mut work = Vec::new();
        while parts.peek().is_some() {
            let near =
                workspace.take("near pixels", PIXELS_TOGETHER * apart::<F>(e.n_c_prev, 1))?;
            work.push((parts.by_ref().take(share).collect::<Vec<_>>(), near));
        }
        let used = each(work, |(parts, mut near)| {
            for part in parts {
                walk(part, &mut near);
            }
            near
        });
        for near in used {
            workspace.give(near);
        }

        pass.dw.fill(F::zero());
        pass.db.fill(F::zero());
        for sums in sums.chunks_exact(sums_of_a_part) {
            let (dw, db) = sums.split_at(pairs(&e));
            let all = pass.dw.iter_mut().zip(dw);
            all.chain(pass.db.iter_mut().zip(db))
                .for_each(|(sum, &part)| *sum += part);
        }
        workspace.give(sums);
        filters.give_back(workspace);
        Ok(())
    }
}

/// Neighbouring pixels.
struct Part<'a, F> {
    a_prev: &'a [F],
    dz: &'a [F],
    da_prev: &'a mut [F],
    /// dW of these pixels, and behind it db.
    sums: &'a mut [F],
}

impl<'a, F: Lanes> Part<'a, F> {
    fn split(pass: &'a mut BackwardPass<F>, sums: &'a mut [F], pixels: usize) -> Vec<Self> {
        let e = pass.extents;
        let a_prev = pass.a_prev.chunks(pixels * e.n_c_prev);
        let gradients = pass.da_prev.chunks_mut(pixels * e.n_c_prev);
        let images = a_prev.zip(pass.dz.chunks(pixels * e.n_c)).zip(gradients);
        let parts = images.zip(sums.chunks_exact_mut(pairs(&e) + e.n_c));
        parts
            .map(|(((a_prev, dz), da_prev), sums)| Self {
                a_prev,
                dz,
                da_prev,
                sums,
            })
            .collect()
    }

    fn walk<S: Simd>(
        self,
        simd: S,
        filters: &Filters<F>,
        blocks: &[Block],
        e: &Extents,
        near: &mut [F],
    ) {
        let (dw, db) = self.sums.split_at_mut(pairs(e));
        let a_prev = self.a_prev.chunks(PIXELS_TOGETHER * e.n_c_prev);
        let da_prev = self.da_prev.chunks_mut(PIXELS_TOGETHER * e.n_c_prev);
        let dz = self.dz.chunks(PIXELS_TOGETHER * e.n_c);
        let tiles: Vec<_> = blocks
            .iter()
            .flat_map(|block| {
                let pieces = pieces(e.n_c_prev, most_rows::<S>(block.vectors));
                pieces.map(move |(k, rows)| (block, k, rows))
            })
            .collect();
        let mut chunks = a_prev.zip(da_prev).zip(dz).peekable();
        while let Some(((a_prev, da_prev), dz)) = chunks.next() {
            let n = dz.len() / e.n_c;
            let next = chunks
                .peek()
                .map(|((a_prev, da_prev), dz)| [*a_prev, &**da_prev, *dz]);
            let places = Places::in_a_row(n, e.n_c, e.n_c_prev);
            filters.correlate(simd, &places, dz, da_prev);
            simd.vectorize(ColumnSums {
                g: dz,
                channels: e.n_c,
                sums: db,
            });
            let pitch = apart::<F>(e.n_c_prev, 1);
            for (to, from) in near
                .chunks_exact_mut(pitch)
                .zip(a_prev.chunks_exact(e.n_c_prev))
            {
                to[..e.n_c_prev].copy_from_slice(from);
            }
            for (i, (block, k, rows)) in tiles.iter().enumerate() {
                // Memory is slower than the products: what comes next is on its way while these are added.
                for memory in next.iter().flatten() {
                    ask_for_part(memory, i, tiles.len());
                }
                let tile = Outer {
                    a: &near[*k..],
                    a_row: 0,
                    a_step: pitch,
                    g: &dz[block.start..],
                    g_row: 0,
                    g_step: e.n_c,
                    rows: 1,
                    columns: n,
                    out: &mut dw[k * e.n_c + block.start..],
                    out_step: e.n_c,
                    width: block.width,
                };
                tile.run(simd, *rows, block.vectors);
            }
        }
    }
}

/// Asks for part `i` of `n` of `memory`, line by line.
fn ask_for_part<F>(memory: &[F], i: usize, n: usize) {
    let (from, to) = (memory.len() * i / n, memory.len() * (i + 1) / n);
    let lines = memory[from..to].iter().step_by(LINE / size_of::<F>());
    lines.for_each(prefetch);
}
