"""Mistakes in pooling, one line wrong each. It prints nothing: the script asserts what the page says."""

import numpy as np


def pool_backward(dA, A_prev, f, stride, mistake=None):
    dA_prev = np.zeros(A_prev.shape)
    for h, w in np.ndindex(dA.shape):
        vert_start, horiz_start = h * stride, w * stride
        vert_end, horiz_end = vert_start + f, horiz_start + f
        if mistake == "pool_end_from_stride":
            # ANCHOR: pool_end_from_stride
            vert_end = vert_start + stride  # wrong: should be + f
            horiz_end = horiz_start + stride
            # ANCHOR_END: pool_end_from_stride
        window = np.s_[vert_start:vert_end, horiz_start:horiz_end]
        x = A_prev[window]
        if mistake == "every_maximum":
            # ANCHOR: every_maximum
            mask = x == np.max(x)
            dA_prev[window] += mask * dA[h, w]
            # ANCHOR_END: every_maximum
        else:
            first = np.unravel_index(np.argmax(x), x.shape)
            dA_prev[window][first] += dA[h, w]
    return dA_prev


def same(mistake, A_prev, f, stride):
    n_H = (A_prev.shape[0] - f) // stride + 1
    n_W = (A_prev.shape[1] - f) // stride + 1
    dA = np.arange(1, n_H * n_W + 1).reshape(n_H, n_W)
    right = pool_backward(dA, A_prev, f, stride)
    wrong = pool_backward(dA, A_prev, f, stride, mistake)
    return np.allclose(right, wrong)


np.random.seed(1)
distinct = np.random.randn(5, 7)
tied = np.maximum(distinct, 0)  # after ReLU
assert same("every_maximum", distinct, 2, 1)
assert not same("every_maximum", tied, 2, 1)
assert same("pool_end_from_stride", distinct, 2, 2)
assert not same("pool_end_from_stride", distinct, 2, 1)
