//! Pooling with windows of any height and width, padding per side, ceil mode, and each rule for ties.

use cnn_backprop::extension::pooling::{
    Divisor, PaddedPoolCache, PaddedPoolParams, Window, padded_pool_backward, padded_pool_forward,
};
use cnn_backprop::{PoolMode, window::TieRule};
use ndarray::Array4;

use crate::layer::{fitted, padding};
use crate::say::Say;
use crate::wire::{Answer, Numbers, one_at};

/// Maximum or mean, in the order of the page's choice.
pub const MODES: [PoolMode; 2] = [PoolMode::Max, PoolMode::Average];

/// What happens with several maxima, in the order of the page's choice.
pub const TIES: [TieRule; 3] = [TieRule::Every, TieRule::First, TieRule::Shared];

/// A pooling layer with its input and the upstream gradient.
struct Pool {
    mode: PoolMode,
    ties: TieRule,
    cache: PaddedPoolCache<f64>,
    pooled: Array4<f64>,
    da: Array4<f64>,
}

impl Pool {
    /// Height and width of the window, stride, padding, ceil mode, divisor, mode, ties, the input, the upstream gradient.
    fn read(numbers: &mut Numbers<'_>) -> Result<Self, Say> {
        let height = numbers.count("窗口的高", "height of the window")?;
        let width = numbers.count("窗口的宽", "width of the window")?;
        let params = PaddedPoolParams {
            window: Window { height, width },
            stride: numbers.count("步幅", "stride")?,
            padding: padding(numbers)?,
            ceil_mode: numbers.choice(&[false, true])?,
            divisor: numbers.choice(&[Divisor::Positions, Divisor::Pixels])?,
        };
        let mode = numbers.choice(&MODES)?;
        let ties = numbers.choice(&TIES)?;
        let a_prev = numbers.array4()?;
        let (pooled, cache) = padded_pool_forward(a_prev.view(), params, mode)?;
        let da = fitted(&numbers.array4()?, pooled.dim());
        Ok(Self {
            mode,
            ties,
            cache,
            pooled,
            da,
        })
    }

    fn backward(&self, da: &Array4<f64>) -> Result<Array4<f64>, Say> {
        Ok(padded_pool_backward(
            da.view(),
            &self.cache,
            self.mode,
            self.ties,
        )?)
    }

    /// What each pixel gets of the gradient of one output: the mask, or the equal shares of a mean.
    fn shares(&self, at: usize) -> Result<Array4<f64>, Say> {
        let one = one_at(self.da.raw_dim(), at).ok_or_else(Say::other_version)?;
        self.backward(&one)
    }

    /// The pixels under a window: those that have a share of a mean.
    fn under(&self, at: usize) -> Result<Vec<usize>, Say> {
        let one = one_at(self.da.raw_dim(), at).ok_or_else(Say::other_version)?;
        let spread = padded_pool_backward(one.view(), &self.cache, PoolMode::Average, self.ties)?;
        let pixels = spread
            .iter()
            .enumerate()
            .filter(|(_, share)| **share != 0.0);
        Ok(pixels.map(|(at, _)| at).collect())
    }
}

/// The output, the upstream gradient in its shape, and the gradient of the input.
///
/// # Errors
/// Those of the layers, in both languages.
pub fn answer(numbers: &mut Numbers<'_>) -> Result<Answer, Say> {
    let pool = Pool::read(numbers)?;
    let da_prev = pool.backward(&pool.da)?;
    let mut answer = Answer::default();
    for array in [&pool.pooled, &pool.da, &da_prev] {
        answer.array(array.view());
    }
    Ok(answer)
}

/// After the layer, 1 and a place in the input, or 0 and a place in the output.
///
/// Of an output: the number of pixels under its window, and each with its share of the gradient. Of a pixel: the number
/// of windows over it, and each with the share that the pixel has of its gradient.
///
/// # Errors
/// Those of the layers, in both languages.
pub fn links(numbers: &mut Numbers<'_>) -> Result<Answer, Say> {
    let pool = Pool::read(numbers)?;
    let of_a_pixel = numbers.choice(&[false, true])?;
    let at = numbers.count("位置", "place")?;
    let mut found = Vec::new();
    if of_a_pixel {
        for window in 0..pool.da.len() {
            if pool.under(window)?.contains(&at) {
                let share = pool.shares(window)?.iter().nth(at).copied();
                found.push((window, share.unwrap_or_default()));
            }
        }
    } else {
        let shares = pool.shares(at)?;
        for pixel in pool.under(at)? {
            let share = shares.iter().nth(pixel).copied();
            found.push((pixel, share.unwrap_or_default()));
        }
    }
    let mut answer = Answer::default();
    for (at, share) in found {
        answer.number(at as f64);
        answer.number(share);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use cnn_backprop::extension::padding::Padding;

    use super::*;

    /// The order of the padding's sides is that of the page.
    #[test]
    fn sides_are_top_bottom_left_right() {
        let list = [1.0, 2.0, 3.0, 4.0];
        let read = padding(&mut Numbers::new(&list)).unwrap();
        let expected = Padding {
            top: 1,
            bottom: 2,
            left: 3,
            right: 4,
        };
        assert_eq!(read, expected);
    }
}
