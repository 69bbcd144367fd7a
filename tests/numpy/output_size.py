"""How many positions a window has; crate/examples/output_size.rs prints the same numbers."""


# ANCHOR: program
def output_size(n_prev, f, pad, stride):
    if f > n_prev + 2 * pad:
        raise ValueError(
            f"window height {f} does not fit into input height "
            f"{n_prev} with padding {pad} on both sides"
        )
    return (n_prev + 2 * pad - f) // stride + 1


print("n_prev  f  p  s | n  left over")
for n_prev, f, pad, stride in [
    (6, 3, 0, 1),
    (6, 3, 1, 1),
    (7, 3, 0, 2),
    (8, 3, 0, 2),
]:
    n = output_size(n_prev, f, pad, stride)
    left_over = n_prev + 2 * pad - ((n - 1) * stride + f)
    print(f"{n_prev:>6}  {f}  {pad}  {stride} | {n}  {left_over}")

try:
    output_size(2, 5, 1, 1)
except ValueError as error:
    print(error)
# ANCHOR_END: program
