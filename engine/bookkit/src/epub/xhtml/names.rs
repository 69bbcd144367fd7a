//! The words of HTML that need attention in XML.

/// The vocabulary of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    Html,
    Svg,
    Math,
}

/// Elements that have no end tag in HTML.
pub(super) const VOID: [&str; 7] = ["br", "col", "hr", "img", "input", "source", "wbr"];

/// Elements that do something only with a script, or do not belong to the text.
pub(super) const DROPPED: [&str; 9] = [
    "button", "form", "input", "label", "script", "select", "style", "template", "textarea",
];

/// Classes of what a reader of the site does not see either: hidden lines of listings.
pub(super) const HIDDEN: [&str; 1] = ["boring"];

/// Names in SVG with capitals, which HTML does not keep. <https://html.spec.whatwg.org/#adjust-svg-attributes>
const CAPITALS: [&str; 32] = [
    "clipPath",
    "clipPathUnits",
    "foreignObject",
    "gradientTransform",
    "gradientUnits",
    "keyPoints",
    "lengthAdjust",
    "linearGradient",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "preserveAspectRatio",
    "primitiveUnits",
    "radialGradient",
    "refX",
    "refY",
    "repeatCount",
    "repeatDur",
    "requiredExtensions",
    "spreadMethod",
    "startOffset",
    "stdDeviation",
    "systemLanguage",
    "textLength",
    "textPath",
    "viewBox",
];

/// An element or attribute as XML spells it.
pub(super) fn spelt(name: &str, of: Vocabulary) -> &str {
    let mut names = CAPITALS.into_iter();
    let found = names.find(|known| of == Vocabulary::Svg && known.eq_ignore_ascii_case(name));
    found.unwrap_or(name)
}
