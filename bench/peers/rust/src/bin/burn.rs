//! burn's CPU backend as a peer of `run.py`: arrays `(m, n_C, n_H, n_W)`, converted before the clock
//! starts; the three functions that its automatic differentiation calls for the gradients.

use std::collections::HashMap;
use std::hint::black_box;

use bench::case::Conv;
use bench::serve::{Case, Job, Layer, Name, Result, Sink, serve};
use burn_backend::TensorData;
use burn_backend::ops::{ConvOptions, ModuleOps};
use burn_flex::{Flex, FlexTensor};
use ndarray::Array4;

fn main() -> Result<()> {
    serve(|case| match &case.layer {
        Layer::Conv(conv) => jobs(case, conv),
        Layer::Pool(_) | Layer::Network(_) => Ok(HashMap::new()),
    })
}

fn jobs(case: &Case, conv: &Conv) -> Result<HashMap<Name, Job>> {
    let x = tensor(case.read("a_prev", conv.a_prev)?, [0, 3, 1, 2]);
    let k = tensor(case.read("w", conv.w)?, [3, 2, 0, 1]);
    let b = case
        .read("b", (1, 1, 1, conv.w.3))?
        .into_raw_vec_and_offset()
        .0;
    let b = FlexTensor::from_data(TensorData::new(b, [conv.w.3]));
    let dz = tensor(case.read("dz", case.z)?, [0, 3, 1, 2]);
    let options = ConvOptions::new([conv.stride; 2], [conv.pad; 2], [1, 1], 1);

    let mut jobs: HashMap<Name, Job> = HashMap::new();
    let (x_too, k_too, b_too, options_too) = (x.clone(), k.clone(), b.clone(), options.clone());
    let call = move |sink: Option<Sink>| {
        let (x, k, b) = (x_too.clone(), k_too.clone(), b_too.clone()); // copies only the handles
        let z = black_box(Flex::conv2d(x, k, Some(b), options_too.clone()));
        if let Some(sink) = sink {
            sink("z", array(z, [0, 2, 3, 1]).view());
        }
    };
    jobs.insert(("forward".into(), "".into()), Box::new(call));
    let call = move |sink: Option<Sink>| {
        let (x, k, b, dz) = (|| x.clone(), || k.clone(), || b.clone(), || dz.clone());
        let da_prev = black_box(Flex::conv2d_x_backward(x(), k(), dz(), options.clone()));
        let dw = black_box(Flex::conv2d_weight_backward(
            x(),
            k(),
            dz(),
            options.clone(),
        ));
        let db = black_box(Flex::conv2d_bias_backward(x(), b(), dz()));
        if let Some(sink) = sink {
            sink("da_prev", array(da_prev, [0, 2, 3, 1]).view());
            sink("dw", array(dw, [2, 3, 1, 0]).view());
            let db: Vec<f32> = db.into_data().try_to_vec().expect("of f32");
            let db = Array4::from_shape_vec((1, 1, 1, db.len()), db).expect("as many elements");
            sink("db", db.view());
        }
    };
    jobs.insert(("backward".into(), "".into()), Box::new(call));
    Ok(jobs)
}

fn tensor(array: Array4<f32>, axes: [usize; 4]) -> FlexTensor {
    let array = array.permuted_axes(axes).as_standard_layout().into_owned();
    let shape = array.shape().to_vec();
    FlexTensor::from_data(TensorData::new(array.into_raw_vec_and_offset().0, shape))
}

fn array(tensor: FlexTensor, axes: [usize; 4]) -> Array4<f32> {
    let data = tensor.into_data();
    let shape: [usize; 4] = data.shape().to_vec().try_into().expect("it has four axes");
    let array = Array4::from_shape_vec(shape, data.try_to_vec().expect("of f32"));
    array.expect("as many elements").permuted_axes(axes)
}
