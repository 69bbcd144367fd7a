//! The loops around one member of a formula's chain.

use std::collections::BTreeSet;

use super::compile::Compiler;
use super::env::Env;
use super::machine::{Machine, Run};
use super::open_indices::{bound_inside, free, hoist};
use super::options::Options;
use super::program::{Bound, Node, Place};
use super::ranges;
use crate::ast::{Assign, Expr, ExprKind, Formula, Range};
use crate::glossary::Scope;
use crate::tensor::unravel;
use crate::{Error, EvalError, MAX_ELEMENTS, Result, Span};

/// Everything that is known before the first loop runs.
pub(super) struct Plan<'a> {
    name: String,
    shape: Vec<usize>,
    base: i64,
    assign: Assign,
    slots: Vec<String>,
    loops: Vec<Bound<'a>>,
    place: Place<'a>,
    body: Node<'a>,
    left_span: Span,
    body_span: Span,
}

impl<'a> Plan<'a> {
    pub fn new(
        formula: &Formula,
        link: &Expr,
        scope: &'a Scope<'a>,
        env: &'a Env,
        options: &Options,
    ) -> Result<Self> {
        let left = Left::new(&formula.left, scope, env)?;
        let (hoisted, body) = match options.sums_are_loops && formula.assign == Assign::Accumulate {
            true => hoist(link, &left.free),
            false => (vec![], link),
        };
        let body_free = free(body);
        check_loops(formula, &left, &hoisted, body, &body_free, options)?;

        let mut compiler = Compiler::new(scope, env);
        let mut loops = vec![];
        let mut bound = BTreeSet::new();
        for range in formula.loops.iter().chain(&hoisted) {
            if range.bounds.is_some() {
                bound.insert(range.index.as_str());
            }
        }
        let order = left.free.iter().chain(&body_free);
        for (index, span) in order.filter(|(index, _)| !bound.contains(index.as_str())) {
            if compiler.slots.contains(index) {
                continue;
            }
            let known = left.axes_of(index, scope.base(&left.name));
            let (low, high) = ranges::deduce(scope, env, index, &[body], &known, *span)?;
            loops.push(Bound {
                slot: compiler.bind(index),
                deduced: true,
                low: Node::Constant(low as f64),
                high: Node::Constant(high as f64),
                strict: (false, false),
                spans: (*span, *span),
                span: *span,
            });
        }
        for range in formula.loops.iter().chain(&hoisted) {
            if range.bounds.is_none() {
                continue;
            }
            if compiler.slots.contains(&range.index) {
                let (index, on_left) = (range.index.clone(), true);
                let error = EvalError::IndexReused { index, on_left };
                return Err(Error::new(error, range.span));
            }
            loops.push(compiler.range(range, &[])?);
        }
        compiler.outer = compiler.slots.len();
        let place = compiler.place(&left.name, &left.shape, left.indices)?;
        let node = compiler.expr(body)?;
        Ok(Self {
            base: scope.base(&left.name),
            name: left.name,
            shape: left.shape,
            assign: formula.assign,
            slots: compiler.slots,
            loops,
            place,
            body: node,
            left_span: formula.left.span,
            body_span: body.span,
        })
    }

    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    pub fn len(&self) -> usize {
        self.shape.iter().product()
    }

    pub fn accumulates(&self) -> bool {
        self.assign == Assign::Accumulate
    }

    /// Passes each element's offset and value to `store` until it returns false.
    pub fn run(&self, max_steps: u64, store: &mut dyn FnMut(usize, f64) -> bool) -> Result<()> {
        let mut machine = Machine::new(&self.slots, max_steps);
        let mut defined = vec![false; self.len()];
        let cost = self.body.cost();
        let outcome: Run<bool> = machine.run(&self.loops, true, &mut |machine, span| {
            machine.work(cost, span)?;
            let offset = machine.offset(&self.place)?;
            if self.assign == Assign::Define && std::mem::replace(&mut defined[offset], true) {
                let (name, index) = (self.name.clone(), self.index_of(offset));
                return machine.fail(EvalError::DefinedTwice { name, index }, self.left_span);
            }
            Ok(store(offset, machine.value(&self.body)?))
        });
        if !outcome.map_err(|error| *error)? {
            return Ok(());
        }
        match defined.iter().position(|d| !d) {
            Some(offset) if self.assign == Assign::Define => {
                let (name, index) = (self.name.clone(), self.index_of(offset));
                let error = EvalError::NotCovered { name, index };
                Err(Error::new(error, self.left_span))
            }
            _ => Ok(()),
        }
    }

    /// Checks that no element is NaN or infinite.
    pub fn all_finite(&self, data: &[f64]) -> Result<()> {
        let Some(offset) = data.iter().position(|value| !value.is_finite()) else {
            return Ok(());
        };
        let error = EvalError::NotFinite {
            what: format!("`{}` at {:?}", self.name, self.index_of(offset)),
            value: data[offset],
            at: Default::default(),
        };
        Err(Error::new(error, self.body_span))
    }

    fn index_of(&self, offset: usize) -> Vec<i64> {
        let index = unravel(&self.shape, offset).into_iter();
        index.map(|place| place as i64 + self.base).collect()
    }
}

/// Reads the indices of the left side.
struct Left<'f> {
    name: String,
    shape: Vec<usize>,
    indices: &'f [Expr],
    free: Vec<(String, Span)>,
}

impl<'f> Left<'f> {
    fn new(left: &'f Expr, scope: &Scope<'_>, env: &Env) -> Result<Self> {
        let (name, indices): (_, &[Expr]) = match &left.kind {
            ExprKind::Scalar(name) => (name, &[]),
            ExprKind::Element { name, indices } => (name, indices),
            _ => return Err(Error::new(crate::SyntaxError::LeftSide, left.span)),
        };
        for index in indices {
            if let ExprKind::Scalar(name) = &index.kind {
                let name = name.clone();
                return Err(Error::new(
                    EvalError::LeftIndexIsSymbol { name },
                    index.span,
                ));
            }
        }
        let shape = match scope.entry(name) {
            Some(symbol) => scope.shape_of(symbol, env),
            None => Err(EvalError::NoValue { name: name.clone() }),
        };
        let shape = shape.map_err(|error| Error::new(error, left.span))?;
        let len = shape
            .iter()
            .try_fold(1usize, |n, size| n.checked_mul(*size));
        if len.is_none_or(|len| len > MAX_ELEMENTS) {
            let max = MAX_ELEMENTS;
            return Err(Error::new(EvalError::TooLarge { max }, left.span));
        }
        Ok(Self {
            name: name.clone(),
            shape,
            indices,
            free: free(left),
        })
    }

    fn axes_of(&self, index: &str, base: i64) -> Vec<crate::error::AxisRange> {
        ranges::axes_of(index, &self.name, self.indices, &self.shape, base)
    }

    /// Whether `index` is alone in a subscript on the left, so that its range is known.
    fn has_alone(&self, index: &str) -> bool {
        let alone = |expr: &Expr| matches!(&expr.kind, ExprKind::Index(i) if i == index);
        self.indices.iter().any(alone)
    }
}

/// Every loop must come from the left side, `\forall` or the text, and nothing else may be listed.
fn check_loops(
    formula: &Formula,
    left: &Left<'_>,
    hoisted: &[Range],
    body: &Expr,
    body_free: &[(String, Span)],
    options: &Options,
) -> Result<()> {
    let has = |list: &[(String, Span)], index: &str| list.iter().any(|(name, _)| name == index);
    for range in &formula.loops {
        let index = range.index.clone();
        if !has(&left.free, &index) && !has(body_free, &index) {
            let summed = bound_inside(body, &index);
            let error = EvalError::UnusedLoop { index, summed };
            return Err(Error::new(error, range.span));
        }
    }
    for (index, span) in body_free {
        if formula.assign == Assign::Define && !has(&left.free, index) {
            let index = index.clone();
            return Err(Error::new(EvalError::OnlyOnRight { index }, *span));
        }
    }
    for (index, span) in left.free.iter().chain(body_free) {
        if bound_inside(body, index) && !has(body_free, index) {
            continue; // the compiler reports it at the sum
        }
        let listed = formula
            .loops
            .iter()
            .chain(hoisted)
            .any(|range| range.index == *index);
        let told = listed || left.has_alone(index) || options.implied.contains(index);
        if formula.assign == Assign::Accumulate && !told {
            let index = index.clone();
            return Err(Error::new(EvalError::LoopNotListed { index }, *span));
        }
    }
    Ok(())
}
