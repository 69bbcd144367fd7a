//! A convolution and the dense layer behind it as plain functions of vectors, with every partial
//! derivative written out: both are linear, so a column is what a unit vector gives.

use std::sync::LazyLock;

use cnn_backprop::{
    ConvParams, DenseCache, NumpyRng, Result, conv_backward, conv_forward, dense_backward, flatten,
    unflatten,
};
use formula::{Env, Tensor};
use ndarray::{Array1, Array2, Array4, Axis};

use formula_check::{Case, tensor};

/// Two functions in a row, y(x) and z(y), and the gradient at the end.
#[derive(Clone, Debug)]
pub struct Chain {
    /// What the geometry is called in messages.
    pub name: &'static str,
    /// ∂y/∂x, `(n_y, n_x)`.
    pub dy_dx: Array2<f64>,
    /// ∂z/∂y, `(n_z, n_y)`.
    pub dz_dy: Array2<f64>,
    /// The upstream gradient, `(n_z)`.
    pub dz: Array1<f64>,
    /// What `dense_backward` makes of it, `(n_y)`.
    pub dy: Array1<f64>,
    /// What `conv_backward` makes of that, `(n_x)`.
    pub dx: Array1<f64>,
}

/// Three chains.
///
/// # Errors
/// None, as long as the crate takes what is given here.
pub fn chains() -> Result<&'static [Chain]> {
    static CHAINS: LazyLock<Result<Vec<Chain>>> = LazyLock::new(draw);
    CHAINS.as_deref().map_err(Clone::clone)
}

fn draw() -> Result<Vec<Chain>> {
    let mut rng = NumpyRng::seed(6);
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

        let (w_fc, dz): (Array2<f64>, Array2<f64>) =
            (rng.randn([y.len(), n_z])?, rng.randn([1, n_z])?);
        let dense = DenseCache {
            x: flatten(y.view())?,
            w: w_fc.clone(),
        };
        let dy = dense_backward(dz.view(), &dense)?.dx;
        let dx = conv_backward(unflatten(dy.view(), y.dim())?.view(), &conv)?.da_prev;
        Ok(Chain {
            name,
            dy_dx,
            dz_dy: w_fc.reversed_axes(),
            dz: dz.flatten().to_owned(),
            dy: dy.flatten().to_owned(),
            dx: dx.flatten().to_owned(),
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
    pub fn case(&self, expected: Tensor) -> Case {
        let env = Env::new()
            .scalar("n_x", self.dx.len() as f64)
            .scalar("n_y", self.dy.len() as f64)
            .scalar("n_z", self.dz.len() as f64)
            .tensor(r"\frac{\partial y}{\partial x}", tensor(&self.dy_dx))
            .tensor(r"\frac{\partial z}{\partial y}", tensor(&self.dz_dy))
            .tensor("dy", tensor(&self.dy))
            .tensor("dz", tensor(&self.dz));
        Case::new(self.name, env, expected)
    }
}
