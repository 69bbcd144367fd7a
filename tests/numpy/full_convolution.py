"""The gradient of the input twice; crate/examples/full_convolution.rs prints the same numbers."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


# ANCHOR: turn_filters
def turn_filters(W):
    turned = W[::-1, ::-1]  # rows and columns backwards
    return turned.swapaxes(2, 3)  # input channels last
# ANCHOR_END: turn_filters


def conv(A, W):
    if A.shape[3] != W.shape[2]:
        raise ValueError(
            f"a_prev has {A.shape[3]} channels (its last axis), "
            f"but each filter of w has {W.shape[2]} (axis 2)"
        )
    windows = sliding_window_view(A, W.shape[:2], axis=(1, 2))
    return np.einsum("ihwkuv,uvkc->ihwc", windows, W)


# ANCHOR: program
np.random.seed(1)
A_prev = np.random.randn(2, 6, 7, 3)
W = np.random.randn(3, 2, 3, 4)
b = np.random.randn(1, 1, 1, 4)
Z = conv(A_prev, W) + b
dZ = np.random.randn(*Z.shape)
f_h, f_w, _, _ = W.shape

scattered = np.zeros(A_prev.shape)
for i, h, w, c in np.ndindex(dZ.shape):
    window = np.s_[i, h:h+f_h, w:w+f_w]
    scattered[window] += W[..., c] * dZ[i, h, w, c]  # (1)

rows, columns = (f_h - 1, f_h - 1), (f_w - 1, f_w - 1)
bordered = np.pad(dZ, ((0, 0), rows, columns, (0, 0)))
print("dZ", dZ.shape, "-> bordered", bordered.shape)
print("W ", W.shape, "-> turned  ", turn_filters(W).shape)

swapped = W.swapaxes(2, 3)
for name, filters in [
    ("turned", turn_filters(W)),
    ("not turned", swapped),
    ("one axis only", swapped[::-1]),
]:
    dA = conv(bordered, filters)
    wrong = np.sum(np.abs(dA - scattered) > 1e-12)
    print(f"{name}: dA {dA.shape}, {wrong} of {dA.size} wrong")
try:
    conv(bordered, W)
except ValueError as error:
    print("channels not exchanged:", error)
# ANCHOR_END: program
