//! The slips that can happen in a condition.

use super::Slip;
use crate::ast::{Condition, Expr, Relation};

/// Every slip in `condition`.
pub(super) fn condition_slips(condition: &Condition) -> Vec<(Slip, String, Condition)> {
    match condition {
        Condition::Chain(first, rest) => {
            let mut list = vec![];
            for n in 0..rest.len() {
                let (mut wrong, right) = (rest.clone(), rest[n].0);
                wrong[n].0 = neighbour(right);
                let description = format!("`{}` in place of `{right}`", wrong[n].0);
                let changed = Condition::Chain(first.clone(), wrong);
                list.push((Slip::Relation, description, changed));
            }
            if let [(left, middle), (right, last)] = &rest[..] {
                let half = |a: &Expr, r: &Relation, b: &Expr| {
                    Condition::Chain(a.clone(), vec![(*r, b.clone())])
                };
                let dropped = Slip::DroppedCondition;
                let first_gone = half(middle, right, last);
                let last_gone = half(first, left, middle);
                list.push((
                    dropped,
                    format!("`{last_gone}` left out"),
                    first_gone.clone(),
                ));
                list.push((dropped, format!("`{first_gone}` left out"), last_gone));
            }
            list
        }
        Condition::All(conditions) => within(conditions, Condition::All),
        Condition::Any(conditions) => within(conditions, Condition::Any),
    }
}

fn within(
    conditions: &[Condition],
    join: fn(Vec<Condition>) -> Condition,
) -> Vec<(Slip, String, Condition)> {
    let mut list = vec![];
    for (n, condition) in conditions.iter().enumerate() {
        for (slip, description, wrong) in condition_slips(condition) {
            let mut conditions = conditions.to_vec();
            conditions[n] = wrong;
            list.push((slip, description, join(conditions)));
        }
        let mut fewer = conditions.to_vec();
        fewer.remove(n);
        let fewer = match fewer.len() {
            1 => fewer.remove(0),
            _ => join(fewer),
        };
        list.push((
            Slip::DroppedCondition,
            format!("`{condition}` left out"),
            fewer,
        ));
    }
    list
}

fn neighbour(relation: Relation) -> Relation {
    match relation {
        Relation::Equal => Relation::NotEqual,
        Relation::NotEqual => Relation::Equal,
        Relation::Less => Relation::LessEqual,
        Relation::LessEqual => Relation::Less,
        Relation::Greater => Relation::GreaterEqual,
        Relation::GreaterEqual => Relation::Greater,
        Relation::Divides => Relation::DividesNot,
        Relation::DividesNot => Relation::Divides,
    }
}
