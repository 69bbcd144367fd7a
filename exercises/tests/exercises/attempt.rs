//! Runs the reader's code: a panic ends one case, not the run.

use std::backtrace::Backtrace;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;

/// Why the code did not return.
pub enum Stop {
    /// It met `todo!("name")`.
    Todo(String),
    /// It panicked.
    Panic {
        /// The message of the panic.
        says: String,
        /// The reader's line, `src/…:line`; empty if it is unknown.
        at: String,
    },
}

static LAST_PANIC: Mutex<Option<(String, String)>> = Mutex::new(None);

/// From here on, panics are recorded instead of printed.
pub fn keep_panics() {
    panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let says = text.or_else(|| payload.downcast_ref::<&str>().copied());
        let says = says.unwrap_or("panic").to_owned();
        let at = match info.location() {
            Some(at) if at.file().starts_with("src") => format!("{}:{}", at.file(), at.line()),
            _ => readers_line(&Backtrace::force_capture().to_string()),
        };
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = Some((says, at));
        }
    }));
}

/// Most panics come from inside ndarray: the first frame in `src/` called it.
fn readers_line(backtrace: &str) -> String {
    let mut frames = backtrace.lines().map(str::trim);
    let frame = frames.find_map(|frame| frame.strip_prefix("at ./src/"));
    let line = frame.and_then(|frame| frame.rsplit_once(':')); // without the column
    line.map_or_else(String::new, |(line, _)| format!("src/{line}"))
}

/// The result of `run`, or why there is none.
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
