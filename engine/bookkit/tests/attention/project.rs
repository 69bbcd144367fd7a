//! The small book as a project of the engine.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::Result;
use bookkit::{Library, Project};
use formula::{Env, Tensor};
use formula_check::{Case, Check, computed, sourced};
use tempfile::TempDir;

use crate::attention;

/// The book under `root`.
pub fn project(root: &Path) -> Project {
    Project {
        root: root.to_owned(),
        name: "attention",
        checks,
        directives: &[],
        classes: &["note", "beside"],
        libraries: &[Library {
            package: "attention",
            source: "code/attention.rs",
        }],
        listings: None,
        question: ["问题：", "Question: "],
        counts: Vec::new,
        font: Some("font.txt"),
        epub_styles: &["style.css"],
    }
}

/// A copy of the book that a test may break.
pub fn copy() -> Result<TempDir> {
    let copy = tempfile::tempdir()?;
    copy_all(&home(), copy.path())?;
    Ok(copy)
}

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attention")
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to)?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Extents of the arrays: positions, width of the queries, width of the values.
struct Geometry {
    name: &'static str,
    n: usize,
    d: usize,
    d_v: usize,
}

static GEOMETRIES: [Geometry; 3] = [
    Geometry {
        name: "3 positions",
        n: 3,
        d: 4,
        d_v: 5,
    },
    Geometry {
        name: "2 positions",
        n: 2,
        d: 5,
        d_v: 3,
    },
    Geometry {
        name: "5 positions",
        n: 5,
        d: 2,
        d_v: 4,
    },
];

impl Geometry {
    /// Numbers that are all different.
    fn rows(rows: usize, columns: usize, seed: f64) -> Vec<Vec<f64>> {
        let number = |i: usize, k: usize| (seed + 1.7 * i as f64 + 0.9 * k as f64).sin();
        let row = |i| (0..columns).map(|k| number(i, k)).collect();
        (0..rows).map(row).collect()
    }

    fn arrays(&self) -> [Vec<Vec<f64>>; 3] {
        let Self { n, d, d_v, .. } = *self;
        [
            Self::rows(n, d, 0.1),
            Self::rows(n, d, 0.4),
            Self::rows(n, d_v, 0.8),
        ]
    }

    fn env(&self) -> Env {
        let [q, keys, v] = self.arrays();
        let s = attention::scores(&q, &keys);
        Env::new()
            .scalar("n", self.n as f64)
            .scalar("d", self.d as f64)
            .scalar("d_v", self.d_v as f64)
            .tensor("Q", tensor(&q))
            .tensor("K", tensor(&keys))
            .tensor("V", tensor(&v))
            .tensor("S", tensor(&s))
    }
}

/// The checks of the formulas.
fn checks() -> &'static [Check] {
    static CHECKS: LazyLock<Vec<Check>> = LazyLock::new(|| {
        let checks = vec![
            // (1): the scores are those of the function `scores`.
            Check::new("1", "S", &GEOMETRIES, |geometry| {
                let [q, keys, _] = geometry.arrays();
                let s = computed!(attention::scores(&q, &keys)).map(|s| tensor(&s));
                Ok(Case::new(geometry.name, geometry.env(), s))
            }),
            // (2): the output is that of the function `output`.
            Check::new("2", "O", &GEOMETRIES, |geometry| {
                let [q, keys, v] = geometry.arrays();
                let s = attention::scores(&q, &keys);
                let o = computed!(attention::output(&s, &v)).map(|o| tensor(&o));
                Ok(Case::new(geometry.name, geometry.env(), o))
            }),
        ];
        sourced(include_str!("project.rs"), checks)
    });
    &CHECKS
}

fn tensor(rows: &[Vec<f64>]) -> Tensor {
    let shape = [rows.len(), rows.first().map_or(0, Vec::len)];
    Tensor::new(shape, rows.concat()).expect("the rows are of one length")
}
