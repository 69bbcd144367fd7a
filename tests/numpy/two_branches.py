"""One array read by two branches; crate/examples/two_branches.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

np.set_printoptions(formatter={"float": "{:g}".format})
A = np.array([1.0, 2, 3, 4])
W = np.array([1.0, -1, 2])
dY = np.array([1.0, 10, 100, 1000])


def filtered(A):
    A_pad = np.pad(A, 1)
    return np.array([W @ A_pad[x:x+3] for x in range(4)])


def forward(A):
    return np.maximum(filtered(A), 0) + A  # a filter, a shortcut


Z = filtered(A)
print("Z", Z, "-> Y", forward(A))

dZ = dY * (Z > 0)  # a new array: dY is needed again
dA_pad = np.zeros(6)
for x in range(4):
    dA_pad[x:x+3] += W * dZ[x]
by_filter, by_shortcut = dA_pad[1:5], dY
print("by the filter", by_filter)
print("by the shortcut", by_shortcut)
print("dA", by_filter + by_shortcut)  # (T1)

h = 0.25
slopes = [dY @ (forward(A + h * e) - forward(A - h * e)) / (2 * h)
          for e in np.eye(4)]
print("measured", np.array(slopes))

dY *= Z > 0  # ReLU backward in place: the shortcut reads this too
print("in place, dA", by_filter + dY)
# ANCHOR_END: program
