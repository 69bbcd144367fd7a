"""Convolution of a signal; crate/examples/one_dimension.rs prints the same numbers."""

import numpy as np


def conv1d_forward(A_prev, W, b, stride, left, right):
    A_prev_pad = np.pad(A_prev, ((0, 0), (left, right), (0, 0)))
    f_w, _, n_C = W.shape
    n_W = (A_prev_pad.shape[1] - f_w) // stride + 1
    Z = np.zeros((len(A_prev), n_W, n_C))
    for i, w, c in np.ndindex(Z.shape):
        window = np.s_[i, w*stride:w*stride+f_w]
        Z[i, w, c] = np.sum(A_prev_pad[window] * W[..., c])  # (D1)
    return Z + b, (A_prev_pad, W, stride, left, right)


# ANCHOR: conv1d_backward
def conv1d_backward(dZ, cache):
    A_prev_pad, W, stride, left, right = cache
    f_w, _, _ = W.shape
    dA_prev_pad = np.zeros(A_prev_pad.shape)
    dW = np.zeros(W.shape)
    for i, w, c in np.ndindex(dZ.shape):
        window = np.s_[i, w*stride:w*stride+f_w]
        dA_prev_pad[window] += W[..., c] * dZ[i, w, c]  # (D2)
        dW[..., c] += A_prev_pad[window] * dZ[i, w, c]  # (D3)
    db = dZ.sum(axis=(0, 1))
    end = dA_prev_pad.shape[1] - right
    return dA_prev_pad[:, left:end], dW, db
# ANCHOR_END: conv1d_backward


# ANCHOR: program
A_prev = np.array([1, 2, 3, 4]).reshape(1, 4, 1)
W = np.array([1, 2]).reshape(2, 1, 1)
b = np.zeros(1)
Z, cache = conv1d_forward(A_prev, W, b, stride=1, left=1, right=0)
dZ = np.array([1, 10, 100, 1000]).reshape(1, 4, 1)
dA_prev, dW, db = conv1d_backward(dZ, cache)
for name, x in [("Z", Z), ("dA_prev", dA_prev), ("dW", dW), ("db", db)]:
    print(name, "=", x.flatten().astype(int))
# ANCHOR_END: program
