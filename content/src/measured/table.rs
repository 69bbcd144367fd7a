//! The tables of measurements.

use bookkit::html::{bilingual, escape, header};
use results::{Asked, Entry, Quartiles, Results, Shape, Step};

/// A table on one line, with the machine below it.
pub(super) fn table(asked: &Asked, results: &Results) -> String {
    let (titles, rows, [zh, en]) = if asked.is_steps() {
        steps(asked, results)
    } else {
        peers(asked, results)
    };
    let (machine, method) = (&results.machine, &results.method);
    let versions: Vec<_> = results
        .versions
        .iter()
        // These libraries only carry the numbers and compute nothing.
        .filter(|(name, _)| !matches!(name.as_str(), "python" | "numpy"))
        .map(
            |(name, version)| match version.strip_prefix(name.as_str()) {
                Some(_) => version.clone(),
                None => format!("{name} {version}"),
            },
        )
        .collect();
    let (cpu, vectors, versions) = (&machine.cpu, &machine.vectors, versions.join(", "));
    let (threads, rounds, date) = (method.threads, method.rounds, &method.date);
    let s = if threads == 1 { "" } else { "s" };
    let caption = bilingual(
        &format!(
            "{zh}机器：{cpu}，{vectors}；{threads} 个线程，f32，{rounds} 轮，{date}；{versions}。"
        ),
        &format!(
            "{en}Machine: {cpu}, {vectors}; {threads} thread{s}, f32, {rounds} rounds, {date}; {versions}."
        ),
    );
    let table = with_roles(&format!(
        "<table>{}<tbody>{rows}</tbody></table>",
        header(&titles)
    ));
    format!(
        "<figure class=\"figure measured\"><div class=\"table-wrapper\">{table}</div>\
         <figcaption>{caption}</figcaption></figure>"
    )
}

/// On a phone the style sheet lays these tables out as lines of boxes, and not every browser then still knows that they
/// are tables.
fn with_roles(table: &str) -> String {
    [
        ("<table", "table"),
        ("<thead", "rowgroup"),
        ("<tbody", "rowgroup"),
        ("<tr", "row"),
        ("<td", "cell"),
        ("<th scope=\"col\"", "columnheader"),
        ("<th scope=\"row\"", "rowheader"),
    ]
    .iter()
    .fold(table.to_owned(), |table, (tag, role)| {
        table.replace(tag, &format!("{tag} role=\"{role}\""))
    })
}

type Parts = (Vec<String>, String, [String; 2]);

fn steps(asked: &Asked, results: &Results) -> Parts {
    // Steps on request come after the total, which does not include them.
    let (last, steps): (Vec<_>, Vec<_>) = results.step.iter().partition(|step| step.on_request);
    let title = |step: &&Step| bilingual(&step.zh, &step.en);
    let mut titles = vec![bilingual("层", "Layer"), "<i>I</i>".to_owned()];
    titles.extend(steps.iter().map(title));
    titles.push(bilingual("合计", "In all"));
    titles.extend(last.iter().map(title));
    let rows = asked.of(results).map(|measured| {
        let cells = |steps: &[&Step]| -> String {
            steps.iter().map(|step| step_cell(measured, step)).collect()
        };
        let fastest = steps
            .last()
            .and_then(|step| measured.literal.get(&step.name));
        format!(
            "<tr>{}<td>{}</td>{}<td>{}</td>{}</tr>",
            row_header(measured),
            digits(measured.intensity.unwrap_or_default()),
            cells(&steps),
            fastest.map_or_else(String::new, times),
            cells(&last)
        )
    });
    let ridge = results.method.ridge.map_or(f64::NAN, |ridge| ridge.median);
    let ridge = digits(ridge);
    let words = [
        format!(
            "× 后面是比前一步快几倍：中位数，下面是四分位数；% 是达到屋顶线 R 的百分之几。\
             I 是每字节的运算次数，这台机器的 P/V 是 {ridge}。\
             不能用 Winograd 的层，在那两列里运行的就是前一步的程序，所以约为 ×1。"
        ),
        format!(
            "After × is the speed relative to the step before: the median, with the quartiles below it; \
             % is the percentage of the roofline R that is reached. I is the number of operations per byte; this \
             machine has P/V = {ridge}. Where Winograd cannot be used, its two columns run the program of the \
             step before, so they are near ×1. "
        ),
    ];
    (titles, rows.collect(), words)
}

fn step_cell(measured: &Entry, step: &Step) -> String {
    let faster = measured.before.get(&step.name);
    let faster = faster.map_or_else(String::new, times);
    let roof = measured
        .roof
        .get(&step.name)
        .map(|roof| percent(roof.median));
    format!("<td>{faster}<span>{}</span></td>", roof.unwrap_or_default())
}

fn peers(asked: &Asked, results: &Results) -> Parts {
    let entries: Vec<_> = asked.of(results).collect();
    let mut who: Vec<&String> = entries
        .iter()
        .flat_map(|entry| entry.ratio.keys())
        .collect();
    // Ours first, and functions that reuse an output array before those that do not, as with the others.
    who.sort_by_key(|who| (!who.starts_with("fast"), !who.ends_with("into"), *who));
    who.dedup();
    let mut titles = vec![bilingual("层", "Layer")];
    titles.extend(
        who.iter()
            .map(|who| format!("<code>{}</code>", escape(who))),
    );
    let mut rows = String::new();
    for (tuned, zh, en) in [
        (
            true,
            "几何平均：调优用过的形状",
            "geometric mean, shapes used for tuning",
        ),
        (
            false,
            "几何平均：没有用过的形状",
            "geometric mean, other shapes",
        ),
    ] {
        let group: Vec<_> = entries
            .iter()
            .filter(|entry| entry.tuned == tuned)
            .collect();
        for entry in &group {
            let cells = who.iter().map(|who| peer_cell(entry.ratio.get(*who)));
            rows += &format!(
                "<tr>{}{}</tr>",
                row_header(entry),
                cells.collect::<String>()
            );
        }
        if group.len() > 1 {
            let means = who.iter().map(|who| {
                let ratios = group.iter().filter_map(|entry| entry.ratio.get(*who));
                let logs: Vec<_> = ratios.map(|ratio| ratio.median.ln()).collect();
                let mean = (logs.iter().sum::<f64>() / logs.len() as f64).exp();
                format!("<td>{mean:.2}</td>")
            });
            rows += &format!(
                "<tr class=\"mean\"><th scope=\"row\">{}</th>{}</tr>",
                bilingual(zh, en),
                means.collect::<String>()
            );
        }
    }
    let words = [
        "用时除以同一轮里最快的对照库的用时：中位数，下面是四分位数；粗体表示比对照库都快。".to_owned(),
        "Time divided by that of the fastest other library in the same round: the median, with the quartiles below it; \
         bold means faster than every other library. "
            .to_owned(),
    ];
    (titles, rows, words)
}

fn peer_cell(ratio: Option<&Quartiles>) -> String {
    let Some(Quartiles { low, median, high }) = ratio else {
        return "<td>–</td>".to_owned();
    };
    // what is printed as 1.00 is not faster
    let shown = match *median < 0.995 {
        true => format!("<b>{median:.2}</b>"),
        false => format!("{median:.2}"),
    };
    format!("<td>{shown}<small>{low:.2}–{high:.2}</small></td>")
}

fn row_header(measured: &Entry) -> String {
    format!(
        "<th scope=\"row\"><code>{}</code><small>{}</small></th>",
        escape(measured.name.as_ref()),
        shape(&measured.shape)
    )
}

fn shape(shape: &Shape) -> String {
    let extents = |extents: &[usize]| {
        let extents: Vec<_> = extents.iter().map(usize::to_string).collect();
        format!("({})", extents.join(",\u{a0}"))
    };
    let mut text = extents(&shape.a_prev);
    for w in shape.w.iter().chain(&shape.filters) {
        text += &format!(" ∗ {}", extents(w));
    }
    for [n_in, n_out] in &shape.dense {
        text += &format!(", {n_in}\u{a0}→\u{a0}{n_out}");
    }
    for (name, value) in [("f", shape.f), ("s", shape.stride), ("p", shape.pad)] {
        if let Some(value) = value {
            text += &format!(", {name}\u{a0}=\u{a0}{value}");
        }
    }
    text
}

fn times(Quartiles { low, median, high }: &Quartiles) -> String {
    format!(
        "×{}<small>{}–{}</small>",
        digits(*median),
        digits(*low),
        digits(*high)
    )
}

/// Three significant digits.
fn digits(x: f64) -> String {
    match x {
        x if x < 9.995 => format!("{x:.2}"),
        x if x < 99.95 => format!("{x:.1}"),
        x => format!("{x:.0}"),
    }
}

/// Two significant digits, or three from 100 on.
fn percent(part: f64) -> String {
    match 100.0 * part {
        x if x < 0.995 => format!("{x:.2}%"),
        x if x < 9.95 => format!("{x:.1}%"),
        x => format!("{x:.0}%"),
    }
}
