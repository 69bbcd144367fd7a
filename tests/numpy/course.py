"""The course's test cells, without its loops: every window at once; crate/examples/course.rs prints the same numbers."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


# ANCHOR: windows
def windows(A, f_h, f_w, stride):
    # (m, n_H, n_W, n_C, f_h, f_w), and nothing is copied
    view = sliding_window_view(A, (f_h, f_w), axis=(1, 2))
    return view[:, ::stride, ::stride]


def zero_pad(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))


def conv_forward(A_prev, W, b, hparameters):
    stride, pad = hparameters["stride"], hparameters["pad"]
    f_h, f_w, _, _ = W.shape
    X = windows(zero_pad(A_prev, pad), f_h, f_w, stride)
    Z = np.einsum("ihwkuv,uvkc->ihwc", X, W) + b
    return Z, (A_prev, W, b, hparameters)


def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    _, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, _ = W.shape
    A_prev_pad = zero_pad(A_prev, pad)

    dA_pad = np.zeros(A_prev_pad.shape)
    for h, w in np.ndindex(dZ.shape[1:3]):
        y, x = h * stride, w * stride
        landing = np.tensordot(dZ[:, h, w], W, (1, 3))
        dA_pad[:, y:y+f_h, x:x+f_w] += landing  # (1)
    X = windows(A_prev_pad, f_h, f_w, stride)
    dW = np.einsum("ihwkuv,ihwc->uvkc", X, dZ)  # (2)
    db = dZ.sum(axis=(0, 1, 2), keepdims=True)  # (3)

    inside = dA_pad[:, pad:pad+n_H_prev, pad:pad+n_W_prev]
    return inside, dW, db
# ANCHOR_END: windows


def pool_forward(A_prev, hparameters):
    f, stride = hparameters["f"], hparameters["stride"]
    A = windows(A_prev, f, f, stride).max(axis=(4, 5))
    return A, (A_prev, hparameters)


def pool_backward(dA, cache, mode):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]
    dA_prev = np.zeros(A_prev.shape)
    for h, w in np.ndindex(dA.shape[1:3]):
        y, x = h * stride, w * stride
        window = np.s_[:, y:y+f, x:x+f]
        a = A_prev[window]
        if mode == "max":
            share = a == a.max(axis=(1, 2), keepdims=True)
        else:
            share = np.full(a.shape, 1 / (f * f))
        dA_prev[window] += share * dA[:, h:h+1, w:w+1]
    return dA_prev


def single_step():
    np.random.seed(1)
    a_slice_prev = np.random.randn(4, 4, 3)
    W = np.random.randn(4, 4, 3)
    b = np.random.randn(1, 1, 1)
    Z = np.sum(a_slice_prev * W) + b.item()
    print(f"conv_single_step: Z = {Z:.11f}")


# ANCHOR: convolution
def convolution(stride):
    np.random.seed(1)
    A_prev = np.random.randn(10, 4, 4, 3)
    W = np.random.randn(2, 2, 3, 8)
    b = np.random.randn(1, 1, 1, 8)
    hparameters = {"stride": stride, "pad": 2}

    Z, cache = conv_forward(A_prev, W, b, hparameters)
    dA, dW, db = conv_backward(Z, cache)  # dZ = Z

    print(f"stride {stride}: Z_mean  = {Z.mean():.12f}")
    print(f"          dA_mean = {dA.mean():.12f}")
    print(f"          dW_mean = {dW.mean():.12f}")
    print(f"          db_mean = {db.mean():.12f}")
# ANCHOR_END: convolution


def pooling():
    np.random.seed(1)
    A_prev = np.random.randn(5, 5, 3, 2)
    A, cache = pool_forward(A_prev, {"f": 2, "stride": 1})
    dA = np.random.randn(*A.shape)  # not seeded again

    print(f"mean of dA = {dA.mean():.12f}")
    for mode in ["max", "average"]:
        dA_prev = pool_backward(dA, cache, mode)
        print(f"{mode.title()}: dA_prev[1, 1] =")
        for row in dA_prev[1, 1]:
            print(*(f"{number:.8f}" for number in row))


single_step()
convolution(stride=1)
convolution(stride=2)
pooling()
print("distribute_value(2, (2, 2)) =")
print(np.full((2, 2), 2 / (2 * 2)))
