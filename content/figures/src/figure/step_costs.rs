//! How long each layer of a training step takes, forward and backward.

use bookkit::fault::Fault;
use results::step_costs::{Layer, Pass, read};

use crate::Figure;
use crate::draw::{Canvas, Mark, number, plain, words};

/// The file, as of compile time.
const LOG: &str = include_str!("../../../../bench/results/step-costs.toml");

const LEFT: f64 = 84.0;
const WIDTH: f64 = 310.0;
const TOP: f64 = 44.0;
const ROW: f64 = 58.0;
const BAR: f64 = 18.0;

pub(crate) fn draw() -> Result<Figure, Vec<Fault>> {
    let layers = read(LOG)?;
    let time = |name: &str, pass| {
        let found = layers
            .iter()
            .find(|one| one.name == name && one.pass == pass);
        found.map(|one| one.time.median / 1e3)
    };
    let mut names: Vec<&str> = Vec::new();
    for Layer { name, .. } in &layers {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let longest = layers.iter().map(|one| one.time.median / 1e3);
    let longest = longest.fold(0.0, f64::max);

    let height = TOP + 24.0 + ROW * names.len() as f64;
    let mut canvas = Canvas::new("step-costs", 480.0, height);
    canvas.swatch(Mark::First, (16.0, 16.0));
    canvas.label_from((34.0, 16.0), words("前向传播", "forward pass"));
    canvas.swatch(Mark::Second, (16.0, TOP));
    canvas.label_from((34.0, TOP), words("反向传播", "backpropagation"));
    for (row, name) in names.into_iter().enumerate() {
        let top = TOP + 24.0 + ROW * row as f64;
        canvas.label_to((LEFT - 10.0, top + BAR), plain(name));
        for (mark, pass, y) in [
            (Mark::First, Pass::Forward, top),
            (Mark::Second, Pass::Backward, top + BAR + 2.0),
        ] {
            // the first layer's input is the image, so its gradient is left out
            let spared = time(name, Pass::Parameters).filter(|_| pass == Pass::Backward);
            let Some(ms) = spared.or(time(name, pass)) else {
                continue;
            };
            let size = ((WIDTH * ms / longest).max(1.0), BAR - 2.0);
            match mark {
                Mark::First => canvas.tint("tint", (LEFT, y), size),
                Mark::Second => canvas.hatch("second", (LEFT, y), size),
            }
            canvas.outline(mark, (LEFT, y), size);
            canvas.label_from((LEFT + size.0 + 8.0, y + BAR / 2.0 - 1.0), number(ms));
        }
    }
    Ok(canvas.finish())
}
