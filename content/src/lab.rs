//! `<!-- lab: scatter -->` becomes a button that opens a lab, with the example of the page. The scripts of the lab are in
//! `src/lab`, what they compute is in `lab`.

use bookkit::directive::{Context, Directive, Place};
use bookkit::fault::Fault;
use bookkit::html::{bilingual, escape};

use crate::mistakes::{nowhere, unknown};

/// The file at which an example that no page opens is reported.
const FILE: &str = "content/src/lab.rs";

/// An array of an example: its shape, and its elements in row-major order.
pub type Array = (&'static [usize], &'static [f64]);

/// What a lab shows when it is opened.
#[derive(Debug)]
pub struct Example {
    /// What a page writes after `lab:`.
    pub name: &'static str,
    /// The instrument: `window`, `pool`, `check`, `mine` or `train`.
    pub kind: &'static str,
    /// Its arrays, by the names of the page's script.
    pub arrays: &'static [(&'static str, Array)],
    /// Other settings, as JSON without the braces.
    pub settings: &'static str,
}

const IMAGE: Array = (&[1, 3, 3, 1], &[1., 2., 3., 4., 5., 6., 7., 8., 9.]);
const FILTER: Array = (&[2, 2, 1, 1], &[1., 2., 3., 4.]);
const BIAS: Array = (&[1, 1, 1, 1], &[10.]);
const UPSTREAM: Array = (&[1, 2, 2, 1], &[1., 10., 100., 1000.]);
const PLAIN: &[(&str, Array)] = &[("a", IMAGE), ("w", FILTER), ("b", BIAS), ("dz", UPSTREAM)];
const LARGER: Array = (
    &[1, 5, 6, 1],
    &[
        1., 2., 0., 1., 3., 1., 0., 1., 2., 3., 1., 0., 2., 0., 1., 2., 1., 3., 1., 1., 0., 2., 3.,
        1., 0., 2., 1., 0., 1., 2.,
    ],
);
const OBLONG: Array = (&[3, 2, 1, 1], &[1., -1., 2., 0., 1., 3.]);
const WIDE: &[(&str, Array)] = &[
    ("a", LARGER),
    ("w", OBLONG),
    ("b", (&[1, 1, 1, 1], &[0.])),
    ("dz", (&[1, 1, 1, 1], &[1.])),
];
const POOLED: Array = (&[1, 2, 4, 1], &[1., 3., 2., 0., 4., 2., 1., 5.]);
const TIED: Array = (&[1, 3, 3, 1], &[0., 0., 1., 0., -1., 1., 2., 1., 1.]);

/// All examples.
pub const EXAMPLES: &[Example] = &[
    example("forward", "window", PLAIN, r#""mode":"forward""#),
    example("scatter", "window", PLAIN, r#""mode":"scatter""#),
    example("gather", "window", PLAIN, r#""mode":"gather""#),
    example("filters", "window", PLAIN, r#""mode":"dw""#),
    example(
        "channels",
        "window",
        &[
            ("a", (&[1, 1, 3, 2], &[1., 4., 2., 5., 3., 6.])),
            ("w", (&[1, 2, 2, 2], &[1., 6., 2., 4., 2., 5., 4., 3.])),
            ("b", (&[1, 1, 1, 2], &[0., 0.])),
            ("dz", (&[1, 1, 2, 2], &[1., 100., 10., 1000.])),
        ],
        r#""mode":"scatter""#,
    ),
    example("stride", "window", WIDE, r#""mode":"scatter","stride":2"#),
    example(
        "padding",
        "window",
        WIDE,
        r#""mode":"scatter","stride":2,"pad":[1,1,1,1]"#,
    ),
    example(
        "dilation",
        "window",
        WIDE,
        r#""mode":"scatter","dilation":2"#,
    ),
    example(
        "max",
        "pool",
        &[("a", POOLED), ("dz", (&[1, 1, 2, 1], &[10., 100.]))],
        r#""mode":"max""#,
    ),
    example(
        "ties",
        "pool",
        &[("a", TIED), ("dz", UPSTREAM)],
        r#""mode":"max","stride":1,"ties":"every""#,
    ),
    example(
        "average",
        "pool",
        &[("a", POOLED), ("dz", (&[1, 1, 2, 1], &[8., 4.]))],
        r#""mode":"average""#,
    ),
    example(
        "pool-padding",
        "pool",
        &[("a", IMAGE), ("dz", UPSTREAM)],
        r#""mode":"average","pad":[1,1,1,1]"#,
    ),
    example(
        "check",
        "check",
        &[
            (
                "a",
                (
                    &[1, 3, 3, 1],
                    &[0.5, -1.2, 0.3, 0.8, -0.4, 1.1, -0.7, 0.2, 0.9],
                ),
            ),
            ("w", (&[2, 2, 1, 1], &[0.6, -0.3, 0.9, 0.4])),
            ("b", (&[1, 1, 1, 1], &[0.1])),
        ],
        r#""layer":"0""#,
    ),
    example("mine", "mine", &[], ""),
    example("train", "train", &[], ""),
];

const fn example(
    name: &'static str,
    kind: &'static str,
    arrays: &'static [(&'static str, Array)],
    settings: &'static str,
) -> Example {
    Example {
        name,
        kind,
        arrays,
        settings,
    }
}

impl Example {
    /// As the script reads it.
    fn json(&self) -> String {
        let arrays = self.arrays.iter().map(|(name, (shape, data))| {
            format!(r#""{name}":{{"shape":{shape:?},"data":{data:?}}}"#)
        });
        let settings = (!self.settings.is_empty()).then(|| self.settings.to_owned());
        let parts: Vec<_> = arrays.chain(settings).collect();
        format!("{{{}}}", parts.join(",")).replace(' ', "")
    }
}

fn names() -> Vec<&'static str> {
    EXAMPLES.iter().map(|example| example.name).collect()
}

/// The directive for a lab.
pub struct Lab;

impl Directive for Lab {
    fn usage(&self) -> &'static str {
        "lab: EXAMPLE"
    }

    fn html(&self, name: &str, place: Place<'_>, _: &Context<'_>) -> Result<String, Vec<Fault>> {
        let Some(example) = EXAMPLES.iter().find(|example| example.name == name) else {
            return Err(vec![place.fault(unknown(FILE, "example", name, &names()))]);
        };
        let words = match example.kind {
            "mine" => bilingual("粘贴数组，找出原因", "Paste an array and find out why"),
            "train" => bilingual(
                "在这里训练，再自己写一个数字",
                "Train it here, and draw a digit yourself",
            ),
            _ => bilingual("动手试试", "Try it"),
        };
        Ok(format!(
            "<p class=\"lab-place\"><button type=\"button\" class=\"lab-open\" data-lab-open=\"{}\" data-wasm data-start='{}' hidden>{words}</button></p>",
            example.kind,
            escape(&example.json())
        ))
    }

    fn missing(&self, used: &[&str], _: &Context<'_>) -> Vec<Fault> {
        nowhere(FILE, "lab", &names(), used)
    }
}
