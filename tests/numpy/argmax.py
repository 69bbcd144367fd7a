"""Max pooling that remembers where each maximum was; crate/examples/argmax.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

np.random.seed(1)
A_prev = np.random.randn(2, 9, 8, 3)
f, stride = 3, 2
A = np.zeros((2, 4, 3, 3))
argmax = np.zeros(A.shape, dtype=np.uint8)
for i, h, w, c in np.ndindex(A.shape):
    y, x = h * stride, w * stride
    window = A_prev[i, y:y+f, x:x+f, c]
    A[i, h, w, c] = window.max()
    argmax[i, h, w, c] = window.argmax()  # u·f + v

dA = np.random.randn(*A.shape)
dA_prev = np.zeros(A_prev.shape)
for i, h, w, c in np.ndindex(A.shape):
    u, v = divmod(int(argmax[i, h, w, c]), f)
    y, x = h * stride + u, w * stride + v
    dA_prev[i, y, x, c] += dA[i, h, w, c]

print("A_prev", A_prev.shape, "→ A", A.shape)
print("dA", dA.shape, "→ dA_prev", dA_prev.shape)
print("kept for the way back: input", A_prev.nbytes, "bytes")
print("                      argmax", argmax.nbytes, "bytes")
# ANCHOR_END: program
