//! A window with holes: one gradient lands on the cells that the filter touched.

use cnn_backprop::extension::dilation::dilated_window;
use cnn_backprop::extension::dilation::{DilatedCache, DilatedParams, dilated_conv_backward};
use cnn_backprop::{ConvParams, Error};
use ndarray::{Array2, Array4};

use crate::Figure;
use crate::arrays::{batch, filter, filters, plane};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (38.0, 38.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let (w, dilation) = (filter(), 2);
    let conv = ConvParams { stride: 1, pad: 0 };
    let cache = DilatedCache {
        a_prev: Array4::zeros((1, 4, 5, 1)),
        w: filters(w.view()),
        params: DilatedParams { conv, dilation },
    };
    let stop = (1, 1);
    let mut dz = Array2::zeros((2, 3));
    dz[stop] = 1.0;
    let da = dilated_conv_backward(batch(dz.view()).view(), &cache)?.da_prev;
    let da = plane(da.view());
    let side = dilated_window(w.nrows(), dilation)?;

    let mut canvas = Canvas::new("dilated-window", 500.0, 206.0);
    let middle = 118.0;
    let from = Grid::centred(14.0, middle, CELL, dz.view())
        .dim(|row, col| (row, col) != stop)
        .mark(Mark::First, Window::cell(stop.0, stop.1));
    let by = Grid::centred(162.0, middle, CELL, w.view());
    let mut onto = Grid::centred(292.0, middle, CELL, da.view())
        .dim(|row, col| da[[row, col]] == 0.0)
        .outline(Mark::First, Window::new(stop, (side, side)));
    for ((row, col), &share) in da.indexed_iter() {
        if share != 0.0 {
            onto = onto.fill(Mark::First, Window::cell(row, col));
        }
    }
    canvas.label((145.0, middle), plain("·"));
    canvas.label((265.0, middle), plain("+="));
    from.draw_named(var("dZ"), 58.0, &mut canvas);
    by.draw_named(var("W"), 58.0, &mut canvas);
    onto.draw_named(
        var("dA").raise("prev").plain(",  ").var("d").plain(" = ").plain(dilation),
        20.0,
        &mut canvas,
    );
    Ok(canvas.finish())
}
