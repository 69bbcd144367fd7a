//! The jobs of one case: each operation with fresh results, and into old memory.

use std::collections::HashMap;
use std::hint::black_box;

use bench::case::{Conv, Network, Pool};
use bench::serve::{Case, Job, Layer, Name, Result, Sink};
use cnn_backprop::{ConvGrads, PoolMode, TieRule};
use cnn_backprop_fast::{self as fast, PoolCache, Workspace};
use ndarray::Array4;

use crate::training::Training;

pub type Named<'a> = Vec<(&'a str, &'a Array4<f32>)>;

pub fn jobs(case: &Case) -> Result<HashMap<Name, Job>> {
    match &case.layer {
        Layer::Conv(conv) => conv_jobs(case, conv),
        Layer::Pool(pool) => pool_jobs(case, pool),
        Layer::Network(network) => network_jobs(case, network),
    }
}

fn conv_jobs(case: &Case, conv: &Conv) -> Result<HashMap<Name, Job>> {
    let params = conv.params();
    let a_prev = case.read("a_prev", conv.a_prev)?;
    let w = case.read("w", conv.w)?;
    let b = case.read("b", (1, 1, 1, conv.w.3))?;
    let dz = case.read("dz", case.z)?;
    let (z, cache) = fast::conv_forward(a_prev.view(), w.view(), b.view(), params)?;
    let grads = fast::conv_backward(dz.view(), &cache)?;
    let mut jobs = HashMap::new();
    let mut add = |operation: &str, variant: &str, job| {
        jobs.insert((operation.into(), variant.into()), job);
    };

    let (mut kept, bias) = (Some((a_prev.clone(), w.clone())), b.clone());
    let fresh = move || {
        let (x, k) = kept.take().expect("the last call gave them back");
        let (z, cache) = fast::conv_forward_owned(x, k, bias.view(), params)?;
        kept = Some((cache.a_prev, cache.w));
        Ok(z)
    };
    add("forward", "fresh", job(fresh, |z| vec![("z", z)]));
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

fn pool_jobs(case: &Case, pool: &Pool) -> Result<HashMap<Name, Job>> {
    let params = pool.params();
    let mut jobs = HashMap::new();
    for (mode, name) in [(PoolMode::Max, "max"), (PoolMode::Average, "average")] {
        let mut add = |operation: &str, variant: &str, job| {
            jobs.insert((format!("{name} {operation}"), variant.into()), job);
        };
        let a_prev = case.read("a_prev", pool.a_prev)?;
        let da = case.read("da", case.z)?;
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

fn network_jobs(case: &Case, network: &Network) -> Result<HashMap<Name, Job>> {
    let training = Training::new(case, network)?;
    let step = job_into(training, Training::step, Training::changes);
    Ok(HashMap::from([(("step".into(), "into".into()), step)]))
}

fn gradients(grads: &ConvGrads<f32>) -> Named<'_> {
    vec![
        ("da_prev", &grads.da_prev),
        ("dw", &grads.dw),
        ("db", &grads.db),
    ]
}

/// A call that allocates its results each time.
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

/// A call that overwrites the results of the last one.
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
