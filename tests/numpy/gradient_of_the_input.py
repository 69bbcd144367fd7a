"""Formula (1); crate/examples/gradient_of_the_input.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A_prev = np.arange(1, 10).reshape(1, 3, 3, 1)
W = np.array([[1, 2], [3, 4]]).reshape(2, 2, 1, 1)
dZ = np.array([[1, 10], [100, 1000]]).reshape(1, 2, 2, 1)
stride, pad = 1, 0

rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
dA_prev_pad = np.zeros(np.pad(A_prev, rings).shape)
f_h, f_w, _, _ = W.shape
# ANCHOR: input_gradient
for i, h, w, c in np.ndindex(dZ.shape):
    vert_start, horiz_start = h * stride, w * stride
    vert_end = vert_start + f_h
    horiz_end = horiz_start + f_w
    window = np.s_[i, vert_start:vert_end,
                   horiz_start:horiz_end]

    W_c = W[..., c]
    dA_prev_pad[window] += W_c * dZ[i, h, w, c]  # (1)
# ANCHOR_END: input_gradient

_, n_H_prev, n_W_prev, _ = A_prev.shape
dA_prev = dA_prev_pad[:, pad:pad+n_H_prev, pad:pad+n_W_prev]
print(dA_prev[0, :, :, 0].astype(int))
# ANCHOR_END: program
