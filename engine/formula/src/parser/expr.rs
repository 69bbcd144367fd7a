//! Sums, products, powers and atoms.

use super::cursor::Parser;
use crate::ast::{Expr, ExprKind, Function, Operator, Rounding, Term};
use crate::commands::Role;
use crate::lexer::TokenKind;
use crate::{Result, Span, SyntaxError};

impl Parser<'_, '_> {
    /// `[-] term {(+|-) term}`
    pub(super) fn expr(&mut self) -> Result<Expr> {
        self.deeper(|p| {
            let start = p.here();
            let mut negative = p.eat_sign('-');
            let mut terms = vec![];
            loop {
                let value = p.term()?;
                terms.push(Term { negative, value });
                if p.eat_sign('-') {
                    negative = true;
                } else if p.eat_sign('+') {
                    negative = false;
                } else {
                    break;
                }
            }
            if terms.len() == 1 && !terms[0].negative {
                return Ok(terms.remove(0).value);
            }
            Ok(Expr::new(ExprKind::Terms(terms), p.since(start)))
        })
    }

    /// A product; `/` and `\bmod` at most once, because a second one would be ambiguous.
    pub(super) fn term(&mut self) -> Result<Expr> {
        let start = self.here();
        let mut factors = vec![self.factor()?];
        let mut divided = None;
        loop {
            let here = self.here();
            if self.eat_command(&["cdot", "times"]) {
                if divided == Some("`\\bmod` in a product") {
                    return self.two_ways("`\\bmod` in a product", here);
                }
                factors.push(self.factor()?);
            } else if self.is_sign('/') || self.is_command(&["bmod"]) {
                let division = self.is_sign('/');
                if let Some(what) = divided {
                    return self.two_ways(what, here);
                }
                self.at += 1;
                let right = Box::new(self.factor()?);
                let left = Box::new(product(factors, start.to(here)));
                let kind = if division {
                    divided = Some("a product after `/`");
                    ExprKind::Quotient(left, right)
                } else {
                    divided = Some("`\\bmod` in a product");
                    ExprKind::Modulo(left, right)
                };
                factors = vec![Expr::new(kind, self.since(start))];
            } else if self.starts_factor() {
                if let Some(what) = divided {
                    return self.two_ways(what, here);
                }
                if self.bare_argument == Some(self.at) {
                    let (what, instead) = (
                        "a factor after a function's argument without parentheses",
                        "`\\log(x)\\, y` or `\\log(x\\, y)`",
                    );
                    return self.fail(SyntaxError::Ambiguous { what, instead }, here);
                }
                if matches!(self.peek(), Some(TokenKind::Number(_))) {
                    let (what, instead) = ("a number after a factor", "`\\cdot` before it");
                    return self.fail(SyntaxError::Ambiguous { what, instead }, here);
                }
                factors.push(self.factor()?);
            } else {
                return Ok(product(factors, self.since(start)));
            }
        }
    }

    fn two_ways<T>(&self, what: &'static str, span: Span) -> Result<T> {
        let instead = "`\\frac` or parentheses";
        self.fail(SyntaxError::Ambiguous { what, instead }, span)
    }

    fn starts_factor(&self) -> bool {
        match self.peek() {
            Some(TokenKind::Letter(_) | TokenKind::Number(_) | TokenKind::Upright(_)) => true,
            Some(TokenKind::Open | TokenKind::Sign('(' | '[')) => true,
            Some(TokenKind::Begin(_)) => true,
            _ => matches!(self.role(), Some(Role::Atom | Role::Letter | Role::Accent)),
        }
    }

    /// `atom [^ exponent]`
    pub(super) fn factor(&mut self) -> Result<Expr> {
        let start = self.here();
        let base = self.atom()?;
        if !self.eat(&TokenKind::Superscript) {
            return Ok(base);
        }
        let exponent = self.script()?;
        let exponent = self.within(exponent, Self::expr)?;
        if self.is(&TokenKind::Superscript) {
            let which = "superscript";
            return self.fail(SyntaxError::DoubleScript { which }, self.here());
        }
        let kind = if matches!(&base.kind, ExprKind::Index(e) if e == "e") {
            ExprKind::Call(Function::Exp, vec![exponent])
        } else {
            ExprKind::Power(base.into(), exponent.into())
        };
        Ok(Expr::new(kind, self.since(start)))
    }

    pub(super) fn atom(&mut self) -> Result<Expr> {
        self.deeper(Self::atom_here)
    }

    fn atom_here(&mut self) -> Result<Expr> {
        let start = self.here();
        let kind = match self.peek().cloned() {
            Some(TokenKind::Number(text)) => {
                self.at += 1;
                // checked by the lexer
                ExprKind::Number(text.parse().unwrap_or(f64::NAN))
            }
            Some(TokenKind::Open) => return self.braced(Self::expr),
            Some(TokenKind::Sign('(')) => return self.parenthesised(),
            Some(TokenKind::Sign('[')) => return self.bracket(),
            Some(TokenKind::Begin(_)) => return self.cases(),
            Some(TokenKind::Letter(_)) => return self.symbol(),
            Some(TokenKind::Upright(word)) => match (word.as_str(), self.peek_at(self.at + 1)) {
                ("ReLU", Some(TokenKind::Sign('('))) => return self.call(Function::Relu),
                ("max", Some(TokenKind::Sign('('))) => return self.call(Function::Max),
                ("min", Some(TokenKind::Sign('('))) => return self.call(Function::Min),
                ("exp", Some(TokenKind::Sign('('))) => return self.call(Function::Exp),
                ("log" | "ln", Some(TokenKind::Sign('('))) => return self.call(Function::Log),
                _ => return self.symbol(),
            },
            Some(TokenKind::Command(name)) => match name.as_str() {
                "sum" => return self.big(Operator::Sum),
                "prod" => return self.big(Operator::Product),
                "max" if self.under() => return self.big(Operator::Max),
                "min" if self.under() => return self.big(Operator::Min),
                "max" => return self.call(Function::Max),
                "min" => return self.call(Function::Min),
                "exp" => return self.call(Function::Exp),
                "log" | "ln" => return self.call(Function::Log),
                "frac" | "tfrac" | "dfrac" => return self.fraction(),
                "lfloor" => self.rounded(Rounding::Floor, "rfloor", "`\\rfloor`")?,
                "lceil" => self.rounded(Rounding::Ceiling, "rceil", "`\\rceil`")?,
                "sqrt" => {
                    self.at += 1;
                    ExprKind::Call(Function::Sqrt, vec![self.braced(Self::expr)?])
                }
                "underbrace" => {
                    self.at += 1;
                    let body = self.braced(Self::expr)?;
                    if self.eat(&TokenKind::Subscript) {
                        self.script()?;
                    }
                    return Ok(body);
                }
                _ => match self.role() {
                    Some(Role::Letter | Role::Accent) => return self.symbol(),
                    _ => return self.unexpected("an expression"),
                },
            },
            _ => return self.unexpected("an expression"),
        };
        Ok(Expr::new(kind, self.since(start)))
    }

    fn under(&self) -> bool {
        self.peek_at(self.at + 1) == Some(&TokenKind::Subscript)
    }

    fn parenthesised(&mut self) -> Result<Expr> {
        self.want(&TokenKind::Sign('('), "`(`")?;
        let inner = self.expr()?;
        self.want(&TokenKind::Sign(')'), "an operator or `)`")?;
        Ok(inner)
    }

    fn rounded(
        &mut self,
        rounding: Rounding,
        close: &str,
        expected: &'static str,
    ) -> Result<ExprKind> {
        self.at += 1;
        let inner = self.expr()?;
        self.want(&TokenKind::Command(close.into()), expected)?;
        Ok(ExprKind::Round(rounding, inner.into()))
    }

    fn fraction(&mut self) -> Result<Expr> {
        let start = self.here();
        let partial = TokenKind::Command("partial".into());
        if self.peek_at(self.at + 2) == Some(&partial) {
            return self.partial_derivative();
        }
        self.at += 1;
        let above = self.braced(Self::expr)?;
        let below = self.braced(Self::expr)?;
        let kind = ExprKind::Quotient(above.into(), below.into());
        Ok(Expr::new(kind, self.since(start)))
    }

    /// `\log(x)`, `\log x`, `\max(a, b)`
    fn call(&mut self, function: Function) -> Result<Expr> {
        let start = self.here();
        self.at += 1;
        let mut arguments = vec![];
        if self.eat_sign('(') {
            arguments.push(self.expr()?);
            if matches!(function, Function::Max | Function::Min) {
                while self.eat_sign(',') {
                    arguments.push(self.expr()?);
                }
            }
            self.want(&TokenKind::Sign(')'), "an operator or `)`")?;
            if self.is(&TokenKind::Superscript) {
                let (what, instead) = (
                    "a power after the argument of a function",
                    "the power inside the parentheses, or parentheses around the function",
                );
                return self.fail(SyntaxError::Ambiguous { what, instead }, self.here());
            }
        } else if matches!(function, Function::Max | Function::Min) {
            return self.unexpected("`(` or a subscript");
        } else {
            arguments.push(self.factor()?);
            self.bare_argument = Some(self.at);
        }
        let kind = ExprKind::Call(function, arguments);
        Ok(Expr::new(kind, self.since(start)))
    }
}

fn product(mut factors: Vec<Expr>, span: Span) -> Expr {
    if factors.len() == 1 {
        factors.remove(0)
    } else {
        Expr::new(ExprKind::Product(factors), span)
    }
}
