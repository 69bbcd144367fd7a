"""How many windows cover each row; crate/examples/remainder.rs prints the same numbers."""

# ANCHOR: program
import numpy as np

print("n_prev  f  p  s | n  left over | windows over each row")
for n_prev, f, pad, stride in [
    (7, 3, 0, 2),
    (8, 3, 0, 2),
    (8, 3, 1, 2),
    (9, 2, 0, 3),
    (7, 4, 0, 1),
]:
    n = (n_prev + 2 * pad - f) // stride + 1
    left_over = (n_prev + 2 * pad - f) % stride
    covered = np.zeros(n_prev + 2 * pad, dtype=int)
    for h in range(n):
        covered[h*stride:h*stride+f] += 1
    covered = covered[pad:pad+n_prev]
    print(f"{n_prev:>6}  {f}  {pad}  {stride} |",
          f"{n}  {left_over:>9} | {covered}")
# ANCHOR_END: program
