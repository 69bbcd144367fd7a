//! Compares the actual result with the expected one, element by element.

use approx::relative_eq;
use ndarray::{Array, Dimension};

/// Correct code with another order of additions stays far below this, wrong code is far above.
const TOLERANCE: f64 = 1e-9;

/// What is wrong with a result, line by line.
#[derive(Debug, Default)]
pub struct Fault {
    pub lines: Vec<String>,
}

impl Fault {
    pub fn line(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            lines: vec![zh.into(), en.into()],
        }
    }
}

/// `Ok` if `got` is `want`; `what` is its name in the message.
pub fn same<D: Dimension>(
    what: &str,
    got: &Array<f64, D>,
    want: &Array<f64, D>,
) -> Result<(), Fault> {
    if got.shape() != want.shape() {
        let (got, want) = (got.shape(), want.shape());
        return Err(Fault::line(
            format!("{what} 的形状是 {got:?}，应为 {want:?}"),
            format!("{what} has shape {got:?}, expected {want:?}"),
        ));
    }
    let pairs = want.indexed_iter().zip(got);
    let wrong: Vec<_> = pairs
        .filter(|((_, want), got)| !near(**got, **want))
        .collect();
    let Some(((at, first_want), first_got)) = wrong.first() else {
        return Ok(());
    };
    let (n, all, at) = (wrong.len(), want.len(), index(at));
    let (first_got, first_want) = (short(**first_got), short(**first_want));
    let first = format!("{what}{at} = {first_got}, 应为 · expected {first_want}");
    let mut fault = Fault::default();
    if all == 1 {
        fault.lines.push(first);
        return Err(fault);
    }
    fault.lines.extend([
        format!("{what}：{all} 个数里错了 {n} 个"),
        format!("{what}: {n} of {all} numbers are wrong"),
        format!("第一个 · the first: {first}"),
    ]);
    fault.lines.extend(remark(got, want).into_iter().flatten());
    Err(fault)
}

fn near(got: f64, want: f64) -> bool {
    relative_eq!(got, want, epsilon = TOLERANCE, max_relative = TOLERANCE)
}

/// What is noticeable about all the numbers together.
fn remark<D: Dimension>(got: &Array<f64, D>, want: &Array<f64, D>) -> Option<[String; 2]> {
    let both = |zh: &str, en: &str| Some([zh.to_owned(), en.to_owned()]);
    if got.iter().any(|x| x.is_nan()) {
        return both("里面有 NaN", "there are NaNs among them");
    }
    if got.iter().all(|&x| x == 0.0) {
        return both("得到的全是 0", "all of them are 0");
    }
    let largest = want
        .iter()
        .copied()
        .max_by(|a, b| a.abs().total_cmp(&b.abs()))?;
    let at = want.iter().position(|&x| x == largest)?;
    let factor = got.iter().nth(at)? / largest;
    let scaled = |(&got, &want): (&f64, &f64)| near(got, factor * want);
    if factor != 0.0 && got.iter().zip(want).all(scaled) {
        let factor = short(factor);
        return Some([
            format!("每个数都是应有的 {factor} 倍"),
            format!("each is {factor} times what it should be"),
        ]);
    }
    None
}

fn index(at: &impl std::fmt::Debug) -> String {
    let at = format!("{at:?}");
    match at.trim_matches(['(', ')', '[', ']']) {
        "" => String::new(),
        at => format!("[{at}]"),
    }
}

/// Seven significant digits: enough to search the book for.
pub fn short(x: f64) -> String {
    if x == 0.0 || !x.is_finite() || !(1e-4..1e6).contains(&x.abs()) {
        return format!("{x:.6e}").replace("0.000000e0", "0");
    }
    let digits = 6 - x.abs().log10().floor() as i32;
    let text = format!("{x:.*}", digits.max(0) as usize);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}
