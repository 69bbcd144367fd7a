"""dA from each dZ and from each weight; crate/examples/two_views.rs prints the same numbers."""

import numpy as np


def show(name, arrays):
    print(name)
    for rows in zip(*arrays):
        print("  +".join("".join(f"{x:5}" for x in row)
                         for row in rows))


# ANCHOR: views
W = np.array([[1, 10], [100, 1000]])
dZ = np.array([[1, 2], [3, 4]])

from_dZ = np.zeros((2, 2, 3, 3), int)
for h, w in np.ndindex(2, 2):  # one dZ, the whole filter
    from_dZ[h, w, h:h+2, w:w+2] = dZ[h, w] * W
show("from dZ", from_dZ.reshape(4, 3, 3))

from_W = np.zeros((2, 2, 3, 3), int)
for u, v in np.ndindex(2, 2):  # one weight, all of dZ
    from_W[u, v, u:u+2, v:v+2] = W[u, v] * dZ
show("from W", from_W.reshape(4, 3, 3))

dA = from_dZ.sum(axis=(0, 1))
assert (dA == from_W.sum(axis=(0, 1))).all()
show("dA", [dA])
# ANCHOR_END: views


# ANCHOR: convn
def convn(A, K):
    f = K.shape
    dW = np.zeros([n - k + 1 for n, k in zip(A.shape, f)], int)
    for i, u, v in np.ndindex(dW.shape):
        window = A[i:i+f[0], u:u+f[1], v:v+f[2]]
        dW[i, u, v] = np.sum(window * K[::-1, ::-1, ::-1])
    return dW[0]


A = np.arange(18).reshape(2, 3, 3)  # two images
dZ = np.array([[[1, 0], [0, 0]], [[0, 0], [0, 10]]])
show("turned in rows and columns", [convn(A, dZ[:, ::-1, ::-1])])
show("turned in every axis", [convn(A, dZ[::-1, ::-1, ::-1])])
# ANCHOR_END: convn
