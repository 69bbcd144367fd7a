//! The files from which a book and its program are made.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_driver::config::Config;

use crate::included;
use crate::project::{Project, markdown_files};
use crate::terms;
use crate::text;

/// Files and folders to watch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sources {
    /// What the pages are made from: a folder stands for all files in it.
    pub book: Vec<PathBuf>,
    /// What the program was compiled from, which only a restart makes new.
    pub program: Vec<PathBuf>,
}

impl Sources {
    /// The sources of a book; `None` if its settings cannot be read at the moment.
    pub(super) fn of(project: &Project) -> Option<Self> {
        let root = &project.root;
        let config = Config::from_disk(root.join("book.toml")).ok()?;
        let html = config.html_config().unwrap_or_default();
        let src = &config.book.src;
        let mut book = vec![
            root.join(src),
            html.theme_dir(root),
            root.join("book.toml"),
            root.join(terms::FILE),
        ];
        let folders = config.build.extra_watch_dirs.iter();
        let files = html.additional_css.iter().chain(&html.additional_js);
        book.extend(folders.chain(files).map(|path| root.join(path)));
        book.extend(included(root, src));
        let program = env::current_exe().ok().map(|program| compiled(&program));
        let program = program.unwrap_or_default();
        Some(Self { book, program })
    }
}

/// The files that pages include, wherever they are.
fn included(root: &Path, src: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for page in markdown_files(root, src) {
        let Ok(text) = text::read(&root.join(&page)) else {
            continue;
        };
        let named = text.lines().filter_map(included::included).flatten();
        files.extend(named.map(|(path, _)| root.join(included::resolve(&page, path))));
    }
    files
}

/// The files that cargo lists next to a program as those it was compiled from.
fn compiled(program: &Path) -> Vec<PathBuf> {
    let list = fs::read_to_string(program.with_extension("d")).unwrap_or_default();
    let rule = list.lines().next().unwrap_or_default();
    let (_, files) = rule.split_once(": ").unwrap_or_default();
    // a space within a name is written `\ `
    let files = files.replace("\\ ", "\0");
    files
        .split(' ')
        .map(|file| PathBuf::from(file.replace('\0', " ")))
        .collect()
}
