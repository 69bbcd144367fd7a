//! The smallest test that catches each mistake.

use cnn_backprop::Error;
use mistakes::smallest::forward;

fn main() -> Result<(), Error> {
    for test in forward()? {
        let id = test.mistake.record().map_or("", |record| record.id);
        println!("{id}: {}", test.given);
        println!("    right  {}", test.right);
        println!("    wrong  {}", test.wrong);
    }
    Ok(())
}
