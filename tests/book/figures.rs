//! No figure is drawn by hand: each file in `src/figures` is what the `figures` crate draws now, from
//! the companion crate's arrays or from a file of what was measured. `UPDATE_EXPECT=1 cargo test -p book-tests --test book figures` writes them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ::figures::Figure;
use anyhow::{Context, Result};
use bookkit::fault::{Fault, Faults};
use bookkit::figures::{FOLDER, Figures, shown};
use bookkit::page::Page;
use bookkit::terms;
use results::{Asked, STEPS};

use crate::support::{UPDATE, book, first_difference, root, update};

#[test]
fn every_figure_is_what_the_crate_draws() -> Result<()> {
    let book = book()?;
    let drawn = ::figures::all()?;
    let src = root().join(&book.src);
    if update() {
        fs::create_dir_all(src.join(FOLDER))?;
        for figure in &drawn {
            fs::write(src.join(FOLDER).join(file_name(figure.name)), &figure.svg)?;
        }
    }
    Ok(compare(&drawn, Figures::read(&src)?.files(), &book.pages).into_result()?)
}

/// The font of the formulas is a subset, and words have a set translation: in the glossary, or, what a step is called, in
/// the file that it is plotted from.
#[test]
fn labels_are_in_the_font_and_in_the_glossary() -> Result<()> {
    let book = book()?;
    let steps = Asked::new(STEPS, "conv", "backward");
    let steps = results::read(&root(), &steps, &|message| Fault::new("steps", 1, message));
    let steps = steps.map_err(Faults::from_iter)?.step;
    let font = book
        .font
        .context("the book lists the characters of its font")?
        .characters;
    let terms = book.glossary.context("the glossary can be read")?.terms;
    for figure in ::figures::all()? {
        for (zh, en) in words(&figure.svg) {
            assert!(
                terms.iter().any(|term| term.zh == zh && term.en == en)
                    || steps.iter().any(|step| step.zh == zh && step.en == en),
                "{}: `{zh} · {en}` is no term of {}",
                figure.name,
                terms::FILE
            );
        }
        for text in texts(&figure.svg) {
            let lacking = text.chars().find(|ch| !font.contains(ch));
            assert_eq!(lacking, None, "{}: `{text}`", figure.name);
        }
    }
    Ok(())
}

#[test]
fn each_way_to_drift_is_reported() {
    let drawn = [Figure {
        name: "ring",
        svg: "<svg>\n<text>1</text>\n</svg>\n".into(),
    }];
    let same = BTreeMap::from([("ring".to_owned(), drawn[0].svg.clone())]);
    let page = "![环 · A ring](figures/ring.svg)\n";
    let report = |files: &BTreeMap<String, String>, page: &str| {
        compare(&drawn, files, &[page_at("src/x.md", page)]).to_string()
    };
    assert_eq!(report(&same, page), "0 faults in the book");

    let mut changed = same.clone();
    changed.insert("ring".into(), "<svg>\n<text>2</text>\n</svg>\n".into());
    let message = report(&changed, page);
    assert!(
        message.starts_with(
            "src/figures/ring.svg:2: the file has `<text>2</text>`, the crate draws `<text>1</text>`"
        ),
        "{message}"
    );
    assert!(message.contains(UPDATE), "{message}");

    let message = report(&BTreeMap::new(), page);
    assert!(message.contains("ring.svg:1: is not there"), "{message}");

    let mut more = same.clone();
    more.insert("square".into(), String::new());
    let message = report(&more, page);
    assert!(
        message.starts_with("src/figures/square.svg:1: nothing draws"),
        "{message}"
    );

    let message = report(&same, "");
    assert!(message.contains("ring.svg:1: no page shows"), "{message}");

    let message = report(&same, &format!("{page}\n{page}"));
    assert!(
        message.starts_with("src/x.md:3: figure `ring` is shown at src/x.md:1"),
        "{message}"
    );

    let repeated = [page_at(FRONT, page), page_at("src/x.md", page)];
    assert_eq!(
        compare(&drawn, &same, &repeated).to_string(),
        "0 faults in the book"
    );
}

/// Shows in one screen what the book is.
const FRONT: &str = "src/preface.md";

/// Faults of the files, the first line that differs each, and of the pages that show them.
fn compare(drawn: &[Figure], files: &BTreeMap<String, String>, pages: &[Page]) -> Faults {
    let folder = Path::new("src").join(FOLDER);
    let place = |name: &str| folder.join(file_name(name));
    let mut faults = Vec::new();
    let mut shown_at: BTreeMap<&str, String> = BTreeMap::new();
    // the front page repeats a figure, as it repeats its formula
    let own = pages.iter().filter(|page| page.file != Path::new(FRONT));
    for page in own {
        for (name, image) in shown(page) {
            let line = page.line(image.range.start);
            let here = format!("{}:{line}", page.file.display());
            // its ids would be there twice on the page that is printed
            if let Some(there) = shown_at.get(name) {
                let message = format!("figure `{name}` is shown at {there} already");
                faults.push(Fault::new(&page.file, line, message));
            }
            shown_at.entry(name).or_insert(here);
        }
    }
    for figure in drawn {
        let file = place(figure.name);
        match files.get(figure.name) {
            None => faults.push(Fault::new(
                &file,
                1,
                format!("is not there: {UPDATE} writes it"),
            )),
            Some(text) => {
                if let Some((at, has, draws)) = first_difference(text, &figure.svg) {
                    let message = format!(
                        "the file has `{has}`, the crate draws `{draws}`; {UPDATE} takes over what it draws"
                    );
                    faults.push(Fault::new(&file, at + 1, message));
                }
            }
        }
        if !shown_at.contains_key(figure.name) {
            let line = format!("![中文 · English]({FOLDER}/{})", file_name(figure.name));
            let message = format!("no page shows this figure: expected a line `{line}`");
            faults.push(Fault::new(&file, 1, message));
        }
    }
    for name in files.keys() {
        if drawn.iter().all(|figure| figure.name != name) {
            let message =
                "nothing draws this figure: delete the file, or draw it in content/figures";
            faults.push(Fault::new(place(name), 1, message));
        }
    }
    faults.into_iter().collect()
}

/// The labels in words, both halves.
fn words(svg: &str) -> Vec<(&str, &str)> {
    svg.lines()
        .filter_map(|line| Some((half(line, "zh-CN")?, half(line, "en")?)))
        .collect()
}

fn half<'a>(line: &'a str, lang: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!("<tspan lang=\"{lang}\">"))?;
    Some(rest.split_once('<')?.0)
}

/// The labels that are set in the font of the formulas.
fn texts(svg: &str) -> Vec<String> {
    svg.lines()
        .filter(|line| line.starts_with("<text") && !line.contains("lang="))
        .map(|line| {
            let pieces = line.split('<').filter_map(|piece| piece.split_once('>'));
            pieces.map(|(_, text)| text).collect()
        })
        .collect()
}

fn file_name(name: &str) -> String {
    format!("{name}.svg")
}

fn page_at(file: &str, text: &str) -> Page {
    Page::new("题 · T", file, text)
}
