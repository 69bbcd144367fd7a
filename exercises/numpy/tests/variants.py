"""The layers with mistakes."""
import inspect

import layers
from mistakes import MISTAKES, changed

FIRST = ("x == np.max(x)", "np.arange(x.size).reshape(x.shape) == np.argmax(x)")


def function_with(name, source):
    """The function `name` of layers.py with another source."""
    names = dict(vars(layers))
    exec(source, names)
    return names[name]


def wrong(name, *ids):
    """The function with the mistakes of these ids."""
    source = inspect.getsource(getattr(layers, name))
    for mistake in ids:
        source = changed(source, MISTAKES[name][mistake])
    return function_with(name, source)


def first_maximum(name):
    mask = function_with("create_mask_from_window", changed(inspect.getsource(layers.create_mask_from_window), [FIRST]))
    if name == "create_mask_from_window":
        return mask
    function = function_with(name, inspect.getsource(getattr(layers, name)))
    function.__globals__["create_mask_from_window"] = mask
    return function
