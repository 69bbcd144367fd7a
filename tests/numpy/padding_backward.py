"""Padding forward, cropping backward; crate/examples/padding_backward.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

W = np.array([[1, 2], [3, 4]])
image = np.zeros((1, 3, 3, 1))  # dA does not depend on it
for pad in range(3):
    rings = ((0, 0), (pad, pad), (pad, pad), (0, 0))
    dA_pad = np.pad(image, rings)  # zeros still
    n = 3 + 2 * pad - 1
    dZ = np.ones((1, n, n, 1))
    for h, w in np.ndindex(n, n):
        window = np.s_[0, h:h+2, w:w+2, 0]
        dA_pad[window] += W * dZ[0, h, w, 0]  # (1)

    dA = dA_pad[:, pad:pad+3, pad:pad+3]
    print(f"p = {pad}: dZ {n}x{n} -> dA_pad {dA_pad.shape}",
          f"-> dA {dA.shape}")
    kept, total = dA.sum(), dA_pad.sum()
    print(f"  kept {kept:g} + cut {total - kept:g} = {total:g}")

pad = 0  # -0 is 0
trap = image[:, pad:-pad]
print("dA_pad[0:-0] has shape", trap.shape)
# ANCHOR_END: program
