"""Mistakes going backward, one line wrong each. It prints nothing: the script asserts what the page says."""

import numpy as np


def conv_backward(dZ, A_prev, W, stride=1, pad=0, mistake=None):
    m, n_H, n_W, n_C = dZ.shape
    _, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, _ = W.shape
    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_prev_pad = np.pad(A_prev, rings)
    dA_prev_pad = np.zeros(A_prev_pad.shape)
    dW, db = np.zeros(W.shape), np.zeros((1, 1, 1, n_C))
    for i in range(m):
        if mistake == "one_example_only":
            # ANCHOR: one_example_only
            dW = np.zeros(W.shape)  # wrong: inside the loop over i
            db = np.zeros((1, 1, 1, n_C))
            # ANCHOR_END: one_example_only
        for h, w, c in np.ndindex(n_H, n_W, n_C):
            vert_start, horiz_start = h * stride, w * stride
            if mistake == "stride_ignored":
                # ANCHOR: stride_ignored
                vert_start, horiz_start = h, w  # wrong: no stride
                # ANCHOR_END: stride_ignored
            window = np.s_[i, vert_start:vert_start+f_h,
                           horiz_start:horiz_start+f_w]
            W_c = W[..., c]
            if mistake == "input_assigned":
                # ANCHOR: input_assigned
                # wrong: = for +=
                dA_prev_pad[window] = W_c * dZ[i, h, w, c]
                # ANCHOR_END: input_assigned
            elif mistake == "filter_turned":
                # ANCHOR: filter_turned
                turned = W_c[::-1, ::-1]  # wrong: += needs no flip
                dA_prev_pad[window] += turned * dZ[i, h, w, c]
                # ANCHOR_END: filter_turned
            else:
                dA_prev_pad[window] += W_c * dZ[i, h, w, c]
            dW[..., c] += A_prev_pad[window] * dZ[i, h, w, c]
            db[..., c] += dZ[i, h, w, c]
    if mistake == "minus_pad":
        # ANCHOR: minus_pad
        dA_prev = dA_prev_pad[:, pad:-pad, pad:-pad]
        # ANCHOR_END: minus_pad
    else:
        rows = slice(pad, pad + n_H_prev)
        columns = slice(pad, pad + n_W_prev)
        dA_prev = dA_prev_pad[:, rows, columns]
    return dA_prev, dW, db


def same(mistake, m=2, f=(2, 3), stride=1, pad=0, n_C=4, W=None):
    """Which of dA, dW and db come out right."""
    np.random.seed(1)
    A_prev = np.random.randn(m, 6, 7, 3)
    if W is None:
        W = np.random.randn(*f, 3, n_C)
    n_H = (6 + 2 * pad - W.shape[0]) // stride + 1
    n_W = (7 + 2 * pad - W.shape[1]) // stride + 1
    dZ = np.random.randn(m, n_H, n_W, n_C)
    right = conv_backward(dZ, A_prev, W, stride, pad)
    wrong = conv_backward(dZ, A_prev, W, stride, pad, mistake)
    return [
        x.shape == y.shape and np.allclose(x, y)
        for x, y in zip(right, wrong)
    ]


assert same("stride_ignored", stride=1) == [True, True, True]
assert same("stride_ignored", stride=2) == [False, False, True]

# windows that do not overlap, and one filter
apart = same("input_assigned", f=(2, 2), stride=2, n_C=1)
assert apart == [True, True, True]
overlapping = same("input_assigned", f=(2, 2), n_C=1)
assert overlapping == [False, True, True]
filters = same("input_assigned", f=(2, 2), stride=2, n_C=2)
assert filters == [False, True, True]

assert same("filter_turned") == [False, True, True]
assert same("filter_turned", W=np.ones((2, 2, 3, 4))) == [True] * 3

assert same("one_example_only", m=1) == [True, True, True]
assert same("one_example_only", m=2) == [True, False, False]

assert same("minus_pad", pad=1) == [True, True, True]
assert same("minus_pad", pad=0) == [False, True, True]
