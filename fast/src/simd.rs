//! Vectors of the processor: which ones there are, and the arithmetic on them.
//!
//! The only module that knows instruction sets. Everything else is generic over [`Simd`] (how wide a
//! vector is) and [`Lanes`] (the type of its elements).

use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;

use ndarray::NdFloat;
use pulp::{Arch, Simd, WithSimd};

/// A set of vector instructions that this machine has: AVX-512, AVX2 with FMA, NEON, or none.
///
/// Only [`best`](Self::best) and [`available`](Self::available) return a level, so no instruction is used
/// that the processor does not support.
///
/// # Examples
/// ```
/// use cnn_backprop_fast::Level;
///
/// let names: Vec<_> = Level::available().iter().map(|level| level.name()).collect();
/// assert_eq!(names[0], Level::best().name());
/// assert_eq!(names.last(), Some(&"portable"));
/// ```
#[derive(Clone, Copy)]
pub struct Level(Arch);

impl Level {
    /// The widest vectors that this machine has, determined at run time.
    pub fn best() -> Self {
        Self(Arch::new())
    }

    /// Every level that this machine has, the best first, the portable one last.
    pub fn available() -> Vec<Self> {
        let best = Self::best();
        let mut levels = vec![best];
        levels.extend(best.narrower());
        if !matches!(best.0, Arch::Scalar) {
            levels.push(Self(Arch::Scalar));
        }
        levels
    }

    /// The name of the level: `"AVX-512"`, `"AVX2 + FMA"`, `"NEON"`, `"portable"`, or `"vectors"` for those of any
    /// other processor, such as WebAssembly with `simd128`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Arch::Scalar => "portable",
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Arch::V3(_) => "AVX2 + FMA",
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Arch::V4(_) => "AVX-512",
            #[cfg(target_arch = "aarch64")]
            Arch::Neon(_) => "NEON",
            #[allow(unreachable_patterns)] // which patterns are left depends on the machine
            _ => "vectors",
        }
    }

    /// The level with vectors half as wide: 512 bits would be half empty with 8 channels.
    pub(crate) fn narrower(self) -> Option<Self> {
        match self.0 {
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Arch::V4(wide) => Some(Self(Arch::V3(*wide))),
            _ => None,
        }
    }

    /// This level, or the next narrower one if its vectors hold `n` elements.
    pub(crate) fn fitting<F: Lanes>(self, n: usize) -> Self {
        match self.narrower() {
            Some(narrower) if n <= narrower.lanes::<F>() => narrower,
            _ => self,
        }
    }

    /// Elements of a vector.
    pub(crate) fn lanes<F: Lanes>(self) -> usize {
        self.dispatch(CountLanes(PhantomData::<F>))
    }

    /// Runs `operation` with the vectors of this level.
    ///
    /// Without `#[inline]`, which would compile every operation once more for each part of the crate that runs it.
    pub(crate) fn dispatch<Op: WithSimd>(self, operation: Op) -> Op::Output {
        self.0.dispatch(operation)
    }
}

/// Prefetches the cache line of `element` without waiting for it; does nothing on processors other than x86-64.
#[inline(always)]
pub(crate) fn prefetch<T>(element: &T) {
    #[cfg(target_arch = "x86_64")]
    safe_arch::prefetch_t1(element);
    #[cfg(not(target_arch = "x86_64"))]
    let _ = element;
}

struct CountLanes<F>(PhantomData<F>);

impl<F: Lanes> WithSimd for CountLanes<F> {
    type Output = usize;

    fn with_simd<S: Simd>(self, _simd: S) -> usize {
        F::lanes::<S>()
    }
}

impl Default for Level {
    fn default() -> Self {
        Self::best()
    }
}

impl PartialEq for Level {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Level {}

impl Debug for Level {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "Level({})", self.name())
    }
}

impl Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// Floats that fill vectors: `f32` and `f64`.
pub trait Lanes: NdFloat {
    /// The elements of one vector register.
    type Vector<S: Simd>: Copy;

    /// How many that is.
    fn lanes<S: Simd>() -> usize;
    /// `x` in every lane.
    fn splat<S: Simd>(simd: S, x: Self) -> Self::Vector<S>;
    /// `a·b + c`, rounded once where the processor can.
    fn vmul_add<S: Simd>(
        simd: S,
        a: Self::Vector<S>,
        b: Self::Vector<S>,
        c: Self::Vector<S>,
    ) -> Self::Vector<S>;
    /// `a + b`.
    fn vadd<S: Simd>(simd: S, a: Self::Vector<S>, b: Self::Vector<S>) -> Self::Vector<S>;
    /// `a − b`.
    fn vsub<S: Simd>(simd: S, a: Self::Vector<S>, b: Self::Vector<S>) -> Self::Vector<S>;
    /// `a · b`.
    fn vmul<S: Simd>(simd: S, a: Self::Vector<S>, b: Self::Vector<S>) -> Self::Vector<S>;
    /// The sum of all lanes.
    fn sum_of_lanes<S: Simd>(simd: S, a: Self::Vector<S>) -> Self;
    /// A slice no longer than a vector, followed by zeros.
    fn part<S: Simd>(simd: S, slice: &[Self]) -> Self::Vector<S>;
    /// The first elements of `x`, as many as there are in `slice`, which is no longer than a vector.
    fn store<S: Simd>(simd: S, slice: &mut [Self], x: Self::Vector<S>);
    /// The whole vectors at the beginning of `slice`.
    fn vectors<S: Simd>(slice: &[Self]) -> &[Self::Vector<S>];
    /// The whole vectors at the beginning of `slice`.
    fn vectors_mut<S: Simd>(slice: &mut [Self]) -> &mut [Self::Vector<S>];
}

/// Each item of [`Lanes`], and what pulp calls it for this float.
macro_rules! lanes {
    ($float:ty {
        Vector: $vector:ident,
        lanes: $lanes:ident,
        splat: $splat:ident,
        vmul_add: $mul_add:ident,
        vadd: $add:ident,
        vsub: $sub:ident,
        vmul: $mul:ident,
        sum_of_lanes: $sum_of_lanes:ident,
        part: $part:ident,
        store: $store:ident,
        vectors: $vectors:ident,
        vectors_mut: $vectors_mut:ident,
    }) => {
        impl Lanes for $float {
            type Vector<S: Simd> = S::$vector;

            #[inline(always)]
            fn lanes<S: Simd>() -> usize {
                S::$lanes
            }

            #[inline(always)]
            fn splat<S: Simd>(simd: S, x: Self) -> S::$vector {
                simd.$splat(x)
            }

            #[inline(always)]
            fn vmul_add<S: Simd>(
                simd: S,
                a: S::$vector,
                b: S::$vector,
                c: S::$vector,
            ) -> S::$vector {
                // `mul_add_e`: without FMA in hardware a product and a sum, not a call of a library.
                simd.$mul_add(a, b, c)
            }

            #[inline(always)]
            fn vadd<S: Simd>(simd: S, a: S::$vector, b: S::$vector) -> S::$vector {
                simd.$add(a, b)
            }

            #[inline(always)]
            fn vsub<S: Simd>(simd: S, a: S::$vector, b: S::$vector) -> S::$vector {
                simd.$sub(a, b)
            }

            #[inline(always)]
            fn vmul<S: Simd>(simd: S, a: S::$vector, b: S::$vector) -> S::$vector {
                simd.$mul(a, b)
            }

            #[inline(always)]
            fn sum_of_lanes<S: Simd>(simd: S, a: S::$vector) -> Self {
                simd.$sum_of_lanes(a)
            }

            #[inline(always)]
            fn part<S: Simd>(simd: S, slice: &[Self]) -> S::$vector {
                simd.$part(slice)
            }

            #[inline(always)]
            fn store<S: Simd>(simd: S, slice: &mut [Self], x: S::$vector) {
                simd.$store(slice, x);
            }

            #[inline(always)]
            fn vectors<S: Simd>(slice: &[Self]) -> &[S::$vector] {
                S::$vectors(slice).0
            }

            #[inline(always)]
            fn vectors_mut<S: Simd>(slice: &mut [Self]) -> &mut [S::$vector] {
                S::$vectors_mut(slice).0
            }
        }
    };
}

lanes!(f32 {
    Vector: f32s,
    lanes: F32_LANES,
    splat: splat_f32s,
    vmul_add: mul_add_e_f32s,
    vadd: add_f32s,
    vsub: sub_f32s,
    vmul: mul_f32s,
    sum_of_lanes: reduce_sum_f32s,
    part: partial_load_f32s,
    store: partial_store_f32s,
    vectors: as_simd_f32s,
    vectors_mut: as_mut_simd_f32s,
});
lanes!(f64 {
    Vector: f64s,
    lanes: F64_LANES,
    splat: splat_f64s,
    vmul_add: mul_add_e_f64s,
    vadd: add_f64s,
    vsub: sub_f64s,
    vmul: mul_f64s,
    sum_of_lanes: reduce_sum_f64s,
    part: partial_load_f64s,
    store: partial_store_f64s,
    vectors: as_simd_f64s,
    vectors_mut: as_mut_simd_f64s,
});
