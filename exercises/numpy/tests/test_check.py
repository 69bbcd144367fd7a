"""python -m unittest, in this folder."""
import contextlib
import inspect
import io
import json
import os
import random
import shutil
import string
import subprocess
import sys
import tempfile
import textwrap
import unittest
import warnings
from unittest import mock

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import numpy as np

import check
import variants
import layers
from mistakes import MISTAKES

check.load(check.DATA)
np.seterr(all="ignore")


def output(run, *arguments, **options):
    """What a call prints, and what it returns."""
    with contextlib.redirect_stdout(io.StringIO()) as text, contextlib.redirect_stderr(io.StringIO()) as errors:
        value = run(*arguments, **options)
    assert "check.py itself" not in text.getvalue(), text.getvalue()
    assert "Traceback" not in text.getvalue() + errors.getvalue(), text.getvalue() + errors.getvalue()
    return text.getvalue(), value


def checked(*functions, language="en", **named):
    text, verdict = output(check.check, *functions, language=language, **named)
    return text, bool(verdict)


def defined(source, name):
    """A function that a reader wrote, with its source known like a notebook's."""
    source, file = textwrap.dedent(source), f"reader-{len(check.linecache.cache)}"
    check.linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    names = dict(vars(layers))
    exec(compile(source, file, "exec"), names)
    return names[name]


def edited(name, right, wrong):
    source = inspect.getsource(getattr(layers, name))
    assert right in source
    return defined(source.replace(right, wrong), name)


class KnownMistakes(unittest.TestCase):
    def prints(self, name, id):
        return next((prints for ids, prints in check.hypotheses(name, check.right_arrays(name)) if ids == [id]), None)

    def equal(self, name, one, other):
        """Whether two mistakes give the same numbers."""
        if one is None or other is None:
            return False

        def same(p, q):
            if p is None or q is None or isinstance(p, list) or isinstance(q, list):
                return p == q or isinstance(p, list) and isinstance(q, list) and len(p) == len(q) and all(map(same, p, q))
            return abs(p - q) <= 1e-9 * max(1, abs(p))

        return same(one, other)

    def test_every_mistake_is_named_and_no_other(self):
        for name, mistakes in MISTAKES.items():
            for id in mistakes:
                with self.subTest(name=name, id=id):
                    reader = check.Reader({name: variants.wrong(name, id)})
                    result = reader.result(name)
                    self.assertEqual(result.mark, "✗")
                    named = [line.values["id"] for line in result.lines if line.key == "mistake"]
                    if id == "upstream-transposed-biases":  # it only stops, as other mistakes do, or is right
                        self.assertEqual(named, [])
                        continue
                    self.assertIn(id, named)
                    self.assertNotIn("known-pair", [line.key for line in result.lines])
                    for other in named:
                        self.assertTrue(self.equal(name, self.prints(name, id), self.prints(name, other)), other)

    def test_mistakes_give_different_numbers(self):
        for name, mistakes in MISTAKES.items():
            for id in mistakes:
                twins = [o for o in mistakes if o > id and self.equal(name, self.prints(name, id), self.prints(name, o))]
                self.assertEqual(twins, [], f"{name} {id}")

    def names(self, function, *ids):
        """The hypotheses that are named for a function of the reader."""
        name = "conv_backward"
        lines = check.Reader({name: function}).result(name).lines
        self.assertEqual({line.values["id"] for line in lines if line.key == "mistake"}, set(ids))
        return [line.key for line in lines]

    def test_a_pair_is_named_where_one_is_not_enough(self):
        for pair in (("input-assigned", "filters-divided-by-m"), ("stride-ignored", "filter-turned")):
            self.assertIn("known-pair", self.names(variants.wrong("conv_backward", *pair), *pair))

    def test_a_pair_is_not_named_where_one_is_enough(self):
        self.assertNotIn("known-pair", self.names(variants.wrong("conv_backward", "stride-ignored"), "stride-ignored"))

    def test_the_smallest_input_that_shows_it(self):
        text, _ = checked(variants.wrong("conv_backward", "stride-ignored"))
        self.assertIn("smallest input that shows it: A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0", text)

    def test_single_precision_is_named_too(self):
        for id in ("stride-ignored", "filter-turned", "biases-assigned"):
            def conv_backward(dZ, cache, function=variants.wrong("conv_backward", id)):
                return tuple(array.astype(np.float32) for array in function(dZ, cache))

            self.names(conv_backward, id)


class Right(unittest.TestCase):
    def test_the_layers_are_right(self):
        text, right = checked(layers)
        self.assertTrue(right)
        self.assertEqual(text.count("✓ "), 9)  # with the legend
        self.assertEqual(checked(vars(layers)), (text, True))

    def test_functions_by_name_by_keyword_in_any_order(self):
        for text, right in (
            checked(layers.pool_backward, layers.zero_pad),
            checked(layers.zero_pad, pool_backward=lambda dA, cache, mode: layers.pool_backward(dA, cache, mode)),
        ):
            self.assertTrue(right)
            self.assertLess(text.index("✓ zero_pad"), text.index("✓ pool_backward"))

    def test_single_precision(self):
        def conv_forward(A_prev, W, b, hparameters):
            single = [x.astype(np.float32) for x in (A_prev, W, b)]
            Z, cache = layers.conv_forward(*single, hparameters)
            return Z.astype(np.float32), cache

        self.assertTrue(checked(conv_forward)[1])

    def test_lists_and_one_element_arrays(self):
        self.assertTrue(checked(zero_pad=lambda X, pad: layers.zero_pad(X, pad).tolist())[1])
        text, right = checked(conv_single_step=lambda a, W, b: np.sum(a * W) + b)
        self.assertTrue(right)
        self.assertIn("(1, 1, 1)", text)

    def test_the_first_maximum_is_another_rule(self):
        for name in ("create_mask_from_window", "pool_backward"):
            text, right = checked(variants.first_maximum(name))
            self.assertTrue(right, text)
            self.assertIn("PyTorch", text)

    def test_a_cache_of_ones_own(self):
        forward = edited("conv_forward", "cache = (A_prev, W, b, hparameters)", "cache = {'x': A_prev, 'W': W, 'h': hparameters}")
        backward = edited("conv_backward", "(A_prev, W, b, hparameters) = cache", "A_prev, W, hparameters = cache['x'], cache['W'], cache['h']")
        text, right = checked(forward, backward)
        self.assertTrue(right, text)
        self.assertIn("the cache that your conv_forward returns", text)
        backward.__globals__.pop("conv_forward")
        self.assertFalse(checked(backward)[1])

    def test_a_cache_with_the_padded_input(self):
        forward = edited("conv_forward", "cache = (A_prev, W, b, hparameters)", "cache = (zero_pad(A_prev, pad), W, b, hparameters)")
        backward = edited(
            "conv_backward", "(A_prev, W, b, hparameters) = cache",
            "(P, W, b, hparameters) = cache; p = hparameters['pad']; A_prev = P[:, p:P.shape[1]-p, p:P.shape[2]-p]",
        )
        self.assertTrue(checked(forward, backward)[1])


class Unwritten(unittest.TestCase):
    def test_what_is_not_started(self):
        for source, words in (
            ("def zero_pad(X, pad):\n    raise NotImplementedError", "NotImplementedError"),
            ("def zero_pad(X, pad):\n    pass", "None"),
            ("def zero_pad(X, pad):\n    X_pad = None\n    return X_pad", "None"),
            ("def zero_pad(X, pad):\n    (m, h) = None\n    return m", "line 2"),
            ("def zero_pad(X, pad):\n    for i in range(None):\n        pass", "line 2"),
            ("def zero_pad(X, pad):\n    # YOUR CODE STARTS HERE\n\n    # YOUR CODE ENDS HERE\n    return X_pad", "between the marks"),
            ("def zero_pad(X, pad):\n    ### START CODE HERE ###\n    ### END CODE HERE ###\n    return X * 0", "between the marks"),
        ):
            text, right = checked(defined(source, "zero_pad"))
            self.assertIn("○ zero_pad", text)
            self.assertIn(words, text)
            self.assertNotIn("✗ zero_pad", text)
            self.assertFalse(right)

    def test_forward_with_none_and_a_cache(self):
        text, _ = checked(conv_forward=lambda A_prev, W, b, hparameters: (None, None))
        self.assertIn("○ conv_forward", text)

    def test_what_it_calls_is_not_started(self):
        for body in ("raise NotImplementedError", "return None"):
            forward = defined(f"def conv_single_step(a, W, b):\n    {body}\n" + inspect.getsource(layers.conv_forward), "conv_forward")
            self.assertIn("write conv_single_step first", checked(forward)[0])

    def test_a_blank_left_over(self):
        text, _ = checked(edited("conv_backward", "horiz_end = horiz_start + f_w", "horiz_end = None"))
        self.assertIn("blank: horiz_end = None", text)

    def test_absent(self):
        text, right = checked({"zero_pad": layers.zero_pad, "np": np})
        self.assertIn("not there", text)
        self.assertTrue(right)
        self.assertIn("1 of 1 functions right; 7 more of the course's were not found", text.splitlines()[-1])


class Badly(unittest.TestCase):
    """Functions that misbehave: each gets a sentence, none a traceback."""

    def says(self, words, *functions, **named):
        text, right = checked(*functions, **named)
        self.assertIn(words, text)
        self.assertFalse(right, text)
        self.assertTrue(checked(*functions, language="zh", **named)[0])
        return text

    def test_input_changed(self):
        def zero_pad(X, pad):
            result = layers.zero_pad(X, pad)
            X[:] = 0
            return result

        self.says("changes its input X,", zero_pad)
        self.says("changes its input hparameters", edited("conv_forward", "    return Z, cache", "    hparameters['pad'] = 9\n    return Z, cache"))
        self.says("changes its input A_prev", edited("pool_backward", "    return dA_prev", "    A_prev += 1\n    return dA_prev"))

    def test_shape(self):
        text = self.says("has the shape", conv_forward=lambda *a: (layers.conv_forward(*a)[0][:, :-1], 1))
        self.assertIn("A_prev (", text)

    def test_a_wrong_cache(self):
        cache = "cache = (A_prev, W, b, hparameters)"
        for wrong in ("cache = (A_prev, b, W, hparameters)", "cache = (zero_pad(A_prev, pad), W, b, hparameters)"):
            forward = edited("conv_forward", cache, wrong)
            self.says("The cache it returns is not (A_prev, W, b, hparameters)", forward)
            self.says("The cache it returns is not (A_prev, W, b, hparameters)", forward, layers.conv_backward)

    def test_square_filters_are_enough(self):
        forward = edited("conv_forward", "vert_end = vert_start + f_h", "vert_end = vert_start + f_w")
        text, right = checked(forward)
        self.assertTrue(right, text)
        self.assertIn("Your code assumes square filters", text)
        source = inspect.getsource(layers.conv_forward).replace("vert_start + f_h", "vert_start + f_w").replace("W[:, :, :, c]", "W[:, :, :, 0]")
        self.says("every channel uses the first filter", defined("import numpy as np\nfrom layers import *\n" + source, "conv_forward"))

    def test_errors_alone_name_nothing(self):
        for wrong in ("n_H = undefined", "n_H = hparameters['Stride']", "n_H, n_W = A_prev.shape"):
            forward = edited("conv_forward", "n_H = int((n_H_prev - f_h + 2 * pad) / stride) + 1", wrong)
            text, right = checked(forward)
            self.assertFalse(right)
            self.assertNotIn("→", text)

    def test_stops_and_right_numbers_name_nothing(self):
        for name, right, wrong in (
            ("conv_forward", "zero_pad(A_prev, pad)", "np.pad(A_prev, pad)"),
            ("conv_forward", "zero_pad(A_prev, pad)", "zero_pad(A_prev, pad)[:, : A_prev.shape[1] + pad]"),
            ("conv_forward", "A_prev_pad = zero_pad(A_prev, pad)", "A_prev_pad = [A_prev, 1 / (pad == 0)][0]"),
            ("conv_backward", "A_prev_pad = zero_pad(A_prev, pad)", "A_prev_pad = zero_pad(A_prev, pad).reshape(-1 if pad == 0 else A_prev_pad.shape)"),
            ("create_mask_from_window", "return x == np.max(x)", "x -= np.max(x); return x == 0"),
            ("create_mask_from_window", "return x == np.max(x)", "return (x == np.max(x)).astype(object)"),
        ):
            text, right = checked(edited(name, right, wrong))
            self.assertFalse(right, wrong)
            self.assertNotIn("→", text, wrong)

    def test_square_filters_are_no_part_of_the_mistake(self):
        source = inspect.getsource(layers.conv_backward).replace("(f_h, f_w, n_C_prev, n_C) = W.shape", "(f, f, n_C_prev, n_C) = W.shape")
        source = source.replace("f_h", "f").replace("f_w", "f").replace("db[:, :, :, c] +=", "db[:, :, :, c] =")
        text, right = checked(defined("import numpy as np\nfrom layers import *\n" + source, "conv_backward"))
        self.assertFalse(right)
        self.assertIn("Wrong in 4 of 4 cases, first in case 1", text)
        self.assertNotIn("raises", text)
        self.assertIn("`=` instead of `+=` for db", text)
        self.assertIn("Your code assumes square filters", text)

    def test_both_other_rules_for_ties_are_right(self):
        first, shared = "np.arange(x.size).reshape(x.shape) == np.argmax(x)", "(x == np.max(x)) / np.sum(x == np.max(x))"
        for rule, said in ((first, "takes the first"), (shared, "shares the gradient")):
            text, right = checked(edited("create_mask_from_window", "x == np.max(x)", rule))
            self.assertTrue(right, text)
            self.assertIn(said, text)

    def test_number_of_values(self):
        self.says("returns 2 values", conv_backward=lambda *a: layers.conv_backward(*a)[:2])
        self.says("returns a single value (ndarray)", conv_forward=lambda *a: layers.conv_forward(*a)[0])
        self.says("returns 2 values", zero_pad=lambda *a: (layers.zero_pad(*a), 1))
        self.says("dW is None", conv_backward=lambda *a: (layers.conv_backward(*a)[0], None, 1))

    def test_types(self):
        self.says("type object", zero_pad=lambda *a: layers.zero_pad(*a).astype(object))
        self.says("type complex128", zero_pad=lambda *a: layers.zero_pad(*a) + 1j)
        self.says("cannot hold fractions", zero_pad=lambda *a: layers.zero_pad(*a).astype(int))
        self.says("cannot be made into an array", zero_pad=lambda *a: [[1, 2], [3]])
        self.says("type <U", zero_pad=lambda *a: "text")
        self.says("is a dict, which cannot be made into an array", zero_pad=lambda *a: {"X": 1})

    def test_nan(self):
        self.says("NaN", pool_forward=lambda *a: (np.nan * layers.pool_forward(*a)[0], 0))
        self.says("wrong", zero_pad=lambda *a: np.zeros((0, 3)))

    def test_exceptions(self):
        text = self.says("ZeroDivisionError", defined("def zero_pad(X, pad):\n    y = 1\n    return y / 0", "zero_pad"))
        self.assertIn("line 3: return y / 0", text)
        self.assertNotIn("No known mistake", text)
        text = self.says("ValueError", defined("def zero_pad(X, pad):\n    return np.ones(2) + np.ones(3)", "zero_pad"))
        self.assertIn("line 2", text)
        self.says("SystemExit", defined("def zero_pad(X, pad):\n    import sys; sys.exit(0)", "zero_pad"))
        self.says("KeyboardInterrupt", defined("def zero_pad(X, pad):\n    raise KeyboardInterrupt", "zero_pad"))
        self.says("RecursionError", defined("def zero_pad(X, pad):\n    return zero_pad(X, pad)", "zero_pad"))
        self.says("zero_pad(X, pad)", defined("def zero_pad(X):\n    return X", "zero_pad"))
        self.says("input()", defined("def zero_pad(X, pad):\n    return input('? ')", "zero_pad"))
        broken = "class E(Exception):\n    def __str__(self):\n        return 1 / 0\ndef zero_pad(X, pad):\n    raise E"
        self.says("raises E", defined(broken, "zero_pad"))

    def test_bias_as_float(self):
        step = defined("def conv_single_step(a, W, b):\n    return np.sum(a * W) + float(b)", "conv_single_step")
        call = "conv_single_step(a_slice_prev, W[:, :, :, c], b[:, :, :, c])"
        forward = edited("conv_forward", call, "np.sum(a_slice_prev * W[:, :, :, c]) + b[:, :, :, c]")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                float(np.ones((1, 1, 1)))
        except TypeError:
            self.says("b.item()", step)
            self.says("b.item()", forward)
        else:
            self.assertTrue(checked(step, forward)[1])

    def test_endless_loops(self):
        with mock.patch.object(check, "CALL_LIMIT", 0.3):
            text = self.says("has not finished", defined("def zero_pad(X, pad):\n    while True:\n        pass", "zero_pad"))
            self.assertIn("at line ", text)
            loop = "def zero_pad(X, pad):\n    while True:\n        try:\n            pad += 1\n        except:\n            pass"
            self.says("has not finished", defined(loop, "zero_pad"))
            self.says("has not finished", defined("import time\ndef zero_pad(X, pad):\n    time.sleep(5)", "zero_pad"))

    def test_silence_and_random_numbers(self):
        def zero_pad(X, pad):
            print("noise")
            print("noise", file=sys.stderr)
            np.random.seed(7)
            random.seed(7)
            np.array([1.0]) / 0
            return layers.zero_pad(X, pad)

        before = np.random.get_state()[1].tolist(), random.getstate()
        with contextlib.redirect_stderr(io.StringIO()) as errors:
            text, right = checked(zero_pad)
        self.assertTrue(right)
        self.assertNotIn("noise", text + errors.getvalue())
        self.assertEqual(before, (np.random.get_state()[1].tolist(), random.getstate()))

    def test_memory_used_again(self):
        memory = np.zeros(10**5)

        def zero_pad(X, pad):
            result = layers.zero_pad(X, pad)
            memory[: result.size] = result.ravel()
            return memory[: result.size].reshape(result.shape)

        self.assertTrue(checked(zero_pad)[1])

    def test_a_cache_that_cannot_be_copied(self):
        forward = edited("conv_forward", "    return Z, cache", "    return Z, {'x': cache, 'np': np}")
        backward = edited("conv_backward", "= cache", "= cache['x']")
        self.assertTrue(checked(forward, backward)[1])

    def test_what_is_no_function(self):
        self.says("not-a-name is not a function", **{"not-a-name": 3})
        self.says("my_conv is not a function of the course", defined("def my_conv():\n    pass", "my_conv"))
        self.says("is not a function", 3)
        self.says("None of the course's functions was found")
        self.says("None of the course's functions was found", {})
        with mock.patch.object(check, "data", None), mock.patch.object(check, "DATA", ""):
            self.says("no data", layers.zero_pad)

    def test_a_wrong_helper(self):
        source = "def zero_pad(X, pad):\n    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)), mode='edge')\n"
        text = self.says("Fix zero_pad first", defined(source + inspect.getsource(layers.conv_backward), "conv_backward"))
        self.assertNotIn("✗ zero_pad", text)


class Patterns(unittest.TestCase):
    def says(self, words, change, index=0):
        def conv_backward(dZ, cache):
            arrays = list(layers.conv_backward(dZ, cache))
            arrays[index] = change(arrays[index])
            return arrays

        text, _ = checked(conv_backward)
        self.assertIn("No known mistake gives these numbers.", text)
        self.assertIn(words, text)

    def test_patterns(self):
        def changed(index):
            def change(x):
                x = x.copy()
                x[index] += 1
                return x

            return change

        def border(x):
            y = x + 1
            y[:, 1:-1, 1:-1] -= 1
            return y

        self.says("dA_prev is 3 times", lambda x: 3 * x)
        self.says("dA_prev is off by 0.5", lambda x: x + 0.5)
        self.says("All of db is 0", lambda x: 0 * x, 2)
        self.says("Only signs are wrong in dW", abs, 1)
        self.says("rows and columns are exchanged", lambda x: x.transpose(0, 2, 1, 3))
        self.says("turned by 180", lambda x: x[:, ::-1, ::-1])
        self.says("upside down", lambda x: x[:, ::-1])
        self.says("left and right", lambda x: x[:, :, ::-1])
        self.says("Only the border of dA_prev", border)
        self.says("Only the first example", changed(np.s_[1:]))
        self.says("Only the last example", changed(np.s_[:-1]))
        self.says("counted from 0: 1.", changed(np.s_[..., 1:2]))
        self.says("these filters are wrong in dW, counted from 0: 0.", changed(np.s_[..., :1]), 1)
        self.says("these filters are wrong in db, counted from 0: 0.", changed(np.s_[..., :1]), 2)
        self.says("NaN", lambda x: x * np.nan)
        self.says("channel 0 by 1 (yours", lambda x: x + np.arange(1, x.shape[3] + 1))

    def test_another_array(self):
        text, _ = checked(conv_backward=lambda *a: [layers.conv_backward(*a)[i] for i in (1, 0, 2)])
        self.assertIn("dA_prev has the numbers that dW should have.", text)
        self.assertIn("dW has the numbers that dA_prev should have.", text)

        def pool_forward(A_prev, hparameters, mode):
            A, cache = layers.pool_forward(A_prev, hparameters, "average")
            return A * (1 if mode == "max" else 7), cache

        text, _ = checked(pool_forward)
        self.assertIn("No known mistake gives these numbers.", text)
        self.assertIn("A(max) has the numbers that A(average) should have.", text)
        self.assertIn("Every number of A(average) is 7 times", text)

    def test_which_cases_are_right(self):
        def shifted(name, wrong):
            def function(*values):
                result = getattr(layers, name)(*values)
                arrays = result if isinstance(result, tuple) else (result,)
                hyper = values[-1][-1] if name == "conv_backward" else values[1] if name == "pool_forward" else values[1][1]
                changed = (np.sin(1 + np.arange(arrays[0].size)).reshape(arrays[0].shape) if wrong(hyper, values) else 0)
                arrays = (arrays[0] + changed, *arrays[1:])
                return arrays if isinstance(result, tuple) else arrays[0]

            return checked(**{name: function})[0]

        for words, name, wrong in (
            ("right in all cases with stride 1", "conv_backward", lambda h, _: h["stride"] > 1),
            ("right in all cases without padding", "conv_backward", lambda h, _: h["pad"] > 0),
            ("right in all cases with stride 1", "pool_forward", lambda h, _: h["stride"] > 1),
            ("right where windows do not overlap", "pool_forward", lambda h, _: h["f"] > h["stride"]),
            ("right where no maxima tie", "pool_backward", lambda h, values: (values[1][0] % 1 == 0).all()),
        ):
            text = shifted(name, wrong)
            self.assertIn("No known mistake gives these numbers.", text)
            self.assertIn(words, text)
        self.assertNotIn("It is right", shifted("conv_backward", lambda h, _: h["stride"] > 1 and h["pad"] > 0 or h["pad"] == 0))


class Language(unittest.TestCase):
    def test_every_message_in_both(self):
        for key, (zh, en) in check.TEXT.items():
            fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in (zh, en)]
            self.assertEqual(*fields, key)

    def test_locale(self):
        for environment, language in (
            ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
            ({"LANG": "zh_TW"}, "zh"),
            ({"LANG": "de_DE.UTF-8"}, "en"),
            ({"LC_ALL": "C", "LANG": "zh_CN"}, "en"),
        ):
            with mock.patch.dict(os.environ, environment, clear=True):
                self.assertEqual(check.language_here(), language)
        with mock.patch.dict(os.environ, clear=True), mock.patch("locale.getlocale", return_value=("Chinese_China", "936")):
            self.assertEqual(check.language_here(), "zh")

    def test_chinese(self):
        id = "stride-ignored"
        text, _ = checked(variants.wrong("conv_backward", id), language="zh")
        self.assertIn("✗ 错", text)
        record = check.data["mistakes"][id]
        zh, en = record if isinstance(record, list) else (record["zh"], record["en"])
        self.assertIn(zh, text)
        self.assertNotIn(en, text)

    def test_a_console_without_the_marks(self):
        for encoding, mark in (("gbk", "√ zero_pad"), ("ascii", "+ zero_pad")):
            raw = io.BytesIO()
            with contextlib.redirect_stdout(io.TextIOWrapper(raw, encoding=encoding)):
                check.check(layers.zero_pad, language="zh")
                self.assertIn(mark, raw.getvalue().decode(encoding))

    def test_a_console_without_chinese(self):
        wrong = variants.wrong("conv_backward", "stride-ignored")
        with mock.patch.object(check, "language_here", return_value="zh"):
            for language in ("zh", None):
                for encoding, words in (("gbk", "已知的错误"), ("ascii", "> the backward loops ignore the stride")):
                    raw = io.BytesIO()
                    with contextlib.redirect_stdout(io.TextIOWrapper(raw, encoding=encoding)):
                        check.check(wrong, language=language)
                        text = raw.getvalue().decode(encoding)
                    self.assertIn(words, text)
                    self.assertNotIn("?", text)

    def test_a_language_that_there_is_not(self):
        for language in ("fr", "", 3):
            text, right = checked(layers.zero_pad, language=language)
            self.assertIn(f"language={language!r}", text)
            self.assertIn('"zh"', text)
            self.assertIn('"en"', text)
            self.assertNotIn("zero_pad", text)
            self.assertFalse(right)
        with self.assertRaises(SystemExit) as end, contextlib.redirect_stderr(io.StringIO()) as errors:
            check.main(["a.py", "--language", "fr"])
        self.assertEqual(end.exception.code, 2)
        self.assertIn("zh", errors.getvalue())

    def test_the_verdict_shows_nothing(self):
        _, verdict = output(check.check, layers.zero_pad)
        self.assertEqual((repr(verdict), verdict._ipython_display_(), verdict == True), ("", None, True))


class CommandLine(unittest.TestCase):
    def run_file(self, name, text, *options):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return output(check.main, [path, "--language", "en", *options])

    def notebook(self, *cells):
        kinds = [{"cell_type": "markdown", "source": ["# conv_forward"]}]
        return json.dumps({"cells": kinds + [{"cell_type": "code", "source": c.splitlines(True), "outputs": []} for c in cells]})

    right = inspect.getsource(layers)

    def test_exit_codes(self):
        self.assertEqual(self.run_file("a.py", self.right)[1], 0)
        self.assertEqual(self.run_file("a.py", self.right.replace("+= W", "-= W"))[1], 1)
        self.assertEqual(self.run_file("a.py", "x = 1")[1], 2)
        self.assertEqual(self.run_file("a.py", "x = = 1")[1], 2)
        self.assertEqual(self.run_file("a.py", "x\0")[1], 2)
        self.assertEqual(self.run_file("a.txt", self.right)[1], 2)
        self.assertEqual(self.run_file("a.ipynb", "[]")[1], 2)
        self.assertEqual(self.run_file("a.ipynb", "{")[1], 2)
        self.assertEqual(self.run_file("a.ipynb", self.notebook("x = 1"))[1], 2)
        self.assertEqual(output(check.main, ["/nowhere/a.py"])[1], 2)
        self.assertEqual(output(check.main, [HERE])[1], 2)
        with self.assertRaises(SystemExit) as end, contextlib.redirect_stderr(io.StringIO()):
            check.main([])
        self.assertEqual(end.exception.code, 2)

    def test_a_file_that_stops_on_the_way(self):
        start = "from __future__ import annotations\nname = input('?')\nfrom check import check\nprint('noise')\n1 / 0\n"
        text, code = self.run_file("a.py", start + self.right + "\ncheck(globals())\nimport sys; sys.exit(3)\n")
        self.assertEqual(code, 0)
        self.assertIn("ZeroDivisionError", text)
        self.assertNotIn("noise", text)
        self.assertEqual(text.count("8 of 8"), 1)

    def test_a_notebook(self):
        cells = ["%matplotlib inline\nimport numpy as np\n!ls\nfrom no_such_module import *", "%%bash\necho $((", "if True:\n    %time x = 1\n"]
        text, code = self.run_file("a.ipynb", self.notebook(*cells, self.right, "def f(:", "x ="))
        self.assertEqual(code, 0)
        self.assertIn("Line 4 of code cell 1", text)
        self.assertIn("ModuleNotFoundError", text)
        self.assertIn("Line 1 of code cell 5", text)
        self.assertNotIn("code cell 3", text)

    def test_a_line_in_a_notebook(self):
        text, code = self.run_file("a.ipynb", self.notebook("import numpy as np", "def zero_pad(X, pad):\n    return X + [1, 2, 3, 4, 5]\n"))
        self.assertEqual(code, 1)
        self.assertIn("line 2 of code cell 2: return X +", text)

    def test_in_a_terminal(self):
        """Once as a reader runs it: the names of files are others then."""
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(check.__file__, folder)
            with open(os.path.join(folder, "a.py"), "w") as file:
                file.write("def zero_pad(X, pad):\n    return 1 / 0\n")
            words = [sys.executable, "check.py", "a.py", "--language", "en"]
            run = subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8")
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertIn("ZeroDivisionError", run.stdout)
        self.assertIn("line 2: return 1 / 0", run.stdout)

    def test_an_endless_cell(self):
        with mock.patch.object(check, "CELL_LIMIT", 0.3):
            text, code = self.run_file("a.py", "while True: pass\n" + self.right)
        self.assertEqual(code, 0)
        self.assertIn("Line 1 did not run", text)
        self.assertIn("0.3 seconds", text)

    def test_chinese(self):
        text, code = self.run_file("a.py", "1 / 0\n" + self.right, "--language", "zh")
        self.assertIn("8 个函数对了 8 个。", text)

    def test_what_was_not_found_is_counted(self):
        text, code = self.run_file("a.py", "def zero_pad(X, pad):\n    import layers\n    return layers.zero_pad(X, pad)\n")
        self.assertEqual(code, 0)
        self.assertIn("7 more of the course's were not found", text.splitlines()[-1])

    def test_help_on_a_console_without_chinese(self):
        raw = io.BytesIO()
        with contextlib.redirect_stdout(io.TextIOWrapper(raw, encoding="ascii")), self.assertRaises(SystemExit):
            check.main(["--help"])
        self.assertTrue(check.__doc__.partition("\n")[2].isascii())


if __name__ == "__main__":
    unittest.main()
