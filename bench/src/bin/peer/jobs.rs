//! What there is to be run of one case: each operation with fresh results, and into old memory.

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use bench::case::{Conv, Pool, Shape};
use cnn_backprop::fast::{self, PoolCache, Workspace};
use cnn_backprop::{ConvGrads, PoolMode, TieRule};
use ndarray::{Array4, ArrayView4};
use serde::Deserialize;

use crate::Result;

/// An operation and a way to do it.
pub type Name = (String, String);

/// Something to be timed; the results of the call go to the sink, if there is one.
pub type Job = Box<dyn FnMut(Option<Sink>)>;

/// Takes results under the names that `run.py` compares.
pub type Sink<'a> = &'a mut dyn FnMut(&'static str, ArrayView4<f32>);

type Named<'a> = Vec<(&'static str, &'a Array4<f32>)>;

#[derive(Deserialize)]
pub struct Case {
    directory: PathBuf,
    z: Shape,
    #[serde(flatten)]
    layer: Layer,
}

#[derive(Deserialize)]
#[serde(tag = "layer", rename_all = "lowercase")]
enum Layer {
    Conv(Conv),
    Pool(Pool),
}

impl Case {
    pub fn jobs(&self) -> Result<HashMap<Name, Job>> {
        match &self.layer {
            Layer::Conv(conv) => self.conv_jobs(conv),
            Layer::Pool(pool) => self.pool_jobs(pool),
        }
    }

    fn read(&self, name: &str, shape: Shape) -> Result<Array4<f32>> {
        read(&self.directory.join(name), shape)
    }

    fn conv_jobs(&self, conv: &Conv) -> Result<HashMap<Name, Job>> {
        let params = conv.params();
        let a_prev = self.read("a_prev", conv.a_prev)?;
        let w = self.read("w", conv.w)?;
        let b = self.read("b", (1, 1, 1, conv.w.3))?;
        let dz = self.read("dz", self.z)?;
        let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
        let grads = fast::conv_backward(dz.view(), &cache)?;
        let mut jobs = HashMap::new();
        let mut add = |operation: &str, variant: &str, job| {
            jobs.insert((operation.into(), variant.into()), job);
        };

        let (x, k, bias) = (a_prev.clone(), w.clone(), b.clone());
        let fresh = move || fast::conv_forward(x.view(), k.view(), bias.view(), params);
        add("forward", "fresh", job(fresh, |(z, _)| vec![("z", z)]));
        let mut workspace = Workspace::new();
        let into = move |z: &mut _| {
            let (x, k, bias) = (a_prev.view(), w.view(), b.view());
            fast::conv_forward_into(x, k, bias, params, z, &mut workspace)
        };
        add("forward", "into", job_into(z, into, |z| vec![("z", z)]));

        let (g, saved) = (dz.clone(), cache.clone());
        let fresh = move || fast::conv_backward(g.view(), &saved);
        add("backward", "fresh", job(fresh, gradients));
        let mut workspace = Workspace::new();
        let into = move |grads: &mut _| {
            let (x, k) = (cache.a_prev.view(), cache.w.view());
            fast::conv_backward_into(dz.view(), x, k, params, grads, &mut workspace)
        };
        add("backward", "into", job_into(grads, into, gradients));
        Ok(jobs)
    }

    fn pool_jobs(&self, pool: &Pool) -> Result<HashMap<Name, Job>> {
        let params = pool.params();
        let mut jobs = HashMap::new();
        for (mode, name) in [(PoolMode::Max, "max"), (PoolMode::Average, "average")] {
            let mut add = |operation: &str, variant: &str, job| {
                jobs.insert((format!("{name} {operation}"), variant.into()), job);
            };
            let a_prev = self.read("a_prev", pool.a_prev)?;
            let da = self.read("da", self.z)?;
            let (a, cache) = fast::pool_forward(a_prev.view(), params, mode)?;

            let x = a_prev.clone();
            let fresh = move || fast::pool_forward(x.view(), params, mode);
            add("forward", "fresh", job(fresh, |(a, _)| vec![("a", a)]));
            let (mut reused, mut workspace) = (PoolCache::default(), Workspace::new());
            let into = move |a: &mut _| {
                let x = a_prev.view();
                fast::pool_forward_into(x, params, mode, a, &mut reused, &mut workspace)
            };
            add("forward", "into", job_into(a, into, |a| vec![("a", a)]));

            // PyTorch's and JAX's rule for ties; random numbers have none.
            let ties = TieRule::First;
            let (g, saved) = (da.clone(), cache.clone());
            let fresh = move || fast::pool_backward_with_ties(g.view(), &saved, mode, ties);
            add("backward", "fresh", job(fresh, |d| vec![("da_prev", d)]));
            let (d, mut workspace) = (Array4::zeros(pool.a_prev), Workspace::new());
            let into = move |d: &mut _| {
                fast::pool_backward_into(da.view(), &cache, mode, ties, d, &mut workspace)
            };
            add(
                "backward",
                "into",
                job_into(d, into, |d| vec![("da_prev", d)]),
            );
        }
        Ok(jobs)
    }
}

fn gradients(grads: &ConvGrads<f32>) -> Named<'_> {
    vec![
        ("da_prev", &grads.da_prev),
        ("dw", &grads.dw),
        ("db", &grads.db),
    ]
}

/// A call whose results are made anew each time.
fn job<T: 'static>(
    mut call: impl FnMut() -> cnn_backprop::Result<T> + 'static,
    arrays: for<'a> fn(&'a T) -> Named<'a>,
) -> Job {
    Box::new(move |sink| {
        let result = black_box(call().expect("the shapes fit"));
        if let Some(sink) = sink {
            hand_on(arrays(&result), sink);
        }
    })
}

/// A call that writes its results over those of the last one.
fn job_into<T: 'static>(
    mut result: T,
    mut call: impl FnMut(&mut T) -> cnn_backprop::Result<()> + 'static,
    arrays: for<'a> fn(&'a T) -> Named<'a>,
) -> Job {
    Box::new(move |sink| {
        call(black_box(&mut result)).expect("the shapes fit");
        black_box(&result);
        if let Some(sink) = sink {
            hand_on(arrays(&result), sink);
        }
    })
}

fn hand_on(arrays: Named<'_>, sink: Sink) {
    for (name, array) in arrays {
        sink(name, array.view());
    }
}

fn read(path: &Path, shape: Shape) -> Result<Array4<f32>> {
    let bytes = fs::read(path)?;
    let (numbers, _) = bytes.as_chunks();
    let numbers = numbers.iter().map(|&bytes| f32::from_le_bytes(bytes));
    Ok(Array4::from_shape_vec(shape, numbers.collect())?)
}
