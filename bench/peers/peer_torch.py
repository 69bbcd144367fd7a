"""PyTorch, in both memory formats; also the reference in float64."""

import sys
from functools import partial

import torch
from serve import load, serve

aten = torch.ops.aten
# Of gradient descent, as `training.rs`.
RATE, MOMENTUM = 0.01, 0.9
FORMATS = {"channels_last": torch.channels_last, "contiguous": torch.contiguous_format}


def nchw(x, memory=torch.contiguous_format):
    return torch.from_numpy(x).permute(0, 3, 1, 2).contiguous(memory_format=memory)


def oihw(w, memory=torch.contiguous_format):
    return torch.from_numpy(w).permute(3, 2, 0, 1).contiguous(memory_format=memory)


def nhwc(x):
    return x.permute(0, 2, 3, 1).numpy()


def hwio(w):
    return w.permute(2, 3, 1, 0).numpy()


def conv_arrays(case):
    m, h, w, c = case["z"]
    load_it = partial(load, case["directory"])
    return load_it("a_prev", case["a_prev"]), load_it("w", case["w"]), load_it("b", [c]), load_it("dz", [m, h, w, c])


def conv_jobs(case):
    a, w, b, dz = conv_arrays(case)
    s, p, n_c = [case["stride"]] * 2, [case["pad"]] * 2, len(b)
    bias, jobs = torch.from_numpy(b), {}
    for name, memory in FORMATS.items():
        x, k, g = nchw(a, memory), oihw(w, memory), nchw(dz, memory)
        forward = partial(aten.convolution, x, k, bias, s, p, [1, 1], False, [0, 0], 1)
        mask = [True, True, True]
        backward = partial(aten.convolution_backward, g, x, k, [n_c], s, p, [1, 1], False, [0, 0], 1, mask)
        jobs["forward", name] = forward, lambda z: {"z": nhwc(z)}
        jobs["backward", name] = backward, lambda d: {"da_prev": nhwc(d[0]), "dw": hwio(d[1]), "db": d[2].numpy()}
    return jobs


def pool_jobs(case):
    a = load(case["directory"], "a_prev", case["a_prev"])
    da = load(case["directory"], "da", case["z"])
    f, s, jobs = [case["f"]] * 2, [case["stride"]] * 2, {}
    forward_arrays, backward_arrays = (lambda y: {"a": nhwc(y)}), (lambda d: {"da_prev": nhwc(d)})
    for name, memory in FORMATS.items():
        x, g = nchw(a, memory), nchw(da, memory)
        y, at = aten.max_pool2d_with_indices(x, f, s)
        d = torch.empty_like(x)

        forward = partial(aten.max_pool2d_with_indices, x, f, s)
        jobs["max forward", name] = forward, lambda y: forward_arrays(y[0])
        into = partial(aten.max_pool2d_with_indices.out, x, f, s, out=torch.empty_like(y), indices=torch.empty_like(at))
        jobs["max forward", name + ", out="] = into, lambda y: forward_arrays(y[0])
        backward = partial(aten.max_pool2d_with_indices_backward, g, x, f, s, [0, 0], [1, 1], False, at)
        jobs["max backward", name] = backward, backward_arrays
        into = partial(aten.max_pool2d_with_indices_backward, g, x, f, s, [0, 0], [1, 1], False, at, grad_input=d)
        jobs["max backward", name + ", out="] = into, backward_arrays

        jobs["average forward", name] = partial(aten.avg_pool2d, x, f, s), forward_arrays
        into = partial(aten.avg_pool2d, x, f, s, out=torch.empty_like(y))
        jobs["average forward", name + ", out="] = into, forward_arrays
        args = g, x, f, s, [0, 0], False, True, None
        jobs["average backward", name] = partial(aten.avg_pool2d_backward, *args), backward_arrays
        into = partial(aten.avg_pool2d_backward, *args, grad_input=d)
        jobs["average backward", name + ", out="] = into, backward_arrays
    return jobs


def network(case, weights, memory, dtype):
    """The network, and its parameters under the names of ours."""
    blocks, parameters, size = [], {}, case["a_prev"][1:]
    for i, (w, b) in enumerate(weights, 1):
        w, b = torch.from_numpy(w).to(dtype), torch.from_numpy(b).to(dtype)
        if i <= len(case["filters"]):
            f, _, n_in, n_out = w.shape
            pad = case["pads"][i - 1]
            layer = torch.nn.Conv2d(n_in, n_out, f, padding=pad, dtype=dtype)
            blocks += [layer, torch.nn.ReLU(), torch.nn.MaxPool2d(2)]
            size = [(n + 2 * pad - f + 1) // 2 for n in size[:2]] + [n_out]
        else:
            layer = torch.nn.Linear(*w.shape[2:], dtype=dtype)
            first = i == len(case["filters"]) + 1
            # The maps are flattened by channel, and ours by row.
            w = w.reshape(*size, -1) if first else w
            blocks += [torch.nn.Flatten()] if first else [torch.nn.ReLU()]
            blocks += [layer]
        w = w.permute(3, 2, 0, 1)
        with torch.no_grad():
            layer.weight.copy_(w.reshape(layer.weight.shape))
            layer.bias.copy_(b)
        parameters[i] = layer, w.shape
    return torch.nn.Sequential(*blocks).to(memory_format=memory), parameters


def changes(parameters, optimizer):
    """The parameters, and the velocities, which after the first step are the gradients."""
    arrays = {}
    for i, (layer, shape) in parameters.items():
        for name, x in {"w": layer.weight, "b": layer.bias}.items():
            for key, x in {name: x.detach(), "d" + name: optimizer.state[x]["momentum_buffer"]}.items():
                arrays[f"{key}{i}"] = hwio(x.reshape(shape)) if name == "w" else x.numpy()
    return arrays


def network_jobs(case, dtype=torch.float32):
    """Whole training steps, as in any PyTorch program. `fused` is the fastest of its optimizers on a processor."""
    load_it = partial(load, case["directory"])
    weights = [(load_it(f"w{i}", w), load_it(f"b{i}", w[3:])) for i, w in enumerate(case["weights"], 1)]
    labels = torch.from_numpy(load_it("labels", [case["a_prev"][0]])).long()
    jobs = {}
    for name, memory in FORMATS.items():
        for fused in False, True:
            x = nchw(load_it("a_prev", case["a_prev"]), memory).to(dtype)
            net, parameters = network(case, weights, memory, dtype)
            optimizer = torch.optim.SGD(net.parameters(), lr=RATE, momentum=MOMENTUM, fused=fused)
            step = partial(training_step, net, optimizer, x, labels)
            arrays = partial(changes, parameters, optimizer)
            jobs["step", name + ", fused" * fused] = step, lambda _, arrays=arrays: arrays()
    return jobs


def training_step(net, optimizer, x, labels):
    with torch.enable_grad():
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(x), labels).backward()
        optimizer.step()


def reference_jobs(case):
    """In float64, and again on magnitudes, which gives the scale for rounding errors."""
    if case["layer"] == "pool":
        return {}
    if case["layer"] == "network":
        return {("step", "reference"): network_jobs(case, torch.float64)["step", "contiguous"]}
    jobs = {}
    for name, sign in {"reference": lambda x: x, "scale": abs}.items():
        a, w, b, dz = (sign(x.astype("float64")) for x in conv_arrays(case))
        s, p = [case["stride"]] * 2, [case["pad"]] * 2
        x, k, g, bias = nchw(a), oihw(w), nchw(dz), torch.from_numpy(b)
        forward = partial(aten.convolution, x, k, bias, s, p, [1, 1], False, [0, 0], 1)
        mask = [True, True, True]
        backward = partial(aten.convolution_backward, g, x, k, [len(b)], s, p, [1, 1], False, [0, 0], 1, mask)
        jobs["forward", name] = forward, lambda z: {"z": nhwc(z)}
        jobs["backward", name] = backward, lambda d: {"da_prev": nhwc(d[0]), "dw": hwio(d[1]), "db": d[2].numpy()}
    return jobs


JOBS = {"conv": conv_jobs, "pool": pool_jobs, "network": network_jobs}

if __name__ == "__main__":
    threads, clock, role = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    torch.set_num_threads(threads)
    torch.set_grad_enabled(False)
    serve(reference_jobs if role == "reference" else lambda case: JOBS[case["layer"]](case), clock)
