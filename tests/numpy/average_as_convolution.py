"""Average pooling as a convolution with constant filters; crate/examples/average_as_convolution.rs prints the same lines."""

# ANCHOR: program
import numpy as np

np.random.seed(1)
f, stride, n_C = 3, 2, 4
A_prev = np.random.randn(2, 7, 6, n_C)

W = np.zeros((f, f, n_C, n_C))
for c in range(n_C):
    W[:, :, c, c] = 1 / (f * f)  # k = c

A, Z = np.zeros((2, 3, 2, n_C)), np.zeros((2, 3, 2, n_C))
dA = np.random.randn(*A.shape)
by_pooling = np.zeros(A_prev.shape)
by_convolution = np.zeros(A_prev.shape)
for i, h, w, c in np.ndindex(A.shape):
    y, x = h * stride, w * stride
    window = np.s_[i, y:y+f, x:x+f]  # all channels
    A[i, h, w, c] = A_prev[window][..., c].mean()
    Z[i, h, w, c] = np.sum(A_prev[window] * W[..., c])

    g = dA[i, h, w, c]
    by_pooling[window][..., c] += g / (f * f)  # (5)
    by_convolution[window] += W[..., c] * g  # (1)

assert np.allclose(Z, A)
assert np.allclose(by_convolution, by_pooling)
print(f"forward  {A_prev.shape} → {A.shape}: the same")
print(f"backward {dA.shape} → {by_pooling.shape}: the same")
# ANCHOR_END: program
