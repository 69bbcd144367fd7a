"""Every window as a row of a matrix, and back; crate/examples/im2col.rs prints the same numbers."""

import numpy as np


def output_shape(A_prev_shape, f_h, f_w, hparameters):
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H_prev, n_W_prev, _ = A_prev_shape
    n_H = (n_H_prev + 2 * pad - f_h) // stride + 1
    n_W = (n_W_prev + 2 * pad - f_w) // stride + 1
    return m, n_H, n_W


# ANCHOR: im2col
def im2col(A_prev, f_h, f_w, hparameters):
    stride, pad = hparameters["stride"], hparameters["pad"]
    stops = output_shape(A_prev.shape, f_h, f_w, hparameters)

    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_prev_pad = np.pad(A_prev, rings)
    n_C_prev = A_prev.shape[3]
    X = np.zeros((np.prod(stops), f_h * f_w * n_C_prev))
    for row, (i, h, w) in zip(X, np.ndindex(stops)):
        top, left = h * stride, w * stride
        a_slice = A_prev_pad[i, top:top+f_h, left:left+f_w]
        row[:] = a_slice.ravel()  # =
    return X
# ANCHOR_END: im2col


def col2im(dX, A_prev_shape, f_h, f_w, hparameters):
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H_prev, n_W_prev, n_C_prev = A_prev_shape
    stops = output_shape(A_prev_shape, f_h, f_w, hparameters)

    rows, cols = n_H_prev + 2 * pad, n_W_prev + 2 * pad
    dA_prev_pad = np.zeros((m, rows, cols, n_C_prev))
    for row, (i, h, w) in zip(dX, np.ndindex(stops)):
        top, left = h * stride, w * stride
        window = np.s_[i, top:top+f_h, left:left+f_w]
        share = row.reshape(f_h, f_w, n_C_prev)
        dA_prev_pad[window] += share  # where im2col has =
    return dA_prev_pad[:, pad:pad+n_H_prev, pad:pad+n_W_prev]


def conv_forward_im2col(A_prev, W, b, hparameters):
    f_h, f_w, _, n_C = W.shape
    filters = W.reshape(-1, n_C)
    X = im2col(A_prev, f_h, f_w, hparameters)
    Z = X @ filters + b[0, 0, 0]
    stops = output_shape(A_prev.shape, f_h, f_w, hparameters)
    return Z.reshape(*stops, n_C), (A_prev, W, b, hparameters)


def conv_backward_im2col(dZ, cache):
    A_prev, W, b, hparameters = cache
    f_h, f_w, _, n_C = W.shape
    filters, dZ = W.reshape(-1, n_C), dZ.reshape(-1, n_C)
    # ANCHOR: im2col_backward
    X = im2col(A_prev, f_h, f_w, hparameters)
    dW = X.T @ dZ
    dX = dZ @ filters.T
    shape = A_prev.shape
    dA_prev = col2im(dX, shape, f_h, f_w, hparameters)
    db = dZ.sum(axis=0)
    # ANCHOR_END: im2col_backward
    return dA_prev, dW.reshape(W.shape), db.reshape(b.shape)


# ANCHOR: program
image = np.arange(1, 10).reshape(1, 3, 3, 1)
hparameters = {"stride": 1, "pad": 0}
X = im2col(image, 2, 2, hparameters)
print(X.astype(int))

ones = np.ones(X.shape)
times = col2im(ones, image.shape, 2, 2, hparameters)
print(times[0, :, :, 0].astype(int))
# ANCHOR_END: program

# The layer is linear: with any other input, or any other
# filters, the sum of Z·dZ is the sum with their gradient.
np.random.seed(1)
A = np.random.randn(2, 5, 6, 3)
W, b = np.random.randn(3, 2, 3, 4), np.zeros((1, 1, 1, 4))
hparameters = {"stride": 2, "pad": 1}
Z, cache = conv_forward_im2col(A, W, b, hparameters)
dZ = np.random.randn(*Z.shape)
dA, dW, db = conv_backward_im2col(dZ, cache)
A2, W2 = np.random.randn(*A.shape), np.random.randn(*W.shape)
Z2, _ = conv_forward_im2col(A2, W, b, hparameters)
assert np.isclose(np.sum(Z2 * dZ), np.sum(A2 * dA))
Z2, _ = conv_forward_im2col(A, W2, b, hparameters)
assert np.isclose(np.sum(Z2 * dZ), np.sum(W2 * dW))
