//! The smallest test that catches each mistake.

use cnn_backprop::Error;
use errata::smallest::pooling;

fn main() -> Result<(), Error> {
    for test in pooling()? {
        let id = test.bug.mistake().map_or("", |mistake| mistake.id);
        println!("{id}: {}", test.given);
        println!("    right  {}", test.right);
        println!("    wrong  {}", test.wrong);
    }
    Ok(())
}
