//! Limits on the input and on the work.

/// The longest formula that is read, in bytes.
pub const MAX_SOURCE: usize = 16 * 1024;
/// How deep braces, parentheses and operators may be nested.
pub const MAX_DEPTH: usize = 64;
/// How many elements the left side may have.
pub const MAX_ELEMENTS: usize = 1 << 22;
/// How many steps one evaluation may take: one for each evaluation of a node.
pub const MAX_STEPS: u64 = 50_000_000;
