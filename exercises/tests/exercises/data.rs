//! The numbers of `data/`: inputs and expected results.

use std::collections::HashMap;
use std::sync::LazyLock;

use ndarray::{Array4, ArrayD};

/// The arrays of one case.
pub struct Section(HashMap<&'static str, ArrayD<f64>>);

static SECTIONS: LazyLock<HashMap<&str, Section>> = LazyLock::new(|| {
    let files = [
        include_str!("data/convolution.txt"),
        include_str!("data/pooling.txt"),
        include_str!("data/cases.txt"),
    ];
    files.into_iter().flat_map(parse).collect()
});

/// `[name]`, then lines `array extents: elements in row-major order`.
fn parse(text: &'static str) -> Vec<(&'static str, Section)> {
    let mut sections: Vec<(&str, Section)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            let section = Section(HashMap::new());
            sections.push((name.trim_end_matches(']'), section));
        } else if let Some((head, elements)) = line.split_once(':') {
            let mut head = head.split(' ');
            let name = head.next().unwrap_or_default();
            let extents: Vec<usize> = head.map(|n| n.parse().expect("an extent")).collect();
            let elements = elements.split_whitespace();
            let elements = elements.map(|x| x.parse().expect("a number")).collect();
            let array = ArrayD::from_shape_vec(extents, elements).expect("one number per element");
            let section = sections.last_mut().expect("a section before its arrays");
            section.1.0.insert(name, array);
        }
    }
    sections
}

/// The case of that name.
pub fn section(name: &str) -> &'static Section {
    SECTIONS
        .get(name)
        .unwrap_or_else(|| panic!("data/ has no [{name}]"))
}

impl Section {
    pub fn array(&self, name: &str) -> ArrayD<f64> {
        self.0
            .get(name)
            .unwrap_or_else(|| panic!("no array `{name}` in data/"))
            .clone()
    }

    pub fn array4(&self, name: &str) -> Array4<f64> {
        self.array(name).into_dimensionality().expect("four axes")
    }

    pub fn size(&self, name: &str) -> usize {
        self.array(name).sum() as usize
    }
}
