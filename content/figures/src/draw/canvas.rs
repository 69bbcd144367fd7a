//! The sheet that a figure is drawn on.

use svg::node::element::Element;
use svg::node::{Blob, Node};

use super::{Label, Mark};
use crate::Figure;

/// `(x, y)`, in pixels of a wide page; y grows downwards.
pub type Point = (f64, f64);

/// Colours and fonts, the same on a page and in a separate file.
const STYLE: &str = include_str!("../../../../theme/style/figure.css");

/// Where the rules for the drawing begin; the rules before are for its surroundings.
const DRAWING: &str = ".drawing {";

/// The colours that a page's theme supplies, for a separate file.
const ALONE: &str = "\
:root { color: #23272c; background: #fefdfb; --muted: #585e65; --links: #175a94; --code-number: #9a4410; }
@media (prefers-color-scheme: dark) {
    :root { color: #c8cada; background: #151925; --muted: #a4a8c2; --links: #8fbcf2; --code-number: #e5ad7c; }
}";

/// The distance from the middle of a line of digits and capitals to its baseline.
const BASELINE: f64 = 6.5;

/// How far inside a cell a dashed outline runs, so that a plain one on the same edge shows, too.
pub const INSET: f64 = 4.0;

/// The room between the edge of a cell and a number: a dashed outline and a little air.
const FRAME: f64 = INSET + 2.5;

/// A drawing; elements that are added later are on top.
#[derive(Clone, Debug)]
pub struct Canvas {
    name: &'static str,
    size: Point,
    nodes: Vec<Element>,
}

impl Canvas {
    /// An empty drawing. `name` is that of the figure.
    pub fn new(name: &'static str, width: f64, height: f64) -> Self {
        Self {
            name,
            size: (width, height),
            nodes: Vec::new(),
        }
    }

    /// A label whose middle is at `at`.
    pub fn label(&mut self, at: Point, label: Label) {
        self.text("", at, label);
    }

    /// A label that begins at `at`.
    pub fn label_from(&mut self, at: Point, label: Label) {
        self.text("start", at, label);
    }

    /// A label that ends at `at`.
    pub fn label_to(&mut self, at: Point, label: Label) {
        self.text("end", at, label);
    }

    /// A muted label, for example a zero of the padding.
    pub fn label_dim(&mut self, at: Point, label: Label) {
        self.text("dim", at, label);
    }

    /// A label in the middle of a cell of this width, in smaller letters if it would touch a frame inside.
    pub fn label_in(&mut self, width: f64, at: Point, label: Label, dim: bool) {
        let tight = label.width() > width - 2.0 * FRAME;
        let class = match (dim, tight) {
            (false, false) => "",
            (true, false) => "dim",
            (false, true) => "tight",
            (true, true) => "dim tight",
        };
        self.text(class, at, label);
    }

    fn text(&mut self, class: &str, (x, y): Point, label: Label) {
        let mut text = Element::new("text");
        text.assign("x", rounded(x));
        text.assign("y", rounded(y + BASELINE));
        let class = format!("{} {class}", label.class());
        if !class.trim().is_empty() {
            text.assign("class", class.trim());
        }
        label.write(&mut text);
        self.nodes.push(text);
    }

    /// An outline given by SVG path commands.
    pub fn path(&mut self, class: &str, d: String) {
        let mut path = Element::new("path");
        path.assign("class", class);
        path.assign("d", d);
        self.nodes.push(path);
    }

    /// An area of ink, from none at 0 to full at 1.
    pub fn ink(&mut self, opacity: f64, d: String) {
        let mut path = Element::new("path");
        path.assign("fill-opacity", opacity);
        path.assign("shape-rendering", "crispEdges");
        path.assign("d", d);
        self.nodes.push(path);
    }

    /// A rectangle without outline; `class` determines its tint.
    pub fn tint(&mut self, class: &str, (x, y): Point, (width, height): Point) {
        self.rect(class, (x, y), (width, height), None);
    }

    /// A rectangle hatched in the colour of `class`.
    pub fn hatch(&mut self, class: &str, at: Point, size: Point) {
        let id = format!("{}-{class}", self.name);
        self.rect(class, at, size, Some(format!("url(#{id})")));
    }

    /// A rectangle that is only an outline.
    pub fn outline(&mut self, mark: Mark, at: Point, size: Point) {
        self.rect(&format!("outline {}", mark.class()), at, size, None);
    }

    fn rect(&mut self, class: &str, at: Point, size: Point, fill: Option<String>) {
        let mut rect = Element::new("rect");
        match fill {
            Some(fill) => rect.assign("fill", fill),
            None => rect.assign("class", class),
        }
        for (name, value) in [
            ("x", at.0),
            ("y", at.1),
            ("width", size.0),
            ("height", size.1),
        ] {
            rect.assign(name, rounded(value));
        }
        self.nodes.push(rect);
    }

    /// A small square with a mark, as the legend of a line of text.
    pub fn swatch(&mut self, mark: Mark, (x, y): Point) {
        let (at, size) = ((x - 9.0, y - 9.0), (18.0, 18.0));
        match mark {
            Mark::First => self.tint("tint", at, size),
            Mark::Second => self.hatch("second", at, size),
        }
        self.outline(mark, at, size);
    }

    /// A straight arrow.
    pub fn arrow(&mut self, from: Point, to: Point) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let (ux, uy) = (dx / length, dy / length);
        let base = (to.0 - 9.0 * ux, to.1 - 9.0 * uy);
        let wing = |side: f64| point((base.0 - side * uy, base.1 + side * ux));
        self.path("arrow", format!("M{} L{}", point(from), point(base)));
        let head = format!("M{} L{} L{} Z", point(to), wing(4.5), wing(-4.5));
        self.path("head", head);
    }

    /// A bracket under the stretch from `left` to `right` at height `y`, with a label under it.
    pub fn bracket_below(&mut self, (left, right): (f64, f64), y: f64, label: Label) {
        let d = format!("M{} v6 H{} v-6", point((left, y)), rounded(right));
        self.path("arrow", d);
        self.label(((left + right) / 2.0, y + 21.0), label);
    }

    /// A bracket over the stretch from `left` to `right` that ends at height `y`, with a label above.
    pub fn bracket_above(&mut self, mark: Mark, (left, right): (f64, f64), y: f64, label: Label) {
        let d = format!("M{} v-8 H{} v8", point((left, y)), rounded(right));
        self.path(&format!("outline {}", mark.class()), d);
        self.label(((left + right) / 2.0, y - 21.0), label);
    }

    /// The figure.
    pub fn finish(self) -> Figure {
        let mut svg = Element::new("svg");
        let (width, height) = self.size;
        svg.assign("xmlns", "http://www.w3.org/2000/svg");
        svg.assign("class", "drawing");
        svg.assign("viewBox", format!("0 0 {width} {height}"));
        svg.assign("width", width);
        svg.assign("height", height);
        let mut style = Element::new("style");
        let rules = STYLE.find(DRAWING).map_or(STYLE, |at| &STYLE[at..]);
        style.append(Blob::new(format!("{ALONE}\n{}", rules.trim_end())));
        svg.append(style);
        for class in ["second", "unreached"] {
            let used = format!("url(#{}-{class})", self.name);
            let fill = |node: &Element| node.get_attributes().get("fill").map(ToString::to_string);
            if self
                .nodes
                .iter()
                .any(|node| fill(node).as_ref() == Some(&used))
            {
                svg.append(pattern(self.name, class));
            }
        }
        for node in self.nodes {
            svg.append(node);
        }
        // The writer starts a new line before every element; inside a text this would show as a space.
        let svg = svg.to_string().replace("\n<tspan", "<tspan");
        let svg = svg.replace("</tspan>\n", "</tspan>");
        Figure {
            name: self.name,
            svg: svg + "\n",
        }
    }
}

/// Slanted lines, which distinguish the second mark from the first without colour.
fn pattern(name: &str, class: &str) -> Element {
    let mut pattern = Element::new("pattern");
    pattern.assign("id", format!("{name}-{class}"));
    pattern.assign("width", 7);
    pattern.assign("height", 7);
    pattern.assign("patternUnits", "userSpaceOnUse");
    let angle = if class == "second" { 45 } else { -45 };
    pattern.assign("patternTransform", format!("rotate({angle})"));
    let mut line = Element::new("path");
    line.assign("class", format!("hatch {class}"));
    line.assign("d", "M0 0V7");
    pattern.append(line);
    pattern
}

/// A point of a path.
pub(super) fn point((x, y): Point) -> String {
    format!("{} {}", rounded(x), rounded(y))
}

/// A tenth of a pixel is enough, and the same on every machine.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
