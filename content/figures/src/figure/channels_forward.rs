//! One output number of one filter: each slice of the filter on its own channel, then the sum.

use cnn_backprop::{Error, conv_forward};
use ndarray::{Array4, s};

use crate::Figure;
use crate::arrays::{PLAIN, by_channel, channels, deep_filters, one_row};
use crate::draw::{Canvas, Grid, Mark, Window, plain, var};

const CELL: (f64, f64) = (36.0, 34.0);

pub(crate) fn draw() -> Result<Figure, Error> {
    let (a, filters) = (channels(), deep_filters());
    let (c, stop) = (0, 0);
    let width = filters.dim().1;
    let no_bias = Array4::zeros((1, 1, 1, filters.dim().3));
    // one row per channel: the result of its slice of the filter alone
    let mut shares = Vec::new();
    for k in 0..a.nrows() {
        let layer = filters.slice(s![.., .., k..k + 1, ..]);
        let channel = one_row(a.slice(s![k..k + 1, ..]));
        let (z, _) = conv_forward(channel.view(), layer, no_bias.view(), PLAIN)?;
        shares.push(by_channel(z.view())[[c, stop]]);
    }
    let (z, _) = conv_forward(
        one_row(a.view()).view(),
        filters.view(),
        no_bias.view(),
        PLAIN,
    )?;
    let z = by_channel(z.view());

    let mut canvas = Canvas::new("channels-forward", 436.0, 244.0);
    canvas.label((16.0, 16.0), var("k"));
    canvas.label((90.0, 16.0), var("A"));
    let of_filter = var("W").plain(", ").var("c").plain(format!(" = {c}"));
    canvas.label((208.0, 16.0), of_filter);
    let total = 408.0;
    for (k, share) in shares.into_iter().enumerate() {
        let y = 58.0 + 50.0 * k as f64;
        let row = a.slice(s![k..k + 1, ..]);
        let layer = filters.slice(s![.., .., k, c]);
        canvas.label_dim((16.0, y), plain(k));
        Grid::centred(36.0, y, CELL, row)
            .mark(Mark::First, Window::new((0, stop), (1, width)))
            .draw(&mut canvas);
        canvas.label((158.0, y), plain("∗"));
        Grid::centred(172.0, y, CELL, layer).draw(&mut canvas);
        let products: Vec<_> = layer
            .iter()
            .zip(row.iter().skip(stop))
            .map(|(w, a)| format!("{a}\u{2009}·\u{2009}{w}"))
            .collect();
        canvas.label((319.0, y), plain(format!("= {} =", products.join(" + "))));
        canvas.label((total, y), plain(share));
    }
    let below = 184.0;
    canvas.path(
        "arrow",
        format!("M{} {below} H{}", total - 22.0, total + 22.0),
    );
    let out = Grid::new(
        (total - 22.0, below + 14.0),
        (44.0, 36.0),
        z.slice(s![c..c + 1, stop..stop + 1]),
    );
    canvas.label((370.0, below + 32.0), var("Z"));
    out.mark(Mark::First, Window::cell(0, 0)).draw(&mut canvas);
    Ok(canvas.finish())
}
