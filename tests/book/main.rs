//! Does the book agree with the code? One binary, so that shared code is linked once.

mod drift;
mod exercises;
mod figures;
mod formulas;
mod halves;
mod npy;
mod numpy;
mod outputs;
mod redirects;
mod rooms;
mod search_words;
mod stock;
#[cfg(unix)]
mod stop;
mod support;
mod symbol_links;
