//! Without a mistake, these loops agree with the companion crate, so a mistake is a single line.

use approx::assert_abs_diff_eq;
use cnn_backprop::{
    ConvParams, NumpyRng, PoolMode, PoolParams, Result, TieRule, conv_backward, conv_forward,
    pool_backward_with_ties, pool_forward,
};
use mistakes::shapes::{CONVOLUTIONS, POOLINGS, Verdict, convolution, pool};
use mistakes::{Mistake, RECORDS, backward, forward, pooling};

#[test]
fn convolution_is_the_crates() -> Result<()> {
    let mut rng = NumpyRng::seed(7);
    let (a_prev, w) = (rng.randn((2, 5, 8, 3))?, rng.randn((3, 2, 3, 4))?);
    let b = rng.randn((1, 1, 1, 4))?;
    for params in [
        ConvParams { stride: 2, pad: 1 },
        ConvParams { stride: 1, pad: 0 },
    ] {
        let (z, cache) = conv_forward(a_prev.view(), w.view(), b.view(), params)?;
        assert_abs_diff_eq!(forward::conv_forward(None, &cache, &b)?, z, epsilon = 1e-12);
        let dz = rng.randn(z.raw_dim())?;
        let right = conv_backward(dz.view(), &cache)?;
        let here = backward::conv_backward(None, dz.view(), &cache)?;
        assert_abs_diff_eq!(here.da_prev, right.da_prev, epsilon = 1e-12);
        assert_abs_diff_eq!(here.dw, right.dw, epsilon = 1e-12);
        assert_abs_diff_eq!(here.db, right.db, epsilon = 1e-12);
    }
    Ok(())
}

#[test]
fn pooling_is_the_crates() -> Result<()> {
    let mut rng = NumpyRng::seed(7);
    let a_prev = rng.randn((2, 6, 9, 3))?.mapv(|x: f64| (2.0 * x).round());
    let params = PoolParams { f: 3, stride: 2 };
    for mode in [PoolMode::Max, PoolMode::Average] {
        let (a, cache) = pool_forward(a_prev.view(), params, mode)?;
        let da = rng.randn(a.raw_dim())?;
        let right = pool_backward_with_ties(da.view(), &cache, mode, TieRule::First)?;
        let here = pooling::pool_backward(None, da.view(), &a_prev, params, mode)?;
        assert_abs_diff_eq!(here, right, epsilon = 1e-12);
        // the rule for ties that the course has
        let course = cnn_backprop::pool_backward(da.view(), &cache, mode)?;
        let every = Some(Mistake::EveryMaximum);
        let here = pooling::pool_backward(every, da.view(), &a_prev, params, mode)?;
        assert_abs_diff_eq!(here, course, epsilon = 1e-12);
    }
    Ok(())
}

/// The last shape of each kind is the recommended one for tests.
#[test]
fn the_shape_that_hides_nothing_catches_every_mistake() -> Result<()> {
    for record in RECORDS {
        let verdict = if record.page == "errata-pooling" {
            pool(record.mistake, &POOLINGS[POOLINGS.len() - 1])?
        } else {
            convolution(record.mistake, &CONVOLUTIONS[CONVOLUTIONS.len() - 1])?
        };
        assert_ne!(verdict, Verdict::Hidden, "{}", record.id);
    }
    Ok(())
}
