"""A wrong dW that passes the check if dZ is all ones; crate/examples/gradient_check_ones.rs prints the same lines."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


# ANCHOR: check
def numerical_gradient(loss, x, step=1e-5):
    slopes = np.zeros(x.shape)
    for j in np.ndindex(x.shape):
        centre = x[j]
        x[j] = centre + step
        up = loss(x)
        x[j] = centre - step
        down = loss(x)
        x[j] = centre
        slopes[j] = (up - down) / (2 * step)  # (G1)
    return slopes


def relative_error(d, g):
    apart = np.linalg.norm(d - g)
    return apart / (np.linalg.norm(d) + np.linalg.norm(g))  # (G2)
# ANCHOR_END: check


# stride 1 and no padding
def windows(A, W):
    return sliding_window_view(A, W.shape[:2], axis=(1, 2))


def conv_forward(A, W, b):
    return np.einsum("ihwkuv,uvkc->ihwc", windows(A, W), W) + b


def filter_gradient(A, W, dZ):
    return np.einsum("ihwkuv,ihwc->uvkc", windows(A, W), dZ)


# ANCHOR: program
np.random.seed(1)
A_prev = np.random.randn(2, 5, 5, 3)
W = np.random.randn(2, 2, 3, 4)
b = np.random.randn(1, 1, 1, 4)
Z = conv_forward(A_prev, W, b)

ones = np.ones(Z.shape)
noise = np.random.randn(*Z.shape)
for name, dZ in [("ones", ones), ("random", noise)]:
    def loss(W):
        return np.sum(conv_forward(A_prev, W, b) * dZ)

    slopes = numerical_gradient(loss, W)
    right = filter_gradient(A_prev, W, dZ)
    mixed_up = dZ.swapaxes(1, 2)  # dZ[i, w, h, c]
    wrong = filter_gradient(A_prev, W, mixed_up)
    for which, dW in [("right", right), ("wrong", wrong)]:
        passes = relative_error(dW, slopes) < 1e-7
        print(f"dZ = {name:6}  {which} dW passes?",
              str(passes).lower())
# ANCHOR_END: program
