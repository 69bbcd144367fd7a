"""From the logits to the loss and back; crate/examples/softmax.rs prints the same numbers."""

import numpy as np

np.set_printoptions(formatter={"float": "{:.4f}".format})


# ANCHOR: program
def softmax(z):
    # too large a number overflows in exp: take the largest off
    e = np.exp(z - z.max(axis=1, keepdims=True))  # (C6a)
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy_forward(z, labels):
    rows = np.arange(len(labels))
    shifted = z - z.max(axis=1, keepdims=True)
    exps = np.exp(shifted).sum(axis=1)
    losses = np.log(exps) - shifted[rows, labels]  # (C8)
    return losses.mean(), (softmax(z), labels)


def cross_entropy_backward(cache):
    y_hat, labels = cache
    m = len(labels)
    dz = y_hat.copy()
    dz[np.arange(m), labels] -= 1
    return dz / m  # (C9)


ln3 = np.log(3)
z = np.array([[ln3, 0], [ln3, 0]])  # e^ln3 : e^0 is 3 : 1
labels = [1, 0]

loss, cache = cross_entropy_forward(z, labels)
print(f"ŷ =\n{cache[0]}")
print(f"L = {loss:.4f}")
print(f"dz =\n{cross_entropy_backward(cache)}")

slope, step = np.zeros(z.shape), 1e-5
for j in np.ndindex(z.shape):
    nudge = np.zeros(z.shape)
    nudge[j] = step
    up, _ = cross_entropy_forward(z + nudge, labels)
    down, _ = cross_entropy_forward(z - nudge, labels)
    slope[j] = (up - down) / (2 * step)
print(f"slope of L =\n{slope}")

with np.errstate(over="ignore"):
    print("e^1000 =", np.exp(1000.0))
large = np.array([[1000 + ln3, 1000]])
print("ŷ =", softmax(large))
# ANCHOR_END: program
