"""What the page 池化里的错误 · Mistakes in pooling says about integers and NaN. It prints nothing: the script asserts the claims."""

# ANCHOR: program
import numpy as np

A = np.array([[7, 7], [1, 2]])  # integers
dA = np.zeros_like(A)
dA[0, 0] += 1.5  # now 1
dA[0, 0] += 1.5  # now 2, not 3
# ANCHOR_END: program

assert dA[0, 0] == 2
try:
    dA[0:1] += 1.5
except TypeError:
    pass
else:
    raise AssertionError("+= on a slice of integers no longer stops")
dA = np.zeros(A.shape)
dA[0, 0] += 1.5
dA[0, 0] += 1.5
assert dA[0, 0] == 3

x = np.array([[1.0, np.nan], [3.0, 2.0]])
assert not (x == np.max(x)).any()  # a window with NaN has an empty mask
