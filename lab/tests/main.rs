//! The tests of the lab, in one program, because each program links everything again.

mod layer;
mod mine;
mod read;
mod sources;
mod support;
