"""A stride above 1 going backward; crate/examples/strides.rs prints the same numbers."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


# ANCHOR: dilate_gradient
def dilate_gradient(dZ, cache):
    A_prev, W, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, _ = W.shape
    _, n_H, n_W, n_C = dZ.shape

    rows = n_H_prev + 2 * pad + f_h - 1
    cols = n_W_prev + 2 * pad + f_w - 1
    dZ_dilated = np.zeros((m, rows, cols, n_C))
    for h, w in np.ndindex(n_H, n_W):
        row, col = h * stride + f_h - 1, w * stride + f_w - 1
        dZ_dilated[:, row, col] = dZ[:, h, w]
    return dZ_dilated
# ANCHOR_END: dilate_gradient


def input_gradient_by_convolution(dZ, cache):
    A_prev, W, hparameters = cache
    spread = dilate_gradient(dZ, cache)
    turned = W[::-1, ::-1].swapaxes(2, 3)
    windows = sliding_window_view(spread, W.shape[:2], (1, 2))
    dA_pad = np.einsum("ihwcuv,uvck->ihwk", windows, turned)
    return inside(dA_pad, A_prev, hparameters["pad"])


def input_gradient(dZ, cache):
    A_prev, W, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H_prev, n_W_prev, n_C_prev = A_prev.shape
    f_h, f_w, _, _ = W.shape
    rows, cols = n_H_prev + 2 * pad, n_W_prev + 2 * pad
    dA_pad = np.zeros((m, rows, cols, n_C_prev))
    for i, h, w, c in np.ndindex(dZ.shape):
        y, x = h * stride, w * stride
        window = np.s_[i, y:y+f_h, x:x+f_w]
        dA_pad[window] += W[..., c] * dZ[i, h, w, c]  # (1)
    return inside(dA_pad, A_prev, pad)


def inside(dA_pad, A_prev, pad):
    _, n_H_prev, n_W_prev, _ = A_prev.shape
    return dA_pad[:, pad:pad+n_H_prev, pad:pad+n_W_prev]


# ANCHOR: program
A_prev = np.zeros((1, 4, 5, 1))  # dA does not depend on it
W = np.array([[1, 2], [3, 4]]).reshape(2, 2, 1, 1)
dZ = np.array([[1, 10], [100, 1000]]).reshape(1, 2, 2, 1)
cache = A_prev, W, {"stride": 2, "pad": 0}
spread = dilate_gradient(dZ, cache)
print("dZ", dZ.shape, "-> spread", spread.shape)
print(spread[0, :, :, 0].astype(int))
dA = input_gradient_by_convolution(dZ, cache)
print("dA", dA.shape)
print(dA[0, :, :, 0].astype(int))

np.random.seed(1)
for stride, pad in [(1, 0), (2, 0), (2, 1), (3, 2), (4, 1)]:
    A_prev = np.random.randn(2, 9, 11, 3)
    W = np.random.randn(4, 3, 3, 5)
    n_H = (9 + 2 * pad - 4) // stride + 1
    n_W = (11 + 2 * pad - 3) // stride + 1
    dZ = np.random.randn(2, n_H, n_W, 5)
    cache = A_prev, W, {"stride": stride, "pad": pad}
    gathered = input_gradient_by_convolution(dZ, cache)
    scattered = input_gradient(dZ, cache)
    same = np.abs(gathered - scattered).max() < 1e-12
    print(f"s = {stride}, p = {pad}: dZ {n_H}x{n_W},",
          "the two ways agree:", str(same).lower())
# ANCHOR_END: program
