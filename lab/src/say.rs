//! Sentences for the page, in both languages.

use cnn_backprop::Error;

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Say {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The page's script and this program were not made together.
    pub(crate) fn other_version() -> Self {
        Self::new(
            "页面和计算程序的版本不一致，请重新载入页面。",
            "The page and its program are of different versions; please reload the page.",
        )
    }
}

/// `(2, 3)`. Not by `{:?}`, which prints nothing in the programs of the pages.
pub(crate) fn shape(extents: &[usize]) -> String {
    let extents: Vec<_> = extents.iter().map(usize::to_string).collect();
    format!("({})", extents.join(", "))
}

/// 高 or 宽, of an axis as the crate names it.
fn along(axis: &str) -> (&'static str, &'static str) {
    match axis {
        "height" => ("行", "rows"),
        _ => ("列", "columns"),
    }
}

impl From<Error> for Say {
    fn from(error: Error) -> Self {
        match &error {
            Error::ZeroStride => Self::new(
                "步幅是 0，窗口永远不会移动；步幅至少是 1。",
                "The stride is 0, so the window would never move; it has to be at least 1.",
            ),
            Error::ZeroDilation => Self::new(
                "扩张率是 0；至少是 1，1 表示没有空洞。",
                "The dilation is 0; it has to be at least 1, which means no holes.",
            ),
            Error::ZeroWindow | Error::ZeroExtent { .. } | Error::EmptyAxis { .. } => Self::new(
                "大小不能是 0；至少是 1。",
                "A size is 0; it has to be at least 1.",
            ),
            Error::WindowLargerThanInput {
                axis,
                window,
                input,
                pad,
            } => {
                let (zh, en) = along(axis);
                let zeros = match pad {
                    0 => (String::new(), String::new()),
                    pad => (
                        format!("，每边再补 {pad} {zh}"),
                        format!(" and {pad} of padding on each side"),
                    ),
                };
                Self::new(
                    format!(
                        "窗口有 {window} {zh}，放不进输入：输入连同填充有 {input} {zh}{}。",
                        zeros.0
                    ),
                    format!(
                        "The window has {window} {en} and does not fit: the input with its padding has {input} {en}{}.",
                        zeros.1
                    ),
                )
            }
            Error::PaddingHoldsWindow { axis, window, pad } => {
                let (zh, en) = along(axis);
                Self::new(
                    format!(
                        "填充 {pad} {zh}，但窗口只有 {window} {zh}，会有窗口完全落在填充里；填充必须小于窗口。"
                    ),
                    format!(
                        "The padding is {pad} and the window {window} {en}: a window could lie in the padding alone, so the padding has to be smaller."
                    ),
                )
            }
            Error::ShapeMismatch {
                array,
                expected,
                actual,
            } => Self::new(
                format!(
                    "{array} 的形状是 {}，应该是 {}。",
                    shape(actual),
                    shape(expected)
                ),
                format!(
                    "{array} has shape {}; expected {}.",
                    shape(actual),
                    shape(expected)
                ),
            ),
            Error::ChannelMismatch { a_prev, w } => Self::new(
                format!("输入有 {a_prev} 个通道，过滤器有 {w} 个；应该一样多。"),
                format!(
                    "The input has {a_prev} channels and each filter {w}; expected the same number."
                ),
            ),
            Error::NotANumber { .. } => Self::new(
                "输入里有 NaN，这样的窗口没有最大值。",
                "The input contains NaN, and a window with NaN has no maximum.",
            ),
            Error::TooLarge { .. } => Self::new("数组太大了。", "An array would be too large."),
            Error::BadStep { .. } | Error::NonFiniteLoss { .. } => Self::new(
                "这个步长太小或太大：差分需要有限的、不相等的数。",
                "The step is too small or too large; a difference needs finite numbers that differ.",
            ),
            // no layer of the page gives any other; their values would need a printer of numbers, a sixth of the program
            _ => Self::new("这一层不能计算。", "This layer cannot be computed."),
        }
    }
}
