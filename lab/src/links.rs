//! What a cell of a convolution depends on, and what depends on it.
//!
//! The layers themselves tell: an array that is 1 in one place and 0 elsewhere lets through only what meets that place, and
//! numbers 1, 2, 3, … in another array then say which of its elements that was.

use ndarray::{Array4, Dimension};

use crate::layer::Layer;
use crate::say::Say;
use crate::wire::{Answer, Numbers, one_at};

/// The arrays of a layer, in the order in which the page numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The input.
    A,
    /// The filters.
    W,
    /// The biases.
    B,
    /// The upstream gradient.
    Dz,
    /// The output.
    Z,
    /// The gradient of the input.
    Da,
    /// The gradient of the filters.
    Dw,
    /// The gradient of the biases.
    Db,
}

use Which::{A, B, Da, Db, Dw, Dz, W, Z};

impl Which {
    /// All of them.
    pub const ALL: [Self; 8] = [A, W, B, Dz, Z, Da, Dw, Db];
}

/// An element of one of the arrays, by its place in row-major order.
pub type Cell = (Which, usize);

/// One product of a sum: two elements, or one that is added as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The element.
    pub left: Cell,
    /// What it is multiplied with.
    pub right: Option<Cell>,
}

/// The array which, read in row-major order, is 1, 2, 3, …
fn numbered(shape: impl ndarray::IntoDimension<Dim = ndarray::Ix4>) -> Array4<f64> {
    let shape = shape.into_dimension();
    let len = shape.size();
    let numbers = (1..=len).map(|n| n as f64).collect();
    Array4::from_shape_vec(shape, numbers).expect("as many as there are places")
}

/// The elements that are not 0: where they are, and their values as places.
fn met(array: &Array4<f64>) -> impl Iterator<Item = (usize, usize)> + '_ {
    let found = array.iter().enumerate().filter(|(_, value)| **value != 0.0);
    found.map(|(at, value)| (at, *value as usize - 1))
}

impl Layer {
    /// The products whose sum is an element of Z, dA, dW or db; none for the other arrays.
    ///
    /// # Errors
    /// Those of the layers.
    pub fn terms(&self, (which, at): Cell) -> Result<Vec<Term>, Say> {
        let no_bias = Array4::zeros(self.b.raw_dim());
        let one = |of: &Array4<f64>| one_at(of.raw_dim(), at).ok_or_else(Say::other_version);
        let pair = |left, right| Term {
            left,
            right: Some(right),
        };
        let terms = match which {
            Z => {
                // one dZ gives each pixel of its window the weight that is over it
                let grads = self.backward(
                    self.a.view(),
                    numbered(self.w.raw_dim()).view(),
                    one(&self.dz)?.view(),
                )?;
                let mut terms: Vec<_> = met(&grads.da_prev)
                    .map(|(a, w)| pair((A, a), (W, w)))
                    .collect();
                let bias = grads.db.iter().position(|db| *db != 0.0);
                terms.extend(bias.map(|b| Term {
                    left: (B, b),
                    right: None,
                }));
                terms
            }
            Da => {
                // one pixel gives each output whose window covers it the weight that is over it
                let z = self.forward(
                    one(&self.a)?.view(),
                    numbered(self.w.raw_dim()).view(),
                    no_bias.view(),
                )?;
                met(&z).map(|(dz, w)| pair((Dz, dz), (W, w))).collect()
            }
            Dw => {
                // through one weight each dZ goes to the pixel that the weight was over
                let grads = self.backward(
                    self.a.view(),
                    one(&self.w)?.view(),
                    numbered(self.dz.raw_dim()).view(),
                )?;
                met(&grads.da_prev)
                    .map(|(a, dz)| pair((Dz, dz), (A, a)))
                    .collect()
            }
            Db => {
                let (a, w) = (
                    Array4::zeros(self.a.raw_dim()),
                    Array4::zeros(self.w.raw_dim()),
                );
                let z = self.forward(a.view(), w.view(), one(&self.b)?.view())?;
                met(&z)
                    .map(|(dz, _)| Term {
                        left: (Dz, dz),
                        right: None,
                    })
                    .collect()
            }
            A | W | B | Dz => Vec::new(),
        };
        Ok(terms)
    }

    /// The elements of Z, dA, dW and db that change with an element of A, W, b or dZ.
    ///
    /// # Errors
    /// Those of the layers.
    pub fn dependents(&self, (which, at): Cell) -> Result<Vec<Cell>, Say> {
        let ones = |of: &Array4<f64>| Array4::<f64>::ones(of.raw_dim());
        let zeros = |of: &Array4<f64>| Array4::<f64>::zeros(of.raw_dim());
        let one = |of: &Array4<f64>| one_at(of.raw_dim(), at).ok_or_else(Say::other_version);
        let cells =
            |which, array: &Array4<f64>| met(array).map(|(at, _)| (which, at)).collect::<Vec<_>>();
        let (a, w, dz) = (ones(&self.a), ones(&self.w), ones(&self.dz));
        let mut found = Vec::new();
        match which {
            A => {
                let a = one(&self.a)?;
                found.extend(cells(
                    Z,
                    &self.forward(a.view(), w.view(), zeros(&self.b).view())?,
                ));
                found.extend(cells(Dw, &self.backward(a.view(), w.view(), dz.view())?.dw));
            }
            W => {
                let w = one(&self.w)?;
                found.extend(cells(
                    Z,
                    &self.forward(a.view(), w.view(), zeros(&self.b).view())?,
                ));
                found.extend(cells(
                    Da,
                    &self.backward(a.view(), w.view(), dz.view())?.da_prev,
                ));
            }
            B => {
                let (a, w) = (zeros(&self.a), zeros(&self.w));
                found.extend(cells(
                    Z,
                    &self.forward(a.view(), w.view(), one(&self.b)?.view())?,
                ));
            }
            Dz => {
                let grads = self.backward(a.view(), w.view(), one(&self.dz)?.view())?;
                found.extend(cells(Da, &grads.da_prev));
                found.extend(cells(Dw, &grads.dw));
                found.extend(cells(Db, &grads.db));
            }
            Z | Da | Dw | Db => {}
        }
        Ok(found)
    }

    fn value(&self, (which, at): Cell) -> f64 {
        let array = match which {
            A => &self.a,
            W => &self.w,
            B => &self.b,
            _ => &self.dz,
        };
        array.iter().nth(at).copied().unwrap_or(f64::NAN)
    }
}

fn place(which: Which) -> f64 {
    Which::ALL
        .iter()
        .position(|of| *of == which)
        .unwrap_or_default() as f64
}

/// After the layer, an array and a place in it: the number of products, each as array, place, array, place (−1 and −1 if
/// it is not multiplied), and the two values; then array and place of each cell that depends on this one.
///
/// # Errors
/// Those of the layers, in both languages.
pub fn answer(numbers: &mut Numbers<'_>) -> Result<Answer, Say> {
    let layer = Layer::read(numbers)?;
    let cell = (
        numbers.choice(&Which::ALL)?,
        numbers.count("位置", "place")?,
    );
    let terms = layer.terms(cell)?;
    let mut answer = Answer::default();
    answer.number(terms.len() as f64);
    for Term { left, right } in terms {
        let (of, at, value) = match right {
            Some(right) => (place(right.0), right.1 as f64, layer.value(right)),
            None => (-1.0, -1.0, 1.0),
        };
        for number in [
            place(left.0),
            left.1 as f64,
            of,
            at,
            layer.value(left),
            value,
        ] {
            answer.number(number);
        }
    }
    for (which, at) in layer.dependents(cell)? {
        answer.number(place(which));
        answer.number(at as f64);
    }
    Ok(answer)
}
