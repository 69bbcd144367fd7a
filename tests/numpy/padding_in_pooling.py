"""Max pooling of negative numbers, padded twice; crate/examples/padding_in_pooling.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

image = np.array([[-1, -2], [-3, -4]])
f, stride = 2, 2

for border in [0, -np.inf]:
    padded = np.full((4, 4), border, dtype=float)
    padded[1:3, 1:3] = image

    A = np.zeros((2, 2))
    dA, d_padded = np.ones((2, 2)), np.zeros((4, 4))
    for h, w in np.ndindex(A.shape):
        y, x = h * stride, w * stride
        window = np.s_[y:y+f, x:x+f]
        A[h, w] = padded[window].max()
        mask = padded[window] == A[h, w]
        d_padded[window] += mask * dA[h, w]  # (4)
    print(f"padded with {border}:")
    print("A =\n", A.astype(int))
    print("dA_prev =\n", d_padded[1:3, 1:3].astype(int))
# ANCHOR_END: program
