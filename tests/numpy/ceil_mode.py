"""Pooling windows that reach past the image; crate/examples/ceil_mode.rs prints the same numbers."""

import numpy as np


# ANCHOR: windows
def number_of_windows(n_prev, f, stride, before, after):
    free = before + n_prev + after - f
    n = -(-free // stride) + 1  # rounded up
    # the last window must begin before the padding at the end
    begins_inside = (n - 1) * stride < before + n_prev
    return n if begins_inside else n - 1


def pixels(h, n_prev, f, stride, before):
    start = h * stride - before
    return slice(max(start, 0), min(start + f, n_prev))


def positions(h, n_prev, f, stride, before, after):
    start = h * stride
    return min(start + f, before + n_prev + after) - start
# ANCHOR_END: windows


# ANCHOR: program
A_prev = np.array([[1, 2, 3, 1], [4, 5, 4, 3], [8, 4, 3, 2]])
down = dict(n_prev=3, f=2, stride=2, before=0)
right = dict(n_prev=4, f=3, stride=2, before=1)
n_H = number_of_windows(**down, after=0)
n_W = number_of_windows(**right, after=1)

rules = "maximum", "mean of the pixels", "mean of the positions"
for rule in rules:
    A, dA = np.zeros((n_H, n_W)), np.full((n_H, n_W), 12)
    dA_prev = np.zeros(A_prev.shape)
    for h, w in np.ndindex(A.shape):
        under = pixels(h, **down), pixels(w, **right)
        window = A_prev[under]
        if rule == "maximum":
            A[h, w] = window.max()
            dA_prev[under] += (window == A[h, w]) * dA[h, w]
            continue
        N = window.size  # (P10)
        if rule == "mean of the positions":
            # (P11)
            N = positions(h, **down, after=0)
            N *= positions(w, **right, after=1)
        A[h, w] = window.sum() / N  # (P12)
        dA_prev[under] += dA[h, w] / N  # (P13)
    print(f"{rule}:\nA =\n", A.astype(int))
    print("dA_prev =\n", dA_prev.astype(int))
# ANCHOR_END: program
