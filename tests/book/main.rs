//! Does the book agree with the code? One binary, so that what the tests share is linked once.

mod exercises;
mod figures;
mod numpy;
mod outputs;
mod support;
mod symbol_links;
