//! A convolution and the dense layer after it as plain functions of vectors, with every partial
//! derivative written out. Both are linear, so each column is the image of a unit vector.

use std::sync::LazyLock;

use cnn_backprop::{
    ConvCache, ConvParams, DenseCache, NumpyRng, Result, conv_forward, dense_backward, flatten,
    unflatten,
};
use formula::Env;
use formula_check::{Case, Computed, Values, tensor};
use ndarray::{Array2, Array4, Axis};

use super::drawn;

/// Two functions in a row, y(x) and z(y), and the gradient at the end.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The name of the geometry in messages.
    pub name: &'static str,
    /// The first function.
    pub conv: ConvCache<f64>,
    /// The second one, whose weights are ∂z/∂y transposed.
    pub dense: DenseCache<f64>,
    /// The part of the first output that goes into the second function, as an image.
    pub dim_y: (usize, usize, usize, usize),
    /// ∂y/∂x, `(n_y, n_x)`.
    pub dy_dx: Array2<f64>,
    /// The upstream gradient, `(1, n_z)`.
    pub dz: Array2<f64>,
    /// The result of `dense_backward` for it, `(1, n_y)`.
    pub dy: Array2<f64>,
}

/// Three chains.
pub static CHAINS: LazyLock<Vec<Chain>> = LazyLock::new(|| drawn(6, draw));

fn draw(rng: &mut NumpyRng) -> Result<Vec<Chain>> {
    let mut chain = |name, [n_h, n_w, n_c]: [usize; 3], filters: [usize; 4], stride, pad, n_z| {
        let image = (1, n_h, n_w, n_c);
        let params = ConvParams { stride, pad };
        let (w, b) = (rng.randn(filters)?, Array4::zeros([1, 1, 1, filters[3]]));
        let (y, conv) = conv_forward(Array4::zeros(image).view(), w.view(), b.view(), params)?;
        let units = Array2::eye(n_h * n_w * n_c);
        let mut dy_dx = Array2::zeros((y.len(), units.nrows()));
        for (j, unit) in units.rows().into_iter().enumerate() {
            let x = unflatten(unit.insert_axis(Axis(0)), image)?;
            let (y, _cache) = conv_forward(x.view(), w.view(), b.view(), params)?;
            dy_dx.column_mut(j).assign(&flatten(y.view())?.row(0));
        }

        let (w_fc, dz) = (rng.randn([y.len(), n_z])?, rng.randn([1, n_z])?);
        let (dim_y, x) = (y.dim(), flatten(y.view())?);
        let dense = DenseCache { x, w: w_fc };
        let dy = dense_backward(dz.view(), &dense)?.dx;
        Ok(Chain {
            name,
            conv,
            dense,
            dim_y,
            dy_dx,
            dz,
            dy,
        })
    };
    Ok(vec![
        chain("2×3 filters", [4, 5, 2], [2, 3, 2, 3], 1, 0, 5)?,
        chain("3×2 filters, stride 2", [6, 5, 1], [3, 2, 1, 4], 2, 1, 7)?,
        chain("1×3 filters, stride 3", [3, 7, 2], [1, 3, 2, 4], 3, 1, 4)?,
    ])
}

impl Chain {
    /// The case in which this chain must give `expected`.
    pub fn case(&self, expected: Computed<impl Values>) -> Case {
        let env = Env::new()
            .scalar("n_x", self.dy_dx.ncols() as f64)
            .scalar("n_y", self.dy.len() as f64)
            .scalar("n_z", self.dz.len() as f64)
            .tensor(r"\frac{\partial y}{\partial x}", tensor(&self.dy_dx))
            .tensor(r"\frac{\partial z}{\partial y}", tensor(&self.dense.w.t()))
            .tensor("dy", tensor(&self.dy.flatten()))
            .tensor("dz", tensor(&self.dz.flatten()));
        Case::new(self.name, env, expected)
    }
}
