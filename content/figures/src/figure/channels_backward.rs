//! How one number of dZ from each filter contributes to every channel.

use cnn_backprop::{ConvCache, Error, conv_backward};
use ndarray::{Array2, s};

use crate::Figure;
use crate::arrays::{PLAIN, by_channel, channels, deep_filters, deep_upstream, one_row};
use crate::draw::{Canvas, Grid, Label, Mark, Window, plain, var};

const STOP: usize = 0;

/// The position of a filter, and its number of dZ above it.
struct Column {
    mark: Mark,
    sign: &'static str,
    factor: f64,
    middle: f64,
    dz_cell: f64,
}

const COLUMNS: [Column; 2] = [
    Column {
        mark: Mark::First,
        sign: "",
        factor: 48.0,
        middle: 90.0,
        dz_cell: 36.0,
    },
    Column {
        mark: Mark::Second,
        sign: "+ ",
        factor: 154.0,
        middle: 218.0,
        dz_cell: 50.0,
    },
];

pub(crate) fn draw() -> Result<Figure, Error> {
    let (filters, dz) = (deep_filters(), deep_upstream());
    let [first, second] = shares()?;
    let window = Window::new((0, STOP), (1, filters.dim().1));
    let (height, names) = (34.0, 98.0);
    let layer_cell = (28.0, height);

    let mut canvas = Canvas::new("channels-backward", 476.0, 258.0);
    canvas.label((22.0, 50.0), var("dZ"));
    canvas.label((16.0, names), var("k"));
    canvas.label((379.0, names), var("dA"));
    for (c, column) in COLUMNS.iter().enumerate() {
        let (x, cell) = (column.middle, (column.dz_cell, height));
        Grid::centred(x - column.dz_cell, 50.0, cell, dz.slice(s![c..c + 1, ..]))
            .dim(|_, stop| stop != STOP)
            .mark(column.mark, Window::cell(0, STOP))
            .draw_named(var("c").plain(format!(" = {c}")), 16.0, &mut canvas);
        canvas.label((x, names), var("W"));
    }
    for k in 0..first.nrows() {
        let y = 132.0 + 50.0 * k as f64;
        canvas.label_dim((16.0, y), plain(k));
        for (c, column) in COLUMNS.iter().enumerate() {
            let factor = plain(column.sign).marked(column.mark, dz[[c, STOP]]);
            canvas.label((column.factor, y), factor.plain(" ·"));
            let layer = filters.slice(s![.., .., k, c]);
            Grid::centred(column.middle - layer_cell.0, y, layer_cell, layer).draw(&mut canvas);
        }
        canvas.label((265.0, y), plain("+="));
        let row = first.slice(s![k..k + 1, ..]);
        let mut onto = Grid::centred(286.0, y, (62.0, height), row);
        onto = onto.blank(|_, col| !window.holds(0, col));
        for col in STOP..STOP + window.cols {
            let both = Label::default()
                .marked(COLUMNS[0].mark, first[[k, col]])
                .plus(COLUMNS[1].mark, second[[k, col]]);
            onto = onto.write((0, col), both);
        }
        onto.draw(&mut canvas);
    }
    Ok(canvas.finish())
}

fn cache() -> ConvCache<f64> {
    ConvCache {
        a_prev: one_row(channels().view()),
        w: deep_filters(),
        params: PLAIN,
    }
}

/// What one number of each filter adds to dA, a row for each channel.
fn shares() -> Result<[Array2<f64>; 2], Error> {
    let cache = cache();
    let share = |c: usize| -> Result<Array2<f64>, Error> {
        let mut only = Array2::zeros(deep_upstream().dim());
        only[[c, STOP]] = deep_upstream()[[c, STOP]];
        let grads = conv_backward(one_row(only.view()).view(), &cache)?;
        Ok(by_channel(grads.da_prev.view()))
    };
    Ok([share(0)?, share(1)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example uses the same arrays.
    #[test]
    fn the_numbers_are_those_that_the_page_prints() -> Result<(), Error> {
        let page = include_str!("../../../../src/channels.md");
        let cache = cache();
        let grads = conv_backward(one_row(deep_upstream().view()).view(), &cache)?;
        let layers = |c| cache.w.slice(s![0, .., .., c]).t().to_owned();
        for printed in [
            channels(),
            layers(0),
            layers(1),
            by_channel(grads.da_prev.view()),
        ] {
            assert!(page.contains(&format!("=\n{printed}\n")), "{printed}");
        }
        Ok(())
    }

    #[test]
    fn where_no_other_stop_reaches_the_shares_are_all_of_the_gradient() -> Result<(), Error> {
        let cache = cache();
        let grads = conv_backward(one_row(deep_upstream().view()).view(), &cache)?;
        let [first, second] = shares()?;
        let da = by_channel(grads.da_prev.view());
        approx::assert_abs_diff_eq!((first + second).column(0), da.column(0));
        Ok(())
    }
}
