//! Turns `record.toml` into two tables of Rust: function and name, and what is wrong in Chinese and in English. They are apart,
//! because the program of the page uses only the first.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// The functions, in the order of `diagnosis::Function::ALL`.
const FUNCTIONS: [&str; 8] = [
    "zero_pad",
    "conv_single_step",
    "conv_forward",
    "conv_backward",
    "pool_forward",
    "create_mask_from_window",
    "distribute_value",
    "pool_backward",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=record.toml");
    let record: toml::Table = fs::read_to_string("record.toml")?.parse()?;
    if let Some(unknown) = record
        .keys()
        .find(|name| !FUNCTIONS.contains(&name.as_str()))
    {
        return Err(format!(
            "record.toml: `{unknown}` is no function; expected one of {FUNCTIONS:?}"
        )
        .into());
    }
    let mut names = String::new();
    let mut words = String::new();
    for function in FUNCTIONS {
        let mistakes = record.get(function).and_then(toml::Value::as_table);
        let mistakes = mistakes.ok_or_else(|| format!("record.toml has no table [{function}]"))?;
        for (name, said) in mistakes {
            let sentence = |at: usize| said.get(at).and_then(toml::Value::as_str);
            let (Some(zh), Some(en)) = (sentence(0), sentence(1)) else {
                return Err(format!(
                    "record.toml: {function}.{name} needs a Chinese and an English sentence"
                )
                .into());
            };
            writeln!(names, "    [{function:?}, {name:?}],")?;
            writeln!(words, "    [{zh:?}, {en:?}],")?;
        }
    }
    let rust = format!(
        "static RECORD: &[[&str; 2]] = &[\n{names}];\nstatic WORDS: &[[&str; 2]] = &[\n{words}];\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("record.rs"), rust)?;
    Ok(())
}
