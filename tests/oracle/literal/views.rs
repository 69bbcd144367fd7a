//! The layout of an array in memory does not matter: a view gives the same result as its owned copy.

use cnn_backprop::{ConvGrads, ConvParams, NumpyRng, PoolMode, PoolParams, TieRule};
use cnn_backprop::{
    conv_backward, conv_forward, conv_single_step, create_mask_with_ties, pool_backward_with_ties,
    pool_forward, zero_pad,
};
use ndarray::{Array4, ArrayView4, Axis, s};
use proptest::prelude::*;

use crate::support::random::cases;
use crate::support::tolerance::{EXACT, F64, assert_close, assert_number};

type Shape = (usize, usize, usize, usize);

/// How a view differs from an array in standard layout.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    Standard,
    /// Stored in the opposite order of axes (Fortran's; NCHW comes near it).
    Transposed,
    /// Every axis runs backwards through memory.
    Reversed,
    /// Every second element of a larger array, from the second on.
    Strided,
    /// One image, one channel, repeated without a copy.
    Broadcast,
}

use Layout::{Broadcast, Reversed, Standard, Strided, Transposed};

fn layouts() -> impl Strategy<Value = Layout> {
    prop_oneof![
        Just(Standard),
        Just(Transposed),
        Just(Reversed),
        Just(Strided),
        Just(Broadcast)
    ]
}

/// The array behind a view of `shape` in this layout.
fn stored(rng: &mut NumpyRng, (m, h, w, c): Shape, layout: Layout) -> Array4<f64> {
    let shape = match layout {
        Standard | Reversed => (m, h, w, c),
        Transposed => (c, w, h, m),
        Strided => (2 * m, 2 * h, 2 * w, 2 * c),
        Broadcast => (1, h, w, 1),
    };
    rng.randn(shape).unwrap()
}

fn view(stored: &Array4<f64>, shape: Shape, layout: Layout) -> ArrayView4<'_, f64> {
    match layout {
        Standard => stored.view(),
        Transposed => stored.t(),
        Reversed => {
            let mut view = stored.view();
            (0..4).for_each(|axis| view.invert_axis(Axis(axis)));
            view
        }
        Strided => stored.slice(s![1..;2, 1..;2, 1..;2, 1..;2]),
        Broadcast => stored.broadcast(shape).unwrap(),
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn convolution_of_views_is_convolution_of_copies(
        layout in [layouts(), layouts(), layouts(), layouts()],
        stride in 1..=3_usize, pad in 0..=1_usize, seed in any::<u32>(),
    ) {
        let params = ConvParams { stride, pad };
        let shapes = [(2, 5, 4, 3), (3, 2, 3, 2), (1, 1, 1, 2)];
        let rng = &mut NumpyRng::seed(seed);
        let stores: Vec<_> = shapes.iter().zip(layout).map(|(&s, l)| stored(rng, s, l)).collect();
        let [a, w, b] = std::array::from_fn(|i| view(&stores[i], shapes[i], layout[i]));
        let (z, cache) = conv_forward(a, w, b, params).unwrap();
        let dz_store = stored(rng, z.dim(), layout[3]);
        let dz = view(&dz_store, z.dim(), layout[3]);
        let ConvGrads { da_prev, dw, db } = conv_backward(dz, &cache).unwrap();

        let (a, w, b) = (a.to_owned(), w.to_owned(), b.to_owned());
        let (copy_z, cache) = conv_forward(a.view(), w.view(), b.view(), params).unwrap();
        let copy = conv_backward(dz.to_owned().view(), &cache).unwrap();
        let case = format!("{layout:?}");
        assert_close(&case, "z", &z, &copy_z, F64);
        assert_close(&case, "da_prev", &da_prev, &copy.da_prev, F64);
        assert_close(&case, "dw", &dw, &copy.dw, F64);
        assert_close(&case, "db", &db, &copy.db, F64);
        let padded = zero_pad(view(&stores[0], shapes[0], layout[0]), pad).unwrap();
        assert_close(&case, "x_pad", &padded, &zero_pad(a.view(), pad).unwrap(), EXACT);
    }

    #[test]
    fn pooling_of_views_is_pooling_of_copies(
        layout in [layouts(), layouts()],
        f in 1..=3_usize, stride in 1..=3_usize, seed in any::<u32>(),
    ) {
        let (params, shape) = (PoolParams { f, stride }, (2, 5, 4, 3));
        let rng = &mut NumpyRng::seed(seed);
        let store = stored(rng, shape, layout[0]).mapv(f64::round); // with ties
        let a_prev = view(&store, shape, layout[0]);
        let copy = a_prev.to_owned();
        for mode in [PoolMode::Max, PoolMode::Average] {
            let (a, cache) = pool_forward(a_prev, params, mode).unwrap();
            let (copy_a, copy_cache) = pool_forward(copy.view(), params, mode).unwrap();
            assert_close(format!("{layout:?}"), "a", &a, &copy_a, F64);

            let da_store = stored(rng, a.dim(), layout[1]);
            let da = view(&da_store, a.dim(), layout[1]);
            let copy_da = da.to_owned();
            for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
                let back = pool_backward_with_ties(da, &cache, mode, ties).unwrap();
                let copy =
                    pool_backward_with_ties(copy_da.view(), &copy_cache, mode, ties).unwrap();
                assert_close(format!("{layout:?}, {ties:?}"), "da_prev", &back, &copy, F64);
            }
        }
    }

    #[test]
    fn one_window_as_a_view_is_the_window_as_a_copy(
        layout in [layouts(), layouts()], seed in any::<u32>(),
    ) {
        let shape = (2, 3, 4, 2);
        let rng = &mut NumpyRng::seed(seed);
        let stores = layout.map(|layout| stored(rng, shape, layout).mapv(f64::round));
        let [x, w] = std::array::from_fn(|i| view(&stores[i], shape, layout[i]));
        let (x, w) = (x.index_axis_move(Axis(0), 1), w.index_axis_move(Axis(0), 1));
        let b = x.slice(s![..1, ..1, ..1]);
        let z = conv_single_step(x, w, b).unwrap();
        let (copy_x, copy_w, copy_b) = (x.to_owned(), w.to_owned(), b.to_owned());
        let copy = conv_single_step(copy_x.view(), copy_w.view(), copy_b.view()).unwrap();
        assert_number(format!("{layout:?}"), "z", z, copy, F64);

        let (window, copy) = (x.index_axis(Axis(2), 1), copy_x.index_axis(Axis(2), 1).to_owned());
        for ties in [TieRule::Every, TieRule::First, TieRule::Shared] {
            let mask = create_mask_with_ties(window, ties).unwrap();
            let expected = create_mask_with_ties(copy.view(), ties).unwrap();
            assert_close(format!("{layout:?}, {ties:?}"), "mask", &mask, &expected, EXACT);
        }
    }
}

/// If all views had the standard layout, the tests above would be meaningless.
#[test]
fn the_layouts_are_what_their_names_say() {
    let shape = (2, 3, 4, 2);
    for layout in [Standard, Transposed, Reversed, Strided, Broadcast] {
        let store = stored(&mut NumpyRng::seed(0), shape, layout);
        let view = view(&store, shape, layout);
        assert_eq!(view.dim(), shape, "{layout:?}");
        assert_eq!(view.is_standard_layout(), layout == Standard, "{layout:?}");
        assert_eq!(view.strides().iter().all(|&s| s < 0), layout == Reversed);
        assert_eq!(view.strides().contains(&0), layout == Broadcast);
    }
}
