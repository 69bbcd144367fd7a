//! The figures, one module each.

mod average_spread;
mod channel_groups;
mod channels_backward;
mod channels_forward;
mod corner_edge_centre;
mod coverage;
mod crop;
mod digits;
mod dilated_window;
mod filter_gradient;
mod flip;
mod full_convolution;
mod gradient_check;
mod im2col;
mod jacobian;
mod layer_matrix;
mod max_mask;
mod network_flow;
mod overlap_pooling;
mod padding;
mod partial_window;
mod peers;
mod phases;
mod recovered_filter;
mod roofline;
mod runs;
mod scatter;
mod sliding_window;
mod small_filters;
mod step_costs;
mod steps;
mod stride_remainder;
mod strided_matrix;
mod transposed;
mod who_gave;
mod winograd_tiles;
mod zero_insertion;

use bookkit::fault::Fault;
use cnn_backprop::Error;

use crate::Figure;

/// Draws a figure.
pub(crate) type Draw = fn() -> Result<Figure, Error>;

/// Every figure, in the order of the pages.
pub(crate) const ALL: [Draw; 32] = [
    jacobian::draw,
    padding::draw,
    sliding_window::draw,
    stride_remainder::draw,
    layer_matrix::draw,
    channels_forward::draw,
    channels_backward::draw,
    scatter::draw,
    corner_edge_centre::draw,
    flip::draw,
    strided_matrix::draw,
    who_gave::draw,
    full_convolution::draw,
    filter_gradient::draw,
    zero_insertion::draw,
    crop::draw,
    coverage::draw,
    transposed::draw,
    dilated_window::draw,
    channel_groups::draw,
    max_mask::draw,
    average_spread::draw,
    overlap_pooling::draw,
    partial_window::draw,
    gradient_check::draw,
    network_flow::draw,
    recovered_filter::draw,
    im2col::draw,
    runs::draw,
    phases::draw,
    small_filters::draw,
    winograd_tiles::draw,
];

/// Draws a plot of measurements.
pub(crate) type Plot = fn() -> Result<Figure, Vec<Fault>>;

/// Every plot of measurements, in the order of the pages.
pub(crate) const MEASURED: [Plot; 15] = [
    digits::layers::draw,
    digits::features::draw,
    digits::curves::draw,
    digits::confusion::draw,
    digits::mistakes::draw,
    digits::failures::draw,
    step_costs::draw,
    roofline::draw,
    steps::draw,
    peers::conv_backward,
    peers::conv_forward,
    peers::two_threads,
    peers::narrow_vectors,
    peers::max_pooling,
    peers::average_pooling,
];
