//! Evaluates compiled conditions.

use super::machine::{Machine, Run};
use super::program::{Node, Test};
use crate::ast::Relation;
use crate::{EvalError, Span};

impl Machine<'_> {
    /// Whether `test` holds; evaluates no more than needed.
    pub fn holds(&mut self, test: &Test<'_>) -> Run<bool> {
        match test {
            Test::All(list) => {
                for test in list {
                    if !self.holds(test)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Test::Any(list) => {
                for test in list {
                    if self.holds(test)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Test::Chain(first, rest) => {
                let mut left = (self.operand(&first.0, first.1)?, first.1);
                for (relation, node, span) in rest {
                    let right = (self.operand(node, *span)?, *span);
                    if !self.relates(left, *relation, right)? {
                        return Ok(false);
                    }
                    left = right;
                }
                Ok(true)
            }
        }
    }

    /// Rejects a NaN, which would make every comparison false.
    fn operand(&mut self, node: &Node<'_>, span: Span) -> Run<f64> {
        let value = self.value(node)?;
        self.finite(value, "this side of the comparison", span)
    }

    fn relates(
        &self,
        (a, a_span): (f64, Span),
        relation: Relation,
        (b, b_span): (f64, Span),
    ) -> Run<bool> {
        Ok(match relation {
            Relation::Equal => a == b,
            Relation::NotEqual => a != b,
            Relation::Less => a < b,
            Relation::LessEqual => a <= b,
            Relation::Greater => a > b,
            Relation::GreaterEqual => a >= b,
            Relation::Divides | Relation::DividesNot => {
                let (a, b) = (self.rounded(a, a_span)?, self.rounded(b, b_span)?);
                if a == 0 {
                    let at = self.position();
                    return self.fail(EvalError::DivisionByZero { at }, a_span);
                }
                (b % a == 0) == (relation == Relation::Divides)
            }
        })
    }
}
