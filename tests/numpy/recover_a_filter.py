"""An edge filter is hidden, and found again; crate/examples/recover_a_filter.rs prints the same numbers."""

import numpy as np


def conv(A, W):
    f_h, f_w = W.shape
    Z = np.zeros((A.shape[0] - f_h + 1, A.shape[1] - f_w + 1))
    for h, w in np.ndindex(Z.shape):
        Z[h, w] = np.sum(A[h:h+f_h, w:w+f_w] * W)
    return Z


def show(step, loss, W):
    if step in [0, 10, 50, 200]:
        L = np.format_float_scientific(
            loss, precision=1, unique=False, exp_digits=1
        )
        print(f"step {step}: L = {L}")
        print(W.round(2) + 0.0)  # no -0.00


# ANCHOR: fit_filter
def fit_filter(image, target, W, rate, steps, observe):
    f_h, f_w = W.shape
    for step in range(steps + 1):
        error = conv(image, W) - target
        n = error.size
        loss = np.sum(error**2) / (2 * n)  # (N8)
        observe(step, loss, W)

        if step < steps:
            dZ = error / n  # (N9)
            dW = np.zeros(W.shape)
            for h, w in np.ndindex(dZ.shape):
                a_slice = image[h:h+f_h, w:w+f_w]
                dW += a_slice * dZ[h, w]  # (2)
            W = W - rate * dW  # (N7)
    return W
# ANCHOR_END: fit_filter


np.set_printoptions(formatter={"float": "{:5.2f}".format})
# ANCHOR: hidden_filter
image = np.array([
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1, 1, 0, 0, 0, 1, 0],
    [0, 1, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 1, 0, 1, 0, 0],
    [0, 0, 1, 0, 0, 0, 1, 0],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1, 0, 1, 0, 0, 1, 0],
])
hidden = np.array([[1.0, 0, -1], [2, 0, -2], [1, 0, -1]])
# ANCHOR_END: hidden_filter
edges = conv(image, hidden)
start = np.zeros(hidden.shape)
fit_filter(image, edges, start, 0.5, 200, show)
print(f"hidden:\n{hidden}")
