//! The public items of the libraries of a book, read from their source.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use syn::{Attribute, Ident, ImplItem, UseTree, Visibility};

use super::{FOLDER, Library};
use crate::fault::Fault;

/// A public item of a library.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The module through which it is used: `cnn_backprop::conv`.
    pub module: String,
    /// Its name: `conv_forward`, or `NumpyRng::seed` for an associated function.
    pub name: String,
    /// Its page, `api/cnn_backprop/conv/fn.conv_forward.html`, with a fragment for an associated function.
    pub url: String,
    /// The file that it is written in, relative to the root of the book.
    pub file: PathBuf,
    /// Whether it can be called: a free or associated function.
    pub function: bool,
    /// All paths by which a program can name it; each re-export adds one.
    pub paths: Vec<String>,
}

/// The public items, by module and name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items(Vec<Item>);

impl Items {
    /// Reads the source of the libraries.
    ///
    /// # Errors
    /// If a file cannot be read or is not valid Rust.
    pub fn read(root: &Path, libraries: &[Library]) -> Result<Self, Fault> {
        /// The files of each library.
        type Sources = Vec<(&'static str, BTreeMap<PathBuf, String>)>;
        // Parsing takes longer than most of a build, and an edit of a page does not change what is parsed.
        static LAST: Mutex<Option<(Sources, Items)>> = Mutex::new(None);
        let sources = libraries.iter().map(|library| {
            let mut files = BTreeMap::new();
            read_folder(&root.join(folder(library)), &mut files);
            (library.source, files)
        });
        let sources: Sources = sources.collect();
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((same, items)) = &*last
            && *same == sources
        {
            return Ok(items.clone());
        }
        let mut items = Vec::new();
        for library in libraries {
            items.extend(Self::of(root, library)?);
        }
        items.sort();
        let items = Self(items);
        *last = Some((sources, items.clone()));
        Ok(items)
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

/// A module: what it declares and what it imports.
#[derive(Default)]
struct Module {
    /// Its file, relative to the root.
    file: PathBuf,
    /// Public items: their kind as in the names of rustdoc's files, and their name.
    items: Vec<(&'static str, String)>,
    /// Public associated functions: type and name.
    methods: Vec<(String, String)>,
    /// Submodules, and whether each is public.
    modules: BTreeMap<String, (bool, Module)>,
    /// `pub use` of a module and a name, or of everything (`*`) in it.
    uses: Vec<(Vec<String>, String)>,
}

/// The folder of the sources of a library.
fn folder(library: &Library) -> &Path {
    let file = Path::new(library.source);
    file.parent().unwrap_or(file)
}

/// Adds the texts of all Rust files in a folder. A file that cannot be read is left out, which is a fault of what names it.
fn read_folder(folder: &Path, files: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_folder(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && let Ok(text) = fs::read_to_string(&path)
        {
            files.insert(path, text);
        }
    }
}

impl Module {
    /// `folder` holds the files of the submodules.
    fn read(root: &Path, file: &Path, folder: &Path) -> Result<Self, Fault> {
        let text = fs::read_to_string(root.join(file))
            .map_err(|error| Fault::new(file, 1, format!("cannot be read: {error}")))?;
        let parsed = syn::parse_file(&text)
            .map_err(|error| Fault::new(file, 1, format!("is not valid Rust: {error}")))?;
        let mut module = Self {
            file: file.to_owned(),
            ..Self::default()
        };
        for item in parsed.items {
            module.take(item, root, folder)?;
        }
        Ok(module)
    }

    fn take(&mut self, item: syn::Item, root: &Path, folder: &Path) -> Result<(), Fault> {
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
                        let mut module = Self {
                            file: self.file.clone(),
                            ..Self::default()
                        };
                        for item in items {
                            module.take(item, root, &folder)?;
                        }
                        module
                    }
                    None => Self::read(root, &module_file(root, &folder), &folder)?,
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
            // a renamed item would get a page under another name; no library does this yet
            UseTree::Rename(_) => {}
        }
    }

    /// Everything with a page of its own: items declared in a public module, and items re-exported
    /// from a private one. Items re-exported from a public module go to `aliases`: their path, and
    /// the other path.
    fn list(&self, path: &str, to: &mut Vec<Item>, aliases: &mut Vec<(String, String)>) {
        for (kind, name) in &self.items {
            self.page(kind, name, path, to);
        }
        for (name, (public, module)) in &self.modules {
            if *public {
                module.list(&format!("{path}::{name}"), to, aliases);
            }
        }
        for (from, wanted) in &self.uses {
            if let Some(module) = self.private(from) {
                for (module, kind, name) in module.declared(wanted) {
                    module.page(kind, name, path, to);
                }
            } else if wanted != "*" {
                let from: String = from.iter().map(|step| format!("::{step}")).collect();
                aliases.push((
                    format!("{path}{from}::{wanted}"),
                    format!("{path}::{wanted}"),
                ));
            }
        }
    }

    /// What a name, or `*`, means in a private module: its own items, or those re-exported from a submodule.
    fn declared(&self, wanted: &str) -> Vec<(&Module, &'static str, &str)> {
        let items = self
            .items
            .iter()
            .filter(|(_, name)| wanted == name || wanted == "*");
        let mut found: Vec<_> = items
            .map(|(kind, name)| (self, *kind, name.as_str()))
            .collect();
        for (from, name) in &self.uses {
            let module = from.iter().try_fold(self, |module, step| {
                module.modules.get(step).map(|(_, inner)| inner)
            });
            if let Some(module) = module.filter(|_| wanted == name || wanted == "*") {
                found.extend(module.declared(name));
            }
        }
        found
    }

    /// The module at the end of a path that contains a private module.
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
        let item = |name: String, url: String, function| Item {
            paths: vec![format!("{path}::{name}")],
            module: path.to_owned(),
            file: self.file.clone(),
            name,
            url,
            function,
        };
        for (of, method) in self.methods.iter().filter(|(of, _)| of == name) {
            let url = format!("{url}#method.{method}");
            to.push(item(format!("{of}::{method}"), url, true));
        }
        to.push(item(name.to_owned(), url, kind == "fn"));
    }
}

fn module_file(root: &Path, folder: &Path) -> PathBuf {
    let file = folder.with_extension("rs");
    match root.join(&file).is_file() {
        true => file,
        false => folder.join("mod.rs"),
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
