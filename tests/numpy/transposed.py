"""A transposed convolution enlarges; crate/examples/transposed.rs prints the same numbers."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


# ANCHOR: transposed_conv_forward
def transposed_conv_forward(X, W, b, hparameters):
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H, n_W, _ = X.shape
    f_h, f_w, n_C_out, _ = W.shape
    extra = hparameters["output_pad"] - 2 * pad
    rows = (n_H - 1) * stride + f_h + extra
    cols = (n_W - 1) * stride + f_w + extra

    # X takes the role of dZ: each number lands on a whole window, as in
    # the gradient of the input
    Y_pad = np.zeros((m, rows + 2 * pad, cols + 2 * pad, n_C_out))
    for i, h, w, c in np.ndindex(X.shape):
        top, left = h * stride, w * stride
        window = np.s_[i, top:top+f_h, left:left+f_w]
        Y_pad[window] += W[..., c] * X[i, h, w, c]
    return Y_pad[:, pad:pad+rows, pad:pad+cols] + b
# ANCHOR_END: transposed_conv_forward


def conv(A, W, stride, pad):
    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    A_pad = np.pad(A, rings)
    windows = sliding_window_view(A_pad, W.shape[:2], (1, 2))
    windows = windows[:, ::stride, ::stride]
    return np.einsum("ihwkuv,uvkc->ihwc", windows, W)


# ANCHOR: program
X = np.array([1, 10]).reshape(1, 1, 2, 1)
W = np.array([1, 2, 3]).reshape(1, 3, 1, 1)
b = np.zeros((1, 1, 1, 1))
for o in [0, 1]:
    hparameters = {"stride": 2, "pad": 0, "output_pad": o}
    Y = transposed_conv_forward(X, W, b, hparameters)
    print(f"o = {o}:", Y[0, 0, :, 0].astype(int))

np.random.seed(1)
W = np.random.randn(3, 2, 4, 5)
bias = np.random.randn(1, 1, 1, 5)
for n, o in [(7, 0), (8, 1)]:
    A = np.random.randn(2, n, n - 1, 4)
    Z = conv(A, W, stride=2, pad=1) + bias
    hparameters = {"stride": 2, "pad": 1, "output_pad": o}
    back = transposed_conv_forward(Z, W, 0, hparameters)
    print(A.shape, "->", Z.shape, "->", back.shape)
    same = np.array_equal(back, A)
    print("the same numbers again?", str(same).lower())
# ANCHOR_END: program
