//! Reading the files that people write, whatever their editor did to them.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::markdown::line_of;

/// How files begin that some editors call "Unicode".
const UTF_16: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// The text of a file, without a byte order mark and with `\n` at the end of its lines.
///
/// # Errors
/// If the file cannot be read, or is not UTF-8: the error says where.
pub fn read(file: &Path) -> io::Result<String> {
    decode(fs::read(file)?)
}

fn decode(bytes: Vec<u8>) -> io::Result<String> {
    if UTF_16.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(not_utf_8("it is UTF-16"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..at]);
        let line = line_of(&before, at);
        not_utf_8(&format!("byte {at}, in line {line}, is not"))
    })?;
    Ok(with_plain_lines(
        text.strip_prefix('\u{feff}').unwrap_or(&text),
    ))
}

fn not_utf_8(found: &str) -> io::Error {
    let message = format!("expected UTF-8, but {found}: save the file in that encoding");
    io::Error::new(ErrorKind::InvalidData, message)
}

/// The text with `\n` at the end of its lines.
pub fn with_plain_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_add_is_left_out() {
        let read = |bytes: &[u8]| decode(bytes.to_vec()).map_err(|error| error.to_string());
        assert_eq!(read("\u{feff}一\r\n二\n".as_bytes()), Ok("一\n二\n".into()));
        let told = "expected UTF-8, but byte 5, in line 2, is not: save the file in that encoding";
        // GBK
        assert_eq!(read(b"text\n\xd6\xd0"), Err(told.into()));
        let told = "expected UTF-8, but it is UTF-16: save the file in that encoding";
        assert_eq!(read(b"\xff\xfea\0"), Err(told.into()));
    }
}
