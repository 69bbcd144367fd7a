//! Layers for Winograd's algorithm: four numbers in a line, one tile, a whole layer.

use std::sync::LazyLock;

use cnn_backprop::winograd::{both_sides, cut_tiles, transforms};
use cnn_backprop::{ConvCache, ConvParams, NumpyRng, Result, conv_forward, zero_pad};
use formula::{Env, Tensor};
use ndarray::{Array4, ArrayView4, s};

use super::layer_env;
use formula_check::{Case, tensor};

/// A layer with 3×3 filters (1×3 in a line), and its upstream gradient.
#[derive(Clone, Debug)]
pub struct Tiled {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// Upstream gradient, `(m, n_H, n_W, n_C)`.
    pub dz: Array4<f64>,
    /// Input, filters and padding.
    pub cache: ConvCache<f64>,
}

type Layers = LazyLock<Result<Vec<Tiled>>>;

/// Three times four numbers and three weights.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn lines() -> Result<&'static [Tiled]> {
    static LAYERS: Layers = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(20);
        let mut line = |name| draw(&mut rng, name, [1, 1, 4, 1], [1, 3, 1, 1], 0);
        Ok(vec![
            line("a line")?,
            line("another line")?,
            line("a third line")?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

/// Three tiles with a filter each.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn tiles() -> Result<&'static [Tiled]> {
    static LAYERS: Layers = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(21);
        let mut tile = |name| draw(&mut rng, name, [1, 4, 4, 1], [3, 3, 1, 1], 0);
        Ok(vec![
            tile("a tile")?,
            tile("another tile")?,
            tile("a third tile")?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

/// Three layers whose tiles overlap, and stick out along one axis or both.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn tiled() -> Result<&'static [Tiled]> {
    static LAYERS: Layers = LazyLock::new(|| {
        let mut rng = NumpyRng::seed(22);
        Ok(vec![
            draw(&mut rng, "3×4 tiles", [2, 3, 6, 4], [3, 3, 4, 3], 2)?,
            draw(&mut rng, "3×2 tiles", [3, 5, 3, 2], [3, 3, 2, 4], 1)?,
            draw(&mut rng, "2×4 tiles", [2, 2, 5, 3], [3, 3, 3, 2], 2)?,
        ])
    });
    LAYERS.as_deref().map_err(Clone::clone)
}

fn draw(
    rng: &mut NumpyRng,
    name: &'static str,
    input: [usize; 4],
    filters: [usize; 4],
    pad: usize,
) -> Result<Tiled> {
    let (a_prev, w) = (rng.randn(input)?, rng.randn(filters)?);
    let b = Array4::zeros((1, 1, 1, filters[3]));
    let params = ConvParams { stride: 1, pad };
    let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    let dz = rng.randn(z.raw_dim())?;
    Ok(Tiled { name, dz, cache })
}

/// The arrays of the tiles, `(rows, columns, tiles or channels, channels)`.
pub struct Parts {
    /// The input, cut.
    pub x: Array4<f64>,
    /// The upstream gradient, cut.
    pub dz: Array4<f64>,
    /// The filters, transformed.
    pub u: Array4<f64>,
    /// The input, transformed.
    pub v: Array4<f64>,
    /// The upstream gradient, transformed.
    pub d: Array4<f64>,
}

impl Tiled {
    /// What the backward pass makes on its way.
    ///
    /// # Errors
    /// Those of the crate's functions.
    pub fn parts(&self) -> Result<Parts> {
        let by = transforms();
        let (_, n_h, n_w, _) = self.dz.dim();
        let padded = self.padded()?;
        let x = cut_tiles(padded.view(), (n_h, n_w), 4)?;
        let dz = cut_tiles(self.dz.view(), (n_h, n_w), 2)?;
        Ok(Parts {
            u: both_sides(by.g.view(), self.cache.w.view())?,
            v: both_sides(by.b.t(), x.view())?,
            d: both_sides(by.a.view(), dz.view())?,
            x,
            dz,
        })
    }

    /// The input with its zeros.
    ///
    /// # Errors
    /// Those of `zero_pad`.
    pub fn padded(&self) -> Result<Array4<f64>> {
        zero_pad(self.cache.a_prev.view(), self.cache.params.pad)
    }

    /// The case in which these four numbers and three weights must give `expected`: scope `line`.
    pub fn line_case(&self, expected: Tensor) -> Case {
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
    ///
    /// # Errors
    /// Those of the crate's functions.
    pub fn tile_case(&self, expected: Tensor) -> Result<Case> {
        let Parts { x, dz, u, v, d } = self.parts()?;
        let env = matrices(Env::new())
            .tensor("X", square(x.view()))
            .tensor("W", square(self.cache.w.view()))
            .tensor("dZ", square(dz.view()))
            .tensor("U", square(u.view()))
            .tensor("V", square(v.view()))
            .tensor("D", square(d.view()))
            .tensor("dU", square((&v * &d).view()))
            .tensor("dV", square((&u * &d).view()));
        Ok(Case::new(self.name, env, expected))
    }

    /// The case in which all tiles of this layer must give `expected`: scope `tiles`.
    ///
    /// # Errors
    /// Those of the crate's functions.
    pub fn case(&self, expected: Tensor) -> Result<Case> {
        let Parts { x, u, v, d, .. } = self.parts()?;
        let (_, n_h, n_w, _) = self.dz.dim();
        let env = layer_env(&self.cache.a_prev, self.dz.view(), 1)
            .scalar("f_h", 3.0)
            .scalar("f_w", 3.0)
            .scalar("p", self.cache.params.pad as f64)
            .scalar("T_H", n_h.div_ceil(2) as f64)
            .scalar("T_W", n_w.div_ceil(2) as f64)
            .tensor(r"A^{\mathrm{pad}}", tensor(&self.padded()?))
            .tensor("X", tensor(&x))
            .tensor("U", tensor(&u))
            .tensor("V", tensor(&v))
            .tensor("D", tensor(&d));
        Ok(Case::new(self.name, matrices(env), expected))
    }
}

fn matrices(env: Env) -> Env {
    let by = transforms();
    env.tensor("A", tensor(&by.a))
        .tensor("B", tensor(&by.b))
        .tensor("G", tensor(&by.g))
}

/// The only tile, for the only channel.
pub fn square(tiles: ArrayView4<f64>) -> Tensor {
    tensor(&tiles.slice(s![.., .., 0, 0]))
}
