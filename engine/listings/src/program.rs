//! All listings in one program, so that their dependencies are linked once and not once per listing.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::Result;

use crate::{Listing, write_if_new};

/// Writes each listing into a file of its own under `out`; returns the program that runs them.
///
/// Each file has the name of the chapter, with the listing on its original line, so that compiler messages and panics
/// name the place to fix.
///
/// # Errors
/// If a file cannot be written.
pub fn write_program(out: &Path, listings: &[Listing]) -> Result<String> {
    let mut modules = String::new();
    let mut runs = String::new();
    for listing in listings {
        let has = |word: &str| listing.words.iter().any(|other| other == word);
        let text = module_of(listing);
        let file = out.join(listing.place());
        write_if_new(&file, &text)?;
        let mut content = DefaultHasher::new();
        text.hash(&mut content);
        let (module, content) = (listing.module(), content.finish());
        // skeptic compiles the program again only if its own text has changed, not that of another file
        writeln!(
            modules,
            "#[path = {file:?}] mod {module}; // {content:016x}"
        )?;
        if !has("no_run") {
            let place = format!("{}:{}", listing.file.display(), listing.line);
            let panics = has("should_panic");
            writeln!(runs, "    ({place:?}, {panics}, {module}::run_listing),")?;
        }
    }
    Ok(format!(
        "#![allow(warnings)]\n{modules}
const LISTINGS: &[(&str, bool, fn() -> std::process::ExitCode)] = &[
{runs}];

fn main() {{
    let mut wrong = Vec::new();
    for (place, must_panic, run) in LISTINGS {{
        eprintln!(\"{{place}}\");
        let right = match std::panic::catch_unwind(run) {{
            Ok(code) => !must_panic && code == std::process::ExitCode::SUCCESS,
            Err(_) => *must_panic,
        }};
        if !right {{
            wrong.push(place);
        }}
    }}
    assert!(wrong.is_empty(), \"listings that did not run as expected: {{wrong:?}}\");
}}
"
    ))
}

/// The listing as a file of the program, with its hidden lines as code.
fn module_of(listing: &Listing) -> String {
    let mut text = "\n".repeat(listing.line);
    for line in listing.code.lines() {
        let start = line.trim_start();
        let line = match start.strip_prefix("# ") {
            Some(hidden) => hidden,
            None if start == "#" => "",
            // a line of code that begins with one
            None => match start.strip_prefix("##") {
                Some(rest) => &format!("#{rest}"),
                None => line,
            },
        };
        text += line;
        text.push('\n');
    }
    text + "pub fn run_listing() -> std::process::ExitCode { std::process::Termination::report(main()) }\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(line: usize, word: &str, code: &str) -> Listing {
        Listing {
            file: "src/a-page.md".into(),
            line,
            words: vec!["rust".to_owned(), word.to_owned()],
            code: code.to_owned(),
        }
    }

    #[test]
    fn a_listing_stands_on_its_line_and_its_hidden_lines_are_code() {
        let text = module_of(&listing(
            2,
            "symbols",
            "# fn main() {\n#\n  1;\n##[x]\n# }\n",
        ));
        let (code, run) = text.split_once("pub fn").unwrap();
        assert_eq!(code, "\n\nfn main() {\n\n  1;\n#[x]\n}\n");
        assert!(run.contains("report(main())"));
    }

    #[test]
    fn all_listings_are_compiled_and_run_as_their_words_say() -> Result<()> {
        let out = std::env::temp_dir().join(format!("listings-{}", std::process::id()));
        let words = ["symbols", "no_run", "should_panic"];
        let listings = (1..).zip(words);
        let listings: Vec<_> = listings
            .map(|(line, word)| listing(line, word, "fn main() {}\n"))
            .collect();
        let program = write_program(&out, &listings)?;
        for (line, run) in [(1, "false"), (2, ""), (3, "true")] {
            let module = format!("mod a_page_line_{line}; ");
            assert!(program.contains(&module), "{program}");
            let entry =
                format!("(\"src/a-page.md:{line}\", {run}, a_page_line_{line}::run_listing)");
            assert_eq!(program.contains(&entry), !run.is_empty(), "{program}");
            let file = out.join(format!("{line}/src/a-page.md"));
            assert!(file.exists(), "{}", file.display());
        }
        // an edit of a listing changes the program
        let edited = [listing(1, "symbols", "fn main() { 1; }\n")];
        let before = write_program(&out, &listings[..1])?;
        assert_ne!(write_program(&out, &edited)?, before);
        Ok(std::fs::remove_dir_all(out)?)
    }
}
