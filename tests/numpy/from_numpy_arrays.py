"""New arrays, as the page 来自 NumPy · Coming from NumPy shows them; crate/examples/from_numpy_arrays.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

x = np.array([[1, 2], [3, 4]])
dx = np.zeros_like(x)  # integers, because x is
dx[0, 0] += 0.75  # truncated silently
print("like x:", dx[0, 0])
dx = np.zeros(x.shape)  # floats
dx[0, 0] += 0.75
print("floats:", dx[0, 0])

print("pad\n", np.pad(x, ((1, 1), (1, 1))))
batch = np.zeros((2, 3, 4, 5))
p = ((0, 0), (1, 1), (1, 1), (0, 0))
print("pad a batch", np.pad(batch, p).shape)

np.random.seed(1)
r = np.random.randn(2, 2)
for row in r:
    print("randn", *(f"{v:.12f}" for v in row))
print("rand", f"{np.random.rand():.12f}")
# ANCHOR_END: program
