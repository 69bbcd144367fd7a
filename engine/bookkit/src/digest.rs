//! Short names for contents.

use sha2::{Digest, Sha256};

/// The first bytes of the SHA-256 of a text, two hexadecimal digits each.
pub(crate) fn hex(text: &str, bytes: usize) -> String {
    let digest = Sha256::digest(text);
    let first = digest.iter().take(bytes);
    first.map(|byte| format!("{byte:02x}")).collect()
}
