//! What was made last, so that the preview need not make it again after an edit that does not touch it.

use std::sync::{Mutex, PoisonError};

/// The last result, and what it was made from.
pub(crate) struct Last<I, O>(Mutex<Option<(I, O)>>);

impl<I: PartialEq, O: Clone> Last<I, O> {
    pub const fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// The last result if it was made from the same inputs, otherwise a new one. Errors are not kept.
    pub fn of<E>(&self, inputs: I, make: impl FnOnce() -> Result<O, E>) -> Result<O, E> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((same, made)) = &*last
            && *same == inputs
        {
            return Ok(made.clone());
        }
        let made = make()?;
        *last = Some((inputs, made.clone()));
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_inputs_and_errors_are_made_again() {
        let last = Last::new();
        assert_eq!(last.of("a", || Ok::<_, ()>(1)), Ok(1));
        assert_eq!(last.of("a", || Ok::<_, ()>(2)), Ok(1));
        assert_eq!(last.of("b", || Err("wrong")), Err("wrong"));
        assert_eq!(last.of("b", || Ok::<_, ()>(3)), Ok(3));
    }
}
