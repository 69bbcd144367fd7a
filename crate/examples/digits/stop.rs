//! Ctrl-C ends the training after its step, so that nothing is lost; a second one ends the program at once.

use std::ops::ControlFlow;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a shell expects of a program that Ctrl-C has ended.
const INTERRUPTED: i32 = 130;

/// Whether the training should stop.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asked for by Ctrl-C.
    pub fn by_ctrl_c() -> Result<Self, ctrlc::Error> {
        let stop = Self::default();
        let asked = stop.clone();
        ctrlc::set_handler(move || {
            if asked.ask() {
                process::exit(INTERRUPTED);
            }
        })?;
        Ok(stop)
    }

    /// Asks for it. Whether that was done before.
    pub fn ask(&self) -> bool {
        self.0.swap(true, Ordering::Relaxed)
    }

    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Whether the training goes on.
    pub fn flow(&self) -> ControlFlow<()> {
        match self.is_asked() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}
