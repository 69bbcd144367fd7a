"""Two examples, three channels, two filters; crate/examples/channels.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A = np.array([  # (2, 1, 3, 3)
    [[[1, 4, 7], [2, 5, 8], [3, 6, 9]]],  # one row,
    [[[0, 1, 2], [1, 0, 1], [2, 1, 0]]],  # three columns
])
W = np.array([[  # (1, 2, 3, 2): [channel][filter]
    [[1, 6], [2, 4], [3, 2]],  # left weights
    [[2, 5], [4, 3], [6, 1]],  # right weights
]])
dZ = np.array([[[[1, 100], [10, 1000]]], [[[2, 0], [3, 1]]]])

Z = np.zeros((2, 1, 2, 2), dtype=int)
dA = np.zeros(A.shape, dtype=int)
dW = np.zeros(W.shape, dtype=int)
for i, h, w, c in np.ndindex(Z.shape):
    window = np.s_[i, h:h+1, w:w+2]  # all channels
    Z[i, h, w, c] = np.sum(A[window] * W[..., c])
    dA[window] += W[..., c] * dZ[i, h, w, c]
    dW[..., c] += A[window] * dZ[i, h, w, c]
db = dZ.sum(axis=(0, 1, 2), keepdims=True)

print("A ", A.shape, "* W", W.shape, "-> Z", Z.shape)
print("dZ", dZ.shape, "and W -> dA", dA.shape)
print("A and dZ -> dW", dW.shape, "db", db.shape)
for i in range(2):
    print(f"example {i}: A =\n{A[i, 0].T}")
    print(f"dA =\n{dA[i, 0].T}")
for c in range(2):
    print(f"filter {c}: W =\n{W[0, :, :, c].T}")
    print(f"Z of examples 0, 1 =\n{Z[:, 0, :, c]}")
    print(f"dW =\n{dW[0, :, :, c].T}")
print("db =", db[0, 0, 0])
# ANCHOR_END: program
