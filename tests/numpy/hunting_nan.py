"""Which array is not finite first? crate/examples/hunting_nan.rs prints the same numbers."""

# ANCHOR: program
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

# "raise" in place of "ignore" stops at the first of them
np.seterr(over="ignore", divide="ignore", invalid="ignore")


# ANCHOR: look
def look(name, x):
    x = np.asarray(x)
    infinite, nan = np.isinf(x).sum(), np.isnan(x).sum()
    if infinite + nan == 0:
        print(f"{name}: finite, largest {np.abs(x).max():.1f}")
    else:
        print(f"{name}: {infinite} infinite, {nan} NaN of {x.size}")
# ANCHOR_END: look


# pixels that nobody scaled
image = 200.0 * np.array([[0, 2, 3, 3], [0, 3, 3, 1], [1, 2, 1, 0]])
W = np.array([[1.0, -1], [2, -1]])
W_fc = np.array([[1.0, 0], [0, 1], [2, -1], [1, 1], [-1, 2], [0, -1]])
for name, shift in [("exp(z)", False), ("exp(z - max z)", True)]:
    print(name)
    windows = sliding_window_view(image, (2, 2))
    Z = np.einsum("hwuv,uv->hw", windows, W)
    A = np.maximum(Z, 0)
    logits = A.ravel() @ W_fc
    z = logits - (logits.max() if shift else 0)
    e = np.exp(z)
    y_hat = e / e.sum()
    loss = np.log(e.sum()) - z[1]  # the right class is 1
    dlogits = y_hat - [0, 1]
    dW_fc = np.outer(A, dlogits)
    dA = (W_fc @ dlogits).reshape(A.shape)
    dZ = np.where(Z > 0, dA, 0)
    dW = np.einsum("hwuv,hw->uv", windows, dZ)
    for array, x in [
        ("Z", Z), ("A", A), ("logits", logits), ("exp", e),
        ("y_hat", y_hat), ("L", loss), ("dlogits", dlogits),
        ("dW_fc", dW_fc), ("dA", dA), ("dZ", dZ), ("dW", dW),
    ]:
        look(array, x)
# ANCHOR_END: program
