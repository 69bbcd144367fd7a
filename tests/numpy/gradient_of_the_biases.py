"""Formula (3); crate/examples/gradient_of_the_biases.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

dZ = np.array([
    [[[1, 10]], [[2, 20]]],  # example 0: two outputs, two filters
    [[[3, 30]], [[4, 40]]],  # example 1
])
n_C = dZ.shape[3]
# ANCHOR: bias_gradient
db = np.zeros((1, 1, 1, n_C))
for i, h, w, c in np.ndindex(dZ.shape):
    db[..., c] += dZ[i, h, w, c]  # (3)

# the same without a loop
once = dZ.sum(axis=(0, 1, 2), keepdims=True)
assert np.array_equal(db, once)
# ANCHOR_END: bias_gradient

print(db.astype(int))
# ANCHOR_END: program
