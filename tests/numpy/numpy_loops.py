"""The loops of the course, in words of our own; crate/examples/numpy_loops.rs prints the same numbers from the crate's."""

import numpy as np


# ANCHOR: conv_forward
def conv_forward(A_prev, W, b, stride, pad):
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, n_C = W.shape
    n_H = (n_H_prev + 2 * pad - f_h) // stride + 1
    n_W = (n_W_prev + 2 * pad - f_w) // stride + 1

    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_pad = np.pad(A_prev, rings)
    Z = np.zeros((m, n_H, n_W, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    y, x = h * stride, w * stride
                    window = np.s_[i, y:y+f_h, x:x+f_w]
                    products = A_pad[window] * W[..., c]
                    bias = b[0, 0, 0, c]
                    Z[i, h, w, c] = products.sum() + bias
    return Z
# ANCHOR_END: conv_forward


# ANCHOR: conv_backward
def conv_backward(dZ, A_prev, W, stride, pad):
    m, n_H, n_W, n_C = dZ.shape
    f_h, f_w, _, _ = W.shape
    _, n_H_prev, n_W_prev, _ = A_prev.shape

    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_pad = np.pad(A_prev, rings)
    dA_pad = np.zeros(A_pad.shape)
    dW = np.zeros(W.shape)
    db = np.zeros((1, 1, 1, n_C))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    y, x = h * stride, w * stride
                    window = np.s_[i, y:y+f_h, x:x+f_w]
                    g = dZ[i, h, w, c]
                    dA_pad[window] += W[..., c] * g  # (1)
                    dW[..., c] += A_pad[window] * g  # (2)
                    db[0, 0, 0, c] += g  # (3)

    # not [pad:-pad], which is empty without padding
    rows = slice(pad, pad + n_H_prev)
    columns = slice(pad, pad + n_W_prev)
    return dA_pad[:, rows, columns], dW, db
# ANCHOR_END: conv_backward


# ANCHOR: pool_backward
def pool_backward(dA, A_prev, f, stride, mode):
    m, n_H, n_W, n_C = dA.shape
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                for c in range(n_C):
                    y, x = h * stride, w * stride
                    window = np.s_[i, y:y+f, x:x+f, c]
                    g = dA[i, h, w, c]
                    if mode == "max":
                        a = A_prev[window]
                        mask = a == a.max()
                        dA_prev[window] += mask * g  # (4)
                    else:
                        dA_prev[window] += g / (f * f)  # (5)
    return dA_prev
# ANCHOR_END: pool_backward


def show(name, array):
    """The mean, and the sum of each element times its place: a mean alone hides what stands in the wrong place."""
    by_place = np.arange(array.size) @ array.ravel()
    print(f"{name} {array.shape}: mean {array.mean():.10f}, by place {by_place:.8f}")


for stride, pad in [(2, 1), (1, 0)]:
    np.random.seed(1)
    A_prev = np.random.randn(2, 5, 6, 3)
    W = np.random.randn(3, 2, 3, 4)
    b = np.random.randn(1, 1, 1, 4)
    Z = conv_forward(A_prev, W, b, stride, pad)
    dA_prev, dW, db = conv_backward(Z, A_prev, W, stride, pad)
    print(f"stride {stride}, pad {pad}")
    for name, array in [("Z", Z), ("dA_prev", dA_prev), ("dW", dW), ("db", db)]:
        show(name, array)

np.random.seed(1)
A_prev = np.random.randn(2, 5, 4, 3)
dA = np.random.randn(2, 3, 2, 3)
for mode in ["max", "average"]:
    show(mode, pool_backward(dA, A_prev, 3, 1, mode))
