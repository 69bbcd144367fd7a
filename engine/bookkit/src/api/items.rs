//! What the companion crate offers, read from its source.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use syn::{Attribute, Ident, ImplItem, UseTree, Visibility};

use super::FOLDER;

/// Root of the crate's source, relative to the root of the book.
pub const SOURCE: &str = "crate/src/lib.rs";

/// Name of the crate, in code and in addresses.
pub const CRATE: &str = "cnn_backprop";

/// A public item of the crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Its name, `conv_forward`; of an associated function `NumpyRng::seed`.
    pub name: String,
    /// Its page, `api/cnn_backprop/conv/fn.conv_forward.html`, with the fragment of an associated function.
    pub url: String,
    /// The module from which it is used: `cnn_backprop::conv`.
    pub module: String,
    /// Whether it is called: a function, free or associated.
    pub function: bool,
}

/// The public items, by name within their modules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items(Vec<Item>);

impl Items {
    /// Reads the source of the crate in the book under `root`.
    ///
    /// # Errors
    /// If a file cannot be read or is no Rust.
    pub fn read(root: &Path) -> Result<Self> {
        let file = root.join(SOURCE);
        let module = Module::read(&file, file.parent().unwrap_or(root))?;
        let mut items = Vec::new();
        module.list(CRATE, &mut items);
        items.sort();
        Ok(Self(items))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Item> {
        self.0.iter()
    }

    /// Whether a link of a page leads to an item, or to the page of a module.
    pub fn has(&self, url: &str) -> bool {
        let module = |item: &Item| format!("{FOLDER}{}/index.html", item.module.replace("::", "/"));
        let leads = |item: &Item| item.url == url || module(item) == url;
        self.0.iter().any(leads)
    }
}

/// A module: what it declares, and what it takes from elsewhere.
#[derive(Default)]
struct Module {
    /// Public items: their kind as rustdoc's files have it, and their name.
    items: Vec<(&'static str, String)>,
    /// Public associated functions: type and name.
    methods: Vec<(String, String)>,
    /// Modules inside, with whether they are public.
    modules: BTreeMap<String, (bool, Module)>,
    /// `pub use` of a module and a name, or of everything (`*`) in it.
    uses: Vec<(Vec<String>, String)>,
}

impl Module {
    /// `folder` is where the files of the modules inside stand.
    fn read(file: &Path, folder: &Path) -> Result<Self> {
        let text = fs::read_to_string(file)
            .with_context(|| format!("{}:1: cannot be read", file.display()))?;
        let parsed =
            syn::parse_file(&text).with_context(|| format!("{}:1: is no Rust", file.display()))?;
        let mut module = Self::default();
        for item in parsed.items {
            module.take(item, folder)?;
        }
        Ok(module)
    }

    fn take(&mut self, item: syn::Item, folder: &Path) -> Result<()> {
        let mut add = |kind, vis: &Visibility, attrs: &[Attribute], name: &Ident| {
            if is_public(vis) && !is_hidden(attrs) {
                self.items.push((kind, name.to_string()));
            }
        };
        match item {
            syn::Item::Fn(it) => add("fn", &it.vis, &it.attrs, &it.sig.ident),
            syn::Item::Struct(it) => add("struct", &it.vis, &it.attrs, &it.ident),
            syn::Item::Enum(it) => add("enum", &it.vis, &it.attrs, &it.ident),
            syn::Item::Trait(it) => add("trait", &it.vis, &it.attrs, &it.ident),
            syn::Item::Type(it) => add("type", &it.vis, &it.attrs, &it.ident),
            syn::Item::Const(it) => add("constant", &it.vis, &it.attrs, &it.ident),
            syn::Item::Impl(it) if it.trait_.is_none() => {
                let syn::Type::Path(of) = *it.self_ty else {
                    return Ok(());
                };
                let Some(of) = of.path.segments.last() else {
                    return Ok(());
                };
                for item in it.items {
                    if let ImplItem::Fn(method) = item
                        && is_public(&method.vis)
                        && !is_hidden(&method.attrs)
                    {
                        let name = (of.ident.to_string(), method.sig.ident.to_string());
                        self.methods.push(name);
                    }
                }
            }
            syn::Item::Mod(it) => {
                let name = it.ident.to_string();
                let folder = folder.join(&name);
                let module = match it.content {
                    _ if is_test(&it.attrs) => return Ok(()),
                    Some((_, items)) => {
                        let mut module = Self::default();
                        for item in items {
                            module.take(item, &folder)?;
                        }
                        module
                    }
                    None => Self::read(&module_file(&folder), &folder)?,
                };
                self.modules.insert(name, (is_public(&it.vis), module));
            }
            syn::Item::Use(it) if is_public(&it.vis) => self.reexport(&[], &it.tree),
            _ => {}
        }
        Ok(())
    }

    fn reexport(&mut self, path: &[String], tree: &UseTree) {
        match tree {
            UseTree::Path(inner) => {
                let step = inner.ident.to_string();
                let within = ["self", "crate"].contains(&step.as_str());
                let path = [
                    path,
                    if within {
                        &[]
                    } else {
                        std::slice::from_ref(&step)
                    },
                ]
                .concat();
                self.reexport(&path, &inner.tree);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.reexport(path, tree);
                }
            }
            UseTree::Name(name) => self.uses.push((path.to_owned(), name.ident.to_string())),
            UseTree::Glob(_) => self.uses.push((path.to_owned(), "*".to_owned())),
            // a page under another name: none is needed yet
            UseTree::Rename(_) => {}
        }
    }

    /// Everything with a page of its own: rustdoc gives one to what is declared in a public module,
    /// and to what is taken from a private one.
    fn list(&self, path: &str, to: &mut Vec<Item>) {
        for (kind, name) in &self.items {
            self.page(kind, name, path, to);
        }
        for (name, (public, module)) in &self.modules {
            if *public {
                module.list(&format!("{path}::{name}"), to);
            }
        }
        for (from, wanted) in &self.uses {
            if let Some(module) = self.private(from) {
                for (kind, name) in &module.items {
                    if wanted == name || wanted == "*" {
                        module.page(kind, name, path, to);
                    }
                }
            }
        }
    }

    /// The module at the end of a path on which one is private.
    fn private(&self, path: &[String]) -> Option<&Module> {
        let mut module = self;
        let mut private = false;
        for step in path {
            let (public, inner) = module.modules.get(step)?;
            private |= !public;
            module = inner;
        }
        private.then_some(module)
    }

    fn page(&self, kind: &str, name: &str, path: &str, to: &mut Vec<Item>) {
        let url = format!("{FOLDER}{}/{kind}.{name}.html", path.replace("::", "/"));
        for (of, method) in self.methods.iter().filter(|(of, _)| of == name) {
            to.push(Item {
                name: format!("{of}::{method}"),
                url: format!("{url}#method.{method}"),
                module: path.to_owned(),
                function: true,
            });
        }
        to.push(Item {
            name: name.to_owned(),
            url,
            module: path.to_owned(),
            function: kind == "fn",
        });
    }
}

fn module_file(folder: &Path) -> PathBuf {
    let file = folder.with_extension("rs");
    if file.is_file() {
        file
    } else {
        folder.join("mod.rs")
    }
}

fn is_public(vis: &Visibility) -> bool {
    matches!(vis, Visibility::Public(_))
}

fn is_hidden(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        attr.path().is_ident("doc")
            && attr
                .parse_args::<Ident>()
                .is_ok_and(|word| word == "hidden")
    })
}

fn is_test(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("cfg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(files: &[(&str, &str)]) -> Result<Vec<String>> {
        let root = tempfile::tempdir()?;
        for (name, text) in files {
            let file = root.path().join("crate/src").join(name);
            fs::create_dir_all(file.parent().context("a file stands in a folder")?)?;
            fs::write(file, text)?;
        }
        let items = Items::read(root.path())?;
        Ok(items
            .iter()
            .map(|item| format!("{} {}", item.name, item.url))
            .collect())
    }

    #[test]
    fn an_item_has_its_page_where_rustdoc_puts_it() -> Result<()> {
        let items = read(&[
            (
                "lib.rs",
                "pub mod conv;\nmod rng;\npub use conv::forward;\npub use rng::Rng;\nfn own() {}\n\
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
                "rng.rs",
                "pub struct Rng;\npub struct Other;\nimpl Rng { pub fn seed() {} fn own() {} }\n",
            ),
        ])?;
        assert_eq!(
            items,
            [
                "Kind api/cnn_backprop/conv/deep/enum.Kind.html",
                "Result api/cnn_backprop/type.Result.html",
                "Rng api/cnn_backprop/struct.Rng.html",
                "Rng::seed api/cnn_backprop/struct.Rng.html#method.seed",
                "forward api/cnn_backprop/conv/fn.forward.html",
            ]
        );
        Ok(())
    }

    #[test]
    fn source_that_cannot_be_read_is_reported_at_its_line() {
        for (text, says) in [
            ("pub mod nowhere;\n", "nowhere/mod.rs:1: cannot be read"),
            ("pub fn a() {}\nfn {\n", "lib.rs:1: is no Rust"),
        ] {
            let error = read(&[("lib.rs", text)]).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn links_lead_to_items_modules_and_the_crate() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let items = Items::read(&root)?;
        for url in [
            "api/cnn_backprop/index.html",
            "api/cnn_backprop/conv/index.html",
            "api/cnn_backprop/conv/fn.conv_backward.html",
            "api/cnn_backprop/struct.NumpyRng.html#method.seed",
        ] {
            assert!(items.has(url), "{url}");
        }
        for url in [
            "api/",
            "api/index.html",
            "api/cnn_backprop/fn.conv_backward.html",
            "api/cnn_backprop/conv/fn.conv_back.html",
            "api/cnn_backprop/struct.NumpyRng.html#method.sow",
        ] {
            assert!(!items.has(url), "{url}");
        }
        Ok(())
    }
}
