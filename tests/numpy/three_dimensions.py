"""Convolution of a short film; crate/examples/three_dimensions.rs prints the same numbers."""

import numpy as np


def conv3d_forward(A_prev, W, b, stride, pad):
    ring = (pad, pad)
    A_prev_pad = np.pad(A_prev, ((0, 0), ring, ring, ring, (0, 0)))
    f_d, f_h, f_w, _, n_C = W.shape
    size = [(n + 2 * pad - f) // stride + 1
            for n, f in zip(A_prev.shape[1:4], W.shape)]
    Z = np.zeros((len(A_prev), *size, n_C))
    for i, d, h, w, c in np.ndindex(Z.shape):
        near, top, left = d * stride, h * stride, w * stride
        window = np.s_[i, near:near+f_d, top:top+f_h, left:left+f_w]
        Z[i, d, h, w, c] = np.sum(A_prev_pad[window] * W[..., c])
    return Z + b, (A_prev_pad, W, stride, pad)


def conv3d_backward(dZ, cache):
    A_prev_pad, W, stride, pad = cache
    f_d, f_h, f_w, _, n_C = W.shape
    dA_prev_pad = np.zeros(A_prev_pad.shape)
    dW, db = np.zeros(W.shape), np.zeros((1, 1, 1, n_C))
    for i, d, h, w, c in np.ndindex(dZ.shape):
        # ANCHOR: conv3d_window
        near, top, left = d * stride, h * stride, w * stride
        window = np.s_[i, near:near+f_d, top:top+f_h, left:left+f_w]

        dA_prev_pad[window] += W[..., c] * dZ[i, d, h, w, c]  # (D5)

        a_slice = A_prev_pad[window]
        dW[..., c] += a_slice * dZ[i, d, h, w, c]  # (D6)

        db[..., c] += dZ[i, d, h, w, c]  # (D7)
        # ANCHOR_END: conv3d_window
    inside = [slice(pad, n - pad) for n in A_prev_pad.shape[1:4]]
    return dA_prev_pad[(slice(None), *inside)], dW, db


# ANCHOR: program
frames = np.array([[1, 2], [1, 5], [4, 9]])  # each has 1×2 pixels
A_prev = frames.reshape(1, 3, 1, 2, 1)
W = np.array([-1, 1]).reshape(2, 1, 1, 1, 1)  # next minus this
b = np.zeros((1, 1, 1, 1))
Z, cache = conv3d_forward(A_prev, W, b, stride=1, pad=0)
dZ = np.array([[1, 2], [10, 20]]).reshape(Z.shape)
dA_prev, dW, db = conv3d_backward(dZ, cache)
print("Z =\n", Z[0, :, 0, :, 0].astype(int))
print("dA_prev =\n", dA_prev[0, :, 0, :, 0].astype(int))
print("dW =", dW.flatten().astype(int))
print("db =", db.flatten().astype(int))
# ANCHOR_END: program

# The layer is linear: with any other input, or any other
# filters, the sum of Z·dZ is the sum with their gradient.
np.random.seed(1)
A, W = np.random.randn(2, 4, 7, 5, 3), np.random.randn(2, 3, 2, 3, 4)
Z, cache = conv3d_forward(A, W, b, stride=2, pad=1)
dZ = np.random.randn(*Z.shape)
dA, dW, _ = conv3d_backward(dZ, cache)
A2, W2 = np.random.randn(*A.shape), np.random.randn(*W.shape)
Z2, _ = conv3d_forward(A2, W, b, stride=2, pad=1)
assert np.isclose(np.sum(Z2 * dZ), np.sum(A2 * dA))
Z2, _ = conv3d_forward(A, W2, b, stride=2, pad=1)
assert np.isclose(np.sum(Z2 * dZ), np.sum(W2 * dW))
