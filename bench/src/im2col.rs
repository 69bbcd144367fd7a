//! Convolution as one matrix product: each window is written out as a row.
//!
//! What a library of linear algebra gives without a kernel of one's own. The matrix takes
//! `f_h · f_w` times the memory of the input.

use cnn_backprop::{ConvGrads, ConvParams, zero_pad};
use ndarray::{Array2, Array4, ArrayView2, ArrayView4, Axis, s};

/// The windows of `a_prev`, one a row: `(m·n_H·n_W, f_h·f_w·n_C_prev)`.
fn im2col(
    a_prev: ArrayView4<f32>,
    z: [usize; 4],
    f: (usize, usize),
    params: ConvParams,
) -> Array2<f32> {
    let padded = zero_pad(a_prev, params.pad).expect("the shapes fit");
    let [m, n_h, n_w, _] = z;
    let (f_h, f_w) = f;
    let mut cols = Array2::zeros((m * n_h * n_w, f_h * f_w * padded.dim().3));
    let mut rows = cols.outer_iter_mut();
    for i in 0..m {
        for h in 0..n_h {
            for w in 0..n_w {
                let (y, x) = (h * params.stride, w * params.stride);
                let window = padded.slice(s![i, y..y + f_h, x..x + f_w, ..]);
                let row = rows.next().expect("a row for each window");
                row.into_shape_with_order(window.dim())
                    .expect("as many elements")
                    .assign(&window);
            }
        }
    }
    cols
}

/// The way back through [`im2col`]: rows are added where they came from, and the padding is cut off.
fn col2im(
    cols: ArrayView2<f32>,
    a_prev: [usize; 4],
    z: [usize; 4],
    f: (usize, usize),
    params: ConvParams,
) -> Array4<f32> {
    let [m, rows, columns, channels] = a_prev;
    let (pad, (f_h, f_w)) = (params.pad, f);
    let mut padded = Array4::zeros((m, rows + 2 * pad, columns + 2 * pad, channels));
    let mut windows = cols.outer_iter();
    for i in 0..m {
        for h in 0..z[1] {
            for w in 0..z[2] {
                let (y, x) = (h * params.stride, w * params.stride);
                let mut to = padded.slice_mut(s![i, y..y + f_h, x..x + f_w, ..]);
                let row = windows.next().expect("a row for each window");
                to += &row
                    .into_shape_with_order(to.dim())
                    .expect("as many elements");
            }
        }
    }
    padded
        .slice(s![.., pad..pad + rows, pad..pad + columns, ..])
        .to_owned()
}

fn as_matrix(x: ArrayView4<f32>) -> ArrayView2<f32> {
    let columns = x.dim().3;
    x.into_shape_with_order((x.len() / columns, columns))
        .expect("row-major")
}

/// Shapes as in `cnn_backprop::conv_forward`; `z` is that of the output.
pub fn conv_forward(
    a_prev: ArrayView4<f32>,
    w: ArrayView4<f32>,
    b: ArrayView4<f32>,
    z: [usize; 4],
    params: ConvParams,
) -> Array4<f32> {
    let (f_h, f_w, _, _) = w.dim();
    let cols = im2col(a_prev, z, (f_h, f_w), params);
    let product = cols.dot(&as_matrix(w));
    product.into_shape_with_order(z).expect("as many elements") + b
}

/// Shapes as in `cnn_backprop::conv_backward`.
pub fn conv_backward(
    dz: ArrayView4<f32>,
    a_prev: ArrayView4<f32>,
    w: ArrayView4<f32>,
    params: ConvParams,
) -> ConvGrads<f32> {
    let (f_h, f_w, _, n_c) = w.dim();
    let (f, z) = ((f_h, f_w), dz.dim().into());
    let cols = im2col(a_prev, z, f, params);
    let dz = as_matrix(dz);
    let dw = cols.t().dot(&dz);
    let dcols = dz.dot(&as_matrix(w).t());
    ConvGrads {
        da_prev: col2im(dcols.view(), a_prev.dim().into(), z, f, params),
        dw: dw.into_shape_with_order(w.dim()).expect("as many elements"),
        db: dz
            .sum_axis(Axis(0))
            .into_shape_with_order((1, 1, 1, n_c))
            .expect("one a channel"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cnn_backprop::NumpyRng;

    #[test]
    fn gives_what_the_literal_loops_give() {
        let params = ConvParams { stride: 2, pad: 1 };
        let mut rng = NumpyRng::seed(1);
        let mut draw =
            |shape: (usize, usize, usize, usize)| rng.randn(shape).unwrap().mapv(|x: f64| x as f32);
        let (a_prev, w, b) = (draw((2, 6, 9, 3)), draw((3, 2, 3, 5)), draw((1, 1, 1, 5)));
        let (z, cache) =
            cnn_backprop::conv_forward(a_prev.view(), w.view(), b.view(), params).unwrap();
        let dz = draw(z.dim());
        let grads = cnn_backprop::conv_backward(dz.view(), &cache).unwrap();
        let close =
            |x: &Array4<f32>, y: &Array4<f32>| approx::assert_relative_eq!(x, y, epsilon = 1e-4);
        close(
            &conv_forward(a_prev.view(), w.view(), b.view(), z.dim().into(), params),
            &z,
        );
        let own = conv_backward(dz.view(), a_prev.view(), w.view(), params);
        close(&own.da_prev, &grads.da_prev);
        close(&own.dw, &grads.dw);
        close(&own.db, &grads.db);
    }
}
