//! The array in what a reader pastes: NumPy's print, `tolist()`, rows of numbers, or the bytes of an `.npy` file.

use ndarray::{ArrayD, IxDyn};

use crate::say::Say;
use crate::wire::{Answer, MOST};

/// An array, and how exactly its numbers are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The array.
    pub array: ArrayD<f64>,
    /// Half a unit of the last digit that was printed; 0 if nothing was rounded.
    pub half_unit: f64,
}

/// Half a unit of the last digit, and the array.
///
/// # Errors
/// What was found and what was expected.
pub fn answer(text: &[u8]) -> Result<Answer, Say> {
    let pasted = pasted(text)?;
    let mut answer = Answer::default();
    answer.number(pasted.half_unit);
    answer.array(pasted.array.view());
    Ok(answer)
}

/// Reads an array.
///
/// # Errors
/// What was found and what was expected.
pub fn pasted(text: &[u8]) -> Result<Pasted, Say> {
    if text.starts_with(MAGIC) {
        return npy(text);
    }
    let text = std::str::from_utf8(text).map_err(|_| {
        Say::new(
            "这不是文本，也不是 .npy 文件。",
            "This is neither text nor an .npy file.",
        )
    })?;
    printed(text)
}

/// One number, bracket or line end of a printed array.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Open,
    Close,
    Line,
    /// A number, and a unit of its last digit.
    Number(f64, Unit),
}

/// A unit of the last digit that is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    /// With a point: NumPy prints as many decimals as one of the numbers needs.
    Fixed(f64),
    /// With an exponent: each number is rounded by itself.
    Exponent(f64),
    /// A whole number, an infinity or NaN.
    Exact,
}

fn printed(text: &str) -> Result<Pasted, Say> {
    let text = text.replace(['−', '–', '﹣', '－'], "-").replace('，', ",");
    if text.contains("...") || text.contains('…') {
        return Err(Say::new(
            "数组里有 …，中间的数没有打印出来。先执行 np.set_printoptions(threshold=10**9)，再打印一次。",
            "The array contains “…”, so some of its numbers were not printed. Run np.set_printoptions(threshold=10**9) and print it again.",
        ));
    }
    let tokens = tokens(&text)?;
    let units = |wanted: fn(Unit) -> Option<f64>| {
        tokens.iter().filter_map(move |token| match token {
            Token::Number(_, unit) => wanted(*unit),
            _ => None,
        })
    };
    let fixed = units(|unit| match unit {
        Unit::Fixed(unit) => Some(unit),
        _ => None,
    })
    .fold(f64::INFINITY, f64::min);
    let exponent = units(|unit| match unit {
        Unit::Exponent(unit) => Some(unit),
        _ => None,
    })
    .fold(0.0, f64::max);
    let half_unit = if fixed.is_finite() {
        fixed.max(exponent)
    } else {
        exponent
    } / 2.0;
    let numbers: Vec<f64> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Number(number, _) => Some(*number),
            _ => None,
        })
        .collect();
    if numbers.is_empty() {
        return Err(Say::new(
            "没有看到数。请粘贴 print(dA) 的输出，或者 dA.tolist() 的结果。",
            "No number found. Paste what print(dA) prints, or the result of dA.tolist().",
        ));
    }
    if numbers.len() > MOST {
        return Err(too_many(numbers.len()));
    }
    let shape = match tokens.contains(&Token::Open) {
        true => nested(&tokens)?,
        false => rows(&tokens),
    };
    let array = ArrayD::from_shape_vec(IxDyn(&shape), numbers);
    let array = array.map_err(|_| ragged())?;
    Ok(Pasted { array, half_unit })
}

fn too_many(len: usize) -> Say {
    Say::new(
        format!("数组有 {len} 个数，这里最多 {MOST} 个。"),
        format!("The array has {len} numbers; at most {MOST} fit here."),
    )
}

fn ragged() -> Say {
    Say::new(
        "各行的数不一样多，或者括号不成对；是不是少粘贴了一部分？",
        "The rows differ in length, or the brackets do not match; is a part of the array missing?",
    )
}

fn tokens(text: &str) -> Result<Vec<Token>, Say> {
    // a name before the array, as in `dA = [[…`
    let text = match text.split_once('=') {
        Some((name, rest)) if !name.contains(['[', '(', '\n']) => rest,
        _ => text,
    };
    let mut tokens = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            tokens.push(Token::Line);
        }
        // what `repr` adds around the numbers
        let line = line.replace("np.array(", "").replace("array(", "");
        let line = line.split(", dtype=").next().unwrap_or_default();
        let spaced = line.replace('[', " [ ").replace(']', " ] ");
        let words = spaced.split(|ch: char| ch.is_whitespace() || ",;()".contains(ch));
        for word in words.filter(|word| !word.is_empty()) {
            tokens.push(match word {
                "[" => Token::Open,
                "]" => Token::Close,
                word => number(word)?,
            });
        }
    }
    Ok(tokens)
}

fn number(word: &str) -> Result<Token, Say> {
    let number = decimal(word).ok_or_else(|| {
        Say::new(
            format!("“{word}”不是数。请粘贴 print(dA) 的输出，或者 dA.tolist() 的结果。"),
            format!("“{word}” is not a number. Paste what print(dA) prints, or the result of dA.tolist()."),
        )
    })?;
    if !number.is_finite() {
        return Ok(Token::Number(number, Unit::Exact));
    }
    let (digits, exponent) = match word.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()),
        None => (word, None),
    };
    let decimals = digits
        .split_once('.')
        .map(|(_, decimals)| decimals.len() as i32);
    let unit = match (decimals, exponent) {
        (_, Some(exponent)) => Unit::Exponent(ten(exponent - decimals.unwrap_or(0))),
        (Some(decimals), None) if decimals > 0 => Unit::Fixed(ten(-decimals)),
        _ => Unit::Exact,
    };
    Ok(Token::Number(number, unit))
}

/// The number that a word writes, to the last bit if it has at most 15 digits, otherwise almost: `str::parse` does better, but
/// its tables would be an eighth of the page's program.
fn decimal(word: &str) -> Option<f64> {
    let (sign, word) = match word.strip_prefix('-') {
        Some(word) => (-1.0, word),
        None => (1.0, word.strip_prefix('+').unwrap_or(word)),
    };
    match word.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => return Some(sign * f64::INFINITY),
        "nan" => return Some(f64::NAN),
        _ => {}
    }
    let (digits, exponent) = match word.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse().ok()?),
        None => (word, 0_i32),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut all = whole.bytes().chain(decimals.bytes());
    if whole.len() + decimals.len() == 0 || !all.clone().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let kept = all.by_ref().skip_while(|&digit| digit == b'0').take(19); // as many as fit in 64 bits
    let whole_number = kept.fold(0_u64, |number, digit| 10 * number + u64::from(digit - b'0'));
    let left_out = all.count() as i32;
    let exponent = exponent.saturating_add(left_out - decimals.len() as i32);
    let number = whole_number as f64;
    Some(match exponent {
        ..0 => sign * number / ten(exponent.saturating_neg()),
        _ => sign * number * ten(exponent),
    })
}

fn ten(exponent: i32) -> f64 {
    10_f64.powi(exponent)
}

/// The shape that the brackets say.
fn nested(tokens: &[Token]) -> Result<Vec<usize>, Say> {
    // of each depth, the length of its lists, which must all be alike
    let mut lengths: Vec<Option<usize>> = Vec::new();
    // of each open list, how many things it has so far
    let mut open: Vec<usize> = Vec::new();
    let mut deepest = 0;
    for token in tokens {
        match token {
            Token::Line => {}
            Token::Open => {
                if let Some(parent) = open.last_mut() {
                    *parent += 1;
                }
                open.push(0);
                deepest = deepest.max(open.len());
                lengths.resize(deepest, None);
            }
            Token::Close => {
                let len = open.pop().ok_or_else(ragged)?;
                let known = lengths[open.len()].get_or_insert(len);
                if *known != len {
                    return Err(ragged());
                }
            }
            Token::Number(..) => *open.last_mut().ok_or_else(ragged)? += 1,
        }
    }
    if !open.is_empty() {
        return Err(ragged());
    }
    lengths
        .into_iter()
        .map(|len| len.ok_or_else(ragged))
        .collect()
}

/// Rows of a table if each line has as many numbers, otherwise one list.
fn rows(tokens: &[Token]) -> Vec<usize> {
    let lines = tokens.split(|token| *token == Token::Line);
    let lengths: Vec<_> = lines.map(<[Token]>::len).filter(|len| *len > 0).collect();
    match lengths[..] {
        [first, _, ..] if first > 1 && lengths.iter().all(|len| *len == first) => {
            vec![lengths.len(), first]
        }
        _ => vec![lengths.iter().sum()],
    }
}

const MAGIC: &[u8] = b"\x93NUMPY";

/// Format: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.
fn npy(bytes: &[u8]) -> Result<Pasted, Say> {
    let cut = || Say::new(".npy 文件不完整。", "The .npy file is cut short.");
    let (wide, start) = match bytes.get(6).ok_or_else(cut)? {
        1 => (2, 10),
        2 | 3 => (4, 12),
        version => {
            return Err(Say::new(
                format!(".npy 文件的版本是 {version}，应该是 1 到 3。"),
                format!("The .npy file has version {version}; expected 1 to 3."),
            ));
        }
    };
    let length = bytes.get(8..8 + wide).ok_or_else(cut)?;
    let length = length
        .iter()
        .rev()
        .fold(0, |sum, byte| sum << 8 | usize::from(*byte));
    let end = length.checked_add(start).ok_or_else(cut)?;
    let header = bytes.get(start..end).ok_or_else(cut)?;
    let header = String::from_utf8_lossy(header);
    let field = |name: &str| {
        let (_, rest) = header.split_once(&format!("'{name}':"))?;
        Some(rest.trim_start().to_owned())
    };
    let kind = field("descr").unwrap_or_default();
    let kind = kind
        .trim_start_matches('\'')
        .split('\'')
        .next()
        .unwrap_or_default();
    let fortran = field("fortran_order").is_some_and(|rest| rest.starts_with("True"));
    let shape = field("shape").unwrap_or_default();
    let shape = shape
        .trim_start_matches('(')
        .split(')')
        .next()
        .unwrap_or_default();
    let shape: Vec<usize> = shape
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_err(|_| cut()))
        .collect::<Result<_, _>>()?;
    let len = shape.iter().try_fold(1_usize, |len, n| len.checked_mul(*n));
    let len = len.ok_or_else(|| too_many(usize::MAX))?;
    if len > MOST {
        return Err(too_many(len));
    }
    let data = bytes.get(end..).ok_or_else(cut)?;
    let numbers = match kind {
        "<f8" => elements(data, len, f64::from_le_bytes),
        "<f4" => elements(data, len, |bytes| f32::from_le_bytes(bytes).into()),
        "<i8" => elements(data, len, |bytes| i64::from_le_bytes(bytes) as f64),
        "<i4" => elements(data, len, |bytes| i32::from_le_bytes(bytes).into()),
        other => {
            return Err(Say::new(
                format!(
                    "数组的类型是 {other}；这里读 <f8、<f4、<i8 和 <i4。先用 .astype(\"<f8\") 转换。"
                ),
                format!(
                    "The array has type {other}; <f8, <f4, <i8 and <i4 can be read. Convert it with .astype(\"<f8\")."
                ),
            ));
        }
    };
    let numbers = numbers.ok_or_else(cut)?;
    let array = if fortran {
        let mut turned = shape;
        turned.reverse();
        let array = ArrayD::from_shape_vec(IxDyn(&turned), numbers);
        array.map(|array| array.reversed_axes().as_standard_layout().into_owned())
    } else {
        ArrayD::from_shape_vec(IxDyn(&shape), numbers)
    };
    Ok(Pasted {
        array: array.map_err(|_| cut())?,
        half_unit: 0.0,
    })
}

/// The first `len` elements; `None` if there are fewer.
fn elements<const N: usize>(
    data: &[u8],
    len: usize,
    read: impl Fn([u8; N]) -> f64,
) -> Option<Vec<f64>> {
    let data = data.get(..len.checked_mul(N)?)?;
    let elements = data.chunks_exact(N).map(|bytes| bytes.try_into().ok());
    elements.map(|bytes| Some(read(bytes?))).collect()
}
