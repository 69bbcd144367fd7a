"""The same layer by PyTorch: writes the files that export.py writes.

Checked with torch 2.15.0, numpy 2.4.6; its numbers and JAX's differ by rounding.
"""

# ANCHOR: export
import numpy as np
import torch

np.random.seed(1)
a_prev = np.random.randn(2, 5, 6, 3)  # (m, n_H_prev, n_W_prev, n_C_prev)
w = np.random.randn(3, 2, 3, 4)  # (f_h, f_w, n_C_prev, n_C)
b = np.random.randn(1, 1, 1, 4)


def leaf(array):
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


x = leaf(a_prev.transpose(0, 3, 1, 2))  # NCHW
kernel = leaf(w.transpose(3, 2, 0, 1))  # OIHW
bias = leaf(b.ravel())

z = torch.nn.functional.conv2d(x, kernel, bias, stride=2, padding=1)
z.backward(z.detach())  # dZ = Z

np.savetxt("z.txt", z.detach().permute(0, 2, 3, 1).ravel())  # NHWC again
np.savetxt("da_prev.txt", x.grad.permute(0, 2, 3, 1).ravel())
np.savetxt("dw.txt", kernel.grad.permute(2, 3, 1, 0).ravel())  # HWIO
np.savetxt("db.txt", bias.grad)
# ANCHOR_END: export
