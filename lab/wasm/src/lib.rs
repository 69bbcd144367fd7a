//! The lab as WebAssembly. The page writes numbers and text into memory that it asks for, asks a question, and reads the
//! answer from memory. Everything else is in [`lab`].
//!
//! No memory is touched through a pointer on this side: the page writes only into lists that already have their length.

#![deny(missing_docs)]

use std::cell::RefCell;

use lab::{Question, ask};

thread_local! {
    static NUMBERS: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The page's script and this program must agree on this number.
#[unsafe(no_mangle)]
pub extern "C" fn version() -> u32 {
    1
}

/// Room for the numbers of a question.
#[unsafe(no_mangle)]
pub extern "C" fn numbers(len: usize) -> *mut f64 {
    NUMBERS.with_borrow_mut(|list| {
        list.clear();
        list.resize(len, 0.0);
        list.as_mut_ptr()
    })
}

/// Room for the text of a question.
#[unsafe(no_mangle)]
pub extern "C" fn text(len: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|bytes| {
        bytes.clear();
        bytes.resize(len, 0);
        bytes.as_mut_ptr()
    })
}

/// How much text the last answer has.
#[unsafe(no_mangle)]
pub extern "C" fn text_len() -> usize {
    TEXT.with_borrow(Vec::len)
}

/// Asks the question with that number. The answer replaces the question: so many numbers, and the text. If the result is
/// negative, the text is a sentence that says what is wrong, in Chinese, and after a tab in English.
#[unsafe(no_mangle)]
pub extern "C" fn question(number: usize) -> isize {
    let question = Question::ALL[number.min(Question::ALL.len() - 1)];
    let answered = NUMBERS.with_borrow(|list| TEXT.with_borrow(|text| ask(question, list, text)));
    match answered {
        Ok(answer) => {
            let len = answer.numbers.len();
            NUMBERS.set(answer.numbers);
            TEXT.set(answer.text.into_bytes());
            len.try_into().unwrap_or(-1)
        }
        Err(say) => {
            TEXT.set(format!("{}\t{}", say.zh, say.en).into_bytes());
            -1
        }
    }
}

/// Where the numbers of the answer are.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const f64 {
    NUMBERS.with_borrow(Vec::as_ptr)
}

/// Where the text of the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn answer_text() -> *const u8 {
    TEXT.with_borrow(Vec::as_ptr)
}
