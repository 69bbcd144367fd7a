//! AST → LaTeX that parses to the same AST.

use std::fmt::{self, Display, Formatter, Write};

use crate::ast::{
    Assign, Bounds, Condition, Expr, ExprKind, Formula, Function, Operator, Range, Relation,
    Rounding,
};

impl Display for Formula {
    /// The formula as LaTeX, with shorthands expanded.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.left)?;
        f.write_str(match self.assign {
            Assign::Define => " = ",
            Assign::Accumulate => r" \mathrel{+}= ",
        })?;
        separated(f, &self.links, " = ")?;
        if !self.loops.is_empty() {
            f.write_str(r" \quad \forall ")?;
            separated(f, &self.loops, r",\, ")?;
        }
        Ok(())
    }
}

impl Display for Expr {
    /// The expression as LaTeX.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ExprKind::Terms(terms) => {
                for (n, term) in terms.iter().enumerate() {
                    f.write_str(match (n, term.negative) {
                        (0, false) => "",
                        (0, true) => "-",
                        (_, false) => " + ",
                        (_, true) => " - ",
                    })?;
                    write!(f, "{}", Grouped::term(&term.value))?;
                }
                Ok(())
            }
            ExprKind::Product(factors) => product(f, factors),
            ExprKind::Modulo(a, b) => {
                write!(f, r"{} \bmod {}", Grouped::factor(a), Grouped::factor(b))
            }
            ExprKind::Big {
                operator,
                ranges,
                body,
            } => {
                write!(f, "\\{}", operator.command())?;
                match &ranges[..] {
                    [range] if matches!(operator, Operator::Sum | Operator::Product) => {
                        below_and_above(f, range)?;
                    }
                    ranges => {
                        f.write_str("_{")?;
                        separated(f, ranges, r",\, ")?;
                        f.write_str("}")?;
                    }
                }
                write!(f, " {}", Grouped::term(body))
            }
            ExprKind::Power(base, exponent) => write!(f, "{}^{{{exponent}}}", Grouped::base(base)),
            _ => atom(f, self),
        }
    }
}

fn atom(f: &mut Formatter<'_>, expr: &Expr) -> fmt::Result {
    match &expr.kind {
        ExprKind::Number(value) => write!(f, "{value}"),
        ExprKind::Scalar(name) | ExprKind::Index(name) | ExprKind::Whole(name) => f.write_str(name),
        ExprKind::Element { name, indices } => element(f, name, indices),
        ExprKind::Quotient(a, b) => write!(f, r"\frac{{{a}}}{{{b}}}"),
        ExprKind::Round(Rounding::Floor, a) => write!(f, r"\lfloor {a} \rfloor"),
        ExprKind::Round(Rounding::Ceiling, a) => write!(f, r"\lceil {a} \rceil"),
        ExprKind::Call(Function::Sqrt, list) => {
            f.write_str(r"\sqrt{")?;
            separated(f, list, ", ")?;
            f.write_str("}")
        }
        ExprKind::Call(function, list) => {
            f.write_str(match function {
                Function::Exp => r"\exp(",
                Function::Log => r"\log(",
                Function::Relu => r"\mathrm{ReLU}(",
                Function::Max => r"\max(",
                _ => r"\min(",
            })?;
            separated(f, list, ", ")?;
            f.write_str(")")
        }
        ExprKind::Iverson(condition) => write!(f, "[{condition}]"),
        ExprKind::Cases(rows) => {
            f.write_str(r"\begin{cases} ")?;
            for (n, row) in rows.iter().enumerate() {
                f.write_str(if n == 0 { "" } else { r" \\ " })?;
                match &row.condition {
                    Some(condition) => write!(f, r"{} & \text{{if }} {condition}", row.value)?,
                    None => write!(f, r"{} & \text{{otherwise}}", row.value)?,
                }
            }
            f.write_str(r" \end{cases}")
        }
        _ => write!(f, "({expr})"),
    }
}

/// `A^{\mathrm{pad}}_{i,y}`; the indices go below, inside `\partial` for a derivative.
fn element(f: &mut Formatter<'_>, name: &str, indices: &[Expr]) -> fmt::Result {
    let (name, close) = match name.strip_prefix(r"\frac").and(name.strip_suffix('}')) {
        Some(inside) => (inside, "}"),
        None => (name, ""),
    };
    write!(f, "{name}_{{")?;
    separated(f, indices, ",")?;
    // a space ends a command in front of the brace that follows
    write!(f, "}}{close}")
}

fn separated(f: &mut Formatter<'_>, list: &[impl Display], separator: &str) -> fmt::Result {
    for (n, item) in list.iter().enumerate() {
        f.write_str(if n == 0 { "" } else { separator })?;
        write!(f, "{item}")?;
    }
    Ok(())
}

/// Factors side by side; `\cdot` where the next one would be read as something else.
fn product(f: &mut Formatter<'_>, factors: &[Expr]) -> fmt::Result {
    let mut out = String::new();
    for (n, factor) in factors.iter().enumerate() {
        let last = n + 1 == factors.len();
        let open_end = last && matches!(factor.kind, ExprKind::Big { .. });
        let mut text = String::new();
        match open_end {
            true => write!(text, "{factor}")?,
            false => write!(text, "{}", Grouped::factor(factor))?,
        }
        if n > 0 {
            let dot = text.starts_with(|c: char| c == '(' || c.is_ascii_digit());
            out.push_str(if dot { r" \cdot " } else { r"\, " });
        }
        out.push_str(&text);
    }
    f.write_str(&out)
}

fn below_and_above(f: &mut Formatter<'_>, range: &Range) -> fmt::Result {
    match &range.bounds {
        Some(Bounds {
            lower,
            lower_strict: false,
            upper,
            upper_strict: false,
        }) => write!(f, "_{{{}={lower}}}^{{{upper}}}", range.index),
        _ => write!(f, "_{{{range}}}"),
    }
}

impl Display for Range {
    /// `u`, or `0 \le u < f`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(bounds) = &self.bounds else {
            return f.write_str(&self.index);
        };
        let sign = |strict| if strict { "<" } else { r"\le" };
        let Bounds { lower, upper, .. } = bounds;
        let (low, high) = (sign(bounds.lower_strict), sign(bounds.upper_strict));
        write!(f, "{lower} {low} {} {high} {upper}", self.index)
    }
}

impl Display for Condition {
    /// The condition as LaTeX.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chain(first, rest) => {
                write!(f, "{first}")?;
                for (relation, operand) in rest {
                    write!(f, " {relation} {operand}")?;
                }
                Ok(())
            }
            Self::All(list) => separated(f, list, r" \land "),
            Self::Any(list) => separated(f, list, r" \lor "),
        }
    }
}

impl Display for Relation {
    /// The relation as LaTeX.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Equal => "=",
            Self::NotEqual => r"\ne",
            Self::Less => "<",
            Self::LessEqual => r"\le",
            Self::Greater => ">",
            Self::GreaterEqual => r"\ge",
            Self::Divides => r"\mid",
            Self::DividesNot => r"\nmid",
        })
    }
}

/// An expression, in parentheses if it binds too loosely.
struct Grouped<'e> {
    expr: &'e Expr,
    parentheses: bool,
}

impl<'e> Grouped<'e> {
    /// As a term of a sum, or the body of an operator.
    fn term(expr: &'e Expr) -> Self {
        let parentheses = matches!(expr.kind, ExprKind::Terms(_));
        Self { expr, parentheses }
    }

    /// As a factor that others follow.
    fn factor(expr: &'e Expr) -> Self {
        let parentheses = matches!(
            expr.kind,
            ExprKind::Terms(_) | ExprKind::Product(_) | ExprKind::Modulo(..) | ExprKind::Big { .. }
        );
        Self { expr, parentheses }
    }

    /// As the base of a power.
    fn base(expr: &'e Expr) -> Self {
        let bare = match &expr.kind {
            ExprKind::Number(_) => true,
            ExprKind::Index(name) => name != "e",
            _ => false,
        };
        let parentheses = !bare;
        Self { expr, parentheses }
    }
}

impl Display for Grouped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.parentheses {
            true => write!(f, "({})", self.expr),
            false => write!(f, "{}", self.expr),
        }
    }
}
