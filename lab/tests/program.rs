//! The program that pages load gives the same bits as the crate on this machine, and is made from the present sources.

mod support;

use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::read::GzDecoder;
use lab::{Question, ask};
use sha2::{Digest, Sha256};
use wasmi::{Engine as Machine, Instance, Linker, Memory, Module, Store};

use support::{convolutions, question};

/// What pages load.
const LAYERS: &str = "src/lab/program.js";
const DIAGNOSIS: &str = "src/lab/mine-program.js";
const TRAINING: &str = "src/lab/train-program.js";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

struct Program {
    store: Store<()>,
    instance: Instance,
    memory: Memory,
}

impl Program {
    fn start(file: &str) -> Self {
        let script = fs::read_to_string(root().join(file)).unwrap();
        let (_, rest) = script.split_once(" = \"").expect("the program");
        let zipped = BASE64_STANDARD
            .decode(rest.split('"').next().unwrap())
            .unwrap();
        let mut bytes = Vec::new();
        GzDecoder::new(&*zipped).read_to_end(&mut bytes).unwrap();
        let machine = Machine::default();
        let module = Module::new(&machine, &bytes).unwrap();
        let mut store = Store::new(&machine, ());
        let instance = Linker::new(&machine)
            .instantiate_and_start(&mut store, &module)
            .unwrap();
        let memory = instance.get_memory(&store, "memory").unwrap();
        Self {
            store,
            instance,
            memory,
        }
    }

    fn call(&mut self, name: &str, argument: usize) -> i32 {
        let argument = i32::try_from(argument).unwrap();
        let f = self
            .instance
            .get_typed_func::<i32, i32>(&self.store, name)
            .unwrap();
        f.call(&mut self.store, argument).unwrap()
    }

    fn get(&mut self, name: &str) -> usize {
        let f = self
            .instance
            .get_typed_func::<(), i32>(&self.store, name)
            .unwrap();
        f.call(&mut self.store, ()).unwrap().try_into().unwrap()
    }

    /// Numbers and text of the answer, or the sentence in both languages.
    fn ask(
        &mut self,
        question: Question,
        numbers: &[f64],
        text: &[u8],
    ) -> Result<(Vec<u64>, String), String> {
        let at = self.call("numbers", numbers.len());
        let bytes: Vec<u8> = numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect();
        self.memory
            .write(&mut self.store, at.try_into().unwrap(), &bytes)
            .unwrap();
        let at = self.call("text", text.len());
        self.memory
            .write(&mut self.store, at.try_into().unwrap(), text)
            .unwrap();
        let place = Question::ALL.iter().position(|of| *of == question).unwrap();
        let len = self.call("question", place);
        let (at, text_len) = (self.get("answer_text"), self.get("text_len"));
        let mut text = vec![0; text_len];
        self.memory.read(&self.store, at, &mut text).unwrap();
        let text = String::from_utf8(text).unwrap();
        let Ok(len) = usize::try_from(len) else {
            return Err(text);
        };
        let at = self.get("answer");
        let mut bytes = vec![0; len * 8];
        self.memory.read(&self.store, at, &mut bytes).unwrap();
        let numbers = bytes
            .chunks(8)
            .map(|bytes| u64::from_le_bytes(bytes.try_into().unwrap()));
        Ok((numbers.collect(), text))
    }
}

fn here(question: Question, numbers: &[f64], text: &[u8]) -> Result<(Vec<u64>, String), String> {
    match ask(question, numbers, text) {
        Ok(answer) => Ok((
            answer
                .numbers
                .iter()
                .map(|number| number.to_bits())
                .collect(),
            answer.text,
        )),
        Err(say) => Err(format!("{}\t{}", say.zh, say.en)),
    }
}

#[test]
fn every_fixture_of_the_oracle_gives_the_same_bits() {
    let mut program = Program::start(LAYERS);
    let (mut count, mut faults) = (0, String::new());
    for case in convolutions() {
        let numbers = case.layer();
        let there = program.ask(Question::Layer, &numbers, b"");
        assert!(there.is_ok(), "{}: {there:?}", case.name);
        if there != here(Question::Layer, &numbers, b"") {
            let _ = writeln!(faults, "{}: other numbers", case.name);
        }
        // an interpreter is slow, and links call the same layers
        for array in (0..8).filter(|_| count % 5 == 0) {
            let numbers = question(&numbers, &[f64::from(array), 0.0]);
            if program.ask(Question::Links, &numbers, b"") != here(Question::Links, &numbers, b"") {
                let _ = writeln!(faults, "{}: other links of array {array}", case.name);
            }
        }
        count += 1;
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(count >= 40, "{count}");
}

#[test]
fn text_and_sentences_are_the_same() {
    let mut program = Program::start(DIAGNOSIS);
    for text in ["[[1. 2.5]\n [3. -4e-3]]", "", "[1, 2", "a", "1,2\n3,4"] {
        let there = program.ask(Question::Read, &[], text.as_bytes());
        assert_eq!(there, here(Question::Read, &[], text.as_bytes()), "{text}");
    }
    let mut program = Program::start(LAYERS);
    let there = program.ask(Question::Layer, &[0.5], b"");
    assert!(there.is_err(), "{there:?}");
    assert_eq!(there, here(Question::Layer, &[0.5], b""));
}

/// All Rust that goes into the program, without lines that are only comments, so that a better comment needs no new one.
fn sources() -> String {
    // sorted as `lab/make` sorts, which computes the same
    let mut files = vec![root().join("content/mistakes/record.toml")];
    let mut folders: Vec<_> = [
        "crate/src",
        "crate/examples/digits",
        "content/mistakes/src",
        "lab/src",
        "lab/wasm/src",
    ]
    .map(|folder| root().join(folder))
    .into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.sort_by_key(|file| file.to_str().map(str::to_owned));
    let mut digest = Sha256::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for line in text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with("//"))
        {
            digest.update(line);
        }
    }
    digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn it_is_made_from_these_sources() {
    let sources = sources();
    for file in [LAYERS, DIAGNOSIS, TRAINING] {
        let script = fs::read_to_string(root().join(file)).unwrap();
        let first = script.lines().next().unwrap();
        assert!(
            first.contains(&sources),
            "{file}:1: the crate, the mistakes or the lab have changed since it was made: run `bash lab/make` (it says what it \
             needs), or restore the sources; expected the digest {sources}"
        );
    }
}
