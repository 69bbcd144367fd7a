//! A convolution with stride, padding per side and dilation, forward and backward.

use cnn_backprop::extension::dilation::{
    DilatedCache, DilatedParams, dilated_conv_backward, dilated_conv_forward, dilated_window,
};
use cnn_backprop::extension::full::{dilate_gradient, turn_filters};
use cnn_backprop::extension::padding::{Padding, pad_sides};
use cnn_backprop::{ConvCache, ConvGrads, ConvParams};
use ndarray::{Array4, ArrayView4, s};

use crate::say::Say;
use crate::wire::{Answer, Numbers};

/// A layer with its input and the upstream gradient.
#[derive(Clone, Debug)]
pub struct Layer {
    pub(crate) a: Array4<f64>,
    pub(crate) w: Array4<f64>,
    pub(crate) b: Array4<f64>,
    pub(crate) dz: Array4<f64>,
    stride: usize,
    dilation: usize,
    padding: Padding,
}

/// Four numbers: top, bottom, left, right.
pub(crate) fn padding(numbers: &mut Numbers<'_>) -> Result<Padding, Say> {
    let mut side = || numbers.count("填充", "padding");
    Ok(Padding {
        top: side()?,
        bottom: side()?,
        left: side()?,
        right: side()?,
    })
}

impl Layer {
    /// Stride, dilation, padding, A, W, b, dZ.
    pub(crate) fn read(numbers: &mut Numbers<'_>) -> Result<Self, Say> {
        let stride = numbers.count("步幅", "stride")?;
        let dilation = numbers.count("扩张率", "dilation")?;
        let padding = padding(numbers)?;
        let (a, w, b) = (numbers.array4()?, numbers.array4()?, numbers.array4()?);
        let dz = numbers.array4()?;
        let mut layer = Self {
            a,
            w,
            b,
            dz,
            stride,
            dilation,
            padding,
        };
        let z = layer.forward(layer.a.view(), layer.w.view(), layer.b.view())?;
        layer.dz = fitted(&layer.dz, z.dim());
        Ok(layer)
    }

    fn params(&self) -> DilatedParams {
        let conv = ConvParams {
            stride: self.stride,
            pad: 0,
        };
        DilatedParams {
            conv,
            dilation: self.dilation,
        }
    }

    /// Z of these arrays.
    pub(crate) fn forward(
        &self,
        a: ArrayView4<'_, f64>,
        w: ArrayView4<'_, f64>,
        b: ArrayView4<'_, f64>,
    ) -> Result<Array4<f64>, Say> {
        let a = pad_sides(a, self.padding)?;
        Ok(dilated_conv_forward(a.view(), w, b, self.params())?.0)
    }

    /// dA without what the padding received, dW and db.
    pub(crate) fn backward(
        &self,
        a: ArrayView4<'_, f64>,
        w: ArrayView4<'_, f64>,
        dz: ArrayView4<'_, f64>,
    ) -> Result<ConvGrads<f64>, Say> {
        let cache = DilatedCache {
            a_prev: pad_sides(a, self.padding)?,
            w: w.to_owned(),
            params: self.params(),
        };
        let grads = dilated_conv_backward(dz, &cache)?;
        let (_, n_h, n_w, _) = a.dim();
        let Padding { top, left, .. } = self.padding;
        let inside = s![.., top..top + n_h, left..left + n_w, ..];
        let da_prev = grads.da_prev.slice(inside).to_owned();
        Ok(ConvGrads { da_prev, ..grads })
    }

    /// dZ with zeros between and around its numbers, and the turned filters that slide over it: a full convolution of the
    /// two is the gradient of the padded input.
    fn gathered(&self) -> Result<(Array4<f64>, Array4<f64>), Say> {
        let (f_h, f_w, n_c_prev, n_c) = self.w.dim();
        let high = dilated_window(f_h, self.dilation)?;
        let wide = dilated_window(f_w, self.dilation)?;
        let mut w = Array4::zeros((high, wide, n_c_prev, n_c));
        w.slice_mut(s![..;self.dilation, ..;self.dilation, .., ..])
            .assign(&self.w);
        let cache = ConvCache {
            a_prev: pad_sides(self.a.view(), self.padding)?,
            w,
            params: self.params().conv,
        };
        Ok((
            dilate_gradient(self.dz.view(), &cache)?,
            turn_filters(cache.w.view())?,
        ))
    }
}

/// The numbers of `array` that fit into another shape; 1 in all other places.
pub(crate) fn fitted(array: &Array4<f64>, shape: (usize, usize, usize, usize)) -> Array4<f64> {
    let old = |at| array.get(at).copied().unwrap_or(1.0);
    Array4::from_shape_fn(shape, old)
}

/// Z, dZ, dA, dW, db; then dZ with its zeros and the turned filters. dZ has the shape of Z: what of the given one does not
/// fit is dropped, and what is missing is 1.
///
/// # Errors
/// Those of the layers, in both languages.
pub fn answer(numbers: &mut Numbers<'_>) -> Result<Answer, Say> {
    let layer = Layer::read(numbers)?;
    let z = layer.forward(layer.a.view(), layer.w.view(), layer.b.view())?;
    let grads = layer.backward(layer.a.view(), layer.w.view(), layer.dz.view())?;
    let (spread, turned) = layer.gathered()?;
    let mut answer = Answer::default();
    for array in [
        &z,
        &layer.dz,
        &grads.da_prev,
        &grads.dw,
        &grads.db,
        &spread,
        &turned,
    ] {
        answer.array(array.view());
    }
    Ok(answer)
}
