//! The checks of all numbered formulas of the book, for `formula_check::run`.
//!
//! Each module holds one list, in the order of the book: the number, the left side, the arrays on which the
//! formula is evaluated (`geometries`), and the call that gives the values. All calls use the literal
//! code; other tests compare faster code with it. Readers see each entry with the comment above it.

// not `forbid`, because ndarray's `s!` contains an `allow`
#![deny(unsafe_code)]
#![deny(missing_docs)]

use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::thread;

use formula_check::{Check, sourced};

mod batch_norm;
mod borders;
mod convolution;
mod dimensions;
mod extension;
mod fast;
mod geometries;
mod gradient_check;
mod in_place;
mod ladder;
mod loss;
mod network;
mod padding;
mod pooling;
mod winograd;

const A_PAD: &str = r"A^{\mathrm{pad}}";
const DA_PAD: &str = r"dA^{\mathrm{pad}}";
const DA_PREV: &str = r"dA^{\mathrm{prev}}";
const DZ_PAD: &str = r"dZ^{\mathrm{pad}}";

/// Every check, in the order of the book. The values are computed once per process.
pub fn all() -> &'static [Check] {
    /// The source of each list, and the function that computes it.
    macro_rules! lists {
        ($($module:ident),*) => {
            [$((include_str!(concat!(stringify!($module), ".rs")), $module::checks as fn() -> Vec<Check>)),*]
        };
    }
    static ALL: LazyLock<Vec<Check>> = LazyLock::new(|| {
        let lists = lists![
            loss,
            convolution,
            ladder,
            padding,
            extension,
            dimensions,
            pooling,
            borders,
            network,
            batch_norm,
            gradient_check,
            fast,
            in_place,
            winograd
        ];
        // At the same time, because the program and the tests wait for them. In threads of their own: one of a pool could
        // wait here for itself.
        thread::scope(|scope| {
            let lists =
                lists.map(|(source, checks)| scope.spawn(move || sourced(source, checks())));
            let joined = lists.map(|list| list.join().unwrap_or_else(|panic| resume_unwind(panic)));
            joined.concat()
        })
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use formula_check::Against;

    use super::all;

    #[test]
    fn every_check_is_compared_with_a_function_and_shown_with_its_comment() {
        for check in all() {
            let number = check.number;
            let against = check.against();
            let named = matches!(against, Ok(Against::Function(_)));
            assert!(named, "({number}) is compared with {against:?}");
            let (comment, call) = (format!("// ({number}), "), format!("\"{number}\","));
            let source = &check.source;
            assert!(
                source.starts_with(&comment) && source.contains(&call),
                "{source}"
            );
        }
    }
}
