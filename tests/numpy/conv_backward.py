"""All three gradients against finite differences; crate/examples/conv_backward.rs prints the same lines."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

stride, pad = 2, 1
rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))


def windows(A_prev, W):
    A_prev_pad = np.pad(A_prev, rings)
    view = sliding_window_view(A_prev_pad, W.shape[:2], (1, 2))
    return view[:, ::stride, ::stride]


def conv_forward(A_prev, W, b):
    X = windows(A_prev, W)
    return np.einsum("ihwkuv,uvkc->ihwc", X, W) + b


def conv_backward(dZ, A_prev, W):
    dA_pad = np.zeros(np.pad(A_prev, rings).shape)
    f_h, f_w, _, _ = W.shape
    for i, h, w, c in np.ndindex(dZ.shape):
        y, x = h * stride, w * stride
        window = np.s_[i, y:y+f_h, x:x+f_w]
        dA_pad[window] += W[..., c] * dZ[i, h, w, c]  # (1)
    dA = dA_pad[:, pad:-pad, pad:-pad]  # pad is above 0 here
    X = windows(A_prev, W)
    dW = np.einsum("ihwkuv,ihwc->uvkc", X, dZ)  # (2)
    db = dZ.sum(axis=(0, 1, 2), keepdims=True)  # (3)
    return dA, dW, db


# ANCHOR: program
np.random.seed(1)
A_prev = np.random.randn(2, 5, 7, 3)  # height and width differ
W = np.random.randn(3, 2, 3, 4)  # so do the filter's sides
b = np.random.randn(1, 1, 1, 4)  # and a column is left over
Z = conv_forward(A_prev, W, b)
dZ = np.random.randn(*Z.shape)
grads = conv_backward(dZ, A_prev, W)

# The sum of dZ * Z is a loss whose gradient with respect
# to Z is dZ.
step = 1e-5
for name, x, formula in zip(
    ["dA", "dW", "db"], [A_prev, W, b], grads
):
    slope = np.zeros(x.shape)
    for j in np.ndindex(x.shape):
        centre = x[j]
        x[j] = centre + step
        up = np.sum(conv_forward(A_prev, W, b) * dZ)
        x[j] = centre - step
        down = np.sum(conv_forward(A_prev, W, b) * dZ)
        x[j] = centre
        slope[j] = (up - down) / (2 * step)  # (G1)
    error = np.linalg.norm(formula - slope) / (
        np.linalg.norm(formula) + np.linalg.norm(slope)
    )  # (G2)
    below = str(error < 1e-8).lower()
    print(f"{name} {x.shape}: below 1e-8? {below}")
# ANCHOR_END: program
