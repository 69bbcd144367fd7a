//! Every mistake on every shape: is it caught by means, by elements only, or not at all?

use cnn_backprop::Error;
use errata::shapes::{CONVOLUTIONS, POOLINGS, Verdict, convolution, pool};
use errata::{MISTAKES, Mistake};

fn main() -> Result<(), Error> {
    let (pooling, layer): (Vec<_>, Vec<_>) = MISTAKES
        .iter()
        .partition(|mistake| mistake.page == "errata-pooling");
    let names = CONVOLUTIONS.map(|shape| shape.name);
    print("conv", &names, &layer, |mistake, n| {
        convolution(mistake.bug, &CONVOLUTIONS[n])
    })?;
    println!();
    let names = POOLINGS.map(|shape| shape.name);
    print("pool", &names, &pooling, |mistake, n| {
        pool(mistake.bug, &POOLINGS[n])
    })
}

fn print(
    title: &str,
    names: &[&str],
    mistakes: &[&Mistake],
    verdict: impl Fn(&Mistake, usize) -> Result<Verdict, Error>,
) -> Result<(), Error> {
    let head: String = names.iter().map(|name| format!("{name:>7}")).collect();
    println!("{title:20}{head}");
    for mistake in mistakes {
        let mut row = format!("{:20}", mistake.id);
        for n in 0..names.len() {
            let cell = match verdict(mistake, n)? {
                Verdict::Means => "M",
                Verdict::Elements => "E",
                Verdict::Stops => "!",
                Verdict::Hidden => "-",
            };
            row += &format!("{cell:>7}");
        }
        println!("{row}");
    }
    Ok(())
}
