//! The formulas of `tests/data/formulas.md`, and their values according to plain loops.

pub mod loops;
pub mod small;

use formula::{Env, Glossary, Options, Scope, Tensor};
use loops::{Geometry, Random};

pub const SYMBOLS: &str = include_str!("../data/symbols.toml");
pub const FORMULAS: &str = include_str!("../data/formulas.md");

pub fn glossary() -> Glossary {
    Glossary::parse(SYMBOLS).unwrap_or_else(|faults| panic!("{}", faults.in_file("symbols.toml")))
}

/// Every display formula with its number.
pub fn formulas() -> Vec<(u32, &'static str)> {
    let displays = FORMULAS.split("$$").skip(1).step_by(2);
    let number = |tex: &str| {
        let after = tex.split(r"\tag{").nth(1).unwrap();
        after.split('}').next().unwrap().parse().unwrap()
    };
    displays.map(|tex| (number(tex), tex)).collect()
}

pub fn tex(number: u32) -> &'static str {
    formulas().into_iter().find(|f| f.0 == number).unwrap().1
}

pub fn scope<'g>(glossary: &'g Glossary, number: u32) -> Scope<'g> {
    match number {
        6..=8 => glossary.scope("course").unwrap(),
        9 => glossary.scope("window").unwrap(),
        10 | 18 => glossary.scope("average").unwrap(),
        16 | 17 => glossary.scope("loss").unwrap(),
        19..=21 | 26 => glossary.scope("rectangle").unwrap(),
        _ => glossary.global(),
    }
}

/// The loops that the text around the course's formulas mentions.
pub fn options(number: u32) -> Options {
    let implied: &[&str] = match number {
        6 => &["u", "v", "c"],
        7 => &["i"],
        _ => &[],
    };
    Options {
        implied: implied.iter().map(|index| index.to_string()).collect(),
        sums_are_loops: number == 6,
        ..Options::default()
    }
}

/// All extents differ, so that exchanged indices are noticed; overlap, remainder, padding 0 to 2.
pub fn geometries(number: u32) -> Vec<Geometry> {
    let square = |m, h, w, k, f, c, s, p| Geometry {
        m,
        h,
        w,
        k,
        fh: f,
        fw: f,
        c,
        s,
        p,
    };
    match number {
        10 | 18..=21 | 26 => vec![
            Geometry {
                fh: 2,
                fw: 4,
                ..square(2, 6, 7, 5, 0, 3, 1, 0)
            },
            Geometry {
                fh: 4,
                fw: 3,
                ..square(3, 8, 6, 2, 0, 5, 2, 1)
            },
            Geometry {
                fh: 3,
                fw: 2,
                ..square(2, 5, 9, 3, 0, 4, 3, 2)
            },
        ],
        14 | 15 | 22 | 23 => vec![
            square(2, 7, 9, 4, 3, 4, 2, 0),
            square(3, 8, 6, 2, 3, 2, 1, 0),
            square(2, 7, 11, 3, 2, 3, 3, 0),
        ],
        _ => vec![
            square(2, 6, 7, 5, 3, 4, 1, 0),
            square(3, 7, 9, 2, 3, 5, 2, 1),
            square(2, 5, 8, 3, 2, 4, 3, 2),
        ],
    }
}

/// The values bound for formula `number` and the value that its left side must have.
pub fn case(number: u32, g: &Geometry) -> (Env, Tensor) {
    let mut random = Random::new(1 + u64::from(number));
    let pooling = matches!(number, 14 | 15 | 22 | 23);
    let input = match number {
        22 | 23 => random.tied_tensor([g.m, g.h, g.w, g.k]),
        _ => random.tensor([g.m, g.h, g.w, g.k]),
    };
    let mut env = Env::new();
    for (name, value) in [
        ("m", g.m),
        ("f", g.fh),
        ("f_h", g.fh),
        ("f_w", g.fw),
        ("s", g.s),
        ("p", g.p),
        ("n_H", g.out_h()),
        ("n_W", g.out_w()),
        ("n_C", if pooling { g.k } else { g.c }),
        (r"n_{H_{\mathrm{prev}}}", g.h),
        (r"n_{W_{\mathrm{prev}}}", g.w),
        (r"n_{C_{\mathrm{prev}}}", g.k),
    ] {
        env.set_scalar(name, value as f64);
    }
    if pooling {
        return pooling_case(number, g, env, input, &mut random);
    }
    let padded = loops::pad(g, &input);
    let weights = random.tensor([g.fh, g.fw, g.k, g.c]);
    let bias = random.tensor([g.c]);
    let z = loops::forward(g, &padded, &weights, &bias);
    let dz = random.tensor(z.shape());
    let (da, dw, db) = loops::backward(g, &padded, &weights, &dz);
    let tensors = env
        .tensor(r"A^{\mathrm{prev}}", input.clone())
        .tensor(r"A^{\mathrm{pad}}", padded.clone())
        .tensor("W", weights)
        .tensor("b", bias)
        .tensor("dZ", dz.clone())
        .tensor(r"\frac{\partial L}{\partial Z}", dz);
    match number {
        1 | 19 => (tensors, z),
        2 | 7 | 20 => (tensors, dw),
        3 | 8 => (tensors, db),
        4..=6 | 21 | 26 => (tensors, da),
        11 => (tensors, Tensor::scalar(g.out_h() as f64)),
        24 => (tensors, Tensor::scalar(g.out_w() as f64)),
        12 => (tensors, padded),
        13 => {
            let cropped = loops::unpad(g, &da);
            (tensors.tensor(r"dA^{\mathrm{pad}}", da), cropped)
        }
        25 => {
            let relu = Tensor::from_fn(z.shape(), |i| z.get(i).unwrap().max(0.0));
            (tensors.tensor("Z", z), relu)
        }
        9 => {
            let x = random.tensor([g.fh, g.fh]);
            let largest = x.data().iter().copied().fold(f64::MIN, f64::max);
            let mask = Tensor::from_fn(x.shape(), |i| f64::from(x.get(i) == Some(largest)));
            (tensors.tensor("x", x), mask)
        }
        10 | 18 => {
            let share = 1.75 / (g.fh * g.fw) as f64;
            (
                tensors.scalar("dZ", 1.75),
                Tensor::from_fn([g.fh, g.fw], |_| share),
            )
        }
        16 | 17 => loss_case(number, g, tensors, &mut random),
        _ => panic!("no loops for formula ({number})"),
    }
}

fn pooling_case(
    number: u32,
    g: &Geometry,
    env: Env,
    input: Tensor,
    random: &mut Random,
) -> (Env, Tensor) {
    let pooled = loops::max_pool(g, &input);
    let da = random.tensor(pooled.shape());
    let back = loops::max_pool_backward(g, &input, &da, number == 23);
    let env = env.tensor(r"A^{\mathrm{prev}}", input).tensor("dA", da);
    match number {
        14 => (env, pooled),
        15 => (env, back),
        _ => (env.tensor("A", pooled), back),
    }
}

fn loss_case(number: u32, g: &Geometry, env: Env, random: &mut Random) -> (Env, Tensor) {
    let classes = 4;
    let logits = random.tensor([g.m, classes]);
    let at = |i: usize, j: usize| logits.get(&[i, j]).unwrap();
    let softmax = Tensor::from_fn([g.m, classes], |i| {
        let total: f64 = (0..classes).map(|j| at(i[0], j).exp()).sum();
        at(i[0], i[1]).exp() / total
    });
    let labels = random.tensor([g.m, classes]);
    let pairs = labels.data().iter().zip(softmax.data());
    let loss = -pairs.map(|(y, p)| y * p.ln()).sum::<f64>() / g.m as f64;
    let env = env
        .scalar("C", classes as f64)
        .tensor("y", labels)
        .tensor("z", logits);
    match number {
        16 => (env.tensor(r"\hat{y}", softmax), Tensor::scalar(loss)),
        _ => (env, softmax),
    }
}
