//! The shapes of the glossary against real arrays.

use super::env::Env;
use super::expression::evaluate_expression;
use super::options::Options;
use crate::glossary::{Scope, Symbol};
use crate::{ErrorKind, EvalError};

/// A bound value that is not what the glossary says.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ShapeFault {
    /// A bound name that the glossary does not have.
    #[error("`{name}` has a value but is not in the glossary")]
    NotInGlossary {
        /// The name.
        name: String,
    },
    /// A number bound to an array's name, or an array to a number's.
    #[error("`{name}` is {} in the glossary, but the bound value is {}", kind(*.array), kind(!*.array))]
    Kind {
        /// The name.
        name: String,
        /// Whether it is an array in the glossary.
        array: bool,
    },
    /// An array of another shape.
    #[error(
        "`{name}` has shape {expected:?} in the glossary ({tex}), but the bound array has {found:?}"
    )]
    Shape {
        /// The name.
        name: String,
        /// The shape as the glossary writes it.
        tex: String,
        /// Its value.
        expected: Vec<usize>,
        /// The shape of the bound array.
        found: Vec<usize>,
    },
    /// A shape that cannot be worked out.
    #[error(transparent)]
    Unknown(EvalError),
}

impl ShapeFault {
    fn unlisted(name: &str) -> Self {
        Self::NotInGlossary { name: name.into() }
    }

    fn kind(name: &str, array: bool) -> Self {
        let name = name.into();
        Self::Kind { name, array }
    }
}

fn kind(array: bool) -> &'static str {
    if array { "an array" } else { "a number" }
}

impl Scope<'_> {
    /// The sizes of a symbol's axes; none for a number.
    ///
    /// # Errors
    /// [`EvalError::InShape`] if a size needs a value that `env` lacks, or is not a whole number.
    ///
    /// ```
    /// use formula::{Env, Glossary};
    /// let glossary = Glossary::parse(r#"symbol = [
    ///     { tex = 'p', zh = "填充", en = "padding" },
    ///     { tex = 'n', zh = "个数", en = "count" },
    ///     { tex = 'x', axes = ["i"], shape = ['n+2p'], zh = "输入", en = "input" },
    /// ]"#).unwrap();
    /// let scope = glossary.global();
    /// let env = Env::new().scalar("n", 5.0).scalar("p", 1.0);
    /// assert_eq!(scope.shape_of(scope.get("x").unwrap(), &env), Ok(vec![7]));
    /// ```
    pub fn shape_of(&self, symbol: &Symbol, env: &Env) -> Result<Vec<usize>, EvalError> {
        let sizes = symbol.sizes.iter().enumerate();
        sizes
            .map(|(n, size)| {
                let value = evaluate_expression(size, self, env, &Options::default());
                let source = match value {
                    Ok(value) if value >= 0.0 && value.fract() == 0.0 && value < 1e15 => {
                        return Ok(value as usize);
                    }
                    Ok(value) => EvalError::BadSize { value },
                    Err(error) => match error.kind {
                        ErrorKind::Eval(error) => error,
                        ErrorKind::Syntax(_) => EvalError::BadSize { value: f64::NAN },
                    },
                };
                Err(EvalError::InShape {
                    name: symbol.tex.clone(),
                    axis: n + 1,
                    source: Box::new(source),
                })
            })
            .collect()
    }

    /// Every bound value that is not what the glossary says, in the order of the names.
    pub fn check_env(&self, env: &Env) -> Vec<ShapeFault> {
        let (scalars, tensors) = env.entries();
        let mut faults = vec![];
        for name in scalars {
            match self.entry(name) {
                Some(symbol) if symbol.is_array() => faults.push(ShapeFault::kind(name, true)),
                Some(_) => {}
                None => faults.push(ShapeFault::unlisted(name)),
            }
        }
        for (name, tensor) in tensors {
            let symbol = match self.entry(name) {
                Some(symbol) if symbol.is_array() => symbol,
                Some(_) => {
                    faults.push(ShapeFault::kind(name, false));
                    continue;
                }
                None => {
                    faults.push(ShapeFault::unlisted(name));
                    continue;
                }
            };
            match self.shape_of(symbol, env) {
                Ok(expected) if expected == tensor.shape() => {}
                Ok(expected) => faults.push(ShapeFault::Shape {
                    name: name.into(),
                    tex: symbol.shape.join(", "),
                    expected,
                    found: tensor.shape().to_vec(),
                }),
                Err(error) => faults.push(ShapeFault::Unknown(error)),
            }
        }
        faults
    }
}
