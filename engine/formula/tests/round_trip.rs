//! A printed formula parses to the same formula.

use crate::support::small::{glossary, reads_back};
use formula::Span;
use formula::ast::{
    Assign, Bounds, Case, Condition, Expr, ExprKind, Formula, Function, Operator, Range, Relation,
    Rounding, Term,
};
use formula_mutate::mutants;
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn printed_formulas_read_back(formula in formulas()) {
        reads_back(&formula);
    }

    #[test]
    fn printed_mutants_read_back(formula in formulas()) {
        let glossary = glossary();
        for mutant in mutants(&formula, &glossary.global(), &[]).iter().take(30) {
            prop_assert_ne!(&mutant.formula, &formula);
            reads_back(&mutant.formula);
        }
    }
}

fn at(kind: ExprKind) -> Expr {
    Expr::new(kind, Span::default())
}

fn index() -> impl Strategy<Value = String> {
    prop::sample::select(&["i", "j", "k", "u", "v'", "w''", "y"][..]).prop_map(str::to_owned)
}

fn leaf() -> impl Strategy<Value = Expr> {
    prop_oneof![
        (0u32..30).prop_map(|n| at(ExprKind::Number(f64::from(n) / 2.0))),
        prop::sample::select(&["n", "n_H", "s", r"\theta"][..])
            .prop_map(|name| at(ExprKind::Scalar(name.into()))),
        index().prop_map(|name| at(ExprKind::Index(name))),
        prop::sample::select(&[Function::Max, Function::Min][..]).prop_map(|function| {
            let whole = at(ExprKind::Whole("dX".into()));
            at(ExprKind::Call(function, vec![whole]))
        }),
    ]
}

fn relation() -> impl Strategy<Value = Relation> {
    prop::sample::select(
        &[
            Relation::Equal,
            Relation::NotEqual,
            Relation::Less,
            Relation::LessEqual,
            Relation::Greater,
            Relation::GreaterEqual,
            Relation::Divides,
            Relation::DividesNot,
        ][..],
    )
}

fn condition(expr: BoxedStrategy<Expr>) -> impl Strategy<Value = Condition> {
    let chain = (expr.clone(), vec((relation(), expr), 1..3))
        .prop_map(|(first, rest)| Condition::Chain(first, rest))
        .boxed();
    let all = prop_oneof![chain.clone(), vec(chain, 2..4).prop_map(Condition::All)].boxed();
    prop_oneof![all.clone(), vec(all, 2..3).prop_map(Condition::Any)]
}

fn range(expr: BoxedStrategy<Expr>) -> impl Strategy<Value = Range> {
    let bounds = (expr.clone(), any::<bool>(), expr, any::<bool>()).prop_map(
        |(lower, lower_strict, upper, upper_strict)| Bounds {
            lower,
            lower_strict,
            upper,
            upper_strict,
        },
    );
    (index(), prop::option::of(bounds)).prop_map(|(index, bounds)| Range {
        index,
        bounds,
        span: Span::default(),
    })
}

fn expr() -> BoxedStrategy<Expr> {
    leaf()
        .prop_recursive(4, 24, 3, |inner| {
            let inner = inner.boxed();
            let boxed = inner.clone().prop_map(Box::new);
            let terms = vec((any::<bool>(), inner.clone()), 1..4)
                .prop_filter("a sum", |terms| terms.len() > 1 || terms[0].0)
                .prop_map(|terms| {
                    let term = |(negative, value)| Term { negative, value };
                    ExprKind::Terms(terms.into_iter().map(term).collect())
                });
            let unary = prop::sample::select(
                &[Function::Exp, Function::Log, Function::Sqrt, Function::Relu][..],
            );
            let extreme = prop::sample::select(&[Function::Max, Function::Min][..]);
            let operator = prop::sample::select(
                &[
                    Operator::Sum,
                    Operator::Product,
                    Operator::Max,
                    Operator::Min,
                ][..],
            );
            let rows = (
                vec((inner.clone(), condition(inner.clone())), 1..3),
                prop::option::of(inner.clone()),
            );
            prop_oneof![
                terms,
                vec(inner.clone(), 2..4).prop_map(ExprKind::Product),
                (boxed.clone(), boxed.clone()).prop_map(|(a, b)| ExprKind::Quotient(a, b)),
                (boxed.clone(), boxed.clone()).prop_map(|(a, b)| ExprKind::Power(a, b)),
                (boxed.clone(), boxed.clone()).prop_map(|(a, b)| ExprKind::Modulo(a, b)),
                boxed
                    .clone()
                    .prop_map(|a| ExprKind::Round(Rounding::Floor, a)),
                boxed
                    .clone()
                    .prop_map(|a| ExprKind::Round(Rounding::Ceiling, a)),
                (unary, inner.clone()).prop_map(|(f, a)| ExprKind::Call(f, vec![a])),
                (extreme, vec(inner.clone(), 2..4)).prop_map(|(f, l)| ExprKind::Call(f, l)),
                (operator, vec(range(inner.clone()), 1..3), boxed.clone()).prop_map(
                    |(operator, ranges, body)| ExprKind::Big {
                        operator,
                        ranges,
                        body,
                    }
                ),
                condition(inner.clone()).prop_map(|c| ExprKind::Iverson(Box::new(c))),
                rows.prop_map(|(rows, last)| {
                    let row = |(value, condition)| Case {
                        value,
                        condition: Some(condition),
                    };
                    let mut rows: Vec<_> = rows.into_iter().map(row).collect();
                    rows.extend(last.map(|value| Case {
                        value,
                        condition: None,
                    }));
                    ExprKind::Cases(rows)
                }),
                element(inner),
            ]
            .prop_map(at)
        })
        .boxed()
}

fn element(index: impl Strategy<Value = Expr> + Clone) -> impl Strategy<Value = ExprKind> {
    let names = &[
        ("x", 1),
        ("dX", 2),
        (r"A^{\mathrm{pad}}", 2),
        (r"\hat{y}", 1),
        (r"\frac{\partial L}{\partial y}", 1),
    ][..];
    (prop::sample::select(names), index.clone(), index).prop_map(|((name, axes), a, b)| {
        let indices = if axes == 1 { vec![a] } else { vec![a, b] };
        let name = name.to_owned();
        ExprKind::Element { name, indices }
    })
}

fn formulas() -> impl Strategy<Value = Formula> {
    let left = prop_oneof![Just(ExprKind::Scalar("r".into())), element(leaf().boxed()),];
    let assign = prop::sample::select(&[Assign::Define, Assign::Accumulate][..]);
    let loops = vec(range(expr()), 0..3);
    (left, assign, vec(expr(), 1..3), loops).prop_map(|(left, assign, links, loops)| Formula {
        left: at(left),
        assign,
        links,
        loops,
    })
}
