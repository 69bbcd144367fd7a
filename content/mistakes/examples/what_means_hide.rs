//! Every mistake on every shape: is it caught by means, only by elements, or not at all?

use cnn_backprop::Error;
use mistakes::shapes::{CONVOLUTIONS, POOLINGS, Verdict, convolution, pool};
use mistakes::{RECORDS, Record};

fn main() -> Result<(), Error> {
    let (pooling, layer): (Vec<_>, Vec<_>) = RECORDS
        .iter()
        .partition(|record| record.page == "errata-pooling");
    let names = CONVOLUTIONS.map(|shape| shape.name);
    print("conv", &names, &layer, |record, n| {
        convolution(record.mistake, &CONVOLUTIONS[n])
    })?;
    println!();
    let names = POOLINGS.map(|shape| shape.name);
    print("pool", &names, &pooling, |record, n| {
        pool(record.mistake, &POOLINGS[n])
    })
}

fn print(
    title: &str,
    names: &[&str],
    records: &[&Record],
    verdict: impl Fn(&Record, usize) -> Result<Verdict, Error>,
) -> Result<(), Error> {
    let head: String = names.iter().map(|name| format!("{name:>7}")).collect();
    println!("{title:20}{head}");
    for record in records {
        let mut row = format!("{:20}", record.id);
        for n in 0..names.len() {
            let cell = match verdict(record, n)? {
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
