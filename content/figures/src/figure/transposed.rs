//! A transposed convolution with stride 2: two numbers, each spread over a window of the output.

use cnn_backprop::extension::transposed::{TransposedParams, transposed_conv_forward};
use cnn_backprop::{ConvParams, Error};
use ndarray::{Array2, Array4, array};

use crate::Figure;
use crate::arrays::{batch, filters, plane};
use crate::draw::{Canvas, Grid, Mark, Window, number, plain, var};

const CELL: (f64, f64) = (38.0, 40.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let (x, w) = (array![[1.0, 10.0]], array![[1.0, 2.0, 3.0]]);
    let stride = 2;
    let params = TransposedParams {
        conv: ConvParams { stride, pad: 0 },
        output_pad: 0,
    };
    let enlarged = |x: &Array2<f64>| -> Result<Array2<f64>, Error> {
        let no_bias = Array4::zeros((1, 1, 1, 1));
        let (x, w) = (batch(x.view()), filters(w.view()));
        let (y, _) = transposed_conv_forward(x.view(), w.view(), no_bias.view(), params)?;
        Ok(plane(y.view()))
    };

    let mut canvas = Canvas::new("transposed", 626.0, 186.0);
    let mut so_far = Array2::zeros(enlarged(&x)?.dim());
    for (stop, mark) in [Mark::First, Mark::Second].into_iter().enumerate() {
        let middle = 66.0 + 84.0 * stop as f64;
        let mut only = Array2::zeros(x.dim());
        only[[0, stop]] = x[[0, stop]];
        let share = enlarged(&only)?;
        let total = &so_far + &share;
        let window = Window::new((0, stride * stop), w.dim());

        let from = Grid::centred(14.0, middle, CELL, x.view())
            .dim(|_, col| col != stop)
            .mark(mark, Window::cell(0, stop));
        let by = Grid::centred(116.0, middle, CELL, w.view());
        let mut onto = Grid::centred(282.0, middle, (66.0, 40.0), total.view())
            .dim(|_, col| total[[0, col]] == 0.0)
            .mark(mark, window);
        for ((row, col), &before) in so_far.indexed_iter() {
            if before != 0.0 && window.holds(row, col) {
                let both = number(before).plus(mark, share[[row, col]]);
                onto = onto.write((row, col), both);
            }
        }
        canvas.label((103.0, middle), plain("·"));
        canvas.label((256.0, middle), plain("+="));
        if stop == 0 {
            from.draw_named(var("X"), 22.0, &mut canvas);
            by.draw_named(var("W"), 22.0, &mut canvas);
            onto.draw_named(var("Y"), 22.0, &mut canvas);
        } else {
            for grid in [from, by, onto] {
                grid.draw(&mut canvas);
            }
        }
        so_far = total;
    }
    Ok(canvas.finish())
}
