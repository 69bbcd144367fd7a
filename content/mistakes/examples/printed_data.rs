//! Writes `content/mistakes/printed.json`, the numbers that the field of the page looks up.

use std::error::Error;
use std::path::Path;

use mistakes::diagnosis::printed;

fn main() -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("printed.json");
    Ok(std::fs::write(path, printed::json()?)?)
}
