//! The compiled expression and its shape; [`super::machine`] runs it.

use crate::ast::{Function, Operator, Relation, Rounding};
use crate::{Span, Tensor};

/// An expression with names resolved.
pub(super) enum Node<'a> {
    Constant(f64),
    /// The running index in this slot.
    Slot(usize),
    Read(&'a Tensor, Box<Place<'a>>, Span),
    /// Values, and whether each is subtracted.
    Terms(Vec<(bool, Node<'a>)>),
    /// Brackets first.
    Product(Vec<Node<'a>>),
    /// With the span of the divisor.
    Quotient(Box<(Node<'a>, Node<'a>)>, Span),
    Power(Box<(Node<'a>, Node<'a>)>, Span),
    /// With the span of the divisor.
    Modulo(Box<(Node<'a>, Node<'a>)>, Span),
    Round(Rounding, Box<Node<'a>>),
    Call(Function, Vec<Node<'a>>, Span),
    Big {
        operator: Operator,
        bounds: Vec<Bound<'a>>,
        body: Box<Node<'a>>,
        /// Steps that one evaluation of the body takes, without inner operators.
        cost: u64,
    },
    Iverson(Test<'a>),
    Cases(Vec<(Node<'a>, Option<Test<'a>>)>, Span),
}

/// A running index with its bounds.
pub(super) struct Bound<'a> {
    pub slot: usize,
    /// Whether the bounds come from arrays; such a range may be empty.
    pub deduced: bool,
    pub low: Node<'a>,
    pub high: Node<'a>,
    /// Whether the index stays above the one and below the other.
    pub strict: (bool, bool),
    pub spans: (Span, Span),
    pub span: Span,
}

/// An element of an array.
pub(super) struct Place<'a> {
    pub name: String,
    pub axes: Vec<Axis<'a>>,
}

/// One index of an element.
pub(super) struct Axis<'a> {
    pub node: Node<'a>,
    /// The same as a sum of multiples of slots, if possible.
    pub affine: Option<Affine>,
    pub low: i64,
    pub size: i64,
    pub stride: usize,
    pub span: Span,
}

/// `constant + Σ factor · slot`
#[derive(Clone, Default)]
pub(super) struct Affine {
    pub constant: i64,
    pub slots: Vec<(usize, i64)>,
}

/// A condition with names resolved; each operand with its span.
pub(super) enum Test<'a> {
    Chain(Box<(Node<'a>, Span)>, Vec<(Relation, Node<'a>, Span)>),
    All(Vec<Test<'a>>),
    Any(Vec<Test<'a>>),
}

/// Larger factors use floating point, where they cannot overflow.
const MAX_FACTOR: f64 = 65_536.0;

impl Node<'_> {
    /// Steps that one evaluation takes, not counting the repetitions of inner loops.
    pub fn cost(&self) -> u64 {
        1 + match self {
            Self::Constant(_) | Self::Slot(_) | Self::Big { .. } => 0,
            Self::Read(_, place, _) => place.axes.len() as u64,
            Self::Terms(list) => list.iter().map(|(_, node)| node.cost()).sum(),
            Self::Product(list) | Self::Call(_, list, _) => list.iter().map(Node::cost).sum(),
            Self::Quotient(pair, _) | Self::Power(pair, _) | Self::Modulo(pair, _) => {
                pair.0.cost() + pair.1.cost()
            }
            Self::Round(_, node) => node.cost(),
            Self::Iverson(test) => test.cost(),
            Self::Cases(rows, _) => rows
                .iter()
                .map(|(node, test)| node.cost() + test.as_ref().map_or(0, Test::cost))
                .sum(),
        }
    }

    /// The node as a sum of multiples of slots with whole factors.
    pub fn affine(&self) -> Option<Affine> {
        match self {
            Self::Constant(value) if value.fract() == 0.0 && value.abs() <= MAX_FACTOR => {
                Some(Affine {
                    constant: *value as i64,
                    slots: vec![],
                })
            }
            Self::Slot(slot) => Some(Affine {
                constant: 0,
                slots: vec![(*slot, 1)],
            }),
            Self::Terms(list) => {
                let mut sum = Affine::default();
                for (negative, node) in list {
                    let sign = if *negative { -1 } else { 1 };
                    let part = node.affine()?.times(sign)?;
                    sum.constant += part.constant;
                    sum.slots.extend(part.slots);
                }
                Some(sum)
            }
            Self::Product(list) => {
                let mut product = Affine {
                    constant: 1,
                    slots: vec![],
                };
                for node in list {
                    let factor = node.affine()?;
                    product = match (&product.slots[..], &factor.slots[..]) {
                        ([], _) => factor.times(product.constant)?,
                        (_, []) => product.times(factor.constant)?,
                        _ => return None,
                    };
                }
                Some(product)
            }
            _ => None,
        }
    }
}

impl Affine {
    fn times(mut self, by: i64) -> Option<Self> {
        self.constant *= by;
        self.slots.iter_mut().for_each(|(_, factor)| *factor *= by);
        let small = |n: i64| n.unsigned_abs() <= MAX_FACTOR as u64;
        (small(self.constant) && self.slots.iter().all(|(_, f)| small(*f))).then_some(self)
    }

    pub fn value(&self, slots: &[i64]) -> i64 {
        let terms = self
            .slots
            .iter()
            .map(|(slot, factor)| slots[*slot] * factor);
        self.constant + terms.sum::<i64>()
    }
}

impl Test<'_> {
    fn cost(&self) -> u64 {
        match self {
            Self::Chain(first, rest) => {
                first.0.cost() + rest.iter().map(|(_, node, _)| node.cost()).sum::<u64>()
            }
            Self::All(list) | Self::Any(list) => list.iter().map(Test::cost).sum(),
        }
    }
}
