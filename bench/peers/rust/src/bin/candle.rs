//! candle as a peer of `run.py`: arrays `(m, n_C, n_H, n_W)`, converted before the clock starts.
//!
//! It has no function for the gradients alone, so the graph of the forward pass is built before, and the
//! backward pass through it is timed, from `Σ z · dz`, whose gradient is `dz`.

use std::collections::HashMap;
use std::hint::black_box;

use bench::case::Conv;
use bench::serve::{Case, Job, Layer, Name, Result, Sink, serve};
use candle_core::{Device, Tensor, Var};
use ndarray::Array4;

fn main() -> Result<()> {
    serve(|case| match &case.layer {
        Layer::Conv(conv) => jobs(case, conv),
        Layer::Pool(_) | Layer::Network(_) => Ok(HashMap::new()),
    })
}

fn jobs(case: &Case, conv: &Conv) -> Result<HashMap<Name, Job>> {
    let tensor = |name, shape, axes| -> Result<Tensor> {
        let array = case.read(name, shape)?;
        let (data, _) = array.into_raw_vec_and_offset();
        let tensor = Tensor::from_vec(data, shape, &Device::Cpu)?;
        Ok(tensor.permute(axes)?.contiguous()?)
    };
    let x = Var::from_tensor(&tensor("a_prev", conv.a_prev, (0, 3, 1, 2))?)?;
    let k = Var::from_tensor(&tensor("w", conv.w, (3, 2, 0, 1))?)?;
    let b = Var::from_tensor(&tensor("b", (1, 1, 1, conv.w.3), (0, 3, 1, 2))?)?;
    let dz = tensor("dz", case.z, (0, 3, 1, 2))?;
    let (stride, pad) = (conv.stride, conv.pad);
    let z = forward(&x, &k, &b, stride, pad)?;
    let loss = (z * dz)?.sum_all()?;

    let mut jobs: HashMap<Name, Job> = HashMap::new();
    let (x_too, k_too, b_too) = (x.detach(), k.detach(), b.detach());
    let call = move |sink: Option<Sink>| {
        let z = black_box(forward(&x_too, &k_too, &b_too, stride, pad)).expect("candle takes it");
        if let Some(sink) = sink {
            sink("z", array(&z, (0, 2, 3, 1)).view());
        }
    };
    jobs.insert(("forward".into(), "".into()), Box::new(call));
    // candle pads dA equally at the bottom and on the right, and fails if this does not match.
    if loss.backward().is_ok() {
        let call = move |sink: Option<Sink>| {
            let grads = black_box(loss.backward()).expect("it did before");
            let of = |var: &Var| grads.get(var).expect("the loss depends on it").clone();
            if let Some(sink) = sink {
                sink("da_prev", array(&of(&x), (0, 2, 3, 1)).view());
                sink("dw", array(&of(&k), (2, 3, 1, 0)).view());
                sink("db", array(&of(&b), (0, 2, 3, 1)).view());
            }
        };
        jobs.insert(("backward".into(), "".into()), Box::new(call));
    }
    Ok(jobs)
}

fn forward(
    x: &Tensor,
    k: &Tensor,
    b: &Tensor,
    stride: usize,
    pad: usize,
) -> candle_core::Result<Tensor> {
    x.conv2d(k, pad, stride, 1, 1)?.broadcast_add(b)
}

fn array(tensor: &Tensor, axes: (usize, usize, usize, usize)) -> Array4<f32> {
    let read = || {
        let tensor = tensor.permute(axes)?.contiguous()?;
        Ok::<_, candle_core::Error>((tensor.dims4()?, tensor.flatten_all()?.to_vec1()?))
    };
    let (shape, data) = read().expect("it has four axes");
    Array4::from_shape_vec(shape, data).expect("as many elements")
}
