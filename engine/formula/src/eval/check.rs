//! Compares the shapes of the glossary with real arrays.

use super::env::Env;
use super::expression::evaluate_expression;
use super::options::Options;
use crate::glossary::{Scope, Symbol};
use crate::{ErrorKind, EvalError, Tensor};

/// A bound value that contradicts the glossary.
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
    /// A shape that cannot be computed.
    #[error(transparent)]
    Unknown(EvalError),
}

fn kind(array: bool) -> &'static str {
    if array { "an array" } else { "a number" }
}

impl Scope<'_> {
    /// The sizes of a symbol's axes; empty for a number.
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

    /// Every bound value that contradicts the glossary, in the order of the names.
    pub fn check_env(&self, env: &Env) -> Vec<ShapeFault> {
        let (scalars, tensors) = env.entries();
        let scalars = scalars.into_iter();
        let scalars = scalars.map(|name| self.bound(name, false).map(|_| ()));
        let tensors = tensors.into_iter();
        let tensors = tensors.map(|(name, tensor)| self.check_tensor(name, tensor, env));
        scalars.chain(tensors).filter_map(Result::err).collect()
    }

    fn check_tensor(&self, name: &str, tensor: &Tensor, env: &Env) -> Result<(), ShapeFault> {
        let symbol = self.bound(name, true)?;
        let expected = self.shape_of(symbol, env).map_err(ShapeFault::Unknown)?;
        if expected == tensor.shape() {
            return Ok(());
        }
        Err(ShapeFault::Shape {
            name: name.into(),
            tex: symbol.shape.join(", "),
            expected,
            found: tensor.shape().to_vec(),
        })
    }

    /// The symbol to which an array or a number is bound, if it may be.
    fn bound(&self, name: &str, array: bool) -> Result<&Symbol, ShapeFault> {
        let symbol = self.entry(name);
        let name = name.to_owned();
        match symbol {
            Some(symbol) if symbol.is_array() == array => Ok(symbol),
            Some(_) => Err(ShapeFault::Kind {
                name,
                array: !array,
            }),
            None => Err(ShapeFault::NotInGlossary { name }),
        }
    }
}
