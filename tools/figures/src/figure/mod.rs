//! The figures, one module each.

mod average_spread;
mod corner_edge_centre;
mod filter_gradient;
mod flip;
mod gradient_check;
mod jacobian;
mod max_mask;
mod network_flow;
mod overlap_pooling;
mod padding;
mod recovered_filter;
mod scatter;
mod sliding_window;
mod stride_remainder;

use cnn_backprop::Error;

use crate::Figure;

/// Draws a figure.
pub(crate) type Draw = fn() -> Result<Figure, Error>;

/// Every figure, in the order of the pages.
pub(crate) const ALL: [Draw; 14] = [
    jacobian::draw,
    padding::draw,
    sliding_window::draw,
    stride_remainder::draw,
    scatter::draw,
    corner_edge_centre::draw,
    flip::draw,
    filter_gradient::draw,
    max_mask::draw,
    average_spread::draw,
    overlap_pooling::draw,
    gradient_check::draw,
    network_flow::draw,
    recovered_filter::draw,
];
