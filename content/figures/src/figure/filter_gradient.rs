//! The weight at (0, 0) is multiplied with one pixel at every position of the window.

use cnn_backprop::Error;
use ndarray::s;

use crate::Figure;
use crate::arrays::{PLAIN, filter, gradients, image, upstream};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

pub(crate) fn draw() -> Result<Figure, Error> {
    let (a, w, dz) = (image(), filter(), upstream());
    let grads = gradients(a.view(), w.view(), dz.view(), PLAIN)?;
    let dw = grads.dw.slice(s![.., .., 0, 0]);
    let weight = (0, 0);

    let mut canvas = Canvas::new("filter-gradient", 430.0, 352.0);
    let mut products = Vec::new();
    for ((h, v), &dz) in dz.indexed_iter() {
        let at = (14.0 + 134.0 * v as f64, 36.0 + 146.0 * h as f64);
        let met = (h * PLAIN.stride + weight.0, v * PLAIN.stride + weight.1);
        let grid = Grid::new(at, (34.0, 34.0), a.view())
            .outline(Mark::First, Window::new((h, v), w.dim()))
            .mark(Mark::Second, Window::cell(met.0, met.1));
        let product = format!("{}\u{2009}·\u{2009}{dz}", a[met]);
        canvas.label(
            (grid.middle(grid.whole()).0, grid.bottom() + 18.0),
            plain(&product),
        );
        products.push(product);
        grid.draw(&mut canvas);
    }
    canvas.label((132.0, 14.0), var("A"));
    let middle = 174.0;
    canvas.path(
        "arrow",
        format!(
            "M258 36 q12 0 12 14 V{} q0 12 10 12 q-10 0 -10 12 V298 q0 14 -12 14",
            middle - 12.0
        ),
    );
    Grid::centred(304.0, middle, (56.0, 42.0), dw)
        .mark(Mark::Second, Window::cell(weight.0, weight.1))
        .draw_named(var("dW"), 112.0, &mut canvas);
    let sum = format!("{} = {}", products.join(" + "), dw[weight]);
    canvas.label((215.0, 338.0), plain(sum));
    Ok(canvas.finish())
}
