"""Formula (2); crate/examples/gradient_of_the_filters.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A_prev = np.arange(1, 10).reshape(1, 3, 3, 1)
W = np.array([[1, 2], [3, 4]]).reshape(2, 2, 1, 1)
dZ = np.array([[1, 10], [100, 1000]]).reshape(1, 2, 2, 1)
stride, pad = 1, 0

rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
A_prev_pad = np.pad(A_prev, rings)
dW = np.zeros(W.shape)
f_h, f_w, _, _ = W.shape
# ANCHOR: filter_gradient
for i, h, w, c in np.ndindex(dZ.shape):
    vert_start, horiz_start = h * stride, w * stride
    vert_end = vert_start + f_h
    horiz_end = horiz_start + f_w
    window = np.s_[i, vert_start:vert_end,
                   horiz_start:horiz_end]

    a_slice = A_prev_pad[window]
    dW[..., c] += a_slice * dZ[i, h, w, c]  # (2)
# ANCHOR_END: filter_gradient

print(dW[:, :, 0, 0].astype(int))
# ANCHOR_END: program
