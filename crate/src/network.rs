//! One whole small network: convolution, ReLU, max pooling, dense, softmax; forward, then backward.

use ndarray::{Array2, Array4, ArrayView4, Axis, NdFloat, array};

use crate::checked::same_shape;
use crate::conv::{ConvCache, ConvGrads, ConvParams, conv_backward, conv_forward};
use crate::dense::{DenseCache, DenseGrads, dense_backward, dense_forward, flatten, unflatten};
use crate::error::Result;
use crate::pool::{PoolCache, PoolMode, PoolParams, pool_backward, pool_forward};
use crate::relu::{relu_backward, relu_forward};
use crate::softmax::{CrossEntropyCache, cross_entropy_backward, cross_entropy_forward};

/// The parameters of the network, with stride and padding of its windows.
#[derive(Clone, Debug, PartialEq)]
pub struct Network<F> {
    /// Filters of the convolution, `(f_h, f_w, n_C_prev, n_C)`.
    pub w: Array4<F>,
    /// Its biases, `(1, 1, 1, n_C)`.
    pub b: Array4<F>,
    /// Its stride and padding.
    pub conv: ConvParams,
    /// Window and stride of the pooling.
    pub pool: PoolParams,
    /// Weights of the dense layer, `(n_x, n_y)`.
    pub w_fc: Array2<F>,
    /// Its biases, `(1, n_y)`.
    pub b_fc: Array2<F>,
}

/// The output of each layer for a batch, and the caches for the backward pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward<F> {
    /// Output of the convolution, `(m, n_H, n_W, n_C)`.
    pub z: Array4<F>,
    /// The output of ReLU, which the backward pass does not need: the cache of the pooling has a copy.
    pub a: Array4<F>,
    /// Output of the pooling.
    pub pooled: Array4<F>,
    /// The logits, `(m, n_y)`.
    pub logits: Array2<F>,
    /// The mean cross-entropy of the batch.
    pub loss: F,
    /// What the convolution saved.
    pub conv: ConvCache<F>,
    /// What the pooling saved.
    pub pool: PoolCache<F>,
    /// What the dense layer saved.
    pub dense: DenseCache<F>,
    /// What the loss saved: probabilities and labels.
    pub classes: CrossEntropyCache<F>,
}

/// The gradients of one backward pass, the last layer first.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkGrads<F> {
    /// Gradient of the logits, `(m, n_y)`.
    pub dlogits: Array2<F>,
    /// Gradients of the dense layer.
    pub dense: DenseGrads<F>,
    /// Gradient of the output of the pooling, `(m, n_H, n_W, n_C)`.
    pub dpooled: Array4<F>,
    /// Gradient of the output of the ReLU.
    pub da: Array4<F>,
    /// Gradient of the output of the convolution.
    pub dz: Array4<F>,
    /// Gradients of the convolution.
    pub conv: ConvGrads<F>,
}

impl<F: NdFloat> Network<F> {
    /// All layers in turn, up to the loss.
    ///
    /// Shapes: `images (m, n_H_prev, n_W_prev, n_C_prev)`, `labels` of length `m` → the outputs of
    /// all layers and the loss.
    ///
    /// ```text
    /// images → Z → A = ReLU(Z) → max pooling → x → logits → ŷ → L
    /// ```
    ///
    /// # Errors
    /// Those of [`conv_forward`], [`pool_forward`], [`dense_forward`] and [`cross_entropy_forward`].
    ///
    /// # Source
    /// Course 4, week 1, "CNN example", on a small scale; in the book,
    /// *一个小网络：前向 · A small network, forward*.
    ///
    /// # Examples
    /// ```
    /// use cnn_backprop::{ConvParams, Network, PoolParams};
    /// use ndarray::{Array2, Array4};
    ///
    /// let network = Network {
    ///     w: Array4::<f64>::ones((2, 2, 1, 1)),
    ///     b: Array4::zeros((1, 1, 1, 1)),
    ///     conv: ConvParams { stride: 1, pad: 0 },
    ///     pool: PoolParams { f: 2, stride: 1 },
    ///     w_fc: Array2::zeros((2, 2)),
    ///     b_fc: Array2::zeros((1, 2)),
    /// };
    /// let forward = network.forward(Array4::ones((1, 3, 4, 1)).view(), &[0])?;
    /// approx::assert_relative_eq!(forward.loss, 2.0_f64.ln()); // two classes, equal probabilities
    /// # Ok::<(), cnn_backprop::Error>(())
    /// ```
    // ANCHOR: network_forward
    pub fn forward(&self, images: ArrayView4<F>, labels: &[usize]) -> Result<Forward<F>> {
        let (z, conv) = conv_forward(images, self.w.view(), self.b.view(), self.conv)?;
        let a = relu_forward(z.view())?;
        let (pooled, pool) = pool_forward(a.view(), self.pool, PoolMode::Max)?;
        let x = flatten(pooled.view())?;
        let (logits, dense) = dense_forward(x.view(), self.w_fc.view(), self.b_fc.view())?;
        let (loss, classes) = cross_entropy_forward(logits.view(), labels)?;
        Ok(Forward {
            z,
            a,
            pooled,
            logits,
            loss,
            conv,
            pool,
            dense,
            classes,
        })
    }
    // ANCHOR_END: network_forward

    /// All layers in reverse, from the loss back to the images.
    ///
    /// Shapes: what [`forward`](Self::forward) returned → each gradient in the shape of its array.
    ///
    /// ```text
    /// dL/dlogits = (ŷ − onehot)/m → dx → dA of the pooling → dA → dZ = [Z > 0]·dA → dW, db, dA_prev
    /// ```
    ///
    /// # Errors
    /// Those of the layers' backward functions if the parts of `forward` do not fit together.
    ///
    /// # Source
    /// As [`forward`](Self::forward); in the book, *一个小网络：反向 · A small network, backward*.
    ///
    /// # Examples
    /// ```
    /// use cnn_backprop::{ConvParams, Network, PoolParams};
    /// use ndarray::{Array2, Array4};
    ///
    /// let network = Network {
    ///     w: Array4::<f64>::ones((2, 2, 1, 1)),
    ///     b: Array4::zeros((1, 1, 1, 1)),
    ///     conv: ConvParams { stride: 1, pad: 0 },
    ///     pool: PoolParams { f: 2, stride: 1 },
    ///     w_fc: Array2::zeros((2, 2)),
    ///     b_fc: Array2::zeros((1, 2)),
    /// };
    /// let forward = network.forward(Array4::ones((1, 3, 4, 1)).view(), &[0])?;
    /// let grads = network.backward(&forward)?;
    /// approx::assert_relative_eq!(grads.dense.db, ndarray::array![[-0.5, 0.5]]);
    /// # Ok::<(), cnn_backprop::Error>(())
    /// ```
    // ANCHOR: network_backward
    pub fn backward(&self, forward: &Forward<F>) -> Result<NetworkGrads<F>> {
        let dlogits = cross_entropy_backward(&forward.classes)?;
        let dense = dense_backward(dlogits.view(), &forward.dense)?;
        let dpooled = unflatten(dense.dx.view(), forward.pooled.dim())?;
        let da = pool_backward(dpooled.view(), &forward.pool, PoolMode::Max)?;
        let dz = relu_backward(da.view(), forward.z.view())?;
        let conv = conv_backward(dz.view(), &forward.conv)?;
        Ok(NetworkGrads {
            dlogits,
            dense,
            dpooled,
            da,
            dz,
            conv,
        })
    }
    // ANCHOR_END: network_backward

    /// One step of gradient descent: every parameter moves against its gradient.
    ///
    /// Shapes: the gradients in the shapes of the parameters.
    ///
    /// ```text
    /// (N7) W := W − α·dW
    /// ```
    ///
    /// # Errors
    /// [`Error::ShapeMismatch`](crate::Error::ShapeMismatch) if a gradient does not have the shape of
    /// its parameter; in that case no parameter has changed.
    ///
    /// # Source
    /// Course 1, week 2, "Gradient descent"; in the book, *同一个网络，写成代码 · The same in code*.
    ///
    /// # Examples
    /// ```
    /// use cnn_backprop::{ConvParams, Network, PoolParams};
    /// use ndarray::{Array2, Array4};
    ///
    /// let mut network = Network {
    ///     w: Array4::<f64>::ones((2, 2, 1, 1)),
    ///     b: Array4::zeros((1, 1, 1, 1)),
    ///     conv: ConvParams { stride: 1, pad: 0 },
    ///     pool: PoolParams { f: 2, stride: 1 },
    ///     w_fc: Array2::zeros((2, 2)),
    ///     b_fc: Array2::zeros((1, 2)),
    /// };
    /// let images = Array4::ones((1, 3, 4, 1));
    /// let before = network.forward(images.view(), &[0])?;
    /// let grads = network.backward(&before)?;
    /// network.step(&grads, 0.1)?;
    /// assert!(network.forward(images.view(), &[0])?.loss < before.loss);
    /// # Ok::<(), cnn_backprop::Error>(())
    /// ```
    // ANCHOR: network_step
    pub fn step(&mut self, grads: &NetworkGrads<F>, rate: F) -> Result<()> {
        let (conv, dense) = (&grads.conv, &grads.dense);
        same_shape("dw", self.w.shape(), conv.dw.shape())?;
        same_shape("db", self.b.shape(), conv.db.shape())?;
        same_shape("dense.dw", self.w_fc.shape(), dense.dw.shape())?;
        same_shape("dense.db", self.b_fc.shape(), dense.db.shape())?;
        self.w.scaled_add(-rate, &conv.dw); // (N7)
        self.b.scaled_add(-rate, &conv.db);
        self.w_fc.scaled_add(-rate, &dense.dw);
        self.b_fc.scaled_add(-rate, &dense.db);
        Ok(())
    }
    // ANCHOR_END: network_step
}

/// The book's network with its two images and their labels: an example to be checked by hand.
///
/// Shapes: images `(2, 3, 4, 1)`, `w (2, 2, 1, 1)`, `w_fc (2, 2)`.
///
/// For each image the weighted sums of the two classes are equal, so the biases ln 3 and 0 give the
/// probabilities 3/4 and 1/4.
///
/// # Source
/// The book, *一个小网络：前向 · A small network, forward*.
///
/// # Examples
/// ```
/// use cnn_backprop::network::worked_example;
///
/// let (network, images, labels) = worked_example();
/// let forward = network.forward(images.view(), &labels)?;
/// approx::assert_relative_eq!(forward.classes.y_hat[[0, 0]], 0.75, max_relative = 1e-15);
/// # Ok::<(), cnn_backprop::Error>(())
/// ```
// ANCHOR: worked_example
pub fn worked_example() -> (Network<f64>, Array4<f64>, [usize; 2]) {
    let images = array![
        [
            [0.0, 2.0, 3.0, 3.0],
            [0.0, 3.0, 3.0, 1.0],
            [1.0, 2.0, 1.0, 0.0]
        ],
        [
            [0.0, 1.0, 1.0, 2.0],
            [1.0, 0.0, 0.0, 2.0],
            [0.0, 1.0, 3.0, 2.0]
        ],
    ];
    let labels = [1, 0];
    let network = Network {
        w: array![[[[1.0]], [[-1.0]]], [[[2.0]], [[-1.0]]]], // one 2×2 filter
        b: array![[[[1.0]]]],
        conv: ConvParams { stride: 1, pad: 0 },
        pool: PoolParams { f: 2, stride: 1 },
        w_fc: array![[1.0, -2.0], [-1.0, 1.0]],
        b_fc: array![[3.0_f64.ln(), 0.0]],
    };
    (network, images.insert_axis(Axis(3)), labels)
}
// ANCHOR_END: worked_example
