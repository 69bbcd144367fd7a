//! Convolution and pooling as nested loops, written without looking at the formulas.

use formula::Tensor;

#[derive(Clone, Copy, Debug)]
pub struct Geometry {
    pub m: usize,
    pub h: usize,
    pub w: usize,
    pub k: usize,
    pub fh: usize,
    pub fw: usize,
    pub c: usize,
    pub s: usize,
    pub p: usize,
}

impl Geometry {
    pub fn out_h(&self) -> usize {
        (self.h + 2 * self.p - self.fh) / self.s + 1
    }

    pub fn out_w(&self) -> usize {
        (self.w + 2 * self.p - self.fw) / self.s + 1
    }
}

/// xorshift64
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Uniform in -1..1.
    pub fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    }

    pub fn tensor(&mut self, shape: impl Into<Vec<usize>>) -> Tensor {
        Tensor::from_fn(shape, |_| self.next())
    }

    /// Only a few different values, so that windows have ties.
    pub fn tied_tensor(&mut self, shape: impl Into<Vec<usize>>) -> Tensor {
        Tensor::from_fn(shape, |_| (self.next() * 2.0).round())
    }
}

fn at(t: &Tensor, index: [usize; 4]) -> f64 {
    t.get(&index).unwrap()
}

fn add(t: &mut Tensor, index: [usize; 4], value: f64) {
    let old = at(t, index);
    t.set(&index, old + value).unwrap();
}

pub fn pad(g: &Geometry, a: &Tensor) -> Tensor {
    let mut out = Tensor::zeros([g.m, g.h + 2 * g.p, g.w + 2 * g.p, g.k]);
    for i in 0..g.m {
        for y in 0..g.h {
            for x in 0..g.w {
                for k in 0..g.k {
                    add(&mut out, [i, y + g.p, x + g.p, k], at(a, [i, y, x, k]));
                }
            }
        }
    }
    out
}

pub fn unpad(g: &Geometry, a: &Tensor) -> Tensor {
    Tensor::from_fn([g.m, g.h, g.w, g.k], |i| {
        at(a, [i[0], i[1] + g.p, i[2] + g.p, i[3]])
    })
}

pub fn forward(g: &Geometry, a: &Tensor, w: &Tensor, b: &Tensor) -> Tensor {
    Tensor::from_fn([g.m, g.out_h(), g.out_w(), g.c], |o| {
        let mut total = b.get(&[o[3]]).unwrap();
        for dy in 0..g.fh {
            for dx in 0..g.fw {
                for k in 0..g.k {
                    let seen = at(a, [o[0], o[1] * g.s + dy, o[2] * g.s + dx, k]);
                    total += seen * at(w, [dy, dx, k, o[3]]);
                }
            }
        }
        total
    })
}

pub fn backward(g: &Geometry, a: &Tensor, w: &Tensor, dz: &Tensor) -> (Tensor, Tensor, Tensor) {
    let mut da = Tensor::zeros(a.shape());
    let mut dw = Tensor::zeros(w.shape());
    let mut db = Tensor::zeros([g.c]);
    for n in 0..dz.data().len() {
        let [i, y, x, c] = dz.index_of(n)[..] else {
            panic!("four axes")
        };
        let grad = dz.data()[n];
        db.data_mut()[c] += grad;
        for dy in 0..g.fh {
            for dx in 0..g.fw {
                for k in 0..g.k {
                    let seen = [i, y * g.s + dy, x * g.s + dx, k];
                    add(&mut da, seen, at(w, [dy, dx, k, c]) * grad);
                    add(&mut dw, [dy, dx, k, c], at(a, seen) * grad);
                }
            }
        }
    }
    (da, dw, db)
}

fn window(g: &Geometry, o: &[usize]) -> Vec<[usize; 4]> {
    let cells = (0..g.fh).flat_map(|dy| (0..g.fw).map(move |dx| (dy, dx)));
    cells
        .map(|(dy, dx)| [o[0], o[1] * g.s + dy, o[2] * g.s + dx, o[3]])
        .collect()
}

pub fn max_pool(g: &Geometry, a: &Tensor) -> Tensor {
    Tensor::from_fn([g.m, g.out_h(), g.out_w(), g.k], |o| {
        let cells = window(g, o).into_iter();
        cells.map(|cell| at(a, cell)).fold(f64::MIN, f64::max)
    })
}

/// The gradient goes to the first maximum of a window, or is shared by all of them.
pub fn max_pool_backward(g: &Geometry, a: &Tensor, da: &Tensor, shared: bool) -> Tensor {
    let mut out = Tensor::zeros(a.shape());
    for n in 0..da.data().len() {
        let cells = window(g, &da.index_of(n));
        let largest = cells.iter().map(|c| at(a, *c)).fold(f64::MIN, f64::max);
        let mut winners: Vec<_> = cells.into_iter().filter(|c| at(a, *c) == largest).collect();
        if !shared {
            winners.truncate(1);
        }
        for cell in &winners {
            add(&mut out, *cell, da.data()[n] / winners.len() as f64);
        }
    }
    out
}
