//! Two steps of the backward pass: one number of dZ lands on a whole window of dA.

use cnn_backprop::Error;
use ndarray::{Array2, ArrayView2};

use crate::Figure;
use crate::arrays::{PLAIN, filter, gradients, image, plane, upstream};
use crate::draw::{Canvas, Grid, Mark, Window, number, plain, var};

pub(crate) fn draw() -> Result<Figure, Error> {
    let (w, dz) = (filter(), upstream());
    let stops = [(Mark::First, (0, 0)), (Mark::Second, (0, 1))];

    let mut canvas = Canvas::new("scatter", 480.0, 354.0);
    let mut so_far = Array2::zeros(image().dim());
    for (step, (mark, stop)) in stops.into_iter().enumerate() {
        let middle = 104.0 + 170.0 * step as f64;
        let mut only = Array2::zeros(dz.dim());
        only[stop] = dz[stop];
        let share = share(only.view())?;
        let window = Window::new(stop, w.dim());

        let from = Grid::centred(14.0, middle, (50.0, 42.0), dz.view())
            .dim(|row, col| (row, col) != stop)
            .mark(mark, Window::cell(stop.0, stop.1));
        let by = Grid::centred(146.0, middle, (42.0, 42.0), w.view());
        let total = &so_far + &share;
        let mut onto = Grid::centred(282.0, middle, (62.0, 42.0), total.view())
            .dim(|row, col| total[[row, col]] == 0.0)
            .mark(mark, window);
        for ((row, col), &before) in so_far.indexed_iter() {
            if before != 0.0 && window.holds(row, col) {
                let both = number(before).plus(mark, share[[row, col]]);
                onto = onto.write((row, col), both);
            }
        }
        canvas.label((130.0, middle), plain("·"));
        canvas.label((256.0, middle), plain("+="));
        let place = var("h").plain(" = ").plain(stop.0).plain(", ").var("w");
        let place = place.plain(" = ").plain(stop.1);
        canvas.label((64.0, from.bottom() + 22.0), place);
        if step == 0 {
            from.draw_named(var("dZ"), 20.0, &mut canvas);
            by.draw_named(var("W"), 20.0, &mut canvas);
            onto.draw_named(var("dA"), 20.0, &mut canvas);
        } else {
            for grid in [from, by, onto] {
                grid.draw(&mut canvas);
            }
        }
        so_far = total;
    }
    Ok(canvas.finish())
}

/// What one step adds to dA.
fn share(dz: ArrayView2<'_, f64>) -> Result<Array2<f64>, Error> {
    let grads = gradients(image().view(), filter().view(), dz, PLAIN)?;
    Ok(plane(grads.da_prev.view()))
}
