"""The forward equations of one channel, and how often each symbol occurs; crate/examples/one_channel.rs prints the same lines."""

# ANCHOR: program
import numpy as np

N, F = 3, 2  # an N×N input, an F×F filter
stops = N - F + 1

terms = []  # (weight, pixel, output)
for h, w in np.ndindex(stops, stops):
    line = f"z{h}{w} = b"
    for u, v in np.ndindex(F, F):
        weight, pixel = f"w{u}{v}", f"a{h+u}{w+v}"
        line += f" + {weight} {pixel}"
        terms.append((weight, pixel, f"dz{h}{w}"))
    print(line)

for asked in ["a00", "a01", "a11", "a22", "w00"]:
    shares = [f"{w} {dz}" for w, a, dz in terms if a == asked]
    shares += [f"{a} {dz}" for w, a, dz in terms if w == asked]
    print(f"{len(shares)}: d{asked} =", " + ".join(shares))
# ANCHOR_END: program
