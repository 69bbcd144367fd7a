"""Slices, as the page 来自 NumPy · Coming from NumPy shows them; crate/examples/from_numpy_slices.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

a = np.arange(12).reshape(3, 4)
print("window\n", a[0:2, 1:3])
print("last row", a[-1])
print("from row 1, at most 9 rows:", len(a[1:9]))

# a slice is a view: += on it changes the array
a[0:2, 0:2] += 10
print("+=\n", a)

# removes the border, unless pad is 0
pad = 1
print("inside", a[pad:-pad, pad:-pad].shape)
pad = 0
print("wrong", a[pad:-pad, pad:-pad].shape)
n, m = a.shape
print("right", a[pad : pad + n, pad : pad + m].shape)

# rotated by 180°, and the axes swapped
w = np.array([[1, 2], [3, 4]])
print("turned\n", w[::-1, ::-1])
print("swapped\n", w.T)
x = np.zeros((2, 3, 4, 5))
print("NCHW", x.transpose(0, 3, 1, 2).shape)
# ANCHOR_END: program
