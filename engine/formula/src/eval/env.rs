//! The values that a formula is evaluated with.

use std::collections::HashMap;

use crate::{Tensor, names};

/// Values under the glossary's LaTeX names.
///
/// ```
/// use formula::{Env, Tensor};
/// let env = Env::new().scalar("n_{H}", 2.0).tensor("x", Tensor::zeros([2]));
/// assert_eq!(env.get_scalar("n_H"), Some(2.0));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Env {
    scalars: HashMap<String, f64>,
    tensors: HashMap<String, Tensor>,
}

/// A name that is not a symbol is left unchanged; [`crate::Scope::check_env`] reports it.
fn key(tex: &str) -> String {
    names::canonical(tex).map_or_else(|_| tex.to_owned(), |name| name.full)
}

impl Env {
    /// No values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the number `value` under the name `tex`.
    #[must_use]
    pub fn scalar(mut self, tex: &str, value: f64) -> Self {
        self.set_scalar(tex, value);
        self
    }

    /// Adds the array `value` under the name `tex`.
    #[must_use]
    pub fn tensor(mut self, tex: &str, value: Tensor) -> Self {
        self.set_tensor(tex, value);
        self
    }

    /// Puts the number `value` under the name `tex`.
    pub fn set_scalar(&mut self, tex: &str, value: f64) {
        self.scalars.insert(key(tex), value);
    }

    /// Puts the array `value` under the name `tex`.
    pub fn set_tensor(&mut self, tex: &str, value: Tensor) {
        self.tensors.insert(key(tex), value);
    }

    /// The number under the name `tex`.
    pub fn get_scalar(&self, tex: &str) -> Option<f64> {
        self.scalar_named(&key(tex))
    }

    /// The array under the name `tex`.
    pub fn get_tensor(&self, tex: &str) -> Option<&Tensor> {
        self.tensor_named(&key(tex))
    }

    /// The array under the name `tex`, to be changed.
    pub fn get_tensor_mut(&mut self, tex: &str) -> Option<&mut Tensor> {
        self.tensors.get_mut(&key(tex))
    }

    /// Removes the value with the name `tex`.
    pub fn remove(&mut self, tex: &str) {
        self.scalars.remove(&key(tex));
        self.tensors.remove(&key(tex));
    }

    pub(crate) fn scalar_named(&self, name: &str) -> Option<f64> {
        self.scalars.get(name).copied()
    }

    pub(crate) fn tensor_named(&self, name: &str) -> Option<&Tensor> {
        self.tensors.get(name)
    }

    /// The names of the numbers, and the names and values of the arrays, sorted.
    pub(crate) fn entries(&self) -> (Vec<&str>, Vec<(&str, &Tensor)>) {
        let mut scalars: Vec<_> = self.scalars.keys().map(String::as_str).collect();
        let mut tensors: Vec<_> = self.tensors.iter().map(|(k, v)| (k.as_str(), v)).collect();
        scalars.sort_unstable();
        tensors.sort_unstable_by_key(|(name, _)| *name);
        (scalars, tensors)
    }
}
