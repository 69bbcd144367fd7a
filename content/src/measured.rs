//! `<!-- measured: steps backward -->` becomes the table of `bench/results/steps.toml`, `<!-- measured: peers conv
//! backward -->` one of `bench/results/peers.toml`.

mod table;

use std::path::Path;

use bookkit::directive::{Context, Directive, Place};
use bookkit::fault::Fault;
use results::{Asked, STEPS};

/// The directive.
pub struct Measured;

impl Directive for Measured {
    fn usage(&self) -> &'static str {
        "measured: FILE LAYER OPERATION"
    }

    fn html(
        &self,
        written: &str,
        place: Place<'_>,
        context: &Context<'_>,
    ) -> Result<String, Vec<Fault>> {
        expand(written, &context.book.root, &|message| place.fault(message))
    }
}

fn expand(
    written: &str,
    root: &Path,
    fault: &dyn Fn(String) -> Fault,
) -> Result<String, Vec<Fault>> {
    let fault = |message| fault(format!("`<!-- measured: {written} -->`: {message}"));
    let asked = parse(written).ok_or_else(|| {
        let expected = "expected `<!-- measured: steps OPERATION -->` or `<!-- measured: FILE LAYER \
                        OPERATION -->`, a file of bench/results";
        vec![fault(expected.to_owned())]
    })?;
    let results = results::read(root, &asked, &fault)?;
    Ok(table::table(&asked, &results))
}

/// `steps OPERATION`, or `FILE LAYER OPERATION`.
fn parse(written: &str) -> Option<Asked> {
    let words: Vec<_> = written.split(' ').collect();
    let plain = |word: &&str| {
        let letters = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        letters && !word.is_empty()
    };
    if !words.iter().all(plain) {
        return None;
    }
    match words[..] {
        [STEPS, operation] => Some(Asked::new(STEPS, "conv", operation)),
        [STEPS, ..] | [] | [_] | [_, _] => None,
        [file, layer, ref operation @ ..] => Some(Asked::new(file, layer, &operation.join(" "))),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const SHAPES: &str = "\
[[conv]]\nname = \"3x3\"\ntuned = true\na_prev = [8, 56, 56, 64]\nw = [3, 3, 64, 64]\nstride = 1\npad = 1
[[pool]]\nname = \"2x2\"\na_prev = [32, 28, 28, 16]\nf = 2\nstride = 2\n";
    const HEAD: &str = "\
[method]\ndate = \"2026-11-23\"\nthreads = 1\nrounds = 7\nridge = [2.7, 2.8, 2.9]
[machine]\ncpu = \"A <processor>\"\nvectors = \"AVX-512\"
[versions]\ntorch = \"2.15\"\n";
    const STEPS: &str = "\
[[step]]\nname = \"literal\"\nzh = \"循环\"\nen = \"loops\"
[[step]]\nname = \"fast\"\nzh = \"快\"\nen = \"fast\"
[[step]]\nname = \"faster\"\nzh = \"更快\"\nen = \"faster\"\non_request = true\nfewer_products = true
[[measured]]\nlayer = \"conv\"\nname = \"3x3\"\noperation = \"forward\"\nintensity = 142.0
shape = { a_prev = [8, 56, 56, 64], w = [3, 3, 64, 64], stride = 1, pad = 1 }
before = { fast = [4.0, 4.07, 4.25], faster = [1.2, 1.3, 1.4] }
literal = { fast = [129.0, 134.0, 154.0], faster = [160.0, 174.0, 190.0] }
roof = { literal = [0.005, 0.0063, 0.007], fast = [0.85, 0.875, 0.88], faster = [1.0, 1.1, 1.2] }\n";
    const PEERS: &str = "\
[[measured]]\nlayer = \"pool\"\nname = \"2x2\"\noperation = \"max forward\"\ntuned = false
shape = { a_prev = [32, 28, 28, 16], f = 2, stride = 2 }\n[measured.ratio]
\"fast into\" = { low = 0.2, median = 0.25, high = 0.3 }\n\"torch out=\" = { low = 1.0, median = 1.0, high = 1.0 }\n";

    /// The table that a directive becomes with these result files, or its faults.
    fn of(written: &str, steps: &str, peers: &str) -> Result<String, String> {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("bench/results")).unwrap();
        for (file, text) in [
            ("shapes.toml", SHAPES),
            ("results/steps.toml", steps),
            ("results/peers.toml", peers),
        ] {
            fs::write(root.path().join("bench").join(file), text).unwrap();
        }
        let fault = |message: String| Fault::new("src/x.md", 3, message);
        expand(written, root.path(), &fault)
            .map_err(|faults| faults.iter().map(|fault| format!("{fault}\n")).collect())
    }

    #[test]
    fn numbers_are_beside_the_machine_that_they_are_of() {
        let (steps, peers) = (format!("{HEAD}{STEPS}"), format!("{HEAD}{PEERS}"));
        let table = |written| of(written, &steps, &peers).unwrap();
        let steps = table("steps forward");
        for part in [
            "A &lt;processor>",
            "(8,\u{a0}56,\u{a0}56,\u{a0}64) ∗ (3,\u{a0}3,\u{a0}64,\u{a0}64), s\u{a0}=\u{a0}1",
            "0.63%",
            "×4.07",
            "×134",
            "88%",
        ] {
            assert!(steps.contains(part), "{part}: {steps}");
        }
        let (before, after) = steps.split_once("×134").unwrap();
        assert!(
            !before.contains("×1.30") && after.contains("×1.30"),
            "{steps}"
        );
        let peers = table("peers pool max forward");
        for part in [
            "<b>0.25</b>",
            "0.20–0.30",
            "<code>torch out=</code>",
            "torch 2.15",
        ] {
            assert!(peers.contains(part), "{part}: {peers}");
        }
        assert!(!steps.contains('\n') && !peers.contains('\n'));
    }

    #[test]
    fn what_is_unknown_missing_or_malformed_is_named() {
        let (steps, peers) = (format!("{HEAD}{STEPS}"), format!("{HEAD}{PEERS}"));
        let found = |written: &str, from: &str, to: &str| {
            assert!(steps.contains(from) || peers.contains(from), "{from}");
            of(written, &steps.replace(from, to), &peers.replace(from, to)).unwrap_err()
        };
        let (of_steps, of_peers) = ("steps forward", "peers pool max forward");
        for (written, from, to, says) in [
            (
                of_steps,
                "rounds = 7",
                "rounds = many",
                "bench/results/steps.toml:4: ",
            ),
            (
                of_peers,
                "low = 0.2,",
                "low = 0.4,",
                "bench/results/peers.toml:18: 0.4, 0.25, 0.3 are not quartiles",
            ),
            (
                of_steps,
                "[4.0, 4.07,",
                "[4.0, nan,",
                "bench/results/steps.toml:31: 4, NaN, 4.25 are not quartiles",
            ),
            (
                of_peers,
                "\"fast into\"",
                "\"slow\"",
                "peers.toml:13: `2x2` has no ratio of `fast …`",
            ),
            (
                of_steps,
                "literal = [0.005",
                "litteral = [0.005",
                "steps.toml:27: `3x3` has no `roof` of step `literal`",
            ),
            (
                of_steps,
                "fewer_products = true",
                "fewer_products = false",
                "steps.toml:27: `3x3`: step `faster` reaches 1.1 of the roofline: expected at most 1",
            ),
            (
                of_steps,
                "name = \"3x3\"",
                "name = \"4x4\"",
                "steps.toml:27: bench/shapes.toml has no conv `4x4`",
            ),
            (
                of_steps,
                "name = \"3x3\"",
                "name = \"4x4\"",
                "src/x.md:3: `<!-- measured: steps forward -->`: bench/results/steps.toml has no result for `3x3`",
            ),
            (
                of_peers,
                "f = 2",
                "f = 3",
                "peers.toml:13: `2x2` now has a different shape in bench/shapes.toml",
            ),
            (
                of_peers,
                "\"max forward\"",
                "\"max backward\"",
                "src/x.md:3: `<!-- measured: peers pool max forward -->`: bench/results/peers.toml has no measurements of `pool max forward`: expected one of [\"pool max backward\"]",
            ),
        ] {
            let faults = found(written, from, to);
            assert!(faults.contains(says), "{says}:\n{faults}");
        }
        for (written, says) in [
            (
                "step forward",
                "src/x.md:3: `<!-- measured: step forward -->`: expected",
            ),
            ("../x conv forward", "expected `<!-- measured: steps"),
            (
                "others conv forward",
                "bench/results/others.toml cannot be read",
            ),
        ] {
            let faults = of(written, &steps, &peers).unwrap_err();
            assert!(faults.contains(says), "{says}:\n{faults}");
        }
    }
}
