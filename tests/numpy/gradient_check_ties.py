"""The gradient check of max pooling at a tie; crate/examples/gradient_check_ties.rs prints the same numbers."""

import numpy as np

np.set_printoptions(formatter={"float": "{:.2f}".format})


def numerical_gradient(loss, x, step=1e-5):
    slopes = np.zeros(x.shape)
    for j in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[j] += step
        down[j] -= step
        slopes[j] = (loss(up) - loss(down)) / (2 * step)
    return slopes


def mask(x, ties):
    every = (x == np.max(x)).astype(float)
    if ties == "every":
        return every
    if ties == "first":
        return (np.arange(x.size) == np.argmax(x)).astype(float)
    return every / every.sum()  # shared


# ANCHOR: program
# one window, in one row
tied = np.array([0, 0, 0, -1.0])  # three maxima
near = np.array([0, 4e-6, -1, -1])  # less than one step
apart = np.array([0, 0.2, 0.1, -1])  # many steps
for name, a in [("tied", tied), ("near", near), ("apart", apart)]:
    print(f"{name}: slopes", numerical_gradient(np.max, a))
    for ties in ["every", "first", "shared"]:
        print(f"    {ties.title():6}", mask(a, ties))
# ANCHOR_END: program
