//! Layers for Winograd's algorithm: four numbers in a row, one tile, a whole layer.

use std::error::Error;
use std::result;
use std::sync::LazyLock;

use cnn_backprop::Result;
use cnn_backprop::winograd::{self, both_sides, cut_tiles, transforms};
use formula::Env;
use formula_check::{Case, Computed, Values, computed, tensor};
use ndarray::Array4;

use super::{Layer, convolutional, layer_env, square};
use crate::A_PAD;

/// Three times four numbers and three weights.
pub static LINES: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    let shape = [[1, 1, 4, 1], [1, 3, 1, 1]];
    let line = |name| (name, shape, (1, 0));
    convolutional(20, ["a line", "another line", "a third line"].map(line))
});

/// Three tiles, each with a filter.
pub static TILES: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    let shape = [[1, 4, 4, 1], [3, 3, 1, 1]];
    let tile = |name| (name, shape, (1, 0));
    convolutional(21, ["a tile", "another tile", "a third tile"].map(tile))
});

/// Three layers whose tiles overlap, and extend beyond the image along one axis or both.
pub static TILED: LazyLock<Vec<Layer>> = LazyLock::new(|| {
    convolutional(
        22,
        [
            ("3×4 tiles", [[2, 3, 6, 4], [3, 3, 4, 3]], (1, 2)),
            ("3×2 tiles", [[3, 5, 3, 2], [3, 3, 2, 4]], (1, 1)),
            ("2×4 tiles", [[2, 2, 5, 3], [3, 3, 3, 2]], (1, 2)),
        ],
    )
});

/// The arrays of the tiles, `(rows, columns, tiles or channels, channels)`.
pub struct Parts {
    /// The input, cut.
    pub x: Array4<f64>,
    /// The upstream gradient, cut.
    pub dz: Array4<f64>,
    /// The filters, transformed.
    pub u: Computed<Array4<f64>>,
    /// The input, transformed.
    pub v: Computed<Array4<f64>>,
    /// The upstream gradient, transformed.
    pub d: Computed<Array4<f64>>,
}

impl Layer {
    /// The intermediate results of the backward pass.
    pub fn parts(&self) -> Result<Parts> {
        let by = transforms();
        let (_, n_h, n_w, _) = self.dz.dim();
        let padded = self.padded()?.a_prev;
        let x = cut_tiles(padded.view(), (n_h, n_w), 4)?;
        let dz = cut_tiles(self.dz.view(), (n_h, n_w), 2)?;
        Ok(Parts {
            u: computed!(winograd::both_sides(by.g.view(), self.cache.w.view())?),
            v: computed!(winograd::both_sides(by.b.t(), x.view())?),
            d: computed!(winograd::both_sides(by.a.view(), dz.view())?),
            x,
            dz,
        })
    }

    /// The loss, linear in the output, whose upstream gradient is that of this tile, for the output that
    /// these products give.
    pub fn loss_of_products(&self, products: Array4<f64>) -> Result<f64> {
        let z = both_sides(transforms().a.t(), products.view())?;
        let dz = self.dz.view().permuted_axes([1, 2, 0, 3]);
        Ok((&z * &dz).sum())
    }

    /// The case in which these four numbers and three weights must give `expected`: scope `line`.
    pub fn line_case(&self, expected: Computed<impl Values>) -> Case {
        let x = self.cache.a_prev.flatten();
        let w = self.cache.w.flatten();
        let by = transforms();
        let products = by.g.dot(&w) * by.b.t().dot(&x);
        let env = matrices(Env::new())
            .tensor("x", tensor(&x))
            .tensor("w", tensor(&w))
            .tensor("t", tensor(&products));
        Case::new(self.name, env, expected)
    }

    /// The case in which this tile must give `expected`: scope `tile`.
    pub fn tile_case(
        &self,
        expected: Computed<impl Values>,
    ) -> result::Result<Case, Box<dyn Error>> {
        let Parts { x, dz, u, v, d } = self.parts()?;
        let (u, v, d) = (u.value, v.value, d.value);
        let env = matrices(Env::new())
            .tensor("X", tensor(&square(x)))
            .tensor("W", tensor(&square(self.cache.w.clone())))
            .tensor("dZ", tensor(&square(dz)))
            .tensor("dU", tensor(&square(&v * &d)))
            .tensor("dV", tensor(&square(&u * &d)))
            .tensor("U", tensor(&square(u)))
            .tensor("V", tensor(&square(v)))
            .tensor("D", tensor(&square(d)));
        Ok(Case::new(self.name, env, expected))
    }

    /// The case in which all tiles of this layer must give `expected`: scope `tiles`.
    pub fn tiles_case(
        &self,
        expected: Computed<impl Values>,
    ) -> result::Result<Case, Box<dyn Error>> {
        let Parts { x, u, v, d, .. } = self.parts()?;
        let (_, n_h, n_w, _) = self.dz.dim();
        let env = layer_env(&self.cache.a_prev, self.dz.view(), 1)
            .scalar("f_h", 3.0)
            .scalar("f_w", 3.0)
            .scalar("p", self.cache.params.pad as f64)
            .scalar("T_H", n_h.div_ceil(2) as f64)
            .scalar("T_W", n_w.div_ceil(2) as f64)
            .tensor(A_PAD, tensor(&self.padded()?.a_prev))
            .tensor("X", tensor(&x))
            .tensor("U", tensor(&u.value))
            .tensor("V", tensor(&v.value))
            .tensor("D", tensor(&d.value));
        Ok(Case::new(self.name, matrices(env), expected))
    }
}

fn matrices(env: Env) -> Env {
    let by = transforms();
    env.tensor("A", tensor(&by.a))
        .tensor("B", tensor(&by.b))
        .tensor("G", tensor(&by.g))
}
