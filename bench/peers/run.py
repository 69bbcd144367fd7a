"""Runs the fast path and its peers in turn, checks that all agree, and writes the times relative to the best peer.

    cargo build --release --manifest-path bench/Cargo.toml --bin peer
    python bench/peers/run.py --out bench/results/NAME.toml        (see --help for all options)

Needs NumPy, and PyTorch for the reference; JAX takes part if it is installed, candle and burn if `rust/` has been
built. Each peer is a separate process.
A round times each of them once, one after the other, and only times of the same round are compared, because the machine
may be slower in the next. The time of a round is its fastest call.
"""

import argparse
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
BENCH = HERE.parent
RUST = HERE / "rust"
# The crate whose version identifies the peer.
RUST_CRATES = {"candle": "candle-core", "burn": "burn-flex"}
OURS = "fast"
# The tolerance for float32, in units of 2⁻²³ · Σ|x·y|.
TOLERANCE = 24
# What describes a case in the results.
SHAPE = ("a_prev", "w", "f", "stride", "pad", "filters", "pads", "dense")


class Peer:
    def __init__(self, name, command, threads):
        one = str(threads)
        threads = {"OMP_NUM_THREADS": one, "MKL_NUM_THREADS": one, "RAYON_NUM_THREADS": one}
        self.name, pipe = name, subprocess.PIPE
        environment = os.environ | threads | {"TF_CPP_MIN_LOG_LEVEL": "2"}
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.name} died of {request}")
        return json.loads(answer)


def arguments():
    parser = argparse.ArgumentParser(description="Compares the fast path with PyTorch, JAX, candle and burn.")
    parser.add_argument("--out", type=Path, help="TOML file for the results")
    parser.add_argument("--threads", type=int, default=1, help="more than one needs a build with --features rayon")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=0.04, help="time for each job in each round")
    parser.add_argument("--only", default="", help="names of shapes, separated by commas")
    parser.add_argument("--layer", choices=["conv", "pool", "network"])
    parser.add_argument("--operation", default="", help="only operations that contain this word")
    parser.add_argument("--cpu-time", action="store_true", help="count CPU time, for a busy machine; only with one thread")
    parser.add_argument("--binary", type=Path, help="our peer; default: the release build")
    options = parser.parse_args()
    if options.cpu_time and options.threads > 1:
        parser.error("--cpu-time needs --threads 1, because CPU time adds up all threads")
    return options


def built(manifest, name):
    """The program that cargo built in release mode."""
    metadata = ["cargo", "metadata", "--no-deps", "--format-version=1", "--manifest-path", manifest]
    target = json.loads(subprocess.run(metadata, check=True, capture_output=True).stdout)["target_directory"]
    return Path(target) / "release" / name


def peers(options, clock):
    python = [sys.executable]
    threads = str(options.threads)
    commands = {"torch": python + [HERE / "peer_torch.py", threads, clock, "peer"]}
    if importlib.util.find_spec("jax"):
        commands["jax"] = python + [HERE / "peer_jax.py", threads, clock]
    for name, binary in rust_peers().items():
        commands[name] = [binary, threads, clock]
    commands[OURS] = [options.binary or built(BENCH / "Cargo.toml", "peer"), threads, clock]
    reference = Peer("reference", python + [HERE / "peer_torch.py", "2", clock, "reference"], 2)
    return reference, [Peer(name, command, options.threads) for name, command in commands.items()]


def rust_peers():
    """The peers of `rust/` that have been built."""
    binaries = {name: built(RUST / "Cargo.toml", name) for name in RUST_CRATES}
    return {name: binary for name, binary in binaries.items() if binary.exists()}


def cases(options):
    names = set(filter(None, options.only.split(",")))
    table = tomllib.loads((BENCH / "shapes.toml").read_text())
    for layer, shapes in table.items():
        for shape in shapes:
            if options.layer in (None, layer) and (not names or shape["name"] in names):
                if layer == "network":
                    weights = shape["filters"] + [[1, 1, *dense] for dense in shape["dense"]]
                    yield shape | {"layer": layer, "z": [shape["a_prev"][0], 1, 1, weights[-1][3]], "weights": weights}
                    continue
                pad = shape.get("pad", 0)
                f_h, f_w, _, n_c = shape.get("w", [shape.get("f"), shape.get("f"), None, shape["a_prev"][3]])
                m, h, w, _ = shape["a_prev"]
                places = lambda n, f: (n + 2 * pad - f) // shape["stride"] + 1  # noqa: E731
                yield shape | {"layer": layer, "z": [m, places(h, f_h), places(w, f_w), n_c]}


def write_arrays(case, directory):
    rng = np.random.default_rng(list(case["name"].encode()))
    arrays = {"a_prev": case["a_prev"], "da": case["z"]}
    if case["layer"] == "conv":
        arrays = {"a_prev": case["a_prev"], "w": case["w"], "b": [case["z"][3]], "dz": case["z"]}
    if case["layer"] == "network":
        numbered = list(enumerate(case["weights"], 1))
        arrays = {"a_prev": case["a_prev"]} | {f"w{i}": w for i, w in numbered} | {f"b{i}": w[3:] for i, w in numbered}
        rng.integers(case["z"][3], size=case["z"][0]).astype(np.float32).tofile(Path(directory) / "labels")
    for name, shape in arrays.items():
        numbers = rng.standard_normal(shape, dtype=np.float32)
        if case["layer"] == "network" and name != "a_prev":
            numbers *= np.sqrt(2 / np.prod(shape[:3])) if name.startswith("w") else 0.1  # so that no layer's output grows
        numbers.astype(np.float32).tofile(Path(directory) / name)


def outputs(peer, job, directory):
    for old in Path(directory).iterdir():
        old.unlink()
    peer.ask(do="run", job=job, to=directory)
    return {path.name: np.fromfile(path, dtype=np.float32).astype(np.float64) for path in Path(directory).iterdir()}


def disagreements(case, operation, expected, scale, results):
    """Element by element. For pooling the first peer is the reference: a maximum is exact, a mean adds up few numbers."""
    for who, result in results.items():
        if result.keys() != expected.keys():
            yield f"{case['name']}, {operation}: {who} gives {sorted(result)}, expected {sorted(expected)}"
            continue
        for name, array in result.items():
            bound = TOLERANCE * 2.0**-23 * scale[name]
            wrong = ~(np.abs(array - expected[name]) <= bound)
            if wrong.any():
                at = int(np.argmax(wrong))
                yield (
                    f"{case['name']}, {operation}: {who}: {name} differs in {wrong.sum()} of {wrong.size} elements, "
                    f"first at {at}: {array[at]}, expected {expected[name][at]} ± {bound[at]:.2e}"
                )


def check(case, operation, reference, jobs, directory):
    results = {who: outputs(peer, job, directory) for who, (peer, job) in jobs.items()}
    if case["layer"] == "conv":
        expected = outputs(reference, [operation, "reference"], directory)
        scale = outputs(reference, [operation, "scale"], directory)
    elif case["layer"] == "network":
        # an element of a gradient is the sum of many numbers about as large as the largest
        expected = outputs(reference, [operation, "reference"], directory)
        scale = {name: np.full(x.shape, np.abs(x).max()) for name, x in expected.items()}
    else:
        expected = next(iter(results.values()))
        exact = operation == "max forward"
        scale = {name: np.zeros_like(x) if exact else np.maximum(1, np.abs(x)) for name, x in expected.items()}
    return list(disagreements(case, operation, expected, scale, results))


def measure(jobs, options):
    """One dictionary of seconds per round. The order rotates, so that no peer always follows the same one."""
    rounds, order = [], list(jobs)
    for _ in range(options.rounds):
        times = {who: jobs[who][0].ask(do="time", job=jobs[who][1], seconds=options.seconds)["seconds"] for who in order}
        rounds.append(times)
        order = order[1:] + order[:1]
    return rounds


def quartiles(values):
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    return {"low": round(low, 3), "median": round(middle, 3), "high": round(high, 3)}


def ratios(rounds):
    """The ratio of each job to the fastest peer of the same round: the median and the quartiles."""
    best = [min(t for who, t in times.items() if not who.startswith(OURS)) for times in rounds]
    return {who: quartiles([times[who] / b for times, b in zip(rounds, best)]) for who in sorted(rounds[0])}


def first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=BENCH).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return "unknown"


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    cpu = dict(line.split("\t: ", 1) for line in (line.replace("\t\t: ", "\t: ") for line in lines) if "\t: " in line)
    flags = cpu.get("flags", "").split()
    widths = {"avx512f": "AVX-512, 512 bits", "avx2": "AVX2, 256 bits"}
    vectors = next((text for flag, text in widths.items() if flag in flags), platform.machine())
    family = ", ".join(f"{key} {cpu[key]}" for key in ("cpu family", "model", "stepping") if key in cpu)
    return {
        "cpu": f"{cpu.get('model name', platform.processor())} ({family})",
        "cores": len(os.sched_getaffinity(0)),
        "vectors": vectors,
        "amx": "amx_tile" in flags,
        "system": f"{platform.system()} {platform.machine()}",
    }


def versions(measured):
    """Of everything that took part."""
    from importlib.metadata import version

    who = {name.split()[0] for entry in measured for name in entry["ratio"]}
    found = {"python": platform.python_version(), "rustc": first_line("rustc", "--version")}
    for package in ("numpy", "torch", "jax"):
        if package in {"numpy"} | who:
            found[package] = version(package)
    locked = {package["name"]: package["version"] for package in tomllib.loads((RUST / "Cargo.lock").read_text())["package"]}
    found |= {crate: locked[crate] for name, crate in RUST_CRATES.items() if name in who}
    return found | {"commit": first_line("git", "describe", "--always", "--dirty")}


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def write(path, options, clock, measured):
    method = {
        "date": date.today().isoformat(),
        "threads": options.threads,
        "rounds": options.rounds,
        "seconds": options.seconds,
        "clock": clock,
    }
    lines = [
        "# Written by bench/peers/run.py. Times divided by that of the fastest peer of the same round:",
        "# median and quartiles over the rounds. Below 1, it is faster than every peer.",
    ]
    for name, table in {"method": method, "machine": machine(), "versions": versions(measured)}.items():
        lines += ["", f"[{name}]"] + [f"{key} = {toml(value)}" for key, value in table.items()]
    for entry in measured:
        ratio = entry.pop("ratio")
        lines += ["", "[[measured]]"] + [f"{key} = {toml(value)}" for key, value in entry.items()]
        lines += ["[measured.ratio]"] + [f"{json.dumps(who)} = {toml(value)}" for who, value in ratio.items()]
    path.write_text("\n".join(lines) + "\n")


def report(case, operation, ratio):
    text = "  ".join(f"{who} {r['median']:.2f} [{r['low']:.2f}–{r['high']:.2f}]" for who, r in ratio.items())
    print(f"{case['layer']} {case['name']}, {operation}: {text}", flush=True)


def main():
    options = arguments()
    clock = "cpu" if options.cpu_time else "wall"
    reference, everyone = peers(options, clock)
    measured, faults = [], []
    with tempfile.TemporaryDirectory() as arrays, tempfile.TemporaryDirectory() as results:
        for case in cases(options):
            write_arrays(case, arrays)
            request = case | {"do": "case", "directory": arrays}
            if case["layer"] != "pool":
                reference.ask(**request)
            offered = [(peer, job) for peer in everyone for job in peer.ask(**request)["jobs"]]
            for operation in dict.fromkeys(job[0] for _, job in offered):
                jobs = {f"{peer.name} {job[1]}".strip(): (peer, job) for peer, job in offered if job[0] == operation}
                if options.operation not in operation:
                    continue
                faults += check(case, operation, reference, jobs, results)
                ratio = ratios(measure(jobs, options))
                report(case, operation, ratio)
                shape = {key: case[key] for key in SHAPE if key in case}
                about = {"layer": case["layer"], "name": case["name"], "operation": operation}
                measured.append(about | {"tuned": case.get("tuned", False), "shape": shape, "ratio": ratio})
    if faults:
        sys.exit("Not everyone agrees:\n" + "\n".join(faults))
    if options.out:
        write(options.out, options, clock, measured)


if __name__ == "__main__":
    main()
