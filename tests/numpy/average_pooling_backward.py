"""One gradient, spread evenly; crate/examples/average_pooling_backward.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

for dz, shape in [(1, (2, 2)), (6, (2, 3))]:
    n_H, n_W = shape
    shares = np.full(shape, dz / (n_H * n_W))
    for row in shares:
        print(*(f"{share:g}" for share in row))
# ANCHOR_END: program
