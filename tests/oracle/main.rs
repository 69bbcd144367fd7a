//! Does the code agree with mathematics?
//!
//! Each module answers one question, and its first sentence states the law. The expected values
//! come from outside the crates: JAX and NumPy (`fixtures/`, with the script that made them), finite
//! differences, identities of linear algebra, and loops that count windows one by one. `literal`
//! asks it of the layers that read like the formulas, `fast` of those in vectors and threads.

mod fast;
mod literal;
mod support;
