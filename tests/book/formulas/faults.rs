//! Faults in the real pages and in the real checks. The engine's tests make every kind of fault in their small book;
//! these tests cover only what needs the real book.

use std::fs;

use anyhow::{Context, Result};
use bookkit::glossary::Glossary;
use checks::all;
use formula_check::{Check, Fault, Report, run};

use crate::formulas::pages::Pages;
use crate::support::root;

/// An edit of a page or of the glossary.
struct Edit {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// The number of lines between the edit and the reported fault.
    after: isize,
}

fn report(pages: &Pages) -> Report {
    report_of(pages, all())
}

/// The faults that an author sees: those of the formulas, or of the glossary if it cannot be read.
fn report_of(pages: &Pages, checks: &[Check]) -> Report {
    match Glossary::parse(&pages.glossary) {
        Ok(glossary) => run(&glossary.symbols, &pages.displays(), checks),
        Err(unreadable) => {
            let faults = unreadable.as_slice().iter();
            let faults = faults.map(|f| Fault::new(f.file.to_string_lossy(), f.line, &f.message));
            Report {
                faults: faults.collect(),
                ..Report::default()
            }
        }
    }
}

fn must_report(report: &Report, place: &str, says: &str) {
    let faults: Vec<_> = report.faults.iter().map(ToString::to_string).collect();
    let faults = faults.join("\n");
    assert!(
        report.faults.iter().any(|fault| {
            format!("{}:{}", fault.file, fault.line) == place && fault.message.contains(says)
        }),
        "expected `{place}: … {says} …`, got:\n{faults}"
    );
}

fn broken(edit: &Edit, says: &str) -> Result<()> {
    let mut pages = Pages::read()?;
    let line = pages.edit(edit.file, edit.from, edit.to)?;
    let line = line
        .checked_add_signed(edit.after)
        .context("no such line")?;
    let checks = checks_of(&pages, edit.file);
    let report = report_of(&pages, &checks);
    must_report(&report, &format!("{}:{line}", edit.file), says);
    Ok(())
}

/// The checks of the formulas that a page names, because the others take long and are irrelevant; all
/// checks for the glossary.
fn checks_of(pages: &Pages, file: &str) -> Vec<Check> {
    let named = |check: &&Check| {
        let names = ["\\tag{N}", "(N)"].map(|name| name.replace('N', check.number));
        let page = pages.text(file);
        page.is_none_or(|text| names.iter().any(|name| text.contains(name)))
    };
    all().iter().filter(named).cloned().collect()
}

fn check_of(number: &str) -> Result<&'static Check> {
    let check = all().iter().find(|check| check.number == number);
    check.with_context(|| format!("no check of ({number})"))
}

#[test]
fn the_book_as_it_stands_has_no_fault_and_every_formula_passes() -> Result<()> {
    let pages = Pages::read()?;
    let report = report(&pages);
    assert_eq!(report.faults, []);
    let displays = pages.displays();
    let numbers: Vec<_> = displays.iter().filter_map(|d| d.number()).collect();
    let passed: Vec<_> = report.passed.iter().map(|p| p.number.as_str()).collect();
    assert_eq!(passed, numbers);
    for passed in &report.passed {
        let source = fs::read_to_string(root().join(&passed.check_file))?;
        let line = source
            .lines()
            .nth(passed.check_line - 1)
            .unwrap_or_default();
        let shown = passed.source.contains(line.trim().trim_end_matches(','));
        assert!(
            shown && line.contains("Check::new("),
            "the ✓ of {passed:?} leads to {line}"
        );
    }
    Ok(())
}

macro_rules! breakages {
    ($($name:ident: $file:literal, $from:literal => $to:literal, $after:literal, $says:literal;)*) => {
        $(#[test]
        fn $name() -> Result<()> {
            broken(&Edit { file: $file, from: $from, to: $to, after: $after }, $says)
        })*
    };
}

breakages! {
    sign_flipped: "src/convolution-forward.md", "z = b + " => "z = b - ", 0,
        "formula (F2) and `conv_single_step` disagree on a 3×4 window of 5 channels: `z` is ";
    indices_swapped: "src/convolution-forward.md", "W_{u,v,k,c} \\tag" => "W_{v,u,k,c} \\tag", 0,
        "formula (F3): index 2 of `W` is 1, outside 0..=0 at ";
    operator_exchanged: "src/max-pooling-backward.md", "= \\max(x)" => "= \\min(x)", 0,
        "formula (4) and `create_mask_from_window` disagree";
    bound_too_large: "src/gradient-of-the-filters.md", "$$ db_c = \\sum_{i=0}^{m-1}" => "$$ db_c = \\sum_{i=0}^{m}", 0,
        "formula (3): index 1 of `dZ` is 3, outside 0..=2";
    value_unbound: "src/gradient-of-the-filters.md", "dZ_{i,h,w,c} \\tag{3}" => "r_H\\, dZ_{i,h,w,c} \\tag{3}", 0,
        "formula (3): no value is bound to `r_H`";
    scope_dropped: "src/convolution-forward.md", "<!-- scope: step -->" => "", 1,
        "formula (F2): the left side must be one symbol of the glossary";
    copy_differs: "src/preface.md", "dZ_{i,h,w,c} $$" => "dZ_{i,h,w,k} $$", 0,
        "the formula differs from (2), which it copies; expected as in src/gradient-of-the-filters.md";
    wrong_formula_that_is_right: "src/errata.md",
        "\\sum_{h=0}^{n_H} \\sum_{w=0}^{n_W} dZ_{i," => "\\sum_{h=0}^{n_H-1} \\sum_{w=0}^{n_W-1} dZ_{i,", 0,
        "the formula is marked as wrong, but agrees with (3) everywhere";
    shape_wrong: "glossary.toml", "['f_h', 'f_w', 'n_C^{\\mathrm{prev}}', 'n_C']" =>
        "['f_w', 'f_h', 'n_C^{\\mathrm{prev}}', 'n_C']", -3,
        "`W` has shape [1, 5, 2, 7] in the glossary";
}

#[test]
fn a_shorthand_that_stands_for_something_else() -> Result<()> {
    let mut pages = Pages::read()?;
    pages.edit(
        "glossary.toml",
        "expand = 'W_{u,v,k,c}'",
        "expand = 'W_{v,u,k,c}'",
    )?;
    let file = "src/gradient-of-the-input.md";
    let line = pages.edit(file, "\\tag{1c}", "\\tag{1c}")?;
    must_report(
        &report(&pages),
        &format!("{file}:{line}"),
        "formula (1c): index ",
    );
    Ok(())
}

#[test]
fn entry_removed_from_the_glossary() -> Result<()> {
    let mut pages = Pages::read()?;
    pages.edit("glossary.toml", "tex = 'Z'", "tex = 'Q'")?;
    let line = pages.edit("src/convolution-forward.md", "$$ Z_", "$$ Z_")?;
    let place = format!("src/convolution-forward.md:{line}");
    must_report(
        &report(&pages),
        &place,
        "formula (F3): `Z` is not in the glossary",
    );
    Ok(())
}

#[test]
fn entry_removed_that_a_check_binds() -> Result<()> {
    let mut pages = Pages::read()?;
    pages.edit("glossary.toml", "tex = 'b'", "tex = 'B'")?;
    let says = "`b` has a value but is not in the glossary";
    must_report(&report(&pages), "glossary.toml:1", says);
    Ok(())
}

#[test]
fn faults_on_several_pages_are_reported_at_once() -> Result<()> {
    let mut pages = Pages::read()?;
    let first = pages.edit("src/pooling-forward.md", "\\frac{1}{f^2}", "\\frac{1}{f}")?;
    let second = pages.edit("src/output-size.md", "2p - f_h}{s}", "p - f_h}{s}")?;
    let report = report(&pages);
    must_report(
        &report,
        &format!("src/pooling-forward.md:{first}"),
        ", each ",
    );
    must_report(
        &report,
        &format!("src/output-size.md:{second}"),
        "`n_H` is ",
    );
    assert_eq!(report.faults.len(), 2);
    let gone = ["F4", "F7"].map(|number| report.passed.iter().any(|p| p.number == number));
    assert_eq!(gone, [false, false], "a faulty formula must not show ✓");
    Ok(())
}

#[test]
fn what_cannot_be_executed_is_let_be_with_a_reason() -> Result<()> {
    let sketch = "<!-- not executable: a sketch -->\n$$ Z = \\dots \\tag{S} $$\n\n\
                  <!-- same as: (S) -->\n$$ Z  =  \\dots $$\n\n\
                  <!-- not executable: another sketch -->\n$$ A = \\dots $$\n\n$$ db_c";
    let mut pages = Pages::read()?;
    let file = "src/gradient-of-the-filters.md";
    let line = pages.edit(file, "$$ db_c", sketch)?;
    assert_eq!(report(&pages).faults, []);
    pages.edit(file, "Z  =  ", "A = ")?;
    let says = "the formula differs from (S), which it copies";
    must_report(&report(&pages), &format!("{file}:{}", line + 4), says);
    Ok(())
}

/// The report on the real pages, with one check changed.
fn with_check(number: &str, change: impl FnOnce(&mut Check)) -> Result<(Report, String)> {
    let pages = Pages::read()?;
    let mut checks = all().to_vec();
    let check = checks.iter_mut().find(|check| check.number == number);
    let check = check.with_context(|| format!("no check of ({number})"))?;
    change(check);
    let place = format!("{}:{}", check.file, check.line);
    Ok((report_of(&pages, &checks), place))
}

#[test]
fn check_on_too_few_geometries() -> Result<()> {
    let (report, place) = with_check("2", |check| {
        if let Ok(cases) = &mut check.cases {
            cases[2].geometry = cases[1].geometry;
        }
    })?;
    must_report(
        &report,
        &place,
        "formula (2) is checked on 2 geometries; expected 3",
    );
    assert!(report.passed.iter().all(|passed| passed.number != "2"));
    Ok(())
}

#[test]
fn a_second_check_of_a_formula() -> Result<()> {
    let pages = Pages::read()?;
    let mut checks = all().to_vec();
    let second = Check {
        line: 7,
        ..check_of("2")?.clone()
    };
    let place = format!("{}:7", second.file);
    checks.push(second);
    let says = "formula (2) is already checked at content/checks/src/convolution.rs:";
    must_report(&report_of(&pages, &checks), &place, says);
    Ok(())
}

#[test]
fn crate_refuses_a_geometry() -> Result<()> {
    let (report, place) = with_check("2", |check| {
        check.cases = Err("the stride is 0".to_owned());
    })?;
    must_report(&report, &place, "the crate does not compute formula (2): ");
    Ok(())
}

#[test]
fn one_wrong_element_of_the_crate() -> Result<()> {
    let (report, _) = with_check("2", |check| {
        if let Ok(cases) = &mut check.cases {
            cases[1].expected.data_mut()[100] += 1e-6;
        }
    })?;
    let says = "1 of 168 elements differ";
    let mut pages = Pages::read()?;
    let file = "src/gradient-of-the-filters.md";
    let line = pages.edit(file, "$$ dW", "$$ dW")?;
    must_report(&report, &format!("{file}:{line}"), says);
    Ok(())
}
