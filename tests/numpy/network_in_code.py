"""One whole small network, forward and backward; crate/examples/network_in_code.rs prints the same numbers."""

import numpy as np


# Stride 1 and no padding, which is all this network needs.
def conv_forward(A_prev, W, b):
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, n_C = W.shape
    n_H, n_W = n_H_prev - f_h + 1, n_W_prev - f_w + 1
    Z = np.zeros((m, n_H, n_W, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = A_prev[i, h:h+f_h, w:w+f_w]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c])
    return Z + b


def conv_backward(dZ, A_prev, W):
    f_h, f_w, _, _ = W.shape
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        window = np.s_[i, h:h+f_h, w:w+f_w]
        dA_prev[window] += W[..., c] * dZ[i, h, w, c]  # (1)
        dW[..., c] += A_prev[window] * dZ[i, h, w, c]  # (2)
    db = dZ.sum(axis=(0, 1, 2), keepdims=True)  # (3)
    return dA_prev, dW, db


def relu_forward(Z):
    return np.maximum(Z, 0)


# ANCHOR: relu_backward
def relu_backward(dA, Z):
    return dA * (Z > 0)  # (C5)
# ANCHOR_END: relu_backward


def pool_forward(A_prev, f):
    m, n_H_prev, n_W_prev, n_C = A_prev.shape
    A = np.zeros((m, n_H_prev - f + 1, n_W_prev - f + 1, n_C))
    for i, h, w, c in np.ndindex(A.shape):
        A[i, h, w, c] = A_prev[i, h:h+f, w:w+f, c].max()
    return A


def pool_backward(dA, A_prev, f):
    dA_prev = np.zeros(A_prev.shape)
    for i, h, w, c in np.ndindex(dA.shape):
        window = np.s_[i, h:h+f, w:w+f, c]
        mask = A_prev[window] == A_prev[window].max()
        dA_prev[window] += mask * dA[i, h, w, c]  # (4)
    return dA_prev


def dense_backward(dz, x, W):
    dx = dz @ W.T  # (N5)
    dW = x.T @ dz  # (N3)
    db = dz.sum(axis=0, keepdims=True)  # (N4)
    return dx, dW, db


def cross_entropy_forward(z, labels):
    rows = np.arange(len(labels))
    shifted = z - z.max(axis=1, keepdims=True)
    exps = np.exp(shifted)
    y_hat = exps / exps.sum(axis=1, keepdims=True)
    losses = np.log(exps.sum(axis=1)) - shifted[rows, labels]
    return losses.mean(), y_hat


def cross_entropy_backward(y_hat, labels):
    dz = y_hat.copy()
    dz[np.arange(len(labels)), labels] -= 1
    return dz / len(labels)  # (C9)


# ANCHOR: network
def forward(net, images, labels):
    Z = conv_forward(images, net["W"], net["b"])
    A = relu_forward(Z)
    pooled = pool_forward(A, net["f"])
    x = pooled.reshape(len(images), -1)  # flatten
    logits = x @ net["W_fc"] + net["b_fc"]
    loss, y_hat = cross_entropy_forward(logits, labels)
    return loss, y_hat, (images, Z, A, pooled, x, labels)


def backward(net, y_hat, cache):
    images, Z, A, pooled, x, labels = cache
    dlogits = cross_entropy_backward(y_hat, labels)
    dx, dW_fc, db_fc = dense_backward(dlogits, x, net["W_fc"])
    dpooled = dx.reshape(pooled.shape)  # unflatten
    dA = pool_backward(dpooled, A, net["f"])
    dZ = relu_backward(dA, Z)
    _, dW, db = conv_backward(dZ, images, net["W"])
    return {"W": dW, "b": db, "W_fc": dW_fc, "b_fc": db_fc}
# ANCHOR_END: network


# ANCHOR: worked_example
images = np.array([
    [[0, 2, 3, 3], [0, 3, 3, 1], [1, 2, 1, 0]],
    [[0, 1, 1, 2], [1, 0, 0, 2], [0, 1, 3, 2]],
])[..., np.newaxis]
labels = [1, 0]
W = np.array([[1.0, -1.0], [2.0, -1.0]])  # one 2×2 filter
net = {
    "W": W[:, :, np.newaxis, np.newaxis],
    "b": np.array([[[[1.0]]]]),
    "f": 2,
    "W_fc": np.array([[1.0, -2.0], [-1.0, 1.0]]),
    "b_fc": np.array([[np.log(3), 0.0]]),
}
# ANCHOR_END: worked_example

# ANCHOR: program
rate = 0.1
for step in range(9):
    loss, y_hat, cache = forward(net, images, labels)
    right = y_hat[np.arange(2), labels]
    print(f"{step}: L = {loss:.4f}, ŷ of the right classes",
          *(f"{y:.3f}" for y in right))
    grads = backward(net, y_hat, cache)
    for name in grads:
        net[name] -= rate * grads[name]  # (N7)
# ANCHOR_END: program
