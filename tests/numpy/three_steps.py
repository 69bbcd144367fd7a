"""Pooling backward, one point of the output at a time; crate/examples/three_steps.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A_prev = np.array([[1, 9, 2], [3, 4, 5]])  # window 2×2
dA = np.array([[10, 7]])  # stride 1: the output is 1×2
dA_prev = np.zeros(A_prev.shape)

for w in range(2):
    # 1. One point of the output, with its gradient.
    gradient = dA[0, w]
    # 2. Its window in the input, and that window's mask.
    window = np.s_[0:2, w:w+2]
    mask = A_prev[window] == A_prev[window].max()
    # 3. Add the masked gradient to that of the input.
    dA_prev[window] += mask * gradient
    print(f"after w = {w}:\n{dA_prev.astype(int)}")
# ANCHOR_END: program
