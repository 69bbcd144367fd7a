//! Two positions of the window: each produces one number of the output.

use cnn_backprop::{Error, conv_forward};
use ndarray::s;

use crate::Figure;
use crate::arrays::{PLAIN, batch, bias, filter, filters, image, plane};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (42.0, 42.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let (a, w, b) = (image(), filter(), bias());
    let (z, _) = conv_forward(
        batch(a.view()).view(),
        filters(w.view()).view(),
        b.view(),
        PLAIN,
    )?;
    let z = plane(z.view());
    let b = b[[0, 0, 0, 0]];
    let stops = [(Mark::First, (0, 0)), (Mark::Second, (0, 1))];

    let mut canvas = Canvas::new("sliding-window", 446.0, 270.0);
    let middle = 104.0;
    let mut input = Grid::centred(14.0, middle, CELL, a.view());
    let filter = Grid::centred(182.0, middle, CELL, w.view());
    let mut output = Grid::centred(344.0, middle, (44.0, 42.0), z.view());
    canvas.label((161.0, middle), plain("∗"));
    canvas.label((305.0, middle), plain(format!("+ {b} =")));

    let ((left, _), (step, _)) = input.place(Window::cell(0, 0));
    let below = input.bottom() + 16.0;
    canvas.arrow((left, below), (left + step, below));
    canvas.label_from(
        (left + step + 10.0, below),
        var("s").plain(" = ").plain(PLAIN.stride),
    );

    for (line, (mark, stop)) in stops.into_iter().enumerate() {
        let window = Window::new(stop, w.dim());
        input = input.mark(mark, window);
        output = output.mark(mark, Window::cell(stop.0, stop.1));

        let (h, v) = stop;
        let slice = a.slice(s![h..h + w.nrows(), v..v + w.ncols()]);
        let products: Vec<_> = slice
            .iter()
            .zip(&w)
            .map(|(a, w)| format!("{a}\u{2009}·\u{2009}{w}"))
            .collect();
        let y = 222.0 + 34.0 * line as f64;
        canvas.swatch(mark, (24.0, y));
        let sum = format!("{} + {b} = {}", products.join(" + "), z[[h, v]]);
        canvas.label_from((46.0, y), plain(sum));
    }
    input.draw_named(var("A"), 20.0, &mut canvas);
    filter.draw_named(var("W"), 20.0, &mut canvas);
    output.draw_named(var("Z"), 20.0, &mut canvas);
    Ok(canvas.finish())
}
