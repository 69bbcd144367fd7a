//! What an author may write.
//!
//! ```text
//! formula    = left ("=" | "+=" | "\mathrel{+}=") expr {"=" expr} [[","] "\forall" ranges]
//! left       = symbol                            a scalar, or an array with its indices
//! expr       = ["-"] term {("+" | "-") term}
//! term       = factor {["\cdot" | "\times"] factor} | … "/" factor | … "\bmod" factor
//! factor     = atom ["^" script]                 e^{…} is \exp(…)
//! atom       = number | index | symbol | "(" expr ")" | "{" expr "}"
//!            | ("\frac" | "\tfrac" | "\dfrac") "{" expr "}" "{" expr "}"
//!            | "\lfloor" expr "\rfloor" | "\lceil" expr "\rceil" | "\sqrt" "{" expr "}"
//!            | ("\exp" | "\log" | "\ln") ("(" expr ")" | factor)
//!            | "\mathrm{ReLU}" "(" expr ")"
//!            | ("\max" | "\min") "(" (expr {"," expr} | array) ")"
//!            | operator term
//!            | "[" condition "]" | "[" expr "]"  1 or 0; without a relation only grouping
//!            | "\begin{cases}" row {"\\" row} "\end{cases}"
//!            | "\underbrace" "{" expr "}" ["_" script]     the label is ignored
//! operator   = ("\sum" | "\prod" | "\max" | "\min") "_" ranges
//!            | ("\sum" | "\prod") "_{" index "=" expr "}" "^" script
//! ranges     = range {("," | "\\") range}        also inside \substack{…}
//! range      = index | expr below index {"," index} below expr
//! below      = "<" | "\le"
//! row        = expr [","] "&" ("\text{若}" condition | "\text{其他情况}")
//! condition  = all {("\lor" | "\text{或}") all}
//! all        = chain {("," | "\land" | "\text{且}") chain}
//! chain      = expr relation expr {relation expr}
//! relation   = "=" | "\ne" | "<" | "\le" | ">" | "\ge" | "\mid" | "\nmid"
//! symbol     = base ["_" script] ["^" script]
//!            | "\frac{\partial" base ["_" script] "}{\partial" symbol "}"
//! base       = letters | "\mathrm{…}" | greek | ("\hat" | "\bar" | "\tilde" | "\vec" | "\dot") script
//!            | "d" (greek | accented)           without a space between, and only if the glossary has it
//! index      = letter {"'"}
//! script     = "{" … "}" | letter | digit | greek
//! ```
//!
//! `\text` takes Chinese or English: 若 当 如果 if when · 其他情况 其他 否则 otherwise else · 且 并且 and ·
//! 或 或者 or; or both at once, `\text{若 / if}`, which must then agree. Spacing (`\,` `\;` `\quad` …), sizes (`\left` `\right` `\big` …), colours and `%`
//! comments are ignored. `\tag{…}` may occur anywhere once. `aligned` and `split` are
//! transparent: `A &= B \\ &= C` reads `A = B = C`, and a row must continue the chain, or be under the sum or product sign
//! that ends the row before.
//!
//! # Names
//!
//! * A symbol of the glossary is written as there: `A^{\mathrm{pad}}`, not `A^{pad}`.
//! * Adjacent letters are read from the left: each time the longest name in the glossary,
//!   otherwise a single letter: `dZ` is one symbol, `hs` a product.
//! * A letter without meaning in the glossary is a running index. `e` is Euler's number.
//! * Indices are separated by commas. On an array of two axes or more, a subscript of exactly as
//!   many letters is read letter by letter: `dZ_{ihwc}`. `y^{(i)}_j` puts `i` first.
//! * A shorthand (`expand` in the glossary) takes no indices; with indices, the full symbol
//!   is meant: in the scope in which `db` is short for `db_c`, you can still write `db_c`.
//! * `\frac{\partial L}{\partial Z_{i,h}}` is the symbol `\frac{\partial L}{\partial Z}` of the
//!   glossary with the indices `i,h`, and `\frac{\partial y_i}{\partial x_j}` is
//!   `\frac{\partial y}{\partial x}` with `i,j`. Nothing is differentiated.
//!
//! # What is rejected because it is ambiguous
//!
//! `a/b c`, `a/b/c`, `a \bmod b c`, `\log x\, y`, `\log(x)^2`, `x^12`, `a\, 2`. `\dots` is rejected
//! because it cannot be executed, and so is everything not listed above: `\int`, `*`, `|x|`, matrices.
//!
//! # What it means
//!
//! * The body of `\sum` is the product that follows: `\sum_u a_u b + c` is `(\sum_u a_u b) + c`.
//! * `=` defines each element of the left side exactly once. Every index on the right is on the
//!   left or summed over.
//! * `+=` starts from zeros and runs over every index on either side: each must be
//!   alone in a subscript on the left, listed after `\forall`, or in [`crate::Options::implied`].
//! * An index without bounds gets its range from the arrays in which it is alone in a subscript;
//!   they must agree.
//! * **Brackets come first.** In a product the factors `[…]` are evaluated before the others, from
//!   the left; at the first 0 the product is 0, and neither the other brackets nor the
//!   other factors are evaluated. So `[0 \le y-p]\, A_{y-p}` never reads outside `A`. Conditions
//!   joined by "and" and the rows of `cases` are evaluated in the same way.
//! * `a \mid b` and indices need whole numbers (within 1e-9). `a \bmod b` has the sign of `b`.
//! * A sum from 0 to −1 is empty and has the value 0; a smaller upper bound, or an empty `\max`, is an
//!   error. So are division by zero, a NaN or an infinity, wherever they occur.
//!
//! ```
//! # let glossary = formula::Glossary::parse(r#"symbol = [
//! #     { tex = 'n', zh = "个数", en = "count" },
//! #     { tex = 's', zh = "步幅", en = "stride" },
//! #     { tex = 'x', axes = ["i"], shape = ['n'], zh = "输入", en = "input" },
//! #     { tex = 'M', axes = ["i", "j"], shape = ['n', 'n'], zh = "矩阵", en = "matrix" },
//! #     { tex = '\hat{x}', axes = ["i"], shape = ['n'], zh = "输出", en = "output" },
//! # ]"#).unwrap();
//! for tex in [
//!     r"\hat{x}_i = \frac{e^{x_i}}{\sum_j e^{x_j}}",
//!     r"\hat{x}_i = \max_{0 \le j \le i} x_j",
//!     r"\hat{x}_{n-1-i} \mathrel{+}= x_i^2 \quad \forall i",
//!     r"\hat{x}_i = \sum_{j=0}^{n-1} [s \mid (i-j)]\,[j \ne i]\, M_{ij} x_j",
//!     r"\hat{x}_i = \begin{cases} x_{i-1} & \text{若 } i > 0 \\ 0 & \text{其他情况} \end{cases}",
//!     r"\begin{aligned} \hat{x}_i &= \mathrm{ReLU}(x_i) \\ &= \max(0, x_i) \end{aligned} \tag{3}",
//! ] {
//!     formula::parse(tex, &glossary.global()).unwrap();
//! }
//! ```
