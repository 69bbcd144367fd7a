"""Mistakes going forward, one line wrong each. It prints nothing: the script asserts what the page says."""

import numpy as np


def right(a_slice, W, b):
    return np.sum(a_slice * W) + b


# ANCHOR: bias_in_the_sum
def bias_in_the_sum(a_slice, W, b):
    return np.sum(a_slice * W + b)  # wrong: b at every product
# ANCHOR_END: bias_in_the_sum


# ANCHOR: matrix_product
def matrix_product(a_slice, W, b):
    total = 0
    for k in range(W.shape[2]):
        # wrong: rows times columns, not element by element
        total += np.sum(a_slice[..., k] @ W[..., k])
    return total + b
# ANCHOR_END: matrix_product


# ANCHOR: true_convolution
def true_convolution(a_slice, W, b):
    turned = W[::-1, ::-1]  # wrong: no flip here
    return np.sum(a_slice * turned) + b
# ANCHOR_END: true_convolution


a_slice = np.array([[[1], [2]], [[4], [5]]])
W = np.array([[[1], [2]], [[3], [4]]])
assert right(a_slice, W, 10) == 47
assert bias_in_the_sum(a_slice, W, 10) == 37 + 4 * 10
assert bias_in_the_sum(a_slice, W, 0) == right(a_slice, W, 0)
product = np.array([[1, 2], [4, 5]]) @ np.array([[1, 2], [3, 4]])
assert matrix_product(a_slice, W, 10) == product.sum() + 10 != 47
assert true_convolution(a_slice, W, 10) == 4 + 6 + 8 + 5 + 10
symmetric = W + W[::-1, ::-1]
turned = true_convolution(a_slice, symmetric, 10)
assert turned == right(a_slice, symmetric, 10)
