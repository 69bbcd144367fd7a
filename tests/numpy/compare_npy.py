"""A layer saved and loaded; crate/examples/compare_npy.rs prints the same numbers."""

import os
import sys
import tempfile

import numpy as np


def conv(A_prev, W, b, dZ, s, p):
    """Your own functions: Z, dA, dW, db."""
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, _ = W.shape
    A_pad = np.pad(A_prev, ((0, 0), (p, p), (p, p), (0, 0)))
    dA_pad, dW, Z = np.zeros_like(A_pad), np.zeros_like(W), np.zeros_like(dZ)
    for i, h, w, c in np.ndindex(dZ.shape):
        window = np.s_[i, h*s:h*s+f_h, w*s:w*s+f_w]
        Z[i, h, w, c] = np.sum(A_pad[window] * W[..., c]) + b[0, 0, 0, c]
        dA_pad[window] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += A_pad[window] * dZ[i, h, w, c]
    dA = dA_pad[:, p:p+n_H_prev, p:p+n_W_prev]
    return Z, dA, dW, dZ.sum(axis=(0, 1, 2), keepdims=True)


np.random.seed(1)
A_prev = np.random.randn(2, 5, 6, 3)
W = np.random.randn(3, 2, 3, 4)
b = np.random.randn(1, 1, 1, 4)
dZ = np.random.randn(2, 3, 4, 4)
stride, pad = 2, 1
Z, dA, dW, db = conv(A_prev, W, b, dZ, stride, pad)


# ANCHOR: save
def save(file, dW):
    arrays = {"a_prev": A_prev, "w": W, "b": b, "dz": dZ,
              "z": Z, "da_prev": dA, "dw": dW, "db": db}
    plain = {name: np.ascontiguousarray(x, dtype="<f8")
             for name, x in arrays.items()}
    np.savez(file, stride=np.int64(stride), pad=np.int64(pad),
             **plain)
# ANCHOR_END: save


# ANCHOR: load
def compare(file, expected):
    with np.load(file) as yours:
        for name, there in expected.items():
            x = yours[name]
            near = 1e-9 * np.abs(there).max()
            apart = np.argwhere(~(np.abs(x - there) <= near))
            line = (f"{name}: {x.shape}, "
                    f"{len(apart)} of {x.size} apart")
            if len(apart):
                at = tuple(int(n) for n in apart[0])
                line += (f"; at {at} yours {x[at]:.4f}, "
                         f"expected {there[at]:.4f}")
            print(line)
# ANCHOR_END: load


expected = {"z": Z, "da_prev": dA, "dw": dW, "db": db}
if len(sys.argv) > 1:  # a file to be read by the crate, and the crate's to be read here
    save(sys.argv[1], dW)
    if len(sys.argv) > 2:
        compare(sys.argv[2], expected)
else:
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "layer.npz")
        for wrong in [dW, dW / 2]:
            save(file, wrong)
            compare(file, expected)
