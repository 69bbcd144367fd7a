use super::*;

fn glossary() -> Glossary {
    Glossary::parse(
        r#"symbol = [
            { tex = 'n', zh = "个数", en = "count" },
            { tex = 'db', axes = ["c"], shape = ['n'], zh = "梯度", en = "gradient" },
            { tex = 'dZ', axes = ["h"], shape = ['n'], zh = "梯度", en = "gradient of Z" },
            { tex = 'db', expand = 'db_c', scope = "course", zh = "简写", en = "short" },
            { tex = 'dZ', scope = "average", zh = "一个数", en = "one number" },
        ]"#,
    )
    .unwrap()
}

#[test]
fn a_scope_is_laid_over_what_holds_everywhere() {
    let glossary = glossary();
    assert_eq!(glossary.scopes(), ["course", "average"]);
    for (scope, tex, meaning) in [
        (None, "db", Some("gradient")),
        (Some("course"), "db", Some("short")),
        (Some("course"), "dZ", Some("gradient of Z")),
        (Some("average"), "dZ", Some("one number")),
        (Some("average"), "n", Some("count")),
        (None, "q", None),
        (None, "+", None),
    ] {
        let scope = match scope {
            Some(name) => glossary.scope(name).unwrap(),
            None => glossary.global(),
        };
        assert_eq!(scope.get(tex).map(|s| s.en.as_str()), meaning, "{tex}");
    }
    assert_eq!(glossary.scope("course").unwrap().symbols().len(), 4);
    assert_eq!(
        glossary.scope("loss").unwrap_err().to_string(),
        "no symbol of the glossary has the scope `loss` (scopes: course, average)"
    );
}

#[test]
fn entries_as_tables_keep_their_lines() {
    let toml =
        "# header\n\n[[symbol]]\ntex = 'n_{H}'\nrust = \"n_h\"\nzh = \"高\"\nen = \"height\"\n";
    let glossary = Glossary::parse(toml).unwrap();
    let (id, symbol) = glossary.symbols().next().unwrap();
    assert_eq!((symbol.tex.as_str(), symbol.line), ("n_H", 4));
    assert_eq!(glossary[id].rust.as_deref(), Some("n_h"));
    assert!(!symbol.is_array());
}

#[test]
fn single_faults() {
    let entry = |fields: &str| format!("symbol = [{{ {fields}, zh = '', en = '' }}]");
    for (toml, expected) in [
        ("symbol = 3".into(), "`symbol` must be an array of tables"),
        (
            "symbol = [3]".into(),
            "invalid type: integer `3`, expected a table",
        ),
        (
            "[[symbol]]\ntex = 'a'\nzh = ''".into(),
            "missing field `en`",
        ),
        (
            entry("tex = 'a', base = 2, axes = ['i'], shape = ['1']"),
            "the indices of `a` start at 0 or 1, not at 2",
        ),
        (
            entry("tex = 'a', expand = '1', axes = ['i'], shape = ['1']"),
            "`a` is a shorthand (`expand`), so it has no `axes`, `shape` or `base` of its own",
        ),
        (
            entry("tex = 'a + b'"),
            "`a + b` is not a symbol: expected one symbol, found `+`",
        ),
    ] {
        let said = Glossary::parse(&toml).unwrap_err().to_string();
        assert!(said.contains(expected), "{toml}: {said}");
    }
}

#[test]
fn terms_are_passed_over_and_other_tables_are_not() {
    let toml = "[[symbol]]\ntex = 'n'\nzh = '高'\nen = 'height'\n\n[[term]]\nzh = '梯度'\n";
    assert_eq!(Glossary::parse(toml).unwrap().symbols().count(), 1);
    let faults = Glossary::parse(&toml.replace("term", "terms")).unwrap_err();
    assert_eq!(
        faults.to_string(),
        "line 6: unknown field `terms`, expected `symbol` or `term`"
    );
}

#[test]
fn broken_toml_is_reported_by_line() {
    let faults = Glossary::parse("[[symbol]]\ntex = \nzh = 'a\nen = 'b'\n").unwrap_err();
    let lines: Vec<_> = faults.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3], "{faults}");
}
