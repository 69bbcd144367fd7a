"""One layer with stride 2 and padding 1, by hand; crate/examples/worked_example.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

A_prev = np.array([[1, 2, 0, 3],
                   [0, 1, 4, 1],
                   [2, 0, 1, 0],
                   [1, 3, 0, 2]])
W = np.array([[1, 0, -1],
              [2, 1, 0],
              [0, -1, 1]])
b = 1
dZ = np.array([[1, 2],
               [-1, 3]])
stride, pad, f = 2, 1, 3


def show(name, *arrays):
    print(name)
    for rows in zip(*arrays):
        print("  |".join("".join(f"{x:4}" for x in row)
                         for row in rows))


A_pad = np.pad(A_prev, pad)
show("A_pad", A_pad)

print("\nFORWARD: window, W, products")
Z = np.zeros_like(dZ)
for h, w in np.ndindex(Z.shape):
    y, x = h * stride, w * stride
    a = A_pad[y:y+f, x:x+f]
    Z[h, w] = np.sum(a * W) + b
    show(f"({h}, {w}) from row {y}, column {x}: "
         f"{np.sum(a * W)} + {b} = {Z[h, w]}", a, W, a * W)
show("Z", Z)

print("\nBACKWARD: dZ W for dA_pad, dZ window for dW")
dA_pad, dW, db = np.zeros_like(A_pad), np.zeros_like(W), 0
for h, w in np.ndindex(dZ.shape):
    y, x = h * stride, w * stride
    a = A_pad[y:y+f, x:x+f]
    dA_pad[y:y+f, x:x+f] += W * dZ[h, w]  # (1)
    dW += a * dZ[h, w]  # (2)
    db += dZ[h, w]  # (3)
    show(f"({h}, {w}) from row {y}, column {x}: dZ = {dZ[h, w]}",
         W * dZ[h, w], a * dZ[h, w])
show("dA_pad", dA_pad)
show("dA", dA_pad[pad:pad+4, pad:pad+4])
show("dW", dW)
print("db =", db)
# ANCHOR_END: program
