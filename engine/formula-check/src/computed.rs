//! Numbers, and what computed them, so that a formula's tick names only functions that were called.

use std::any::type_name;
use std::fmt;

use formula::Tensor;
use ndarray::{ArrayBase, Data, Dimension};

/// The origin of the numbers with which a formula is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// A function, or several in a row, by the paths under which the check calls them.
    Function(String),
    /// The check itself, which builds the numbers in another way.
    BuiltInCheck,
}

impl Against {
    /// `function`, called by `path` in module `caller`. A function of the caller's own crate counts as part of the check.
    pub fn of<F>(_function: &F, path: &str, caller: &str) -> Self {
        let home = |path: &'static str| path.split("::").next();
        match home(type_name::<F>()) == caller.split("::").next() {
            true => Self::BuiltInCheck,
            false => Self::Function(path.trim_start_matches("::").to_owned()),
        }
    }

    /// The text for readers, in Chinese and in English.
    pub fn words(&self) -> [&str; 2] {
        match self {
            Self::Function(path) => [path, path],
            Self::BuiltInCheck => ["检查里另外构造的数组", "the check's own array"],
        }
    }

    /// This origin followed by `next`.
    fn then(self, next: Self) -> Self {
        match (self, next) {
            (Self::Function(first), Self::Function(next)) if first == next => Self::Function(first),
            (Self::Function(first), Self::Function(next)) => {
                Self::Function(format!("{first}, {next}"))
            }
            _ => Self::BuiltInCheck,
        }
    }
}

impl fmt::Display for Against {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [_, english] = self.words();
        write!(f, "`{english}`")
    }
}

/// A value, and what computed it.
#[derive(Clone, Debug)]
pub struct Computed<T> {
    /// What computed it.
    pub by: Against,
    /// The value.
    pub value: T,
}

/// Calls a function, and records its name with the value that it returns:
/// `computed!(conv_backward(dz, &cache)?.dw)`.
///
/// ```
/// use formula_check::{Against, computed};
/// let root = computed!(f64::sqrt(2.0)).map(|root| root + 1.0);
/// assert_eq!(root.by, Against::Function("f64::sqrt".into()));
///
/// fn own(x: f64) -> f64 { x }
/// assert_eq!(computed!(own(2.0)).by, Against::BuiltInCheck);
/// ```
#[macro_export]
macro_rules! computed {
    ($($path:ident)::+ ($($argument:expr),* $(,)?) $($rest:tt)*) => {{
        let function = $($path)::+;
        let path = concat!($("::", stringify!($path)),+);
        $crate::Computed {
            by: $crate::Against::of(&function, path, module_path!()),
            value: function($($argument),*) $($rest)*,
        }
    }};
}

impl<T> Computed<T> {
    /// A value that the check itself builds.
    pub fn built_in_check(value: T) -> Self {
        Self {
            by: Against::BuiltInCheck,
            value,
        }
    }

    /// The value converted by a function, with the same origin.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Computed<U> {
        Computed {
            by: self.by,
            value: change(self.value),
        }
    }

    /// This value, computed from `source`; the origin names both.
    #[must_use]
    pub fn out_of<U>(self, source: &Computed<U>) -> Self {
        Self {
            by: source.by.clone().then(self.by),
            value: self.value,
        }
    }
}

impl<T> FromIterator<Computed<T>> for Computed<Vec<T>> {
    /// Combines values that were computed one by one. An empty list counts as built by the check.
    fn from_iter<I: IntoIterator<Item = Computed<T>>>(parts: I) -> Self {
        let (by, value): (Vec<_>, Vec<_>) = parts.into_iter().map(|p| (p.by, p.value)).unzip();
        Self {
            by: by
                .into_iter()
                .reduce(Against::then)
                .unwrap_or(Against::BuiltInCheck),
            value,
        }
    }
}

/// A value that can be passed to the evaluator as an array or a number.
pub trait Values {
    /// The value in the evaluator's form.
    fn tensor(&self) -> Tensor;
}

impl Values for Tensor {
    fn tensor(&self) -> Tensor {
        self.clone()
    }
}

impl Values for f64 {
    fn tensor(&self) -> Tensor {
        Tensor::scalar(*self)
    }
}

impl Values for usize {
    fn tensor(&self) -> Tensor {
        Tensor::scalar(*self as f64)
    }
}

impl<S: Data<Elem = f64>, D: Dimension> Values for ArrayBase<S, D> {
    fn tensor(&self) -> Tensor {
        tensor(self)
    }
}

impl<T: Values> Values for &T {
    fn tensor(&self) -> Tensor {
        (*self).tensor()
    }
}

/// An array in the evaluator's form.
///
/// # Panics
/// Never, because an array has as many elements as its shape says.
pub fn tensor<S: Data<Elem = f64>, D: Dimension>(array: &ArrayBase<S, D>) -> Tensor {
    Tensor::new(array.shape(), array.iter().copied().collect())
        .expect("an array has as many elements as its shape says")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_comes_from_the_call() {
        let two = computed!(f64::max(1.0, 2.0));
        assert_eq!((two.by.words(), two.value), (["f64::max"; 2], 2.0));
    }

    #[test]
    fn what_several_functions_made_names_them_all_once() {
        let root = computed!(f64::sqrt(2.0));
        let both = computed!(f64::floor(root.value)).out_of(&root);
        assert_eq!(both.by, Against::Function("f64::sqrt, f64::floor".into()));
        let same: Computed<Vec<_>> = (0..3).map(|n| computed!(f64::from(n))).collect();
        assert_eq!(same.by, Against::Function("f64::from".into()));
        let own = Computed::built_in_check(1.0);
        assert_eq!(
            computed!(f64::sqrt(own.value)).out_of(&own).by,
            Against::BuiltInCheck
        );
    }
}
