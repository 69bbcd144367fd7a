"""Padding counted for each side; crate/examples/padding_sides.rs prints the same numbers."""

import numpy as np


# ANCHOR: same
def same(n, f, s):
    total = max(0, (-(-n // s) - 1) * s + f - n)
    before = total // 2  # above, or on the left
    return before, total - before
# ANCHOR_END: same


# ANCHOR: program
A_prev = np.arange(1, 17).reshape(4, 4)
W = np.array([[0, 0, 0], [0, 1, 0], [0, 0, 2]])
dZ = np.array([[1, 10], [100, 1000]])
s, f = 2, 3
for name, rows, columns in [
    ("same", same(4, f, s), same(4, f, s)),
    ("pad 1", (1, 1), (1, 1)),
]:
    (top, bottom), (left, right) = rows, columns
    print(f"{name}: top {top}, bottom {bottom}, "
          f"left {left}, right {right}")
    A_pad = np.pad(A_prev, (rows, columns))
    dA_pad, dW = np.zeros_like(A_pad), np.zeros_like(W)
    Z = np.zeros_like(dZ)
    for h, w in np.ndindex(dZ.shape):
        window = np.s_[h*s:h*s+f, w*s:w*s+f]
        Z[h, w] = np.sum(W * A_pad[window])
        dA_pad[window] += W * dZ[h, w]  # (1)
        dW += A_pad[window] * dZ[h, w]  # (2)
    print("Z =", Z, sep="\n")
    dA = dA_pad[top:top+4, left:left+4]  # (L28)
    print("dA =", dA, sep="\n")
    print("dW =", dW, sep="\n")
# ANCHOR_END: program
