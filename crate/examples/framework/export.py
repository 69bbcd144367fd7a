"""Writes what JAX makes of one convolutional layer, in PyTorch's layouts, as one number a line.

Made with jax 0.10.2, numpy 2.4.6:  python export.py
"""

import os

os.environ["JAX_ENABLE_X64"] = "1"

# ANCHOR: export
import jax
import numpy as np

np.random.seed(1)
a_prev = np.random.randn(2, 5, 6, 3)  # (m, n_H_prev, n_W_prev, n_C_prev)
w = np.random.randn(3, 2, 3, 4)  # (f_h, f_w, n_C_prev, n_C)
b = np.random.randn(1, 1, 1, 4)

x = a_prev.transpose(0, 3, 1, 2)  # NCHW
kernel = w.transpose(3, 2, 0, 1)  # OIHW


def layer(x, kernel, bias):
    z = jax.lax.conv_general_dilated(
        x, kernel, (2, 2), [(1, 1), (1, 1)], dimension_numbers=("NCHW", "OIHW", "NCHW")
    )
    return z + bias[None, :, None, None]


z, back = jax.vjp(layer, x, kernel, b.ravel())
dx, dkernel, dbias = back(z)  # dZ = Z

np.savetxt("z.txt", z.transpose(0, 2, 3, 1).ravel())  # NHWC again
np.savetxt("da_prev.txt", dx.transpose(0, 2, 3, 1).ravel())
np.savetxt("dw.txt", dkernel.transpose(2, 3, 1, 0).ravel())  # HWIO
np.savetxt("db.txt", dbias.ravel())
# ANCHOR_END: export
