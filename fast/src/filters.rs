//! Gradient of the filters and of the biases.

mod plan;

use cnn_backprop::Result;
use pulp::{Simd, WithSimd};

use crate::column_sums::ColumnSums;
use crate::cuts::pieces;
use crate::layout::Bordered;
use crate::pass::{BackwardPass, Extents};
use crate::simd::Lanes;
use crate::threads::{each, share};
use crate::tile::Outer;
use crate::workspace::{LINE, Workspace};
use plan::{Part, Plan};

/// Pixels of dZ that stay in the nearest cache while every tile of dW passes over them: at least this
/// many, and more if they are narrow, up to this many bytes.
const PIXELS: usize = 112;
const NEAR: usize = 35 << 10;

/// Formulas (2) and (3).
pub(crate) fn gradients<F: Lanes>(
    pass: &mut BackwardPass<F>,
    workspace: &mut Workspace<F>,
) -> Result<()> {
    pass.db.fill(F::zero());
    let level = workspace.level().fitting::<F>(pass.extents.n_c);
    level.dispatch(Gradients { pass, workspace })
}

struct Gradients<'a, 'b, F> {
    pass: &'b mut BackwardPass<'a, F>,
    workspace: &'b mut Workspace<F>,
}

impl<F: Lanes> WithSimd for Gradients<'_, '_, F> {
    type Output = Result<()>;

    fn with_simd<S: Simd>(self, simd: S) -> Result<()> {
        let Self { pass, workspace } = self;
        let e = pass.extents;
        let plan = Plan::new::<S, F>(&e);
        let slack = e.n_c.next_multiple_of(F::lanes::<S>()) - e.n_c;
        let share = share(e.f_h * e.f_w * e.n_c_prev, e.products());
        // One of the threads adds up the biases, while the pixels are in the cache.
        let mut db = Some(&mut *pass.db);
        let mut work = Vec::new();
        for (i, dw) in pass.dw.chunks_mut(share * e.n_c).enumerate() {
            let pixels = (e.n_h * e.n_w, e.n_c);
            work.push(Rows {
                laid_out: plan.a_prev(workspace, &e)?,
                behind: Bordered::pixels(workspace, "dz", pixels, plan.g_step, slack)?,
                parts: plan.parts(i * share, dw.len() / e.n_c, &e),
                dw,
                db: db.take(),
            });
        }
        let (a_prev, dz) = (pass.a_prev, pass.dz);
        let used = each(work, |mut rows| {
            rows.dw.fill(F::zero());
            let images = a_prev.chunks_exact(e.image_prev());
            for image in images.zip(dz.chunks_exact(e.image())) {
                rows.add_image(simd, &plan, image, &e);
            }
            (rows.laid_out, rows.behind)
        });
        for (laid_out, behind) in used {
            laid_out.give_back(workspace);
            behind.give_back(workspace);
        }
        Ok(())
    }
}

/// Rows of dW that one thread adds up.
struct Rows<'a, F> {
    laid_out: Bordered<F>,
    behind: Bordered<F>,
    parts: Vec<Part>,
    dw: &'a mut [F],
    db: Option<&'a mut [F]>,
}

impl<F: Lanes> Rows<'_, F> {
    fn add_image<S: Simd>(
        &mut self,
        simd: S,
        plan: &Plan,
        (a_prev, dz): (&[F], &[F]),
        e: &Extents,
    ) {
        let a_prev = self.laid_out.put_rows(a_prev, |row| plan.meets(row, e));
        let g = self.behind.put(dz);
        for (h, all) in pieces(e.n_h, rows_at_once::<F>(e)) {
            if let Some(db) = &mut self.db {
                simd.vectorize(ColumnSums {
                    g: &dz[h * e.n_w * e.n_c..][..all * e.n_w * e.n_c],
                    channels: e.n_c,
                    sums: db,
                });
            }
            for part in &self.parts {
                let Some((a, g, rows)) = plan.meet(part, h..h + all, (a_prev, g), e) else {
                    continue;
                };
                for (block, more, count) in plan.tiles::<S>(part) {
                    let tile = Outer {
                        a,
                        a_row: plan.a_row,
                        a_step: plan.a_step,
                        g: &g[block.start..],
                        g_row: e.n_w * plan.g_step,
                        g_step: plan.g_step,
                        rows,
                        columns: part.columns.len(),
                        out: &mut self.dw[(part.at + more) * e.n_c + block.start..],
                        out_step: e.n_c,
                        width: block.width,
                    };
                    plan.under_taps
                        .run(simd, part.k + more, count, block.vectors, tile);
                }
            }
        }
    }
}

/// Rows of dZ that stay in the cache: a tile reads all of a pixel of dZ, and little more than a cache line
/// of the input.
fn rows_at_once<F>(e: &Extents) -> usize {
    let pixel = e.n_c.saturating_add(e.n_c_prev.min(LINE / size_of::<F>()));
    let pixels = (NEAR / size_of::<F>() / pixel).max(PIXELS);
    (pixels / e.n_w).clamp(1, e.n_h)
}
