//! Runs a compiled expression.
//!
//! Brackets guard against reading outside an array: in a product the brackets `[…]` are evaluated
//! first, from the left; at the first 0 the product is 0 and nothing else in it is evaluated.

use super::program::{Bound, Node, Place};
use crate::ast::{Function, Operator, Rounding};
use crate::error::Position;
use crate::{Error, EvalError, Span};

/// Boxed, because it is returned from every node.
pub(super) type Run<T> = Result<T, Box<Error>>;

/// How far from a whole number an index may be because of rounding.
const WHOLE: f64 = 1e-9;
/// Indices stay below this, so that they can be computed without overflow.
const MAX_INDEX: f64 = 2_147_483_648.0;

pub(super) struct Machine<'p> {
    pub slots: Vec<i64>,
    names: &'p [String],
    /// The slots that are currently running, outermost first.
    live: Vec<usize>,
    steps: u64,
    max_steps: u64,
}

impl<'p> Machine<'p> {
    pub fn new(names: &'p [String], max_steps: u64) -> Self {
        Self {
            slots: vec![0; names.len()],
            names,
            live: vec![],
            steps: 0,
            max_steps,
        }
    }

    pub fn fail<T>(&self, error: EvalError, span: Span) -> Run<T> {
        Err(Box::new(Error::new(error, span)))
    }

    pub fn position(&self) -> Position {
        let live = self.live.iter();
        Position(
            live.map(|n| (self.names[*n].clone(), self.slots[*n]))
                .collect(),
        )
    }

    /// Counts `cost` steps.
    pub fn work(&mut self, cost: u64, span: Span) -> Run<()> {
        self.steps += cost;
        if self.steps > self.max_steps {
            let max = self.max_steps;
            return self.fail(EvalError::TooMuchWork { max }, span);
        }
        Ok(())
    }

    pub fn finite(&self, value: f64, what: &str, span: Span) -> Run<f64> {
        if value.is_finite() {
            return Ok(value);
        }
        let (what, at) = (what.to_owned(), self.position());
        self.fail(EvalError::NotFinite { what, value, at }, span)
    }

    pub fn value(&mut self, node: &Node<'_>) -> Run<f64> {
        Ok(match node {
            Node::Constant(value) => *value,
            Node::Slot(slot) => self.slots[*slot] as f64,
            Node::Read(tensor, place, span) => {
                let value = tensor.data()[self.offset(place)?];
                if !value.is_finite() {
                    let what = format!("the value bound to `{}`", place.name);
                    return self.finite(value, &what, *span);
                }
                value
            }
            Node::Terms(list) => {
                let mut sum = 0.0;
                for (negative, node) in list {
                    let value = self.value(node)?;
                    sum += if *negative { -value } else { value };
                }
                sum
            }
            Node::Product(list) => {
                let mut product = 1.0;
                for node in list {
                    let value = self.value(node)?;
                    if value == 0.0 && matches!(node, Node::Iverson(_)) {
                        return Ok(0.0);
                    }
                    product *= value;
                }
                product
            }
            Node::Quotient(pair, span) => {
                let divisor = self.divisor(&pair.1, *span)?;
                self.value(&pair.0)? / divisor
            }
            Node::Modulo(pair, span) => {
                let divisor = self.divisor(&pair.1, *span)?;
                let value = self.value(&pair.0)?;
                value - divisor * (value / divisor).floor()
            }
            Node::Power(pair, span) => {
                let power = self.value(&pair.0)?.powf(self.value(&pair.1)?);
                self.finite(power, "the power", *span)?
            }
            Node::Round(Rounding::Floor, node) => self.value(node)?.floor(),
            Node::Round(Rounding::Ceiling, node) => self.value(node)?.ceil(),
            Node::Call(function, list, span) => self.call(*function, list, *span)?,
            Node::Big {
                operator,
                bounds,
                body,
                cost,
            } => {
                let (operator, mut total) = match operator {
                    Operator::Sum => (*operator, 0.0),
                    Operator::Product => (*operator, 1.0),
                    Operator::Max => (*operator, f64::NEG_INFINITY),
                    Operator::Min => (*operator, f64::INFINITY),
                };
                let may_be_empty = matches!(operator, Operator::Sum | Operator::Product);
                self.run(bounds, may_be_empty, &mut |machine, span| {
                    machine.work(*cost, span)?;
                    let value = machine.value(body)?;
                    total = match operator {
                        Operator::Sum => total + value,
                        Operator::Product => total * value,
                        Operator::Max => total.max(value),
                        Operator::Min => total.min(value),
                    };
                    Ok(true)
                })?;
                total
            }
            Node::Iverson(test) => f64::from(self.holds(test)?),
            Node::Cases(rows, span) => {
                for (node, test) in rows {
                    let applies = match test {
                        Some(test) => self.holds(test)?,
                        None => true,
                    };
                    if applies {
                        return self.value(node);
                    }
                }
                let at = self.position();
                return self.fail(EvalError::NoCase { at }, *span);
            }
        })
    }

    fn divisor(&mut self, node: &Node<'_>, span: Span) -> Run<f64> {
        let divisor = self.value(node)?;
        if divisor == 0.0 {
            let at = self.position();
            return self.fail(EvalError::DivisionByZero { at }, span);
        }
        Ok(divisor)
    }

    fn call(&mut self, function: Function, list: &[Node<'_>], span: Span) -> Run<f64> {
        let first = match list.first() {
            Some(node) => self.value(node)?,
            None => f64::NAN,
        };
        match function {
            Function::Exp => self.finite(first.exp(), "the exponential", span),
            Function::Log => self.finite(first.ln(), "the logarithm", span),
            Function::Sqrt => self.finite(first.sqrt(), "the root", span),
            Function::Relu => Ok(first.max(0.0)),
            Function::Max | Function::Min => {
                let mut best = first;
                for node in list.iter().skip(1) {
                    let value = self.value(node)?;
                    best = match function {
                        Function::Max => best.max(value),
                        _ => best.min(value),
                    };
                }
                self.finite(best, "the argument", span)
            }
        }
    }

    /// Calls `body` for each value of the indices of `bounds`, until it returns false.
    /// Returns whether it never did.
    pub fn run(
        &mut self,
        bounds: &[Bound<'_>],
        may_be_empty: bool,
        body: &mut dyn FnMut(&mut Self, Span) -> Run<bool>,
    ) -> Run<bool> {
        self.nest(bounds, may_be_empty, Span::default(), body)
    }

    fn nest(
        &mut self,
        bounds: &[Bound<'_>],
        may_be_empty: bool,
        span: Span,
        body: &mut dyn FnMut(&mut Self, Span) -> Run<bool>,
    ) -> Run<bool> {
        let Some((bound, inner)) = bounds.split_first() else {
            return body(self, span);
        };
        let low = self.whole(&bound.low, bound.spans.0)? + i64::from(bound.strict.0);
        let high = self.whole(&bound.high, bound.spans.1)? - i64::from(bound.strict.1);
        // `high = low - 1` is an empty sum; anything less is a mistake
        let missing = if may_be_empty { low - 1 } else { low };
        if high < missing && !(may_be_empty && bound.deduced) {
            let (index, at) = (self.names[bound.slot].clone(), self.position());
            let error = EvalError::EmptyRange {
                index,
                low,
                high,
                at,
            };
            return self.fail(error, bound.span);
        }
        self.live.push(bound.slot);
        for value in low..=high {
            self.work(1, bound.span)?;
            self.slots[bound.slot] = value;
            if !self.nest(inner, may_be_empty, bound.span, body)? {
                return Ok(false);
            }
        }
        self.live.pop();
        Ok(true)
    }

    /// The value as a whole number.
    fn whole(&mut self, node: &Node<'_>, span: Span) -> Run<i64> {
        let value = self.value(node)?;
        self.rounded(value, span)
    }

    pub fn rounded(&self, value: f64, span: Span) -> Run<i64> {
        let whole = value.round();
        // a NaN fails the first test
        if (value - whole).abs() <= WHOLE && whole.abs() <= MAX_INDEX {
            return Ok(whole as i64);
        }
        let at = self.position();
        self.fail(EvalError::NotInteger { value, at }, span)
    }

    /// The offset of an element in the array's data.
    pub fn offset(&mut self, place: &Place<'_>) -> Run<usize> {
        let mut offset = 0;
        for (n, axis) in place.axes.iter().enumerate() {
            let value = match &axis.affine {
                Some(affine) => affine.value(&self.slots),
                None => self.whole(&axis.node, axis.span)?,
            };
            let from_low = value - axis.low;
            if from_low < 0 || from_low >= axis.size {
                let error = EvalError::OutOfRange {
                    name: place.name.clone(),
                    axis: n + 1,
                    value,
                    low: axis.low,
                    high: axis.low + axis.size - 1,
                    at: self.position(),
                };
                return self.fail(error, axis.span);
            }
            offset += from_low as usize * axis.stride;
        }
        Ok(offset)
    }
}
