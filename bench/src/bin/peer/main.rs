//! The fast path as a peer of `peers/run.py`.

mod jobs;
mod training;

fn main() -> bench::serve::Result<()> {
    bench::serve::serve(jobs::jobs)
}
