//! Every window of the image as a row of a matrix; a row times the filter is one output.

use cnn_backprop::Error;
use cnn_backprop::im2col::{conv_forward_im2col, im2col};
use ndarray::Array4;

use crate::Figure;
use crate::arrays::{PLAIN, batch, filter, filters, image, plane};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (34.0, 34.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let (a, w) = (batch(image().view()), filters(filter().view()));
    let x = im2col(a.view(), filter().dim(), PLAIN)?;
    let no_bias = Array4::zeros((1, 1, 1, 1));
    let (z, _cache) = conv_forward_im2col(a.view(), w.view(), no_bias.view(), PLAIN)?;
    let z = plane(z.view());
    let column = |values: &ndarray::Array2<f64>| {
        let data = values.iter().copied().collect();
        ndarray::Array2::from_shape_vec((values.len(), 1), data).expect("a column")
    };
    let (w, outputs) = (column(&filter()), column(&z));

    let mut canvas = Canvas::new("im2col", 500.0, 204.0);
    let middle = 122.0;
    let marks = [(Mark::First, (0, 0)), (Mark::Second, (1, 1))];
    let mut from = Grid::centred(10.0, middle, CELL, image().view());
    let mut rows = Grid::centred(172.0, middle, CELL, x.view());
    let by = Grid::centred(346.0, middle, CELL, w.view());
    let mut to = Grid::centred(430.0, middle, (46.0, CELL.1), outputs.view());
    for (mark, stop) in marks {
        let row = stop.0 * z.ncols() + stop.1;
        from = from.mark(mark, Window::new(stop, filter().dim()));
        rows = rows.mark(mark, Window::new((row, 0), (1, x.ncols())));
        to = to.mark(mark, Window::cell(row, 0));
    }
    canvas.arrow((120.0, middle), (164.0, middle));
    canvas.label((327.0, middle), plain("·"));
    canvas.label((405.0, middle), plain("="));
    from.draw_named(var("A"), 30.0, &mut canvas);
    rows.draw_named(var("X"), 30.0, &mut canvas);
    by.draw_named(var("W"), 30.0, &mut canvas);
    to.draw_named(var("Z"), 30.0, &mut canvas);
    Ok(canvas.finish())
}
