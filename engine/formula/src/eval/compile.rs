//! AST → program: names become slots and tensors before any loop runs.

use super::env::Env;
use super::program::{Axis, Bound, Node, Place, Test};
use super::ranges;
use crate::ast::{Condition, Expr, ExprKind, Function, Range};
use crate::glossary::Scope;
use crate::{Error, EvalError, Result, Span, Tensor};

/// The slots of running indices while an expression is compiled.
pub(super) struct Compiler<'a> {
    pub scope: &'a Scope<'a>,
    pub env: &'a Env,
    /// The name of every slot; a name has one slot for each operator that binds it.
    pub slots: Vec<String>,
    /// The indices that run here, innermost last.
    active: Vec<(String, usize)>,
    /// How many of them belong to the left side and its loops.
    pub outer: usize,
}

impl<'a> Compiler<'a> {
    pub fn new(scope: &'a Scope<'a>, env: &'a Env) -> Self {
        Self {
            scope,
            env,
            slots: vec![],
            active: vec![],
            outer: 0,
        }
    }

    /// Gives `index` a slot that is valid until [`Compiler::unbind`].
    pub fn bind(&mut self, index: &str) -> usize {
        self.slots.push(index.to_owned());
        self.active.push((index.to_owned(), self.slots.len() - 1));
        self.slots.len() - 1
    }

    fn unbind(&mut self, count: usize) {
        self.active.truncate(self.active.len() - count);
    }

    fn slot(&self, index: &str) -> Option<usize> {
        let active = self.active.iter().rev();
        active.clone().find(|(name, _)| name == index).map(|a| a.1)
    }

    fn scalar(&self, name: &str, span: Span) -> Result<f64> {
        match self.env.scalar_named(name) {
            Some(value) if value.is_finite() => Ok(value),
            Some(value) => {
                let (what, at) = (format!("the value bound to `{name}`"), Default::default());
                Err(Error::new(EvalError::NotFinite { what, value, at }, span))
            }
            None => {
                let name = name.to_owned();
                Err(Error::new(EvalError::NoValue { name }, span))
            }
        }
    }

    fn tensor(&self, name: &str, span: Span) -> Result<&'a Tensor> {
        let Some(tensor) = self.env.tensor_named(name) else {
            let name = name.to_owned();
            return Err(Error::new(EvalError::NoValue { name }, span));
        };
        let expected = self.scope.entry(name).map_or(0, |symbol| symbol.axes.len());
        if tensor.shape().len() != expected {
            let (name, found) = (name.to_owned(), tensor.shape().to_vec());
            let error = EvalError::Rank {
                name,
                expected,
                found,
            };
            return Err(Error::new(error, span));
        }
        Ok(tensor)
    }

    pub fn expr(&mut self, expr: &Expr) -> Result<Node<'a>> {
        Ok(match &expr.kind {
            ExprKind::Number(value) => Node::Constant(*value),
            ExprKind::Scalar(name) => Node::Constant(self.scalar(name, expr.span)?),
            ExprKind::Index(name) => match self.slot(name) {
                Some(slot) => Node::Slot(slot),
                None => {
                    let index = name.clone();
                    return Err(Error::new(EvalError::UnboundIndex { index }, expr.span));
                }
            },
            ExprKind::Element { name, indices } => {
                let tensor = self.tensor(name, expr.span)?;
                let place = self.place(name, tensor.shape(), indices)?;
                Node::Read(tensor, Box::new(place), expr.span)
            }
            ExprKind::Whole(name) => {
                let name = name.clone();
                return Err(Error::new(EvalError::NoValue { name }, expr.span));
            }
            ExprKind::Terms(terms) => Node::Terms(
                terms
                    .iter()
                    .map(|term| Ok((term.negative, self.expr(&term.value)?)))
                    .collect::<Result<_>>()?,
            ),
            ExprKind::Product(list) => {
                let is_bracket = |e: &&Expr| matches!(e.kind, ExprKind::Iverson(_));
                let brackets = list.iter().filter(is_bracket);
                let others = list.iter().filter(|e| !is_bracket(e));
                Node::Product(
                    brackets
                        .chain(others)
                        .map(|factor| self.expr(factor))
                        .collect::<Result<_>>()?,
                )
            }
            ExprKind::Quotient(a, b) => Node::Quotient(self.pair(a, b)?, b.span),
            ExprKind::Power(a, b) => Node::Power(self.pair(a, b)?, expr.span),
            ExprKind::Modulo(a, b) => Node::Modulo(self.pair(a, b)?, b.span),
            ExprKind::Round(rounding, a) => Node::Round(*rounding, Box::new(self.expr(a)?)),
            ExprKind::Call(function, list) => self.call(*function, list, expr.span)?,
            ExprKind::Big {
                operator,
                ranges,
                body,
            } => {
                let bounds = self.ranges(ranges, &[body])?;
                let body = self.expr(body)?;
                self.unbind(ranges.len());
                let cost = body.cost();
                Node::Big {
                    operator: *operator,
                    bounds,
                    body: Box::new(body),
                    cost,
                }
            }
            ExprKind::Iverson(condition) => Node::Iverson(self.test(condition)?),
            ExprKind::Cases(rows) => {
                let mut list = vec![];
                for row in rows {
                    let test = match &row.condition {
                        Some(condition) => Some(self.test(condition)?),
                        None => None,
                    };
                    list.push((self.expr(&row.value)?, test));
                }
                Node::Cases(list, expr.span)
            }
        })
    }

    fn pair(&mut self, a: &Expr, b: &Expr) -> Result<Box<(Node<'a>, Node<'a>)>> {
        Ok(Box::new((self.expr(a)?, self.expr(b)?)))
    }

    fn call(&mut self, function: Function, list: &[Expr], span: Span) -> Result<Node<'a>> {
        if let (Function::Max | Function::Min, [only]) = (function, list)
            && let ExprKind::Whole(name) = &only.kind
        {
            let data = self.tensor(name, only.span)?.data();
            let value = match function {
                Function::Max => data.iter().copied().fold(f64::NEG_INFINITY, f64::max),
                _ => data.iter().copied().fold(f64::INFINITY, f64::min),
            };
            // an empty array gives an infinity; `f64::max` would ignore a NaN
            let value = data
                .iter()
                .copied()
                .find(|v| !v.is_finite())
                .unwrap_or(value);
            if !value.is_finite() {
                let (what, at) = (
                    format!("an element or the extreme of `{name}`"),
                    Default::default(),
                );
                return Err(Error::new(EvalError::NotFinite { what, value, at }, span));
            }
            return Ok(Node::Constant(value));
        }
        let arguments = list.iter().map(|argument| self.expr(argument));
        Ok(Node::Call(
            function,
            arguments.collect::<Result<_>>()?,
            span,
        ))
    }

    /// Binds the indices of `ranges`; missing bounds are deduced from `bodies`.
    fn ranges(&mut self, ranges: &[Range], bodies: &[&Expr]) -> Result<Vec<Bound<'a>>> {
        let mut bounds = vec![];
        for range in ranges {
            if let Some(place) = self
                .active
                .iter()
                .position(|(name, _)| *name == range.index)
            {
                let index = range.index.clone();
                let on_left = place < self.outer;
                let error = EvalError::IndexReused { index, on_left };
                return Err(Error::new(error, range.span));
            }
            bounds.push(self.range(range, bodies)?);
        }
        Ok(bounds)
    }

    /// Binds the index of `range`.
    pub fn range(&mut self, range: &Range, bodies: &[&Expr]) -> Result<Bound<'a>> {
        let (low, high, strict) = match &range.bounds {
            Some(bounds) => (
                self.expr(&bounds.lower)?,
                self.expr(&bounds.upper)?,
                (bounds.lower_strict, bounds.upper_strict),
            ),
            None => {
                let (low, high) =
                    ranges::deduce(self.scope, self.env, &range.index, bodies, &[], range.span)?;
                let constant = |bound: i64| Node::Constant(bound as f64);
                (constant(low), constant(high), (false, false))
            }
        };
        let spans = match &range.bounds {
            Some(bounds) => (bounds.lower.span, bounds.upper.span),
            None => (range.span, range.span),
        };
        Ok(Bound {
            slot: self.bind(&range.index),
            deduced: range.bounds.is_none(),
            low,
            high,
            strict,
            spans,
            span: range.span,
        })
    }

    /// The place in an array of `shape` that `indices` point at.
    pub fn place(&mut self, name: &str, shape: &[usize], indices: &[Expr]) -> Result<Place<'a>> {
        let base = self.scope.base(name);
        let mut axes = vec![];
        let mut stride = 1;
        for (index, size) in indices.iter().zip(shape).rev() {
            let node = self.expr(index)?;
            axes.push(Axis {
                affine: node.affine(),
                node,
                low: base,
                size: *size as i64,
                stride,
                span: index.span,
            });
            stride *= size;
        }
        axes.reverse();
        let name = name.to_owned();
        Ok(Place { name, axes })
    }

    fn test(&mut self, condition: &Condition) -> Result<Test<'a>> {
        let list = |compiler: &mut Self, list: &[Condition]| {
            let tests = list.iter().map(|condition| compiler.test(condition));
            tests.collect::<Result<Vec<_>>>()
        };
        Ok(match condition {
            Condition::All(conditions) => Test::All(list(self, conditions)?),
            Condition::Any(conditions) => Test::Any(list(self, conditions)?),
            Condition::Chain(first, rest) => {
                let first = (self.expr(first)?, first.span);
                let mut links = vec![];
                for (relation, operand) in rest {
                    links.push((*relation, self.expr(operand)?, operand.span));
                }
                Test::Chain(Box::new(first), links)
            }
        })
    }
}
