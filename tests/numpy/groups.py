"""Grouped convolution; crate/examples/groups.rs prints the same numbers."""

import numpy as np


def grouped_conv_forward(A_prev, W, b, hparameters):
    stride, pad = hparameters["stride"], hparameters["pad"]
    groups = hparameters["groups"]
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, q, n_C = W.shape  # q = n_C_prev / groups
    n_H = (n_H_prev + 2 * pad - f_h) // stride + 1
    n_W = (n_W_prev + 2 * pad - f_w) // stride + 1

    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_prev_pad = np.pad(A_prev, rings)
    Z = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        top, left = h * stride, w * stride
        first = q * (c // (n_C // groups))
        a_slice = A_prev_pad[i, top:top+f_h, left:left+f_w,
                             first:first+q]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c])
    return Z + b, (A_prev, W, b, hparameters)


def grouped_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    groups = hparameters["groups"]
    _, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, q, n_C = W.shape

    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_prev_pad = np.pad(A_prev, rings)
    dA_prev_pad = np.zeros(A_prev_pad.shape)
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        # ANCHOR: grouped_window
        top, left = h * stride, w * stride
        first = q * (c // (n_C // groups))
        window = np.s_[i, top:top+f_h, left:left+f_w,
                       first:first+q]

        dA_prev_pad[window] += W[..., c] * dZ[i, h, w, c]

        a_slice = A_prev_pad[window]
        dW[..., c] += a_slice * dZ[i, h, w, c]

        db[..., c] += dZ[i, h, w, c]
        # ANCHOR_END: grouped_window
    rows = slice(pad, pad + n_H_prev)
    columns = slice(pad, pad + n_W_prev)
    return dA_prev_pad[:, rows, columns], dW, db


# ANCHOR: program
A_prev = np.ones((1, 3, 4, 4))  # four channels
b = np.zeros((1, 1, 1, 4))
for groups in [1, 2, 4]:
    hparameters = {"stride": 1, "pad": 0, "groups": groups}
    W = np.ones((2, 3, 4 // groups, 4))  # four filters
    Z, cache = grouped_conv_forward(A_prev, W, b, hparameters)
    dZ = np.zeros(Z.shape)
    dZ[..., 0] = 1  # filter 0 alone
    dA, dW, db = grouped_conv_backward(dZ, cache)
    print(f"g = {groups}: W and dW {dW.shape}")
    centre = dA[0, 1, 1].astype(int)
    print("  the centre's gradient, by channel:", centre)
# ANCHOR_END: program

# The layer is linear: with any other input, or any other
# filters, the sum of Z·dZ is the sum with their gradient.
np.random.seed(1)
A = np.random.randn(2, 5, 6, 6)
W, b = np.random.randn(3, 2, 3, 4), np.zeros((1, 1, 1, 4))
hparameters = {"stride": 2, "pad": 1, "groups": 2}
Z, cache = grouped_conv_forward(A, W, b, hparameters)
dZ = np.random.randn(*Z.shape)
dA, dW, db = grouped_conv_backward(dZ, cache)
A2, W2 = np.random.randn(*A.shape), np.random.randn(*W.shape)
Z2, _ = grouped_conv_forward(A2, W, b, hparameters)
assert np.isclose(np.sum(Z2 * dZ), np.sum(A2 * dA))
Z2, _ = grouped_conv_forward(A, W2, b, hparameters)
assert np.isclose(np.sum(Z2 * dZ), np.sum(W2 * dW))
