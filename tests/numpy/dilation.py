"""The same filter with growing holes; crate/examples/dilation.rs prints the same numbers."""

import numpy as np


def dilated_conv_forward(A_prev, W, b, hparameters):
    stride, pad = hparameters["stride"], hparameters["pad"]
    d = hparameters["dilation"]
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, n_C = W.shape
    high, wide = (f_h - 1) * d + 1, (f_w - 1) * d + 1
    n_H = (n_H_prev + 2 * pad - high) // stride + 1
    n_W = (n_W_prev + 2 * pad - wide) // stride + 1

    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_prev_pad = np.pad(A_prev, rings)
    Z = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        rows = slice(top, top + high, d)
        columns = slice(left, left + wide, d)
        a_slice = A_prev_pad[i, rows, columns]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c])
    return Z + b, (A_prev, W, b, hparameters)


def dilated_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    d = hparameters["dilation"]
    _, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, _ = W.shape
    high, wide = (f_h - 1) * d + 1, (f_w - 1) * d + 1

    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_prev_pad = np.pad(A_prev, rings)
    dA_prev_pad = np.zeros(A_prev_pad.shape)
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        # ANCHOR: dilated_window
        top, left = h * stride, w * stride
        rows = slice(top, top + high, d)
        columns = slice(left, left + wide, d)
        window = np.s_[i, rows, columns]

        dA_prev_pad[window] += W[..., c] * dZ[i, h, w, c]

        a_slice = A_prev_pad[window]
        dW[..., c] += a_slice * dZ[i, h, w, c]

        db[..., c] += dZ[i, h, w, c]
        # ANCHOR_END: dilated_window
    rows = slice(pad, pad + n_H_prev)
    columns = slice(pad, pad + n_W_prev)
    return dA_prev_pad[:, rows, columns], dW, db


# ANCHOR: program
A_prev = np.ones((1, 4, 5, 1))
W = np.array([[1, 2], [3, 4]]).reshape(2, 2, 1, 1)
b = np.zeros((1, 1, 1, 1))
for d in [1, 2, 3]:
    hparameters = {"stride": 1, "pad": 0, "dilation": d}
    Z, cache = dilated_conv_forward(A_prev, W, b, hparameters)
    dZ = np.zeros(Z.shape)
    dZ[0, 0, 0, 0] = 1  # the first position alone
    dA, _, _ = dilated_conv_backward(dZ, cache)
    print(f"d = {d}: A {A_prev.shape} -> Z {Z.shape}, dA_prev =")
    print(dA[0, :, :, 0].astype(int))
# ANCHOR_END: program

# The layer is linear: with any other input, or any other
# filters, the sum of Z·dZ is the sum with their gradient.
np.random.seed(1)
A = np.random.randn(2, 7, 8, 3)
W, b = np.random.randn(3, 2, 3, 4), np.zeros((1, 1, 1, 4))
hparameters = {"stride": 2, "pad": 1, "dilation": 2}
Z, cache = dilated_conv_forward(A, W, b, hparameters)
dZ = np.random.randn(*Z.shape)
dA, dW, db = dilated_conv_backward(dZ, cache)
A2, W2 = np.random.randn(*A.shape), np.random.randn(*W.shape)
Z2, _ = dilated_conv_forward(A2, W, b, hparameters)
assert np.isclose(np.sum(Z2 * dZ), np.sum(A2 * dA))
Z2, _ = dilated_conv_forward(A, W2, b, hparameters)
assert np.isclose(np.sum(Z2 * dZ), np.sum(W2 * dW))
