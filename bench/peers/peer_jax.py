"""JAX, compiled by XLA. The gradient is `jax.vjp`; XLA drops the forward pass that it does not need."""

import os
import sys

threads, clock = int(sys.argv[1]), sys.argv[2]
# XLA starts as many threads as there are processors that the process may use.
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
from jax import lax  # noqa: E402
from serve import load, serve  # noqa: E402

jax.config.update("jax_platforms", "cpu")


def waiting(function, *args):
    compiled = jax.jit(function)
    args = [jax.device_put(x) for x in args]
    return lambda: jax.block_until_ready(compiled(*args))


def conv_jobs(case):
    arrays = [("a_prev", case["a_prev"]), ("w", case["w"]), ("b", case["z"][3:]), ("dz", case["z"])]
    a, w, b, dz = (load(case["directory"], *each) for each in arrays)
    s, p = [case["stride"]] * 2, [(case["pad"],) * 2] * 2

    def forward(a, w, b):
        return lax.conv_general_dilated(a, w, s, p, dimension_numbers=("NHWC", "HWIO", "NHWC")) + b

    def backward(a, w, b, dz):
        return jax.vjp(forward, a, w, b)[1](dz)

    return {
        ("forward", "jit"): (waiting(forward, a, w, b), lambda z: {"z": z}),
        ("backward", "jit"): (waiting(backward, a, w, b, dz), lambda d: dict(zip(["da_prev", "dw", "db"], d))),
    }


def pool_jobs(case):
    a = load(case["directory"], "a_prev", case["a_prev"])
    da = load(case["directory"], "da", case["z"])
    f, s = (1, case["f"], case["f"], 1), (1, case["stride"], case["stride"], 1)

    def largest(a):
        return lax.reduce_window(a, -jnp.inf, lax.max, f, s, "VALID")

    def mean(a):
        return lax.reduce_window(a, 0.0, lax.add, f, s, "VALID") / case["f"] ** 2

    jobs = {}
    for mode, forward in {"max": largest, "average": mean}.items():
        backward = waiting(lambda a, da, forward=forward: jax.vjp(forward, a)[1](da)[0], a, da)
        jobs[mode + " forward", "jit"] = waiting(forward, a), lambda y: {"a": y}
        jobs[mode + " backward", "jit"] = backward, lambda d: {"da_prev": d}
    return jobs


JOBS = {"conv": conv_jobs, "pool": pool_jobs}

if __name__ == "__main__":
    serve(lambda case: JOBS.get(case["layer"], lambda case: {})(case), clock)
