//! The tests of the mistakes, in one program, because each program links everything again.

mod diagnosis;
mod failures;
mod kit;
mod printed;
mod signatures;
mod smallest;
mod without_a_mistake;
