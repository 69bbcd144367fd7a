//! Combines the thirty style sheets and scripts of a page into one of each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use super::squeeze;
use crate::digest;
use crate::frame::PAPER;

/// Folder of the files that are made here, under the site.
pub const FOLDER: &str = "bundle";

/// The search scripts, mdBook's and ours, which load when someone searches: see `theme/script/search-start.js`.
const SEARCH: [&str; 6] = [
    "elasticlunr-",
    "mark-",
    "searcher-",
    "theme/script/search-words-",
    "theme/script/traditional-",
    "theme/script/search-in-book-",
];

/// The style sheet that lights up a symbol everywhere on a page. On the page that holds the whole book this would take
/// most of a minute, and paper has no pointer.
const SYMBOL_LINKS: &str = "theme/style/symbol-links";

/// The bundles, and the files that went into them. Nearly all pages need the same ones, so each is read and made once.
pub(super) struct Bundles<'a> {
    site: &'a Path,
    used: BTreeSet<PathBuf>,
    /// Style sheets and scripts without their comments.
    short: BTreeMap<PathBuf, String>,
    /// Bundles by their content.
    made: BTreeMap<Vec<(PathBuf, Option<String>)>, String>,
}

/// A style sheet or a script of a page: its file, and its line in the page.
struct Part {
    line: usize,
    file: PathBuf,
    media: Option<String>,
}

impl<'a> Bundles<'a> {
    pub(super) fn new(site: &'a Path) -> Self {
        Self {
            site,
            used: BTreeSet::new(),
            short: BTreeMap::new(),
            made: BTreeMap::new(),
        }
    }

    /// The page `name` with its style sheets and its scripts bundled.
    pub(super) fn page(&mut self, html: &str, name: &Path) -> Result<String> {
        let up = "../".repeat(name.components().count() - 1);
        let (mut styles, mut scripts, mut search) = (Vec::new(), Vec::new(), Vec::new());
        let mut lines: Vec<String> = html.lines().map(str::to_owned).collect();
        for (line, text) in html.lines().enumerate() {
            let text = text.trim();
            if let Some(file) = attribute(text, "<link rel=\"stylesheet\"", "href") {
                let Some(file) = inside(&file, &up) else {
                    continue;
                };
                // mdBook's theme menu switches these by their id; those of our theme are empty
                if let Some(id) = attribute(text, "<link", "id") {
                    if self.short(&file)?.is_empty() {
                        lines[line] = format!("<style id=\"{id}\"></style>");
                        self.used.insert(file);
                    }
                    continue;
                }
                if name == Path::new(PAPER) && file.to_string_lossy().starts_with(SYMBOL_LINKS) {
                    lines[line].clear();
                    continue;
                }
                let media = attribute(text, "<link", "media");
                styles.push(Part { line, file, media });
            } else if let Some(file) = attribute(text, "<script src=", "src") {
                let media = None;
                match inside(&file, &up) {
                    // in the head, because the sidebar is drawn before the page has loaded completely
                    Some(file) if file.to_string_lossy().starts_with("toc-") => {
                        let place = self.site.join(&file);
                        fs::write(place, self.short(&file)?)?;
                    }
                    Some(file) if is_search(&file) => search.push(Part { line, file, media }),
                    Some(file) => scripts.push(Part { line, file, media }),
                    None => {}
                }
            }
        }
        let parts = styles.iter().chain(&scripts).chain(&search);
        let mut dropped: BTreeSet<usize> = parts.map(|part| part.line).collect();
        if let Some(first) = styles.first() {
            let bundle = self.styles(&styles)?;
            lines[first.line] = format!("<link rel=\"stylesheet\" href=\"{up}{bundle}\">");
            dropped.remove(&first.line);
        }
        if let Some(last) = scripts.last() {
            let attribute = match self.scripts(&search, "search")? {
                Some(bundle) => format!(" data-search=\"{up}{bundle}\""),
                None => String::new(),
            };
            if let Some(bundle) = self.scripts(&scripts, "page")? {
                lines[last.line] = format!("<script src=\"{up}{bundle}\"{attribute}></script>");
                dropped.remove(&last.line);
            }
        }
        let kept = lines
            .iter()
            .enumerate()
            .filter(|(line, _)| !dropped.contains(line));
        Ok(kept.flat_map(|(_, text)| [text, "\n"]).collect())
    }

    /// Deletes the files that pages no longer use, and the folders that this leaves empty.
    pub(super) fn remove_what_went_in(self) -> Result<()> {
        for file in &self.used {
            let file = self.site.join(file);
            fs::remove_file(&file).with_context(|| file.display().to_string())?;
            let mut folder = file.parent();
            while let Some(empty) = folder.filter(|folder| fs::remove_dir(folder).is_ok()) {
                folder = empty.parent();
            }
        }
        Ok(())
    }

    fn styles(&mut self, parts: &[Part]) -> Result<String> {
        if let Some(made) = self.made.get(&contents(parts)) {
            return Ok(made.clone());
        }
        let mut text = String::new();
        for part in parts {
            let css = with_addresses_from(self.short(&part.file)?, &part.file);
            match &part.media {
                Some(media) => text += &format!("@media {media}{{{css}}}\n"),
                None => text += &format!("{css}\n"),
            }
            self.used.insert(part.file.clone());
        }
        let made = self.write(&text, "page", "css")?;
        self.made.insert(contents(parts), made.clone());
        Ok(made)
    }

    fn scripts(&mut self, parts: &[Part], name: &str) -> Result<Option<String>> {
        if parts.is_empty() {
            return Ok(None);
        }
        if let Some(made) = self.made.get(&contents(parts)) {
            return Ok(Some(made.clone()));
        }
        let mut text = String::new();
        for part in parts {
            text += self.short(&part.file)?;
            // because a file may end without a semicolon
            text += ";\n";
            self.used.insert(part.file.clone());
        }
        let made = self.write(&text, name, "js")?;
        self.made.insert(contents(parts), made.clone());
        Ok(Some(made))
    }

    /// A style sheet or a script without its comments.
    fn short(&mut self, file: &Path) -> Result<&str> {
        if !self.short.contains_key(file) {
            let place = self.site.join(file);
            let text = fs::read_to_string(&place).with_context(|| place.display().to_string())?;
            let is_style = file.extension().is_some_and(|end| end == "css");
            let squeeze = if is_style { squeeze::css } else { squeeze::js };
            self.short.insert(file.to_owned(), squeeze(&text));
        }
        Ok(&self.short[file])
    }

    /// The file name contains a hash, as mdBook's do, so that no browser shows an old version.
    fn write(&self, text: &str, name: &str, end: &str) -> Result<String> {
        let hash = digest::hex(text, 4);
        let name = format!("{FOLDER}/{name}-{hash}.{end}");
        fs::create_dir_all(self.site.join(FOLDER))?;
        fs::write(self.site.join(&name), text)?;
        Ok(name)
    }
}

/// The key of the bundle made from these parts.
fn contents(parts: &[Part]) -> Vec<(PathBuf, Option<String>)> {
    let content = |part: &Part| (part.file.clone(), part.media.clone());
    parts.iter().map(content).collect()
}

fn is_search(file: &Path) -> bool {
    let file = file.to_string_lossy();
    SEARCH.iter().any(|start| file.starts_with(start))
}

/// The value of an attribute of the tag that a line consists of.
fn attribute(line: &str, start: &str, name: &str) -> Option<String> {
    let rest = line.starts_with(start).then_some(line)?;
    let (_, value) = rest.split_once(&format!(" {name}=\""))?;
    Some(value.split_once('"')?.0.to_owned())
}

/// The file under the site that an address on a page means; `None` if it is elsewhere.
fn inside(address: &str, up: &str) -> Option<PathBuf> {
    let file = address.strip_prefix(up)?;
    let elsewhere = file.contains(':') || file.starts_with(['/', '.']);
    (!elsewhere).then(|| PathBuf::from(file))
}

/// Adjusts the relative addresses of a style sheet that moves from `file` into the folder of bundles.
fn with_addresses_from(css: &str, file: &Path) -> String {
    let mut parts = css.split("url(\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out += "url(\"";
        let (address, rest) = part.split_once('"').unwrap_or((part, ""));
        if address.contains(':') || address.starts_with(['/', '#']) {
            out += address;
        } else {
            out += &format!("../{}", normal(&file.with_file_name(address)));
        }
        out += &format!("\"{rest}");
    }
    out
}

/// `fonts/../fonts/a` -> `fonts/a`
fn normal(path: &Path) -> String {
    let mut steps = Vec::new();
    for step in path.components() {
        match step {
            Component::ParentDir => drop(steps.pop()),
            step => steps.push(step.as_os_str().to_string_lossy()),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let file = site.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        site
    }

    const PAGE: &str = r#"<head>
<link rel="stylesheet" href="../css/a-1.css">
<link rel="stylesheet" href="../css/print-1.css" media="print">
<link rel="stylesheet" id="mdbook-highlight-css" href="../highlight-1.css">
<script src="../toc-1.js"></script>
</head>
<pre>
  text
</pre>
<script src="../elasticlunr-1.js"></script>
<script>inline()</script>
<script src="../book-1.js"></script>
<script src="https://example.com/far.js"></script>
<script src="../theme/script/last-1.js"></script>
"#;

    #[test]
    fn a_page_is_left_with_one_style_sheet_and_one_script() {
        let site = site(&[
            ("css/a-1.css", "/* x */ a { b: url(\"../fonts/f\") }"),
            ("css/print-1.css", "c { d: e }"),
            ("highlight-1.css", "/* empty */"),
            ("toc-1.js", "// why\ntoc();\n"),
            ("elasticlunr-1.js", "search()"),
            ("book-1.js", "book()"),
            ("theme/script/last-1.js", "last()"),
            ("fonts/f", ""),
        ]);
        let mut bundles = Bundles::new(site.path());
        let page = bundles.page(PAGE, Path::new("deep/page.html")).unwrap();
        bundles.remove_what_went_in().unwrap();
        let read = |before: &str| {
            let (_, after) = page.split_once(before).unwrap();
            let name = after.split('"').next().unwrap();
            fs::read_to_string(site.path().join(name)).unwrap()
        };
        assert_eq!(
            read("<link rel=\"stylesheet\" href=\"../"),
            "a{b: url(\"../fonts/f\")}\n@media print{c{d: e}}\n"
        );
        assert_eq!(read("data-search=\"../"), "search()\n;\n");
        let after_inline = "<script>inline()</script>\n<script src=\"https://example.com/far.js\"></script>\n<script src=\"../";
        assert_eq!(read(after_inline), "book()\n;\nlast()\n;\n");
        assert_eq!(read("<script src=\"../"), "toc();\n");
        assert!(
            page.contains("<style id=\"mdbook-highlight-css\"></style>"),
            "{page}"
        );
        assert!(page.contains("<pre>\n  text\n</pre>"), "{page}");
        assert!(!site.path().join("css").exists() && !site.path().join("theme").exists());
    }

    #[test]
    fn addresses_are_told_apart() {
        assert_eq!(inside("../css/a.css", "../"), Some("css/a.css".into()));
        assert_eq!(inside("https://example.com/a.css", ""), None);
        assert_eq!(inside("//example.com/a.css", ""), None);
        assert_eq!(inside("../a.css", ""), None);
    }
}
