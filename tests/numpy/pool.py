"""The pooling layer of the course, rewritten; crate/examples/pool.rs prints the same numbers."""

import numpy as np


# ANCHOR: create_mask_from_window
def create_mask_from_window(x):
    return x == np.max(x)  # every maximum, in a tie too
# ANCHOR_END: create_mask_from_window


# ANCHOR: distribute_value
def distribute_value(dz, shape):
    n_H, n_W = shape
    return np.full(shape, dz / (n_H * n_W))
# ANCHOR_END: distribute_value


# ANCHOR: pool_forward
def pool_forward(A_prev, hparameters, mode="max"):
    f, stride = hparameters["f"], hparameters["stride"]
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    n_H = (n_H_prev - f) // stride + 1
    n_W = (n_W_prev - f) // stride + 1

    A = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        vert_start, horiz_start = h * stride, w * stride
        vert_end = vert_start + f
        horiz_end = horiz_start + f
        a_slice = A_prev[i, vert_start:vert_end,
                         horiz_start:horiz_end, c]
        if mode == "max":
            A[i, h, w, c] = np.max(a_slice)
        else:
            A[i, h, w, c] = np.mean(a_slice)
    return A, (A_prev, hparameters)
# ANCHOR_END: pool_forward


# ANCHOR: pool_backward
def pool_backward(dA, cache, mode="max"):
    A_prev, hparameters = cache
    f, stride = hparameters["f"], hparameters["stride"]

    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        vert_start, horiz_start = h * stride, w * stride
        vert_end = vert_start + f
        horiz_end = horiz_start + f
        window = np.s_[i, vert_start:vert_end,
                       horiz_start:horiz_end, c]

        da = dA[i, h, w, c]
        if mode == "max":
            mask = create_mask_from_window(A_prev[window])
            dA_prev[window] += mask * da  # (4)
        else:
            share = distribute_value(da, (f, f))
            dA_prev[window] += share  # (5)
    return dA_prev
# ANCHOR_END: pool_backward


def show(name, x):
    # also the sum of each number times its position, because
    # a mean hides numbers in the wrong position
    by_place = np.arange(x.size) @ x.ravel()
    print(f"{name} {x.shape}: mean {x.mean():.10f}, "
          f"by place {by_place:.8f}")


np.random.seed(1)
A_prev = np.random.randn(2, 5, 4, 3)
dA = np.random.randn(2, 3, 2, 3)
for mode in ["max", "average"]:
    A, cache = pool_forward(A_prev, {"f": 3, "stride": 1}, mode)
    print(mode)
    show("A", A)
    show("dA_prev", pool_backward(dA, cache, mode))
