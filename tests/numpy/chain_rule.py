"""The chain rule with every partial derivative; crate/examples/chain_rule.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

W = np.array([[1, 2], [3, 4]])


def conv(x):
    Z = np.zeros((2, 2), dtype=int)
    for h, w in np.ndindex(Z.shape):
        Z[h, w] = np.sum(x[h:h+2, w:w+2] * W)
    return Z


# Convolution is linear: the image with a single 1
# at pixel j gives column j.
jacobian = np.zeros((4, 9), dtype=int)
for j in range(9):
    image = np.zeros(9, dtype=int)
    image[j] = 1
    jacobian[:, j] = conv(image.reshape(3, 3)).ravel()
print("∂y/∂x =\n", jacobian)

dy = np.array([1, 10, 100, 1000])
print("dy · ∂y/∂x    =", dy @ jacobian)

dZ = dy.reshape(2, 2)
dA = np.zeros((3, 3), dtype=int)
for h, w in np.ndindex(dZ.shape):
    dA[h:h+2, w:w+2] += W * dZ[h, w]  # (1)
print("conv_backward =", dA.ravel())
# ANCHOR_END: program
