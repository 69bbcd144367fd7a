//! The LaTeX commands of formulas, and the role of each.

/// The role of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Layout that produces no token.
    Invisible,
    /// Dots, which stand for omitted terms.
    Dots,
    /// A Greek letter that is a name of its own.
    Letter,
    /// A mark over a letter that belongs to its name.
    Accent,
    /// Notation that an expression can start with.
    Atom,
    /// Notation inside a formula that does not start an expression.
    Inner,
}

const TABLE: &[(Role, &str)] = &[
    (
        Role::Invisible,
        ", ; : ! > quad qquad thinspace limits nolimits displaystyle textstyle",
    ),
    (
        Role::Invisible,
        "scriptstyle left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr",
    ),
    (Role::Invisible, "Biggl Biggr nonumber notag"),
    (Role::Dots, "dots cdots ldots vdots ddots dotsc dotsb"),
    (
        Role::Letter,
        "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta kappa lambda",
    ),
    (
        Role::Letter,
        "mu nu xi rho sigma tau phi varphi chi psi omega Gamma Delta Theta Lambda Phi",
    ),
    (Role::Letter, "Psi Omega ell"),
    (Role::Accent, "hat bar tilde vec dot"),
    (
        Role::Atom,
        "sum prod max min frac tfrac dfrac lfloor lceil sqrt exp log ln underbrace",
    ),
    (
        Role::Inner,
        "rfloor rceil le leq leqslant lt ge geq geqslant gt ne neq mid nmid land wedge",
    ),
    (
        Role::Inner,
        "lor vee forall cdot times bmod partial substack",
    ),
];

/// The role of `\name`, if it has one in formulas.
pub(crate) fn role(name: &str) -> Option<Role> {
    let has = |names: &str| names.split(' ').any(|known| known == name);
    let row = TABLE.iter().find(|(_, names)| has(names))?;
    Some(row.0)
}
