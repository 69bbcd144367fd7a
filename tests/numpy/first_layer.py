"""Gradients of filters and biases alone, for a first layer."""

import numpy as np


# ANCHOR: conv_backward_parameters
def conv_backward_parameters(dZ, cache):
    A_prev, W, b, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    f_h, f_w, _, _ = W.shape
    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_prev_pad = np.pad(A_prev, rings)
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        y, x = h * stride, w * stride
        a_slice = A_prev_pad[i, y:y+f_h, x:x+f_w]
        dW[..., c] += a_slice * dZ[i, h, w, c]  # (2)
        db[..., c] += dZ[i, h, w, c]  # (3)
    return dW, db
# ANCHOR_END: conv_backward_parameters


# The loss Σ dZ·Z is linear in W and b, so that a difference is exact but for rounding.
rng = np.random.default_rng(1)
A_prev, W = rng.standard_normal((2, 5, 6, 3)), rng.standard_normal((3, 2, 3, 4))
b, dZ = np.zeros((1, 1, 1, 4)), rng.standard_normal((2, 3, 4, 4))
dW, db = conv_backward_parameters(dZ, (A_prev, W, b, {"stride": 2, "pad": 1}))
A_prev_pad = np.pad(A_prev, ((0, 0), (1, 1), (1, 1), (0, 0)))


def loss(W, b):
    Z = np.zeros(dZ.shape)
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = A_prev_pad[i, 2*h:2*h+3, 2*w:2*w+2]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c]) + b[0, 0, 0, c]
    return np.sum(dZ * Z)


for place in [(0, 1, 2, 3), (2, 0, 1, 0)]:
    step = np.zeros(W.shape)
    step[place] = 1
    assert np.isclose(loss(W + step, b) - loss(W, b), dW[place])
step = np.eye(4)[2].reshape(b.shape)
assert np.isclose(loss(W, b + step) - loss(W, b), db[0, 0, 0, 2])
