"""The gradient by each rule for ties; crate/examples/ties.rs prints the same numbers."""

import numpy as np

np.set_printoptions(formatter={"float": "{:.2f}".format})


# ANCHOR: create_mask_with_ties
def create_mask_with_ties(x, ties="every"):
    every = (x == np.max(x)).astype(float)
    if ties == "every":  # the course's mask
        return every
    if ties == "first":
        first = np.zeros(x.shape)
        first.flat[np.argmax(x)] = 1
        return first
    return every / every.sum()  # shared
# ANCHOR_END: create_mask_with_ties


# ANCHOR: program
x = np.array([[0.0, 0.0], [0.0, -1.0]])
rules = ["every", "first", "shared"]
for ties in rules:
    shares = create_mask_with_ties(x, ties)
    print(f"{ties.title()}:\n{shares} (sum {shares.sum():g})")

print("nudge                change   Every   First  Shared")
for name, nudge in [
    ("all four, up      ", [[0.5, 0.5], [0.5, 0.5]]),
    ("all four, down    ", [[-0.5, -0.5], [-0.5, -0.5]]),
    ("the first, up     ", [[0.5, 0], [0, 0]]),
    ("the first, down   ", [[-0.5, 0], [0, 0]]),
    ("the second, up    ", [[0, 0.5], [0, 0]]),
]:
    nudge = np.array(nudge)
    change = np.max(x + nudge) - np.max(x)
    line = f"{name}  {change:>7.2f}"
    for ties in rules:
        shares = create_mask_with_ties(x, ties)
        predicted = np.sum(shares * nudge)
        flag = "!" if predicted > change + 1e-12 else " "
        line += f" {flag}{predicted:>6.2f}"
    print(line)
# ANCHOR_END: program
