"""One filter at one position; crate/examples/single_step.rs prints the same number."""

# ANCHOR: program
import numpy as np

a_slice = np.array([[[1], [2]], [[4], [5]]])  # (2, 2, 1)
W = np.array([[[1], [2]], [[3], [4]]])
b = np.array([[[10]]])  # (1, 1, 1)

Z = np.sum(a_slice * W) + b.item()
print("1*1 + 2*2 + 4*3 + 5*4 + 10 =", Z)
# ANCHOR_END: program
