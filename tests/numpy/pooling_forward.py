"""Maximum and mean of 2×2 windows; crate/examples/pooling_forward.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A_prev = np.array([[1, 3, 2, 0], [4, 2, 1, 5]])
print(f"A_prev =\n{A_prev}")

f, stride = 2, 2
for mode, pool in [("Max", np.max), ("Average", np.mean)]:
    A = [pool(A_prev[:, x:x+f]) for x in [0, stride]]
    print(f"{mode}:", *(f"{a:g}" for a in A))
# ANCHOR_END: program
