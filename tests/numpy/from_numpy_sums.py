"""Sums and masks, as the page 来自 NumPy · Coming from NumPy shows them; crate/examples/from_numpy_sums.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

a = np.array([[1, 2], [3, 4]])
b = np.array([[1, 1], [2, 2]])
print("elementwise\n", a * b)
print("matrix product\n", a @ b)
print("sum of products", np.sum(a * b))

# a bias for each column, spread over the rows
print("broadcast\n", a + np.array([[10, 20]]))

dz = np.arange(24).reshape(2, 3, 2, 2)  # (m, n_H, n_W, n_C)
print("db", dz.sum(axis=(0, 1, 2)))
kept = dz.sum(axis=(0, 1, 2), keepdims=True)
print("db kept", kept.shape)

x = np.array([[1, 7], [7, 2]])  # a tie
print("max", x.max())
mask = x == x.max()
print("mask\n", mask.astype(int))
i, j = np.unravel_index(x.argmax(), x.shape)
print("argmax", i, j)
# ANCHOR_END: program
