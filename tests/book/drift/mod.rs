//! Does the book agree with the code? Each test breaks a copy of the book in one way and asks for
//! the message that tells the author what to fix, with file and line.

mod code;
mod copy;
mod meta;
mod sources;
