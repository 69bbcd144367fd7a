"""Means and fingerprints of a wrong array; crate/examples/fingerprint.rs prints the same numbers."""

import numpy as np


# ANCHOR: program
def fingerprint(x):
    return np.random.RandomState(1).randn(x.size) @ x.ravel()


dW = np.random.RandomState(2).randn(3, 3, 2, 4)
for name, x in [
    ("right", dW),
    ("turned", dW[::-1, ::-1]),
    ("transposed", dW.transpose(1, 0, 2, 3)),
    ("two exchanged", dW[..., [1, 0, 2, 3]]),
]:
    m, p = x.mean(), fingerprint(x)
    print(f"{name:<14} mean {m:.6f}  fingerprint {p:.6f}")
# ANCHOR_END: program
