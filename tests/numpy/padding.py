"""A border of zeros around a 2×2 image; crate/examples/padding.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

X = np.array([[1, 2], [3, 4]]).reshape(1, 2, 2, 1)
pad = 1
rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
X_pad = np.pad(X, rings)
print(X.shape, "->", X_pad.shape)
print(X_pad[0, :, :, 0])
# ANCHOR_END: program
