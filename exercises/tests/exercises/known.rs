//! Looks up the reader's numbers in the record of known mistakes.

use crate::attempt::attempt;
use crate::compare::short;
use crate::record::{Cell, Mistake, Printed, SIGNATURES, Signature, TOLERANCE, lookup};

/// The numbers that one call of the reader's code gives on a cell of the record.
pub type Numbers = fn(Cell) -> Vec<(Printed, f64)>;

/// A mistake that explains the numbers.
pub struct Known {
    pub mistake: Mistake,
    /// The number that identifies it, and where; `None` if it was identified in another way.
    pub number: Option<(Printed, Cell, f64)>,
}

/// The mistakes that explain what `numbers` prints on `cells`.
pub fn known(numbers: &[Numbers], cells: &[Cell]) -> Vec<Known> {
    let mut printed = Vec::new();
    for &cell in cells {
        for numbers in numbers {
            // Code that stops on one cell may still be identified on another.
            let numbers = attempt(|| numbers(cell)).unwrap_or_default();
            printed.extend(numbers.into_iter().map(|(what, x)| (what, cell, x)));
        }
    }
    let mut known: Vec<Known> = Vec::new();
    for what in Printed::ALL {
        let of_it: Vec<_> = printed.iter().copied().filter(|p| p.0 == what).collect();
        if of_it.iter().all(is_right) {
            continue;
        }
        let met = of_it.iter().flat_map(|p| mistakes(p).map(|mistake| (*p, mistake)));
        let mut explained = false;
        for (number, mistake) in met {
            if !explains_all(mistake, &printed) {
                continue;
            }
            explained = true;
            if !known.iter().any(|known| known.mistake == mistake) {
                let number = Some(number);
                known.push(Known { mistake, number });
            }
        }
        if !explained {
            return Vec::new(); // what explains the other numbers is then a coincidence
        }
    }
    known
}

fn is_right(&(what, cell, x): &(Printed, Cell, f64)) -> bool {
    x == 0.0 || at(what, cell).any(|s| s.mistake.is_none() && near(s, x))
}

/// Whether this mistake gives all of the numbers that it changes.
fn explains_all(mistake: Mistake, printed: &[(Printed, Cell, f64)]) -> bool {
    Printed::ALL.into_iter().all(|what| {
        let of_it: Vec<_> = printed.iter().copied().filter(|p| p.0 == what).collect();
        let changes = |p: &(Printed, Cell, f64)| at(p.0, p.1).any(|s| s.mistake == Some(mistake));
        !of_it.iter().any(changes) || explains(mistake, &of_it)
    })
}

/// The mistakes that print this number there.
fn mistakes(&(what, cell, x): &(Printed, Cell, f64)) -> impl Iterator<Item = Mistake> {
    let found = lookup(what, x).into_iter();
    found
        .filter(move |s| s.cell == cell)
        .filter_map(|s| s.mistake)
}

/// Whether this mistake alone gives all of these numbers, which have the same name.
fn explains(mistake: Mistake, numbers: &[(Printed, Cell, f64)]) -> bool {
    numbers.iter().all(|&(what, cell, x)| {
        let mine = || at(what, cell).filter(|s| s.mistake == Some(mistake));
        let right = || at(what, cell).filter(|s| s.mistake.is_none());
        let seen = |s: &Signature| numbers.iter().any(|n| n.1 == cell && near(s, n.2));
        let several = right().count() > 1; // elements: some may be right
        let possible = match mine().next() {
            Some(_) if !several => mine().any(|s| near(s, x)),
            _ => x == 0.0 || mine().chain(right()).any(|s| near(s, x)),
        };
        possible && mine().all(seen)
    })
}

fn at(what: Printed, cell: Cell) -> impl Iterator<Item = &'static Signature> {
    let there = move |s: &&Signature| s.printed == what && s.cell == cell;
    SIGNATURES.iter().filter(there)
}

fn near(signature: &Signature, x: f64) -> bool {
    (x - signature.value).abs() <= TOLERANCE * signature.value.abs()
}

impl Known {
    /// The number that identified it, and the correct one.
    pub fn number(&self) -> Option<String> {
        let (what, cell, x) = self.number?;
        let ([zh, en], name, x) = (cell.label(), name(what), short(x));
        let found = format!("{zh} · {en}: {name} = {x}");
        let right: Vec<_> = at(what, cell).filter(|s| s.mistake.is_none()).collect();
        Some(match right[..] {
            [right] => format!("{found}, 应为 · expected {}", short(right.value)),
            _ => found, // one of several elements
        })
    }
}

/// The number as the course's cells print it.
fn name(what: Printed) -> &'static str {
    match what {
        Printed::Step => "Z",
        Printed::ZMean => "Z_mean",
        Printed::DaMean => "dA_mean",
        Printed::DwMean => "dW_mean",
        Printed::DbMean => "db_mean",
        Printed::PoolMax => "dA_prev[1, 1] (max)",
        Printed::PoolAverage => "dA_prev[1, 1] (average)",
    }
}
