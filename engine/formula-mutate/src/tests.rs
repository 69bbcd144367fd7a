use formula::{Glossary, parse};

use super::*;

fn glossary() -> Glossary {
    Glossary::parse(
        r#"symbol = [
            { tex = 'r', zh = "", en = "" },
            { tex = 's', zh = "", en = "" },
            { tex = 'f_h', zh = "", en = "" },
            { tex = 'f_w', zh = "", en = "" },
            { tex = 'M', axes = ["i", "j"], shape = ['f_h', 'f_w'], zh = "", en = "" },
        ]"#,
    )
    .unwrap()
}

fn wrong(source: &str) -> Vec<String> {
    let glossary = glossary();
    let scope = glossary.global();
    let right = parse(source, &scope).unwrap().formula;
    let list = mutants(&right, &scope, &[('h', 'w')]);
    let mut tex: Vec<String> = list.iter().map(|m| m.formula.to_string()).collect();
    for mutant in &list {
        assert!(source.get(mutant.span.range()).is_some());
        assert!(!mutant.description.is_empty());
    }
    tex.sort();
    tex.dedup();
    assert_eq!(tex.len(), list.len(), "each mutant once");
    tex
}

#[test]
fn every_kind_of_slip() {
    for (source, expected) in [
        ("r = 1 - s", r"r = 1 + s"),
        ("r = 1 - s", r"r = 1"),
        ("r = s u", r"r = -s\, u"),
        ("r = s u", r"r = u"),
        ("r = u/s", r"r = u"),
        ("r = u/s", r"r = u\, s"),
        ("r = u/s", r"r = \frac{u}{1}"),
        ("r = u^2", r"r = u"),
        ("r = f_h", r"r = f_w"),
        (r"r = u \bmod s", r"r = u"),
        (r"r = \lfloor u \rfloor", r"r = \lceil u \rceil"),
        (r"r = \log u", r"r = u"),
        (r"r = \max(u, 0)", r"r = \min(u, 0)"),
        (r"r = [u < s] u", r"r = u"),
        (r"r = [u < s]", r"r = 1"),
        (r"r = [u < s]", r"r = [u \le s]"),
        (r"r = [0 \le u < s]", r"r = [0 \le u]"),
        (r"r = [0 \le u < s]", r"r = [u < s]"),
        (r"r = [u = 1, s \mid u]", r"r = [u = 1]"),
        (r"r = [u = 1, s \mid u]", r"r = [u = 1 \land s \nmid u]"),
        (r"M_{i,j} = 1", r"M_{j,i} = 1"),
        (r"M_{i,j} = 1", r"M_{i,j} = 2"),
        (r"r = M_{su,v}", r"r = M_{u,v}"),
        (r"r = M_{su,v}", r"r = M_{1\, u,v}"),
        (r"r = M_{su,v}", r"r = M_{s\, u + 1,v}"),
        (r"r = M_{u-1,v}", r"r = M_{u,v}"),
        (r"r = \sum_{u=0}^{s-1} u", r"r = \sum_{u=1}^{s - 1} u"),
        (r"r = \sum_{u=0}^{s-1} u", r"r = \sum_{u=0}^{s} u"),
        (r"r = \sum_{u=0}^{s-1} u", r"r = \sum_{u=0}^{s - 1 - 1} u"),
        (r"r = \sum_{u=0}^{s-1} u", r"r = \sum_{u=0 - 1}^{s - 1} u"),
        (r"r = \sum_{u=0}^{s-1} u", r"r = u"),
        (r"r = \sum_{u=0}^{s-1} u", r"r = \max_{0 \le u \le s - 1} u"),
        (r"r = \max_{0 \le u < s} u", r"r = \max_{0 \le u \le s} u"),
        (
            r"M_{i,j} += u \quad \forall 0 \le u < s",
            r"M_{i,j} = u \quad \forall 0 \le u < s",
        ),
        (
            r"M_{i,j} += u \quad \forall 0 \le u < s",
            r"M_{i,j} \mathrel{+}= u \quad \forall 0 < u < s",
        ),
        (
            r"r = \begin{cases} 1 & u < s \\ 0 & \text{otherwise} \end{cases}",
            r"r = \begin{cases} 0 & \text{if } u < s \\ 1 & \text{otherwise} \end{cases}",
        ),
    ] {
        let list = wrong(source);
        assert!(
            list.iter().any(|tex| tex == expected),
            "{source} → {expected}\n{list:#?}"
        );
    }
}

#[test]
fn the_left_scalar_stays() {
    assert!(wrong("r = s").iter().all(|tex| tex.starts_with("r = ")));
}
