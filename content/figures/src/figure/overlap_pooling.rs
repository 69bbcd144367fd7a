//! Two windows that share their maximum: it gets both gradients.

use cnn_backprop::{Error, create_mask_from_window};
use ndarray::{Array2, array, s};

use crate::Figure;
use crate::draw::{Canvas, Grid, Label, Mark, Window, number, plain, var};

const CELL: (f64, f64) = (34.0, 42.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let a_prev = array![[1.0, 9.0, 2.0], [3.0, 4.0, 5.0]];
    let da = array![[10.0, 7.0]];
    let mut da_prev = Array2::<f64>::zeros(a_prev.dim());

    let mut canvas = Canvas::new("overlap-pooling", 520.0, 260.0);
    for (w, mark) in [Mark::First, Mark::Second].into_iter().enumerate() {
        let gradient = da[[0, w]];
        let window = Window::new((0, w), (2, 2));
        let mask = create_mask_from_window(a_prev.slice(s![.., w..w + 2]))?;
        let share = &mask * gradient;
        let before = da_prev.clone();
        let mut patch = da_prev.slice_mut(s![.., w..w + 2]);
        patch += &share;

        let middle = 84.0 + 122.0 * w as f64;
        let from = Grid::centred(12.0, middle, CELL, a_prev.view())
            .outline(mark, window)
            .dim(|row, col| !window.holds(row, col));
        let mut by = Grid::centred(190.0, middle, CELL, mask.view())
            .dim(|row, col| mask[[row, col]] == 0.0)
            .outline(mark, Window::new((0, 0), mask.dim()));
        let mut to = Grid::centred(304.0, middle, (68.0, 42.0), da_prev.view())
            .dim(|row, col| da_prev[[row, col]] == 0.0)
            .outline(mark, window);
        for ((row, col), &one) in mask.indexed_iter() {
            if one == 0.0 {
                continue;
            }
            by = by.fill(mark, Window::cell(row, col));
            to = to.fill(mark, Window::cell(row, w + col));
            let old = before[[row, w + col]];
            if old != 0.0 {
                let both = number(old).plus(mark, gradient);
                to = to.write((row, w + col), both);
            }
        }
        canvas.arrow((from.right() + 8.0, middle), (142.0, middle));
        let times = Label::default().marked(mark, gradient).plain(" ·");
        canvas.label((166.0, middle), times);
        canvas.label((by.right() + 23.0, middle), plain("+="));
        if w == 0 {
            from.draw_named(var("A").raise("prev"), 20.0, &mut canvas);
            by.draw_named(var("M"), 20.0, &mut canvas);
            to.draw_named(var("dA").raise("prev"), 20.0, &mut canvas);
        } else {
            for grid in [from, by, to] {
                grid.draw(&mut canvas);
            }
        }
    }
    Ok(canvas.finish())
}
