//! Runs the reader's code: a panic ends one case, not the run.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;

/// Why the code did not come back.
pub enum Stop {
    /// It met `todo!("name")`.
    Todo(String),
    /// It panicked.
    Panic {
        /// What it said.
        says: String,
        /// `file:line`
        at: String,
    },
}

static LAST_PANIC: Mutex<Option<(String, String)>> = Mutex::new(None);

/// From here on panics are kept instead of printed.
pub fn keep_panics() {
    panic::set_hook(Box::new(|info| {
        let says = info.payload_as_str().unwrap_or("panic").to_owned();
        let at = info.location();
        let at = at.map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = Some((says, at));
        }
    }));
}

/// What `run` returns, or why it did not.
pub fn attempt<T>(run: impl FnOnce() -> T) -> Result<T, Stop> {
    panic::catch_unwind(AssertUnwindSafe(run)).map_err(|_| {
        let last = LAST_PANIC.lock().ok().and_then(|mut last| last.take());
        let (says, at) = last.unwrap_or_default();
        match says.strip_prefix("not yet implemented") {
            Some(name) => Stop::Todo(name.trim_start_matches(": ").to_owned()),
            None => Stop::Panic { says, at },
        }
    })
}
