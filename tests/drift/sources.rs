//! Breakages that the checks on the sources must find.

use anyhow::Result;
use bookkit::site;

use crate::copy::{Edit, edited_sources};

#[test]
fn the_book_as_it_stands_is_sound() -> Result<()> {
    site::check(&crate::copy::root())?;
    Ok(())
}

/// Makes the edit in a fresh copy and asks for a fault `after` lines behind it that says `says`.
fn broken(edit: Edit, after: isize, says: &str) -> Result<()> {
    fault_at(&edit, None, after, says)
}

fn fault_at(edit: &Edit, place: Option<&str>, after: isize, says: &str) -> Result<()> {
    let (report, line) = edited_sources(edit, |copy, line| match site::check(copy) {
        Ok(_) => ("no fault".to_owned(), line),
        Err(error) => (format!("{error:#}"), line),
    })?;
    let line = line.saturating_add_signed(after);
    let place = place.map_or_else(|| format!("{}:{line}: ", edit.file), str::to_owned);
    assert!(
        report
            .lines()
            .any(|fault| fault.starts_with(&place) && fault.contains(says)),
        "expected `{place}… {says} …`, got:\n{report}"
    );
    Ok(())
}

macro_rules! breakages {
    ($($name:ident: $file:literal, $from:literal => $to:literal, $after:expr, $says:literal;)*) => {
        $(#[test]
        fn $name() -> Result<()> {
            broken(Edit { file: $file, from: $from, to: $to }, $after, $says)
        })*

        /// Counted on the colophon.
        const LISTED: &[&str] = &[$(stringify!($name)),*];
    };
}

breakages! {
    anchor_misspelt: "src/padding.md", "conv.rs:zero_pad" => "conv.rs:zero_pads", 0,
        "has no anchor `zero_pads`";
    included_file_missing: "src/padding.md", "conv.rs:zero_pad" => "convolution.rs:zero_pad", 0,
        "cannot read crate/src/convolution.rs";
    include_by_line: "src/padding.md", "conv.rs:zero_pad" => "conv.rs:3:9", 0,
        "by anchor, not by number";
    include_of_a_whole_file: "src/padding.md", "conv.rs:zero_pad" => "conv.rs", 0,
        "expected `{{#include path:anchor}}`";
    unknown_directive: "src/padding.md", "{{#include" => "{{#inclde", 0,
        "expected `{{#include path:anchor}}`";
    link_to_no_chapter: "src/padding.md", "(gradient-of-the-input.md)" => "(gradient-of-input.md)", 0,
        "is no chapter of SUMMARY.md";
    link_to_no_heading: "src/gradient-of-the-filters.md", "#the-flip)" => "#flip)", 0,
        "has no heading or formula `#flip`";
    link_to_no_formula: "src/average-pooling-backward.md", "#eq-1)" => "#eq-99)", 0,
        "has no heading or formula `#eq-99`";
    link_out_of_the_book: "src/padding.md", "(gradient-of-the-input.md)" => "(../../secret.md)", 0,
        "leaves the book";
    link_without_tls: "src/padding.md", "(gradient-of-the-input.md)" => "(http://example.org)", 0,
        "expected https or a path";
    image_missing: "src/padding.md", "$$ A^" => "![补零 · Padding](padding.png)\n\n$$ A^", 0,
        "image `padding.png` is not there";
    image_without_text: "src/padding.md", "$$ A^" => "![](padding.md)\n\n$$ A^", 0,
        "image without alternative text";
    raw_html_link: "src/padding.md", "是零。" => "<a href=\"x\">是零</a>。", 0,
        "write links and images in Markdown";
    heading_without_english: "src/padding.md", "# 填充 · Padding" => "# 填充", 0,
        "expected `中文 · English {#id}`";
    heading_without_id: "src/padding.md", " {#padding}" => "", 0,
        "has no id";
    formula_that_cannot_be_set: "src/padding.md", "\\begin{cases}" => "\\begin{case}", 0,
        "cannot be set";
    character_not_in_the_font: "src/padding.md", "$(0,0)$" => "$\\mathfrak{g}$", 0,
        "is not in the math font";
    character_of_the_glossary_not_in_the_font: "glossary.toml", "tex = 'dW_c'" => "tex = '\\vec{W}_c'", 0,
        "is not in the math font";
    caption_with_another_number: "src/gradient-of-the-input.md", "a corner is covered 1 time" => "a corner is covered 2 times", 0,
        "number `1` stands 1× in the Chinese half and 0× in the English one";
    caption_with_another_formula: "src/gradient-of-the-input.md", "put a ring of zeros around $dZ$" => "put a ring of zeros around $dA$", 0,
        "formula `dZ` stands 1× in the Chinese half and 0× in the English one";
    listing_that_is_ignored: "src/padding.md", "```rust" => "```rust,ignore", 0,
        "`ignore`: a Rust listing is run by the tests";
    listing_without_language: "src/padding.md", "```rust,symbols" => "```", 0,
        "listing without a language";
    python_that_is_typed: "src/from-numpy.md", "{{#include ../tests/numpy/from_numpy_slices.py:program}}" => "print(1)", -1,
        "Python listing: expected one `{{#include …}}` line";
    python_of_no_anchor: "src/from-numpy.md", "from_numpy_slices.py:program" => "from_numpy_slices.py:programs", 0,
        "has no anchor `programs`";
    link_to_no_item: "src/index-of-everything.md", "(notation.md)" => "(api/cnn_backprop/conv/fn.conv_backwards.html)", 0,
        "the crate has no such public item or module";
    list_misspelt: "src/index-of-everything.md", "<!-- index: symbols -->" => "<!-- index: symbol -->", 0,
        "`<!-- index: symbol -->`: expected one of";
    counts_without_a_number: "tests/counts.toml", "spoilt_formulas_caught =" => "spoilt_formulas =", -3,
        "expected [";
    measured_table_misspelt: "src/measured.md", "<!-- measured: steps forward -->" => "<!-- measured: step forward -->", 0,
        "expected `<!-- measured: steps OPERATION -->`";
    measured_table_unknown: "src/measured.md", "peers conv backward -->" => "peers conv sideways -->", 0,
        "has nothing measured for `conv sideways`";
    measured_file_missing: "src/measured.md", "peers conv backward -->" => "peer conv backward -->", 0,
        "bench/results/peer.toml cannot be read";
    measured_file_malformed: "bench/results/steps.toml", "threads = 1" => "threads = \"one\"", 0,
        "expected usize";
    measured_of_no_shape: "bench/results/steps.toml", "name = \"digits-1\"" => "name = \"digits-9\"", 0,
        "bench/shapes.toml has no conv `digits-9`";
    output_without_example: "src/padding.md", "text,output,example-padding" => "text,output", 0,
        "the example that prints it";
    prose_in_no_language: "src/padding.md", "\n$$ A^" => "\nProse.\n\n$$ A^", 1,
        "prose outside a language block: `Prose.`";
    language_block_raw: "src/padding.md", "<div lang=\"en\">\n\n" => "<div lang=\"en\">\n", 0,
        "a blank line must follow";
    formula_sign: "src/gradient-of-the-filters.md", "\\tag{2}" => "- 0.5 \\tag{2}", 0,
        "dW";
    formula_bound: "src/gradient-of-the-filters.md", "\\sum_{h=0}^{n_H-1} \\sum_{w" => "\\sum_{h=1}^{n_H-1} \\sum_{w", 0,
        "conv_backward";
    formula_bound_too_far: "src/gradient-of-the-biases.md", "^{n_W-1}" => "^{n_W}", 0,
        "outside";
    formula_index: "src/convolution-forward.md", "\\,hs+u,\\,ws+v,\\,k}\\, W" => "\\,hs+v,\\,ws+u,\\,k}\\, W", 0,
        "outside";
    formula_stride_left_out: "src/gradient-of-the-filters.md", "i,\\,hs+u,\\,ws+v,\\,k}\\;" => "i,\\,h+u,\\,w+v,\\,k}\\;", 0,
        "conv_backward";
    formula_number_without_check: "src/gradient-of-the-filters.md", "\\tag{2}" => "\\tag{99}", 0,
        "99";
    formula_without_number: "src/gradient-of-the-filters.md", " \\tag{2} $$" => " $$", 0,
        "not executable";
    formula_symbol_unknown: "src/gradient-of-the-filters.md", "\\; dZ_{i,h,w,c} \\tag" => "\\; dY_{i,h,w,c} \\tag", 0,
        "Y";
    formula_scope_unknown: "src/single-step.md", "<!-- scope: step -->" => "<!-- scope: stepp -->", 1,
        "stepp";
    formula_copy_differs: "src/preface.md", "hs+u,\\,ws+v" => "hs+v,\\,ws+u", 0,
        "(2)";
    glossary_shape_wrong: "glossary.toml", "shape = ['m', 'n_H', 'n_W', 'n_C']" => "shape = ['m', 'n_W', 'n_H', 'n_C']", -3,
        "shape";
    glossary_directive_misspelt: "src/notation.md", "<!-- glossary: arrays -->" => "<!-- glossary: array -->", 0,
        "array";
    figure_missing: "src/padding.md", "](figures/padding.svg)" => "](figures/paddings.svg)", 0,
        "is not there";
    number_in_prose: "src/course-example.md", "10.5817412755" => "10.5817412756", 0,
        "no output block of the book shows 10.5817412756";
    glossary_that_cannot_be_read: "glossary.toml", "zh = \"反向传播\"" => "zh = 反向传播", 0,
        "";
    emphasis_printed: "src/padding.md", "**怎么读。** 补" => "**怎么读）。**补", 0,
        "`*` is printed as it stands";
}

/// Edits of one half only, with what the other half then lacks.
#[test]
fn halves_that_no_longer_say_the_same() -> Result<()> {
    for (from, to, says) in [
        (
            "所以往回查要减去 $p$ 。",
            "所以往回查要减去 $s$ 。",
            "formula `s` stands 1× in the Chinese half",
        ),
        (
            "means subtracting $p$ .",
            "means subtracting it.",
            "formula `p` stands 1× in the Chinese half",
        ),
        (
            "`not_empty`、",
            "`non_empty`、",
            "code `non_empty` stands 1×",
        ),
        (
            "A 2×2 image",
            "A 3×2 image",
            "number `3` stands 0× in the Chinese half",
        ),
        (
            "[输入的梯度](gradient-of-the-input.md)",
            "[输入的梯度](gradient-of-the-filters.md)",
            "link `gradient-of-the-filters.md` stands 1×",
        ),
        (
            "# 填充 · Padding",
            "# 步幅 · Padding",
            "the Chinese half says `步幅`, the English one never `stride`",
        ),
        (
            "only height and width are padded",
            "only height and width have a stride",
            "the English half says `stride`, the Chinese one never `步幅`",
        ),
    ] {
        let edit = Edit {
            file: "src/padding.md",
            from,
            to,
        };
        fault_at(&edit, Some("src/padding.md:"), 0, says)?;
    }
    Ok(())
}

#[test]
fn a_half_without_its_partner() -> Result<()> {
    let edit = Edit {
        file: "src/conv-backward.md",
        from: "<div lang=\"en\">\n\n**Question: how do the three formulas become one function?**\n\nAll three walk the same way: the same four loops, the same window. So one walk is enough, with three things to do at every stop.\n\n</div>\n",
        to: "",
    };
    let place = "src/conv-backward.md:3: ";
    fault_at(
        &edit,
        Some(place),
        0,
        "Chinese block without its English half",
    )
}

#[test]
fn anchor_never_closed() -> Result<()> {
    let edit = Edit {
        file: "crate/src/conv.rs",
        from: "// ANCHOR_END: unpad",
        to: "",
    };
    let says = "anchor `unpad` is never closed: expected `ANCHOR_END: unpad`";
    fault_at(&edit, Some("crate/src/conv.rs:"), 0, says)
}

#[test]
fn id_used_twice() -> Result<()> {
    let edit = Edit {
        file: "src/gradient-of-the-input.md",
        from: "{#code}",
        to: "{#mistakes}",
    };
    let place = "src/gradient-of-the-input.md:";
    fault_at(&edit, Some(place), 0, "id `mistakes` is taken above")
}

#[test]
fn formula_number_taken() -> Result<()> {
    let edit = Edit {
        file: "src/padding.md",
        from: "\\tag{F1}",
        to: "\\tag{F2}",
    };
    let says = "number (F2) is taken by the formula at src/padding.md:20";
    fault_at(&edit, Some("src/single-step.md:"), 0, says)
}

#[test]
fn a_shorthand_that_stands_for_something_else() -> Result<()> {
    let edit = Edit {
        file: "glossary.toml",
        from: "expand = 'W_{u,v,k,c}'",
        to: "expand = 'W_{v,u,k,c}'",
    };
    let place = Some("src/gradient-of-the-input.md:");
    fault_at(&edit, place, 0, "formula (1c): index ")
}

#[test]
fn a_half_that_is_empty() -> Result<()> {
    let edit = Edit {
        file: "src/output-size.md",
        from: "**问题：窗口一共停几站？**\n",
        to: "",
    };
    let says = "the block `<div lang=\"zh-CN\">` opened on line 3 is empty";
    fault_at(&edit, None, 1, says)
}

#[test]
fn a_shape_without_a_result() -> Result<()> {
    let edit = Edit {
        file: "bench/shapes.toml",
        from: "[[conv]]",
        to: "[[conv]]\nname = \"new\"\ntuned = true\na_prev = [1, 4, 4, 1]\nw = [2, 2, 1, 1]\n\
             stride = 1\npad = 0\n\n[[conv]]",
    };
    let says = "bench/results/steps.toml has no result for `new` of bench/shapes.toml, backward";
    fault_at(&edit, Some("src/how-fast.md:"), 0, says)
}

#[test]
fn a_result_of_another_shape() -> Result<()> {
    let edit = Edit {
        file: "bench/shapes.toml",
        from: "a_prev = [32, 28, 28, 1]",
        to: "a_prev = [32, 28, 27, 1]",
    };
    let says = "`digits-1` has another shape in bench/shapes.toml now: measure anew";
    fault_at(&edit, Some("bench/results/steps.toml:"), 0, says)
}

/// With those of `code.rs`, which are compiled.
#[test]
fn the_colophon_says_how_many_breakages_there_are() -> Result<()> {
    let all = LISTED.len() + crate::code::BREAKAGES;
    bookkit::counts::keep(&crate::copy::root(), bookkit::counts::BREAKAGES, all)
}
