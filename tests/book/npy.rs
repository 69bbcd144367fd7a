//! `compare_npy` rejects every unexpected file, and names the file, what was found and what was expected.
//! And NumPy reads what it writes.

use std::env;
use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{binary, examples, root};

/// Name, type, shape, in Fortran order, bytes of data.
type Array<'a> = (&'a str, &'a str, &'a str, bool, Vec<u8>);

/// One array as a `.npy` file.
fn npy(descr: &str, shape: &str, fortran: bool, data: &[u8]) -> Result<Vec<u8>> {
    let fortran = if fortran { "True" } else { "False" };
    let dict = format!("{{'descr': {descr}, 'fortran_order': {fortran}, 'shape': {shape}, }}\n");
    let length = u16::try_from(dict.len())?.to_le_bytes();
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend(length);
    bytes.extend(dict.as_bytes());
    bytes.extend(data);
    Ok(bytes)
}

fn npz(files: &[(&str, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(format!("{name}.npy"), SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn floats(numbers: &[f64]) -> Vec<u8> {
    numbers.iter().flat_map(|x| x.to_le_bytes()).collect()
}

/// One pixel, one weight: `dw` is 3·5 = 15.
fn layer() -> Vec<Array<'static>> {
    let number = |name, x| (name, "'<f8'", "(1, 1, 1, 1)", false, floats(&[x]));
    let whole = |name, n: i64| (name, "'<i8'", "()", false, n.to_le_bytes().to_vec());
    vec![
        number("a_prev", 3.0),
        number("w", 2.0),
        number("b", 1.0),
        number("dz", 5.0),
        whole("stride", 1),
        whole("pad", 0),
        number("dw", 15.0),
    ]
}

fn file(arrays: &[Array]) -> Result<Vec<u8>> {
    let one = |(name, descr, shape, fortran, data): &Array| -> Result<(String, Vec<u8>)> {
        Ok(((*name).to_owned(), npy(descr, shape, *fortran, data)?))
    };
    let files: Vec<_> = arrays.iter().map(one).collect::<Result<_>>()?;
    let files: Vec<_> = files.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
    npz(&files)
}

/// The layer with one of its arrays replaced.
fn with(array: Array<'static>) -> Result<Vec<u8>> {
    let mut arrays = layer();
    let place = arrays.iter().position(|(name, ..)| *name == array.0);
    arrays[place.context("an array of the layer")?] = array;
    file(&arrays)
}

fn without(name: &str) -> Result<Vec<u8>> {
    let mut arrays = layer();
    arrays.retain(|(other, ..)| *other != name);
    file(&arrays)
}

/// What the program says of a file.
fn run(file: &Path) -> Result<Output> {
    let program = binary(examples()?, "compare_npy");
    Ok(Command::new(program).arg(file).output()?)
}

fn bad_files() -> Result<Vec<(&'static str, Vec<u8>, &'static str)>> {
    let dz = |descr, shape, fortran, data| with(("dz", descr, shape, fortran, data));
    let one = || floats(&[5.0]);
    let whole = file(&layer())?;
    let mut flipped = whole.clone();
    // the last byte of the number 15.0, after the header of dw
    let place = flipped
        .windows(8)
        .rposition(|bytes| bytes == 15.0_f64.to_le_bytes());
    flipped[place.context("the number")? + 7] ^= 1;
    let mut long_header = npy("'<f8'", "(1, 1, 1, 1)", false, &one())?;
    long_header[6..12].copy_from_slice(&[2, 0, 0xff, 0xff, 0xff, 0xff]);
    let mut of_headers = layer()
        .into_iter()
        .map(|(name, descr, shape, fortran, data)| Ok((name, npy(descr, shape, fortran, &data)?)))
        .collect::<Result<Vec<_>>>()?;
    of_headers[3].1 = long_header;
    Ok(vec![
        (
            "half of it",
            whole[..whole.len() / 2].to_vec(),
            "is no whole .npz file (invalid Zip archive: Could not find EOCD); expected what np.savez writes",
        ),
        (
            "nothing",
            vec![],
            "is no whole .npz file (invalid Zip archive: Could not find EOCD); expected what np.savez writes",
        ),
        (
            "one array",
            npy("'<f8'", "(1, 1, 1, 1)", false, &one())?,
            "is no whole .npz file (invalid Zip archive: Could not find EOCD); expected what np.savez writes",
        ),
        (
            "a bit changed",
            flipped,
            "`dw` cannot be read (Invalid checksum); expected an array as np.savez writes it",
        ),
        (
            "a header longer than the file",
            npz(&of_headers)?,
            "`dz` cannot be read (a header of 4294967295 bytes in 84); expected an array as np.savez writes it",
        ),
        (
            "f2",
            dz("'<f2'", "(1, 1, 1, 1)", false, vec![0, 0])?,
            "`dz` is of type '<f2', expected '<f8': x.astype('<f8')",
        ),
        (
            "f4",
            dz("'<f4'", "(1, 1, 1, 1)", false, vec![0; 4])?,
            "`dz` is of type '<f4', expected '<f8': x.astype('<f8')",
        ),
        (
            "i8",
            dz("'<i8'", "(1, 1, 1, 1)", false, one())?,
            "`dz` is of type '<i8', expected '<f8': x.astype('<f8')",
        ),
        (
            "big-endian",
            dz("'>f8'", "(1, 1, 1, 1)", false, one())?,
            "`dz` is of type '>f8', expected '<f8': x.astype('<f8')",
        ),
        (
            "objects",
            dz("'|O'", "(1, 1, 1, 1)", false, b"\x80\x04.".to_vec())?,
            "`dz` is of type '|O', expected '<f8': x.astype('<f8')",
        ),
        (
            "records",
            dz("[('a', '<f8')]", "(1, 1, 1, 1)", false, one())?,
            "`dz` is of type [('a', '<f8')], expected '<f8': x.astype('<f8')",
        ),
        (
            "Fortran order",
            dz("'<f8'", "(1, 1, 1, 1)", true, one())?,
            "`dz` is in Fortran order, expected C order: np.ascontiguousarray(x)",
        ),
        (
            "three axes",
            dz("'<f8'", "(1, 1, 1)", false, one())?,
            "`dz` has shape [1, 1, 1], expected 4 axes",
        ),
        (
            "larger than memory",
            dz("'<f8'", "(1048576, 1048576, 1024, 8)", false, one())?,
            "`dz` has shape [1048576, 1048576, 1024, 8], expected as many numbers of 8 bytes in its 8 bytes of data",
        ),
        (
            "an overflow",
            dz("'<f8'", "(4294967296, 4294967296, 2, 1)", false, one())?,
            "`dz` has shape [4294967296, 4294967296, 2, 1], expected as many numbers of 8 bytes in its 8 bytes of data",
        ),
        (
            "more than it says",
            dz("'<f8'", "(1, 1, 1, 1)", false, floats(&[5.0, 6.0]))?,
            "`dz` has shape [1, 1, 1, 1], expected as many numbers of 8 bytes in its 16 bytes of data",
        ),
        (
            "another shape",
            dz("'<f8'", "(1, 1, 2, 1)", false, floats(&[5.0, 6.0]))?,
            "dz has shape [1, 1, 2, 1], expected [1, 1, 1, 1]",
        ),
        (
            "a negative padding",
            with(("pad", "'<i8'", "()", false, vec![0xff; 8]))?,
            "`pad` is -1, expected a whole number from 0 on",
        ),
        (
            "no stride",
            with(("stride", "'<i8'", "()", false, vec![0; 8]))?,
            "stride is 0; the window must move by at least 1",
        ),
        (
            "an array is missing",
            without("dz")?,
            r#"has no array `dz`; it has ["a_prev", "b", "dw", "pad", "stride", "w"]"#,
        ),
        (
            "no results",
            without("dw")?,
            r#"has nothing to compare; expected one of ["z", "da_prev", "dw", "db"]"#,
        ),
        (
            "an unknown name",
            file(&[layer(), vec![("dW", "'<f8'", "(1, 1, 1, 1)", false, one())]].concat())?,
            r#"has an array `dW`; expected only ["a_prev", "w", "b", "dz", "stride", "pad", "z", "da_prev", "dw", "db"]"#,
        ),
    ])
}

#[test]
fn a_file_that_is_not_as_expected_is_refused() -> Result<()> {
    let folder = TempDir::new()?;
    let path = folder.path().join("layer.npz");
    fs::write(&path, file(&layer())?)?;
    let good = run(&path)?;
    let printed = String::from_utf8(good.stdout)?;
    ensure!(
        good.status.success() && printed.contains("dw: (1, 1, 1, 1), 0 of 1 apart"),
        "{printed}"
    );
    let mut wrong = Vec::new();
    for (what, bytes, says) in bad_files()? {
        fs::write(&path, bytes)?;
        let output = run(&path)?;
        let said = String::from_utf8(output.stderr)?;
        let expected = format!("{}: {says}\n", path.display());
        if output.status.code() != Some(1) || said != expected {
            wrong.push(format!(
                "{what}: {}\n  says     {said}  expected {expected}",
                output.status
            ));
        }
    }
    ensure!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    Ok(())
}

/// There and back: NumPy's file is compared by the crate, and the crate's by NumPy.
#[test]
#[ignore = "needs Python with NumPy: python3, or what PYTHON names"]
fn numpy_and_the_crate_read_what_the_other_writes() -> Result<()> {
    let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let folder = TempDir::new()?;
    let [layer, results] = ["layer.npz", "crate.npz"].map(|file| folder.path().join(file));
    let script = root().join("tests/numpy/compare_npy.py");
    let program = binary(examples()?, "compare_npy");
    let saved = Command::new(&python).arg(&script).arg(&layer).status()?;
    ensure!(
        saved.success() && File::open(&layer).is_ok(),
        "no file of NumPy's"
    );
    let rust = Command::new(program).args([&layer, &results]).output()?;
    let numpy = Command::new(&python)
        .arg(&script)
        .args([&layer, &results])
        .output()?;
    for output in [rust, numpy] {
        let (printed, said) = (
            String::from_utf8(output.stdout)?,
            String::from_utf8(output.stderr)?,
        );
        ensure!(output.status.success(), "{said}");
        let same = printed
            .lines()
            .filter(|line| line.contains(", 0 of "))
            .count();
        ensure!(
            same == 4,
            "expected four arrays without a difference:\n{printed}"
        );
    }
    Ok(())
}
