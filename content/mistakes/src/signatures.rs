//! The numbers that identify the mistakes of the [record](crate::record) on a few cells.
//!
//! They are not typed by hand: the tests run each mistake and compare.

use crate::record::Mistake;

/// A cell whose numbers people compare. All draw `A_prev, W, b` after `np.random.seed(1)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// `conv_single_step` on `(4, 4, 3)`.
    Step,
    /// The course's cell, `A (10, 4, 4, 3)`, `W (2, 2, 3, 8)`, pad 2, stride 2.
    Stride2,
    /// The same with stride 1, as in the early edition.
    Stride1,
    /// A cell that hides fewer mistakes: `A (2, 5, 6, 3)`, `W (3, 3, 3, 4)`, pad 1, stride 2.
    Telling,
    /// The course's pooling cell, `A_prev (5, 5, 3, 2)`, f 2, stride 1: `dA_prev[1, 1]`.
    Pooling,
}

/// A number that a cell prints. The cells of `conv_backward` pass dZ = Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Printed {
    /// Z of `conv_single_step`.
    Step,
    /// Mean of Z.
    ZMean,
    /// Mean of dA.
    DaMean,
    /// Mean of dW.
    DwMean,
    /// Mean of db.
    DbMean,
    /// An element of `dA_prev[1, 1]` after max pooling.
    PoolMax,
    /// An element of `dA_prev[1, 1]` after average pooling.
    PoolAverage,
}

/// A number that a cell prints, and the mistake that gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signature {
    /// The name of the number.
    pub printed: Printed,
    /// The cell that prints it.
    pub cell: Cell,
    /// The number.
    pub value: f64,
    /// The mistake that gives it; `None` for the correct number.
    pub mistake: Option<Mistake>,
}

impl Cell {
    /// The name of the cell, in Chinese and in English.
    pub const fn label(self) -> [&'static str; 2] {
        match self {
            Self::Step => ["一步", "one step"],
            Self::Stride2 => ["课程，步幅 2", "course, stride 2"],
            Self::Stride1 => ["课程，步幅 1", "course, stride 1"],
            Self::Telling => ["3×3，步幅 2，填充 1", "3×3, stride 2, padding 1"],
            Self::Pooling => ["课程的池化", "course, pooling"],
        }
    }
}

impl Printed {
    /// All of them, in the order of a page.
    pub const ALL: [Self; 7] = [
        Self::Step,
        Self::ZMean,
        Self::DaMean,
        Self::DwMean,
        Self::DbMean,
        Self::PoolMax,
        Self::PoolAverage,
    ];

    /// The name in links and directives.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::ZMean => "z-mean",
            Self::DaMean => "da-mean",
            Self::DwMean => "dw-mean",
            Self::DbMean => "db-mean",
            Self::PoolMax => "pool-max",
            Self::PoolAverage => "pool-average",
        }
    }
}

/// How far a number may be from a signature, relative to it: correct code in `f32` is within this of
/// correct code in `f64`, and different numbers of one [`Printed`] are further apart than this.
pub const TOLERANCE: f64 = 1e-5;

/// Where this number comes from: every signature of `printed` within [`TOLERANCE`] of `value`.
///
/// Empty if no known mistake gives it. If there is more than one entry, the numbers coincide, and
/// another shape has to decide.
pub fn lookup(printed: Printed, value: f64) -> Vec<&'static Signature> {
    let near = |known: f64| (value - known).abs() <= TOLERANCE * known.abs();
    let found = |known: &&Signature| known.printed == printed && near(known.value);
    SIGNATURES.iter().filter(found).collect()
}

const fn signature(
    printed: Printed,
    cell: Cell,
    value: f64,
    mistake: Option<Mistake>,
) -> Signature {
    Signature {
        printed,
        cell,
        value,
        mistake,
    }
}

/// The numbers, sorted by name and cell.
#[rustfmt::skip] // one row per number
pub const SIGNATURES: &[Signature] = &[
    signature(Printed::Step, Cell::Step, -6.99908945068, None),
    signature(Printed::Step, Cell::Step, -23.16021220252, Some(Mistake::BiasInTheSum)),
    signature(Printed::Step, Cell::Step, -0.486218456399, Some(Mistake::MatrixProduct)),
    signature(Printed::Step, Cell::Step, -1.479958622726, Some(Mistake::TrueConvolution)),
    signature(Printed::ZMean, Cell::Stride2, 0.04899520352886, None),
    signature(Printed::ZMean, Cell::Stride2, 0.2020415821314, Some(Mistake::BiasInTheSum)),
    signature(Printed::ZMean, Cell::Stride2, -0.0002376945675483, Some(Mistake::MatrixProduct)),
    signature(Printed::ZMean, Cell::Stride2, -0.04877688345091, Some(Mistake::TrueConvolution)),
    signature(Printed::ZMean, Cell::Stride1, 0.002812946286488, None),
    signature(Printed::ZMean, Cell::Stride1, 0.1558593248891, Some(Mistake::BiasInTheSum)),
    signature(Printed::ZMean, Cell::Stride1, -0.008287414572715, Some(Mistake::MatrixProduct)),
    signature(Printed::ZMean, Cell::Telling, 0.07789331200483, None),
    signature(Printed::ZMean, Cell::Telling, -8.235258231502, Some(Mistake::BiasInTheSum)),
    signature(Printed::ZMean, Cell::Telling, 0.0293296859525, Some(Mistake::MatrixProduct)),
    signature(Printed::ZMean, Cell::Telling, -0.2403906100464, Some(Mistake::TrueConvolution)),
    signature(Printed::DaMean, Cell::Stride2, 1.452437777539, None),
    signature(Printed::DaMean, Cell::Stride2, 2.826040020277, Some(Mistake::BiasInTheSum)),
    signature(Printed::DaMean, Cell::Stride2, 1.947702116897, Some(Mistake::MatrixProduct)),
    signature(Printed::DaMean, Cell::Stride2, 1.358007763754, Some(Mistake::TrueConvolution)),
    signature(Printed::DaMean, Cell::Stride2, 0.6347704472655, Some(Mistake::StrideIgnored)),
    signature(Printed::DaMean, Cell::Stride2, 0.07076726849437, Some(Mistake::InputAssigned)),
    signature(Printed::DaMean, Cell::Stride2, 0.07076726849437, Some(Mistake::LastFilterOnly)),
    signature(Printed::DaMean, Cell::Stride1, 4.114581704915, None),
    signature(Printed::DaMean, Cell::Stride1, 9.608990675869, Some(Mistake::BiasInTheSum)),
    signature(Printed::DaMean, Cell::Stride1, 6.913217493376, Some(Mistake::MatrixProduct)),
    signature(Printed::DaMean, Cell::Stride1, 3.226321187199, Some(Mistake::TrueConvolution)),
    signature(Printed::DaMean, Cell::Stride1, -0.02317416568974, Some(Mistake::InputAssigned)),
    signature(Printed::DaMean, Cell::Stride1, 2.551648285188, Some(Mistake::WindowAssigned)),
    signature(Printed::DaMean, Cell::Stride1, 3.127701939605, Some(Mistake::FilterTurned)),
    signature(Printed::DaMean, Cell::Stride1, 3.678622169435, Some(Mistake::FilterTransposed)),
    signature(Printed::DaMean, Cell::Stride1, 3.678622169435, Some(Mistake::UpstreamTransposed)),
    signature(Printed::DaMean, Cell::Stride1, -0.0521008909518, Some(Mistake::LastFilterOnly)),
    signature(Printed::DaMean, Cell::Telling, 0.7192210064747, None),
    signature(Printed::DaMean, Cell::Telling, 4.398462612884, Some(Mistake::BiasInTheSum)),
    signature(Printed::DaMean, Cell::Telling, -0.4650362633539, Some(Mistake::MatrixProduct)),
    signature(Printed::DaMean, Cell::Telling, 0.423645885468, Some(Mistake::TrueConvolution)),
    signature(Printed::DaMean, Cell::Telling, 1.207409051725, Some(Mistake::StrideIgnored)),
    signature(Printed::DaMean, Cell::Telling, -0.06931959729017, Some(Mistake::InputAssigned)),
    signature(Printed::DaMean, Cell::Telling, 0.3791874940089, Some(Mistake::WindowAssigned)),
    signature(Printed::DaMean, Cell::Telling, 0.6281444842956, Some(Mistake::FilterTurned)),
    signature(Printed::DaMean, Cell::Telling, 0.8565458656314, Some(Mistake::FilterTransposed)),
    signature(Printed::DaMean, Cell::Telling, 0.7739961515412, Some(Mistake::UpstreamTransposed)),
    signature(Printed::DaMean, Cell::Telling, -0.07837119432981, Some(Mistake::LastFilterOnly)),
    signature(Printed::DaMean, Cell::Telling, 1.471951045988, Some(Mistake::SizeFromOutput)),
    signature(Printed::DwMean, Cell::Stride2, 1.726991458314, None),
    signature(Printed::DwMean, Cell::Stride2, 2.071507477447, Some(Mistake::BiasInTheSum)),
    signature(Printed::DwMean, Cell::Stride2, 6.093129731763, Some(Mistake::MatrixProduct)),
    signature(Printed::DwMean, Cell::Stride2, 2.654152882439, Some(Mistake::TrueConvolution)),
    signature(Printed::DwMean, Cell::Stride2, 1.55726574285, Some(Mistake::StrideIgnored)),
    signature(Printed::DwMean, Cell::Stride2, 0.0, Some(Mistake::FiltersAssigned)),
    signature(Printed::DwMean, Cell::Stride2, -0.3043537642638, Some(Mistake::UpstreamTransposed)),
    signature(Printed::DwMean, Cell::Stride2, 0.09783763924903, Some(Mistake::OneExampleOnly)),
    signature(Printed::DwMean, Cell::Stride2, 0.1726991458314, Some(Mistake::DividedByM)),
    signature(Printed::DwMean, Cell::Stride1, 9.203677199014, None),
    signature(Printed::DwMean, Cell::Stride1, 10.58174127555, Some(Mistake::BiasInTheSum)),
    signature(Printed::DwMean, Cell::Stride1, 17.79131824465, Some(Mistake::MatrixProduct)),
    signature(Printed::DwMean, Cell::Stride1, 7.017766342178, Some(Mistake::TrueConvolution)),
    signature(Printed::DwMean, Cell::Stride1, 0.0, Some(Mistake::FiltersAssigned)),
    signature(Printed::DwMean, Cell::Stride1, 0.7370454213193, Some(Mistake::UpstreamTransposed)),
    signature(Printed::DwMean, Cell::Stride1, 1.093988285289, Some(Mistake::OneExampleOnly)),
    signature(Printed::DwMean, Cell::Stride1, 0.9203677199014, Some(Mistake::DividedByM)),
    signature(Printed::DwMean, Cell::Telling, -0.2641370209622, None),
    signature(Printed::DwMean, Cell::Telling, -11.19867697905, Some(Mistake::BiasInTheSum)),
    signature(Printed::DwMean, Cell::Telling, 1.372013395814, Some(Mistake::MatrixProduct)),
    signature(Printed::DwMean, Cell::Telling, 0.6650950582662, Some(Mistake::TrueConvolution)),
    signature(Printed::DwMean, Cell::Telling, 2.175900950822, Some(Mistake::StrideIgnored)),
    signature(Printed::DwMean, Cell::Telling, 0.5336920723393, Some(Mistake::FiltersAssigned)),
    signature(Printed::DwMean, Cell::Telling, 0.5508859361223, Some(Mistake::UpstreamTransposed)),
    signature(Printed::DwMean, Cell::Telling, -0.8031689034476, Some(Mistake::OneExampleOnly)),
    signature(Printed::DwMean, Cell::Telling, -0.1320685104811, Some(Mistake::DividedByM)),
    signature(Printed::DbMean, Cell::Stride2, 7.839232564617, None),
    signature(Printed::DbMean, Cell::Stride2, 32.32665314103, Some(Mistake::BiasInTheSum)),
    signature(Printed::DbMean, Cell::Stride2, -0.03803113080772, Some(Mistake::MatrixProduct)),
    signature(Printed::DbMean, Cell::Stride2, -7.804301352146, Some(Mistake::TrueConvolution)),
    signature(Printed::DbMean, Cell::Stride2, 0.01391330714569, Some(Mistake::BiasesAssigned)),
    signature(Printed::DbMean, Cell::Stride2, 2.929209809132, Some(Mistake::OneExampleOnly)),
    signature(Printed::DbMean, Cell::Stride2, 0.7839232564617, Some(Mistake::DividedByM)),
    signature(Printed::DbMean, Cell::Stride1, 1.378343680379, None),
    signature(Printed::DbMean, Cell::Stride1, 76.37106919564, Some(Mistake::BiasInTheSum)),
    signature(Printed::DbMean, Cell::Stride1, -4.060833140631, Some(Mistake::MatrixProduct)),
    signature(Printed::DbMean, Cell::Stride1, 0.01391330714569, Some(Mistake::BiasesAssigned)),
    signature(Printed::DbMean, Cell::Stride1, -3.007954081943, Some(Mistake::OneExampleOnly)),
    signature(Printed::DbMean, Cell::Stride1, 0.1378343680379, Some(Mistake::DividedByM)),
    signature(Printed::DbMean, Cell::Telling, 1.402079616087, None),
    signature(Printed::DbMean, Cell::Telling, -148.234648167, Some(Mistake::BiasInTheSum)),
    signature(Printed::DbMean, Cell::Telling, 0.527934347145, Some(Mistake::MatrixProduct)),
    signature(Printed::DbMean, Cell::Telling, -4.327030980835, Some(Mistake::TrueConvolution)),
    signature(Printed::DbMean, Cell::Telling, 3.551887557659, Some(Mistake::BiasesAssigned)),
    signature(Printed::DbMean, Cell::Telling, -5.1778094816, Some(Mistake::OneExampleOnly)),
    signature(Printed::DbMean, Cell::Telling, 0.7010398080435, Some(Mistake::DividedByM)),
    signature(Printed::PoolMax, Cell::Pooling, 5.058443935342, None),
    signature(Printed::PoolMax, Cell::Pooling, -1.682827021556, None),
    signature(Printed::PoolMax, Cell::Pooling, 2.528325706806, Some(Mistake::PoolAssigned)),
    signature(Printed::PoolMax, Cell::Pooling, -0.6469166882549, Some(Mistake::PoolEndFromStride)),
    signature(Printed::PoolMax, Cell::Pooling, 0.9014868916487, Some(Mistake::PoolEndFromStride)),
    signature(Printed::PoolMax, Cell::Pooling, 2.528325706806, Some(Mistake::PoolEndFromStride)),
    signature(Printed::PoolMax, Cell::Pooling, -0.2486347777155, Some(Mistake::PoolEndFromStride)),
    signature(Printed::PoolAverage, Cell::Pooling, 0.08485462489158, None),
    signature(Printed::PoolAverage, Cell::Pooling, 0.278755198246, None),
    signature(Printed::PoolAverage, Cell::Pooling, 1.264610983836, None),
    signature(Printed::PoolAverage, Cell::Pooling, -0.2574937269056, None),
    signature(Printed::PoolAverage, Cell::Pooling, 1.179756358944, None),
    signature(Printed::PoolAverage, Cell::Pooling, -0.5362489251516, None),
    signature(Printed::PoolAverage, Cell::Pooling, -0.1617291720637, Some(Mistake::PoolAssigned)),
    signature(Printed::PoolAverage, Cell::Pooling, 0.2253717229122, Some(Mistake::PoolAssigned)),
    signature(Printed::PoolAverage, Cell::Pooling, 0.6320814267016, Some(Mistake::PoolAssigned)),
    signature(Printed::PoolAverage, Cell::Pooling, -0.06215869442887, Some(Mistake::PoolAssigned)),
    signature(Printed::PoolAverage, Cell::Pooling, 0.3394184995663, Some(Mistake::NotShared)),
    signature(Printed::PoolAverage, Cell::Pooling, 1.115020792984, Some(Mistake::NotShared)),
    signature(Printed::PoolAverage, Cell::Pooling, 5.058443935342, Some(Mistake::NotShared)),
    signature(Printed::PoolAverage, Cell::Pooling, -1.029974907622, Some(Mistake::NotShared)),
    signature(Printed::PoolAverage, Cell::Pooling, 4.719025435776, Some(Mistake::NotShared)),
    signature(Printed::PoolAverage, Cell::Pooling, -2.144995700607, Some(Mistake::NotShared)),
];
