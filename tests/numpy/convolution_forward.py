"""A 3×3 image under a 2×2 filter; crate/examples/convolution_forward.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A_prev = np.arange(1, 10).reshape(1, 3, 3, 1)
W = np.array([[1, 2], [3, 4]]).reshape(2, 2, 1, 1)
b = np.array([[[[10]]]])

Z = np.zeros((1, 2, 2, 1), dtype=int)
for i, h, w, c in np.ndindex(Z.shape):
    a_slice = A_prev[i, h:h+2, w:w+2]
    products = a_slice * W[..., c]
    Z[i, h, w, c] = np.sum(products) + b[0, 0, 0, c]
print(f"A =\n{A_prev[0, :, :, 0]}")
print(f"W =\n{W[:, :, 0, 0]}")
print(f"Z =\n{Z[0, :, :, 0]}")
# ANCHOR_END: program
