//! Who is joined to whom: a row for each filter, a column for each channel, with 1, 2 and 4 groups.

use cnn_backprop::Error;
use cnn_backprop::extension::groups::{
    GroupedCache, GroupedParams, grouped_conv_backward, grouped_conv_forward,
};
use ndarray::{Array1, Array2, Array4, s};

use crate::Figure;
use crate::arrays::PLAIN;
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CHANNELS: usize = 4;
const CELL: (f64, f64) = (28.0, 30.0);

/// A layer of 1×1 filters on one pixel of ones: space plays no part.
struct Layer {
    /// What each channel gets back from each filter: its weight, 0 if they are not joined.
    joined: Array2<f64>,
    z: Array2<f64>,
    da: Array2<f64>,
}

pub(crate) fn draw() -> Result<Figure, Error> {
    let (filter, channel) = (0, CHANNELS - 1);
    let mut canvas = Canvas::new("channel-groups", 548.0, 232.0);
    for (n, groups) in [1, 2, 4].into_iter().enumerate() {
        let Layer { joined, z, da } = layer(groups)?;
        let left = 64.0 + 166.0 * n as f64;
        let together = CHANNELS / groups;
        let seen = Window::new((filter, 0), (1, together));
        let given = Window::new((CHANNELS - together, channel), (together, 1));

        let mut matrix = Grid::new((left, 62.0), CELL, joined.view())
            .blank(|row, col| joined[[row, col]] == 0.0);
        for group in 0..groups {
            let corner = (group * together, group * together);
            matrix = matrix.shade(1, Window::new(corner, (together, together)));
        }
        matrix = matrix.mark(Mark::First, seen).mark(Mark::Second, given);
        canvas.label((left + 56.0, 14.0), var("g").plain(format!(" = {groups}")));
        if n == 0 {
            canvas.label((30.0, 122.0), var("W"));
            canvas.label((30.0, 209.0), var("dA").raise("prev"));
        }
        let right = Grid::new((matrix.right() + 8.0, 62.0), CELL, z.view())
            .mark(Mark::First, Window::cell(filter, 0));
        let below = Grid::new((left, matrix.bottom() + 12.0), CELL, da.view())
            .fill(Mark::Second, Window::cell(0, channel));
        for k in 0..CHANNELS {
            let (x, _) = matrix.middle(Window::cell(0, k));
            canvas.label_dim((x, 44.0), plain(k));
        }
        matrix.draw(&mut canvas);
        right.draw_named(var("Z"), 44.0, &mut canvas);
        below.draw(&mut canvas);
    }
    Ok(canvas.finish())
}

fn layer(groups: usize) -> Result<Layer, Error> {
    let together = CHANNELS / groups;
    // the same weight wherever the same two are joined
    let w = Array4::from_shape_fn((1, 1, together, CHANNELS), |(_, _, k, c)| {
        let channel = together * (c / together) + k;
        ((c * CHANNELS + channel) % 9 + 1) as f64
    });
    let params = GroupedParams {
        conv: PLAIN,
        groups,
    };
    let (ones, no_bias) = (
        Array4::ones((1, 1, 1, CHANNELS)),
        Array4::zeros((1, 1, 1, CHANNELS)),
    );
    let (z, cache) = grouped_conv_forward(ones.view(), w.view(), no_bias.view(), params)?;
    let mut joined = Array2::zeros((CHANNELS, CHANNELS));
    for c in 0..CHANNELS {
        let mut only = Array1::zeros(CHANNELS);
        only[c] = 1.0;
        joined.row_mut(c).assign(&given_back(only, &cache)?);
    }
    Ok(Layer {
        joined,
        z: z.slice(s![0, 0, .., ..]).t().to_owned(),
        da: given_back(Array1::ones(CHANNELS), &cache)?.insert_axis(ndarray::Axis(0)),
    })
}

/// dA, a number for each channel, for a dZ with a number for each filter.
fn given_back(dz: Array1<f64>, cache: &GroupedCache<f64>) -> Result<Array1<f64>, Error> {
    let dz = Array4::from_shape_fn((1, 1, 1, CHANNELS), |(.., c)| dz[c]);
    let grads = grouped_conv_backward(dz.view(), cache)?;
    Ok(grads.da_prev.slice(s![0, 0, 0, ..]).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forward_adds_up_the_rows_and_backward_the_columns() -> Result<(), Error> {
        for groups in [1, 2, 4] {
            let Layer { joined, z, da } = layer(groups)?;
            approx::assert_abs_diff_eq!(joined.sum_axis(ndarray::Axis(1)), z.column(0));
            approx::assert_abs_diff_eq!(joined.sum_axis(ndarray::Axis(0)), da.row(0));
        }
        Ok(())
    }

    #[test]
    fn more_groups_keep_the_blocks_of_the_same_weights() -> Result<(), Error> {
        let all = layer(1)?.joined;
        for groups in [1, 2, 4] {
            let group = |n: usize| n / (CHANNELS / groups);
            let blocks = Array2::from_shape_fn(all.dim(), |(c, k)| {
                let weight = all[[c, k]];
                if group(c) == group(k) { weight } else { 0.0 }
            });
            approx::assert_abs_diff_eq!(layer(groups)?.joined, blocks);
        }
        Ok(())
    }
}
