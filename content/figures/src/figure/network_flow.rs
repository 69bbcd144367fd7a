//! The worked example's first image on its way to the loss, with the shapes of the whole batch.

use cnn_backprop::Error;
use cnn_backprop::network::worked_example;
use ndarray::{Array2, ArrayView2, s};

use crate::Figure;
use crate::draw::{Canvas, Grid, Label, Mark, Window, plain, signed, var};

/// One array between two layers.
struct Stop<'a> {
    name: Label,
    values: ArrayView2<'a, f64>,
    shape: &'a [usize],
    cell: f64,
    /// The elements that reach the next layer.
    kept: Vec<(usize, usize)>,
}

impl Stop<'_> {
    /// Draws it with its name above and its shape below; returns its right edge.
    fn draw(self, left: f64, (middle, reach): (f64, f64), canvas: &mut Canvas) -> f64 {
        let mut grid = Grid::centred(left, middle, (self.cell, 32.0), self.values);
        for (at, &value) in self.values.indexed_iter() {
            grid = grid.write(at, signed(value));
        }
        for (row, col) in self.kept {
            grid = grid.mark(Mark::First, Window::cell(row, col));
        }
        let (x, right) = (grid.middle(grid.whole()).0, grid.right());
        let shape: Vec<_> = self.shape.iter().map(ToString::to_string).collect();
        canvas.label_dim(
            (x, middle + reach),
            plain(format!("({})", shape.join(", "))),
        );
        grid.draw_named(self.name, middle - reach, canvas);
        right
    }
}

pub(crate) fn draw() -> Result<Figure, Error> {
    let (network, images, labels) = worked_example();
    let forward = network.forward(images.view(), &labels)?;
    let first = s![0, .., .., 0];
    let a = forward.a.slice(first);
    let positive = a.indexed_iter().filter(|(_, a)| **a > 0.0);
    let positive: Vec<_> = positive.map(|(at, _)| at).collect();
    let pooled = forward.pooled.slice(first);
    let largest =
        |(at, value): ((usize, usize), &f64)| pooled.iter().any(|kept| kept == value).then_some(at);
    let row = |x: &Array2<f64>| x.slice(s![..1, ..]).to_owned();
    let (logits, y_hat) = (row(&forward.logits), row(&forward.classes.y_hat));
    let stop = |name, values, shape, cell, kept| Stop {
        name,
        values,
        shape,
        cell,
        kept,
    };

    let mut canvas = Canvas::new("network-flow", 472.0, 348.0);
    let (top, low) = ((84.0, 66.0), (262.0, 36.0));
    let image = images.slice(first);
    let right = stop(var("A").raise("prev"), image, images.shape(), 32.0, vec![]);
    let right = right.draw(10.0, top, &mut canvas);
    let next = step(&mut canvas, right, top.0, 40.0, var("W"));
    let z = forward.z.slice(first);
    let right = stop(var("Z"), z, forward.z.shape(), 32.0, positive).draw(next, top, &mut canvas);
    let next = step(&mut canvas, right, top.0, 52.0, plain("ReLU"));
    let kept = a.indexed_iter().filter_map(largest).collect();
    let right = stop(var("A"), a, forward.a.shape(), 32.0, kept).draw(next, top, &mut canvas);

    // around the corner, to the second line
    let (out, corner, left) = (right + 6.0, 178.0, 42.0);
    canvas.path("arrow", format!("M{out} {} h9 V{corner} H{left}", top.0));
    canvas.arrow((left, corner), (left, low.0 - 52.0));
    canvas.label((left + 30.0, corner + 14.0), plain("max"));

    let right = stop(var("x"), pooled, forward.dense.x.shape(), 32.0, vec![]);
    let right = right.draw(10.0, low, &mut canvas);
    let next = step(
        &mut canvas,
        right,
        low.0,
        44.0,
        var("W").plain(", ").var("b"),
    );
    let right = stop(
        var("z"),
        logits.view(),
        forward.logits.shape(),
        52.0,
        vec![],
    );
    let right = right.draw(next, low, &mut canvas);
    let next = step(&mut canvas, right, low.0, 66.0, plain("softmax"));
    let kept = vec![(0, labels[0])];
    let shape = forward.classes.y_hat.shape();
    stop(var("y"), y_hat.view(), shape, 52.0, kept).draw(next, low, &mut canvas);
    let hat = (next + 46.5, low.0 - low.1 - 8.5); // the font would put its own hat next to the letter
    canvas.path("arrow", format!("M{} {} l5 -4.5 l5 4.5", hat.0, hat.1));
    let loss = (forward.loss * 100.0).round() / 100.0;
    canvas.label(
        (next + 52.0, low.0 + 70.0),
        var("L").plain(format!(" = {loss}")),
    );
    Ok(canvas.finish())
}

/// An arrow to the right with a label for the operation; returns where the next array begins.
fn step(canvas: &mut Canvas, from: f64, y: f64, length: f64, what: Label) -> f64 {
    let (from, to) = (from + 7.0, from + 7.0 + length);
    canvas.arrow((from, y), (to, y));
    canvas.label(((from + to) / 2.0 - 2.0, y - 18.0), what);
    to + 7.0
}
