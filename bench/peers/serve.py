"""The loop of every peer in Python: reads requests, one JSON object per line, and answers each with one.

{"do": "case", "directory": …, …}           the arrays and the geometry → {"jobs": [[operation, variant], …]}
{"do": "run", "job": …, "to": …}            runs it once and writes its arrays as raw float32 → {}
{"do": "time", "job": …, "seconds": …}      runs it for that long → {"seconds": the fastest call}
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

MIN_CALLS = 3


def load(directory, name, shape):
    return np.fromfile(Path(directory) / name, dtype=np.float32).reshape(shape)


def fastest_call(call, seconds, clock):
    """The first call is not counted, because it loads code and data into the caches after another peer has run."""
    call()
    best, calls, end = float("inf"), 0, time.perf_counter() + seconds
    while calls < MIN_CALLS or time.perf_counter() < end:
        start = clock()
        result = call()
        best = min(best, clock() - start)
        calls += 1
        del result
    return best


def serve(jobs_of, clock):
    """`jobs_of(case)`: {(operation, variant): (call, arrays)}, where `arrays(result)` gives {name: array}."""
    clock = {"wall": time.perf_counter, "cpu": time.process_time}[clock]
    jobs = {}
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "case":
            jobs = jobs_of(request)
            answer = {"jobs": list(jobs)}
        else:
            call, arrays = jobs[tuple(request["job"])]
            if request["do"] == "run":
                for name, array in arrays(call()).items():
                    np.ascontiguousarray(array, dtype=np.float32).tofile(Path(request["to"]) / name)
                answer = {}
            else:
                answer = {"seconds": fastest_call(call, request["seconds"], clock)}
        print(json.dumps(answer), flush=True)
