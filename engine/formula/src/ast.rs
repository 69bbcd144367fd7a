//! The formula as a tree. Equality of trees ignores spans.

use crate::Span;

/// A formula: a left side and one or more expressions that it equals.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// A scalar, or an array with its indices.
    pub left: Expr,
    /// `=` or `+=`.
    pub assign: Assign,
    /// The members of the chain `left = links[0] = links[1] = …`; never empty.
    pub links: Vec<Expr>,
    /// The loops listed after `\forall`.
    pub loops: Vec<Range>,
}

/// How the right side is stored in the left side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assign {
    /// `=`: each element of the left side is defined once.
    Define,
    /// `+=`: every pass of the loops adds to one element; elements start at 0.
    Accumulate,
}

/// An expression and its position.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its position; inside a shorthand, the position of the shorthand.
    pub span: Span,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A non-negative number.
    Number(f64),
    /// A scalar of the glossary, by its canonical name.
    Scalar(String),
    /// A running index.
    Index(String),
    /// An element of an array of the glossary.
    Element {
        /// The array's canonical name.
        name: String,
        /// One expression per axis.
        indices: Vec<Expr>,
    },
    /// A whole array, only inside `\max(x)` and `\min(x)`.
    Whole(String),
    /// `a + b - c`, or `-a`; never a single term with a plus.
    Terms(Vec<Term>),
    /// `a b c`; two factors or more.
    Product(Vec<Expr>),
    /// `\frac{a}{b}` or `a / b`.
    Quotient(Box<Expr>, Box<Expr>),
    /// `a^b`.
    Power(Box<Expr>, Box<Expr>),
    /// `a \bmod b`, with the sign of `b`.
    Modulo(Box<Expr>, Box<Expr>),
    /// `\lfloor a \rfloor` or `\lceil a \rceil`.
    Round(Rounding, Box<Expr>),
    /// A function of one argument or, for the largest and smallest, of several.
    Call(Function, Vec<Expr>),
    /// `\sum`, `\prod`, `\max` or `\min` over indices.
    Big {
        /// The operator.
        operator: Operator,
        /// The indices; a later range may use earlier ones.
        ranges: Vec<Range>,
        /// The expression that is evaluated at each value of the indices.
        body: Box<Expr>,
    },
    /// `[condition]`: 1 if it holds, else 0.
    Iverson(Box<Condition>),
    /// The first row whose condition holds.
    Cases(Vec<Case>),
}

/// A term of a sum written with `+` and `-`.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Whether it is subtracted.
    pub negative: bool,
    /// The term without its sign.
    pub value: Expr,
}

/// Direction of rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Down.
    Floor,
    /// Up.
    Ceiling,
}

/// A function with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `\exp(x)` or `e^{x}`.
    Exp,
    /// `\log(x)` or `\ln(x)`, the natural logarithm.
    Log,
    /// `\sqrt{x}`.
    Sqrt,
    /// `\mathrm{ReLU}(x)`, the larger of x and 0.
    Relu,
    /// `\max(a, b)`, or `\max(x)` over a whole array.
    Max,
    /// `\min(a, b)`, or `\min(x)` over a whole array.
    Min,
}

/// An operator over indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `\sum`.
    Sum,
    /// `\prod`.
    Product,
    /// `\max`.
    Max,
    /// `\min`.
    Min,
}

/// A running index with its bounds.
#[derive(Clone, Debug)]
pub struct Range {
    /// The index.
    pub index: String,
    /// Its bounds; without them the arrays that it indexes determine its range.
    pub bounds: Option<Bounds>,
    /// The position of the index.
    pub span: Span,
}

impl PartialEq for Range {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && self.bounds == other.bounds
    }
}

/// `lower \le index < upper`, with either relation at either end.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds {
    /// Lower bound.
    pub lower: Expr,
    /// Whether the index stays above it.
    pub lower_strict: bool,
    /// Upper bound.
    pub upper: Expr,
    /// Whether the index stays below it.
    pub upper_strict: bool,
}

/// A row of `cases`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The value.
    pub value: Expr,
    /// Its condition; without one it always applies.
    pub condition: Option<Condition>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// `a \le b < c`: every relation holds.
    Chain(Expr, Vec<(Relation, Expr)>),
    /// All conditions hold; evaluated from the left, up to the first that does not.
    All(Vec<Condition>),
    /// At least one condition holds; evaluated from the left, up to the first that does.
    Any(Vec<Condition>),
}

/// A relation between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `=`
    Equal,
    /// `\ne`
    NotEqual,
    /// `<`
    Less,
    /// `\le`
    LessEqual,
    /// `>`
    Greater,
    /// `\ge`
    GreaterEqual,
    /// `a \mid b`: a divides b.
    Divides,
    /// `a \nmid b`: it does not.
    DividesNot,
}

impl Formula {
    /// The canonical name of the symbol that the formula defines or adds to.
    pub fn left_name(&self) -> Option<&str> {
        match &self.left.kind {
            ExprKind::Scalar(name) | ExprKind::Element { name, .. } => Some(name),
            _ => None,
        }
    }
}

impl Expr {
    /// An expression at `span`.
    pub fn new(kind: ExprKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// The direct parts, in the order of the source.
    pub fn children(&self) -> Vec<&Expr> {
        let mut parts = vec![];
        match &self.kind {
            ExprKind::Number(_) | ExprKind::Scalar(_) | ExprKind::Index(_) | ExprKind::Whole(_) => {
            }
            ExprKind::Element { indices: list, .. }
            | ExprKind::Product(list)
            | ExprKind::Call(_, list) => parts.extend(list),
            ExprKind::Terms(terms) => parts.extend(terms.iter().map(|term| &term.value)),
            ExprKind::Quotient(a, b) | ExprKind::Power(a, b) | ExprKind::Modulo(a, b) => {
                parts.extend([&**a, &**b]);
            }
            ExprKind::Round(_, a) => parts.push(a),
            ExprKind::Big { ranges, body, .. } => {
                for bounds in ranges.iter().filter_map(|range| range.bounds.as_ref()) {
                    parts.extend([&bounds.lower, &bounds.upper]);
                }
                parts.push(body);
            }
            ExprKind::Iverson(condition) => condition.operands(&mut parts),
            ExprKind::Cases(rows) => {
                for row in rows {
                    parts.push(&row.value);
                    if let Some(condition) = &row.condition {
                        condition.operands(&mut parts);
                    }
                }
            }
        }
        parts
    }

    /// Calls `visit` for this expression and everything inside it, outside first.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Expr)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }
}

impl Condition {
    fn operands<'a>(&'a self, out: &mut Vec<&'a Expr>) {
        match self {
            Self::Chain(first, rest) => {
                out.push(first);
                out.extend(rest.iter().map(|(_, operand)| operand));
            }
            Self::All(list) | Self::Any(list) => list.iter().for_each(|c| c.operands(out)),
        }
    }
}

impl Operator {
    /// The LaTeX command, without its backslash.
    pub fn command(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Product => "prod",
            Self::Max => "max",
            Self::Min => "min",
        }
    }
}
