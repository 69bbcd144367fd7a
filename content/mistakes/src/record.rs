//! The record of the mistakes that pages explain: what is wrong, and when it cannot be seen.
//!
//! This file and `signatures.rs`, which has their numbers, have no other dependencies, so that the two can be copied into
//! another crate.

/// A mistake of circulated notes or of the code that was written after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mistake {
    /// The bias is added to every product.
    BiasInTheSum,
    /// A matrix product in place of multiplying element by element.
    MatrixProduct,
    /// The forward pass flips the filter.
    TrueConvolution,
    /// `vert_start = h`.
    StrideIgnored,
    /// `vert_end = vert_start + stride`.
    EndFromStride,
    /// `=` instead of `+=` in dA.
    InputAssigned,
    /// All filters at once, then `=` instead of `+=` in dA.
    WindowAssigned,
    /// `=` instead of `+=` in dW.
    FiltersAssigned,
    /// `=` instead of `+=` in db.
    BiasesAssigned,
    /// The filter is flipped in the `+=` of dA.
    FilterTurned,
    /// Height and width of the filter are exchanged.
    FilterTransposed,
    /// The slice of the input is flipped in dW.
    SliceTurned,
    /// `dZ[i, w, h, c]`.
    UpstreamTransposed,
    /// dA without the sum over the filters.
    LastFilterOnly,
    /// dW and db without the sum over the examples.
    OneExampleOnly,
    /// dW and db divided by m again.
    DividedByM,
    /// `dA_pad[pad:-pad]`.
    MinusPad,
    /// The size of dA computed back from the output.
    SizeFromOutput,
    /// Every tied maximum gets the whole gradient.
    EveryMaximum,
    /// `=` instead of `+=` in pooling.
    PoolAssigned,
    /// `vert_start = h` in pooling.
    PoolStrideIgnored,
    /// `vert_end = vert_start + stride` in pooling.
    PoolEndFromStride,
    /// The gradient of average pooling is not divided by f².
    NotShared,
    /// The gradient is an array of integers.
    WholeGradient,
}

/// A mistake with its description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// The mistake.
    pub mistake: Mistake,
    /// Its name in links and tables.
    pub id: &'static str,
    /// The page of the book that shows it, without `.md`.
    pub page: &'static str,
    /// What is wrong, in Chinese.
    pub zh: &'static str,
    /// What is wrong, in English.
    pub en: &'static str,
    /// When it cannot be seen, in Chinese.
    pub hidden_zh: &'static str,
    /// When it cannot be seen, in English.
    pub hidden_en: &'static str,
}

impl Mistake {
    /// The record of the mistake.
    pub fn record(self) -> Option<&'static Record> {
        RECORDS.iter().find(|record| record.mistake == self)
    }
}

const FORWARD: &str = "errata-forward";
const BACKWARD: &str = "errata-backward";
const POOLING: &str = "errata-pooling";

const fn record(
    mistake: Mistake,
    id: &'static str,
    page: &'static str,
    [zh, en]: [&'static str; 2],
    [hidden_zh, hidden_en]: [&'static str; 2],
) -> Record {
    Record {
        mistake,
        id,
        page,
        zh,
        en,
        hidden_zh,
        hidden_en,
    }
}

/// All of them, in the order of the pages.
#[rustfmt::skip] // one row per mistake
pub const RECORDS: [Record; 24] = [
    record(Mistake::BiasInTheSum, "bias-in-the-sum", FORWARD,
        ["偏置加到了每个乘积上，一共加了 f·f·n_C_prev 次", "the bias is added to every product, f·f·n_C_prev times in all"],
        ["偏置为零，或者窗口里只有一个数", "the biases are zero, or a window has a single number"]),
    record(Mistake::MatrixProduct, "matrix-product", FORWARD,
        ["用矩阵乘法代替了逐个相乘再求和", "a matrix product in place of multiplying element by element and summing"],
        ["过滤器是 1×1；过滤器不是正方形时程序停下来", "the filters are 1×1; if they are not square, the program stops"]),
    record(Mistake::TrueConvolution, "true-convolution", FORWARD,
        ["前向传播翻转了过滤器", "the forward pass flips the filter"],
        ["过滤器转 180° 之后不变，例如 1×1；另外 Z 的平均值有时不变，要逐个元素比", "the filter is unchanged by a rotation of 180°, for example a 1×1 filter; the mean of Z may also stay the same, so compare elements"]),
    record(Mistake::StrideIgnored, "stride-ignored", BACKWARD,
        ["反向传播的循环忘了步幅：`vert_start = h`", "the backward loops ignore the stride: `vert_start = h`"],
        ["步幅是 1", "the stride is 1"]),
    record(Mistake::EndFromStride, "end-from-stride", BACKWARD,
        ["窗口的终点写成了 `vert_start + stride`", "the window ends at `vert_start + stride`"],
        ["f = s；否则程序停下来", "f = s; otherwise the program stops"]),
    record(Mistake::InputAssigned, "input-assigned", BACKWARD,
        ["在四层循环里，dA 用了 `=` 而不是 `+=`", "`=` instead of `+=` for dA, inside the four loops"],
        ["只有一个过滤器，而且窗口不重叠", "there is a single filter, and windows do not overlap"]),
    record(Mistake::WindowAssigned, "window-assigned", BACKWARD,
        ["dA 一次加上所有过滤器的贡献，`W @ dZ[i, h, w]`，却用了 `=`", "dA adds the contributions of all filters at once, `W @ dZ[i, h, w]`, but with `=`"],
        ["窗口不重叠", "windows do not overlap"]),
    record(Mistake::FiltersAssigned, "filters-assigned", BACKWARD,
        ["dW 用了 `=` 而不是 `+=`", "`=` instead of `+=` for dW"],
        ["整个批次只有一个窗口", "the whole batch has a single window"]),
    record(Mistake::BiasesAssigned, "biases-assigned", BACKWARD,
        ["db 用了 `=` 而不是 `+=`", "`=` instead of `+=` for db"],
        ["整个批次只有一个窗口", "the whole batch has a single window"]),
    record(Mistake::FilterTurned, "filter-turned", BACKWARD,
        ["`+=` 的写法里又翻转了一次过滤器", "the filter is flipped, although the form with `+=` needs no flip"],
        ["只比平均值，又没有窗口跨在填充的边界上", "only means are compared, and no window lies partly in the padding"]),
    record(Mistake::FilterTransposed, "filter-transposed", BACKWARD,
        ["过滤器的高和宽对调了", "height and width of the filter are exchanged"],
        ["只比平均值，又没有窗口跨在填充的边界上；过滤器不是正方形时程序停下来", "only means are compared, and no window lies partly in the padding; if the filters are not square, the program stops"]),
    record(Mistake::SliceTurned, "slice-turned", BACKWARD,
        ["算 dW 时翻转了输入的切片", "the slice of the input is flipped in dW"],
        ["只比平均值", "only means are compared"]),
    record(Mistake::UpstreamTransposed, "upstream-transposed", BACKWARD,
        ["上游梯度的行和列对调了：`dZ[i, w, h, c]`", "rows and columns of the upstream gradient are exchanged: `dZ[i, w, h, c]`"],
        ["dZ 处处相同；输出不是正方形时程序停下来", "dZ is the same everywhere; if the output is not square, the program stops"]),
    record(Mistake::LastFilterOnly, "last-filter-only", BACKWARD,
        ["dA 少了对过滤器 c 的求和", "the sum over the filters c is missing from dA"],
        ["只有一个过滤器", "there is a single filter"]),
    record(Mistake::OneExampleOnly, "one-example-only", BACKWARD,
        ["dW、db 少了对样本 i 的求和", "the sum over the examples i is missing from dW and db"],
        ["m = 1", "m = 1"]),
    record(Mistake::DividedByM, "divided-by-m", BACKWARD,
        ["dW、db 又除了一次样本数 m", "dW and db are divided again by the number of examples m"],
        ["m = 1", "m = 1"]),
    record(Mistake::MinusPad, "minus-pad", BACKWARD,
        ["去掉填充时写成 `[pad:-pad]`", "the padding is removed with `[pad:-pad]`"],
        ["pad 大于 0；pad = 0 时切出来的数组是空的", "pad is above 0; with pad = 0 the slice is empty"]),
    record(Mistake::SizeFromOutput, "size-from-output", BACKWARD,
        ["dA 的尺寸由输出倒推，漏掉了剩余的行和列", "the size of dA is computed from the output, so the rows and columns left over are missing"],
        ["没有剩余的行和列", "no rows or columns are left over"]),
    record(Mistake::EveryMaximum, "every-maximum", POOLING,
        ["并列的最大值各得一份完整的梯度（课程的规则）", "each of several tied maxima gets the whole gradient (the course's rule)"],
        ["没有并列的最大值", "no maxima tie"]),
    record(Mistake::PoolAssigned, "pool-assigned", POOLING,
        ["池化的反向传播用了 `=` 而不是 `+=`", "`=` instead of `+=` in the backward pass of pooling"],
        ["窗口不重叠", "windows do not overlap"]),
    record(Mistake::PoolStrideIgnored, "pool-stride-ignored", POOLING,
        ["池化的反向传播循环忘了步幅", "the backward loops of pooling ignore the stride"],
        ["步幅是 1", "the stride is 1"]),
    record(Mistake::PoolEndFromStride, "pool-end-from-stride", POOLING,
        ["池化窗口的终点写成了 `vert_start + stride`", "the pooling window ends at `vert_start + stride`"],
        ["f = s；否则平均池化停下来，最大池化不停，却给出错的数", "f = s; otherwise average pooling stops, while max pooling goes on and returns wrong numbers"]),
    record(Mistake::NotShared, "not-shared", POOLING,
        ["平均池化的梯度没有除以 f·f", "the gradient of average pooling is not divided by f·f"],
        ["f = 1", "f = 1"]),
    record(Mistake::WholeGradient, "whole-gradient", POOLING,
        ["输入是整数，`zeros_like` 得到的梯度也是整数", "the input consists of integers, so the gradient from `zeros_like` does, too"],
        ["输入是浮点数", "the input consists of floating-point numbers"]),
];
