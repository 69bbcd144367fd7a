//! The Rust names of the glossary, looked up in the crate.

use std::collections::HashSet;
use std::str::FromStr;

use formula::Glossary;
use proc_macro2::{TokenStream, TokenTree};

use crate::report::Fault;
use crate::run::GLOSSARY;

/// The entries of the glossary whose `rust` is not an identifier in the sources: no function,
/// parameter, field or variable has that name.
///
/// `sources` are files of the crate, each with its text. Comments and strings do not count.
///
/// ```
/// use formula_check::missing_names;
/// let entry = "[[symbol]]\ntex = 'p'\nrust = 'padding'\nzh = '填充'\nen = 'padding'\n";
/// let glossary = formula::Glossary::parse(entry).unwrap();
/// let faults = missing_names(&glossary, &[("src/conv.rs", "fn zero_pad(pad: usize) {} // padding")]);
/// assert!(faults[0].to_string().starts_with("glossary.toml:2: `p` is called `padding`"));
/// ```
pub fn missing_names(glossary: &Glossary, sources: &[(&str, &str)]) -> Vec<Fault> {
    let mut names = HashSet::new();
    let mut faults = vec![];
    for (file, text) in sources {
        match TokenStream::from_str(text) {
            Ok(tokens) => collect(tokens, &mut names),
            Err(error) => faults.push(Fault::new(*file, 1, format!("is not Rust: {error}"))),
        }
    }
    for (_, symbol) in glossary.symbols() {
        let Some(name) = symbol.rust.as_ref().filter(|name| !names.contains(*name)) else {
            continue;
        };
        let message = format!(
            "`{}` is called `{name}` here, but nothing in the crate has that name; expected the name of a \
             parameter, field or variable",
            symbol.tex
        );
        faults.push(Fault::new(GLOSSARY, symbol.line, message));
    }
    faults
}

fn collect(tokens: TokenStream, names: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                names.insert(name.to_string());
            }
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
