//! Do the checks find what they should? Each test breaks a copy of the book in one way and expects
//! the message that tells the author what to fix, with file and line.

mod code;
mod copy;
mod meta;
mod sources;
