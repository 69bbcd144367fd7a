"""The 1/m of the loss, once and twice; crate/examples/where_dz_comes_from.rs prints the same numbers."""

import numpy as np

np.set_printoptions(formatter={"float": "{:.4f}".format})

# ANCHOR: program
# Two images after convolution, ReLU and pooling: m = 2.
x = np.array([[4, 6], [2, 3]])
W = np.array([[1.0, -2.0], [-1.0, 1.0]])
b = np.array([[np.log(3), 0.0]])
labels = [1, 0]
m = len(labels)


def forward(W):
    e = np.exp(x @ W + b)
    y_hat = e / e.sum(axis=1, keepdims=True)
    loss = -np.log(y_hat[np.arange(m), labels]).mean()
    return loss, y_hat


slope, step = np.zeros(W.shape), 1e-5
for j in np.ndindex(W.shape):
    nudge = np.zeros(W.shape)
    nudge[j] = step
    rise = forward(W + nudge)[0] - forward(W - nudge)[0]
    slope[j] = rise / (2 * step)
print(f"slope of the loss:\n{slope}")

_, y_hat = forward(W)
dz = (y_hat - np.eye(2)[labels]) / m
dW = x.T @ dz
print(f"1/m in dz:\n{dW}")
print(f"1/m in dz and in dW:\n{dW / m}")
# ANCHOR_END: program
