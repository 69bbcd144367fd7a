"""The convolutional layer of the course, in words of our own; crate/examples/conv.rs prints the same numbers."""

import numpy as np


# ANCHOR: zero_pad
def zero_pad(X, pad):
    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    return np.pad(X, rings)
# ANCHOR_END: zero_pad


# ANCHOR: conv_single_step
def conv_single_step(a_slice_prev, W, b):
    # the bias once, after the sum
    return np.sum(a_slice_prev * W) + b.item()
# ANCHOR_END: conv_single_step


# ANCHOR: conv_forward
def conv_forward(A_prev, W, b, hparameters):
    stride, pad = hparameters["stride"], hparameters["pad"]
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, n_C = W.shape
    # ANCHOR: output_size
    n_H = (n_H_prev + 2 * pad - f_h) // stride + 1
    n_W = (n_W_prev + 2 * pad - f_w) // stride + 1
    # ANCHOR_END: output_size

    A_prev_pad = zero_pad(A_prev, pad)
    Z = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        vert_start, horiz_start = h * stride, w * stride
        vert_end = vert_start + f_h
        horiz_end = horiz_start + f_w
        a_slice = A_prev_pad[i, vert_start:vert_end,
                             horiz_start:horiz_end]

        W_c, b_c = W[..., c], b[..., c]
        Z[i, h, w, c] = conv_single_step(a_slice, W_c, b_c)
    return Z, (A_prev, W, b, hparameters)
# ANCHOR_END: conv_forward


# ANCHOR: conv_backward
def conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    stride, pad = hparameters["stride"], hparameters["pad"]
    _, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, _ = W.shape

    A_prev_pad = zero_pad(A_prev, pad)
    dA_prev_pad = np.zeros(A_prev_pad.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        vert_start, horiz_start = h * stride, w * stride
        vert_end = vert_start + f_h
        horiz_end = horiz_start + f_w
        window = np.s_[i, vert_start:vert_end,
                       horiz_start:horiz_end]

        W_c = W[..., c]
        dA_prev_pad[window] += W_c * dZ[i, h, w, c]  # (1)

        # ANCHOR: filter_gradient
        a_slice = A_prev_pad[window]
        dW[..., c] += a_slice * dZ[i, h, w, c]  # (2)
        # ANCHOR_END: filter_gradient

        db[..., c] += dZ[i, h, w, c]  # (3)

    # ANCHOR: unpad
    # not [pad:-pad], which is empty without padding
    rows = slice(pad, pad + n_H_prev)
    columns = slice(pad, pad + n_W_prev)
    dA_prev = dA_prev_pad[:, rows, columns]
    # ANCHOR_END: unpad
    return dA_prev, dW, db
# ANCHOR_END: conv_backward


def show(name, x):
    # the sum of each number times its place as well:
    # a mean hides what stands in the wrong place
    by_place = np.arange(x.size) @ x.ravel()
    print(f"{name} {x.shape}: mean {x.mean():.10f}, "
          f"by place {by_place:.8f}")


for stride, pad in [(2, 1), (1, 0)]:
    np.random.seed(1)
    A_prev = np.random.randn(2, 5, 6, 3)
    W = np.random.randn(3, 2, 3, 4)
    b = np.random.randn(1, 1, 1, 4)
    hparameters = {"stride": stride, "pad": pad}
    Z, cache = conv_forward(A_prev, W, b, hparameters)
    dA_prev, dW, db = conv_backward(Z, cache)
    print(f"stride {stride}, pad {pad}")
    show("Z", Z)
    show("dA_prev", dA_prev)
    show("dW", dW)
    show("db", db)
