//! Runs rustdoc and checks its pages.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::{FOLDER, Item, Items, Library, files};
use crate::fault::{Fault, Faults};
use crate::interrupt;

/// Cargo's messages in JSON, and those of the compiler as text.
const JSON: &str = "--message-format=json-render-diagnostics";

/// How the names of the files begin that rustdoc writes for items.
const KINDS: [&str; 6] = ["fn.", "struct.", "enum.", "trait.", "type.", "constant."];

/// Documents the libraries of the book under `root`; returns the folder, or `None` if there is no library.
///
/// Cargo starts the book's program only when everything is built, so its lock is free by then. Build
/// results are reused, but the pages get a folder of their own, because rustdoc's search lists every
/// crate whose pages are in the same folder.
///
/// # Errors
/// If cargo fails, or its pages and [`Items`] disagree, or a page would load something from elsewhere.
pub fn build(root: &Path, libraries: &[Library]) -> Result<Option<PathBuf>> {
    if libraries.is_empty() {
        return Ok(None);
    }
    let built = folder_of_builds(root)?;
    let packages = libraries.iter();
    let mut command = Command::new(cargo());
    command
        .args(["doc", "--quiet", "--lib", "--no-deps", JSON])
        .args(packages.flat_map(|library| ["--package", library.package]))
        .args(["--locked", "--offline", "--target-dir"])
        .arg(built.join("api"))
        .env("CARGO_BUILD_BUILD_DIR", &built)
        .env_remove("CARGO_TARGET_DIR")
        .current_dir(root);
    let output = interrupt::output(&mut command).context("cannot document the libraries")?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        bail!("{told}\nthe libraries cannot be documented, see above");
    }
    let docs = folder_of_pages(&output.stdout).context("rustdoc names no page that it wrote")?;
    let faults = libraries.iter().map(|library| {
        let items = Items::of(root, library).map_err(|fault| vec![fault]);
        items.map_or_else(|unread| unread, |items| faults(&docs, library, &items))
    });
    faults.flatten().collect::<Faults>().into_result()?;
    Ok(Some(docs))
}

/// The program that is named by cargo if it runs ours.
fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The folder into which cargo compiles, which the environment and several files of settings can change.
fn folder_of_builds(root: &Path) -> Result<PathBuf> {
    #[derive(Deserialize)]
    struct Metadata {
        target_directory: PathBuf,
    }
    let output = Command::new(cargo())
        .args(["metadata", "--format-version=1", "--no-deps"])
        .args(["--locked", "--offline"])
        .current_dir(root)
        .output()
        .context("cannot start cargo to document the libraries")?;
    let told = String::from_utf8_lossy(&output.stderr);
    let metadata: Metadata = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("cargo does not say where it compiles: {told}"))?;
    Ok(metadata.target_directory)
}

/// The folder of the pages, from cargo's messages: it depends on the settings for which system cargo compiles.
fn folder_of_pages(messages: &[u8]) -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        #[serde(default)]
        filenames: Vec<PathBuf>,
    }
    let messages = serde_json::Deserializer::from_slice(messages).into_iter::<Message>();
    let mut files = messages.flatten().flat_map(|message| message.filenames);
    let front = files.find(|file| file.ends_with("index.html"))?;
    Some(front.parent()?.parent()?.to_owned())
}

/// Copies the pages to their place on the site.
///
/// # Errors
/// If a file cannot be read or written.
pub fn copy_into(docs: &Path, site: &Path) -> Result<()> {
    copy(docs, &site.join(FOLDER))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let (from, to) = (entry?.path(), to);
        let to = to.join(from.file_name().unwrap_or_default());
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to).with_context(|| to.display().to_string())?;
        }
    }
    Ok(())
}

/// The disagreements between the pages and the list of items, and everything that pages would load from another host.
fn faults(docs: &Path, library: &Library, items: &[Item]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |message| faults.push(Fault::new(library.source, 1, message));
    for Item { name, url, .. } in items.iter() {
        let (page, fragment) = url.split_once('#').unwrap_or((url, ""));
        let file = docs.join(page.trim_start_matches(FOLDER));
        let html = fs::read_to_string(file).unwrap_or_default();
        let there = match fragment {
            "" => !html.is_empty(),
            id => html.contains(&format!("id=\"{id}\"")),
        };
        if !there {
            fault(format!(
                "`{name}` is public, but rustdoc did not write {url}"
            ));
        }
    }
    let known: BTreeSet<&str> = items.iter().map(|item| item.url.as_str()).collect();
    for page in files(&docs.join(library.name()), "html") {
        let shown = page
            .strip_prefix(docs)
            .unwrap_or(&page)
            .display()
            .to_string();
        let name = page
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let html = fs::read_to_string(&page).unwrap_or_default();
        // an item of a private module has a page that only redirects to the public one
        let leads_on = html.contains("http-equiv=\"refresh\"");
        let of_item = !leads_on && KINDS.iter().any(|kind| name.starts_with(kind));
        if of_item && !known.contains(format!("{FOLDER}{shown}").as_str()) {
            fault(format!(
                "rustdoc wrote {shown}, but no public item was found for it"
            ));
        }
        if let Some(outside) = loaded_from_elsewhere(&html) {
            fault(format!(
                "{shown} would load `{outside}`: pages must not load anything from another host"
            ));
        }
    }
    faults
}

/// The first tag that makes a browser contact another host. A link that a reader can follow does not count.
fn loaded_from_elsewhere(html: &str) -> Option<&str> {
    html.split('<').find(|tag| {
        let tag = tag.split('>').next().unwrap_or_default();
        let loads = ["src=\"http", "src=\"//", "url(http"]
            .iter()
            .any(|part| tag.contains(part));
        loads || tag.starts_with("link ") && tag.contains("href=\"http")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIBRARY: Library = Library {
        package: "cnn-backprop",
        source: "crate/src/lib.rs",
    };

    /// A crate with one function and one associated function, and its pages.
    fn made(pages: &[(&str, &str)]) -> Result<String> {
        let root = tempfile::tempdir()?;
        fs::create_dir_all(root.path().join("crate/src"))?;
        fs::write(
            root.path().join(LIBRARY.source),
            "pub fn a() {}\npub struct S;\nimpl S { pub fn new() {} }\n",
        )?;
        let docs = root.path().join("doc");
        fs::create_dir_all(docs.join(LIBRARY.name()))?;
        for (name, html) in pages {
            fs::write(docs.join(LIBRARY.name()).join(name), html)?;
        }
        let items = Items::of(root.path(), &LIBRARY)?;
        Ok(faults(&docs, &LIBRARY, &items)
            .into_iter()
            .collect::<Faults>()
            .to_string())
    }

    const GOOD: [(&str, &str); 3] = [
        (
            "index.html",
            "<a href=\"https://doc.rust-lang.org/\">std</a>",
        ),
        ("fn.a.html", "a"),
        ("struct.S.html", "<section id=\"method.new\">"),
    ];

    #[test]
    fn pages_that_fit_the_source_are_sound() -> Result<()> {
        assert_eq!(made(&GOOD)?, "0 faults in the book");
        Ok(())
    }

    #[test]
    fn what_is_on_one_side_only_or_loads_from_elsewhere_is_a_fault() -> Result<()> {
        let with = |name, html| {
            let mut pages = GOOD.to_vec();
            pages.retain(|(other, _)| *other != name);
            pages.push((name, html));
            made(&pages)
        };
        assert!(made(&GOOD[..1])?.contains("`a` is public, but rustdoc did not write api/"));
        assert!(with("struct.S.html", "<section>")?.contains("`S::new` is public, but"));
        assert!(
            with("fn.b.html", "b")?.contains("wrote cnn_backprop/fn.b.html, but no public item")
        );
        for tag in [
            "<script src=\"https://x\">",
            "<link rel=\"icon\" href=\"https://x\">",
        ] {
            assert!(
                with("index.html", tag)?.contains("index.html would load"),
                "{tag}"
            );
        }
        Ok(())
    }

    #[test]
    fn cargo_says_where_the_pages_are() {
        let messages = b"{\"reason\":\"compiler-artifact\",\"filenames\":[\"/t/libx.rmeta\"]}\n\
            {\"reason\":\"compiler-artifact\",\"filenames\":[\"/t/api/wasm32/doc/x/index.html\"]}\n\
            {\"reason\":\"build-finished\",\"success\":true}\n";
        let folder = folder_of_pages(messages);
        assert_eq!(folder, Some("/t/api/wasm32/doc".into()));
        assert_eq!(folder_of_pages(b"{\"success\":true}"), None);
    }

    #[test]
    fn a_copy_has_everything() -> Result<()> {
        let site = tempfile::tempdir()?;
        let docs = tempfile::tempdir()?;
        fs::create_dir_all(docs.path().join("x/y"))?;
        fs::write(docs.path().join("x/y/z.html"), "z")?;
        copy_into(docs.path(), site.path())?;
        assert_eq!(fs::read_to_string(site.path().join("api/x/y/z.html"))?, "z");
        Ok(())
    }
}
