//! The modules of a library, parsed, and the items that they make public.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Ident, ImplItem, UseTree, Visibility};

use super::FOLDER;
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

/// A module: what it declares and what it imports.
#[derive(Default)]
pub(super) struct Module {
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

impl Module {
    /// `folder` holds the files of the submodules.
    pub fn read(root: &Path, file: &Path, folder: &Path) -> Result<Self, Fault> {
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
    pub fn list(&self, path: &str, to: &mut Vec<Item>, aliases: &mut Vec<(String, String)>) {
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
