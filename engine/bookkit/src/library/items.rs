//! The public items of the libraries of a book, read from their source.

use std::fs;
use std::path::{Path, PathBuf};

use super::module::{Item, Module};
use super::{FOLDER, Library, files};
use crate::fault::Fault;
use crate::last::Last;

/// The public items, by module and name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items(Vec<Item>);

impl Items {
    /// Reads the source of the libraries.
    ///
    /// # Errors
    /// If a file cannot be read or is not valid Rust.
    pub fn read(root: &Path, libraries: &[Library]) -> Result<Self, Fault> {
        /// The texts and files of each library.
        type Sources = Vec<(&'static str, Vec<(String, PathBuf)>)>;
        // Parsing takes longer than most of a build, and an edit of a page does not change what is parsed.
        static LAST: Last<Sources, Items> = Last::new();
        let sources = libraries.iter().map(|library| {
            let files = files(&root.join(folder(library)), "rs").into_iter();
            // a file that cannot be read is a fault of what names it
            let texts = files.filter_map(|file| Some((fs::read_to_string(&file).ok()?, file)));
            (library.source, texts.collect())
        });
        LAST.of(sources.collect(), || {
            let mut items = Vec::new();
            for library in libraries {
                items.extend(Self::of(root, library)?);
            }
            items.sort();
            Ok(Self(items))
        })
    }

    pub(super) fn of(root: &Path, library: &Library) -> Result<Vec<Item>, Fault> {
        let module = Module::read(root, Path::new(library.source), folder(library))?;
        let (mut items, mut aliases) = (Vec::new(), Vec::new());
        module.list(&library.name(), &mut items, &mut aliases);
        for item in &mut items {
            for (path, alias) in &aliases {
                if let Some(rest) = item.paths[0].strip_prefix(path.as_str())
                    && (rest.is_empty() || rest.starts_with("::"))
                {
                    item.paths.push(format!("{alias}{rest}"));
                }
            }
        }
        Ok(items)
    }

    /// All items.
    pub fn iter(&self) -> impl Iterator<Item = &Item> {
        self.0.iter()
    }

    /// Whether a link on a page leads to an item or to the page of a module.
    pub fn has(&self, url: &str) -> bool {
        let module = |item: &Item| format!("{FOLDER}{}/index.html", item.module.replace("::", "/"));
        let leads = |item: &Item| item.url == url || module(item) == url;
        self.0.iter().any(leads)
    }
}

/// The folder of the sources of a library.
fn folder(library: &Library) -> &Path {
    let file = Path::new(library.source);
    file.parent().unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIBRARY: Library = Library {
        package: "cnn-backprop",
        source: "crate/src/lib.rs",
    };

    fn read(files: &[(&str, &str)]) -> Result<Vec<Item>, Fault> {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let file = root.path().join("crate/src").join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let mut items = Items::of(root.path(), &LIBRARY)?;
        items.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(items)
    }

    #[test]
    fn an_item_has_its_page_where_rustdoc_puts_it() {
        let items = read(&[
            (
                "lib.rs",
                "pub mod conv;\nmod rng;\npub use conv::forward;\npub use rng::{Deep, Rng};\nfn own() {}\n\
                 #[doc(hidden)]\npub fn hidden() {}\npub type Result<T> = Option<T>;\n",
            ),
            (
                "conv/mod.rs",
                "pub mod deep;\npub fn forward() {}\npub(crate) fn near() {}\n",
            ),
            (
                "conv/deep.rs",
                "pub enum Kind { A }\n#[cfg(test)]\nmod tests { pub fn t() {} }\n",
            ),
            (
                "rng/mod.rs",
                "mod own;\npub use own::Deep;\npub struct Rng;\npub struct Other;\nimpl Rng { pub fn seed() {} fn own() {} }\n",
            ),
            ("rng/own.rs", "pub struct Deep;\n"),
        ])
        .unwrap();
        let forward = items.iter().find(|item| item.name == "forward").unwrap();
        assert_eq!(
            forward.paths,
            ["cnn_backprop::conv::forward", "cnn_backprop::forward"]
        );
        assert_eq!(forward.file, Path::new("crate/src/conv/mod.rs"));
        let pages = items
            .iter()
            .map(|item| format!("{} {}", item.name, item.url));
        assert_eq!(
            pages.collect::<Vec<_>>(),
            [
                "Deep api/cnn_backprop/struct.Deep.html",
                "Kind api/cnn_backprop/conv/deep/enum.Kind.html",
                "Result api/cnn_backprop/type.Result.html",
                "Rng api/cnn_backprop/struct.Rng.html",
                "Rng::seed api/cnn_backprop/struct.Rng.html#method.seed",
                "forward api/cnn_backprop/conv/fn.forward.html",
            ]
        );
    }

    #[test]
    fn a_library_that_changed_is_read_again() {
        let root = tempfile::tempdir().unwrap();
        let src = root.path().join("crate/src");
        fs::create_dir_all(&src).unwrap();
        for name in ["before", "after", "after"] {
            fs::write(src.join("lib.rs"), format!("pub fn {name}() {{}}\n")).unwrap();
            let items = Items::read(root.path(), &[LIBRARY]).unwrap();
            assert!(items.has(&format!("api/cnn_backprop/fn.{name}.html")));
        }
    }

    #[test]
    fn source_that_cannot_be_read_is_reported_at_its_line() {
        for (text, says) in [
            ("pub mod nowhere;\n", "nowhere/mod.rs:1: cannot be read"),
            ("pub fn a() {}\nfn {\n", "lib.rs:1: is not valid Rust"),
        ] {
            let error = read(&[("lib.rs", text)]).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn links_lead_to_items_modules_and_the_crate() {
        let lib = "pub mod conv;\nmod rng;\npub use rng::Rng;\n";
        let rng = "pub struct Rng;\nimpl Rng { pub fn seed() {} }\n";
        let files = [
            ("lib.rs", lib),
            ("conv.rs", "pub fn forward() {}\n"),
            ("rng.rs", rng),
        ];
        let items = Items(read(&files).unwrap());
        for url in [
            "api/cnn_backprop/index.html",
            "api/cnn_backprop/conv/index.html",
            "api/cnn_backprop/conv/fn.forward.html",
            "api/cnn_backprop/struct.Rng.html#method.seed",
        ] {
            assert!(items.has(url), "{url}");
        }
        for url in [
            "api/",
            "api/index.html",
            "api/cnn_backprop/fn.forward.html",
            "api/cnn_backprop/conv/fn.forwards.html",
            "api/cnn_backprop/struct.Rng.html#method.sow",
        ] {
            assert!(!items.has(url), "{url}");
        }
    }
}
