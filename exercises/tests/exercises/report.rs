//! The table, and below it what to do next.

use std::fmt::{Display, Formatter, Result};

use crate::exercise::{Exercise, Failure, Outcome};

pub struct Report(pub Vec<(usize, Exercise, Outcome)>);

impl Report {
    pub fn all_pass(&self) -> bool {
        let passes = |(_, _, outcome): &_| matches!(outcome, Outcome::Passes);
        self.0.iter().all(passes)
    }
}

impl Display for Report {
    fn fmt(&self, out: &mut Formatter) -> Result {
        writeln!(
            out,
            "\n✓ 对 · right   ✗ 错 · wrong   ○ 没写 · not started\n"
        )?;
        for (number, exercise, outcome) in &self.0 {
            let name = exercise.name;
            match outcome {
                Outcome::Passes => writeln!(out, "{number:>2} ✓ {name}")?,
                Outcome::Fails(_) => writeln!(out, "{number:>2} ✗ {name}")?,
                Outcome::NotStarted(todo) if todo == name || todo.is_empty() => {
                    writeln!(out, "{number:>2} ○ {name}")?;
                }
                Outcome::NotStarted(todo) => {
                    writeln!(out, "{number:>2} ○ {name:<24} 先写 · first: {todo}")?;
                }
            }
        }
        for (number, exercise, outcome) in &self.0 {
            if let Outcome::Fails(failure) = outcome {
                let (name, file) = (exercise.name, exercise.file);
                writeln!(out, "\n✗ {number} {name} · {file}")?;
                wrong(out, exercise, failure)?;
            }
        }
        let mut waiting = self.0.iter();
        let waits = |(_, _, outcome): &&(_, _, Outcome)| matches!(outcome, Outcome::NotStarted(_));
        let fails = |(_, _, outcome): &_| matches!(outcome, Outcome::Fails(_));
        if let Some((number, exercise, _)) = waiting.find(waits)
            && !self.0.iter().any(fails)
        {
            let (name, file) = (exercise.name, exercise.file);
            writeln!(out, "\n○ 下一题 · next: {number} {name} · {file}")?;
            both(out, exercise.hint)?;
            writeln!(out, "  书 · book: {}.html", exercise.page)?;
        }
        let passes = |(_, _, outcome): &&_| matches!(outcome, Outcome::Passes);
        let (right, all) = (self.0.iter().filter(passes).count(), self.0.len());
        writeln!(
            out,
            "\n{all} 题做对了 {right} 题 · {right} of {all} right\n"
        )?;
        if right == all {
            let [zh, en] = [
                "课程一般不允许公开作业的解答，请自己保存。",
                "Courses usually do not allow solutions to be published, so please keep yours to yourself.",
            ];
            writeln!(out, "{zh}\n{en}\n")?;
        }
        Ok(())
    }
}

/// A wrong exercise: the first case that fails, and the mistakes that explain it.
fn wrong(out: &mut Formatter, exercise: &Exercise, failure: &Failure) -> Result {
    let (right, of) = (failure.right, failure.of);
    let [zh, en] = failure.what;
    both(
        out,
        [
            format!("第 {} 个用例（共 {of} 个）错了：{zh}", right + 1),
            format!("Case {} of {of} is wrong: {en}", right + 1),
        ],
    )?;
    for line in &failure.lines {
        writeln!(out, "  {line}")?;
    }
    for (nth, known) in failure.known.iter().enumerate() {
        let [zh, en] = match (nth, known.len()) {
            (0, 1) => [
                "下面这个错误得出你的每一个数：",
                "this mistake gives every one of your numbers:",
            ],
            (0, _) => [
                "下面两个错误同时出现，就得出你的每一个数：",
                "these two mistakes together give every one of your numbers:",
            ],
            _ => ["或者", "or"],
        };
        writeln!(out, "\n  {zh} · {en}")?;
        for known in known {
            both(out, [format!("→ {}", known.zh), format!("→ {}", known.en)])?;
            writeln!(out, "  书 · book: {}", known.page)?;
            let [zh, en] = ["看得出它的最小输入", "smallest input that shows it"];
            writeln!(out, "  {zh} · {en}: {}", known.shows)?;
        }
    }
    if failure.known.is_empty() {
        let [zh, en] = exercise.hint;
        writeln!(out)?;
        both(out, [format!("提示：{zh}"), format!("hint: {en}")])?;
        writeln!(out, "  书 · book: {}.html", exercise.page)?;
    }
    Ok(())
}

fn both<T: Display>(out: &mut Formatter, [zh, en]: [T; 2]) -> Result {
    writeln!(out, "  {zh}\n  {en}")
}
