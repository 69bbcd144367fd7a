"""Channels last and channels first; crate/examples/layouts.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A = np.zeros((10, 5, 6, 3))  # (m, n_H, n_W, n_C)
W = np.zeros((3, 2, 3, 8))  # (f_h, f_w, n_C_prev, n_C)
print("NHWC", A.shape)
print("NCHW", A.transpose(0, 3, 1, 2).shape)
print("HWIO", W.shape)
print("OIHW", W.transpose(3, 2, 0, 1).shape)

# One row, two columns, three channels:
# pixel 1 has 1, 2, 3; pixel 2 has 4, 5, 6.
pixels = np.array([[[[1, 2, 3], [4, 5, 6]]]])
print("flattened, NHWC:", pixels.ravel())
first = pixels.transpose(0, 3, 1, 2)
print("flattened, NCHW:", first.ravel())

window = np.array([[1, 10], [100, 1000]])
weights = np.array([[1, 2], [3, 4]])
print("elementwise:", window * weights)
dot = np.sum(window * weights)
print("dot product:", dot, "(cross-correlation)")
turned = weights[::-1, ::-1]
convolution = np.sum(window * turned)
print("filter turned:", convolution, "(convolution)")
# ANCHOR_END: program
