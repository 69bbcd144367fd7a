"""Batch normalisation, forward and backward; crate/examples/batch_norm.rs prints the same numbers."""

import numpy as np


# ANCHOR: forward
def batch_norm_forward(Z, gamma, beta, epsilon):
    axes = (0, 1, 2)  # everything but the channel
    mu = Z.mean(axes, keepdims=True)  # (B1)
    var = ((Z - mu) ** 2).mean(axes, keepdims=True)  # (B2)
    Z_hat = (Z - mu) / np.sqrt(var + epsilon)  # (B3)
    Y = gamma * Z_hat + beta  # (B4)
    return Y, (Z_hat, gamma, var, epsilon)
# ANCHOR_END: forward


# ANCHOR: backward
def batch_norm_backward(dY, cache):
    Z_hat, gamma, var, epsilon = cache
    axes = (0, 1, 2)
    N = dY[..., 0].size
    dbeta = dY.sum(axes, keepdims=True)  # (B5)
    dgamma = (dY * Z_hat).sum(axes, keepdims=True)  # (B6)
    dZ = dY - dbeta / N - Z_hat * dgamma / N  # (B7)
    dZ *= gamma / np.sqrt(var + epsilon)
    return dZ, dgamma, dbeta
# ANCHOR_END: backward


# ANCHOR: program
Z = np.array([[1, 5, 7], [7, 5, 5]]).reshape(2, 1, 3, 1)
dY = np.array([[1, 3, 2], [6, 0, 0]]).reshape(2, 1, 3, 1)
gamma, beta = np.full((1, 1, 1, 1), 4), np.ones((1, 1, 1, 1))

Y, cache = batch_norm_forward(Z, gamma, beta, 1e-12)
dZ, dgamma, dbeta = batch_norm_backward(dY, cache)
whole = lambda x: np.round(x).astype(int)
for name, x in [("Z", Z), ("Z_hat", cache[0]), ("Y", Y)]:
    print(f"{name} =\n", whole(x[:, 0, :, 0]))
print("dbeta =", whole(dbeta).item())
print("dgamma =", whole(dgamma).item())
print("dZ =\n", whole(dZ[:, 0, :, 0]))
print("sum of dZ =", whole(abs(dZ.sum())))
# ANCHOR_END: program


# Convolution with stride 1 and no padding, batch normalisation, ReLU.
def conv_forward(A_prev, W):
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f_h, f_w, _, n_C = W.shape
    Z = np.zeros((m, n_H_prev - f_h + 1, n_W_prev - f_w + 1, n_C))
    for i, h, w, c in np.ndindex(Z.shape):
        a_slice = A_prev[i, h:h+f_h, w:w+f_w]
        Z[i, h, w, c] = np.sum(a_slice * W[..., c])
    return Z


def conv_backward(dZ, A_prev, W):
    f_h, f_w, _, _ = W.shape
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i, h, w, c in np.ndindex(dZ.shape):
        window = np.s_[i, h:h+f_h, w:w+f_w]
        dA_prev[window] += W[..., c] * dZ[i, h, w, c]
        dW[..., c] += A_prev[window] * dZ[i, h, w, c]
    return dA_prev, dW, dZ.sum((0, 1, 2))


# ANCHOR: block
def block_forward(A_prev, W, gamma, beta, epsilon):
    Z = conv_forward(A_prev, W)  # no bias
    Y, cache = batch_norm_forward(Z, gamma, beta, epsilon)
    A = np.maximum(Y, 0)
    return A, (A_prev, W, Y, cache)


def block_backward(dA, block):
    A_prev, W, Y, cache = block
    dY = dA * (Y > 0)  # (C5)
    dZ, dgamma, dbeta = batch_norm_backward(dY, cache)
    dA_prev, dW, db = conv_backward(dZ, A_prev, W)
    return dA_prev, dW, db, dgamma, dbeta
# ANCHOR_END: block


np.random.seed(1)
A_prev, W = np.random.randn(3, 5, 4, 2), np.random.randn(2, 3, 2, 4)
gamma, beta = np.random.randn(1, 1, 1, 4), np.random.randn(1, 1, 1, 4)
A, block = block_forward(A_prev, W, gamma, beta, 0.1)
dA = np.random.randn(*A.shape)
dA_prev, dW, db, dgamma, dbeta = block_backward(dA, block)
assert np.allclose(db, 0)

step = 1e-6
for x, dx in [(A_prev, dA_prev), (W, dW), (gamma, dgamma), (beta, dbeta)]:
    for place in list(np.ndindex(x.shape))[::5]:
        losses = []
        for side in [step, -step]:
            old = x[place]
            x[place] = old + side
            losses.append(np.sum(block_forward(A_prev, W, gamma, beta, 0.1)[0] * dA))
            x[place] = old
        assert np.isclose((losses[0] - losses[1]) / (2 * step), dx[place], atol=1e-6)
