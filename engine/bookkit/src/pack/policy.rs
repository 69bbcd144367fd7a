//! The Content-Security-Policy of a page: everything from the book itself, nothing from elsewhere, and of the
//! inline scripts only those that the page was built with.
//!
//! A page with the attribute `data-wasm` may also compile WebAssembly.
//!
//! Inline styles are allowed, because tables and figures have `style` attributes. A style cannot send data anywhere,
//! because the policy blocks everything that it could load.

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::Use;

/// The attribute of a button that starts a program in WebAssembly.
const WASM: &str = " data-wasm";

/// The policy is inserted after this tag, in upper or lower case, because the tag must be within the first 1,024 bytes and
/// the policy only applies to what follows it.
const PLACE: &str = "<meta charset=\"utf-8\">";

/// The page with its policy.
pub(super) fn add(html: &str, how: Use) -> Result<String> {
    let place = html.to_ascii_lowercase().find(PLACE);
    let place = place
        .with_context(|| format!("the page has no {PLACE}, after which the policy is inserted"))?;
    let (before, after) = html.split_at(place + PLACE.len());
    let policy = policy(&inline_scripts(after), after.contains(WASM), how);
    Ok(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

fn policy(scripts: &[&str], wasm: bool, how: Use) -> String {
    let hashes: String = scripts.iter().map(|script| hash(script)).collect();
    let wasm = if wasm { " 'wasm-unsafe-eval'" } else { "" };
    // 'self' covers web sockets in today's browsers, but not in those of a few years ago
    let connect = match how {
        Use::Published => "'self'",
        Use::Preview => "'self' ws:",
    };
    format!(
        "default-src 'none'; script-src 'self'{wasm}{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
         font-src 'self'; connect-src {connect}; frame-src 'self'; base-uri 'self'; form-action 'none'"
    )
}

fn hash(script: &str) -> String {
    format!(
        " 'sha256-{}'",
        BASE64_STANDARD.encode(Sha256::digest(script))
    )
}

/// The text of every inline script, each once.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    for part in html.split("<script").skip(1) {
        let Some((attributes, rest)) = part.split_once('>') else {
            continue;
        };
        let script = rest.split("</script>").next().unwrap_or(rest);
        if !attributes.contains(" src=") && !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_the_page_are_named_by_their_hash() {
        let html = "<head><meta charset=\"UTF-8\"><script src=\"a.js\"></script><script>alert('Hello, world.');</script>\
                    <script>alert('Hello, world.');</script></head>";
        let page = add(html, Use::Published).unwrap();
        // the example of the specification
        let known =
            "script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='; style";
        assert!(page.contains(known), "{page}");
        assert!(page.contains("connect-src 'self';"), "{page}");
        assert!(
            page.starts_with("<head><meta charset=\"UTF-8\"><meta http-equiv="),
            "{page}"
        );
    }

    #[test]
    fn only_a_page_that_says_so_may_compile_webassembly() {
        let with = format!("{PLACE}<button data-wasm></button>");
        assert!(
            add(&with, Use::Published)
                .unwrap()
                .contains("'wasm-unsafe-eval'")
        );
        assert!(!add(PLACE, Use::Published).unwrap().contains("wasm"));
    }

    #[test]
    fn a_preview_may_listen_for_edits() {
        let page = add(PLACE, Use::Preview).unwrap();
        assert!(page.contains("connect-src 'self' ws:;"), "{page}");
        let error = add("<head></head>", Use::Preview).unwrap_err().to_string();
        assert!(error.contains(PLACE), "{error}");
    }
}
