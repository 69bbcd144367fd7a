//! The index of the libraries' functions: each with its documentation, and the pages that show it.
//!
//! A function is known by its path: a page that calls `fast::conv_backward` does not show the
//! `conv_backward` of another module.

use std::path::PathBuf;

use super::{folded, link};
use crate::directive::Context;
use crate::html::{bilingual, escape, table};
use crate::included::{included, resolve};
use crate::library::Item;
use crate::page::{CodeBlock, Page};

pub(super) fn list(context: &Context<'_>) -> String {
    let pages = context.book.pages.iter().zip(context.filled);
    let programs: Vec<_> = pages.map(|(page, filled)| programs(page, filled)).collect();
    let functions = context.book.items.iter().filter(|item| item.function);
    let rows: String = functions
        .map(|item| row(item, &programs, context))
        .collect();
    let titles = [
        bilingual("函数", "Function"),
        bilingual("写在", "Written out in"),
        bilingual("用在", "Called in"),
    ];
    table("function-index", &titles, &rows)
}

fn row(item: &Item, programs: &[Vec<Program>], context: &Context<'_>) -> String {
    let book = context.book;
    let path = format!("{}::{}", item.module, item.name);
    // the book is about the first library, so its name is left out
    let short = book
        .library
        .as_ref()
        .and_then(|name| path.strip_prefix(&format!("{name}::")));
    // a long name may break on a phone, but only between its words
    let name = escape(short.unwrap_or(&path));
    let name = name.replace("::", "::<wbr>").replace('_', "_<wbr>");
    let name = format!("<code>{name}</code>");
    let name = match context.api {
        true => format!("<a href=\"{}\">{name}</a>", item.url),
        false => name,
    };
    let pages = |shows: &dyn Fn(&Program) -> bool| {
        let pages = book.pages.iter().zip(programs);
        let links = pages.filter(|(_, programs)| programs.iter().any(shows));
        let links: Vec<_> = links.map(|(page, _)| link(page, book)).collect();
        folded(&links, &|pages| {
            (format!("{pages} 页"), format!("{pages} pages"))
        })
    };
    let written = pages(&|program| program.defines(item));
    let called = pages(&|program| program.calls(item));
    format!("<tr><td>{name}</td><td>{written}</td><td>{called}</td></tr>")
}

/// A Rust listing.
#[derive(Debug)]
struct Program {
    /// The lines that a reader sees, without comments.
    visible: String,
    /// The files that it includes.
    files: Vec<PathBuf>,
    /// The names that it imports and their full paths; the name for `use a::*` is `*`.
    imports: Vec<(String, String)>,
}

/// The listings of a page: as written, and with includes filled in.
fn programs(page: &Page, filled: &Page) -> Vec<Program> {
    // an include adds no fence, so the n-th block is the same before and after
    let blocks = page.code.iter().zip(&filled.code);
    let rust = blocks.filter(|(_, block)| block.is_rust());
    rust.map(|(raw, block)| Program::read(page, raw, block))
        .collect()
}

impl Program {
    fn read(page: &Page, raw: &CodeBlock, block: &CodeBlock) -> Self {
        let includes = raw.code.lines().filter_map(included);
        let files = includes
            .filter_map(Result::ok)
            .map(|(file, _)| resolve(&page.file, file));
        let (mut visible, mut whole) = (String::new(), String::new());
        for line in block.code.lines() {
            let hidden = match line.trim_start() {
                "#" => Some(""),
                line => line.strip_prefix("# "),
            };
            let code = hidden.unwrap_or(line);
            let code = code.split("//").next().unwrap_or_default();
            whole += &format!("{code}\n");
            if hidden.is_none() {
                visible += &format!("{code}\n");
            }
        }
        Self {
            imports: imports(&whole),
            files: files.collect(),
            visible,
        }
    }

    /// Whether the listing shows the body of a function.
    fn defines(&self, item: &Item) -> bool {
        let head = |next: &str| format!("fn {}{next}", item.name);
        self.files.contains(&item.file)
            && ["(", "<"]
                .iter()
                .any(|next| self.visible.contains(&head(next)))
    }

    /// Whether the listing calls a function. `NumpyRng::seed` is called as `NumpyRng::seed(`, or as `.seed(` in a
    /// program that imports from its module.
    fn calls(&self, item: &Item) -> bool {
        let name = item.name.rsplit("::").next().unwrap_or(&item.name);
        let call = format!("{name}(");
        let calls = self.visible.match_indices(&call).map(|(at, _)| at);
        let mut calls = calls.filter(|at| !self.visible[..*at].ends_with("fn "));
        let is_method = item.name.contains("::");
        calls.any(|at| {
            let before = &self.visible[..at];
            if before.ends_with('.') {
                let module = format!("{}::", item.module);
                let mut imports = self.imports.iter();
                return is_method && imports.any(|(_, path)| path.starts_with(&module));
            }
            let path =
                before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            let path = format!("{}{name}", &before[path.len()..]);
            self.meant(&path).any(|path| item.paths.contains(&path))
        })
    }

    /// The full paths that a path in the program can stand for.
    fn meant(&self, path: &str) -> impl Iterator<Item = String> {
        let (first, rest) = path.split_at(path.find("::").unwrap_or(path.len()));
        let imported = self
            .imports
            .iter()
            .filter_map(move |(name, import)| match name.as_str() {
                "*" => Some(format!("{import}::{first}{rest}")),
                name if name == first => Some(format!("{import}{rest}")),
                _ => None,
            });
        imported.chain([path.to_owned()])
    }
}

/// What the `use` items of a program import, wherever they are.
fn imports(program: &str) -> Vec<(String, String)> {
    let mut imports = Vec::new();
    for (at, _) in program.match_indices("use ") {
        let before = program[..at].chars().next_back();
        let item = program[at..].split_inclusive(';').next();
        if before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
            && let Ok(item) = syn::parse_str::<syn::ItemUse>(item.unwrap_or_default())
        {
            flatten("", &item.tree, &mut imports);
        }
    }
    imports
}

fn flatten(path: &str, tree: &syn::UseTree, to: &mut Vec<(String, String)>) {
    let join = |name: &syn::Ident| match path {
        "" => name.to_string(),
        path => format!("{path}::{name}"),
    };
    match tree {
        syn::UseTree::Path(inner) => flatten(&join(&inner.ident), &inner.tree, to),
        syn::UseTree::Group(group) => {
            group.items.iter().for_each(|tree| flatten(path, tree, to));
        }
        syn::UseTree::Name(name) if name.ident == "self" => {
            let last = path.rsplit("::").next().unwrap_or(path);
            to.push((last.to_owned(), path.to_owned()));
        }
        syn::UseTree::Name(name) => to.push((name.ident.to_string(), join(&name.ident))),
        syn::UseTree::Rename(rename) => {
            to.push((rename.rename.to_string(), join(&rename.ident)));
        }
        syn::UseTree::Glob(_) => to.push(("*".to_owned(), path.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(module: &str, name: &str, file: &str) -> Item {
        Item {
            module: module.into(),
            name: name.into(),
            url: format!("api/{name}"),
            file: file.into(),
            function: true,
            paths: vec![format!("{module}::{name}"), format!("net::{name}")],
        }
    }

    fn program(raw: &str, filled: &str) -> Program {
        let page = |code: &str| Page::new("题 · T", "src/x.md", format!("```rust\n{code}```\n"));
        programs(&page(raw), &page(filled)).remove(0)
    }

    #[test]
    fn a_function_is_known_by_its_path() {
        let literal = item("net::conv", "backward", "crate/src/conv.rs");
        let fast = Item {
            paths: vec!["net_fast::backward".into()],
            ..item("net_fast", "backward", "fast/src/conv.rs")
        };
        for (code, shows) in [
            ("# use net::backward;\nbackward(1);\n", [true, false]),
            (
                "use net::conv::{self, other};\nconv::backward(1);\n",
                [true, false],
            ),
            (
                "# use net_fast as fast;\nfast::backward(1);\n",
                [false, true],
            ),
            ("net_fast::backward(1);\n", [false, true]),
            (
                "# use net::*;\n# fn main() { use net_fast::backward as quick; }\nquick(1); backward(2);\n",
                [true, false],
            ),
            ("backward(1);\n", [false, false]),
            (
                "# use net::backward;\n# backward(1);\nx.backward(1); // backward(1)\nmy_backward(1);\n",
                [false, false],
            ),
            (
                "# use net::backward;\nfn backward(x: X) {}\n",
                [false, false],
            ),
        ] {
            let program = program(code, code);
            assert_eq!(
                [program.calls(&literal), program.calls(&fast)],
                shows,
                "{code}"
            );
        }
    }

    #[test]
    fn a_body_is_known_by_its_file() {
        let program = program(
            "{{#include ../fast/src/conv.rs:b}}\n",
            "pub fn backward<F>(x: F) {}\n",
        );
        assert!(program.defines(&item("net_fast", "backward", "fast/src/conv.rs")));
        assert!(!program.defines(&item("net::conv", "backward", "crate/src/conv.rs")));
        assert!(!program.defines(&item("net_fast", "ward", "fast/src/conv.rs")));
    }

    #[test]
    fn a_method_is_called_where_its_module_is_known() {
        let seed = item("net", "Rng::seed", "crate/src/rng.rs");
        for (code, called) in [
            ("# use net::Rng;\nRng::seed(1);\n", true),
            ("# use net::Rng;\nrng.seed(1);\n", true),
            ("# use net::make;\nmake().seed(1);\n", true),
            ("rng.seed(1);\n", false),
            ("# use other::Rng;\nRng::seed(1);\n", false),
        ] {
            // the item's own path
            let seed = Item {
                paths: vec!["net::Rng::seed".into()],
                ..seed.clone()
            };
            assert_eq!(program(code, code).calls(&seed), called, "{code}");
        }
    }
}
