//! Above: the positions of stride 1 that stride 2 keeps. Below: the same in the backward pass, with zeros inserted.

use cnn_backprop::extension::full::dilate_gradient;
use cnn_backprop::{ConvCache, ConvParams, Error};
use ndarray::{Array2, Array4, s};

use crate::Figure;
use crate::arrays::{batch, filter, filters, plane, upstream};
use crate::draw::{Canvas, Grid, Mark, Window, var};

const CELL: (f64, f64) = (45.0, 38.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let [every_stop, spread_out] = stops()?;
    let (rows, cols) = every_stop.dim();
    let kept = |row: usize, col: usize| every_stop[[row, col]] != 0.0;

    let mut canvas = Canvas::new("zero-insertion", 364.0, 420.0);
    let left = 78.0;
    let mut above =
        Grid::new((left + CELL.0, 20.0), CELL, every_stop.view()).blank(|row, col| !kept(row, col));
    let mut below = Grid::new((left, 204.0), CELL, spread_out.view())
        .dim(|row, col| spread_out[[row, col]] == 0.0)
        .outline(Mark::Second, Window::new((1, 1), (rows, cols)));
    for ((row, col), _) in every_stop.indexed_iter() {
        let cell = Window::cell(row, col);
        if kept(row, col) {
            above = above.mark(Mark::First, cell);
            below = below.mark(Mark::First, Window::cell(row + 1, col + 1));
        } else {
            above = above.unreached(cell);
        }
    }
    let middle = above.middle(above.whole());
    canvas.arrow((middle.0, above.bottom() + 10.0), (middle.0, 194.0));
    canvas.label((42.0, middle.1), var("dZ"));
    canvas.label(
        (40.0, below.middle(below.whole()).1),
        var("dZ").raise("dil"),
    );
    above.draw(&mut canvas);
    below.draw(&mut canvas);
    Ok(canvas.finish())
}

/// The gradient at every position of stride 1, and the zero-inserted gradient of stride 2.
fn stops() -> Result<[Array2<f64>; 2], Error> {
    let spread_out = spread(2, &upstream())?;
    let border = filter().nrows() - 1;
    let inside = s![
        border..spread_out.nrows() - border,
        border..spread_out.ncols() - border
    ];
    let every_stop = spread_out.slice(inside).to_owned();
    Ok([every_stop, spread_out])
}

fn spread(stride: usize, dz: &Array2<f64>) -> Result<Array2<f64>, Error> {
    let cache = ConvCache {
        a_prev: Array4::zeros((1, 4, 5, 1)),
        w: filters(filter().view()),
        params: ConvParams { stride, pad: 0 },
    };
    let spread_out = dilate_gradient(batch(dz.view()).view(), &cache)?;
    Ok(plane(spread_out.view()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_its_zeros_the_gradient_is_one_of_stride_one() -> Result<(), Error> {
        let [every_stop, spread_out] = stops()?;
        assert_eq!(spread(1, &every_stop)?, spread_out);
        Ok(())
    }
}
