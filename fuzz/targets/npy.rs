//! The reader of `.npz` files of the example `compare_npy`: any bytes as a file, or as an array in a whole file.

#![no_main]

use std::cell::RefCell;
use std::fs;
use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use tempfile::NamedTempFile;
use zip::CompressionMethod::Stored;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[path = "../../crate/examples/npy/mod.rs"]
#[allow(dead_code, reason = "the example also writes files")]
mod npy;

thread_local! {
    static FILE: RefCell<NamedTempFile> = NamedTempFile::new().expect("there is a temporary folder").into();
}

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    let mut whole = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(Stored);
    whole
        .start_file("x.npy", options)
        .expect("the name is right");
    whole.write_all(bytes).expect("there is memory");
    read(&whole.finish().expect("there is memory").into_inner());
});

fn read(bytes: &[u8]) {
    FILE.with_borrow(|file| {
        fs::write(file, bytes).expect("the file can be written");
        let name = file.path().to_str().expect("the path is text");
        let Ok(mut npz) = npy::Npz::open(name) else {
            return;
        };
        let _names = npz.names();
        let _array = npz.array("x").map_err(|bad| bad.to_string());
        let _number = npz.number("x").map_err(|bad| bad.to_string());
    });
}
