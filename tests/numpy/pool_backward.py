"""Both modes on overlapping windows; crate/examples/pool_backward.rs prints the same numbers."""

import numpy as np

np.set_printoptions(formatter={"float": "{:g}".format})

# ANCHOR: program
A_prev = np.array([[1, 9, 2], [3, 4, 5]])
f = 2  # and stride 1
dA = np.array([[10, 8]])

for mode in ["Max", "Average"]:
    dA_prev = np.zeros(A_prev.shape)
    for h, w in np.ndindex(dA.shape):
        window = np.s_[h:h+f, w:w+f]
        if mode == "Max":
            a = A_prev[window]
            dA_prev[window] += (a == a.max()) * dA[h, w]  # (4)
        else:
            dA_prev[window] += dA[h, w] / (f * f)  # (5)
    print(f"{mode}:\n{dA_prev}")
# ANCHOR_END: program
