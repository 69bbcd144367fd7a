//! The slips that can happen in a condition.

use formula::ast::{Condition, Relation};

use crate::slip::Wrong;

/// Every slip in `condition`.
pub(crate) fn condition_slips(condition: &Condition) -> Vec<Wrong<Condition>> {
    let (first, rest) = match condition {
        Condition::Chain(first, rest) => (first, rest),
        Condition::All(conditions) => return within(conditions, Condition::All),
        Condition::Any(conditions) => return within(conditions, Condition::Any),
    };
    let mut list = vec![];
    for n in 0..rest.len() {
        let (mut wrong, right) = (rest.clone(), rest[n].0);
        wrong[n].0 = neighbour(right);
        let description = format!("`{}` in place of `{right}`", wrong[n].0);
        let changed = Condition::Chain(first.clone(), wrong);
        list.push((description, changed));
    }
    if let [left, right] = &rest[..] {
        let first_half = Condition::Chain(first.clone(), vec![left.clone()]);
        let last_half = Condition::Chain(left.1.clone(), vec![right.clone()]);
        for (gone, kept) in [(&first_half, &last_half), (&last_half, &first_half)] {
            let description = format!("`{gone}` left out");
            list.push((description, kept.clone()));
        }
    }
    list
}

fn within(
    conditions: &[Condition],
    join: fn(Vec<Condition>) -> Condition,
) -> Vec<Wrong<Condition>> {
    let mut list = vec![];
    for (n, condition) in conditions.iter().enumerate() {
        for (description, wrong) in condition_slips(condition) {
            let mut conditions = conditions.to_vec();
            conditions[n] = wrong;
            list.push((description, join(conditions)));
        }
        let mut fewer = conditions.to_vec();
        fewer.remove(n);
        let fewer = match fewer.len() {
            1 => fewer.remove(0),
            _ => join(fewer),
        };
        let description = format!("`{condition}` left out");
        list.push((description, fewer));
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
