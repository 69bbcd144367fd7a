//! A glossary with every kind of name, for generated formulas.

use formula::ast::Formula;
use formula::{Glossary, MAX_SOURCE, Origin, parse};

pub fn glossary() -> Glossary {
    Glossary::parse(
        r#"symbol = [
            { tex = 'n', zh = "个数", en = "count" },
            { tex = 'n_H', zh = "高", en = "height" },
            { tex = 's', zh = "步幅", en = "stride" },
            { tex = '\theta', zh = "参数", en = "parameter" },
            { tex = 'r', zh = "结果", en = "result" },
            { tex = 'x', axes = ["i"], shape = ['n'], base = 1, zh = "输入", en = "input" },
            { tex = 'dX', axes = ["i", "j"], shape = ['n', 's'], zh = "梯度", en = "gradient" },
            { tex = 'A^{\mathrm{pad}}', axes = ["i", "j"], shape = ['n', 's'], zh = "补零", en = "padded" },
            { tex = '\hat{y}', axes = ["i"], shape = ['n'], zh = "预测", en = "prediction" },
            { tex = '\frac{\partial L}{\partial y}', axes = ["i"], shape = ['n'], zh = "偏导", en = "partial" },
            { tex = 'dX_{hw}', expand = 'dX_{h,w} + 1', zh = "缩写", en = "shorthand" },
        ]"#,
    )
    .unwrap()
}

pub fn reads_back(formula: &Formula) {
    let glossary = glossary();
    let printed = formula.to_string();
    if printed.len() > MAX_SOURCE {
        return;
    }
    match parse(&printed, &glossary.global()) {
        Ok(again) => assert_eq!(&again.formula, formula, "{printed}"),
        Err(error) => panic!("{}", error.render(&Origin::new("printed", 1, 1), &printed)),
    }
}
