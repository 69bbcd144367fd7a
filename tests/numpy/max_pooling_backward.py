"""The mask of a window, and the gradient that it passes on; crate/examples/max_pooling_backward.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

x = np.array([[1, 3], [4, 2]])
mask = x == np.max(x)
print(f"M =\n{mask.astype(int)}")
print(f"M · 10 =\n{mask * 10}")
# ANCHOR_END: program
