"""Global average pooling; crate/examples/global_pooling.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A_prev = np.arange(1, 13).reshape(1, 2, 3, 2)
m, n_H_prev, n_W_prev, n_C = A_prev.shape

A = A_prev.mean(axis=(1, 2))
print("A", A.shape, "=", A.astype(int))

dA = np.full((m, n_C), 6.0)
share = dA / (n_H_prev * n_W_prev)
dA_prev = np.zeros(A_prev.shape)
dA_prev += share[:, np.newaxis, np.newaxis, :]  # broadcast
print("dA_prev", dA_prev.shape, "channel 0 =")
print(dA_prev[0, :, :, 0].astype(int))
# ANCHOR_END: program
