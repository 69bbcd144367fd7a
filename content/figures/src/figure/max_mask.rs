//! Max pooling: the gradient goes to the position of the maximum.

use cnn_backprop::{
    Error, PoolMode, PoolParams, create_mask_from_window, pool_backward, pool_forward,
};
use ndarray::{Array2, array, s};

use crate::Figure;
use crate::arrays::{batch, plane, pooled};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var, words};

const CELL: (f64, f64) = (42.0, 42.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let params = PoolParams { f: 2, stride: 2 };
    let a_prev = pooled();
    let da = array![[8.0, 3.0]];
    let (a, cache) = pool_forward(batch(a_prev.view()).view(), params, PoolMode::Max)?;
    let a = plane(a.view());
    let da_prev = pool_backward(batch(da.view()).view(), &cache, PoolMode::Max)?;
    let da_prev = plane(da_prev.view());
    let windows = [
        (Mark::First, Window::new((0, 0), (2, 2))),
        (Mark::Second, Window::new((0, 2), (2, 2))),
    ];
    let mut mask = Array2::zeros(a_prev.dim());
    for (_, window) in windows {
        let (rows, cols) = (window.row..window.row + 2, window.col..window.col + 2);
        let of_window = create_mask_from_window(a_prev.slice(s![rows.clone(), cols.clone()]))?;
        mask.slice_mut(s![rows, cols]).assign(&of_window);
    }

    let mut canvas = Canvas::new("max-mask", 430.0, 346.0);
    let (left, right) = (82.0, 330.0);
    for (line, (name, values)) in [
        (var("A").raise("prev"), &a_prev),
        (var("M"), &mask),
        (var("dA").raise("prev"), &da_prev),
    ]
    .into_iter()
    .enumerate()
    {
        let middle = 58.0 + 116.0 * line as f64;
        let mut grid = Grid::centred(left, middle, CELL, values.view())
            .dim(|row, col| mask[[row, col]] == 0.0);
        for (mark, window) in windows {
            grid = grid.outline(mark, window);
            for ((row, col), &one) in mask.indexed_iter() {
                if one != 0.0 && window.holds(row, col) {
                    grid = grid.fill(mark, Window::cell(row, col));
                }
            }
        }
        grid.draw(&mut canvas);
        canvas.label((42.0, middle), name);
    }
    for (middle, name, values) in [(58.0, "A", &a), (290.0, "dA", &da)] {
        let mut grid = Grid::centred(right, middle, CELL, values.view());
        for (col, (mark, _)) in windows.into_iter().enumerate() {
            grid = grid.mark(mark, Window::cell(0, col));
        }
        grid.draw_named(var(name), middle - 42.0, &mut canvas);
    }
    canvas.arrow((264.0, 58.0), (316.0, 58.0));
    canvas.label((289.0, 38.0), plain("max"));
    canvas.label_from((264.0, 174.0), words("掩码", "mask"));
    canvas.arrow((316.0, 290.0), (264.0, 290.0));
    canvas.label((290.0, 270.0), var("M").plain(" ·"));
    Ok(canvas.finish())
}
