//! Bad input gets a sentence and leaves the last good state; many edits leave no error.

use anyhow::{Result, ensure};

use super::{array, messages, open, set};
use crate::harness::{Browser, book, none};

#[test]
#[ignore = "needs chromium"]
fn bad_input_gets_a_sentence() -> Result<()> {
    let mut browser = Browser::start()?;
    open(&mut browser, "gradient-of-the-input.html")?;
    let before = array(&mut browser, "da")?;
    let mut faults = Vec::new();
    for (name, value, expected) in [
        ("stride", "0", "expected a whole number from 1"),
        ("stride", "x", "expected a whole number"),
        ("stride", "1.5", "expected a whole number"),
        ("pad", "1 2", "or four of them"),
        ("f_h", "9", "does not fit"),
        ("dilation", "5", "does not fit"),
        ("n_h", "1000000", "from 1 to 24"),
    ] {
        set(&mut browser, name, value)?;
        let said = messages(&mut browser)?;
        if !said.contains(expected) {
            faults.push(format!("{name} = {value}: `{said}`, expected `{expected}`"));
        }
        if array(&mut browser, "da")? != before {
            faults.push(format!("{name} = {value}: dA changed"));
        }
        set(
            &mut browser,
            name,
            if name == "f_h" {
                "2"
            } else if name == "pad" {
                "0"
            } else if name == "n_h" {
                "3"
            } else {
                "1"
            },
        )?;
    }
    for typed in ["a", "nan", "1e999"] {
        browser.eval("document.querySelector('[data-array=dz] [role=gridcell]').focus()")?;
        browser.press("Enter")?;
        browser.eval("document.activeElement.value = ''")?;
        browser.write(typed)?;
        browser.press("Enter")?;
        let said = messages(&mut browser)?;
        if !said.contains("is not a number") || array(&mut browser, "da")? != before {
            faults.push(format!("a cell = {typed}: `{said}`"));
        }
    }
    none(&faults)
}

/// Edits at random, with a fixed seed: no JavaScript error, and the memory of the program stays as it is.
#[test]
#[ignore = "needs chromium"]
fn many_edits_leave_no_error() -> Result<()> {
    let mut browser = Browser::start()?;
    let mut faults = Vec::new();
    for page in [
        "strides.html",
        "max-pooling-backward.html",
        "gradient-check.html",
    ] {
        open(&mut browser, page)?;
        browser.eval(
            "(() => {
                let seed = 1;
                const next = n => (seed = seed * 16807 % 2147483647) % n;
                const fields = [...document.querySelectorAll('.lab :is(input, select)')];
                for (let i = 0; i < 200; i++) {
                    const field = fields[next(fields.length)];
                    if (field.tagName === 'SELECT') field.selectedIndex = next(field.options.length);
                    else field.value = ['0', '1', '2', '3', 'x', '-1', '1 0 2 1', '', '99'][next(9)];
                    field.dispatchEvent(new Event('change'));
                    field.dispatchEvent(new Event('input'));
                    const cells = document.querySelectorAll('.lab [role=gridcell]');
                    cells[next(cells.length)].dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
                }
            })()",
        )?;
        ensure!(!array(&mut browser, "a")?.is_empty() || !array(&mut browser, "dz")?.is_empty());
        faults.extend(browser.faults(&book()?.home));
    }
    none(&faults)
}

/// The program's memory only grows, so that a leak would show after a thousand edits.
#[test]
#[ignore = "needs chromium"]
fn memory_is_stable() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.before_each_page(
        "const start = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...of) => {
            const made = await start(...of);
            window.labMemory = made.instance.exports.memory;
            return made;
        };",
    )?;
    open(&mut browser, "strides.html")?;
    let edits = |browser: &mut Browser, n: usize| {
        browser.eval(&format!(
            "(() => {{
                const stride = document.querySelector('.lab [name=stride]');
                for (let i = 0; i < {n}; i++) {{ stride.value = i % 3 + 1; stride.dispatchEvent(new Event('change')); }}
                return labMemory.buffer.byteLength;
            }})()"
        ))
    };
    let few = edits(&mut browser, 10)?;
    let many = edits(&mut browser, 1000)?;
    ensure!(
        few == many,
        "{few} bytes after 10 edits, {many} after 1,000 more"
    );
    Ok(())
}

#[test]
#[ignore = "needs chromium"]
fn nothing_loads_before_a_lab_is_opened() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.open(&book()?.url("strides.html"))?;
    let loaded = browser
        .text("performance.getEntriesByType('resource').map(entry => entry.name).join(' ')")?;
    ensure!(!loaded.contains("/lab/"), "{loaded}");
    Ok(())
}
