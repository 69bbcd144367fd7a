//! The files of the companion crate's example `digits`.

#[allow(
    dead_code,
    reason = "a page that works never says what is wrong with the file"
)]
#[path = "../../crate/examples/digits/data.rs"]
pub mod data;
#[path = "../../crate/examples/digits/layers.rs"]
mod layers;
#[path = "../../crate/examples/digits/network.rs"]
pub mod network;
#[path = "../../crate/examples/digits/train.rs"]
pub mod train;
