"""How many numbers a training step keeps; crate/examples/training_step.rs prints the same numbers."""

# ANCHOR: program
import numpy as np


def step(images, Z, A, x, logits):
    """Prints what is in memory; takes how many numbers each array has."""
    live, peak = images, images
    print(f"images: {live}")
    for name, made, freed in [
        ("Z", Z, 0),  # kept for ReLU
        ("A", A, 0),  # kept for the pooling
        ("x", x, 0),  # kept for the dense layer
        ("logits", logits, 0),
        ("y_hat", logits, logits),  # kept for the loss
        ("dlogits", logits, logits),  # y_hat is done with
        ("dx", x, x + logits),  # and so are x, dlogits
        ("dA", A, A + x),
        ("dZ", Z, Z + A),
        ("dW, db", 0, images + Z),
    ]:
        live += made
        peak = max(peak, live)
        live -= freed
        print(f"{name}: + {made} - {freed} = {live}")
    print("at most", peak)
    return peak


print("the book's network, 2 images")
m = 2
step(*(m * np.prod(shape) for shape in
       [(3, 4, 1), (2, 3, 1), (2, 3, 1), (1, 2, 1), (2,)]))
print("8 filters on 64 images of 28x28")
m = 64
peak = step(*(m * np.prod(shape) for shape in
              [(28, 28, 1), (28, 28, 8), (28, 28, 8),
               (14, 14, 8), (10,)]))
print(f"in f32: {4 * peak / 1e6:.1f} MB")
# ANCHOR_END: program
