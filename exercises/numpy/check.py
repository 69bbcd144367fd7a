"""检查你写的卷积层和池化层；写错了，就说出是哪个已知的错误。
Checks your convolution and pooling layers, and names the known mistake when one is wrong.

In a notebook, with this file next to it:

    from check import check
    check(conv_forward, conv_backward)      # any of the functions, in any order
    check(conv_backward=my_function)        # a function with another name
    check(globals())                        # every function of the course that is there

In a terminal:

    python check.py my_notebook.ipynb       # or my_file.py

The exit code is 0 if every function that is there is right (the last line says how many of the
course's are not there), 1 if one is wrong or not written yet, 2 if there is nothing to check.
`language="zh"` or `--language en` sets the language.
"""
import argparse
import ast
import builtins
import contextlib
import copy
import ctypes
import inspect
import itertools
import json
import linecache
import locale
import os
import random
import re
import sys
import threading
import tokenize
import traceback
import types
import warnings
from typing import NamedTuple

try:
    import numpy as np
except ImportError:
    sys.exit("check.py 需要 NumPy：pip install numpy · check.py needs NumPy: pip install numpy")

CALL_LIMIT = 10  # seconds for one call of a function
CELL_LIMIT = 60  # seconds for one statement of a notebook: it may import a large library


# ---------------------------------------------------------------- what the messages say

TEXT = {
    "legend": ("✓ 对   ✗ 错   ○ 没写", "✓ right   ✗ wrong   ○ not started"),
    "summary": ("{all} 个函数对了 {right} 个。", "{right} of {all} functions right."),
    "summary-absent": (
        "{all} 个函数对了 {right} 个；课程里另有 {absent} 个没有找到，没有检查。",
        "{right} of {all} functions right; {absent} more of the course's were not found and not checked.",
    ),
    "absent": ("没有这个函数", "not there"),
    "first": ("先写 {name}", "write {name} first"),
    "not-implemented": ("还没写：NotImplementedError", "it raises NotImplementedError"),
    "none": ("返回 None：还没写，或者少了 return", "it returns None: nothing is written yet, or a return is missing"),
    "blank": ("标出的地方还没有代码", "there is no code yet between the marks"),
    "placeholder": ("第 {line} 行还是课程留的空：{code}", "line {line} is still the course's blank: {code}"),
    "case": (
        "{all} 个用例错了 {wrong} 个，第一个是用例 {number}：{what}。",
        "Wrong in {wrong} of {all} cases, first in case {number}: {what}.",
    ),
    "stopped": ("做到用例 {number} 就停了：{what}。", "Stopped at case {number}: {what}."),
    "shape": ("{array} 的形状是 {got}，应为 {want}。", "{array} has the shape {got}, expected {want}."),
    "differs": (
        "{array}{index} = {got}，应为 {want}；{array} 的 {all} 个数里错了 {wrong} 个。",
        "{array}{index} = {got}, expected {want}; {wrong} of the {all} numbers of {array} are wrong.",
    ),
    "all-differ": (
        "{array}{index} = {got}，应为 {want}；{array} 的 {all} 个数全错。",
        "{array}{index} = {got}, expected {want}; all {all} numbers of {array} are wrong.",
    ),
    "one-differs": ("{array}{index} = {got}，应为 {want}。", "{array}{index} = {got}, expected {want}."),
    "integers": (
        "{array} 的类型是 {dtype}，装不下小数。",
        "{array} has the type {dtype}, which cannot hold fractions.",
    ),
    "dtype": ("{array} 的类型是 {dtype}，应为浮点数。", "{array} has the type {dtype}, expected floating-point numbers."),
    "not-array": (
        "{array} 是 {type}，无法转换成数组：{message}",
        "{array} is a {type}, which cannot be made into an array: {message}",
    ),
    "one-value": ("只返回了一个值（{type}），应返回 {want}。", "It returns a single value ({type}); it should return {want}."),
    "values": ("返回了 {got} 个值，应返回 {want}。", "It returns {got} values; it should return {want}."),
    "missing-array": ("{array} 是 None。", "{array} is None."),
    "changed": (
        "它改动了输入 {inputs}，调用者之后还要用这些数。请先复制一份再改。",
        "It changes its input {inputs}, which the caller still needs. Change a copy instead.",
    ),
    "raised": ("它引发了 {type}：{message}", "It raises {type}: {message}"),
    "exits": ("它要结束整个程序（SystemExit）。", "It tries to end the whole program (SystemExit)."),
    "input": (
        "它用 input() 等着输入，而这里没有人输入。",
        "It waits for input(), and there is nobody here to type.",
    ),
    "endless": ("它 {limit} 秒还没有算完。", "It has not finished after {limit} seconds."),
    "at": ("错误出在第 {line} 行：{code}", "This is at line {line}: {code}"),
    "at-cell": ("错误出在第 {cell} 个代码单元的第 {line} 行：{code}", "This is at line {line} of code cell {cell}: {code}"),
    "float-of-array": (
        "从 2.4 版起，NumPy 不再把只有一个元素的数组（例如形状 (1, 1, 1) 的 b）当作一个数。如果 b 只有一个元素，请写 b.item()，不要写 float(b)；如果不止一个，请先取出一个。",
        "Since NumPy 2.4, an array of one element, such as b of shape (1, 1, 1), is no longer taken for a number."
        " If b has one element, write b.item(), not float(b); if it has more, select one first.",
    ),
    "signature": ("它是这样调用的：{name}{signature}", "It is called as {name}{signature}."),
    "still-blank": ("第 {line} 行还是课程留的空：{code}", "Line {line} is still the course's blank: {code}"),
    "helper": (
        "{name} 调用了你的 {helper}，而 {helper} 是错的。请先改好 {helper}。",
        "{name} calls your {helper}, and {helper} is wrong. Fix {helper} first.",
    ),
    "own-cache": (
        "这里用的是你的 {forward} 返回的 cache：它与课程的不同。",
        "It was given the cache that your {forward} returns, which is not the course's.",
    ),
    "known": (
        "有一个已知的错误，在比较的 {all} 个用例里都得到同样的结果：",
        "A known mistake gives the same results in all of the {all} cases compared:",
    ),
    "known-pair": (
        "两个已知的错误同时出现，在比较的 {all} 个用例里都得到同样的结果：",
        "Two known mistakes together give the same results in all of the {all} cases compared:",
    ),
    "square": (
        "你的代码认定过滤器是正方形，课程的作业也是这样；高和宽不相等的过滤器（用例 {number}）它算不了。",
        "Your code assumes square filters, as the course's assignment does; filters whose height differs from their width"
        " (case {number}) are beyond it.",
    ),
    "cache": (
        "返回的 cache 不是 {want}：第 {number} 项不同。反向传播要用的是这些原来的数。",
        "The cache it returns is not {want}: item {number} differs. The backward pass needs these values as they were given.",
    ),
    "empty-slice": (
        "pad = 0 时切片 [pad:-pad] 是空的，因为 -0 就是 0。请写 pad : pad + n_H_prev。",
        "With pad = 0 the slice [pad:-pad] is empty, because -0 is 0. Write pad : pad + n_H_prev.",
    ),
    "or": ("也可能是：", "Or:"),
    "mistake": ("→ {text}", "→ {text}"),
    "page": ("书：{page}", "book: {page}"),
    "shows": ("看得出它的最小输入：{what}", "smallest input that shows it: {what}"),
    "unknown": ("没有哪个已知的错误得到这些数。", "No known mistake gives these numbers."),
    "first-maximum": (
        "窗口里有几个一样大的最大值时，你只取第一个，PyTorch 和 JAX 也是这样。课程的规则不同：每个最大值都算。",
        "Where the maximum of a window occurs several times, yours takes the first, as PyTorch and JAX do."
        " The course has another rule: it takes all of them.",
    ),
    "shared-maximum": (
        "窗口里有几个一样大的最大值时，你让它们平分梯度，这也是书里的一条规则。课程的规则不同：每个最大值都得到完整的一份。",
        "Where the maximum of a window occurs several times, yours shares the gradient among them, which is one of the book's rules."
        " The course has another rule: each of them gets all of it.",
    ),
    "not-scalar": (
        "它返回形状 {got} 的数组，课程要的是一个数：float 或 .item()。",
        "It returns an array of shape {got}; the course wants a number: float or .item().",
    ),
    # patterns
    "look": ("在用例 {number} 里：", "In case {number}:"),
    "nan": ("{array} 有 {n} 个数是 NaN 或无穷大。", "{n} numbers of {array} are NaN or infinite."),
    "zeros": ("{array} 全是 0。", "All of {array} is 0."),
    "sign": ("{array} 每个数的符号都反了。", "Every number of {array} has the wrong sign."),
    "signs": ("{array} 只有符号错：大小都对。", "Only signs are wrong in {array}: every magnitude is right."),
    "factor": ("{array} 每个数都是应有值的 {k} 倍。", "Every number of {array} is {k} times what it should be."),
    "offset": ("{array} 每个数都差 {k}（你的减去应有的）。", "Every number of {array} is off by {k} (yours minus the right one)."),
    "channel-offsets": (
        "{array} 在每个通道里都差一个固定的数，通道 0 差 {k}（你的减去应有的）。偏置对吗？",
        "In each channel {array} is off by one number, channel 0 by {k} (yours minus the right one). Is the bias right?",
    ),
    "another": ("{array} 里是 {other} 应有的数。", "{array} has the numbers that {other} should have."),
    "right-stride-1": ("步幅是 1 的用例全对，其余的全错。", "It is right in all cases with stride 1 and wrong in all others."),
    "right-pad-0": ("填充是 0 的用例全对，其余的全错。", "It is right in all cases without padding and wrong in all others."),
    "right-apart": (
        "窗口不重叠的用例全对，其余的全错。",
        "It is right where windows do not overlap and wrong in all other cases.",
    ),
    "right-untied": (
        "没有并列最大值的用例全对，有并列的全错。",
        "It is right where no maxima tie and wrong where they do.",
    ),
    "transposed": ("{array} 的数都对，只是行和列交换了。", "The numbers of {array} are right, but rows and columns are exchanged."),
    "reversed-both": ("{array} 的数都对，只是上下左右都颠倒了。", "The numbers of {array} are right, but turned by 180°."),
    "reversed-rows": ("{array} 的数都对，只是上下颠倒了。", "The numbers of {array} are right, but upside down."),
    "reversed-columns": ("{array} 的数都对，只是左右颠倒了。", "The numbers of {array} are right, but left and right are exchanged."),
    "border": ("{array} 只有最外一圈错。", "Only the border of {array} is wrong."),
    "first-example": ("{array} 只有第一个样本对。", "Only the first example of {array} is right."),
    "last-example": ("{array} 只有最后一个样本对。", "Only the last example of {array} is right."),
    "channels": ("{array} 只有通道 {channels} 错（从 0 数起）。", "Only these channels of {array} are wrong, counted from 0: {channels}."),
    "filters": ("{array} 只有过滤器 {channels} 的数错（从 0 数起）。", "Only the numbers of these filters are wrong in {array}, counted from 0: {channels}."),
    # what cannot be checked
    "no-file": ("读不了 {path}：{message}", "{path} cannot be read: {message}"),
    "not-python": ("{path} 不是有效的 Python 代码，第 {line} 行：{message}", "{path} is not valid Python, line {line}: {message}"),
    "not-notebook": ("{path} 不是 Jupyter 笔记本。", "{path} is not a Jupyter notebook."),
    "suffix": ("{path} 的名字应以 .py 或 .ipynb 结尾。", "The name of {path} should end in .py or .ipynb."),
    "nothing": ("没有找到课程的函数：{names}。", "None of the course's functions was found: {names}."),
    "not-course": (
        "{what} 不是课程的函数。如果它只是名字不同，请写明是哪个函数，例如 check(conv_backward=my_function)。",
        "{what} is not a function of the course. If it only has another name, say which function it is, for example check(conv_backward=my_function).",
    ),
    "not-function": ("{what} 不是函数。", "{what} is not a function."),
    "not-language": (
        'language={given} 不行，只能是 "zh" 或 "en"。什么都没有检查。',
        'language={given} is not possible, only "zh" or "en". Nothing was checked.',
    ),
    "internal": ("check.py 自己出错了，{type}：{message}", "check.py itself failed, {type}: {message}"),
    "no-data": ("这份 check.py 里没有数据。", "This copy of check.py holds no data."),
    "trouble": ("第 {line} 行没有运行成功：{code}", "Line {line} did not run: {code}"),
    "trouble-cell": (
        "第 {cell} 个代码单元的第 {line} 行没有运行成功：{code}",
        "Line {line} of code cell {cell} did not run: {code}",
    ),
    "more-troubles": ("还有 {n} 处没有运行成功。", "{n} more did not run."),
}


LANGUAGES = ("zh", "en")  # in the order of the messages


class Sentence(NamedTuple):
    """A message that does not know its language yet. The mistakes of the record bring their own text."""

    key: str
    values: dict

    def text(self, language):
        chosen = {k: v[language] if isinstance(v, dict) else v for k, v in self.values.items()}
        return TEXT[self.key][language == "en"].format(**chosen)


def say(key, **values):
    return Sentence(key, values)


def language_here():
    """Chinese if the environment says so: on Windows only locale.getlocale does."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    try:
        names.append(locale.getlocale()[0])
    except ValueError:  # a locale that Python does not know
        pass
    name = next(filter(None, names), "").lower()
    return "zh" if name.startswith(("zh", "chinese")) else "en"


def console():
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def can_show(text):
    return text.encode(console(), "replace").decode(console()) == text


def spoken(language=None):
    """The language of the messages: English where the console could only show Chinese as ????."""
    return (language or language_here()) if can_show("中文") else "en"


def show(text):
    """Prints, also where the console cannot show ✓."""
    encoding = console()
    for marks in ("✓✗○→·", "√×○→·", "+x->*"):
        readable = text.translate(str.maketrans("✓✗○→·", marks))
        if can_show(marks):
            break
    try:
        print(readable.encode(encoding, "replace").decode(encoding), flush=True)
    except BrokenPipeError:  # the reader of a pipe has had enough; without this Python complains again when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def cut(text, length=200):
    line = " ".join(str(text).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def number(x):
    return f"{float(x):.7g}"


# ---------------------------------------------------------------- the functions of the course


class Spec(NamedTuple):
    kind: str  # which cases it gets
    signature: str
    inputs: tuple  # their names, nested like the arguments
    returns: tuple
    arrays: tuple  # the names of the arrays in the record

    @property
    def per_call(self):
        return len(self.arrays) // (2 if self.kind == "pool" else 1)


CONV, POOL = ("A_prev", "W", "b", "hparameters"), ("A_prev", "hparameters")
MODES = ("max", "average")
SPECS = {
    "zero_pad": Spec("pad", "(X, pad)", ("X", "pad"), ("X_pad",), ("X_pad",)),
    "conv_single_step": Spec("step", "(a_slice_prev, W, b)", ("a_slice_prev", "W", "b"), ("Z",), ("Z",)),
    "conv_forward": Spec("conv", "(A_prev, W, b, hparameters)", CONV, ("Z", "cache"), ("Z",)),
    "conv_backward": Spec("conv", "(dZ, cache)", ("dZ", CONV), *[("dA_prev", "dW", "db")] * 2),
    "pool_forward": Spec(
        "pool", "(A_prev, hparameters, mode)", (*POOL, "mode"), ("A", "cache"), tuple(f"A({mode})" for mode in MODES)
    ),
    "create_mask_from_window": Spec("window", "(x)", ("x",), ("mask",), ("mask",)),
    "distribute_value": Spec("window", "(dz, shape)", ("dz", "shape"), ("a",), ("a",)),
    "pool_backward": Spec(
        "pool", "(dA, cache, mode)", ("dA", POOL, "mode"), ("dA_prev",), tuple(f"dA_prev({mode})" for mode in MODES)
    ),
}
FORWARD = {"conv_backward": "conv_forward", "pool_backward": "pool_forward"}
BACKWARD = {forward: backward for backward, forward in FORWARD.items()}
CACHES = {"conv_forward": ("A_prev", "W", "b", "hparameters"), "pool_forward": ("A_prev", "hparameters")}
HELPERS = ("zero_pad", "conv_single_step", "create_mask_from_window", "distribute_value")

data = None  # the record, once it is loaded


def load(text):
    """Makes the record from its text: cases, right results, known mistakes."""
    global data
    data = json.loads(text)


def output_size(size, window, pad, stride):
    return (size - window + 2 * pad) // stride + 1


def arguments(name, case):
    """The arguments of each call of a case. A pooling function is called once for each mode."""
    kind, rng = SPECS[name].kind, np.random.RandomState(case["seed"])

    def ties(x):
        return np.maximum(np.round(2 * x), 0) if case.get("ties") else x

    if kind == "pad":
        return [(rng.randn(*case["x"]), case["pad"])]
    if kind == "step":
        return [(rng.randn(*case["shape"]), rng.randn(*case["shape"]), rng.randn(1, 1, 1))]
    if kind == "window":
        x, dz = ties(rng.randn(*case["shape"])), float(rng.randn())
        return [(x,) if name == "create_mask_from_window" else (dz, tuple(case["shape"]))]
    (m, n_H_prev, n_W_prev, n_C), stride = case["a_prev"], case["stride"]
    f_h, f_w = case["w"][:2] if kind == "conv" else (case["f"], case["f"])
    pad = case.get("pad", 0)
    n_H, n_W = output_size(n_H_prev, f_h, pad, stride), output_size(n_W_prev, f_w, pad, stride)
    A_prev = rng.randn(*case["a_prev"])
    if kind == "conv":
        n_C = case["w"][3]
        cache = (A_prev, rng.randn(*case["w"]), rng.randn(1, 1, 1, n_C), {"stride": stride, "pad": pad})
        return [cache if name == "conv_forward" else (rng.randn(m, n_H, n_W, n_C), cache)]
    cache = (ties(A_prev), {"f": case["f"], "stride": stride})
    dA = rng.randn(m, n_H, n_W, n_C)
    return [(*cache, mode) if name == "pool_forward" else (dA, cache, mode) for mode in MODES]


def describe(name, case):
    names = {"a_prev": "A_prev", "w": "W", "x": "X", "shape": SPECS[name].inputs[0] if name != "distribute_value" else "shape"}
    parts = [f"{names.get(k, k)} {tuple(v) if isinstance(v, list) else v}" for k, v in case.items() if k not in ("seed", "ties")]
    return ", ".join(parts)


# ---------------------------------------------------------------- running the reader's code


class OutOfTime(BaseException):
    """Ends a call that takes too long. Not an Exception, so that `except Exception` lets it pass."""

    place, limit = None, CALL_LIMIT


class NotStarted(Exception):
    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class Call(threading.Thread):
    """A call in a thread, since a thread that cannot be stopped can still be left behind."""

    def __init__(self, function, values):
        super().__init__(daemon=True)
        self.function, self.values, self.value, self.error = function, values, None, None

    def run(self):
        try:
            self.value = self.function(*self.values)
        except BaseException as error:  # SystemExit and KeyboardInterrupt too
            self.error = error

    def stop(self):
        """Raises OutOfTime in the thread, many times, since a bare `except:` may catch it."""
        python = getattr(ctypes, "pythonapi", None)  # PyPy has none
        for _ in range(200 if python else 0):
            if not self.is_alive():
                break
            python.PyThreadState_SetAsyncExc(ctypes.c_ulong(self.ident), ctypes.py_object(OutOfTime))
            self.join(0.01)


@contextlib.contextmanager
def quiet():
    """Lets the reader's code print nothing, ask nothing, and leave the random numbers as they were."""

    def no_input(*_):
        raise EOFError("input()")

    saved = builtins.input, sys.stdin, threading.excepthook, sys.getrecursionlimit()
    states = random.getstate(), np.random.get_state()
    with open(os.devnull, "w", encoding="utf-8") as sink, open(os.devnull, encoding="utf-8") as nothing:
        with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            builtins.input, sys.stdin, threading.excepthook = no_input, nothing, lambda _: None
            sys.setrecursionlimit(min(saved[3], 5000))
            try:
                yield
            finally:
                builtins.input, sys.stdin, threading.excepthook = saved[:3]
                sys.setrecursionlimit(saved[3])
                random.setstate(states[0])
                np.random.set_state(states[1])


def guarded(function, *values, limit=None):
    """The value of a call and the error that ended it, one of them None."""
    call, limit = Call(function, values), limit or CALL_LIMIT
    with quiet():
        call.start()
        call.join(limit)
        if call.is_alive():
            error = OutOfTime()
            error.limit = limit
            frame = sys._current_frames().get(call.ident)
            error.place = place(reversed(list(traceback.walk_stack(frame)))) if frame else None
            call.stop()
            return None, error
    return call.value, call.error


CELLS = {}  # the number of the code cell, by the file name that its code was compiled with


def place(frames):
    """The last line of the reader's own code: not of this file, of Python or of a package."""
    ours, python = place.__code__.co_filename, (os.path.dirname(os.__file__), "<frozen", "<__array")
    found = None
    for frame, line in frames:
        path = frame.f_code.co_filename
        if path != ours and not path.startswith(python) and "-packages" not in path:
            found = (path, line, frame.f_code.co_name)
    return found


def place_of(error):
    return error.place if isinstance(error, OutOfTime) else place(traceback.walk_tb(error.__traceback__))


def code_at(at):
    return cut(linecache.getline(at[0], at[1])) or "…"


def at_line(key, at):
    """The sentence about a line of the reader, with the cell if it came out of a notebook."""
    path, line, _ = at
    if path in CELLS:
        return say(key + "-cell", cell=CELLS[path], line=line, code=code_at(at))
    return say(key, line=line, code=code_at(at))


def error_sentence(error):
    if isinstance(error, OutOfTime):
        return say("endless", limit=error.limit)
    if isinstance(error, SystemExit):
        return say("exits")
    if isinstance(error, EOFError) and error.args == ("input()",):
        return say("input")
    try:
        message = cut(error)
    except Exception:  # the reader's own exception cannot be printed
        message = ""
    return say("raised", type=type(error).__name__, message=message)


EMPTY_SLICE = re.compile(r"from shape \(\d*,?0,0[,)]")  # in NumPy's message
BLANK = re.compile(r"[^=!<>]=\s*None\s*(#.*)?$|\bin range\(None\b")


def error_sentences(name, error):
    """What ended a call, and where. Raises NotStarted if it is only that the code is not written."""
    at = place_of(error)
    if isinstance(error, NotImplementedError):
        helper = at[2] if at and at[2] in SPECS and at[2] != name else None
        raise NotStarted(say("first", name=helper) if helper else say("not-implemented"))
    if isinstance(error, TypeError) and at and BLANK.search(code_at(at)):
        raise NotStarted(say("placeholder", line=at[1], code=code_at(at)))
    sentences = [error_sentence(error)]
    if at:
        sentences.append(at_line("at", at))
    else:
        sentences.append(say("signature", name=name, signature=SPECS[name].signature))
    if at and type(error) in (TypeError, ValueError) and about_one_element(str(error), code_at(at)):
        sentences.append(say("float-of-array"))
    message = str(sentences[0].values.get("message"))
    if EMPTY_SLICE.search(message) and at and "-pad" in code_at(at).replace(" ", ""):
        sentences.append(say("empty-slice"))
    return sentences


def about_one_element(message, code):
    """Whether this is the course's own float(b), which NumPy took until 2.4."""
    if "0-dimensional" in message:
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            float(np.ones((1, 1)))
        return False
    except TypeError:
        return "array element with a sequence" in message and bool(re.search(r"\bb\b", code))


# ---------------------------------------------------------------- one function, all its cases


class Attempt(NamedTuple):
    """What a function gave in one case: an array or None for each array of the record."""

    arrays: list
    faults: list
    error: object


def attempt(name, function, calls):
    spec = SPECS[name]
    arrays, faults, last_error = [], [], None
    for values in calls:
        given = fresh(values)
        value, error = guarded(function, *given)
        got = [None] * spec.per_call
        if error is None:
            got, wrong = results(name, value)
            changed = changes(spec.inputs, values, given)
            wrong += [say("changed", inputs=", ".join(changed))] if changed else []
        else:
            wrong, last_error = error_sentences(name, error), error
        arrays += got
        faults += [fault for fault in wrong if fault not in faults]
        if isinstance(error, OutOfTime):
            break
    return Attempt(arrays, faults, last_error)


def fresh(values):
    """A copy for one call, so that a function that changes its inputs spoils no other call."""
    try:
        return copy.deepcopy(values)
    except Exception:  # a cache of the reader may hold what cannot be copied
        return values


def results(name, value):
    """The arrays among what a function returned, and what is wrong with their number or type."""
    spec, faults = SPECS[name], []
    want, several = ", ".join(spec.returns), len(spec.returns) > 1
    values = list(value) if isinstance(value, tuple) or (several and isinstance(value, list)) else [value]
    if value is None or all(part is None for part in values[: spec.per_call]):
        raise NotStarted(say("none"))
    if len(values) != len(spec.returns):
        kind = type(value).__name__
        faults.append(say("one-value", type=kind, want=want) if len(values) == 1 else say("values", got=len(values), want=want))
    values = (values + [None] * spec.per_call)[: spec.per_call]
    arrays = []
    for label, part in zip(spec.returns, values):
        array, fault = as_array(label, part)
        arrays.append(array)
        if fault and not (faults and part is None):
            faults.append(fault)
    return arrays, faults


def as_array(label, value):
    """The value as an array of numbers, if it is one: lists are."""
    if value is None:
        return None, say("missing-array", array=label)
    try:
        array = np.array(value)  # a copy: the function may use its memory again
        if array.dtype.kind in "biuf":
            return array, None
        return (array.astype(float) if array.dtype.kind == "O" else None), say("dtype", array=label, dtype=array.dtype)
    except Exception as error:
        return None, say("not-array", array=label, type=type(value).__name__, message=cut(error))


def changes(names, before, after):
    """The names of the inputs that are no longer what they were."""
    if isinstance(names, tuple):
        if not isinstance(before, tuple) or len(names) != len(before):
            return []
        return [name for parts in zip(names, before, after) for name in changes(*parts)]
    if isinstance(before, np.ndarray):
        same = isinstance(after, np.ndarray) and np.array_equal(before, after)
        return [] if same else [names]
    return [names] if isinstance(before, dict) and not same_dict(before, after) else []


def same_dict(before, after):
    return list(before) == list(after) and all(np.array_equal(before[k], after[k]) for k in before)


def attempts(name, function, caches=None):
    """All cases. `caches` has the reader's own caches where the course's are not to be used."""
    made = []
    for number, case in enumerate(data["cases"][SPECS[name].kind]):
        calls = arguments(name, case)
        if caches:
            calls = [(call[0], cache, *call[2:]) for call, cache in zip(calls, caches[number])]
        made.append(attempt(name, function, calls))
        if isinstance(made[-1].error, OutOfTime):
            break
    return made


def own_caches(name, forward):
    """What the reader's forward function returns for each call, or None if it is like the course's."""
    caches, differ = [], False
    for case in data["cases"][SPECS[name].kind]:
        caches.append([])
        for call, values in zip(arguments(name, case), arguments(FORWARD[name], case)):
            value, error = guarded(forward, *values)
            if error or not isinstance(value, (tuple, list)) or len(value) != 2:
                return None
            caches[-1].append(value[1])
            differ = differ or not same_form(value[1], call[1])
    return caches if differ else None


def same_value(own, given):
    """Whether an item of a cache is what was given, at least in single precision."""
    if isinstance(given, dict):
        return isinstance(own, dict) and same_dict(own, given)
    try:
        return np.shape(own) == np.shape(given) and np.allclose(own, given, rtol=1e-4, atol=1e-4)
    except Exception:  # not numbers
        return False


def same_form(own, course):
    if not isinstance(own, (tuple, list)) or len(own) != len(course):
        return False
    return all(type(x) is type(y) and getattr(x, "shape", 0) == getattr(y, "shape", 0) for x, y in zip(own, course))


# ---------------------------------------------------------------- right or wrong, and how


def tolerance(array, double, single):
    return single if array.dtype in (np.float32, np.float16) else double


def wrong_places(got, want):
    """Where two arrays of the same shape differ."""
    limit = tolerance(got, 1e-6, 1e-4) * max(1.0, np.abs(want).max(initial=0))
    with np.errstate(all="ignore"):
        return ~(np.abs(got.astype(float) - want) <= limit)


def compare(label, got, want):
    """Sentences about an array that differs; none if it is right."""
    if got.shape != want.shape:
        return [say("shape", array=label, got=got.shape, want=want.shape)]
    wrong = wrong_places(got, want)
    if not wrong.any():
        return []
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    index = str(list(first)) if first else ""
    values = dict(got=number(got[first]), want=number(want[first]), wrong=int(wrong.sum()), all=want.size)
    key = "one-differs" if want.size == 1 else "all-differ" if wrong.all() else "differs"
    sentences = [say(key, array=label, index=index, **values)]
    if got.dtype.kind in "iu":
        sentences.append(say("integers", array=label, dtype=got.dtype))
    return sentences


def differences(name, attempt, right):
    found = []
    for label, got, want in zip(SPECS[name].arrays, attempt.arrays, right):
        if got is not None:
            found += compare(label, got, want)
    return found


def right_arrays(name):
    """The right results of each case."""
    return [[np.array(values, float).reshape(shape) for shape, values in case] for case in data["right"][name]]


def scalars(made, right):
    """Takes an array of one element for the number in it: with the course's b, one arises easily."""

    def scalar(got, want):
        return got.reshape(want.shape) if got is not None and want.ndim < 2 and got.size == want.size == 1 else got

    return [a._replace(arrays=list(map(scalar, a.arrays, r))) for a, r in zip(made, right)]


def scalar_note(made, right):
    shapes = [g.shape for a, r in zip(made, right) for g, w in zip(a.arrays, r) if w.ndim < 2 and g.ndim > w.ndim]
    return [say("not-scalar", got=shapes[0])] if shapes else []


def transposed(got, axes):
    order = list(range(got.ndim))
    order[axes[0]], order[axes[1]] = order[axes[1]], order[axes[0]]
    return got.transpose(order)


def pattern(label, got, want):
    """What all the numbers of a wrong array have in common, as one sentence or none."""
    filters = label == "dW"
    plane = (0, 1) if filters or want.ndim == 2 else (1, 2)
    flat = want.ndim == 4 and want.shape[1:3] == (1, 1) and not filters
    moved = want.ndim in (2, 4) and not flat

    def same(a, b=want):
        return a.shape == b.shape and not wrong_places(a, b).any()

    if not np.isfinite(got).all():
        return say("nan", array=label, n=int((~np.isfinite(got)).sum()))
    got = got.astype(float)
    if moved and got.ndim == want.ndim and min(want.shape[axis] for axis in plane) > 1 and same(transposed(got, plane)):
        return say("transposed", array=label)
    if got.shape != want.shape or not want.size:
        return None
    if not got.any():
        return say("zeros", array=label)
    k = float(np.vdot(got, want) / np.vdot(want, want)) if want.any() else 0
    if k and want.size > 1 and same(got, k * want):
        return say("sign", array=label) if abs(k + 1) < 1e-6 else say("factor", array=label, k=number(k))
    if same(abs(got), abs(want)):
        return say("signs", array=label)
    k = float(np.mean(got - want))
    if want.size > 1 and same(got, want + k):
        return say("offset", array=label, k=number(k))
    if moved and not filters and want.ndim == 4 and wrong_places(got, want).any((0, 1, 2)).all():
        k = (got - want).mean((0, 1, 2))
        if same(got, want + k):
            return say("channel-offsets", array=label, k=number(k[0]))
    for name, axes in (("both", plane), ("rows", plane[:1]), ("columns", plane[1:])):
        if moved and same(np.flip(got, axes)):
            return say("reversed-" + name, array=label)
    return local_pattern(label, wrong_places(got, want), plane, filters, flat)


def local_pattern(label, wrong, plane, filters, flat):
    """Where the wrong numbers are: at the border, in some examples, in some channels."""
    if wrong.ndim != 4:
        return None
    inside = tuple(slice(1, -1) if axis in plane else slice(None) for axis in range(4))
    if not flat and wrong[inside].size and not wrong[inside].any():
        return say("border", array=label)
    right = [i for i, example in enumerate(wrong) if not example.any()]
    if not filters and len(wrong) > 1 and right in ([0], [len(wrong) - 1]):
        return say("first-example" if right == [0] else "last-example", array=label)
    channels = [c for c in range(wrong.shape[3]) if wrong[..., c].any()]
    if len(channels) < wrong.shape[3]:
        key = "filters" if filters or flat else "channels"
        return say(key, array=label, channels=", ".join(map(str, channels)))
    return None


# ---------------------------------------------------------------- which known mistake


def fingerprint(array):
    """A number that changes if any element does, and how exact it can be."""
    terms = np.random.RandomState(1).randn(array.size) * array.ravel().astype(float)
    return float(terms.sum()), max(1.0, float(np.abs(terms).sum()))


LEFT_OUT = []  # in the record: what a pair gives here follows from its two mistakes


def agrees(prints, attempt, right):
    """Whether a mistake gives what the reader's function gave in one case."""
    if prints is None:
        return attempt.error is not None
    return len(attempt.arrays) == len(right) and all(map(array_agrees, prints, attempt.arrays, right))


def array_agrees(expected, array, right):
    if expected is None or array is None:
        return expected is None and array is None
    if expected == LEFT_OUT:
        return True
    value, shape = expected if isinstance(expected, list) else (expected, right.shape)
    if list(array.shape) != list(shape) or np.isnan(value) or not np.isfinite(array).all():
        return list(array.shape) == list(shape) and np.isnan(value) and np.isnan(array).any()
    got, scale = fingerprint(array)
    rounded = 1e-6 * abs(value)  # written with seven digits
    return abs(got - value) <= tolerance(array, 1e-9, 1e-5) * scale + rounded


def hypotheses(name, right):
    """Each mistake alone, then each pair: the ids, and what they give in every case."""
    listed = data["prints"][name]
    alone = {ids[0]: prints for ids, prints in listed if len(ids) == 1}
    yield from (([id], prints) for id, prints in alone.items())
    names, pairs = list(alone), {}
    for ids, prints in listed:
        if len(ids) == 2:
            pairs[tuple(names[place] for place in ids)] = prints
    right_prints = {id: [unseen(*case) for case in zip(prints, right)] for id, prints in alone.items()}
    for one, other in itertools.combinations(names, 2):
        pair = pairs.get((one, other), [LEFT_OUT] * len(right))
        prints = list(map(filled, pair, alone[one], alone[other], right_prints[one], right_prints[other]))
        # a pair that is not listed is one that never meets in an array
        if (one, other) in pairs or not any(p == LEFT_OUT for case in prints for p in case):
            yield [one, other], prints


def unseen(prints, right):
    """For each array of a case, whether a mistake leaves it right, as exactly as the record has the right one."""
    return [array_agrees(p, array.astype(np.float32), array) for p, array in zip(prints or [None] * len(right), right)]


def filled(pair, one, other, one_right, other_right):
    """What a pair gives in a case. An array that one of the two leaves right is that of the other."""
    size = len(one_right)
    pair, one, other = (size * [p] if p in (None, LEFT_OUT) else p for p in (pair, one, other))
    follows = [q if p_right else p if q_right else LEFT_OUT for p, q, p_right, q_right in zip(one, other, one_right, other_right)]
    return [f if p == LEFT_OUT else p for p, f in zip(pair, follows)]


def explanations(name, made, right, chosen):
    """The mistakes that explain every chosen case: lists of one id each, or of two where one is not enough.

    An error explains little by itself, because very different mistakes raise the same one. So no error may have nothing to do
    with shapes; and without any wrong number it has to be NumPy's own about two shapes, a single mistake has to explain it, and
    `[pad:-pad]` only explains an empty slice.
    """
    found = []
    errors = [attempt.error for attempt in made if attempt.error is not None]
    if len(made) < len(right) or not all(isinstance(error, (ValueError, IndexError)) for error in errors):
        return found
    only_stops = not any(wrong_numbers(made[i], right[i]) for i in chosen)
    stops = [str(made[i].error) for i in chosen if made[i].error is not None]
    if only_stops and not (stops and all("broadcast" in stop for stop in stops)):
        return found
    for ids, prints in hypotheses(name, right):
        if len(ids) > (len(found[0]) if found else 1 if only_stops else 2):
            break
        if only_stops and ids == ["minus-pad"] and not all(map(EMPTY_SLICE.search, stops)):
            continue
        if all(agrees(prints[i], made[i], right[i]) for i in chosen):
            found.append(ids)
    return found


def wrong_numbers(attempt, right):
    pairs = zip(attempt.arrays, right)
    return any(g is not None and (g.shape != w.shape or wrong_places(g, w).any()) for g, w in pairs)


def square_cases(name):
    """The cases in which an assumption of the course's code holds: its filters are square."""
    cases = data["cases"][SPECS[name].kind]
    return [i for i, case in enumerate(cases) if "w" not in case or case["w"][0] == case["w"][1]]


def mistake_sentences(found, cases):
    sentences = []
    for ids in found:
        key = "known" if len(ids) == 1 else "known-pair"
        sentences.append(say("or") if sentences else say(key, all=cases))
        for mistake in ids:
            record = data["mistakes"][mistake]
            sentences += [say("mistake", text=record, id=mistake), say("page", page=record["page"]), say("shows", what=record["shows"])]
    return sentences


# ---------------------------------------------------------------- the result of one function


class Result(NamedTuple):
    name: str
    mark: str
    remark: object = None  # behind the name in the list
    lines: tuple = ()  # below the list


class Reader:
    """The reader's functions, and what was found out about them."""

    def __init__(self, functions):
        self.functions, self.found = functions, {}

    def result(self, name, function=None):
        function = function or self.functions[name]
        key = name, id(function)
        if key not in self.found:
            try:
                self.found[key] = self.examine(name, function)
            except NotStarted as error:
                self.found[key] = Result(name, "○", error.reason)
            except Exception as error:  # whatever the reader's function does, there is no traceback
                sentence = say("internal", type=type(error).__name__, message=cut(error))
                self.found[key] = Result(name, "✗", None, (sentence,))
        return self.found[key]

    def known(self, function):
        """The course's functions that this one can call: those of its own file, and those given."""
        return {**course_functions(getattr(function, "__globals__", {})), **self.functions}

    def examine(self, name, function):
        right = right_arrays(name)
        returned, lines = self.best_attempts(name, function, right)
        made = scalars(returned, right)
        wrong = [a.faults + differences(name, a, r) for a, r in zip(made, right)]
        square = [i for i in square_cases(name) if i < len(made)]
        oblong = [say("square", number=i + 1) for i in range(len(wrong)) if i not in square and wrong[i]]
        if len(made) == len(right) and not any(wrong[i] for i in square):
            cache = self.cache_sentence(name, function)
            mark = "✗" if cache and not self.backward_takes_it(name, function) else "✓"
            return Result(name, mark, None, (*lines, *scalar_note(returned, right), *cache, *oblong))
        blanks, unwritten = blanks_of(function)
        if unwritten:
            raise NotStarted(say("blank"))
        helpers = self.helper_sentences(name, function)
        compared = range(len(right))
        found = explanations(name, made, right, compared)
        if not found and oblong:
            compared = square
            found = explanations(name, made, right, compared)
        for rule in ("first-maximum", "shared-maximum"):
            if [rule] in found and not any(a.faults for a in made):
                return Result(name, "✓", None, (*lines, say(rule)))
        shown = range(len(wrong))
        if oblong and not any(made[i].error for i in square) and all(made[i].error for i in shown if i not in square):
            shown = square  # that it stops at other filters is no part of the mistake
        lines = [case_sentence(name, wrong, shown), *next(wrong[i] for i in shown if wrong[i]), *lines]
        lines += [*later_faults([wrong[i] for i in shown], [made[i] for i in shown]), *helpers]
        if found:
            lines += mistake_sentences(found, len(compared))
        elif len(made) == len(right) and any(a.error is None and off_numbers(a, r) for a, r in zip(made, right)):
            lines += [say("unknown"), *pattern_sentences(name, made, right)]
        lines += oblong if shown == square or found and len(compared) < len(right) else []
        return Result(name, "✗", None, (*lines, *blanks))

    def best_attempts(self, name, function, right):
        """With the course's cache, or with the reader's own where only that one fits."""
        made = attempts(name, function)
        forward = self.known(function).get(FORWARD.get(name))
        caches = own_caches(name, forward) if forward and not all_right(name, made, right) else None
        if caches:
            own = attempts(name, function, caches)
            if all_right(name, own, right) or all(a.error for a in made):
                return own, [say("own-cache", forward=FORWARD[name])]
        return made, []

    def cache_sentence(self, name, function):
        """What is wrong with the cache that a forward function returns, if it is meant to be the course's."""
        want = CACHES.get(name)
        if not want:
            return []
        values = arguments(name, data["cases"][SPECS[name].kind][1])[0]
        value, error = guarded(function, *fresh(values))
        cache = value[1] if error is None and isinstance(value, (tuple, list)) and len(value) == 2 else None
        if not isinstance(cache, (tuple, list)) or len(cache) != len(want):
            return []
        for number, (own, given) in enumerate(zip(cache, values), 1):
            if not same_value(own, given):
                return [say("cache", want="(" + ", ".join(want) + ")", number=number)]
        return []

    def backward_takes_it(self, name, function):
        """Whether the reader's own backward function is right with the cache of this forward function."""
        backward = BACKWARD[name]
        own = self.functions.get(backward)
        caches = own_caches(backward, function) if own else None
        return bool(caches) and all_right(backward, attempts(backward, own, caches), right_arrays(backward))

    def helper_sentences(self, name, function):
        """Which of the reader's functions that this one calls is wrong itself."""
        names = getattr(getattr(inspect.unwrap(function), "__code__", None), "co_names", ())
        own, sentences = course_functions(getattr(function, "__globals__", {})), []
        for helper in HELPERS:
            if helper == name or helper not in names or helper not in own:
                continue
            mark = self.result(helper, own[helper]).mark
            if mark == "○":
                raise NotStarted(say("first", name=helper))
            if mark == "✗":
                sentences.append(say("helper", name=name, helper=helper))
        return sentences


def all_right(name, made, right):
    return len(made) == len(right) and not any(a.faults or differences(name, a, r) for a, r in zip(made, right))


def off_numbers(attempt, right):
    """Whether numbers are wrong in a case or missing, and not only the way they are returned."""
    pairs = zip(attempt.arrays, right)
    return attempt.error is not None or any(g is None or g.shape != w.shape or wrong_places(g, w).any() for g, w in pairs)


def case_sentence(name, wrong, shown):
    cases = data["cases"][SPECS[name].kind]
    bad = [i for i in shown if wrong[i]]
    if len(wrong) < len(cases):  # a call had no end
        return say("stopped", number=bad[0] + 1, what=describe(name, cases[bad[0]]))
    return say("case", wrong=len(bad), all=len(shown), number=bad[0] + 1, what=describe(name, cases[bad[0]]))


def later_faults(wrong, made):
    """What the first wrong case does not show: exceptions, changed inputs, types."""
    seen, later = list(next(filter(None, wrong))), []
    kinds = {fault.key for fault in seen}
    for attempt in made:
        if not kinds.intersection(fault.key for fault in attempt.faults):
            later += [fault for fault in attempt.faults if fault not in later]
            kinds.update(fault.key for fault in attempt.faults)
    return later


def pattern_sentences(name, made, right):
    """The pattern in the largest wrong case: small ones show less."""
    wrong = [i for i, (a, r) in enumerate(zip(made, right)) if a.error is None and off_numbers(a, r)]
    if not wrong:
        return []
    largest = max(wrong, key=lambda i: sum(array.size for array in right[i]))
    labels = SPECS[name].arrays
    parts = zip(labels, made[largest].arrays, right[largest])
    with np.errstate(all="ignore"):
        found = [
            another(*part[:2], labels, right[largest]) or pattern(*part)
            for part in parts
            if part[1] is not None and compare(*part)
        ]
    found = [sentence for sentence in found if sentence]
    look = [say("look", number=largest + 1), *found] if found else []
    return [*right_where(name, made, right), *look]


def another(label, got, labels, right):
    """Whether a wrong array is another one of the same case: averages for maxima, or results in another order."""
    for other, want in zip(labels, right):
        if other != label and want.size > 1 and not compare(other, got, want):
            return say("another", array=label, other=other)
    return None


CONDITIONS = {
    "right-stride-1": lambda case: case["stride"] == 1,
    "right-pad-0": lambda case: case["pad"] == 0,
    "right-apart": lambda case: case.get("f", case.get("w", [0])[0]) <= case["stride"],
    "right-untied": lambda case: not case["ties"],
}


def right_where(name, made, right):
    """What the cases have in common that are right, if it is what the wrong ones lack."""
    cases = data["cases"][SPECS[name].kind]
    correct = [not off_numbers(a, r) for a, r in zip(made, right)]
    for key, holds in CONDITIONS.items():
        try:
            same = [holds(case) for case in cases] == correct
        except KeyError:  # the function has no stride, no padding or no maximum
            continue
        if same and any(correct):
            return [say(key)]
    return []


BLANK_MARKS = re.compile(r"#.*\b(?:(YOUR CODE STARTS|START CODE)|(YOUR CODE ENDS|END CODE))\b")


def blanks_of(function):
    """The lines that are still `name = None`, and whether there is no code at all between the marks."""
    try:
        lines, first = inspect.getsourcelines(function)
    except Exception:  # typed at a prompt, or not a plain function
        return [], False
    inside, regions = False, []
    for line in lines:
        mark = BLANK_MARKS.search(line)
        if mark:
            inside = bool(mark[1])
            regions += [0] if inside else []
        elif inside and line.strip() and not line.strip().startswith("#"):
            regions[-1] += 1
    blank = [(i, line) for i, line in enumerate(lines, first) if re.fullmatch(r"\s*[\w, ()]+ = None\s*(#.*)?", line.rstrip())]
    sentences = [say("still-blank", line=i, code=cut(line)) for i, line in blank[:3]]
    return sentences, bool(regions) and not any(regions)


# ---------------------------------------------------------------- check(...)


class Verdict(int):
    """True or False, that a notebook does not print."""

    def __repr__(self):
        return ""

    def _ipython_display_(self):
        pass


def course_functions(names):
    return {name: names[name] for name in SPECS if callable(names.get(name))}


def collect(functions, named):
    """The functions to check by name, whether all of a file were given, and what is wrong with the call."""
    found, whole, faults = {}, False, []
    for given in functions:
        if isinstance(given, types.ModuleType):
            given = vars(given)
        if isinstance(given, dict):
            whole = True
            found.update(course_functions(given))
        else:
            named = {getattr(given, "__name__", type(given).__name__): given, **named}
    for name, function in named.items():
        if not callable(function):
            faults.append(say("not-function", what=name))
        elif name not in SPECS:
            faults.append(say("not-course", what=name))
        else:
            found[name] = function
    return found, whole, faults


loading = False  # a file that calls check(...) itself is being loaded: it is checked afterwards


def check(*functions, language=None, **named):
    """Checks functions of the course, by their names. Prints what it finds; true if all are right."""
    if loading:
        return Verdict(False)
    if language not in (None, *LANGUAGES):
        show(say("not-language", given=cut(repr(language))).text(spoken()))
        return Verdict(False)
    found, whole, faults = collect(functions, named)
    return Verdict(report(found, whole, faults, spoken(language)) == 0)


def report(functions, whole, faults, language):
    """Prints the list and the explanations; returns the exit code."""
    if data is None and DATA.strip():
        load(DATA)
    if data is None:
        faults, functions = [say("no-data")], {}
    elif not functions:
        faults = [*faults, say("nothing", names=", ".join(SPECS))]
    if not functions:
        show("\n".join(fault.text(language) for fault in faults))
        return 2
    reader = Reader(functions)
    results = [reader.result(name) for name in SPECS if name in functions]
    absent = [Result(name, "○", say("absent")) for name in SPECS if whole and name not in functions]
    ordered = sorted(results + absent, key=lambda result: list(SPECS).index(result.name))
    show(layout(ordered, faults, sum(r.mark == "✓" for r in results), language))
    return 0 if all(result.mark == "✓" for result in results) and not faults else 1


def layout(results, faults, right, language):
    """The list of all functions, below it a paragraph for each that needs words."""
    width = max(len(result.name) for result in results)
    lines = [fault.text(language) for fault in faults] + [TEXT["legend"][language == "en"], ""]
    for name, mark, remark, _ in results:
        lines.append(f"{mark} {name:<{width}}  {remark.text(language)}" if remark else f"{mark} {name}")
    for result in results:
        if result.lines:
            lines += ["", f"{result.mark} {result.name}"]
            lines += ["  " + sentence.text(language) for sentence in result.lines]
    absent = sum(remark is not None and remark.key == "absent" for _, _, remark, _ in results)
    counts = dict(all=len(results) - absent, right=right, absent=absent)
    return "\n".join([*lines, "", say("summary-absent" if absent else "summary", **counts).text(language)])


# ---------------------------------------------------------------- python check.py FILE


class Unusable(Exception):
    """A file without code to check."""

    def __init__(self, key, **values):
        super().__init__(key)
        self.sentence = say(key, **values)


def cells_of(path):
    """The pieces of code of a file: (name to compile with, text)."""
    if not path.endswith((".py", ".ipynb")):
        raise Unusable("suffix", path=path)
    try:
        if path.endswith(".py"):
            with tokenize.open(path) as file:
                return [(os.path.abspath(path), file.read())]
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except OSError as error:
        raise Unusable("no-file", path=path, message=error.strerror)
    except (SyntaxError, UnicodeDecodeError) as error:
        raise Unusable("no-file", path=path, message=cut(error))
    try:
        cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
        return [(f"{path} [{i}]", "".join(cell["source"])) for i, cell in enumerate(cells, 1)]
    except (ValueError, KeyError, TypeError):
        raise Unusable("not-notebook", path=path)


MAGIC = re.compile(r"(?m)^(\s*)([%!?].*|.*\?|\w[\w, ]*=\s*[!%].*)$")


def without_magic(text):
    """A cell as Python: what only a notebook understands becomes `pass`."""
    first = text.lstrip().split(maxsplit=1)[:1]
    if first and first[0].startswith("%%") and first[0] not in ("%%time", "%%timeit", "%%capture"):
        return ""  # a cell in another language
    try:
        ast.parse(text)
        return text
    except SyntaxError:
        return MAGIC.sub(r"\1pass", text)


def run_file(path):
    """The names that a file defines, and a sentence about each statement that failed."""
    module = types.ModuleType("reader")
    sys.modules["reader"] = module
    cells, troubles = cells_of(path), []
    for i, (name, text) in enumerate(cells, 1):
        if path.endswith(".ipynb"):
            CELLS[name], text = i, without_magic(text)
        linecache.cache[name] = (len(text), None, text.splitlines(True), name)
        try:
            statements = ast.parse(text).body
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line, message = getattr(error, "lineno", None) or 1, cut(getattr(error, "msg", error))
            if path.endswith(".py"):
                raise Unusable("not-python", path=path, line=line, message=message)
            troubles += [at_line("trouble", (name, line, "")), say("raised", type=type(error).__name__, message=message)]
            continue
        troubles += run_statements(statements, name, vars(module))
    return vars(module), troubles


def run_statements(statements, name, names):
    """Runs one by one, so that a failure costs no function that comes later."""
    flags, troubles = 0, []
    for statement in statements:
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            flags |= sum(getattr(__import__("__future__"), alias.name).compiler_flag for alias in statement.names)
        try:
            code = compile(ast.Module([statement], []), name, "exec", flags, dont_inherit=True)
        except (SyntaxError, ValueError) as error:  # such as a return outside a function
            code, failed = None, error
        if code:
            failed = guarded(exec, code, names, limit=CELL_LIMIT)[1]
        if failed is not None:
            troubles += [at_line("trouble", (name, statement.lineno, "")), error_sentence(failed)]
    return troubles


@contextlib.contextmanager
def standing_in(folder):
    """A file is run in its own folder, with `from check import check` meaning this file."""
    global loading
    before, loading = os.getcwd(), True
    os.environ.setdefault("MPLBACKEND", "Agg")  # plt.show() opens no window
    sys.modules["check"] = sys.modules[__name__]
    sys.path.insert(0, folder)
    os.chdir(folder)
    try:
        yield
    finally:
        loading = False
        os.chdir(before)


def main(words=None):
    about = __doc__ if can_show("中文") else __doc__.partition("\n")[2]
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="my_notebook.ipynb / my_file.py")
    parser.add_argument("--language", choices=LANGUAGES)
    options = parser.parse_args(words)
    language = spoken(options.language)
    try:
        path = os.path.abspath(options.file)
        cells_of(path)  # before its folder is entered: there may be no such file
        with standing_in(os.path.dirname(path)):
            names, troubles = run_file(path)
    except Unusable as error:
        show(error.sentence.text(language))
        return 2
    if troubles:
        more = [say("more-troubles", n=len(troubles) // 2 - 3)] if len(troubles) > 6 else []
        show("\n".join(sentence.text(language) for sentence in troubles[:6] + more) + "\n")
    return report(course_functions(names), True, [], language)


# data: begin
DATA = r"""
{"cases": {"conv": [
{"seed": 1, "a_prev": [1, 3, 4, 1], "w": [2, 2, 1, 1], "stride": 1, "pad": 0},
{"seed": 2, "a_prev": [2, 6, 9, 3], "w": [3, 3, 3, 4], "stride": 2, "pad": 1},
{"seed": 3, "a_prev": [2, 5, 5, 3], "w": [3, 3, 3, 2], "stride": 2, "pad": 1},
{"seed": 4, "a_prev": [3, 4, 6, 2], "w": [2, 2, 2, 3], "stride": 2, "pad": 0},
{"seed": 5, "a_prev": [2, 5, 6, 2], "w": [3, 2, 2, 3], "stride": 1, "pad": 0}],
"pool": [
{"seed": 1, "a_prev": [1, 4, 5, 1], "f": 2, "stride": 1, "ties": false},
{"seed": 2, "a_prev": [2, 6, 9, 3], "f": 3, "stride": 2, "ties": false},
{"seed": 3, "a_prev": [2, 5, 5, 2], "f": 3, "stride": 1, "ties": false},
{"seed": 4, "a_prev": [2, 4, 6, 2], "f": 2, "stride": 2, "ties": false},
{"seed": 5, "a_prev": [2, 4, 5, 2], "f": 2, "stride": 1, "ties": true}],
"window": [
{"seed": 1, "shape": [2, 3], "ties": false},
{"seed": 2, "shape": [4, 3], "ties": false},
{"seed": 17, "shape": [3, 4], "ties": true}],
"pad": [
{"seed": 1, "x": [2, 3, 4, 2], "pad": 1},
{"seed": 2, "x": [1, 2, 1, 1], "pad": 2}],
"step": [
{"seed": 1, "shape": [3, 3, 4]},
{"seed": 2, "shape": [3, 2, 4]}]},
"right": {"zero_pad": [
[[[2,5,6,2], [0,0,0,0,0,0,0,0,0,0,0,0,0,0,1.624345,-0.6117564,-0.5281718,-1.072969,0.8654076,-2.301539,1.744812,-0.7612069,0,0,0,0,0.3190391,-0.2493704,1.462108,-2.060141,-0.3224172,-0.3840544,1.133769,-1.099891,0,0,0,0,-0.1724282,-0.8778584,0.04221375,0.5828152,-1.100619,1.144724,0.9015907,0.5024943,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.9008559,-0.6837279,-0.1228902,-0.9357694,-0.2678881,0.5303555,-0.6916608,-0.3967535,0,0,0,0,-0.6871727,-0.8452056,-0.6712461,-0.0126646,-1.11731,0.2344157,1.659802,0.7420442,0,0,0,0,-0.1918356,-0.887629,-0.7471583,1.692455,0.05080775,-0.6369956,0.1909155,2.100255,0,0,0,0,0,0,0,0,0,0,0,0,0,0]]],
[[[1,6,5,1], [0,0,0,0,0,0,0,0,0,0,0,0,-0.4167578,0,0,0,0,-0.05626683,0,0,0,0,0,0,0,0,0,0,0,0]]]],
"conv_single_step": [
[[[], [-8.148112]]],
[[[], [6.136919]]]],
"conv_forward": [
[[[1,2,3,1], [3.051418,-4.300858,3.225401,1.068463,-1.991363,3.480983]]],
[[[2,3,5,4], [-2.803427,-2.288067,-10.9339,-2.912653,1.209875,13.55765,0.8054621,-5.34474,1.352109,0.9499169,5.518089,-0.3926015,-4.814116,-1.72371,-0.1223212,-4.539969,-0.4485283,0.7827084,-2.886103,-2.220712,2.371294,-3.291741,6.458269,-9.274194,4.003563,-0.5675846,-7.598605,-3.514114,3.622764,3.15473,0.1002319,-3.724775,-3.864325,-2.964066,-6.50664,-5.939654,4.689755,-2.446927,1.413562,-14.3074,-0.9028764,-1.364257,-10.84887,3.844409,-0.6253279,0.05426693,-2.603653,2.20367,1.057882,5.916058,0.9828968,10.45518,3.947955,-3.415641,-0.7822971,-1.265713,-1.998162,1.108338,-4.100238,2.119118,-0.9830847,3.074368,3.002006,-4.43222,12.6078,-1.657034,4.686371,2.779265,-0.8660891,7.015327,-0.864884,-0.1395236,-1.174279,0.5320518,5.83529,1.723738,-2.027018,1.610854,-2.701195,-2.206705,4.50984,4.840829,4.607211,0.9304664,2.735248,-1.354006,-4.992747,-2.4944,-2.706874,4.056203,2.766338,12.46472,-2.202832,3.458984,1.433521,-5.709362,-2.231352,-1.219362,-8.42413,-9.798274,0.1068689,-1.011942,-8.509498,-1.752832,-1.122223,1.966088,6.910848,-1.70585,-4.187789,1.162096,-1.155155,-1.050267,-8.824483,6.971013,0.2465529,-1.673683,-1.673612,-1.694484,3.951619,1.687469]]],
[[[2,3,3,2], [-5.24616,-5.233674,1.923905,2.740261,-2.974255,-0.6331293,1.363169,-0.2186285,5.64284,7.164728,-3.604493,-1.741633,0.7791589,4.039052,-2.012789,1.668138,-1.199565,3.782542,-2.109328,-0.7152858,-0.1232093,-0.894097,6.179908,5.021161,1.309445,0.1662678,3.32282,-4.878629,0.2859337,1.202916,5.74188,6.508087,-2.413709,4.530268,1.364034,0.3353252]]],
[[[3,2,3,3], [2.715016,0.7445867,0.5542567,-1.771764,-3.587192,-1.27104,-0.4121364,-3.456408,-0.1902373,0.8171974,-3.87782,-0.6214103,0.9502575,-2.335248,-1.557346,-1.51418,-3.353601,-4.797811,1.451119,-4.09479,2.857787,-1.005009,-2.128605,0.1145634,-0.7859862,-0.9651827,1.646641,2.191756,-2.602713,3.642989,0.4223433,-0.9160955,-0.2704962,-3.099091,-3.483057,-0.586443,-3.368384,-2.402334,-1.175985,0.283081,1.08419,-0.6933924,-0.08414596,-3.772867,-0.8034544,-3.098732,-1.024872,2.179443,4.104866,0.2775802,2.143812,-1.02906,-3.667234,-2.89462]]],
[[[2,3,5,3], [-0.4546599,-6.126323,-8.751711,9.558939,5.177052,-4.194191,3.555963,1.259547,-2.204622,-0.01020513,1.495589,-1.96813,1.115119,0.801689,-1.376041,1.626796,2.439924,2.667523,-0.3824982,-5.825481,-5.559638,2.303167,0.9753762,1.407251,-1.585023,-1.337642,1.369191,3.672181,2.819595,-1.462918,9.477157,4.209356,-3.251317,0.08957722,3.188812,0.4592534,3.617269,-1.986119,-0.5048738,8.481536,3.352132,-1.175092,7.062572,3.122936,-2.031661,-7.070971,-7.36245,-1.397134,1.193982,-1.917643,-1.185555,3.749384,-4.31289,-4.161704,5.089932,11.58367,5.527558,-0.8245693,1.984559,6.161757,7.593925,5.515675,2.386736,0.8338645,-1.56871,-4.25786,-0.2954605,2.425773,2.733616,2.551544,-9.28322,-4.322067,3.282078,-2.756886,-5.424375,4.69614,-0.7851092,-2.438434,4.022872,4.68962,2.669061,-3.882308,-4.16034,-2.441283,13.35072,6.594914,0.7829982,5.148938,3.404111,-3.593858]]]],
"conv_backward": [
[[[1,3,4,1], [0.2830367,0.3235349,-0.204122,-0.2238327,-0.6404305,1.067028,-0.1159769,-0.9872932,-1.247848,2.508414,-0.2368756,-0.9916518]],[[2,2,1,1], [-3.7736,3.733545,0.8416631,1.741205]],[[1,1,1,1], [0.6928658]]],
[[[2,6,9,3], [0.5800816,1.943082,0.6453105,3.549883,4.303394,-2.134534,-0.01657369,0.4890454,-0.2040084,0.3829382,-3.319965,3.796395,-0.8683976,-1.828155,-0.4726802,-0.8624669,-0.5501389,-5.458717,1.288274,0.2841351,1.230277,3.622398,4.112752,3.524115,-0.1427132,-0.4036805,-0.07236213,1.337788,2.266964,-6.75525,-2.551247,0.6056274,1.624895,-1.567125,-1.179492,-3.208813,-2.182032,-0.9352927,-0.5061188,1.520297,-0.7781441,0.8866504,1.934516,5.448918,-8.5369,3.336741,1.692896,-0.8565046,-2.900044,-2.647971,3.057165,-0.07138159,0.3679192,0.9252433,-1.636214,-2.430287,-1.043145,2.586555,-2.026898,-1.936708,-0.1329716,-2.300133,0.2386782,6.624774,-1.114998,-2.935045,0.9929793,-3.843553,0.788237,-4.2309,-5.507654,-3.860627,0.1434337,-0.3754724,-0.04497671,-2.450201,-0.4022203,2.294939,0.2481946,2.180521,0.1008703,-1.980334,0.941788,-3.684622,-4.110357,-10.34018,2.713115,1.941057,1.846665,2.397003,-4.033784,-3.288338,7.769837,-0.5472611,0.3802507,-0.6262099,2.587804,3.708534,-4.099852,-3.164453,-2.438258,-4.704975,3.895388,-2.6165,-0.3864203,-0.456048,1.002749,0.3498171,-1.707757,1.331316,-1.17393,4.364189,3.112398,-5.753525,0.7437833,3.838592,0.2763753,-5.143146,-3.862213,-4.250042,-2.351134,-1.50803,-1.754032,-1.500199,-4.358836,-4.036037,-3.740177,-4.661869,-2.793996,-3.480409,-1.652095,-3.735119,-0.7442927,1.575288,-0.6280113,-0.1570011,0.835493,-0.1047314,0.9019256,-3.275177,4.147683,-0.6984264,0.033216,1.912673,3.585201,4.923585,-2.750082,-2.204499,-1.755518,0.09815174,-0.8370417,2.202263,-1.623917,-3.888187,-3.452876,1.045596,1.457823,0.8803067,-5.373198,-1.199409,-1.134549,-1.534203,0.8734719,4.161458,0.4800599,2.263335,3.890456,4.726534,1.490007,1.673514,1.222762,-1.227325,2.892294,-1.646889,-1.355258,4.866099,-1.361791,1.674888,0.3597224,1.092132,-0.1172647,-0.9182576,0.09489245,2.579655,-2.679451,-6.422381,-0.1892323,-2.840205,-0.253916,-1.455952,-0.8447087,-7.731446,-3.444945,-6.775887,-1.190737,1.957957,2.07912,0.5408709,5.170068,1.683413,6.80603,-0.6820462,-2.661239,-0.2770782,-2.736857,6.101047,-6.624434,1.80556,1.06882,-0.7893908,-0.2601396,1.181144,-1.944196,-2.059578,-1.173838,2.200381,-2.339761,-4.994783,-1.496284,1.848709,-1.808701,-4.970976,-0.1308864,1.620965,-0.2668211,1.890803,-2.083142,-1.053396,3.080015,-3.98478,2.719433,2.839178,-2.308184,2.635127,0.3398243,-2.393212,0.3831013,-1.233691,-1.929247,-1.351889,-0.7825981,1.047175,-0.6552597,1.109047,-2.097715,0.6844299,-1.114602,7.23589,-9.756955,-3.494565,-0.5148516,-4.55853,2.403227,-6.562757,4.572823,5.705649,5.082334,4.345952,-0.9681763,-4.015468,8.88208,0.6623907,0.9612661,0.1536783,-0.2050236,-3.533601,-2.286421,-2.099719,0.07821709,1.938084,2.043828,-4.690304,1.723343,-7.089352,-8.31864,-2.286633,-4.449821,-2.98346,-3.319305,-0.4013624,3.371594,-3.253101,0.7745556,4.532649,0.333792,2.111325,3.087581,6.203809,0.2246253,1.257318,0.1998354,-1.665396,1.358058,-4.128703,-0.7905873,4.273737,-0.8592158,2.780759,1.928159,2.091522,4.19686,6.726817,-4.513031,-4.309073,-3.644513,-0.3767383,-0.2482958,-2.16218,-3.727654,-0.8128076,-0.7447231,-1.211548,-2.087348,-3.464449,4.119412,0.8891883,1.329831,0.6280582,3.068474,1.163935,-0.9258116,-2.119912,-1.310239,-0.02434916]],[[3,3,3,4], [4.747306,-2.567225,4.291013,-8.268798,-5.556918,1.160065,3.813459,-3.688546,-1.290131,2.989164,-10.01698,1.160261,2.917626,-3.618107,1.678077,5.098576,-2.482466,5.360491,0.5551906,1.225851,-0.484218,-3.661803,0.7171009,-11.14156,-1.582599,1.044334,6.261037,8.017664,3.765186,5.454668,-5.812162,2.933271,11.97393,-2.661064,3.921318,3.091301,6.334176,1.0359,-2.347841,-3.168372,-6.343703,2.498958,2.756077,-1.364055,2.712901,-4.095848,-2.62029,-5.429956,-2.285234,-3.700963,5.710713,-4.366399,-5.298811,2.684274,7.344131,-5.940884,-2.429504,1.764631,-4.988653,-2.016989,5.096485,3.270082,8.103886,-2.965682,-2.688858,-2.618605,-6.446814,8.334649,2.849247,-0.7885835,-6.701134,-1.688331,-9.847194,4.413242,-9.319233,-1.364436,4.637539,7.766049,-1.810111,-1.759022,-6.976085,5.917485,4.583291,-2.134958,0.9602293,-14.39191,8.641659,4.517207,-1.170315,13.78876,0.7542609,4.147195,-4.927738,1.161982,-2.461791,-7.671756,5.804715,-3.824707,-6.501616,4.122244,2.353421,-5.609339,8.109245,-7.375538,-2.799702,4.835298,-10.84694,-8.095987]],[[1,1,1,4], [-5.677143,-11.91244,-3.342139,-3.606079]]],
[[[2,5,5,3], [0.03043119,-1.402084,1.122317,1.348366,0.01316121,-2.181634,0.5778744,-0.4252342,0.1588082,1.740098,-1.896604,-1.195695,-3.024279,0.4565724,0.59706,0.09009241,2.647311,2.66041,-2.444076,-0.848314,3.889904,0.09869113,0.7772529,0.6055867,0.1325787,-3.915257,-1.916186,-0.2418995,-1.886734,0.2505312,-3.170409,0.2879339,0.7798789,1.053848,-0.4746071,-0.9651807,-0.3650473,0.3956866,-0.2029103,-1.585588,1.07181,-0.01656894,-0.1797397,-1.349482,1.146957,0.2760369,-2.059122,1.134195,-0.1381267,1.720873,-0.2104764,0.458091,-0.4519078,-0.02549486,1.442835,0.472546,0.6152143,0.2810722,2.18491,2.830663,0.3407824,-0.4517763,0.2559449,0.9599523,-0.4740882,-0.2718192,0.3304812,0.6109151,-0.5987762,0.3631701,-1.355019,0.5233461,-2.562807,0.573138,0.3555914,-2.77327,-0.03531393,0.9140554,3.787072,-2.454646,-0.1675691,0.3174613,3.315225,-2.778062,-5.341476,2.045567,5.350733,0.4040189,-0.653002,0.398221,-0.3675141,-0.9392059,0.9005075,1.439225,1.809511,1.845548,0.5316299,-0.7390315,-5.067094,-3.05446,-2.788874,1.317507,-2.193349,0.3363389,-1.453382,-1.179481,-1.442653,1.541414,2.792407,-1.157099,-2.953877,-0.6702631,0.2780626,-0.01048181,-3.089878,2.349695,-1.208156,-0.7725997,-3.509937,3.080603,-0.1829982,-0.4935437,2.67079,-1.047498,-0.08401748,-1.834426,0.09124679,-1.767177,-0.2262183,1.439274,2.672134,-2.800523,-0.2387443,3.534559,6.229141,0.6751249,-0.3081312,0.03320663,-0.4084807,0.8521495,0.453652,2.074507,0.01655666,-0.6757862,0.4597896,-1.674527,-0.2746817,-3.961689,-0.1009803,1.346553]],[[3,3,3,2], [4.522664,4.167537,3.141145,-2.809257,-3.88406,4.875836,-0.7776172,-1.598633,-0.0597735,-4.066333,3.178141,-4.233612,-2.486046,4.891238,0.3576853,-1.992108,0.899041,-5.806393,-0.6880773,1.472934,-2.004718,-0.3062115,6.233308,4.860983,1.760798,3.525888,-9.809373,13.17169,3.764732,-1.223961,-1.726242,-2.775047,-3.234381,1.486453,-0.2647275,-7.61313,1.992826,-4.44111,0.366186,-1.242227,4.597397,2.913935,-2.703175,-2.427638,1.390662,-4.26763,-1.452576,-2.709237,-6.320627,-4.558342,-2.984479,-1.321027,1.403613,2.921194]],[[1,1,1,2], [2.072491,8.407477]]],
[[[3,4,6,2], [-1.126141,5.094677,-0.02148757,3.246826,-0.1394174,4.438069,-0.8753061,0.4751301,0.2144882,-2.505007,0.5705003,0.132031,-0.5223987,0.1742066,-2.421036,-1.368671,0.8513077,2.164568,-2.719065,-4.870356,0.1181523,-1.090882,0.6893601,2.103354,-0.4473405,0.634559,0.571536,2.213736,0.2350863,-1.406088,0.02747034,-0.8861222,0.5159067,-0.1267042,-1.056613,-3.481639,-0.06894499,-0.9490916,-0.9894363,1.107989,-0.07369382,-0.1790175,0.9162931,0.7221609,-0.2424917,1.668917,1.657036,-1.962064,0.3421153,-2.045485,-0.5982342,-3.60769,0.1620413,-0.0757181,0.2159471,0.8662156,0.05744179,1.030136,-0.4955275,-0.8709388,-1.259912,0.3162443,3.553095,1.205058,0.8901556,0.01656623,-1.334264,-0.703042,-0.02609877,0.8987261,0.003012899,-1.474114,0.4929848,-2.430048,-0.02447464,-1.714649,-0.7153043,4.274332,-0.5412344,1.030051,0.7993009,-4.464472,0.3466796,-1.823161,0.03667031,-0.1167427,1.464014,0.8651827,-0.6053118,0.9566662,-1.189838,-2.080943,0.4141515,-0.7249142,1.780903,1.985702,0.2392088,1.528955,-0.07410138,1.24911,0.4166699,-0.009943057,0.1748196,1.002458,0.4405748,-0.6685769,-0.7060432,-2.737519,1.678388,0.9631604,-2.953693,-3.059561,1.722446,0.4520092,-2.37179,-1.953739,-0.219309,1.048526,1.535081,-1.000162,0.8636423,-0.4056641,-0.7745361,-2.380846,-0.1132387,0.411854,-0.08871377,-0.07355695,0.1782563,-2.826392,0.2875907,-1.202336,1.263843,1.826826,-0.4083651,-3.276407,-0.2746793,0.05996164,0.201651,0.01301406,-0.7263208,-1.003032,2.288894,2.754129]],[[2,2,2,3], [-0.23247,-1.24641,-2.968914,3.942104,3.254334,1.192494,-4.826871,4.716911,-2.038961,3.951946,4.039919,2.949124,-7.714477,5.662533,3.011272,-1.298471,1.737037,5.069739,5.257628,-5.887169,2.948349,5.706793,1.230876,4.328957]],[[1,1,1,3], [2.433788,-5.537914,4.259285]]],
[[[2,5,6,2], [-0.5452945,0.6890209,1.239893,-0.6310715,0.1996963,0.2840038,-1.183508,1.99107,1.467495,-1.909329,-3.737551,-1.139298,1.781472,-1.692157,-3.572808,1.554057,0.9668422,0.3503025,2.390881,0.1568107,2.154314,1.529327,5.252025,1.702904,-2.115778,0.3063335,-1.726763,-2.688975,0.6411671,-1.971549,1.078518,-3.60827,-6.106296,-0.8279764,1.445295,2.581007,0.4409138,0.3532977,6.166479,0.2824048,-5.285197,3.290033,0.5463817,5.901824,0.2163567,-1.10658,-2.894169,-1.946251,1.028455,-1.682735,-2.901103,1.444278,0.9591518,0.1348325,0.5776203,-1.013937,2.497865,3.628651,-0.08391515,-1.525332,-0.05107356,-1.024245,-2.4234,-1.881774,-4.901987,2.921797,5.133617,0.9005007,0.8400884,0.0721206,-1.843719,-0.472319,-0.5759868,3.398396,6.661196,-0.5710794,1.84501,-5.777241,-1.312477,-4.494283,-4.867138,2.627177,-0.5318817,-0.318026,-0.006546583,-2.24467,-0.9885739,2.603752,4.173104,6.009847,-5.597793,3.467443,5.737882,4.181239,2.748642,-2.289317,0.1310502,-0.3564488,-2.852218,-2.879426,-2.956373,0.614333,-0.9988203,-3.175957,1.271279,-5.711063,-5.186434,-2.490773,0.08542547,2.46652,-0.9359112,1.949617,2.692848,-0.8052319,0.4453486,0.9981217,2.165631,0.5199667,-1.917215,-1.146631]],[[3,2,2,3], [3.470351,-5.724609,1.970265,3.933849,-2.965975,1.829389,-2.38379,1.052803,6.999328,-6.336474,6.805536,-2.17119,-1.971821,0.8002284,-2.32365,-2.208813,-3.041007,-5.012255,4.839543,-0.7630473,-6.639812,-6.603481,1.023152,-4.032835,0.372609,-0.6839782,2.83557,-6.970979,2.321085,-5.397396,2.088385,-3.371887,-3.276693,-0.5899553,2.210686,-0.01717887]],[[1,1,1,3], [-4.795069,-2.147299,-6.235895]]]],
"pool_forward": [
[[[1,3,4,1], [1.744812,1.744812,0.3190391,0.8654076,1.744812,1.744812,0.3190391,1.133769,1.462108,-0.1724282,0.04221375,1.133769]],[[1,3,4,1], [0.1139655,-0.03908083,-0.510827,-0.03447307,-0.2886899,-0.3497383,-0.2871598,0.204846,-0.4675881,-0.8582111,-0.3855291,0.343686]]],
[[[2,2,4,3], [1.640271,2.231367,1.359634,0.5423526,0.551454,2.292208,0.7352796,1.731185,1.467678,1.584487,0.6113408,1.000366,1.217886,1.278379,1.367235,1.406696,2.550438,1.040824,1.406696,1.161521,1.262614,2.585295,1.835333,1.109143,4.108693,0.9607819,2.144678,4.108693,1.132746,1.53176,1.335566,0.9021794,1.501437,1.825994,0.8294584,0.630622,1.045478,1.369016,2.144678,1.085806,1.496952,0.7253533,1.085806,1.904376,1.028185,1.825994,1.933157,1.028185]],[[2,2,4,3], [0.1005586,-0.0613589,-0.8663763,0.002373428,-0.6901253,0.4927724,-0.3653132,-0.1250237,0.3767362,-0.09899356,-0.4748482,-0.3233708,-0.03292412,-0.1846888,-0.1312374,0.0009970373,-0.30887,-0.0409379,-0.08066363,-0.2868843,0.5462916,-0.118567,-0.1903329,-0.04769632,0.4907711,-0.06866239,0.5557688,0.4486305,0.1335058,0.4918916,0.3191368,-0.3131257,0.04128485,-0.2871152,-0.5358683,-0.2570083,-0.4210918,-0.09364026,0.4072722,-0.1875678,0.5082391,-0.2175954,-0.1357546,0.4012308,-0.4771566,-0.4126144,-0.3080948,-0.6887823]]],
[[[2,3,3,2], [1.788628,1.709573,1.486148,1.709573,0.9823674,-0.1605134,1.486148,1.976111,1.486148,1.709573,1.123978,-0.1319142,1.486148,1.976111,1.486148,0.2367163,1.123978,0.02971382,1.487543,1.774645,1.487543,1.774645,1.487543,1.938978,1.048148,1.774645,0.6431633,1.774645,0.6431633,1.938978,0.6140771,1.769627,0.6790716,1.769627,0.6790716,2.158149]],[[2,3,3,2], [0.05583793,-0.03046118,0.1344409,-0.413736,-0.1204759,-0.6238597,-0.2675588,0.0486891,-0.1664535,-0.5497498,-0.1426573,-0.8589592,-0.5113025,-0.3818196,-0.4123196,-0.7786875,-0.6099718,-0.6116725,0.3432522,0.8286744,0.4105347,0.1884664,0.1530938,-0.1723662,-0.1256859,0.7969683,0.1098093,0.3330344,-0.349714,0.2944167,-0.3814402,0.4072377,0.09464973,0.1720719,-0.3621593,0.3130676]]],
[[[2,2,3,2], [0.4250724,0.6935985,0.7233416,1.546979,0.6186697,0.05443274,2.22336,0.914841,1.635748,0.5424513,0.04800625,1.202003,2.476584,0.8365287,1.271819,0.1794107,1.164188,1.990083,1.37992,2.022405,0.9346501,0.4302713,0.9546986,0.5232477]],[[2,2,3,2], [-0.4192728,0.4692,-0.2373885,0.1517782,0.03195525,-0.5974947,1.431846,0.248209,-0.3766843,-0.07948865,-0.3728116,0.120963,0.783478,-0.3460671,0.2069418,-0.3485206,0.09422541,0.7723435,0.1337472,0.1110018,0.2371642,0.02440128,-0.5782213,-0.2467693]]],
[[[2,3,4,2], [5,1,5,3,2,4,2,4,0,1,2,1,2,4,2,4,2,0,2,1,2,3,0,3,3,1,1,3,2,5,2,5,3,2,1,2,2,5,2,5,4,3,4,0,2,0,2,2]],[[2,3,4,2], [1.5,0.25,1.25,1,0.5,1.75,0.5,1.25,0,0.25,0.5,0.5,1,1.25,0.5,1.25,0.5,0,0.5,0.25,0.5,1,0,1.5,0.75,0.25,0.25,1.5,0.75,2.75,0.75,1.5,0.75,0.5,0.25,0.5,0.75,1.75,0.75,1.75,1,1.25,1.25,0,1.25,0,1,0.5]]]],
"create_mask_from_window": [
[[[2,3], [1,0,0,0,0,0]]],
[[[4,3], [0,0,0,0,0,0,0,0,0,0,0,1]]],
[[[3,4], [0,0,0,0,0,1,0,0,0,0,1,0]]]],
"distribute_value": [
[[[2,3], [0.290802,0.290802,0.290802,0.290802,0.290802,0.290802]]],
[[[4,3], [0.003461616,0.003461616,0.003461616,0.003461616,0.003461616,0.003461616,0.003461616,0.003461616,0.003461616,0.003461616,0.003461616,0.003461616]]],
[[[3,4], [-0.1515677,-0.1515677,-0.1515677,-0.1515677,-0.1515677,-0.1515677,-0.1515677,-0.1515677,-0.1515677,-0.1515677,-0.1515677,-0.1515677]]]],
"pool_backward": [
[[[1,4,5,1], [0,0,0,0,0.5024943,0,0.2612326,0,0.7787005,0,-0.2678881,0,0,0,-1.332523,0,0.5303555,0,-0.6916608,0]],[[1,4,5,1], [-0.2751548,0.01102613,0.5115786,0.3510213,0.1256236,-0.04994081,0.06530816,0.3099241,0.08635635,-0.1083188,0.158242,0.1198989,-0.2419808,-0.5367685,-0.3331307,-0.06697202,0.06561685,-0.04032632,-0.2721036,-0.09918838]]],
[[[2,6,9,3], [0,0,0,0.5998204,0,0,0,0,0,0,-0.6535414,1.408834,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.5493845,0,0,0,1.383781,0,0,0,0.1483492,0,0,0,-1.800716,0.7475989,0,1.110645,0,0,0,-0.3733388,0,0,0,0,0.1941687,0,0,0,0,0,0,0,0,0,0,0,0,0,0.7120612,0,0,0,0,0,-0.232897,0,0,0,0,0,0,0,0,0,0,0.5862041,0.7861461,0,0,0,0,0,0.6114116,0,0.06731341,0,0,0,0,0.4175927,0,0,0,0,0.4256062,0.6353638,0,0,0,0,0,0,0,0,0,0,0,-0.4144086,0,0,0,0,0,0,1.615176,0,0,2.102229,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.108084,0,0.3116977,0,0,0,0,0,0,0,0,0,1.45117,0,0,0,-1.369639,2.670337,0,0,0,0,0.5355584,0,0,0,0,0,0,0,0,0,0,0,0,-1.400845,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-0.7703096,0,0,0,0,1.641915,0,0.3552764,-1.064928,0,0,0,0,0,0,0,-0.8656301,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1.468332,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1.24845,-1.245727,-0.05784726,0,0.4160217,0,0,0,0,0,0,0,0,0,-0.385836,0,0.5626691,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]],[[2,6,9,3], [0.06664671,0.06104272,0.1537534,0.06664671,0.06104272,0.1537534,0.08312996,-0.011573,0.3102906,0.01648325,-0.07261572,0.1565371,0.09560116,-0.2726953,0.2396037,0.07911791,-0.2000796,0.08306655,0.05324047,-0.07667453,0.04158446,-0.02587744,0.123405,-0.04148209,-0.02587744,0.123405,-0.04148209,0.06664671,0.06104272,0.1537534,0.06664671,0.06104272,0.1537534,0.08312996,-0.011573,0.3102906,0.01648325,-0.07261572,0.1565371,0.09560116,-0.2726953,0.2396037,0.07911791,-0.2000796,0.08306655,0.05324047,-0.07667453,0.04158446,-0.02587744,0.123405,-0.04148209,-0.02587744,0.123405,-0.04148209,0.1539963,0.08261702,0.2188872,0.1539963,0.08261702,0.2188872,0.1682143,-0.0360441,0.3829036,0.01421799,-0.1186611,0.1640164,0.1635358,-0.2723415,0.426547,0.1493178,-0.1536804,0.2625306,0.1707299,0.04032064,0.4546295,0.02141213,0.194001,0.1920989,0.02141213,0.194001,0.1920989,0.08734956,0.0215743,0.06513379,0.08734956,0.0215743,0.06513379,0.08508431,-0.0244711,0.07261306,-0.002265255,-0.0460454,0.007479268,0.06793463,0.0003537926,0.1869433,0.07019988,0.04639919,0.179464,0.1174895,0.1169952,0.4130451,0.04728958,0.07059597,0.233581,0.04728958,0.07059597,0.233581,0.08734956,0.0215743,0.06513379,0.08734956,0.0215743,0.06513379,0.08508431,-0.0244711,0.07261306,-0.002265255,-0.0460454,0.007479268,0.06793463,0.0003537926,0.1869433,0.07019988,0.04639919,0.179464,0.1174895,0.1169952,0.4130451,0.04728958,0.07059597,0.233581,0.04728958,0.07059597,0.233581,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0.00734738,0.05950648,-0.06701564,0.00734738,0.05950648,-0.06701564,0.01200934,0.2419414,-0.03238257,0.004661959,0.182435,0.03463308,0.1659031,0.06410964,-0.1210164,0.1612411,-0.1183253,-0.1556495,0.1954106,-0.2705074,0.1410546,0.0341695,-0.1521821,0.2967041,0.0341695,-0.1521821,0.2967041,0.00734738,0.05950648,-0.06701564,0.00734738,0.05950648,-0.06701564,0.01200934,0.2419414,-0.03238257,0.004661959,0.182435,0.03463308,0.1659031,0.06410964,-0.1210164,0.1612411,-0.1183253,-0.1556495,0.1954106,-0.2705074,0.1410546,0.0341695,-0.1521821,0.2967041,0.0341695,-0.1521821,0.2967041,0.1460641,-0.07890758,-0.08558995,0.1460641,-0.07890758,-0.08558995,0.08665816,0.149752,-0.05738435,-0.05940592,0.2286596,0.0282056,0.2053782,0.2734823,-0.1520351,0.2647841,0.04482269,-0.1802407,0.168603,-0.04484059,0.09818398,-0.09618112,-0.08966329,0.2784247,-0.09618112,-0.08966329,0.2784247,0.1387167,-0.1384141,-0.01857431,0.1387167,-0.1384141,-0.01857431,0.07464882,-0.09218942,-0.02500178,-0.06406788,0.04622464,-0.006427474,0.03947516,0.2093727,-0.03101869,0.103543,0.163148,-0.02459122,-0.02680758,0.2256668,-0.04287067,-0.1303506,0.06251879,-0.01827945,-0.1303506,0.06251879,-0.01827945,0.1387167,-0.1384141,-0.01857431,0.1387167,-0.1384141,-0.01857431,0.07464882,-0.09218942,-0.02500178,-0.06406788,0.04622464,-0.006427474,0.03947516,0.2093727,-0.03101869,0.103543,0.163148,-0.02459122,-0.02680758,0.2256668,-0.04287067,-0.1303506,0.06251879,-0.01827945,-0.1303506,0.06251879,-0.01827945,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]]],
[[[2,5,5,2], [0.8742857,0,0,0,0,0,0,0,0,0,0,0,0,-0.4159907,0,0,0,0,1.233471,0,0,0,-1.07142,0.4864145,0,0,0,0.1489864,0,0,0,-0.005868985,0,0,0,0,0,0,0.334871,-0.1890717,0,0,0,0,0,0,0,0.4862493,0,0,0,0,0,0,-2.265787,0,0,0,0,0,0.2257503,0,0,2.334531,0,0,0,0,0,-2.481575,0,0,0,1.389285,0,0,-0.7258518,0,0,0,0,0,-0.1680901,0,0,0,0,0,0,0,0,0,0,0,0,0,1.373528,0,0,-0.4783647]],[[2,5,5,2], [0.09714286,-0.1437263,0.08828275,-0.08100568,0.2253351,-0.06445164,0.1281922,0.07927466,0.1370523,0.01655404,0.03818929,-0.2248959,0.1010027,-0.1273908,0.1806497,-0.1318447,0.1424605,0.09305118,0.07964701,-0.004453919,-0.008054937,-0.1443784,-0.02190379,0.00717275,0.1523564,0.05674653,0.1604114,0.2011249,0.1742602,0.04957378,-0.1051978,-0.0006521095,-0.1101865,0.08817843,-0.07297865,0.1211982,0.03221915,0.1218503,0.03720789,0.03301974,-0.04624422,0.08051752,-0.1229065,0.1345636,-0.0282933,0.1885913,0.01795092,0.1080738,0.09461322,0.0540277,-0.09269332,0.1494436,-0.1680503,0.1968253,-0.2517541,0.003035253,-0.1590608,-0.1464084,-0.08370387,-0.19379,-0.06760995,0.1813364,-0.1515715,0.2593924,-0.307321,-0.01633821,-0.239711,-0.1976746,-0.1557495,-0.2757306,-0.08628663,0.3934783,-0.0797132,0.4137574,-0.1733835,0.08487517,-0.08709684,-0.3086031,-0.09367028,-0.3288822,0.006406685,0.2440347,0.08833708,0.2169321,0.07837067,0.08183991,0.07196399,-0.1621948,-0.009966409,-0.1350922,-0.01867668,0.2121419,0.07185827,0.154365,0.1339375,0.1012134,0.1526142,-0.1109285,0.06207924,-0.05315163]]],
[[[2,4,6,2], [0,0,0,-0.1714646,0,0,0,0,0,0,0.7382471,0,-0.4958185,0,0,0,0,0.2808647,-0.9443686,0,0,0.6507532,0,0,0.6147406,0,0,0,1.578874,0,0,-0.2071817,0.03006708,0,0,0,0,-0.1265686,0,0,0,0,0,0,0,0,0,-0.3361798,0,-0.2405242,0,0,0,0,0,0.4258467,0,0,0,0,0.08126377,0,0,0,0,0,2.032179,0,0,-0.4338864,-1.682965,0,-1.416228,0,0,0,0,-0.4510429,1.374593,0,0,0,0,0,0,0.879899,0,0,0,0,0,0,0,0,0.6135326,-0.2101566]],[[2,4,6,2], [-0.1239546,-0.04286615,-0.1239546,-0.04286615,-0.2360921,0.07021617,-0.2360921,0.07021617,0.1845618,0.1626883,0.1845618,0.1626883,-0.1239546,-0.04286615,-0.1239546,-0.04286615,-0.2360921,0.07021617,-0.2360921,0.07021617,0.1845618,0.1626883,0.1845618,0.1626883,0.1536852,-0.03164215,0.1536852,-0.03164215,0.3947186,-0.05179542,0.3947186,-0.05179542,0.00751677,-0.08404496,0.00751677,-0.08404496,0.1536852,-0.03164215,0.1536852,-0.03164215,0.3947186,-0.05179542,0.3947186,-0.05179542,0.00751677,-0.08404496,0.00751677,-0.08404496,0.02031594,-0.06013104,0.02031594,-0.06013104,0.5080448,0.1064617,0.5080448,0.1064617,-0.4207412,-0.1084716,-0.4207412,-0.1084716,0.02031594,-0.06013104,0.02031594,-0.06013104,0.5080448,0.1064617,0.5080448,0.1064617,-0.4207412,-0.1084716,-0.4207412,-0.1084716,-0.3540569,0.2199747,-0.3540569,0.2199747,0.3436483,-0.1127607,0.3436483,-0.1127607,0.1533832,-0.05253914,0.1533832,-0.05253914,-0.3540569,0.2199747,-0.3540569,0.2199747,0.3436483,-0.1127607,0.3436483,-0.1127607,0.1533832,-0.05253914,0.1533832,-0.05253914]]],
[[[2,4,5,2], [0,0,2.834242,0,0,0.7769076,0,0,0,0,-0.7607603,0,-0.7607603,-0.8659994,0,0,-0.3645994,0.9415752,0,0,-0.7607603,-0.4821202,-0.7607603,-0.4821202,2.348337,-0.00126822,-1.753741,0,-1.753741,0,-0.44543,-0.4821202,0,-0.4821202,0,0,-1.753741,0.8010609,-1.753741,0.6302965,0,0,0,1.018138,-0.8464686,2.520808,-1.186431,0,0,0,1.314462,0,0,0,0,-1.167278,0,2.460841,0,0,0,-0.2814301,0,-1.421925,-2.335622,-2.16983,-3.173162,-0.7479058,0,-2.249118,0,0.6068703,1.075113,-1.421925,0,-2.16983,-2.149561,-0.7479058,0,0]],[[2,4,5,2], [0.5221287,0.08672983,0.7085604,0.2809567,0.441037,0.4595648,0.07698867,0.2115409,-0.1776166,-0.05379695,0.3319386,-0.09106098,0.8037473,-0.02227296,0.7066261,0.1609193,-0.09114986,0.2353938,-0.3259673,0.1432625,-0.3015476,-0.2983209,0.1072188,-0.2986379,0.5870842,-0.1308325,-0.4084681,0.2241181,-0.5867859,0.3546336,-0.1113575,-0.12053,0.01203192,0.004591785,0.3214951,0.1678129,-0.2403296,0.2002652,-0.4384352,0.1575741,0.1245823,0.2545344,-0.08703485,0.8847363,-0.5197137,0.8119402,-0.2966077,0.05995515,0.01148881,-0.1217832,0.3286154,0.1841769,-0.4669072,0.5225592,-0.9892046,1.079612,-0.552508,0.6152102,-0.358826,-0.1260195,0.5667165,0.08136005,-0.1110942,-0.5659407,-1.008684,-0.2747858,-0.7932905,-0.1940009,-0.4624172,-0.5665159,0.3626834,0.1517176,0.2687782,-0.2037636,-0.539193,-0.5424576,-0.5373902,-0.749256,-0.09210238,-0.5622795]]]]},
"mistakes": {
"pad-all-axes": {"zh": "四个轴都补了零，样本轴和通道轴不该补", "en": "all four axes are padded; the axes of examples and channels should not be", "page": "errata-forward.html", "shows": "X (1, 1, 1, 1), pad 1"},
"pad-before-only": {"zh": "只补了上边和左边，没有补下边和右边", "en": "only the top and the left are padded, not the bottom and the right", "page": "errata-forward.html", "shows": "X (1, 1, 1, 1), pad 1"},
"pad-first-axes": {"zh": "补在了样本轴和行上，应当补行和列", "en": "the examples and the rows are padded; it should be the rows and the columns", "page": "errata-forward.html", "shows": "X (1, 1, 1, 1), pad 1"},
"pad-rows-only": {"zh": "只补了行，没有补列", "en": "only rows are padded, columns are not", "page": "errata-forward.html", "shows": "X (1, 1, 1, 1), pad 1"},
"pad-with-edge": {"zh": "用边上的数填充（`mode=\"edge\"`），没有填 0", "en": "the padding repeats the edge (`mode=\"edge\"`) in place of zeros", "page": "errata-forward.html", "shows": "X (1, 1, 1, 1), pad 1"},
"pad-with-ones": {"zh": "补的是 1，不是 0", "en": "the padding consists of ones, not zeros", "page": "errata-forward.html", "shows": "X (1, 1, 1, 1), pad 1"},
"bias-in-the-sum": {"zh": "偏置加到了每个乘积上，一共加了 f·f·n_C_prev 次", "en": "the bias is added to every product, f·f·n_C_prev times in all", "page": "errata-forward.html#bias-in-the-sum", "shows": "a_slice_prev (1, 1, 2)"},
"bias-left-out": {"zh": "没有加偏置", "en": "the bias is not added", "page": "errata-forward.html", "shows": "a_slice_prev (1, 1, 1)"},
"bias-subtracted": {"zh": "偏置是减去的，不是加上的", "en": "the bias is subtracted, not added", "page": "errata-forward.html", "shows": "a_slice_prev (1, 1, 1)"},
"matrix-product": {"zh": "用矩阵乘法代替了逐个相乘再求和", "en": "a matrix product in place of multiplying element by element and summing", "page": "errata-forward.html#matrix-product", "shows": "a_slice_prev (2, 2, 1)"},
"mean-for-sum": {"zh": "求了平均，没有求和", "en": "the mean is taken in place of the sum", "page": "errata-forward.html", "shows": "a_slice_prev (1, 1, 2)"},
"one-channel-only": {"zh": "只用了第一个输入通道", "en": "only the first input channel is used", "page": "errata-forward.html", "shows": "a_slice_prev (1, 1, 2)"},
"true-convolution": {"zh": "前向传播翻转了过滤器", "en": "the forward pass flips the filter", "page": "errata-forward.html#true-convolution", "shows": "a_slice_prev (2, 2, 1)"},
"forward-bias-in-the-sum": {"zh": "偏置加到了每个乘积上，一共加了 f·f·n_C_prev 次", "en": "the bias is added to every product, f·f·n_C_prev times in all", "page": "errata-forward.html#bias-in-the-sum", "shows": "A_prev (1, 1, 1, 2), W (1, 1, 2, 1), stride 1, pad 0"},
"forward-bias-left-out": {"zh": "没有加偏置", "en": "the bias is not added", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-bias-twice": {"zh": "偏置加了两次", "en": "the bias is added twice", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-column-from-row": {"zh": "列的起点用了行号：`horiz_start = h * stride`", "en": "the first column of the window is computed from the row: `horiz_start = h * stride`", "page": "errata-forward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-column-stride-ignored": {"zh": "列的起点忘了步幅：`horiz_start = w`", "en": "the first column of the window ignores the stride: `horiz_start = w`", "page": "errata-forward.html", "shows": "A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"forward-end-from-stride": {"zh": "窗口的终点写成了 `vert_start + stride`", "en": "the window ends at `vert_start + stride`", "page": "errata-backward.html#end-from-stride", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"forward-end-minus-one": {"zh": "窗口的终点少了 1：`vert_end = vert_start + f - 1`，而切片本来就不含终点", "en": "the window ends one too early: `vert_end = vert_start + f - 1`, although a slice already excludes its end", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-first-bias": {"zh": "每个通道都用了第一个偏置", "en": "every channel uses the first bias", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 2), stride 1, pad 0"},
"forward-first-example": {"zh": "每个样本都用了第一个样本的输入", "en": "every example uses the input of the first one", "page": "errata-forward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-first-filter": {"zh": "每个通道都用了第一个过滤器", "en": "every channel uses the first filter", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 2), stride 1, pad 0"},
"forward-last-channel-only": {"zh": "对输入通道的循环里用了 `=`，只剩最后一个通道", "en": "`=` inside the loop over the input channels, so only the last channel remains", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 2), W (1, 1, 2, 1), stride 1, pad 0"},
"forward-loops-with-stride": {"zh": "循环按步幅跳着走（`range(0, n_H, stride)`），Z 的大部分位置空着", "en": "the loops advance by the stride (`range(0, n_H, stride)`), so most of Z stays empty", "page": "errata-forward.html", "shows": "A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"forward-matrix-product": {"zh": "用矩阵乘法代替了逐个相乘再求和", "en": "a matrix product in place of multiplying element by element and summing", "page": "errata-forward.html#matrix-product", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"forward-mean-for-sum": {"zh": "求了平均，没有求和", "en": "the mean is taken in place of the sum", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 2), W (1, 1, 2, 1), stride 1, pad 0"},
"forward-one-channel-only": {"zh": "只用了第一个输入通道", "en": "only the first input channel is used", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 2), W (1, 1, 2, 1), stride 1, pad 0"},
"forward-padding-left-out": {"zh": "没有给输入补零", "en": "the input is not padded", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"forward-relu": {"zh": "卷积层里已经做了 ReLU，Z 里没有负数", "en": "ReLU is applied inside the layer, so Z has no negative numbers", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-returned-after-example": {"zh": "`return` 在对样本 i 的循环里，只算了第一个样本", "en": "`return` is inside the loop over the examples i, so only the first example is computed", "page": "errata-forward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-returned-after-filter": {"zh": "`return` 在对过滤器 c 的循环里，只算了一个数", "en": "`return` is inside the loop over the filters c, so a single number is computed", "page": "errata-forward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-returned-after-place": {"zh": "`return` 在对 w 的循环里，只算了一个位置", "en": "`return` is inside the loop over w, so a single position is computed", "page": "errata-forward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-returned-after-row": {"zh": "`return` 在对 h 的循环里，只算了一行", "en": "`return` is inside the loop over h, so a single row is computed", "page": "errata-forward.html", "shows": "A_prev (1, 2, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-size-without-one": {"zh": "输出尺寸的公式漏了 + 1", "en": "the output size lacks the + 1", "page": "errata-forward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-size-without-padding": {"zh": "输出尺寸的公式漏了 2·pad", "en": "the output size lacks the 2·pad", "page": "errata-forward.html", "shows": "A_prev (1, 1, 2, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"forward-stride-ignored": {"zh": "前向传播忘了步幅：`vert_start = h`，`horiz_start = w`", "en": "the forward pass ignores the stride: `vert_start = h`, `horiz_start = w`", "page": "errata-backward.html#stride-ignored", "shows": "A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"forward-transposed": {"zh": "Z 的行和列对调了：`Z[i, w, h, c]`", "en": "rows and columns of Z are exchanged: `Z[i, w, h, c]`", "page": "errata-forward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"forward-true-convolution": {"zh": "前向传播翻转了过滤器", "en": "the forward pass flips the filter", "page": "errata-forward.html#true-convolution", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"all-divided-by-m": {"zh": "dA、dW、db 都除以了样本数 m", "en": "dA, dW and db are all divided by the number of examples m", "page": "errata-backward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"biases-assigned": {"zh": "db 用了 `=` 而不是 `+=`", "en": "`=` instead of `+=` for db", "page": "errata-backward.html#biases-assigned", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"biases-divided-by-m": {"zh": "db 又除了一次样本数 m", "en": "db is divided again by the number of examples m", "page": "errata-backward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"biases-last-filter-only": {"zh": "db 的那一行缩进太浅，在对过滤器 c 的循环外面，只有最后一个偏置有梯度", "en": "the line of db is indented too little: outside the loop over the filters c, so only the last bias has a gradient", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 2), stride 1, pad 0"},
"biases-last-place-only": {"zh": "db 的那一行缩进太浅，在对 w 的循环外面，每行只加上了最后一个位置", "en": "the line of db is indented too little: outside the loop over w, so only the last position of each row is added", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"biases-not-summed": {"zh": "db 求了平均，没有求和：又除了一次位置数 n_H·n_W", "en": "db is a mean in place of a sum: divided by the number of positions n_H·n_W", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"biases-subtracted": {"zh": "db 用了 `-=` 而不是 `+=`", "en": "`-=` instead of `+=` for db", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"column-from-row": {"zh": "列的起点用了行号：`horiz_start = h * stride`", "en": "the first column of the window is computed from the row: `horiz_start = h * stride`", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"column-stride-ignored": {"zh": "列的起点忘了步幅：`horiz_start = w`", "en": "the first column of the window ignores the stride: `horiz_start = w`", "page": "errata-backward.html", "shows": "A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"cut-from-the-corner": {"zh": "去掉填充时从 0 开始切，没有从 pad 开始", "en": "the padding is removed by a slice that starts at 0 in place of pad", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"divided-by-m": {"zh": "dW、db 又除了一次样本数 m", "en": "dW and db are divided again by the number of examples m", "page": "errata-backward.html#divided-by-m", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"end-from-stride": {"zh": "窗口的终点写成了 `vert_start + stride`", "en": "the window ends at `vert_start + stride`", "page": "errata-backward.html#end-from-stride", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"factors-exchanged": {"zh": "dA 和 dW 的因子对调了：dA 用了输入的切片，dW 用了过滤器", "en": "the factors of dA and dW are exchanged: dA uses the slice of the input, dW the filter", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"filter-for-slice": {"zh": "dW 用了过滤器，应当用输入的切片", "en": "dW uses the filter in place of the slice of the input", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"filter-transposed": {"zh": "算 dA 时，过滤器的高和宽对调了", "en": "height and width of the filter are exchanged in dA", "page": "errata-backward.html#filter-transposed", "shows": "A_prev (1, 1, 2, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"filter-turned": {"zh": "`+=` 的写法里又翻转了一次过滤器", "en": "the filter is flipped, although the form with `+=` needs no flip", "page": "errata-backward.html#filter-turned", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"filters-assigned": {"zh": "dW 用了 `=` 而不是 `+=`", "en": "`=` instead of `+=` for dW", "page": "errata-backward.html#filters-assigned", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"filters-divided-by-m": {"zh": "dW 又除了一次样本数 m", "en": "dW is divided again by the number of examples m", "page": "errata-backward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"filters-last-filter-only": {"zh": "dW 的那一行缩进太浅，在对过滤器 c 的循环外面，只有最后一个过滤器有梯度", "en": "the line of dW is indented too little: outside the loop over the filters c, so only the last filter has a gradient", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 2), stride 1, pad 0"},
"filters-last-place-only": {"zh": "dW 的那一行缩进太浅，在对 w 的循环外面，每行只加上了最后一个位置", "en": "the line of dW is indented too little: outside the loop over w, so only the last position of each row is added", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"filters-subtracted": {"zh": "dW 用了 `-=` 而不是 `+=`", "en": "`-=` instead of `+=` for dW", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"first-filter-only": {"zh": "dA 里每个通道都用了第一个过滤器", "en": "every channel uses the first filter in dA", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 2), stride 1, pad 0"},
"input-assigned": {"zh": "在四层循环里，dA 用了 `=` 而不是 `+=`", "en": "`=` instead of `+=` for dA, inside the four loops", "page": "errata-backward.html#input-assigned", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 2), stride 1, pad 0"},
"input-divided-by-m": {"zh": "dA 除以了样本数 m", "en": "dA is divided by the number of examples m", "page": "errata-backward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"input-last-place-only": {"zh": "dA 的那一行缩进太浅，在对 w 的循环外面，每行只加上了最后一个位置", "en": "the line of dA is indented too little: outside the loop over w, so only the last position of each row is added", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"input-not-padded": {"zh": "算 dW 时用了没有补零的输入", "en": "dW uses the input without its padding", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"input-subtracted": {"zh": "dA 用了 `-=` 而不是 `+=`", "en": "`-=` instead of `+=` for dA", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"last-example-written": {"zh": "`dA_prev[i] = …` 在对样本 i 的循环外面，只有最后一个样本有梯度", "en": "`dA_prev[i] = …` is outside the loop over the examples i, so only the last example has a gradient", "page": "errata-backward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"last-filter-only": {"zh": "dA 的那一行缩进太浅，在对过滤器 c 的循环外面，只加上了最后一个过滤器", "en": "the line of dA is indented too little: outside the loop over the filters c, so only the last filter is added", "page": "errata-backward.html#last-filter-only", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 2), stride 1, pad 0"},
"minus-pad": {"zh": "去掉填充时写成 `[pad:-pad]`", "en": "the padding is removed with `[pad:-pad]`", "page": "errata-backward.html#minus-pad", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"minus-pad-at-the-end": {"zh": "最后对整个数组用 `[:, pad:-pad, pad:-pad]` 去掉填充，pad = 0 时切出来的数组是空的", "en": "the padding is removed from the whole array with `[:, pad:-pad, pad:-pad]`; with pad = 0 the slice is empty", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"one-example-only": {"zh": "dW、db 在对样本 i 的循环里清零，少了对样本的求和", "en": "dW and db are set to zero inside the loop over the examples i, so the sum over the examples is missing", "page": "errata-backward.html#one-example-only", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"padding-kept": {"zh": "返回的是 dA_prev_pad，填充没有去掉", "en": "dA_prev_pad is returned, with its padding", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"returned-after-example": {"zh": "`return` 在对样本 i 的循环里，只算了第一个样本", "en": "`return` is inside the loop over the examples i, so only the first example is computed", "page": "errata-backward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"returned-after-filter": {"zh": "`return` 在对过滤器 c 的循环里", "en": "`return` is inside the loop over the filters c", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"returned-after-place": {"zh": "`return` 在对 w 的循环里，只算了一个位置", "en": "`return` is inside the loop over w, so a single position is computed", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"returned-after-row": {"zh": "`return` 在对 h 的循环里，只算了一行", "en": "`return` is inside the loop over h, so a single row is computed", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"size-from-output": {"zh": "dA 的尺寸由输出倒推，漏掉了剩余的行和列", "en": "the size of dA is computed from the output, so the rows and columns left over are missing", "page": "errata-backward.html#size-from-output", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"slice-first-example": {"zh": "每个样本都用了第一个样本的输入：`A_prev_pad[0]`", "en": "every example uses the input of the first one: `A_prev_pad[0]`", "page": "errata-backward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"slice-for-filter": {"zh": "dA 用了输入的切片，应当用过滤器", "en": "dA uses the slice of the input in place of the filter", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"slice-transposed": {"zh": "算 dW 时，输入的切片的行和列对调了", "en": "rows and columns of the slice of the input are exchanged in dW", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"slice-turned": {"zh": "算 dW 时翻转了输入的切片", "en": "the slice of the input is flipped in dW", "page": "errata-backward.html#slice-turned", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 2, pad 1"},
"stride-ignored": {"zh": "反向传播的循环忘了步幅：`vert_start = h`，`horiz_start = w`", "en": "the backward loops ignore the stride: `vert_start = h`, `horiz_start = w`", "page": "errata-backward.html#stride-ignored", "shows": "A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"stride-ignored-filters": {"zh": "只有 dW 的窗口忘了步幅", "en": "the window of dW alone ignores the stride", "page": "errata-backward.html", "shows": "A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"stride-ignored-input": {"zh": "只有 dA 的窗口忘了步幅", "en": "the window of dA alone ignores the stride", "page": "errata-backward.html", "shows": "A_prev (1, 1, 3, 1), W (1, 1, 1, 1), stride 2, pad 0"},
"upstream-first-example": {"zh": "每个样本都用了第一个样本的上游梯度：`dZ[0, h, w, c]`", "en": "every example uses the upstream gradient of the first one: `dZ[0, h, w, c]`", "page": "errata-backward.html", "shows": "A_prev (2, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"upstream-left-out-biases": {"zh": "db 加的是 1，不是上游梯度 dZ", "en": "db adds ones, not the upstream gradient dZ", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"upstream-left-out-filters": {"zh": "dW 没有乘上游梯度 dZ", "en": "dW is not multiplied by the upstream gradient dZ", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"upstream-left-out-input": {"zh": "dA 没有乘上游梯度 dZ", "en": "dA is not multiplied by the upstream gradient dZ", "page": "errata-backward.html", "shows": "A_prev (1, 1, 1, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"upstream-transposed": {"zh": "上游梯度的行和列对调了：`dZ[i, w, h, c]`", "en": "rows and columns of the upstream gradient are exchanged: `dZ[i, w, h, c]`", "page": "errata-backward.html#upstream-transposed", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"upstream-transposed-biases": {"zh": "只在 db 里，上游梯度的行和列对调了", "en": "rows and columns of the upstream gradient are exchanged in db alone", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"upstream-transposed-filters": {"zh": "只在 dW 里，上游梯度的行和列对调了", "en": "rows and columns of the upstream gradient are exchanged in dW alone", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"upstream-transposed-input": {"zh": "只在 dA 里，上游梯度的行和列对调了", "en": "rows and columns of the upstream gradient are exchanged in dA alone", "page": "errata-backward.html", "shows": "A_prev (1, 1, 2, 1), W (1, 1, 1, 1), stride 1, pad 0"},
"window-assigned": {"zh": "dA 一次加上所有过滤器的贡献，`W @ dZ[i, h, w]`，却用了 `=`", "en": "dA adds the contributions of all filters at once, `W @ dZ[i, h, w]`, but with `=`", "page": "errata-backward.html#window-assigned", "shows": "A_prev (1, 1, 1, 1), W (2, 2, 1, 1), stride 1, pad 1"},
"pool-forward-all-channels": {"zh": "窗口没有取通道 c，跨了所有通道", "en": "the window does not select channel c, so it extends over all channels", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 2), f 1, stride 1"},
"pool-forward-always-average": {"zh": "两种方式都取了平均值", "en": "both modes take the mean", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-forward-always-max": {"zh": "两种方式都取了最大值", "en": "both modes take the maximum", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-forward-column-from-row": {"zh": "列的起点用了行号：`horiz_start = h * stride`", "en": "the first column of the window is computed from the row: `horiz_start = h * stride`", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 2, 1), f 1, stride 1"},
"pool-forward-end-from-stride": {"zh": "窗口的终点写成了 `vert_start + stride`", "en": "the window ends at `vert_start + stride`", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 2, 1), f 1, stride 2"},
"pool-forward-end-minus-one": {"zh": "窗口的终点少了 1：`vert_end = vert_start + f - 1`，而切片本来就不含终点", "en": "the window ends one too early: `vert_end = vert_start + f - 1`, although a slice already excludes its end", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 1), f 1, stride 1"},
"pool-forward-first-example": {"zh": "每个样本都用了第一个样本的输入", "en": "every example uses the input of the first one", "page": "errata-pooling.html", "shows": "A_prev (2, 1, 1, 1), f 1, stride 1"},
"pool-forward-loops-with-stride": {"zh": "循环按步幅跳着走（`range(0, n_H, stride)`），A 的大部分位置空着", "en": "the loops advance by the stride (`range(0, n_H, stride)`), so most of A stays empty", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 3, 1), f 1, stride 2"},
"pool-forward-max-of-magnitude": {"zh": "取的是绝对值的最大值", "en": "the maximum of the absolute values is taken", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 1), f 1, stride 1"},
"pool-forward-max-with-zero": {"zh": "最大值是从 0 开始比的，负数变成了 0", "en": "the search for the maximum starts from 0, so negative results become 0", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 1), f 1, stride 1"},
"pool-forward-minimum": {"zh": "取了最小值", "en": "the minimum is taken", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-forward-modes-exchanged": {"zh": "最大和平均两种方式对调了", "en": "the modes max and average are exchanged", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-forward-returned-after-channel": {"zh": "`return` 在对通道 c 的循环里，只算了一个数", "en": "`return` is inside the loop over the channels c, so a single number is computed", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 2), f 1, stride 1"},
"pool-forward-returned-after-example": {"zh": "`return` 在对样本 i 的循环里，只算了第一个样本", "en": "`return` is inside the loop over the examples i, so only the first example is computed", "page": "errata-pooling.html", "shows": "A_prev (2, 1, 1, 1), f 1, stride 1"},
"pool-forward-returned-after-place": {"zh": "`return` 在对 w 的循环里，只算了一个位置", "en": "`return` is inside the loop over w, so a single position is computed", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 2, 1), f 1, stride 1"},
"pool-forward-returned-after-row": {"zh": "`return` 在对 h 的循环里，只算了一行", "en": "`return` is inside the loop over h, so a single row is computed", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 1, 1), f 1, stride 1"},
"pool-forward-size-without-one": {"zh": "输出尺寸的公式漏了 1 +", "en": "the output size lacks the 1 +", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 1), f 1, stride 1"},
"pool-forward-stride-ignored": {"zh": "池化的前向传播忘了步幅：`vert_start = h`，`horiz_start = w`", "en": "the forward pass of pooling ignores the stride: `vert_start = h`, `horiz_start = w`", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 3, 1), f 1, stride 2"},
"pool-forward-sum-for-mean": {"zh": "平均池化求了和，没有求平均", "en": "average pooling takes the sum in place of the mean", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-forward-transposed": {"zh": "A 的行和列对调了：`A[i, w, h, c]`", "en": "rows and columns of A are exchanged: `A[i, w, h, c]`", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 2, 1), f 1, stride 1"},
"first-maximum": {"zh": "并列的最大值只标出第一个（PyTorch 和 JAX 的规则；课程的规则是全部标出）", "en": "of several tied maxima only the first is marked (the rule of PyTorch and JAX; the course marks all of them)", "page": "errata-pooling.html", "shows": "x (1, 2)"},
"mask-against-magnitude": {"zh": "拿 x 去比绝对值的最大值：`x == np.max(np.abs(x))`", "en": "x is compared with the largest absolute value: `x == np.max(np.abs(x))`", "page": "errata-pooling.html", "shows": "x (1, 1)"},
"mask-inverted": {"zh": "掩码反了：最大值是 False，别的是 True", "en": "the mask is inverted: the maximum is False, the others are True", "page": "errata-pooling.html", "shows": "x (1, 1)"},
"mask-keeps-value": {"zh": "返回的是最大值本身，不是 True", "en": "the maximum itself is returned in place of True", "page": "errata-pooling.html", "shows": "x (1, 1)"},
"mask-of-columns": {"zh": "掩码标出了每一列的最大值", "en": "the mask marks the maximum of each column", "page": "errata-pooling.html", "shows": "x (1, 2)"},
"mask-of-magnitude": {"zh": "掩码标出了绝对值最大的元素", "en": "the mask marks the element with the largest absolute value", "page": "errata-pooling.html", "shows": "x (1, 2)"},
"mask-of-minimum": {"zh": "掩码标出了最小值", "en": "the mask marks the minimum", "page": "errata-pooling.html", "shows": "x (1, 2)"},
"mask-of-rows": {"zh": "掩码标出了每一行的最大值", "en": "the mask marks the maximum of each row", "page": "errata-pooling.html", "shows": "x (2, 1)"},
"shared-maximum": {"zh": "并列的最大值平分 1（书里的另一条规则；课程的规则是各得 1）", "en": "several tied maxima share the 1 (another rule of the book; in the course each of them gets 1)", "page": "errata-pooling.html", "shows": "x (1, 2)"},
"value-as-integer": {"zh": "用了整数除法 `//`", "en": "integer division `//` is used", "page": "errata-pooling.html", "shows": "shape (1, 2)"},
"value-divided-by-side": {"zh": "只除以了窗口的高", "en": "the value is divided by the height of the window alone", "page": "errata-pooling.html", "shows": "shape (1, 2)"},
"value-divided-by-sum": {"zh": "除以了 n_H + n_W，应当除以 n_H·n_W", "en": "the value is divided by n_H + n_W in place of n_H·n_W", "page": "errata-pooling.html", "shows": "shape (1, 1)"},
"value-left-out": {"zh": "没有乘 dz，只有 1 / (n_H·n_W)", "en": "dz is left out, only 1 / (n_H·n_W) remains", "page": "errata-pooling.html", "shows": "shape (1, 1)"},
"value-not-shared": {"zh": "没有除以窗口的元素个数", "en": "the value is not divided by the number of elements of the window", "page": "errata-pooling.html", "shows": "shape (1, 2)"},
"first-maximum": {"zh": "并列的最大值只有第一个得到梯度（PyTorch 和 JAX 的规则；课程的规则是全都得到）", "en": "of several tied maxima only the first gets the gradient (the rule of PyTorch and JAX; in the course all of them do)", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"not-shared": {"zh": "平均池化的梯度没有除以 f·f", "en": "the gradient of average pooling is not divided by f·f", "page": "errata-pooling.html#not-shared", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-assigned": {"zh": "池化的反向传播用了 `=` 而不是 `+=`", "en": "`=` instead of `+=` in the backward pass of pooling", "page": "errata-pooling.html#pool-assigned", "shows": "A_prev (1, 2, 3, 1), f 2, stride 1"},
"pool-assigned-average": {"zh": "平均池化的反向传播用了 `=` 而不是 `+=`", "en": "`=` instead of `+=` in the backward pass of average pooling", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 3, 1), f 2, stride 1"},
"pool-assigned-max": {"zh": "最大池化的反向传播用了 `=` 而不是 `+=`", "en": "`=` instead of `+=` in the backward pass of max pooling", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 3, 1), f 2, stride 1"},
"pool-column-from-row": {"zh": "列的起点用了行号：`horiz_start = h * stride`", "en": "the first column of the window is computed from the row: `horiz_start = h * stride`", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 2, 1), f 1, stride 1"},
"pool-divided-by-side": {"zh": "平均池化的梯度只除以了 f", "en": "the gradient of average pooling is divided by f alone", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-end-from-stride": {"zh": "池化窗口的终点写成了 `vert_start + stride`", "en": "the pooling window ends at `vert_start + stride`", "page": "errata-pooling.html#pool-end-from-stride", "shows": "A_prev (1, 1, 2, 1), f 1, stride 2"},
"pool-end-minus-one": {"zh": "窗口的终点少了 1：`vert_end = vert_start + f - 1`，而切片本来就不含终点", "en": "the window ends one too early: `vert_end = vert_start + f - 1`, although a slice already excludes its end", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 1), f 1, stride 1"},
"pool-last-channel-only": {"zh": "dA_prev 在对通道 c 的循环里清零，只剩最后一个通道", "en": "dA_prev is set to zero inside the loop over the channels c, so only the last channel remains", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 2), f 1, stride 1"},
"pool-mask-first-channel": {"zh": "掩码总是取自第一个通道", "en": "the mask is always taken from the first channel", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 2), f 2, stride 1"},
"pool-mask-first-example": {"zh": "掩码总是取自第一个样本", "en": "the mask is always taken from the first example", "page": "errata-pooling.html", "shows": "A_prev (2, 2, 2, 1), f 2, stride 1"},
"pool-mask-left-out": {"zh": "最大池化没有乘掩码，整个窗口都得到了梯度", "en": "max pooling does not use the mask, so the whole window gets the gradient", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-minimum": {"zh": "梯度给了最小值", "en": "the gradient goes to the minimum", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-modes-exchanged": {"zh": "最大和平均两种方式对调了", "en": "the modes max and average are exchanged", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"},
"pool-returned-after-channel": {"zh": "`return` 在对通道 c 的循环里，只算了一个数", "en": "`return` is inside the loop over the channels c, so a single number is computed", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 2), f 1, stride 1"},
"pool-returned-after-example": {"zh": "`return` 在对样本 i 的循环里，只算了第一个样本", "en": "`return` is inside the loop over the examples i, so only the first example is computed", "page": "errata-pooling.html", "shows": "A_prev (2, 1, 1, 1), f 1, stride 1"},
"pool-returned-after-place": {"zh": "`return` 在对 w 的循环里，只算了一个位置", "en": "`return` is inside the loop over w, so a single position is computed", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 2, 1), f 1, stride 1"},
"pool-returned-after-row": {"zh": "`return` 在对 h 的循环里，只算了一行", "en": "`return` is inside the loop over h, so a single row is computed", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 1, 1), f 1, stride 1"},
"pool-stride-ignored": {"zh": "池化的反向传播循环忘了步幅", "en": "the backward loops of pooling ignore the stride", "page": "errata-pooling.html#pool-stride-ignored", "shows": "A_prev (1, 1, 3, 1), f 1, stride 2"},
"pool-subtracted": {"zh": "池化的反向传播用了 `-=` 而不是 `+=`", "en": "`-=` instead of `+=` in the backward pass of pooling", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 1), f 1, stride 1"},
"pool-upstream-first-example": {"zh": "每个样本都用了第一个样本的上游梯度", "en": "every example uses the upstream gradient of the first one", "page": "errata-pooling.html", "shows": "A_prev (2, 1, 1, 1), f 1, stride 1"},
"pool-upstream-left-out": {"zh": "没有乘上游梯度 dA", "en": "the upstream gradient dA is left out", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 1, 1), f 1, stride 1"},
"pool-upstream-transposed": {"zh": "上游梯度的行和列对调了：`dA[i, w, h, c]`", "en": "rows and columns of the upstream gradient are exchanged: `dA[i, w, h, c]`", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 2, 1), f 1, stride 1"},
"pool-upstream-window": {"zh": "上游梯度也按输入的窗口去切：`dA[i, vert_start:vert_end, …]`，应当只取一个数 `dA[i, h, w, c]`", "en": "the upstream gradient is cut with the window of the input, `dA[i, vert_start:vert_end, …]`; it should be the single number `dA[i, h, w, c]`", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 3, 1), f 1, stride 2"},
"pool-upstream-window-mean": {"zh": "上游梯度也按输入的窗口去切，平均池化再取这一块的平均值；应当只取一个数 `dA[i, h, w, c]`", "en": "the upstream gradient is cut with the window of the input, and average pooling uses the mean of that patch; it should be the single number `dA[i, h, w, c]`", "page": "errata-pooling.html", "shows": "A_prev (1, 1, 3, 1), f 1, stride 2"},
"shared-maximum": {"zh": "并列的最大值平分梯度（书里的另一条规则；课程的规则是各得一份完整的）", "en": "several tied maxima share the gradient (another rule of the book; in the course each of them gets all of it)", "page": "errata-pooling.html", "shows": "A_prev (1, 2, 2, 1), f 2, stride 1"}},
"prints": {"zero_pad": [
[["pad-all-axes"],[[[1.46748,[4,5,6,4]]],[[0.8197678,[5,6,5,5]]]]],
[["pad-before-only"],[[[4.683035,[2,4,5,2]]],[[-0.01704447,[1,4,3,1]]]]],
[["pad-first-axes"],[[[-7.085268,[4,5,4,2]]],[[-0.4106199,[5,6,1,1]]]]],
[["pad-rows-only"],[[[6.489668,[2,5,4,2]]],[[0.2804923,[1,6,1,1]]]]],
[["pad-with-edge"],[[11.88349],[0.5129098]]],
[["pad-with-ones"],[[5.30901],[-0.4141275]]],
[[0,1],[[[1.46748,[4,5,6,4]]],[[0.8197678,[5,6,5,5]]]]],
[[0,2],[[[1.46748,[4,5,6,4]]],[[0.8197678,[5,6,5,5]]]]],
[[0,3],[[[1.46748,[4,5,6,4]]],[[0.8197678,[5,6,5,5]]]]],
[[0,4],[[[-13.93211,[4,5,6,4]]],[[-3.96192,[5,6,5,5]]]]],
[[0,5],[[[25.97048,[4,5,6,4]]],[[31.01686,[5,6,5,5]]]]],
[[1,2],[[[4.683035,[2,4,5,2]]],[[-0.01704447,[1,4,3,1]]]]],
[[1,3],[[[6.489668,[2,5,4,2]]],[[0.2804923,[1,6,1,1]]]]],
[[1,4],[[[17.60521,[2,4,5,2]]],[[0.3485959,[1,4,3,1]]]]],
[[1,5],[[[2.875271,[2,4,5,2]]],[[0.1546155,[1,4,3,1]]]]],
[[2,3],[[[6.489668,[2,5,4,2]]],[[0.2804923,[1,6,1,1]]]]],
[[2,4],[[[5.312057,[4,5,4,2]]],[[-0.5596053,[5,6,1,1]]]]],
[[2,5],[[[-3.706436,[4,5,4,2]]],[[-2.242665,[5,6,1,1]]]]],
[[3,4],[[[19.05463,[2,5,4,2]]],[[-0.06070559,[1,6,1,1]]]]],
[[3,5],[[[7.165583,[2,5,4,2]]],[[-0.1430499,[1,6,1,1]]]]],
[[4,5],[[11.88349],[0.5129098]]]],
"conv_single_step": [
[["bias-in-the-sum"],[[-4.136907],[-21.00797]]],
[["bias-left-out"],[[-13.4953],[11.31528]]],
[["bias-subtracted"],[[-13.75526],[12.66208]]],
[["matrix-product"],[[-34.29283],null]],
[["mean-for-sum"],[[-0.1149141],[-0.8753321]]],
[["one-channel-only"],[[-7.930293],[5.157078]]],
[["true-convolution"],[[9.23451],[-6.133858]]],
[[0,1],[[-13.4953],[11.31528]]],
[[0,2],[[-22.8537],[43.63853]]],
[[0,3],[[-4.136907],[-21.00797]]],
[[0,4],[[-0.1149141],[-0.8753321]]],
[[0,5],[[-5.850649],[-1.576932]]],
[[0,6],[[-4.136907],[-21.00797]]],
[[1,2],[[-13.4953],[11.31528]]],
[[1,3],[[-34.55279],null]],
[[1,4],[[-0.3748696],[0.4714699]]],
[[1,5],[[-8.190248],[6.50388]]],
[[1,6],[[8.974555],[-4.787056]]],
[[2,3],[[-34.81274],null]],
[[2,4],[[-0.634825],[1.818272]]],
[[2,5],[[-8.450204],[7.850682]]],
[[2,6],[[8.714599],[-3.440254]]],
[[3,4],[[-0.1149141],[-0.8753321]]],
[[3,5],[[-8.949038],null]],
[[3,6],[[-34.29283],null]],
[[4,5],[[-0.6500721],[-0.262822]]],
[[4,6],[[-0.1149141],[-0.8753321]]],
[[5,6],[[7.393123],[-1.926333]]]],
"conv_forward": [
[["forward-bias-in-the-sum"],[[-3.94998],[-61.90347],[-265.7628],[2.67454],[-95.59576]]],
[["forward-bias-left-out"],[[-5.34643],[38.8517],[-6.090539],[15.29703],[54.06106]]],
[["forward-bias-twice"],[[-4.648205],[31.38835],[-25.32552],[12.14141],[29.11825]]],
[["forward-column-from-row"],[[6.474688],[6.858477],[1.294536],[0.8686425],[-6.906518]]],
[["forward-column-stride-ignored"],[[-4.997318],[82.81703],[-14.17467],[-0.7181836],[41.58965]]],
[["forward-end-from-stride"],[[2.80029],null,null,[13.71922],[-18.72773]]],
[["forward-end-minus-one"],[[2.80029],null,null,[4.947603],null]],
[["forward-first-bias"],[[-4.997318],[38.57022],[-10.01447],[15.14145],[66.1422]]],
[["forward-first-example"],[[-4.997318],[-11.17388],[-31.1911],[3.541963],[-13.35999]]],
[["forward-first-filter"],[[-4.997318],[50.31939],[-4.572775],[4.192937],[-66.16863]]],
[["forward-last-channel-only"],[[-4.997318],[-2.492218],[-3.219745],[12.79249],[-13.32251]]],
[["forward-loops-with-stride"],[[-4.997318],[45.91059],[-21.78643],[0.79761],[41.58965]]],
[["forward-matrix-product"],[[4.612676],[113.4408],[-52.40284],[12.08888],null]],
[["forward-mean-for-sum"],[[-0.9874951],[-2.292721],[-9.843066],[0.3343175],[-7.966314]]],
[["forward-one-channel-only"],[[-4.997318],[30.3417],[-6.165452],[-0.6510844],[42.44077]]],
[["forward-padding-left-out"],[[-4.997318],null,[-28.80596],[13.71922],[41.58965]]],
[["forward-relu"],[[-5.905054],[17.77833],[-10.51059],[5.399354],[11.13944]]],
[["forward-returned-after-example"],[[-4.997318],[12.42585],[-18.54955],[7.922049],[9.83823]]],
[["forward-returned-after-filter"],[[4.956556],[-4.553733],[-8.521576],[4.410123],[-0.7385247]]],
[["forward-returned-after-place"],[[4.956556],[5.74617],[-5.319842],[3.661875],[7.631699]]],
[["forward-returned-after-row"],[[5.884068],[-4.822],[-10.39298],[7.235133],[20.0673]]],
[["forward-size-without-one"],[[[7.587634,[1,1,2,1]]],[[5.221935,[2,2,4,4]]],[[6.612987,[2,2,2,2]]],[[9.632649,[3,1,2,3]]],[[7.840161,[2,2,4,3]]]]],
[["forward-size-without-padding"],[[-4.997318],[[5.221935,[2,2,4,4]]],[[6.612987,[2,2,2,2]]],[13.71922],[41.58965]]],
[["forward-stride-ignored"],[[-4.997318],[33.07869],[-35.26898],[-3.332713],[41.58965]]],
[["forward-transposed"],[null,null,[-17.60738],null,null]],
[["forward-true-convolution"],[[10.91478],[84.26749],[-3.358068],[-10.28866],[-28.93435]]],
[[0,1],[[],[38.8517],[-6.090539],[],[]]],
[[0,2],[[],[-162.6586],[-525.435],[],[]]],
[[0,3],[[],[-90.16502],[-248.7602],[],[]]],
[[0,4],[[],[-14.20646],[-264.2294],[],[]]],
[[0,5],[[],null,null,[],[-155.9132]]],
[[0,6],[[3.847627],null,null,[-6.097077],null]],
[[0,7],[[],[31.25188],[-112.0366],[],[]]],
[[0,8],[[],[-108.1974],[-281.2458],[],[]]],
[[0,9],[[],[-46.7041],[-254.6275],[],[]]],
[[0,10],[[],[-32.3456],[-80.15967],[],[]]],
[[0,11],[[],[1.953327],[-114.585],[],[]]],
[[0,12],[[],[-61.90347],[-265.7628],[],[]]],
[[0,13],[[],[-2.292721],[-9.843066],[],[]]],
[[0,14],[[],[0.4883152],[-83.10537],[],[]]],
[[0,15],[[],null,[-278.8607],[],[]]],
[[0,16],[[],[-75.08945],[-265.7628],[],[]]],
[[0,17],[[],[-91.66137],[-230.6396],[],[]]],
[[0,18],[[],[-7.316179],[23.95411],[],[]]],
[[0,19],[[],[18.22769],[5.424844],[],[]]],
[[0,20],[[],[6.225977],[-112.7762],[],[]]],
[[0,21],[[],[[-66.06305,[2,2,4,4]]],[[-170.8462,[2,2,2,2]]],[],[]]],
[[0,22],[[],[[-66.06305,[2,2,4,4]]],[[-170.8462,[2,2,2,2]]],[],[]]],
[[0,23],[[],[-63.94481],[-285.3237],[],[]]],
[[0,24],[null,null,[-267.6621],null,null]],
[[0,25],[[],[-61.90347],[-265.7628],[],[]]],
[[1,2],[[],[38.8517],[-6.090539],[],[]]],
[[1,3],[[],[10.59015],[10.91203],[],[]]],
[[1,4],[[],[86.5487],[-4.557179],[],[]]],
[[1,5],[[],null,null,[],[-6.25633]]],
[[1,6],[[2.451177],null,null,[6.525415],null]],
[[1,7],[[],[38.8517],[-6.090539],[],[]]],
[[1,8],[[],[-7.442204],[-21.57361],[],[]]],
[[1,9],[[],[54.05107],[5.044715],[],[]]],
[[1,10],[[],[1.239455],[6.397745],[],[]]],
[[1,11],[[],[47.60126],[-18.21725],[],[]]],
[[1,12],[[],[117.1725],[-42.78535],[],null]],
[[1,13],[[],[1.438952],[-0.2255755],[],[]]],
[[1,14],[[],[34.07337],[3.452038],[],[]]],
[[1,15],[[],null,[-19.18847],[],[]]],
[[1,16],[[],[21.78183],[-6.086758],[],[]]],
[[1,17],[[],[16.4292],[-10.39224],[],[]]],
[[1,18],[[],[-4.447485],[-9.770641],[],[]]],
[[1,19],[[],[5.266112],[-5.733099],[],[]]],
[[1,20],[[],[-5.246922],[-6.455163],[],[]]],
[[1,21],[[],[[7.963666,[2,2,4,4]]],[[13.43834,[2,2,2,2]]],[],[]]],
[[1,22],[[],[[7.963666,[2,2,4,4]]],[[13.43834,[2,2,2,2]]],[],[]]],
[[1,23],[[],[36.81036],[-25.65149],[],[]]],
[[1,24],[null,null,[-7.989888],null,null]],
[[1,25],[[],[87.99917],[6.259422],[],[]]],
[[2,3],[[],[3.126804],[-8.322954],[],[]]],
[[2,4],[[],[79.08536],[-23.79216],[],[]]],
[[2,5],[[],null,null,[],[-31.19913]]],
[[2,6],[[3.149402],null,null,[3.369792],null]],
[[2,7],[[],[38.28875],[-13.9384],[],[]]],
[[2,8],[[],[-14.90555],[-40.80859],[],[]]],
[[2,9],[[],[46.58772],[-14.19026],[],[]]],
[[2,10],[[],[-6.223891],[-12.83723],[],[]]],
[[2,11],[[],[44.21993],[-25.35561],[],[]]],
[[2,12],[[],[109.7091],[-62.02033],[],null]],
[[2,13],[[],[-6.024394],[-19.46056],[],[]]],
[[2,14],[[],[26.61003],[-15.78294],[],[]]],
[[2,15],[[],null,[-38.42345],[],[]]],
[[2,16],[[],[11.83531],[-18.16243],[],[]]],
[[2,17],[[],[8.422494],[-26.70686],[],[]]],
[[2,18],[[],[-4.659981],[-7.272511],[],[]]],
[[2,19],[[],[6.226229],[-4.906585],[],[]]],
[[2,20],[[],[-4.397078],[-14.3308],[],[]]],
[[2,21],[[],[[2.480205,[2,2,4,4]]],[[-0.2123648,[2,2,2,2]]],[],[]]],
[[2,22],[[],[[2.480205,[2,2,4,4]]],[[-0.2123648,[2,2,2,2]]],[],[]]],
[[2,23],[[],[29.34701],[-44.88647],[],[]]],
[[2,24],[null,null,[-27.22487],null,null]],
[[2,25],[[],[80.53582],[-12.97556],[],[]]],
[[3,4],[[],[6.858477],[1.294536],[],[]]],
[[3,5],[[],null,null,[],[-6.792949]]],
[[3,6],[[-4.064211],null,null,[-3.221639],null]],
[[3,7],[[],[10.30867],[6.988096],[],[]]],
[[3,8],[[],[-37.61137],[-19.29263],[],[]]],
[[3,9],[[],[14.36098],[-1.241146],[],[]]],
[[3,10],[[],[-8.903394],[-4.221113],[],[]]],
[[3,11],[[],[8.825963],[2.517754],[],[]]],
[[3,12],[[],[-93.30171],[-2.393598],[],null]],
[[3,13],[[],[-3.339445],[-9.213341],[],[]]],
[[3,14],[[],[-2.91849],[-8.081895],[],[]]],
[[3,15],[[],null,[-9.379208],[],[]]],
[[3,16],[[],[43.7024],[-12.56025],[],[]]],
[[3,17],[[],[6.118444],[-1.232456],[],[]]],
[[3,18],[[],[-4.553733],[-8.521576],[],[]]],
[[3,19],[[],[5.74617],[-5.319842],[],[]]],
[[3,20],[[],[-25.66165],[10.57204],[],[]]],
[[3,21],[[],[[-64.50881,[2,2,4,4]]],[[3.682445,[2,2,2,2]]],[],[]]],
[[3,22],[[],[[-64.50881,[2,2,4,4]]],[[3.682445,[2,2,2,2]]],[],[]]],
[[3,23],[[],[-39.19349],[-25.70982],[],[]]],
[[3,24],[null,null,[-44.45728],null,null]],
[[3,25],[[],[27.3181],[-10.26859],[],[]]],
[[4,5],[[],null,null,[],[]]],
[[4,6],[[],null,null,[-3.255978],null]],
[[4,7],[[],[86.26723],[-8.481108],[],[]]],
[[4,8],[[],[-7.307711],[0.1003501],[],[]]],
[[4,9],[[],[-14.42108],[-16.47896],[],[]]],
[[4,10],[[],[14.96428],[-10.04394],[],[]]],
[[4,11],[[],[45.91059],[-21.78643],[],[]]],
[[4,12],[[],[-46.62845],[6.198536],[],null]],
[[4,13],[[],[-0.5261653],[-9.786274],[],[]]],
[[4,14],[[],[38.43191],[-12.06535],[],[]]],
[[4,15],[[],null,[-59.01499],[],[]]],
[[4,16],[[],[61.63778],[-15.42561],[],[]]],
[[4,17],[[],[47.51724],[-13.26898],[],[]]],
[[4,18],[[],[-4.553733],[-8.521576],[],[]]],
[[4,19],[[],[5.74617],[-5.319842],[],[]]],
[[4,20],[[],[24.13233],[-16.33866],[],[]]],
[[4,21],[[],[[50.80915,[2,2,4,4]]],[[-10.1684,[2,2,2,2]]],[],[]]],
[[4,22],[[],[[50.80915,[2,2,4,4]]],[[-10.1684,[2,2,2,2]]],[],[]]],
[[4,23],[[],[33.07869],[-35.26898],[],[]]],
[[4,24],[null,null,[-6.594359],null,null]],
[[4,25],[[],[0.5778538],[-22.40596],[],[]]],
[[5,6],[[2.80029],null,null,[13.71922],[-18.72773]]],
[[5,7],[[],null,null,[],[5.82481]]],
[[5,8],[[],null,null,[],[-13.95202]]],
[[5,9],[[],null,null,[],[-0.2794335]]],
[[5,10],[[],null,null,[],[-16.43836]]],
[[5,11],[[],null,null,[],[]]],
[[5,12],[null,null,null,[],null]],
[[5,13],[[],null,null,[],[-12.99276]]],
[[5,14],[[],null,null,[],[-14.76077]]],
[[5,15],[[],null,null,[],[]]],
[[5,16],[[],null,null,[],[-5.324408]]],
[[5,17],[[],null,null,[],[10.36579]]],
[[5,18],[[],null,null,[],[3.257401]]],
[[5,19],[[],null,null,[],[3.708893]]],
[[5,20],[[],null,null,[],[9.290217]]],
[[5,21],[[],null,null,[],[[2.953226,[2,2,4,3]]]]],
[[5,22],[[],null,null,[],[]]],
[[5,23],[[],null,null,[],[]]],
[[5,24],[null,null,null,null,null]],
[[5,25],[[],null,null,[],[-18.72773]]],
[[6,7],[[],null,null,[6.369832],null]],
[[6,8],[[],null,null,[7.799877],null]],
[[6,9],[[],null,null,[5.288581],null]],
[[6,10],[[],null,null,[13.78455],null]],
[[6,11],[[],null,null,[3.402299],null]],
[[6,12],[null,null,null,null,null]],
[[6,13],[[0.9619067],null,null,[-0.7621347],null]],
[[6,14],[[],null,null,[-10.41476],null]],
[[6,15],[[],null,null,[],null]],
[[6,16],[[0.9476402],null,null,[-0.7235535],null]],
[[6,17],[[],null,null,[4.778063],null]],
[[6,18],[[-2.054719],null,null,[0.6879449],null]],
[[6,19],[[-2.054719],null,null,[0.7341047],null]],
[[6,20],[[-2.297509],null,null,[-0.3858812],null]],
[[6,21],[[[-2.20095,[1,1,2,1]]],null,null,[[-2.198642,[3,1,2,3]]],null]],
[[6,22],[[],null,null,[],null]],
[[6,23],[[],null,null,[-8.689965],null]],
[[6,24],[null,null,null,null,null]],
[[6,25],[[2.80029],null,null,[4.947603],null]],
[[7,8],[[],[-7.723679],[-25.49754],[],[]]],
[[7,9],[[],[53.76959],[1.120786],[],[]]],
[[7,10],[[],[0.9579803],[2.473816],[],[]]],
[[7,11],[[],[47.38042],[-19.69637],[],[]]],
[[7,12],[[],[116.891],[-46.70928],[],null]],
[[7,13],[[],[1.157477],[-4.149505],[],[]]],
[[7,14],[[],[33.7919],[-0.4718918],[],[]]],
[[7,15],[[],null,[-23.1124],[],[]]],
[[7,16],[[],[21.00754],[-8.067304],[],[]]],
[[7,17],[[],[16.39657],[-12.92392],[],[]]],
[[7,18],[[],[-4.553733],[-8.521576],[],[]]],
[[7,19],[[],[5.304609],[-4.954454],[],[]]],
[[7,20],[[],[-5.072456],[-8.012073],[],[]]],
[[7,21],[[],[[7.884378,[2,2,4,4]]],[[11.71429,[2,2,2,2]]],[],[]]],
[[7,22],[[],[[7.884378,[2,2,4,4]]],[[11.71429,[2,2,2,2]]],[],[]]],
[[7,23],[[],[36.52889],[-29.57542],[],[]]],
[[7,24],[null,null,[-11.91382],null,null]],
[[7,25],[[],[87.71769],[2.335492],[],[]]],
[[8,9],[[],[10.45938],[-16.22147],[],[]]],
[[8,10],[[],[6.232382],[0.2088898],[],[]]],
[[8,11],[[],[-27.68246],[-22.47461],[],[]]],
[[8,12],[[],[-65.28223],[-37.42874],[],null]],
[[8,13],[[],[-4.00731],[-10.41651],[],[]]],
[[8,14],[[],[-18.92463],[-11.33594],[],[]]],
[[8,15],[[],null,[-49.70977],[],[]]],
[[8,16],[[],[-4.372871],[-17.27187],[],[]]],
[[8,17],[[],[12.42585],[-18.54955],[],[]]],
[[8,18],[[],[-4.553733],[-8.521576],[],[]]],
[[8,19],[[],[5.74617],[-5.319842],[],[]]],
[[8,20],[[],[-4.822],[-10.39298],[],[]]],
[[8,21],[[],[[-13.42992,[2,2,4,4]]],[[-8.240735,[2,2,2,2]]],[],[]]],
[[8,22],[[],[[-13.42992,[2,2,4,4]]],[[-8.240735,[2,2,2,2]]],[],[]]],
[[8,23],[[],[-42.62852],[-27.43072],[],[]]],
[[8,24],[null,null,[-24.99472],null,null]],
[[8,25],[[],[39.19253],[-26.25148],[],[]]],
[[9,10],[[],[3.077299],[2.91503],[],[]]],
[[9,11],[[],[0.2198294],[-22.24401],[],[]]],
[[9,12],[[],[58.22337],[-7.572415],[],null]],
[[9,13],[[],[-1.729782],[-9.430649],[],[]]],
[[9,14],[[],[49.82366],[-22.22937],[],[]]],
[[9,15],[[],null,[-29.63289],[],[]]],
[[9,16],[[],[38.76087],[-5.086715],[],[]]],
[[9,17],[[],[2.11188],[-5.216059],[],[]]],
[[9,18],[[],[-4.553733],[-8.521576],[],[]]],
[[9,19],[[],[2.091522],[-5.677592],[],[]]],
[[9,20],[[],[4.067193],[-6.502133],[],[]]],
[[9,21],[[],[[15.85101,[2,2,4,4]]],[[-10.7871,[2,2,2,2]]],[],[]]],
[[9,22],[[],[[15.85101,[2,2,4,4]]],[[-10.7871,[2,2,2,2]]],[],[]]],
[[9,23],[[],[-13.13287],[-19.22068],[],[]]],
[[9,24],[null,null,[-13.05305],null,null]],
[[9,25],[[],[44.76336],[9.433207],[],[]]],
[[10,11],[[],[-5.744416],[-14.71875],[],[]]],
[[10,12],[[],[12.46519],[-37.78813],[],null]],
[[10,13],[[],[-3.593956],[-8.906629],[],[]]],
[[10,14],[[],[30.3417],[-6.165452],[],[]]],
[[10,15],[[],null,[-8.022171],[],[]]],
[[10,16],[[],[-15.86577],[0.9406063],[],[]]],
[[10,17],[[],[-12.45833],[-2.144756],[],[]]],
[[10,18],[[],[-3.22718],[-2.377323],[],[]]],
[[10,19],[[],[2.637279],[-1.977793],[],[]]],
[[10,20],[[],[-9.441938],[-5.019806],[],[]]],
[[10,21],[[],[[-11.97786,[2,2,4,4]]],[[-1.496977,[2,2,2,2]]],[],[]]],
[[10,22],[[],[[-11.97786,[2,2,4,4]]],[[-1.496977,[2,2,2,2]]],[],[]]],
[[10,23],[[],[-26.28899],[-31.86849],[],[]]],
[[10,24],[null,null,[-23.93814],null,null]],
[[10,25],[[],[31.8838],[-15.12077],[],[]]],
[[11,12],[[],[46.59645],[3.560029],[],null]],
[[11,13],[[],[0.07234546],[-4.24389],[],[]]],
[[11,14],[[],[31.15627],[-9.020645],[],[]]],
[[11,15],[[],[-32.83376],[-14.67201],[],[]]],
[[11,16],[[],[36.38008],[-15.54605],[],[]]],
[[11,17],[[],[-2.381376],[-17.57984],[],[]]],
[[11,18],[[],[-4.553733],[-8.521576],[],[]]],
[[11,19],[[],[5.74617],[-5.319842],[],[]]],
[[11,20],[[],[13.87697],[-9.961696],[],[]]],
[[11,21],[[],[[11.31253,[2,2,4,4]]],[[-5.814429,[2,2,2,2]]],[],[]]],
[[11,22],[[],[[11.31253,[2,2,4,4]]],[[-5.814429,[2,2,2,2]]],[],[]]],
[[11,23],[[],[45.91059],[-21.78643],[],[]]],
[[11,24],[null,null,[-13.54275],null,null]],
[[11,25],[[],[5.255238],[-6.838394],[],[]]],
[[12,13],[[],[-2.292721],[-9.843066],[],[]]],
[[12,14],[[],[61.86397],[-21.18851],[],null]],
[[12,15],[[],null,null,[],null]],
[[12,16],[[],[73.50545],[-42.21193],[],null]],
[[12,17],[[],[39.73248],[-45.34158],[],null]],
[[12,18],[[],[-8.163164],[2.541483],[],null]],
[[12,19],[[],[1.695515],[0.460558],[],null]],
[[12,20],[[],[15.92854],[-7.334983],[],null]],
[[12,21],[[],[[66.03717,[2,2,4,4]]],[[11.08835,[2,2,2,2]]],[],null]],
[[12,22],[[],[[66.03717,[2,2,4,4]]],[[11.08835,[2,2,2,2]]],[],null]],
[[12,23],[[],[41.07196],[35.87611],[],null]],
[[12,24],[null,null,[-23.66338],null,null]],
[[12,25],[[],[113.4408],[-52.40284],[],null]],
[[13,14],[[],[0.05425724],[-9.23393],[],[]]],
[[13,15],[[],null,[-10.32817],[],[]]],
[[13,16],[[],[-2.781091],[-9.843066],[],[]]],
[[13,17],[[],[-3.394866],[-8.542209],[],[]]],
[[13,18],[[],[-0.2709696],[0.8871894],[],[]]],
[[13,19],[[],[0.6750996],[0.2009202],[],[]]],
[[13,20],[[],[0.2305917],[-4.176897],[],[]]],
[[13,21],[[],[[-2.44678,[2,2,4,4]]],[[-6.327636,[2,2,2,2]]],[],[]]],
[[13,22],[[],[[-2.44678,[2,2,4,4]]],[[-6.327636,[2,2,2,2]]],[],[]]],
[[13,23],[[],[-2.368326],[-10.56755],[],[]]],
[[13,24],[null,null,[-9.913412],null,null]],
[[13,25],[[],[-2.292721],[-9.843066],[],[]]],
[[14,15],[[],null,[-23.24557],[],[]]],
[[14,16],[[],[27.13066],[-6.009262],[],[]]],
[[14,17],[[],[5.554765],[-2.66934],[],[]]],
[[14,18],[[],[-6.356862],[-4.429633],[],[]]],
[[14,19],[[],[-7.077598],[-2.320652],[],[]]],
[[14,20],[[],[1.927544],[-0.9949824],[],[]]],
[[14,21],[[],[[1.005091,[2,2,4,4]]],[[1.141708,[2,2,2,2]]],[],[]]],
[[14,22],[[],[[1.005091,[2,2,4,4]]],[[1.141708,[2,2,2,2]]],[],[]]],
[[14,23],[[],[26.29504],[-17.26705],[],[]]],
[[14,24],[null,null,[-2.299808],null,null]],
[[14,25],[[],[27.27214],[5.396862],[],[]]],
[[15,16],[[],null,[-24.86565],[],[]]],
[[15,17],[[],null,[-31.7485],[],[]]],
[[15,18],[[],[-13.70891],[-9.143148],[],[]]],
[[15,19],[[],[-21.76447],[-9.741944],[],[]]],
[[15,20],[[],[-41.59294],[-28.53636],[],[]]],
[[15,21],[[],[[-42.3264,[2,2,4,4]]],[[-53.52411,[2,2,2,2]]],[],[]]],
[[15,22],[[],[[-42.3264,[2,2,4,4]]],[[-53.52411,[2,2,2,2]]],[],[]]],
[[15,23],[[],[-60.08157],[-14.78986],[],[]]],
[[15,24],[null,null,[-4.065283],null,null]],
[[15,25],[[],null,[4.941579],[],[]]],
[[16,17],[[-4.997318],[12.42585],[-18.54955],[],[]]],
[[16,18],[[],[-4.553733],[-8.521576],[],[]]],
[[16,19],[[],[5.74617],[-5.319842],[],[]]],
[[16,20],[[],[-4.822],[-10.39298],[],[]]],
[[16,21],[[],[[-12.4995,[2,2,4,4]]],[[4.896453,[2,2,2,2]]],[],[]]],
[[16,22],[[],[[-12.4995,[2,2,4,4]]],[[4.896453,[2,2,2,2]]],[],[]]],
[[16,23],[[],[36.35683],[-28.05807],[],[]]],
[[16,24],[null,null,[-14.02337],null,null]],
[[16,25],[[],[62.75307],[-5.34877],[],[]]],
[[17,18],[[],[-4.553733],[-8.521576],[],[]]],
[[17,19],[[],[5.74617],[-5.319842],[],[]]],
[[17,20],[[],[-4.822],[-10.39298],[],[]]],
[[17,21],[[],[[-8.220633,[2,2,4,4]]],[[-3.201476,[2,2,2,2]]],[],[]]],
[[17,22],[[],[[-8.220633,[2,2,4,4]]],[[-3.201476,[2,2,2,2]]],[],[]]],
[[17,23],[[],[-26.70816],[-37.69126],[],[]]],
[[17,24],[null,null,[-23.60459],null,null]],
[[17,25],[[],[41.33659],[-5.666279],[],[]]],
[[18,19],[[],[-4.553733],[-8.521576],[],[]]],
[[18,20],[[],[-4.553733],[-8.521576],[],[]]],
[[18,21],[[],[[-4.553733,[2,2,4,4]]],[[-8.521576,[2,2,2,2]]],[],[]]],
[[18,22],[[],[[-4.553733,[2,2,4,4]]],[[-8.521576,[2,2,2,2]]],[],[]]],
[[18,23],[[],[-4.553733],[-8.521576],[],[]]],
[[18,24],[[],[-4.553733],[-8.521576],[],[]]],
[[18,25],[[],[-7.903621],[6.66378],[],[]]],
[[19,20],[[],[5.74617],[-5.319842],[],[]]],
[[19,21],[[],[[5.74617,[2,2,4,4]]],[[-5.319842,[2,2,2,2]]],[],[]]],
[[19,22],[[],[[5.74617,[2,2,4,4]]],[[-5.319842,[2,2,2,2]]],[],[]]],
[[19,23],[[],[5.74617],[-5.319842],[],[]]],
[[19,24],[[],[5.74617],[-5.319842],[],[]]],
[[19,25],[[],[3.649821],[7.895862],[],[]]],
[[20,21],[[],[[-2.796134,[2,2,4,4]]],[[-9.276209,[2,2,2,2]]],[],[]]],
[[20,22],[[],[[-2.796134,[2,2,4,4]]],[[-9.276209,[2,2,2,2]]],[],[]]],
[[20,23],[[],[24.13233],[-16.33866],[],[]]],
[[20,24],[null,null,[-2.846788],null,null]],
[[20,25],[[],[43.89776],[5.124599],[],[]]],
[[21,22],[[],[[6.781999,[2,1,3,4]]],[[-3.438276,[2,1,1,2]]],[],[]]],
[[21,23],[[],[[47.93038,[2,2,4,4]]],[[-33.53051,[2,2,2,2]]],[],[]]],
[[21,24],[null,null,[[4.538559,[2,2,2,2]]],null,null]],
[[21,25],[[],[[66.74792,[2,2,4,4]]],[[1.442085,[2,2,2,2]]],[],[]]],
[[22,23],[[],[[47.93038,[2,2,4,4]]],[[-33.53051,[2,2,2,2]]],[],[]]],
[[22,24],[null,null,[[4.538559,[2,2,2,2]]],null,null]],
[[22,25],[[],[[66.74792,[2,2,4,4]]],[[1.442085,[2,2,2,2]]],[],[]]],
[[23,24],[null,null,[-55.7244],null,null]],
[[23,25],[[],[35.46973],[-1.583406],[],[]]],
[[24,25],[null,null,[-14.22463],null,null]]],
"conv_backward": [
[["all-divided-by-m"],[[-1.178095,-10.72645,1.125453],[1.113036,-8.555424,1.850152],[6.781374,-3.004921,-0.8884437],[-6.920682,-4.084679,1.697178],[4.256537,9.241052,-1.5908]]],
[["biases-assigned"],[[-1.178095,-10.72645,1.464495],[2.226072,-17.11085,-2.678049],[13.56275,-6.009842,-1.825537],[-20.76205,-12.25404,-1.40872],[8.513073,18.4821,-2.416576]]],
[["biases-divided-by-m"],[[-1.178095,-10.72645,1.125453],[2.226072,-17.11085,1.850152],[13.56275,-6.009842,-0.8884437],[-20.76205,-12.25404,1.697178],[8.513073,18.4821,-1.5908]]],
[["biases-last-filter-only"],[[-1.178095,-10.72645,1.125453],[2.226072,-17.11085,3.869209],[13.56275,-6.009842,-5.143328],[-20.76205,-12.25404,-2.249634],[8.513073,18.4821,3.293624]]],
[["biases-last-place-only"],[[-1.178095,-10.72645,2.411188],[2.226072,-17.11085,-3.144952],[13.56275,-6.009842,-3.659462],[-20.76205,-12.25404,0.3165841],[8.513073,18.4821,1.589581]]],
[["biases-not-summed"],[[-1.178095,-10.72645,0.1875756],[2.226072,-17.11085,0.2466869],[13.56275,-6.009842,-0.1974319],[-20.76205,-12.25404,0.8485888],[8.513073,18.4821,-0.2121067]]],
[["biases-subtracted"],[[-1.178095,-10.72645,-1.125453],[2.226072,-17.11085,-3.700304],[13.56275,-6.009842,1.776887],[-20.76205,-12.25404,-5.091533],[8.513073,18.4821,3.1816]]],
[["column-from-row"],[[-2.535242,-7.174459,1.125453],[-38.61473,-18.68905,3.700304],[-22.4611,5.878648,-1.776887],[-14.57973,-6.022398,5.091533],[24.96489,-38.28216,-3.1816]]],
[["column-stride-ignored"],[[-1.178095,-10.72645,1.125453],[-76.37455,40.41236,3.700304],[-4.128905,-13.6957,-1.776887],[-30.37277,-3.205204,5.091533],[8.513073,18.4821,-3.1816]]],
[["cut-from-the-corner"],[[-1.178095,-10.72645,1.125453],[-15.269,-17.11085,3.700304],[-5.43496,-6.009842,-1.776887],[-20.76205,-12.25404,5.091533],[8.513073,18.4821,-3.1816]]],
[["divided-by-m"],[[-1.178095,-10.72645,1.125453],[2.226072,-8.555424,1.850152],[13.56275,-3.004921,-0.8884437],[-20.76205,-4.084679,1.697178],[8.513073,9.241052,-1.5908]]],
[["end-from-stride"],[null,null,null,[-20.76205,-12.25404,5.091533],null]],
[["factors-exchanged"],[[9.626204,0.2027011,1.125453],[19.65094,30.11224,3.700304],[-32.6292,18.74986,-1.776887],[-18.20131,-43.72739,5.091533],[26.13242,-10.54658,-3.1816]]],
[["filter-for-slice"],[[-1.178095,0.2027011,1.125453],[2.226072,30.11224,3.700304],[13.56275,18.74986,-1.776887],[-20.76205,-43.72739,5.091533],[8.513073,-10.54658,-3.1816]]],
[["filter-transposed"],[[3.211272,-10.72645,1.125453],[21.07074,-17.11085,3.700304],[-25.68839,-6.009842,-1.776887],[-1.731702,-12.25404,5.091533],null]],
[["filter-turned"],[[7.49889,-10.72645,1.125453],[18.45206,-17.11085,3.700304],[9.684994,-6.009842,-1.776887],[6.011237,-12.25404,5.091533],[-27.2096,18.4821,-3.1816]]],
[["filters-assigned"],[[-1.178095,4.271802,1.125453],[2.226072,6.073421,3.700304],[13.56275,-13.10995,-1.776887],[-20.76205,-9.321699,5.091533],[8.513073,-3.77459,-3.1816]]],
[["filters-divided-by-m"],[[-1.178095,-10.72645,1.125453],[2.226072,-8.555424,3.700304],[13.56275,-3.004921,-1.776887],[-20.76205,-4.084679,5.091533],[8.513073,9.241052,-3.1816]]],
[["filters-last-filter-only"],[[-1.178095,-10.72645,1.125453],[2.226072,-6.657357,3.700304],[13.56275,-21.88683,-1.776887],[-20.76205,-10.00875,5.091533],[8.513073,7.542829,-3.1816]]],
[["filters-last-place-only"],[[-1.178095,4.093258,1.125453],[2.226072,-6.920126,3.700304],[13.56275,-20.18615,-1.776887],[-20.76205,-7.208668,5.091533],[8.513073,-2.97445,-3.1816]]],
[["filters-subtracted"],[[-1.178095,10.72645,1.125453],[2.226072,17.11085,3.700304],[13.56275,6.009842,-1.776887],[-20.76205,12.25404,5.091533],[8.513073,-18.4821,-3.1816]]],
[["first-filter-only"],[[-1.178095,-10.72645,1.125453],[-44.18265,-17.11085,3.700304],[12.69255,-6.009842,-1.776887],[11.20788,-12.25404,5.091533],[-19.80932,18.4821,-3.1816]]],
[["input-assigned"],[[4.536159,-10.72645,1.125453],[-29.27926,-17.11085,3.700304],[11.60186,-6.009842,-1.776887],[-15.61101,-12.25404,5.091533],[-4.429769,18.4821,-3.1816]]],
[["input-divided-by-m"],[[-1.178095,-10.72645,1.125453],[1.113036,-17.11085,3.700304],[6.781374,-6.009842,-1.776887],[-6.920682,-12.25404,5.091533],[4.256537,18.4821,-3.1816]]],
[["input-last-place-only"],[[5.274188,-10.72645,1.125453],[-5.722012,-17.11085,3.700304],[11.42846,-6.009842,-1.776887],[-7.084167,-12.25404,5.091533],[0.6330182,18.4821,-3.1816]]],
[["input-not-padded"],[[-1.178095,-10.72645,1.125453],null,[13.56275,3.912975,-1.776887],[-20.76205,-12.25404,5.091533],[8.513073,18.4821,-3.1816]]],
[["input-subtracted"],[[1.178095,-10.72645,1.125453],[-2.226072,-17.11085,3.700304],[-13.56275,-6.009842,-1.776887],[20.76205,-12.25404,5.091533],[-8.513073,18.4821,-3.1816]]],
[["last-example-written"],[[-1.178095,-10.72645,1.125453],[1.326862,-17.11085,3.700304],[5.377351,-6.009842,-1.776887],[6.573719,-12.25404,5.091533],[-0.677214,18.4821,-3.1816]]],
[["last-filter-only"],[[-1.178095,-10.72645,1.125453],[-24.07869,-17.11085,3.700304],[19.59824,-6.009842,-1.776887],[-15.61101,-12.25404,5.091533],[3.440345,18.4821,-3.1816]]],
[["minus-pad"],[null,[2.226072,-17.11085,3.700304],[13.56275,-6.009842,-1.776887],null,null]],
[["minus-pad-at-the-end"],[[[0,[1,0,0,1]],-10.72645,1.125453],[2.226072,-17.11085,3.700304],[13.56275,-6.009842,-1.776887],[[0,[3,0,0,2]],-12.25404,5.091533],[[0,[2,0,0,2]],18.4821,-3.1816]]],
[["one-example-only"],[[-1.178095,-10.72645,1.125453],[2.226072,13.36292,5.667013],[13.56275,-8.873135,0.4170639],[-20.76205,-11.5937,6.744936],[8.513073,10.21147,-4.607877]]],
[["padding-kept"],[[-1.178095,-10.72645,1.125453],[[70.98569,[2,8,11,3]],-17.11085,3.700304],[[-20.88991,[2,7,7,3]],-6.009842,-1.776887],[-20.76205,-12.25404,5.091533],[8.513073,18.4821,-3.1816]]],
[["returned-after-example"],[[-1.178095,-10.72645,1.125453],[0.8992098,-30.47376,-1.966709],[8.185397,2.863293,-2.193951],[-33.30931,-6.383388,-0.1390461],[9.190287,8.270633,1.426278]]],
[["returned-after-filter"],[[0,-4.41136,-1.425945],[0,4.384143,-1.647838],[0,5.01392,1.863554],[0,-1.277535,0.8252865],[0,0.1627289,0.05935787]]],
[["returned-after-place"],[[0,-4.41136,-1.425945],[0,-2.138057,-1.927184],[0,5.320278,1.930988],[0,0.8547174,-1.091934],[0,4.80997,0.1650326]]],
[["returned-after-row"],[[0,-4.645926,-0.4106824],[0,0.6870395,-1.835321],[0,-6.895971,0.6756588],[0,-3.607908,0.815526],[0,11.05387,-1.026791]]],
[["size-from-output"],[[-1.178095,-10.72645,1.125453],[[73.29433,[2,5,9,3]],-17.11085,3.700304],[13.56275,-6.009842,-1.776887],[-20.76205,-12.25404,5.091533],[8.513073,18.4821,-3.1816]]],
[["slice-first-example"],[[-1.178095,-10.72645,1.125453],[2.226072,-37.38034,3.700304],[13.56275,13.24527,-1.776887],[-20.76205,-6.437586,5.091533],[8.513073,30.77079,-3.1816]]],
[["slice-for-filter"],[[9.626204,-10.72645,1.125453],[19.65094,-17.11085,3.700304],[-32.6292,-6.009842,-1.776887],[-18.20131,-12.25404,5.091533],[26.13242,18.4821,-3.1816]]],
[["slice-transposed"],[[-1.178095,-10.48473,1.125453],[2.226072,-91.71849,3.700304],[13.56275,-43.81172,-1.776887],[-20.76205,-33.4315,5.091533],null]],
[["slice-turned"],[[-1.178095,4.390427,1.125453],[2.226072,57.45142,3.700304],[13.56275,-17.23427,-1.776887],[-20.76205,-28.44947,5.091533],[8.513073,21.46891,-3.1816]]],
[["stride-ignored"],[[-1.178095,-10.72645,1.125453],[-67.28369,111.897,3.700304],[12.89752,-13.44412,-1.776887],[-15.71227,19.3118,5.091533],[8.513073,18.4821,-3.1816]]],
[["stride-ignored-filters"],[[-1.178095,-10.72645,1.125453],[2.226072,111.897,3.700304],[13.56275,-13.44412,-1.776887],[-20.76205,19.3118,5.091533],[8.513073,18.4821,-3.1816]]],
[["stride-ignored-input"],[[-1.178095,-10.72645,1.125453],[-67.28369,-17.11085,3.700304],[12.89752,-6.009842,-1.776887],[-15.71227,-12.25404,5.091533],[8.513073,18.4821,-3.1816]]],
[["upstream-first-example"],[[-1.178095,-10.72645,1.125453],[12.04431,-88.94348,-3.933418],[9.800539,14.6283,-4.387903],[-29.57378,11.19825,-0.4171384],[28.15671,10.70596,2.852555]]],
[["upstream-left-out-biases"],[[-1.178095,-10.72645,9.746072],[2.226072,-17.11085,-17.65654],[13.56275,-6.009842,18.2266],[-20.76205,-12.25404,8.71951],[8.513073,18.4821,14.53252]]],
[["upstream-left-out-filters"],[[-1.178095,4.799534,1.125453],[2.226072,-4.147511,3.700304],[13.56275,-16.27256,-1.776887],[-20.76205,-1.852503,5.091533],[8.513073,-9.890055,-3.1816]]],
[["upstream-left-out-input"],[[5.568612,-10.72645,1.125453],[33.538,-17.11085,3.700304],[23.55801,-6.009842,-1.776887],[-31.67801,-12.25404,5.091533],[35.08099,18.4821,-3.1816]]],
[["upstream-transposed"],[null,null,[0.709515,-19.47164,-1.776887],null,null]],
[["upstream-transposed-biases"],[null,null,[13.56275,-6.009842,-1.776887],null,null]],
[["upstream-transposed-filters"],[null,null,[13.56275,-19.47164,-1.776887],null,null]],
[["upstream-transposed-input"],[null,null,[0.709515,-6.009842,-1.776887],null,null]],
[["window-assigned"],[[4.536159,-10.72645,1.125453],[-27.69865,-17.11085,3.700304],[-2.095027,-6.009842,-1.776887],[-20.76205,-12.25404,5.091533],[-9.743935,18.4821,-3.1816]]],
[[0,1],[[],[[],[],-1.339024],[[],[],-0.9127684],[],[]]],
[[0,2],[[],[[],[],1.850152],[[],[],-0.8884437],[],[]]],
[[0,3],[[],[[],[],1.934605],[[],[],-2.571664],[],[]]],
[[0,4],[[],[[],[],-1.572476],[[],[],-1.829731],[],[]]],
[[0,5],[[],[[],[],0.1233435],[[],[],-0.09871596],[],[]]],
[[0,6],[[],[[],[],-1.850152],[[],[],0.8884437],[],[]]],
[[0,7],[[],[-19.30736,-9.344527,[]],[-11.23055,2.939324,[]],[],[]]],
[[0,8],[[],[-38.18728,20.20618,[]],[-2.064452,-6.847848,[]],[],[]]],
[[0,9],[[],[-7.634498,[],[]],[-2.71748,[],[]],[],[]]],
[[0,10],[[],[[],-8.555424,1.850152],[[],-3.004921,-0.8884437],[],[]]],
[[0,11],[null,null,null,[],null]],
[[0,12],[[],[9.825468,15.05612,[]],[-16.3146,9.374929,[]],[],[]]],
[[0,13],[[],[[],15.05612,[]],[[],9.374929,[]],[],[]]],
[[0,14],[[],[10.53537,[],[]],[-12.84419,[],[]],[],null]],
[[0,15],[[],[9.226032,[],[]],[4.842497,[],[]],[],[]]],
[[0,16],[[],[[],3.036711,[]],[[],-6.554977,[]],[],[]]],
[[0,17],[[],[[],-8.555424,[]],[[],-3.004921,[]],[],[]]],
[[0,18],[[],[[],-3.328678,[]],[[],-10.94341,[]],[],[]]],
[[0,19],[[],[[],-3.460063,[]],[[],-10.09307,[]],[],[]]],
[[0,20],[[],[[],8.555424,[]],[[],3.004921,[]],[],[]]],
[[0,21],[[],[-22.09133,[],[]],[6.346273,[],[]],[],[]]],
[[0,22],[[],[-14.63963,[],[]],[5.800929,[],[]],[],[]]],
[[0,23],[[],[1.113036,[],[]],[6.781374,[],[]],[],[]]],
[[0,24],[[],[-2.861006,[],[]],[5.714228,[],[]],[],[]]],
[[0,25],[[],null,[[],1.956488,[]],[],[]]],
[[0,26],[[],[-1.113036,[],[]],[-6.781374,[],[]],[],[]]],
[[0,27],[[],[0.6634309,[],[]],[2.688675,[],[]],[],[]]],
[[0,28],[[],[-12.03934,[],[]],[9.799122,[],[]],[],[]]],
[[0,29],[null,[],[],null,null]],
[[0,30],[[],[],[],[],[]]],
[[0,31],[[],[[],6.681458,2.833507],[[],-4.436567,0.208532],[],[]]],
[[0,32],[[],[[35.49284,[2,8,11,3]],[],[]],[[-10.44495,[2,7,7,3]],[],[]],[],[]]],
[[0,33],[[],[0.8992098,-30.47376,-1.966709],[8.185397,2.863293,-2.193951],[],[]]],
[[0,34],[[],[0,4.384143,-1.647838],[0,5.01392,1.863554],[],[]]],
[[0,35],[[],[0,-2.138057,-1.927184],[0,5.320278,1.930988],[],[]]],
[[0,36],[[],[0,0.6870395,-1.835321],[0,-6.895971,0.6756588],[],[]]],
[[0,37],[[],[[36.64716,[2,5,9,3]],[],[]],[],[],[]]],
[[0,38],[[],[[],-18.69017,[]],[[],6.622637,[]],[],[]]],
[[0,39],[[],[9.825468,[],[]],[-16.3146,[],[]],[],[]]],
[[0,40],[[],[[],-45.85925,[]],[[],-21.90586,[]],[],null]],
[[0,41],[[],[[],28.72571,[]],[[],-8.617135,[]],[],[]]],
[[0,42],[[],[-33.64184,55.94852,[]],[6.448761,-6.722062,[]],[],[]]],
[[0,43],[[],[[],55.94852,[]],[[],-6.722062,[]],[],[]]],
[[0,44],[[],[-33.64184,[],[]],[6.448761,[],[]],[],[]]],
[[0,45],[[],[6.022157,-44.47174,-1.966709],[4.90027,7.314148,-2.193951],[],[]]],
[[0,46],[[],[[],[],-8.828271],[[],[],9.113301],[],[]]],
[[0,47],[[],[[],-2.073755,[]],[[],-8.136279,[]],[],[]]],
[[0,48],[[],[16.769,[],[]],[11.779,[],[]],[],[]]],
[[0,49],[null,null,[0.3547575,-9.735818,[]],null,null]],
[[0,50],[null,null,[],null,null]],
[[0,51],[null,null,[[],-9.735818,[]],null,null]],
[[0,52],[null,null,[0.3547575,[],[]],null,null]],
[[0,53],[[],[-13.84933,[],[]],[-1.047513,[],[]],[],[]]],
[[1,2],[[],[[],[],-1.339024],[[],[],-0.9127684],[],[]]],
[[1,3],[[],[[],[],-1.861082],[[],[],-1.503445],[],[]]],
[[1,4],[[],[[],[],-1.861082],[[],[],-1.503445],[],[]]],
[[1,5],[[],[[],[],-0.1785366],[[],[],-0.2028374],[],[]]],
[[1,6],[[],[[],[],-2.678049],[[],[],-1.825537],[],[]]],
[[1,10],[[],[[],[],-1.339024],[[],[],-0.9127684],[],[]]],
[[1,11],[null,null,null,[],null]],
[[1,14],[[],[],[],[],null]],
[[1,25],[[],null,[],[],[]]],
[[1,29],[null,[],[],null,null]],
[[1,31],[[],[[],[],-2.678049],[[],[],-1.825537],[],[]]],
[[1,33],[[],[[],[],-3.084831],[[],[],-2.053374],[],[]]],
[[1,34],[[],[[],[],-1.647838],[[],[],1.863554],[],[]]],
[[1,35],[[],[[],[],-1.927184],[[],[],1.930988],[],[]]],
[[1,36],[[],[[],[],-0.4222003],[[],[],-2.122809],[],[]]],
[[1,40],[[],[],[],[],null]],
[[1,45],[[],[[],[],-3.084831],[[],[],-2.053374],[],[]]],
[[1,46],[[],[[],[],-0.5885514],[[],[],1.012589],[],[]]],
[[1,49],[null,null,[],null,null]],
[[1,50],[null,null,[],null,null]],
[[1,51],[null,null,[],null,null]],
[[1,52],[null,null,[],null,null]],
[[2,3],[[],[[],[],1.934605],[[],[],-2.571664],[],[]]],
[[2,4],[[],[[],[],-1.572476],[[],[],-1.829731],[],[]]],
[[2,5],[[],[[],[],0.1233435],[[],[],-0.09871596],[],[]]],
[[2,6],[[],[[],[],-1.850152],[[],[],0.8884437],[],[]]],
[[2,10],[[],[[],[],1.850152],[[],[],-0.8884437],[],[]]],
[[2,11],[null,null,null,[],null]],
[[2,14],[[],[],[],[],null]],
[[2,25],[[],null,[],[],[]]],
[[2,29],[null,[],[],null,null]],
[[2,31],[[],[[],[],2.833507],[[],[],0.208532],[],[]]],
[[2,33],[[],[[],[],-1.966709],[[],[],-2.193951],[],[]]],
[[2,34],[[],[[],[],-1.647838],[[],[],1.863554],[],[]]],
[[2,35],[[],[[],[],-1.927184],[[],[],1.930988],[],[]]],
[[2,36],[[],[[],[],-1.835321],[[],[],0.6756588],[],[]]],
[[2,40],[[],[],[],[],null]],
[[2,45],[[],[[],[],-1.966709],[[],[],-2.193951],[],[]]],
[[2,46],[[],[[],[],-8.828271],[[],[],9.113301],[],[]]],
[[2,49],[null,null,[],null,null]],
[[2,50],[null,null,[],null,null]],
[[2,51],[null,null,[],null,null]],
[[2,52],[null,null,[],null,null]],
[[3,4],[[[],[],3.536641],[[],[],0.7242567],[[],[],-8.80279],[],[]]],
[[3,5],[[],[[],[],0.2579473],[[],[],-0.5714809],[],[]]],
[[3,6],[[],[[],[],-3.869209],[[],[],5.143328],[],[]]],
[[3,10],[[],[[],[],1.934605],[[],[],-2.571664],[],[]]],
[[3,11],[null,null,null,[],null]],
[[3,14],[[],[],[],[],null]],
[[3,25],[[],null,[],[],[]]],
[[3,29],[null,[],[],null,null]],
[[3,31],[[],[[],[],0.2844013],[[],[],-2.142555],[],[]]],
[[3,33],[[],[[],[],3.584808],[[],[],-3.000773],[],[]]],
[[3,34],[[[],[],0],[[],[],0],[[],[],0],[],[]]],
[[3,35],[[],[[],[],0.048566],[[],[],0.06743339],[],[]]],
[[3,36],[[],[[],[],1.229326],[[],[],-0.8646997],[],[]]],
[[3,40],[[],[],[],[],null]],
[[3,45],[[],[[],[],7.169616],[[],[],-6.001546],[],[]]],
[[3,46],[[],[[],[],-32.18906],[[],[],-11.01162],[],[]]],
[[3,49],[null,null,[],null,null]],
[[3,50],[null,null,[],null,null]],
[[3,51],[null,null,[],null,null]],
[[3,52],[null,null,[],null,null]],
[[4,5],[[],[[],[],-0.2096635],[[],[],-0.4066068],[],[]]],
[[4,6],[[],[[],[],3.144952],[[],[],3.659462],[],[]]],
[[4,10],[[],[[],[],-1.572476],[[],[],-1.829731],[],[]]],
[[4,11],[null,null,null,[],null]],
[[4,14],[[],[],[],[],null]],
[[4,25],[[],null,[],[],[]]],
[[4,29],[null,[],[],null,null]],
[[4,31],[[],[[],[],-1.765214],[[],[],-1.477858],[],[]]],
[[4,33],[[],[[],[],-1.379738],[[],[],-2.181604],[],[]]],
[[4,34],[[],[[],[],0],[[],[],0],[],[]]],
[[4,35],[[],[[],[],0],[[],[],0],[],[]]],
[[4,36],[[],[[],[],0.1699896],[[],[],-1.168961],[],[]]],
[[4,40],[[],[],[],[],null]],
[[4,45],[[],[[],[],-2.759477],[[],[],-4.363208],[],[]]],
[[4,46],[[],[[],[],-6.437812],[[],[],-3.670538],[],[]]],
[[4,49],[null,null,[[],[],-1.194489],null,null]],
[[4,50],[null,null,[[],[],-1.194489],null,null]],
[[4,51],[null,null,[],null,null]],
[[4,52],[null,null,[],null,null]],
[[5,6],[[],[[],[],-0.2466869],[[],[],0.1974319],[],[]]],
[[5,10],[[],[[],[],0.1233435],[[],[],-0.09871596],[],[]]],
[[5,11],[null,null,null,[],null]],
[[5,14],[[],[],[],[],null]],
[[5,25],[[],null,[],[],[]]],
[[5,29],[null,[],[],null,null]],
[[5,31],[[],[[],[],0.3778009],[[],[],0.04634044],[],[]]],
[[5,33],[[],[[],[],-0.1311139],[[],[],-0.2437724],[],[]]],
[[5,34],[[],[[],[],-0.1098559],[[],[],0.2070616],[],[]]],
[[5,35],[[],[[],[],-0.1284789],[[],[],0.2145542],[],[]]],
[[5,36],[[],[[],[],-0.1223548],[[],[],0.0750732],[],[]]],
[[5,40],[[],[],[],[],null]],
[[5,45],[[],[[],[],-0.2622279],[[],[],-0.4875447],[],[]]],
[[5,46],[[],[[],[],-1.177103],[[],[],2.025178],[],[]]],
[[5,49],[null,null,[],null,null]],
[[5,50],[null,null,[],null,null]],
[[5,51],[null,null,[],null,null]],
[[5,52],[null,null,[],null,null]],
[[6,10],[[],[[],[],-1.850152],[[],[],0.8884437],[],[]]],
[[6,11],[null,null,null,[],null]],
[[6,14],[[],[],[],[],null]],
[[6,25],[[],null,[],[],[]]],
[[6,29],[null,[],[],null,null]],
[[6,31],[[],[[],[],-5.667013],[[],[],-0.4170639],[],[]]],
[[6,33],[[],[[],[],1.966709],[[],[],2.193951],[],[]]],
[[6,34],[[],[[],[],1.647838],[[],[],-1.863554],[],[]]],
[[6,35],[[],[[],[],1.927184],[[],[],-1.930988],[],[]]],
[[6,36],[[],[[],[],1.835321],[[],[],-0.6756588],[],[]]],
[[6,40],[[],[],[],[],null]],
[[6,45],[[],[[],[],3.933418],[[],[],4.387903],[],[]]],
[[6,46],[[],[[],[],17.65654],[[],[],-18.2266],[],[]]],
[[6,49],[null,null,[],null,null]],
[[6,50],[null,null,[],null,null]],
[[6,51],[null,null,[],null,null]],
[[6,52],[null,null,[],null,null]],
[[7,8],[[],[-38.61473,-18.68905,[]],[-22.4611,5.878648,[]],[],[]]],
[[7,9],[[],[-89.97853,[],[]],[-13.30499,[],[]],[],[]]],
[[7,10],[[],[[],-9.344527,[]],[[],2.939324,[]],[],[]]],
[[7,11],[null,null,null,[],null]],
[[7,12],[[],[45.06815,30.11224,[]],[-13.0354,18.74986,[]],[],[]]],
[[7,13],[[],[[],30.11224,[]],[[],18.74986,[]],[],[]]],
[[7,14],[[],[-66.31007,[],[]],[-31.67466,[],[]],[],null]],
[[7,15],[[],[-83.75327,[],[]],[-36.97876,[],[]],[],[]]],
[[7,16],[[],[[],15.4863,[]],[[],-13.10995,[]],[],[]]],
[[7,17],[[],[[],-9.344527,[]],[[],2.939324,[]],[],[]]],
[[7,18],[[],[[],-32.70725,[]],[[],3.696234,[]],[],[]]],
[[7,19],[[],[[],10.79983,[]],[[],-12.38412,[]],[],[]]],
[[7,20],[[],[[],18.68905,[]],[[],-5.878648,[]],[],[]]],
[[7,21],[[],[12.41662,[],[]],[-43.95388,[],[]],[],[]]],
[[7,22],[[],[1.981786,[],[]],[-3.103235,[],[]],[],[]]],
[[7,23],[[],[-19.30736,[],[]],[-11.23055,[],[]],[],[]]],
[[7,24],[[],[2.387728,[],[]],[-4.3038,[],[]],[],[]]],
[[7,25],[[],null,[[],-7.54968,[]],[],[]]],
[[7,26],[[],[38.61473,[],[]],[22.4611,[],[]],[],[]]],
[[7,27],[[],[12.05743,[],[]],[-29.86452,[],[]],[],[]]],
[[7,28],[[],[-23.02009,[],[]],[9.003444,[],[]],[],[]]],
[[7,29],[null,[],[],null,null]],
[[7,30],[[],[],[],[],[]]],
[[7,31],[[],[[],-15.34412,[]],[[],-14.09191,[]],[],[]]],
[[7,32],[[],[[-47.13983,[2,8,11,3]],[],[]],[[-11.73358,[2,7,7,3]],[],[]],[],[]]],
[[7,33],[[],[-50.67216,-3.344935,[]],[7.403412,19.97055,[]],[],[]]],
[[7,34],[[],[0,4.384143,[]],[0,5.01392,[]],[],[]]],
[[7,35],[[],[0,-2.138057,[]],[0,5.320278,[]],[],[]]],
[[7,36],[[],[0,-2.347272,[]],[0,0.2159207,[]],[],[]]],
[[7,37],[[],[[14.03655,[2,5,9,3]],[],[]],[],[],[]]],
[[7,38],[[],[[],-7.247024,[]],[[],16.37777,[]],[],[]]],
[[7,39],[[],[45.06815,[],[]],[-13.0354,[],[]],[],[]]],
[[7,40],[[],[[],-41.44043,[]],[[],1.186286,[]],[],null]],
[[7,41],[[],[[],57.27169,[]],[[],3.598222,[]],[],[]]],
[[7,42],[[],[1.856553,47.58251,[]],[-6.183575,-17.19531,[]],[],[]]],
[[7,43],[[],[[],47.58251,[]],[[],-17.19531,[]],[],[]]],
[[7,44],[[],[1.856553,[],[]],[-6.183575,[],[]],[],[]]],
[[7,45],[[],[-43.67759,-0.05508276,[]],[8.17077,4.734635,[]],[],[]]],
[[7,47],[[],[[],-14.0424,[]],[[],9.672416,[]],[],[]]],
[[7,48],[[],[13.04138,[],[]],[-16.46616,[],[]],[],[]]],
[[7,49],[null,null,[34.03828,-2.237848,[]],null,null]],
[[7,50],[null,null,[],null,null]],
[[7,51],[null,null,[[],-2.237848,[]],null,null]],
[[7,52],[null,null,[34.03828,[],[]],null,null]],
[[7,53],[[],[7.715892,[],[]],[-25.23015,[],[]],[-9.943147,[],[]],[]]],
[[8,9],[[],[28.79172,[],[]],[13.98976,[],[]],[],[]]],
[[8,10],[[],[[],20.20618,[]],[[],-6.847848,[]],[],[]]],
[[8,11],[null,null,null,[],null]],
[[8,12],[[],[-25.02021,30.11224,[]],[-18.93315,18.74986,[]],[],[]]],
[[8,13],[[],[[],30.11224,[]],[[],18.74986,[]],[],[]]],
[[8,14],[[],[-19.62402,[],[]],[-30.23097,[],[]],[],null]],
[[8,15],[[],[-50.11121,[],[]],[-17.1509,[],[]],[],[]]],
[[8,16],[[],[[],15.4863,[]],[[],-4.850061,[]],[],[]]],
[[8,17],[[],[[],20.20618,[]],[[],-6.847848,[]],[],[]]],
[[8,18],[[],[[],-20.85969,[]],[[],-21.52477,[]],[],[]]],
[[8,19],[[],[[],6.933337,[]],[[],-10.99781,[]],[],[]]],
[[8,20],[[],[[],-40.41236,[]],[[],13.6957,[]],[],[]]],
[[8,21],[[],[-21.32408,[],[]],[15.07358,[],[]],[],[]]],
[[8,22],[[],[-1.371541,[],[]],[1.276441,[],[]],[],[]]],
[[8,23],[[],[-38.18728,[],[]],[-2.064452,[],[]],[],[]]],
[[8,24],[[],[-6.922238,[],[]],[3.567841,[],[]],[],[]]],
[[8,25],[[],null,[[],3.114859,[]],[],[]]],
[[8,26],[[],[76.37455,[],[]],[4.128905,[],[]],[],[]]],
[[8,27],[[],[-41.06126,[],[]],[5.634606,[],[]],[],[]]],
[[8,28],[[],[-43.73249,[],[]],[22.86179,[],[]],[],[]]],
[[8,29],[null,[],[],null,null]],
[[8,30],[[],[],[],[],[]]],
[[8,31],[[],[[],46.37301,[]],[[],-20.83723,[]],[],[]]],
[[8,32],[[],[[-54.87993,[2,8,11,3]],[],[]],[[-4.029024,[2,7,7,3]],[],[]],[],[]]],
[[8,33],[[],[-35.3133,-5.960653,[]],[-9.763511,7.14153,[]],[],[]]],
[[8,34],[[],[0,4.384143,[]],[0,5.01392,[]],[],[]]],
[[8,35],[[],[0,-2.138057,[]],[0,5.320278,[]],[],[]]],
[[8,36],[[],[0,-2.938024,[]],[0,3.594829,[]],[],[]]],
[[8,37],[[],[[-2.841123,[2,5,9,3]],[],[]],[],[],[]]],
[[8,38],[[],[[],-17.41238,[]],[[],2.635588,[]],[],[]]],
[[8,39],[[],[-25.02021,[],[]],[-18.93315,[],[]],[],[]]],
[[8,40],[[],[[],-15.76774,[]],[[],-12.53683,[]],[],null]],
[[8,41],[[],[[],-15.19746,[]],[[],1.31019,[]],[],[]]],
[[8,42],[[],[-67.28369,111.897,[]],[12.89752,-13.44412,[]],[],[]]],
[[8,43],[[],[[],111.897,[]],[[],-13.44412,[]],[],[]]],
[[8,44],[[],[-67.28369,[],[]],[12.89752,[],[]],[],[]]],
[[8,45],[[],[-30.15342,-5.688012,[]],[-15.19287,7.163346,[]],[],[]]],
[[8,47],[[],[[],-41.16005,[]],[[],-9.278991,[]],[],[]]],
[[8,48],[[],[95.72928,[],[]],[-6.02673,[],[]],[],[]]],
[[8,49],[null,null,[4.067018,-8.633842,[]],null,null]],
[[8,50],[null,null,[],null,null]],
[[8,51],[null,null,[[],-8.633842,[]],null,null]],
[[8,52],[null,null,[4.067018,[],[]],null,null]],
[[8,53],[[],[-8.108742,[],[]],[-12.78714,[],[]],[-28.07668,[],[]],[]]],
[[9,11],[null,null,null,[],null]],
[[9,12],[[],[-44.4752,[],[]],[7.958648,[],[]],[],[]]],
[[9,14],[[],[36.55681,[],[]],[-17.74021,[],[]],[],null]],
[[9,15],[[],[63.34486,[],[]],[-29.49949,[],[]],[],[]]],
[[9,21],[[],[-19.95295,[],[]],[12.55183,[],[]],[],[]]],
[[9,22],[[],[19.82818,[],[]],[-7.709103,[],[]],[],[]]],
[[9,23],[[],[-7.634498,[],[]],[-2.71748,[],[]],[],[]]],
[[9,24],[[],[1.423003,[],[]],[-0.912037,[],[]],[],[]]],
[[9,25],[[],null,[],[],[]]],
[[9,26],[[],[15.269,[],[]],[5.43496,[],[]],[],[]]],
[[9,27],[[],[18.02059,[],[]],[7.811413,[],[]],[],[]]],
[[9,28],[[],[31.62809,[],[]],[-4.562633,[],[]],[],[]]],
[[9,29],[null,[2.226072,[],[]],[13.56275,[],[]],null,null]],
[[9,30],[[],[2.226072,[],[]],[13.56275,[],[]],[],[]]],
[[9,32],[[],[[70.98569,[2,8,11,3]],[],[]],[[-20.88991,[2,7,7,3]],[],[]],[],[]]],
[[9,33],[[],[-33.28959,[],[]],[-13.24637,[],[]],[],[]]],
[[9,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[9,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[9,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[9,37],[[],[[-24.00158,[2,5,9,3]],[],[]],[],[],[]]],
[[9,39],[[],[-44.4752,[],[]],[7.958648,[],[]],[],[]]],
[[9,42],[[],[45.13405,[],[]],[-15.60676,[],[]],[],[]]],
[[9,44],[[],[45.13405,[],[]],[-15.60676,[],[]],[],[]]],
[[9,45],[[],[-80.45105,[],[]],[-18.52596,[],[]],[],[]]],
[[9,48],[[],[70.3573,[],[]],[6.739581,[],[]],[],[]]],
[[9,49],[null,null,[-11.63859,[],[]],null,null]],
[[9,50],[null,null,[],null,null]],
[[9,51],[null,null,[],null,null]],
[[9,52],[null,null,[-11.63859,[],[]],null,null]],
[[9,53],[[],[42.43572,[],[]],[-9.076161,[],[]],[],[]]],
[[10,11],[null,null,null,[],null]],
[[10,12],[[],[[],15.05612,[]],[[],9.374929,[]],[],[]]],
[[10,13],[[],[[],15.05612,[]],[[],9.374929,[]],[],[]]],
[[10,14],[[],[],[],[],null]],
[[10,16],[[],[[],3.036711,[]],[[],-6.554977,[]],[],[]]],
[[10,17],[[],[[],-8.555424,[]],[[],-3.004921,[]],[],[]]],
[[10,18],[[],[[],-3.328678,[]],[[],-10.94341,[]],[],[]]],
[[10,19],[[],[[],-3.460063,[]],[[],-10.09307,[]],[],[]]],
[[10,20],[[],[[],8.555424,[]],[[],3.004921,[]],[],[]]],
[[10,25],[[],null,[[],1.956488,[]],[],[]]],
[[10,29],[null,[],[],null,null]],
[[10,31],[[],[[],6.681458,2.833507],[[],-4.436567,0.208532],[],[]]],
[[10,33],[[],[[],-30.47376,-1.966709],[[],2.863293,-2.193951],[],[]]],
[[10,34],[[],[[],4.384143,-1.647838],[[],5.01392,1.863554],[],[]]],
[[10,35],[[],[[],-2.138057,-1.927184],[[],5.320278,1.930988],[],[]]],
[[10,36],[[],[[],0.6870395,-1.835321],[[],-6.895971,0.6756588],[],[]]],
[[10,38],[[],[[],-18.69017,[]],[[],6.622637,[]],[],[]]],
[[10,40],[[],[[],-45.85925,[]],[[],-21.90586,[]],[],null]],
[[10,41],[[],[[],28.72571,[]],[[],-8.617135,[]],[],[]]],
[[10,42],[[],[[],55.94852,[]],[[],-6.722062,[]],[],[]]],
[[10,43],[[],[[],55.94852,[]],[[],-6.722062,[]],[],[]]],
[[10,45],[[],[[],-44.47174,-1.966709],[[],7.314148,-2.193951],[],[]]],
[[10,46],[[],[[],[],-8.828271],[[],[],9.113301],[],[]]],
[[10,47],[[],[[],-2.073755,[]],[[],-8.136279,[]],[],[]]],
[[10,49],[null,null,[[],-9.735818,[]],null,null]],
[[10,50],[null,null,[],null,null]],
[[10,51],[null,null,[[],-9.735818,[]],null,null]],
[[10,52],[null,null,[],null,null]],
[[11,12],[[[],[],1.125453],[8.382739,30.11224,3.700304],[-25.52091,18.74986,-1.776887],[],[[],[],-3.1816]]],
[[11,13],[null,null,null,[],null]],
[[11,14],[null,null,null,[],null]],
[[11,15],[null,null,null,[],null]],
[[11,16],[null,null,null,[],null]],
[[11,17],[null,null,null,[],null]],
[[11,18],[null,null,null,[],null]],
[[11,19],[null,null,null,[],null]],
[[11,20],[null,null,null,[],null]],
[[11,21],[null,null,null,[],null]],
[[11,22],[null,null,null,[],null]],
[[11,23],[null,null,null,[],null]],
[[11,24],[null,null,null,[],null]],
[[11,25],[null,null,null,[],null]],
[[11,26],[null,null,null,[],null]],
[[11,27],[null,null,null,[],null]],
[[11,28],[null,null,null,[],null]],
[[11,29],[null,null,null,null,null]],
[[11,30],[null,null,null,[],null]],
[[11,31],[null,null,null,[],null]],
[[11,32],[null,null,null,[],null]],
[[11,33],[null,null,null,[],null]],
[[11,34],[null,null,null,[],null]],
[[11,35],[null,null,null,[],null]],
[[11,36],[null,null,null,[],null]],
[[11,37],[null,null,null,[],null]],
[[11,38],[null,null,null,[],null]],
[[11,39],[[[],2.220958,1.125453],null,null,[],[0.5535044,-3.620879,-3.1816]]],
[[11,40],[null,null,null,[],null]],
[[11,41],[null,null,null,[],null]],
[[11,42],[null,null,null,[],null]],
[[11,43],[null,null,null,[],null]],
[[11,44],[null,null,null,[],null]],
[[11,45],[null,null,null,[],null]],
[[11,46],[null,null,null,[],null]],
[[11,47],[null,null,null,[],null]],
[[11,48],[null,null,null,[],null]],
[[11,49],[null,null,null,null,null]],
[[11,50],[null,null,null,null,null]],
[[11,51],[null,null,null,null,null]],
[[11,52],[null,null,null,null,null]],
[[11,53],[null,null,null,[],null]],
[[12,13],[[],[[],30.11224,[]],[[],18.74986,[]],[],[]]],
[[12,14],[[],[25.4496,[],[]],[-7.271211,[],[]],[],null]],
[[12,15],[[],[64.80284,[],[]],[-9.499221,[],[]],[],[]]],
[[12,16],[[],[[],7.498595,[]],[[],4.051473,[]],[],[]]],
[[12,17],[[],[[],15.05612,[]],[[],9.374929,[]],[],[]]],
[[12,18],[[],[[],-19.2724,[]],[[],15.06599,[]],[],[]]],
[[12,19],[[],[[],15.6649,[]],[[],10.7194,[]],[],[]]],
[[12,20],[[],[[],-30.11224,[]],[[],-18.74986,[]],[],[]]],
[[12,21],[[],[19.65094,[],[]],[-32.6292,[],[]],[],[]]],
[[12,22],[[],[8.610703,[],[]],[-17.37137,[],[]],[],[]]],
[[12,23],[[],[9.825468,[],[]],[-16.3146,[],[]],[],[]]],
[[12,24],[[],[2.680047,[],[]],[-22.18843,[],[]],[],[]]],
[[12,25],[[],null,[18.57741,18.74986,[]],[],[]]],
[[12,26],[[],[-19.65094,[],[]],[32.6292,[],[]],[],[]]],
[[12,27],[[],[-12.39317,[],[]],[-30.95309,[],[]],[],[]]],
[[12,28],[[],[6.41591,[],[]],[-15.44503,[],[]],[],[]]],
[[12,29],[null,[],[],null,null]],
[[12,30],[[],[],[],[],[]]],
[[12,31],[[],[[],28.09374,[]],[[],9.077005,[]],[],[]]],
[[12,32],[[],[[-80.93972,[2,8,11,3]],[],[]],[[-12.00515,[2,7,7,3]],[],[]],[],[]]],
[[12,33],[[],[32.04411,2.018503,[]],[-1.67611,9.672853,[]],[],[]]],
[[12,34],[[],[0,-1.223062,[]],[0,2.039272,[]],[],[]]],
[[12,35],[[],[0,14.42539,[]],[0,1.841744,[]],[],[]]],
[[12,36],[[],[0,18.20285,[]],[0,4.218505,[]],[],[]]],
[[12,37],[[],[[10.92314,[2,5,9,3]],[],[]],[],[],[]]],
[[12,38],[[],[-11.73182,30.11224,[]],[14.0525,18.74986,[]],[-22.26076,[],[]],[21.20998,[],[]]]],
[[12,39],[[],[19.65094,[],[]],[-32.6292,[],[]],[],[]]],
[[12,40],[[],[[],-25.72104,[]],[[],10.82164,[]],[],null]],
[[12,41],[[],[[],-119.942,[]],[[],4.387822,[]],[],[]]],
[[12,42],[[],[-24.51665,30.11224,[]],[12.51107,18.74986,[]],[],[]]],
[[12,43],[[],[-24.72429,30.11224,[]],[-0.3829411,18.74986,[]],[-33.06119,[],[]],[]]],
[[12,44],[[],[-18.47767,[],[]],[-5.776185,[],[]],[],[]]],
[[12,45],[[],[81.77517,4.037007,[]],[-21.41919,19.34571,[]],[],[]]],
[[12,47],[[],[[],157.9488,[]],[[],64.25069,[]],[],[]]],
[[12,48],[[],[-83.70577,[],[]],[-83.6397,[],[]],[],[]]],
[[12,49],[null,null,[0.8307056,18.74986,[]],null,null]],
[[12,50],[null,null,[],null,null]],
[[12,51],[null,null,[[],18.74986,[]],null,null]],
[[12,52],[null,null,[0.8307056,[],[]],null,null]],
[[12,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[13,14],[[],[],[],[],null]],
[[13,16],[[],[[],7.498595,[]],[[],4.051473,[]],[],[]]],
[[13,17],[[],[[],15.05612,[]],[[],9.374929,[]],[],[]]],
[[13,18],[[],[[],-19.2724,[]],[[],15.06599,[]],[],[]]],
[[13,19],[[],[[],15.6649,[]],[[],10.7194,[]],[],[]]],
[[13,20],[[],[[],-30.11224,[]],[[],-18.74986,[]],[],[]]],
[[13,25],[[],[2.226072,30.11224,3.700304],[[],18.74986,[]],[],[]]],
[[13,29],[null,[],[],null,null]],
[[13,31],[[],[[],28.09374,[]],[[],9.077005,[]],[],[]]],
[[13,33],[[],[[],2.018503,[]],[[],9.672853,[]],[],[]]],
[[13,34],[[],[[],-1.223062,[]],[[],2.039272,[]],[],[]]],
[[13,35],[[],[[],14.42539,[]],[[],1.841744,[]],[],[]]],
[[13,36],[[],[[],18.20285,[]],[[],4.218505,[]],[],[]]],
[[13,38],[[],[[],30.11224,[]],[[],18.74986,[]],[],[]]],
[[13,40],[[],[[],-25.72104,[]],[[],10.82164,[]],[],null]],
[[13,41],[[],[[],-119.942,[]],[[],4.387822,[]],[],[]]],
[[13,42],[[],[[],30.11224,[]],[[],18.74986,[]],[],[]]],
[[13,43],[[],[[],30.11224,[]],[[],18.74986,[]],[],[]]],
[[13,45],[[],[[],4.037007,[]],[[],19.34571,[]],[],[]]],
[[13,47],[[],[[],157.9488,[]],[[],64.25069,[]],[],[]]],
[[13,49],[null,null,[[],18.74986,[]],null,null]],
[[13,50],[null,null,[],null,null]],
[[13,51],[null,null,[[],18.74986,[]],null,null]],
[[13,52],[null,null,[],null,null]],
[[14,15],[[],[-29.36504,[],[]],[-4.216263,[],[]],[],null]],
[[14,16],[[],[],[],[],null]],
[[14,17],[[],[],[],[],null]],
[[14,18],[[],[],[],[],null]],
[[14,19],[[],[],[],[],null]],
[[14,20],[[],[],[],[],null]],
[[14,21],[[],[46.94022,[],[]],[-27.58914,[],[]],[],null]],
[[14,22],[[],[-22.93516,[],[]],[3.673263,[],[]],[],null]],
[[14,23],[[],[10.53537,[],[]],[-12.84419,[],[]],[],null]],
[[14,24],[[],[-9.85722,[],[]],[-5.896169,[],[]],[],null]],
[[14,25],[[],null,[],[],null]],
[[14,26],[[],[-21.07074,[],[]],[25.68839,[],[]],[],null]],
[[14,27],[[],[25.71831,[],[]],[-27.91096,[],[]],[],null]],
[[14,28],[[],[-20.11238,[],[]],[-2.846824,[],[]],[],null]],
[[14,29],[null,[],[],null,null]],
[[14,30],[[],[],[],[],null]],
[[14,31],[[],[],[],[],null]],
[[14,32],[[],[[-90.92941,[2,8,11,3]],[],[]],[[-6.805995,[2,7,7,3]],[],[]],[],null]],
[[14,33],[[],[-4.647571,[],[]],[2.222575,[],[]],[],null]],
[[14,34],[[],[0,[],[]],[0,[],[]],[],null]],
[[14,35],[[],[0,[],[]],[0,[],[]],[],null]],
[[14,36],[[],[0,[],[]],[0,[],[]],[],null]],
[[14,37],[[],[[3.702298,[2,5,9,3]],[],[]],[],[],null]],
[[14,38],[[],[],[],[],null]],
[[14,39],[[],[25.4496,[],[]],[-7.271211,[],[]],[],null]],
[[14,40],[[],[],[],[],null]],
[[14,41],[[],[],[],[],null]],
[[14,42],[[],[-34.56831,[],[]],[-2.472898,[],[]],[],null]],
[[14,44],[[],[-34.56831,[],[]],[-2.472898,[],[]],[],null]],
[[14,45],[[],[-23.80562,[],[]],[-4.769507,[],[]],[],null]],
[[14,46],[[],[],[],[],null]],
[[14,47],[[],[],[],[],null]],
[[14,48],[[],[77.29008,[],[]],[-35.31738,[],[]],[],null]],
[[14,49],[null,null,[-11.87221,[],[]],null,null]],
[[14,50],[null,null,[],null,null]],
[[14,51],[null,null,[],null,null]],
[[14,52],[null,null,[-11.87221,[],[]],null,null]],
[[14,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[[],18.4821,-3.1816]]],
[[15,21],[[],[51.70358,[],[]],[4.208607,[],[]],[],[]]],
[[15,22],[[],[-15.83032,[],[]],[10.70569,[],[]],[],[]]],
[[15,23],[[],[9.226032,[],[]],[4.842497,[],[]],[],[]]],
[[15,24],[[],[-9.46964,[],[]],[2.000954,[],[]],[],[]]],
[[15,25],[[],null,[],[],[]]],
[[15,26],[[],[-18.45206,[],[]],[-9.684994,[],[]],[],[]]],
[[15,27],[[],[51.24393,[],[]],[-9.484996,[],[]],[],[]]],
[[15,28],[[],[-10.81487,[],[]],[10.19355,[],[]],[],[]]],
[[15,29],[null,[],[],null,null]],
[[15,30],[[],[],[],[],[]]],
[[15,32],[[],[[-148.8473,[2,8,11,3]],[],[]],[[18.61879,[2,7,7,3]],[],[]],[],[]]],
[[15,33],[[],[-32.79187,[],[]],[19.16999,[],[]],[],[]]],
[[15,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[15,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[15,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[15,37],[[],[[-50.22232,[2,5,9,3]],[],[]],[],[],[]]],
[[15,39],[[],[64.80284,[],[]],[-9.499221,[],[]],[],[]]],
[[15,40],[[],[],[],[],null]],
[[15,42],[[],[-36.3736,[],[]],[22.05888,[],[]],[],[]]],
[[15,44],[[],[-36.3736,[],[]],[22.05888,[],[]],[],[]]],
[[15,45],[[],[-51.92711,[],[]],[24.56082,[],[]],[],[]]],
[[15,48],[[],[49.92631,[],[]],[23.55801,[],[]],[],[]]],
[[15,49],[null,null,[4.4093,[],[]],null,null]],
[[15,50],[null,null,[],null,null]],
[[15,51],[null,null,[],null,null]],
[[15,52],[null,null,[4.4093,[],[]],null,null]],
[[15,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[16,17],[[],[[],3.036711,[]],[[],-6.554977,[]],[],[]]],
[[16,18],[[],[[],0.7894361,[]],[[],-12.75385,[]],[],[]]],
[[16,19],[[],[[],0.7894361,[]],[[],-12.75385,[]],[],[]]],
[[16,20],[[],[[],6.073421,[]],[[],-13.10995,[]],[],[]]],
[[16,25],[[],null,[[],-11.17428,[]],[],[]]],
[[16,29],[null,[],[],null,null]],
[[16,31],[[],[[],6.073421,[]],[[],-13.10995,[]],[],[]]],
[[16,33],[[],[[],-5.853823,[]],[[],5.470694,[]],[],[]]],
[[16,34],[[],[[],4.384143,[]],[[],5.01392,[]],[],[]]],
[[16,35],[[],[[],-2.138057,[]],[[],5.320278,[]],[],[]]],
[[16,36],[[],[[],-0.6416347,[]],[[],-11.31874,[]],[],[]]],
[[16,38],[[],[[],-3.492643,[]],[[],7.488143,[]],[],[]]],
[[16,40],[[],[[],0.8416379,[]],[[],-11.32583,[]],[],null]],
[[16,41],[[],[[],-6.226872,[]],[[],3.306029,[]],[],[]]],
[[16,42],[[],[[],9.829952,[]],[[],-4.21563,[]],[],[]]],
[[16,43],[[],[[],9.829952,[]],[[],-4.21563,[]],[],[]]],
[[16,45],[[],[[],-4.316856,[]],[[],-9.632993,[]],[],[]]],
[[16,47],[[],[[],-9.182698,[]],[[],-3.393732,[]],[],[]]],
[[16,49],[null,null,[[],-13.10995,[]],null,null]],
[[16,50],[null,null,[],null,null]],
[[16,51],[null,null,[[],-13.10995,[]],null,null]],
[[16,52],[null,null,[],null,null]],
[[17,18],[[],[[],-3.328678,[]],[[],-10.94341,[]],[],[]]],
[[17,19],[[],[[],-3.460063,[]],[[],-10.09307,[]],[],[]]],
[[17,20],[[],[[],8.555424,[]],[[],3.004921,[]],[],[]]],
[[17,25],[[],null,[[],1.956488,[]],[],[]]],
[[17,29],[null,[],[],null,null]],
[[17,31],[[],[[],6.681458,[]],[[],-4.436567,[]],[],[]]],
[[17,33],[[],[[],-30.47376,[]],[[],2.863293,[]],[],[]]],
[[17,34],[[],[[],4.384143,[]],[[],5.01392,[]],[],[]]],
[[17,35],[[],[[],-2.138057,[]],[[],5.320278,[]],[],[]]],
[[17,36],[[],[[],0.6870395,[]],[[],-6.895971,[]],[],[]]],
[[17,38],[[],[[],-18.69017,[]],[[],6.622637,[]],[],[]]],
[[17,40],[[],[[],-45.85925,[]],[[],-21.90586,[]],[],null]],
[[17,41],[[],[[],28.72571,[]],[[],-8.617135,[]],[],[]]],
[[17,42],[[],[[],55.94852,[]],[[],-6.722062,[]],[],[]]],
[[17,43],[[],[[],55.94852,[]],[[],-6.722062,[]],[],[]]],
[[17,45],[[],[[],-44.47174,[]],[[],7.314148,[]],[],[]]],
[[17,47],[[],[[],-2.073755,[]],[[],-8.136279,[]],[],[]]],
[[17,49],[null,null,[[],-9.735818,[]],null,null]],
[[17,50],[null,null,[],null,null]],
[[17,51],[null,null,[[],-9.735818,[]],null,null]],
[[17,52],[null,null,[],null,null]],
[[18,19],[[[],-6.633193,[]],[[],-13.57748,[]],[[],-42.07298,[]],[],[]]],
[[18,20],[[],[[],6.657357,[]],[[],21.88683,[]],[],[]]],
[[18,25],[[],null,[[],-7.782286,[]],[],[]]],
[[18,29],[null,[],[],null,null]],
[[18,31],[[],[[],5.366043,[]],[[],-22.62095,[]],[],[]]],
[[18,33],[[],[[],-12.0234,[]],[[],0.7341197,[]],[],[]]],
[[18,34],[[[],0,[]],[[],0,[]],[[],0,[]],[],[]]],
[[18,35],[[],[[],0.08291093,[]],[[],0.3063581,[]],[],[]]],
[[18,36],[[],[[],-7.163716,[]],[[],-9.209558,[]],[],[]]],
[[18,38],[[],[[],-22.07824,[]],[[],10.48638,[]],[],[]]],
[[18,40],[[],[[],-7.392113,[]],[[],-59.97671,[]],[],null]],
[[18,41],[[],[[],-0.7849335,[]],[[],-15.35008,[]],[],[]]],
[[18,42],[[],[[],88.1465,[]],[[],-7.75523,[]],[],[]]],
[[18,43],[[],[[],88.1465,[]],[[],-7.75523,[]],[],[]]],
[[18,45],[[],[[],-34.6957,[]],[[],4.632066,[]],[],[]]],
[[18,47],[[],[[],4.56076,[]],[[],-8.40356,[]],[],[]]],
[[18,49],[null,null,[[],-21.69193,[]],null,null]],
[[18,50],[null,null,[],null,null]],
[[18,51],[null,null,[[],-21.69193,[]],null,null]],
[[18,52],[null,null,[],null,null]],
[[19,20],[[],[[],6.920126,[]],[[],20.18615,[]],[],[]]],
[[19,25],[[],null,[[],-42.14994,[]],[],[]]],
[[19,29],[null,[],[],null,null]],
[[19,31],[[],[[],-2.390636,[]],[[],-15.10448,[]],[],[]]],
[[19,33],[[],[[],-4.52949,[]],[[],-5.08167,[]],[],[]]],
[[19,34],[[],[[],0,[]],[[],0,[]],[],[]]],
[[19,35],[[],[[],0,[]],[[],0,[]],[],[]]],
[[19,36],[[],[[],0.06458192,[]],[[],-9.750042,[]],[],[]]],
[[19,38],[[],[[],-12.4304,[]],[[],1.867247,[]],[],[]]],
[[19,40],[[],[[],-3.199203,[]],[[],-29.40518,[]],[],null]],
[[19,41],[[],[[],-13.8417,[]],[[],-6.704344,[]],[],[]]],
[[19,42],[[],[[],4.540947,[]],[[],6.390244,[]],[],[]]],
[[19,43],[[],[[],4.540947,[]],[[],6.390244,[]],[],[]]],
[[19,45],[[],[[],-4.735447,[]],[[],2.957978,[]],[],[]]],
[[19,47],[[],[[],1.339804,[]],[[],-5.291005,[]],[],[]]],
[[19,49],[null,null,[[],-10.20507,[]],null,null]],
[[19,50],[null,null,[],null,null]],
[[19,51],[null,null,[[],-10.20507,[]],null,null]],
[[19,52],[null,null,[],null,null]],
[[20,25],[[],null,[[],-3.912975,[]],[],[]]],
[[20,29],[null,[],[],null,null]],
[[20,31],[[],[[],-13.36292,[]],[[],8.873135,[]],[],[]]],
[[20,33],[[],[[],30.47376,[]],[[],-2.863293,[]],[],[]]],
[[20,34],[[],[[],-4.384143,[]],[[],-5.01392,[]],[],[]]],
[[20,35],[[],[[],2.138057,[]],[[],-5.320278,[]],[],[]]],
[[20,36],[[],[[],-0.6870395,[]],[[],6.895971,[]],[],[]]],
[[20,38],[[],[[],37.38034,[]],[[],-13.24527,[]],[],[]]],
[[20,40],[[],[[],91.71849,[]],[[],43.81172,[]],[],null]],
[[20,41],[[],[[],-57.45142,[]],[[],17.23427,[]],[],[]]],
[[20,42],[[],[[],-111.897,[]],[[],13.44412,[]],[],[]]],
[[20,43],[[],[[],-111.897,[]],[[],13.44412,[]],[],[]]],
[[20,45],[[],[[],88.94348,[]],[[],-14.6283,[]],[],[]]],
[[20,47],[[],[[],4.147511,[]],[[],16.27256,[]],[],[]]],
[[20,49],[null,null,[[],19.47164,[]],null,null]],
[[20,50],[null,null,[],null,null]],
[[20,51],[null,null,[[],19.47164,[]],null,null]],
[[20,52],[null,null,[],null,null]],
[[21,22],[[],[-27.10079,[],[]],[6.638047,[],[]],[],[]]],
[[21,23],[[],[-22.09133,[],[]],[6.346273,[],[]],[],[]]],
[[21,24],[[],[-10.6183,[],[]],[3.151544,[],[]],[],[]]],
[[21,25],[[],null,[],[],[]]],
[[21,26],[[],[44.18265,[],[]],[-12.69255,[],[]],[],[]]],
[[21,27],[[],[16.50609,[],[]],[-1.473409,[],[]],[],[]]],
[[21,28],[[],[-28.02775,[],[]],[18.72804,[],[]],[],[]]],
[[21,29],[null,[],[],null,null]],
[[21,30],[[],[],[],[],[]]],
[[21,32],[[],[[-57.66928,[2,8,11,3]],[],[]],[[23.8623,[2,7,7,3]],[],[]],[],[]]],
[[21,33],[[],[-60.68874,[],[]],[14.16595,[],[]],[],[]]],
[[21,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[21,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[21,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[21,37],[[],[[-50.73792,[2,5,9,3]],[],[]],[],[],[]]],
[[21,39],[[],[19.65094,[],[]],[-32.6292,[],[]],[],[]]],
[[21,40],[[],[],[],[],null]],
[[21,42],[[],[-28.65068,[],[]],[16.76923,[],[]],[],[]]],
[[21,44],[[],[-28.65068,[],[]],[16.76923,[],[]],[],[]]],
[[21,45],[[],[-70.68904,[],[]],[15.83818,[],[]],[],[]]],
[[21,48],[[],[68.80247,[],[]],[8.544332,[],[]],[],[]]],
[[21,49],[null,null,[4.532731,[],[]],null,null]],
[[21,50],[null,null,[],null,null]],
[[21,51],[null,null,[],null,null]],
[[21,52],[null,null,[4.532731,[],[]],null,null]],
[[21,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[22,23],[[],[-14.63963,[],[]],[5.800929,[],[]],[],[]]],
[[22,24],[[],[-6.1034,[],[]],[7.422261,[],[]],[],[]]],
[[22,25],[[],null,[],[],[]]],
[[22,26],[[],[-29.27926,[],[]],[11.60186,[],[]],[],[]]],
[[22,27],[[],[-19.61931,[],[]],[4.266752,[],[]],[],[]]],
[[22,28],[[],[-29.27926,[],[]],[11.60186,[],[]],[],[]]],
[[22,29],[null,[],[],null,null]],
[[22,30],[[],[],[],[],[]]],
[[22,32],[[],[[10.8231,[2,8,11,3]],[],[]],[[-13.94654,[2,7,7,3]],[],[]],[],[]]],
[[22,33],[[],[-9.659942,[],[]],[7.335106,[],[]],[],[]]],
[[22,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[22,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[22,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[22,37],[[],[[23.89876,[2,5,9,3]],[],[]],[],[],[]]],
[[22,39],[[],[8.610703,[],[]],[-17.37137,[],[]],[],[]]],
[[22,40],[[],[],[],[],null]],
[[22,42],[[],[-12.26035,[],[]],[0.9803925,[],[]],[],[]]],
[[22,44],[[],[-12.26035,[],[]],[0.9803925,[],[]],[],[]]],
[[22,45],[[],[-12.10949,[],[]],[6.531154,[],[]],[],[]]],
[[22,48],[[],[24.60951,[],[]],[15.52505,[],[]],[],[]]],
[[22,49],[null,null,[2.631882,[],[]],null,null]],
[[22,50],[null,null,[],null,null]],
[[22,51],[null,null,[],null,null]],
[[22,52],[null,null,[2.631882,[],[]],null,null]],
[[22,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[23,24],[[],[-2.861006,[],[]],[5.714228,[],[]],[],[]]],
[[23,25],[[],null,[],[],[]]],
[[23,26],[[],[-1.113036,[],[]],[-6.781374,[],[]],[],[]]],
[[23,27],[[],[0.6634309,[],[]],[2.688675,[],[]],[],[]]],
[[23,28],[[],[-12.03934,[],[]],[9.799122,[],[]],[],[]]],
[[23,29],[null,[],[],null,null]],
[[23,30],[[],[],[],[],[]]],
[[23,32],[[],[[35.49284,[2,8,11,3]],[],[]],[[-10.44495,[2,7,7,3]],[],[]],[],[]]],
[[23,33],[[],[0.8992098,[],[]],[8.185397,[],[]],[],[]]],
[[23,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[23,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[23,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[23,37],[[],[[36.64716,[2,5,9,3]],[],[]],[],[],[]]],
[[23,39],[[],[9.825468,[],[]],[-16.3146,[],[]],[],[]]],
[[23,40],[[],[],[],[],null]],
[[23,42],[[],[-33.64184,[],[]],[6.448761,[],[]],[],[]]],
[[23,44],[[],[-33.64184,[],[]],[6.448761,[],[]],[],[]]],
[[23,45],[[],[6.022157,[],[]],[4.90027,[],[]],[],[]]],
[[23,48],[[],[16.769,[],[]],[11.779,[],[]],[],[]]],
[[23,49],[null,null,[0.3547575,[],[]],null,null]],
[[23,50],[null,null,[],null,null]],
[[23,51],[null,null,[],null,null]],
[[23,52],[null,null,[0.3547575,[],[]],null,null]],
[[23,53],[[],[-13.84933,[],[]],[-1.047513,[],[]],[],[]]],
[[24,25],[[],null,[],[],[]]],
[[24,26],[[],[5.722012,[],[]],[-11.42846,[],[]],[],[]]],
[[24,27],[[],[-5.786873,[],[]],[4.425488,[],[]],[],[]]],
[[24,28],[[4.096094,[],[]],[-29.8007,[],[]],[31.0267,[],[]],[],[]]],
[[24,29],[null,[],[],null,null]],
[[24,30],[[],[],[],[],[]]],
[[24,32],[[],[[-2.00842,[2,8,11,3]],[],[]],[[-4.772626,[2,7,7,3]],[],[]],[],[]]],
[[24,33],[[],[0.06486096,[],[]],[7.002968,[],[]],[],[]]],
[[24,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[24,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[24,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[24,37],[[],[[6.616326,[2,5,9,3]],[],[]],[],[],[]]],
[[24,39],[[],[2.680047,[],[]],[-22.18843,[],[]],[],[]]],
[[24,40],[[],[],[],[],null]],
[[24,42],[[],[-12.19767,[],[]],[0.6397103,[],[]],[],[]]],
[[24,44],[[],[-12.19767,[],[]],[0.6397103,[],[]],[],[]]],
[[24,45],[[],[-2.474359,[],[]],[3.291532,[],[]],[],[]]],
[[24,48],[[],[-4.625717,[],[]],[10.75655,[],[]],[],[]]],
[[24,49],[null,null,[-5.263329,[],[]],null,null]],
[[24,50],[null,null,[],null,null]],
[[24,51],[null,null,[],null,null]],
[[24,52],[null,null,[-5.263329,[],[]],null,null]],
[[24,53],[[],[1.300099,[],[]],[-0.2012162,[],[]],[1.38637,[],[]],[]]],
[[25,26],[[],null,[],[],[]]],
[[25,27],[[],null,[],[],[]]],
[[25,28],[[],null,[],[],[]]],
[[25,31],[[],null,[[],5.94789,[]],[],[]]],
[[25,32],[[],null,[],[],[]]],
[[25,33],[[],null,[[],-2.034915,[]],[],[]]],
[[25,34],[[],[0,-1.763623,-1.647838],[[],-1.536477,[]],[],[]]],
[[25,35],[[],[0,-9.95871,-1.927184],[[],-0.9438277,[]],[],[]]],
[[25,36],[[],[0,-40.42716,-1.835321],[[],-16.76035,[]],[],[]]],
[[25,37],[[],null,[],[],[]]],
[[25,38],[[],null,[[],-20.0034,[]],[],[]]],
[[25,39],[[],null,[18.57741,[],[]],[],[]]],
[[25,40],[[],null,[[],23.94841,[]],[],null]],
[[25,41],[[],null,[[],-39.41239,[]],[],[]]],
[[25,42],[[],[-67.28369,77.632,3.700304],[[],45.95361,[]],[],[]]],
[[25,43],[[],[2.226072,77.632,3.700304],[[],45.95361,[]],[],[]]],
[[25,44],[[],null,[],[],[]]],
[[25,45],[[],null,[[],32.10967,[]],[],[]]],
[[25,46],[[],null,[],[],[]]],
[[25,47],[[],null,[[],-15.64697,[]],[],[]]],
[[25,48],[[],null,[],[],[]]],
[[25,49],[null,null,[[],-2.624204,[]],null,null]],
[[25,50],[null,null,[],null,null]],
[[25,51],[null,null,[[],-2.624204,[]],null,null]],
[[25,52],[null,null,[],null,null]],
[[25,53],[[],null,[],[],[]]],
[[26,27],[[],[-1.326862,[],[]],[-5.377351,[],[]],[],[]]],
[[26,28],[[],[24.07869,[],[]],[-19.59824,[],[]],[],[]]],
[[26,29],[null,[],[],null,null]],
[[26,30],[[],[],[],[],[]]],
[[26,32],[[],[[-70.98569,[2,8,11,3]],[],[]],[[20.88991,[2,7,7,3]],[],[]],[],[]]],
[[26,33],[[],[-0.8992098,[],[]],[-8.185397,[],[]],[],[]]],
[[26,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[26,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[26,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[26,37],[[],[[-73.29433,[2,5,9,3]],[],[]],[],[],[]]],
[[26,39],[[],[-19.65094,[],[]],[32.6292,[],[]],[],[]]],
[[26,40],[[],[],[],[],null]],
[[26,42],[[],[67.28369,[],[]],[-12.89752,[],[]],[],[]]],
[[26,44],[[],[67.28369,[],[]],[-12.89752,[],[]],[],[]]],
[[26,45],[[],[-12.04431,[],[]],[-9.800539,[],[]],[],[]]],
[[26,48],[[],[-33.538,[],[]],[-23.55801,[],[]],[],[]]],
[[26,49],[null,null,[-0.709515,[],[]],null,null]],
[[26,50],[null,null,[],null,null]],
[[26,51],[null,null,[],null,null]],
[[26,52],[null,null,[-0.709515,[],[]],null,null]],
[[26,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[27,28],[[],[-22.46035,[],[]],[10.14069,[],[]],[],[]]],
[[27,29],[null,[],[],null,null]],
[[27,30],[[],[2.226072,[],[]],[13.56275,[],[]],[[0,[3,0,0,2]],[],[]],[[0,[2,0,0,2]],[],[]]]],
[[27,32],[[],[[70.98569,[2,8,11,3]],[],[]],[[-20.88991,[2,7,7,3]],[],[]],[-20.76205,[],[]],[8.513073,[],[]]]],
[[27,33],[[],[0,[],[]],[0,[],[]],[],[]]],
[[27,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[27,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[27,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[27,37],[[],[[61.18091,[2,5,9,3]],[],[]],[],[],[]]],
[[27,39],[[],[-12.39317,[],[]],[-30.95309,[],[]],[],[]]],
[[27,40],[[],[],[],[],null]],
[[27,42],[[],[-23.25979,[],[]],[-0.8513121,[],[]],[],[]]],
[[27,44],[[],[-23.25979,[],[]],[-0.8513121,[],[]],[],[]]],
[[27,45],[[],[11.14511,[],[]],[1.615142,[],[]],[],[]]],
[[27,48],[[],[7.414816,[],[]],[-2.432364,[],[]],[],[]]],
[[27,49],[null,null,[-8.918377,[],[]],null,null]],
[[27,50],[null,null,[],null,null]],
[[27,51],[null,null,[],null,null]],
[[27,52],[null,null,[-8.918377,[],[]],null,null]],
[[27,53],[[],[4.895939,[],[]],[-5.826286,[],[]],[],[]]],
[[28,29],[null,[],[],null,null]],
[[28,30],[[],[],[],[],[]]],
[[28,32],[[],[[38.94881,[2,8,11,3]],[],[]],[[-18.9288,[2,7,7,3]],[],[]],[],[]]],
[[28,33],[[],[-1.618335,[],[]],[9.457549,[],[]],[],[]]],
[[28,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[28,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[28,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[28,37],[[],[[32.88257,[2,5,9,3]],[],[]],[],[],[]]],
[[28,39],[[],[6.41591,[],[]],[-15.44503,[],[]],[],[]]],
[[28,40],[[],[],[],[],null]],
[[28,42],[[],[-5.61452,[],[]],[0.3562931,[],[]],[],[]]],
[[28,44],[[],[-5.61452,[],[]],[0.3562931,[],[]],[],[]]],
[[28,45],[[],[-0.3457018,[],[]],[9.682694,[],[]],[],[]]],
[[28,48],[[],[21.11905,[],[]],[19.28584,[],[]],[],[]]],
[[28,49],[null,null,[6.611816,[],[]],null,null]],
[[28,50],[null,null,[],null,null]],
[[28,51],[null,null,[],null,null]],
[[28,52],[null,null,[6.611816,[],[]],null,null]],
[[28,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[29,30],[null,[],[],null,null]],
[[29,31],[null,[],[],null,null]],
[[29,33],[null,[],[],null,null]],
[[29,34],[[],[],[],[],[]]],
[[29,35],[[],[],[],[],[]]],
[[29,36],[[],[],[],[],[]]],
[[29,38],[null,[],[],null,null]],
[[29,39],[null,[],[],null,null]],
[[29,40],[null,[],[],null,null]],
[[29,41],[null,[],[],null,null]],
[[29,42],[null,[],[],null,null]],
[[29,43],[null,[],[],null,null]],
[[29,44],[null,[],[],null,null]],
[[29,45],[null,[],[],null,null]],
[[29,46],[null,[],[],null,null]],
[[29,47],[null,[],[],null,null]],
[[29,48],[null,[],[],null,null]],
[[29,49],[null,null,[],null,null]],
[[29,50],[null,null,[],null,null]],
[[29,51],[null,null,[],null,null]],
[[29,52],[null,null,[],null,null]],
[[29,53],[null,[],[],null,null]],
[[30,32],[[-1.178095,[],[]],[],[],[-20.76205,[],[]],[8.513073,[],[]]]],
[[30,33],[[-1.178095,[],[]],[],[],[],[]]],
[[30,34],[[],[],[],[],[]]],
[[30,35],[[],[],[],[],[]]],
[[30,36],[[],[],[],[],[]]],
[[30,39],[[],[],[],[],[]]],
[[30,40],[[],[],[],[],null]],
[[30,42],[[],[],[],[],[]]],
[[30,44],[[],[],[],[],[]]],
[[30,45],[[],[],[],[],[]]],
[[30,48],[[],[],[],[],[]]],
[[30,49],[null,null,[],null,null]],
[[30,50],[null,null,[],null,null]],
[[30,51],[null,null,[],null,null]],
[[30,52],[null,null,[],null,null]],
[[30,53],[[],[],[],[],[]]],
[[31,33],[[],[[],-30.47376,-1.966709],[[],2.863293,-2.193951],[],[]]],
[[31,34],[[],[[],4.384143,-1.647838],[[],5.01392,1.863554],[],[]]],
[[31,35],[[],[[],-2.138057,-1.927184],[[],5.320278,1.930988],[],[]]],
[[31,36],[[],[[],0.6870395,-1.835321],[[],-6.895971,0.6756588],[],[]]],
[[31,38],[[],[[],-6.90658,[]],[[],10.38198,[]],[],[]]],
[[31,40],[[],[[],-5.760248,[]],[[],-14.49886,[]],[],null]],
[[31,41],[[],[[],44.29093,[]],[[],16.52835,[]],[],[]]],
[[31,42],[[],[[],79.72435,[]],[[],-14.75159,[]],[],[]]],
[[31,43],[[],[[],79.72435,[]],[[],-14.75159,[]],[],[]]],
[[31,45],[[],[[],-58.46972,-1.966709],[[],11.765,-2.193951],[],[]]],
[[31,46],[[],[[],[],-8.828271],[[],[],9.113301],[],[]]],
[[31,47],[[],[[],23.89637,[]],[[],-4.558922,[]],[],[]]],
[[31,49],[null,null,[[],-31.86545,[]],null,null]],
[[31,50],[null,null,[],null,null]],
[[31,51],[null,null,[[],-31.86545,[]],null,null]],
[[31,52],[null,null,[],null,null]],
[[32,33],[[],[0.8992098,[],[]],[8.185397,[],[]],[],[]]],
[[32,34],[[],[0,[],[]],[0,[],[]],[],[]]],
[[32,35],[[],[0,[],[]],[0,[],[]],[],[]]],
[[32,36],[[],[0,[],[]],[0,[],[]],[],[]]],
[[32,37],[[],[[-24.00158,[2,5,9,3]],[],[]],[-5.43496,[],[]],[],[]]],
[[32,39],[[],[[-80.93972,[2,8,11,3]],[],[]],[[-12.00515,[2,7,7,3]],[],[]],[],[]]],
[[32,42],[[],[[47.13891,[2,8,11,3]],[],[]],[[6.982495,[2,7,7,3]],[],[]],[],[]]],
[[32,44],[[],[[47.13891,[2,8,11,3]],[],[]],[[6.982495,[2,7,7,3]],[],[]],[],[]]],
[[32,45],[[],[[-24.12499,[2,8,11,3]],[],[]],[[-28.70956,[2,7,7,3]],[],[]],[],[]]],
[[32,48],[[],[[27.38137,[2,8,11,3]],[],[]],[[-20.31519,[2,7,7,3]],[],[]],[],[]]],
[[32,49],[null,null,[[-8.980614,[2,7,7,3]],[],[]],null,null]],
[[32,50],[null,null,[],null,null]],
[[32,51],[null,null,[],null,null]],
[[32,52],[null,null,[[-8.980614,[2,7,7,3]],[],[]],null,null]],
[[32,53],[[],[[23.69379,[2,8,11,3]],[],[]],[[-26.15735,[2,7,7,3]],[],[]],[],[]]],
[[33,34],[[],[0,4.384143,-1.647838],[0,5.01392,1.863554],[],[]]],
[[33,35],[[],[0,-2.138057,-1.927184],[0,5.320278,1.930988],[],[]]],
[[33,36],[[],[0,0.6870395,-1.835321],[0,-6.895971,0.6756588],[],[]]],
[[33,37],[[],[0.8992098,[],[]],[],[],[]]],
[[33,38],[[],[[],-30.47376,[]],[[],2.863293,[]],[],[]]],
[[33,39],[[],[32.04411,[],[]],[-1.67611,[],[]],[],[]]],
[[33,40],[[],[[],-85.95825,[]],[[],-29.31286,[]],[],null]],
[[33,41],[[],[[],13.16049,[]],[[],-33.76262,[]],[],[]]],
[[33,42],[[],[-44.0239,32.17269,[]],[13.74883,1.307462,[]],[],[]]],
[[33,43],[[],[[],32.17269,[]],[[],1.307462,[]],[],[]]],
[[33,44],[[],[-44.0239,[],[]],[13.74883,[],[]],[],[]]],
[[33,45],[[],[0.8992098,-30.47376,-1.966709],[8.185397,2.863293,-2.193951],[],[]]],
[[33,46],[[],[[],[],-8.828271],[[],[],9.113301],[],[]]],
[[33,47],[[],[[],-28.04388,[]],[[],-11.71364,[]],[],[]]],
[[33,48],[[],[26.12318,[],[]],[25.99037,[],[]],[],[]]],
[[33,49],[null,null,[9.627892,12.39381,[]],null,null]],
[[33,50],[null,null,[],null,null]],
[[33,51],[null,null,[[],12.39381,[]],null,null]],
[[33,52],[null,null,[9.627892,[],[]],null,null]],
[[33,53],[[],[-32.59459,[],[]],[3.731259,[],[]],[],[]]],
[[34,35],[[],[0,4.384143,-1.647838],[0,5.01392,1.863554],[],[]]],
[[34,36],[[],[0,4.384143,-1.647838],[0,5.01392,1.863554],[],[]]],
[[34,37],[[],[0,[],[]],[],[],[]]],
[[34,38],[[],[[],4.384143,[]],[[],5.01392,[]],[],[]]],
[[34,39],[[],[0,[],[]],[0,[],[]],[],[]]],
[[34,40],[[],[[],-0.2754147,[]],[[],6.512446,[]],[],null]],
[[34,41],[[],[[],1.821286,[]],[[],-0.6320232,[]],[],[]]],
[[34,42],[[],[0,4.384143,[]],[0,5.01392,[]],[],[]]],
[[34,43],[[],[[],4.384143,[]],[[],5.01392,[]],[],[]]],
[[34,44],[[],[0,[],[]],[0,[],[]],[],[]]],
[[34,45],[[],[0,4.384143,-1.647838],[0,5.01392,1.863554],[],[]]],
[[34,46],[[],[[],[],1.624345],[[],[],1.624345],[],[]]],
[[34,47],[[],[[],-4.321638,[]],[[],4.370325,[]],[],[]]],
[[34,48],[[],[0,[],[]],[0,[],[]],[],[]]],
[[34,49],[[],[0,4.384143,-1.647838],[0,5.01392,[]],[],[]]],
[[34,50],[[],[0,4.384143,-1.647838],[],[],[]]],
[[34,51],[[],[0,4.384143,-1.647838],[[],5.01392,[]],[],[]]],
[[34,52],[[],[0,4.384143,-1.647838],[0,[],[]],[],[]]],
[[34,53],[[],[0,[],[]],[0,[],[]],[],[]]],
[[35,36],[[],[0,-2.138057,-1.927184],[0,5.320278,1.930988],[],[]]],
[[35,37],[[],[0,[],[]],[],[],[]]],
[[35,38],[[],[[],-2.138057,[]],[[],5.320278,[]],[],[]]],
[[35,39],[[],[0,[],[]],[0,[],[]],[],[]]],
[[35,40],[[],[[],-11.13848,[]],[[],6.871049,[]],[],null]],
[[35,41],[[],[[],8.760126,[]],[[],-1.048224,[]],[],[]]],
[[35,42],[[],[0,-2.138057,[]],[0,5.320278,[]],[],[]]],
[[35,43],[[],[[],-2.138057,[]],[[],5.320278,[]],[],[]]],
[[35,44],[[],[0,[],[]],[0,[],[]],[],[]]],
[[35,45],[[],[0,-2.138057,-1.927184],[0,5.320278,1.930988],[],[]]],
[[35,46],[[],[[],[],-0.5885514],[[],[],1.012589],[],[]]],
[[35,47],[[],[[],-6.758615,[]],[[],1.591041,[]],[],[]]],
[[35,48],[[],[0,[],[]],[0,[],[]],[],[]]],
[[35,49],[[],[0,-2.138057,-1.927184],[0,5.320278,[]],[],[]]],
[[35,50],[[],[0,-2.138057,-1.927184],[],[],[]]],
[[35,51],[[],[0,-2.138057,-1.927184],[[],5.320278,[]],[],[]]],
[[35,52],[[],[0,-2.138057,-1.927184],[0,[],[]],[],[]]],
[[35,53],[[],[0,[],[]],[0,[],[]],[],[]]],
[[36,37],[[],[0,[],[]],[],[],[]]],
[[36,38],[[],[[],0.6870395,[]],[[],-6.895971,[]],[],[]]],
[[36,39],[[],[0,[],[]],[0,[],[]],[],[]]],
[[36,40],[[],[[],-21.66677,[]],[[],-1.881276,[]],[],null]],
[[36,41],[[],[[],19.59328,[]],[[],0.4635848,[]],[],[]]],
[[36,42],[[],[0,-2.938024,[]],[0,3.594829,[]],[],[]]],
[[36,43],[[],[[],-2.938024,[]],[[],3.594829,[]],[],[]]],
[[36,44],[[],[0,[],[]],[0,[],[]],[],[]]],
[[36,45],[[],[0,0.6870395,-1.835321],[0,-6.895971,0.6756588],[],[]]],
[[36,46],[[],[[],[],-2.942757],[[],[],3.037767],[],[]]],
[[36,47],[[],[[],-3.368051,[]],[[],-4.359567,[]],[],[]]],
[[36,48],[[],[0,[],[]],[0,[],[]],[],[]]],
[[36,49],[null,null,[0,7.738502,0.752432],null,null]],
[[36,50],[null,null,[[],[],0.752432],null,null]],
[[36,51],[null,null,[[],7.738502,[]],null,null]],
[[36,52],[null,null,[0,[],[]],null,null]],
[[36,53],[[],[0,[],[]],[0,[],[]],[],[]]],
[[37,39],[[],[[10.92314,[2,5,9,3]],[],[]],[],[],[]]],
[[37,42],[[],[[-94.75045,[2,5,9,3]],[],[]],[],[],[]]],
[[37,44],[[],[[-94.75045,[2,5,9,3]],[],[]],[],[],[]]],
[[37,45],[[],[[3.99918,[2,5,9,3]],[],[]],[],[],[]]],
[[37,48],[[],[[52.50571,[2,5,9,3]],[],[]],[],[],[]]],
[[37,49],[null,null,[],null,null]],
[[37,50],[null,null,[],null,null]],
[[37,51],[null,null,[],null,null]],
[[37,52],[null,null,[],null,null]],
[[37,53],[[],[[50.27954,[2,5,9,3]],[],[]],[],[],[]]],
[[38,39],[[],[-11.73182,[],[]],[14.0525,[],[]],[-22.26076,[],[]],[21.20998,[],[]]]],
[[38,40],[[],[[],-31.21,[]],[[],-44.3291,[]],[],null]],
[[38,41],[[],[[],-27.84613,[]],[[],-90.24916,[]],[],[]]],
[[38,42],[[],[[],-39.2016,[]],[[],0.1528328,[]],[],[]]],
[[38,43],[[],[[],-39.2016,[]],[[],0.1528328,[]],[],[]]],
[[38,45],[[],[[],-60.94753,[]],[[],5.726587,[]],[],[]]],
[[38,47],[[],[[],-56.08775,[]],[[],-23.42727,[]],[],[]]],
[[38,49],[null,null,[[],27.92659,[]],null,null]],
[[38,50],[null,null,[],null,null]],
[[38,51],[null,null,[[],27.92659,[]],null,null]],
[[38,52],[null,null,[],null,null]],
[[39,40],[[],[],[],[],null]],
[[39,42],[[],[-24.51665,[],[]],[12.51107,[],[]],[],[]]],
[[39,43],[[],[-24.72429,[],[]],[-0.3829411,[],[]],[-33.06119,[],[]],[]]],
[[39,44],[[],[-18.47767,[],[]],[-5.776185,[],[]],[],[]]],
[[39,45],[[],[81.77517,[],[]],[-21.41919,[],[]],[],[]]],
[[39,48],[[],[-83.70577,[],[]],[-83.6397,[],[]],[],[]]],
[[39,49],[null,null,[0.8307056,[],[]],null,null]],
[[39,50],[null,null,[],null,null]],
[[39,51],[null,null,[],null,null]],
[[39,52],[null,null,[0.8307056,[],[]],null,null]],
[[39,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[40,41],[[],[[],24.38454,[]],[[],3.047622,[]],[],null]],
[[40,42],[[],[[],32.78221,[]],[[],23.27088,[]],[],null]],
[[40,43],[[],[[],32.78221,[]],[[],23.27088,[]],[],null]],
[[40,45],[[],[[],-110.7188,[]],[[],-32.96098,[]],[],null]],
[[40,46],[[],[],[],[],null]],
[[40,47],[[],[[],0.6689249,[]],[[],-16.37735,[]],[],null]],
[[40,48],[[],[],[],[],null]],
[[40,49],[null,null,[[],-30.78575,[]],null,null]],
[[40,50],[null,null,[],null,null]],
[[40,51],[null,null,[[],-30.78575,[]],null,null]],
[[40,52],[null,null,[],null,null]],
[[40,53],[[],[],[],[],null]],
[[41,42],[[],[[],-9.653076,[]],[[],26.81064,[]],[],[]]],
[[41,43],[[],[[],-9.653076,[]],[[],26.81064,[]],[],[]]],
[[41,45],[[],[[],-1.199592,[]],[[],-28.2925,[]],[],[]]],
[[41,47],[[],[[],-10.37423,[]],[[],-16.27256,[]],[],[]]],
[[41,49],[null,null,[[],8.191264,[]],null,null]],
[[41,50],[null,null,[],null,null]],
[[41,51],[null,null,[[],8.191264,[]],null,null]],
[[41,52],[null,null,[],null,null]],
[[42,43],[[],[[],111.897,[]],[[],-13.44412,[]],[],[]]],
[[42,44],[[],[-67.28369,[],[]],[12.89752,[],[]],[],[]]],
[[42,45],[[],[-58.50458,37.24738,[]],[3.026349,-6.640367,[]],[],[]]],
[[42,47],[[],[[],-42.77866,[]],[[],-4.760108,[]],[],[]]],
[[42,48],[[],[98.58138,[],[]],[18.87778,[],[]],[],[]]],
[[42,49],[null,null,[22.73926,6.546923,[]],null,null]],
[[42,50],[null,null,[],null,null]],
[[42,51],[null,null,[[],6.546923,[]],null,null]],
[[42,52],[null,null,[22.73926,[],[]],null,null]],
[[42,53],[[],[-44.80963,[],[]],[7.312272,[],[]],[-7.312216,[],[]],[]]],
[[43,45],[[],[[],37.24738,[]],[[],-6.640367,[]],[],[]]],
[[43,47],[[],[[],-42.77866,[]],[[],-4.760108,[]],[],[]]],
[[43,49],[null,null,[[],6.546923,[]],null,null]],
[[43,50],[null,null,[],null,null]],
[[43,51],[null,null,[[],6.546923,[]],null,null]],
[[43,52],[null,null,[],null,null]],
[[44,45],[[],[-58.50458,[],[]],[3.026349,[],[]],[],[]]],
[[44,48],[[],[98.58138,[],[]],[18.87778,[],[]],[],[]]],
[[44,49],[null,null,[22.73926,[],[]],null,null]],
[[44,50],[null,null,[],null,null]],
[[44,51],[null,null,[],null,null]],
[[44,52],[null,null,[22.73926,[],[]],null,null]],
[[44,53],[[],[-44.80963,[],[]],[7.312272,[],[]],[-7.312216,[],[]],[]]],
[[45,46],[[],[[],[],-17.65654],[[],[],18.2266],[],[]]],
[[45,47],[[],[[],-4.147511,[]],[[],-16.27256,[]],[],[]]],
[[45,48],[[],[33.538,[],[]],[23.55801,[],[]],[],[]]],
[[45,49],[null,null,[16.33334,6.489156,[]],null,null]],
[[45,50],[null,null,[],null,null]],
[[45,51],[null,null,[[],6.489156,[]],null,null]],
[[45,52],[null,null,[16.33334,[],[]],null,null]],
[[45,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[46,49],[null,null,[],null,null]],
[[46,50],[[-1.178095,-10.72645,[]],[2.226072,-17.11085,-17.65654],[],[-20.76205,-12.25404,[]],[8.513073,18.4821,[]]]],
[[46,51],[null,null,[],null,null]],
[[46,52],[null,null,[],null,null]],
[[47,49],[null,null,[[],-16.27256,[]],null,null]],
[[47,50],[null,null,[],null,null]],
[[47,51],[[-1.178095,[],1.125453],[2.226072,-4.147511,3.700304],[[],-16.27256,[]],[-20.76205,[],5.091533],[8.513073,[],-3.1816]]],
[[47,52],[null,null,[],null,null]],
[[48,49],[null,null,[23.55801,[],[]],null,null]],
[[48,50],[null,null,[],null,null]],
[[48,51],[null,null,[],null,null]],
[[48,52],[[[],-10.72645,1.125453],[33.538,-17.11085,3.700304],[23.55801,[],[]],[[],-12.25404,5.091533],[[],18.4821,-3.1816]]],
[[48,53],[[],[-27.69865,[],[]],[-2.095027,[],[]],[-20.76205,[],[]],[]]],
[[49,50],[null,null,[],null,null]],
[[49,51],[null,null,[[],-19.47164,[]],null,null]],
[[49,52],[null,null,[0.709515,[],[]],null,null]],
[[49,53],[null,null,[-2.095027,[],[]],null,null]],
[[50,51],[null,null,[],null,null]],
[[50,52],[null,null,[],null,null]],
[[50,53],[null,null,[],null,null]],
[[51,52],[null,null,[],null,null]],
[[51,53],[null,null,[],null,null]],
[[52,53],[null,null,[-2.095027,[],[]],null,null]]],
"pool_forward": [
[["pool-forward-all-channels"],[[-3.906969,-0.7929412],[-4.318751,-0.4721076],[-6.66085,1.870204],[-2.232005,0.276678],[-7.226813,-1.837751]]],
[["pool-forward-always-average"],[[-0.7929412,-0.7929412],[-1.281745,-1.281745],[4.007773,4.007773],[0.8079092,0.8079092],[-4.379968,-4.379968]]],
[["pool-forward-always-max"],[[-3.906969,-3.906969],[-2.203786,-2.203786],[2.559912,2.559912],[-0.2006161,-0.2006161],[-8.394483,-8.394483]]],
[["pool-forward-column-from-row"],[[-1.838789,0.2948909],[-4.980378,3.712032],[-4.648174,4.224208],[2.590396,-2.441728],[14.57014,3.43586]]],
[["pool-forward-end-from-stride"],[[-1.835563,-1.835563],[-6.18104,-4.193366],[4.313731,4.313731],[-0.2006161,0.8079092],[-13.78756,-13.78756]]],
[["pool-forward-end-minus-one"],[[-1.835563,-1.835563],[-6.18104,-4.193366],[0.8217008,1.935978],[13.76343,13.76343],[-13.78756,-13.78756]]],
[["pool-forward-first-example"],[[-3.906969,-0.7929412],[-4.413794,-2.036796],[-0.2774525,4.945497],[-1.546536,2.103239],[0.09451506,-0.7510754]]],
[["pool-forward-loops-with-stride"],[[-3.906969,-0.7929412],[0.2760702,1.064636],[2.559912,4.007773],[-4.164857,-1.37227],[-8.394483,-4.379968]]],
[["pool-forward-max-of-magnitude"],[[-2.240148,-0.7929412],[3.384559,-1.281745],[-14.709,4.007773],[-2.553627,0.8079092],[-8.394483,-4.379968]]],
[["pool-forward-max-with-zero"],[[-3.949968,-0.7929412],[-2.203786,-1.281745],[1.918722,4.007773],[-0.2006161,0.8079092],[-8.394483,-4.379968]]],
[["pool-forward-minimum"],[[-0.4767858,-0.7929412],[-2.877788,-1.281745],[13.66657,4.007773],[3.595956,0.8079092],[0.5303555,-4.379968]]],
[["pool-forward-modes-exchanged"],[[-0.7929412,-3.906969],[-1.281745,-2.203786],[4.007773,2.559912],[0.8079092,-0.2006161],[-4.379968,-8.394483]]],
[["pool-forward-returned-after-channel"],[[2.834177,0.1851193],[2.664366,0.163342],[2.90535,0.09070008],[0.6904644,-0.6810438],[8.121727,2.436518]]],
[["pool-forward-returned-after-example"],[[-3.906969,-0.7929412],[-3.643896,-2.5832],[3.478209,4.297536],[-0.2021816,1.811978],[-6.015909,-3.666767]]],
[["pool-forward-returned-after-place"],[[2.834177,0.1851193],[0.5811931,0.6584741],[1.859508,0.1093349],[0.266151,-0.9680799],[7.50997,2.283579]]],
[["pool-forward-returned-after-row"],[[0.6697144,0.5158202],[-5.927898,-1.500891],[0.4598242,1.813829],[-1.365635,0.3972603],[-5.380338,-3.123696]]],
[["pool-forward-size-without-one"],[[[0.501834,[1,2,3,1]],[1.14683,[1,2,3,1]]],[[-11.36956,[2,1,3,3]],[-2.836719,[2,1,3,3]]],[[-6.421261,[2,2,2,2]],[-0.1258274,[2,2,2,2]]],[[0.5247092,[2,1,2,2]],[1.095334,[2,1,2,2]]],[[-12.96859,[2,2,3,2]],[-6.384948,[2,2,3,2]]]]],
[["pool-forward-stride-ignored"],[[-3.906969,-0.7929412],[-7.275931,-1.718882],[2.559912,4.007773],[-0.5234089,1.367729],[-8.394483,-4.379968]]],
[["pool-forward-sum-for-mean"],[[-3.906969,-3.171765],[-2.203786,-11.5357],[2.559912,36.06996],[-0.2006161,3.231637],[-8.394483,-17.51987]]],
[["pool-forward-transposed"],[null,null,[-2.139184,5.556813],null,null]],
[[0,1],[[],[-0.4721076,[]],[1.870204,[]],[],[]]],
[[0,2],[[],[[],-4.318751],[[],-6.66085],[],[]]],
[[0,3],[[],[-13.94046,-0.7677885],[-9.260066,2.03139],[],[]]],
[[0,4],[[],[-3.110514,-2.076655],[1.027379,3.093396],[],[]]],
[[0,5],[[],[-3.110514,-2.076655],[-5.050026,1.34546],[],[]]],
[[0,6],[[],[-3.687727,0.4565691],[-7.182483,3.394127],[],[]]],
[[0,7],[[],[-2.841303,-0.8231881],[],[],[]]],
[[0,8],[[],[-6.57177,[]],[-9.830525,[]],[],[]]],
[[0,9],[[],[],[-6.66085,[]],[],[]]],
[[0,10],[[],[4.065172,[]],[7.935866,[]],[],[]]],
[[0,11],[[],[-0.4721076,-4.318751],[1.870204,-6.66085],[],[]]],
[[0,12],[[],[3.62451,-0.4478735],[2.90535,0.0206103],[],[]]],
[[0,13],[[],[-2.737316,0.1026273],[-3.472506,1.874682],[],[]]],
[[0,14],[[],[1.080912,-0.1335662],[1.811145,0.01284811],[],[]]],
[[0,15],[[],[-3.758048,0.2336146],[-2.336929,0.7709253],[],[]]],
[[0,16],[[],[[-7.369789,[2,1,3,3]],[-0.1769594,[2,1,3,3]]],[[-4.213804,[2,2,2,2]],[-0.3265316,[2,2,2,2]]],[],[]]],
[[0,17],[[],[-9.808123,-0.099388],[],[],[]]],
[[0,18],[[],[[],-12.7469],[[],33.66368],[],[]]],
[[0,19],[null,null,[-9.029803,2.245135],null,null]],
[[1,2],[[[],-0.7929412],[[],-1.281745],[[],4.007773],[[],0.8079092],[[],-4.379968]]],
[[1,3],[[],[3.712032,[]],[4.224208,[]],[],[]]],
[[1,4],[[],[-4.193366,[]],[4.313731,[]],[],[]]],
[[1,5],[[],[-4.193366,[]],[1.935978,[]],[],[]]],
[[1,6],[[],[-2.036796,[]],[4.945497,[]],[],[]]],
[[1,7],[[],[1.064636,[]],[],[],[]]],
[[1,8],[[],[-1.281745,[]],[4.007773,[]],[],[]]],
[[1,9],[[],[],[4.007773,[]],[],[]]],
[[1,10],[[],[-1.281745,[]],[4.007773,[]],[],[]]],
[[1,11],[[[],-0.7929412],[-1.281745,-1.281745],[4.007773,4.007773],[[],0.8079092],[[],-4.379968]]],
[[1,12],[[],[0.163342,[]],[0.09070008,[]],[],[]]],
[[1,13],[[],[-2.5832,[]],[4.297536,[]],[],[]]],
[[1,14],[[],[0.6584741,[]],[0.1093349,[]],[],[]]],
[[1,15],[[],[-1.500891,[]],[1.813829,[]],[],[]]],
[[1,16],[[],[[-2.836719,[2,1,3,3]],[]],[[-0.1258274,[2,2,2,2]],[]],[],[]]],
[[1,17],[[],[-1.718882,[]],[],[],[]]],
[[1,18],[[-3.171765,[]],[-11.5357,[]],[36.06996,[]],[3.231637,[]],[-17.51987,[]]]],
[[1,19],[null,null,[5.556813,[]],null,null]],
[[2,3],[[],[[],-4.980378],[[],-4.648174],[],[]]],
[[2,4],[[],[[],-6.18104],[[],4.313731],[],[]]],
[[2,5],[[],[[],-6.18104],[[],0.8217008],[],[]]],
[[2,6],[[],[[],-4.413794],[[],-0.2774525],[],[]]],
[[2,7],[[],[[],0.2760702],[],[],[]]],
[[2,8],[[[],-2.240148],[[],3.384559],[[],-14.709],[[],-2.553627],[]]],
[[2,9],[[[],-3.949968],[],[[],1.918722],[],[]]],
[[2,10],[[[],-0.4767858],[[],-2.877788],[[],13.66657],[[],3.595956],[[],0.5303555]]],
[[2,11],[[-3.906969,[]],[-2.203786,-2.203786],[2.559912,2.559912],[-0.2006161,[]],[-8.394483,[]]]],
[[2,12],[[],[[],2.664366],[[],2.90535],[],[]]],
[[2,13],[[],[[],-3.643896],[[],3.478209],[],[]]],
[[2,14],[[],[[],0.5811931],[[],1.859508],[],[]]],
[[2,15],[[],[[],-5.927898],[[],0.4598242],[],[]]],
[[2,16],[[],[[],[-11.36956,[2,1,3,3]]],[[],[-6.421261,[2,2,2,2]]],[],[]]],
[[2,17],[[],[[],-7.275931],[],[],[]]],
[[2,18],[[],[[],-2.203786],[[],2.559912],[],[]]],
[[2,19],[null,null,[[],-2.139184],null,null]],
[[3,4],[[],[6.498903,5.545083],[-1.474653,-1.474653],[],[]]],
[[3,5],[[],[6.498903,5.545083],[-3.223325,2.789766],[],[]]],
[[3,6],[[],[-1.050552,3.337341],[-2.581348,4.842176],[],[]]],
[[3,7],[[],[0.2624891,0.3308766],[],[],[]]],
[[3,8],[[],[-7.465207,[]],[-16.93458,[]],[],[]]],
[[3,9],[[],[],[-4.648174,[]],[],[]]],
[[3,10],[[],[5.49952,[]],[17.84821,[]],[],[]]],
[[3,11],[[],[3.712032,-4.980378],[4.224208,-4.648174],[],[]]],
[[3,12],[[],[2.664366,0.163342],[2.90535,0.09070008],[],[]]],
[[3,13],[[],[0.9519928,3.834465],[-2.66783,2.3871],[],[]]],
[[3,14],[[],[0.5811931,0.6584741],[1.859508,0.1093349],[],[]]],
[[3,15],[[],[-0.7273386,4.107298],[-3.306269,0.2309569],[],[]]],
[[3,16],[[],[[-10.64756,[2,1,3,3]],[0.551902,[2,1,3,3]]],[[-5.837001,[2,2,2,2]],[-0.3457707,[2,2,2,2]]],[],[]]],
[[3,17],[[],[-6.627839,2.201242],[],[],[]]],
[[3,18],[[],[[],33.40829],[[],38.01787],[],[]]],
[[3,19],[null,null,[1.254505,2.876868],null,null]],
[[4,5],[[],[-6.18104,-4.193366],[4.313731,4.313731],[-0.2006161,0.8079092],[]]],
[[4,6],[[],[-4.786644,-5.250874],[-0.03899505,-0.03899505],[],[]]],
[[4,7],[[],[-1.719446,0.1398096],[],[],[]]],
[[4,8],[[],[1.363819,[]],[-1.363866,[]],[],[]]],
[[4,9],[[],[-6.47223,[]],[1.474933,[]],[],[]]],
[[4,10],[[],[-2.679566,[]],[4.313731,[]],[],[]]],
[[4,11],[[],[-4.193366,-6.18104],[4.313731,4.313731],[],[]]],
[[4,12],[[],[2.664366,-0.09468158],[2.90535,2.90535],[],[]]],
[[4,13],[[],[-4.142569,-3.76814],[5.647214,5.647214],[],[]]],
[[4,14],[[],[1.380385,0.7992849],[2.638313,2.638313],[],[]]],
[[4,15],[[],[-4.988842,-0.6569045],[5.163252,5.163252],[],[]]],
[[4,16],[[],[[-6.359409,[2,1,3,3]],[-2.554291,[2,1,3,3]]],[[-1.950949,[2,2,2,2]],[-1.950949,[2,2,2,2]]],[],[]]],
[[4,17],[[],[-11.21908,-2.833981],[],[],[]]],
[[4,18],[[],[[],-16.77347],[[],4.313731],[],[]]],
[[4,19],[null,null,[5.9229,5.9229],null,null]],
[[5,6],[[],[-4.786644,-5.250874],[-0.166833,3.542576],[],[]]],
[[5,7],[[],[-1.719446,0.1398096],[],[],[]]],
[[5,8],[[],[1.363819,[]],[-10.54232,[]],[],[]]],
[[5,9],[[],[-6.47223,[]],[-0.4663788,[]],[3.979398,[]],[]]],
[[5,10],[[],[-2.679566,[]],[6.385653,[]],[],[]]],
[[5,11],[[],[-4.193366,-6.18104],[1.935978,0.8217008],[],[]]],
[[5,12],[[],[2.664366,-0.09468158],[2.90535,0.5898726],[],[]]],
[[5,13],[[],[-4.142569,-3.76814],[3.223474,4.131719],[],[]]],
[[5,14],[[],[1.380385,0.7992849],[1.859508,0.4113601],[],[]]],
[[5,15],[[],[-4.988842,-0.6569045],[0.4194935,2.059742],[],[]]],
[[5,16],[[],[[-6.359409,[2,1,3,3]],[-2.554291,[2,1,3,3]]],[[-5.790083,[2,2,2,2]],[-2.857268,[2,2,2,2]]],[],[]]],
[[5,17],[[],[-11.21908,-2.833981],[],[],[]]],
[[5,18],[[],[[],-16.77347],[[],7.743911],[],[]]],
[[5,19],[null,null,[-0.9798557,4.035418],null,null]],
[[6,7],[[],[-0.5451141,1.517716],[],[],[]]],
[[6,8],[[],[-0.2068299,[]],[-16.45822,[]],[],[]]],
[[6,9],[[],[],[-0.7680236,[]],[],[]]],
[[6,10],[[],[-3.767807,[]],[17.22736,[]],[],[]]],
[[6,11],[[],[-2.036796,-4.413794],[4.945497,-0.2774525],[],[]]],
[[6,12],[[],[2.664366,0.163342],[2.90535,0.09070008],[],[]]],
[[6,13],[[],[-3.643896,-2.5832],[3.478209,4.297536],[],[]]],
[[6,14],[[],[0.5811931,0.6584741],[1.859508,0.1093349],[],[]]],
[[6,15],[[],[-5.927898,-1.500891],[0.4598242,1.813829],[],[]]],
[[6,16],[[],[[-4.496761,[2,1,3,3]],[1.088192,[2,1,3,3]]],[[-5.368228,[2,2,2,2]],[1.824532,[2,2,2,2]]],[],[]]],
[[6,17],[[],[-7.388953,-1.618077],[],[],[]]],
[[6,18],[[],[[],-18.33116],[[],44.50948],[],[]]],
[[6,19],[null,null,[-0.2238694,5.863543],null,null]],
[[7,8],[[],[-0.9863523,[]],[],[],[]]],
[[7,10],[[],[2.58171,[]],[],[],[]]],
[[7,11],[[],[1.064636,0.2760702],[],[],[]]],
[[7,12],[[],[2.664366,0.163342],[],[],[]]],
[[7,13],[[],[1.83903,1.345157],[],[],[]]],
[[7,14],[[],[0.5811931,0.6584741],[],[],[]]],
[[7,15],[[],[1.83903,1.345157],[],[],[]]],
[[7,16],[[],[[-8.25823,[2,1,3,3]],[-0.9708565,[2,1,3,3]]],[],[],[]]],
[[7,17],[[],[0.2760702,1.064636],[],[-4.164857,-1.37227],[]]],
[[7,18],[[],[[],9.58172],[],[],[]]],
[[7,19],[null,null,[],null,null]],
[[8,9],[[],[],[-14.709,[]],[],[]]],
[[8,10],[[],[-1.361713,[]],[-0.8193968,[]],[],[]]],
[[8,11],[[[],-2.240148],[-1.281745,3.384559],[4.007773,-14.709],[[],-2.553627],[]]],
[[8,12],[[],[2.664366,[]],[2.90535,[]],[],[]]],
[[8,13],[[],[2.70708,[]],[-11.3496,[]],[],[]]],
[[8,14],[[],[0.01333788,[]],[1.765347,[]],[],[]]],
[[8,15],[[],[-0.8322484,[]],[-3.69235,[]],[],[]]],
[[8,16],[[],[[-9.549304,[2,1,3,3]],[]],[[-8.486051,[2,2,2,2]],[]],[],[]]],
[[8,17],[[],[-6.005625,[]],[],[],[]]],
[[8,19],[null,null,[-17.03964,[]],null,null]],
[[9,10],[[],[0,[]],[0,[]],[-0.4162793,[]],[]]],
[[9,11],[[[],-3.949968],[],[4.007773,1.918722],[],[]]],
[[9,12],[[],[],[2.90535,[]],[],[]]],
[[9,13],[[],[],[2.83702,[]],[],[]]],
[[9,14],[[],[],[1.859508,[]],[],[]]],
[[9,15],[[],[],[0.09039652,[]],[],[]]],
[[9,16],[[],[],[[-6.421261,[2,2,2,2]],[]],[],[]]],
[[9,17],[[],[],[],[-0.744344,[]],[]]],
[[9,19],[null,null,[-2.345922,[]],null,null]],
[[10,11],[[[],-0.4767858],[-1.281745,-2.877788],[4.007773,13.66657],[[],3.595956],[[],0.5303555]]],
[[10,12],[[],[-1.929093,[]],[-2.13417,[]],[],[]]],
[[10,13],[[],[-5.944095,[]],[12.67528,[]],[],[]]],
[[10,14],[[],[0.4540287,[]],[-0.9941665,[]],[],[]]],
[[10,15],[[],[-1.833808,[]],[4.219323,[]],[],[]]],
[[10,16],[[],[[3.733281,[2,1,3,3]],[]],[[9.615576,[2,2,2,2]],[]],[],[]]],
[[10,17],[[],[0.1271378,[]],[],[],[]]],
[[10,19],[null,null,[20.72082,[]],null,null]],
[[11,12],[[],[0.163342,2.664366],[0.09070008,2.90535],[],[]]],
[[11,13],[[],[-2.5832,-3.643896],[4.297536,3.478209],[],[]]],
[[11,14],[[],[0.6584741,0.5811931],[0.1093349,1.859508],[],[]]],
[[11,15],[[],[-1.500891,-5.927898],[1.813829,0.4598242],[],[]]],
[[11,16],[[],[[-2.836719,[2,1,3,3]],[-11.36956,[2,1,3,3]]],[[-0.1258274,[2,2,2,2]],[-6.421261,[2,2,2,2]]],[],[]]],
[[11,17],[[],[-1.718882,-7.275931],[],[],[]]],
[[11,18],[[-3.171765,[]],[-11.5357,-2.203786],[36.06996,2.559912],[3.231637,[]],[-17.51987,[]]]],
[[11,19],[null,null,[5.556813,-2.139184],null,null]],
[[12,13],[[],[2.664366,0.163342],[2.90535,0.09070008],[],[]]],
[[12,14],[[],[2.664366,0.163342],[2.90535,0.09070008],[],[]]],
[[12,15],[[],[2.664366,0.163342],[2.90535,0.09070008],[],[]]],
[[12,16],[[],[[2.664366,[2,1,3,3]],[0.163342,[2,1,3,3]]],[[2.90535,[2,2,2,2]],[0.09070008,[2,2,2,2]]],[],[]]],
[[12,17],[[],[2.664366,0.163342],[],[],[]]],
[[12,18],[[],[[],1.470078],[[],0.8163007],[],[]]],
[[12,19],[[],[2.664366,0.163342],[2.90535,0.09070008],[],[]]],
[[13,14],[[],[0.5811931,0.6584741],[1.859508,0.1093349],[],[]]],
[[13,15],[[],[-5.927898,-1.500891],[0.4598242,1.813829],[],[]]],
[[13,16],[[],[[-4.365726,[2,1,3,3]],[-1.497487,[2,1,3,3]]],[[-2.730013,[2,2,2,2]],[0.2666888,[2,2,2,2]]],[],[]]],
[[13,17],[[],[-5.462402,-1.983544],[],[],[]]],
[[13,18],[[],[[],-23.2488],[[],38.67783],[],[]]],
[[13,19],[null,null,[-0.3384895,3.973146],null,null]],
[[14,15],[[],[0.5811931,0.6584741],[1.859508,0.1093349],[],[]]],
[[14,16],[[],[[0.5811931,[2,1,3,3]],[0.6584741,[2,1,3,3]]],[[1.859508,[2,2,2,2]],[0.1093349,[2,2,2,2]]],[],[]]],
[[14,17],[[],[0.5811931,0.6584741],[],[],[]]],
[[14,18],[[],[[],5.926267],[[],0.9840141],[],[]]],
[[14,19],[[],[0.5811931,0.6584741],[1.859508,0.1093349],[],[]]],
[[15,16],[[],[[-4.365726,[2,1,3,3]],[-1.497487,[2,1,3,3]]],[[-0.7597518,[2,2,2,2]],[0.4822528,[2,2,2,2]]],[],[]]],
[[15,17],[[],[-5.639942,-0.8764001],[],[],[]]],
[[15,18],[[],[[],-13.50802],[[],16.32446],[],[]]],
[[15,19],[null,null,[2.896132,0.9372872],null,null]],
[[16,17],[[],[[-12.69093,[2,1,3,3]],[-0.4841251,[2,1,3,3]]],[],[],[]]],
[[16,18],[[],[[],[-25.53047,[2,1,3,3]]],[[],[-1.132447,[2,2,2,2]]],[],[]]],
[[16,19],[null,null,[[-6.877913,[2,2,2,2]],[-0.9742882,[2,2,2,2]]],null,null]],
[[17,18],[[],[[],-15.46994],[],[],[]]],
[[17,19],[null,null,[],null,null]],
[[18,19],[null,null,[[],50.01132],null,null]]],
"create_mask_from_window": [
[["first-maximum"],[[1.624345],[-2.060141],[-2.301539]]],
[["mask-against-magnitude"],[[0],[-2.060141],[-0.8394308]]],
[["mask-inverted"],[[-3.649028],[0.490699],[-0.7300109]]],
[["mask-keeps-value"],[[2.638498],[-4.722271],[-3.357723]]],
[["mask-of-columns"],[[1.961581],[-1.671001],[-3.107132]]],
[["mask-of-magnitude"],[[-2.301539],[-2.060141],[-0.8394308]]],
[["mask-of-minimum"],[[-2.301539],[-0.5281718],[0.4415172]]],
[["mask-of-rows"],[[2.489753],[-2.000054],[-1.912399]]],
[["shared-maximum"],[[1.624345],[-2.060141],[-0.4197154]]],
[[0,1],[[],[],[-0.8394308]]],
[[0,2],[[],[],[0.732097]]],
[[0,3],[[],[],[-9.206155]]],
[[0,4],[[],[],[-3.107132]]],
[[0,6],[[],[],[-0.6117564]]],
[[0,7],[[],[],[-1.912399]]],
[[0,8],[[],[],[-0.4197154]]],
[[1,2],[[],[],[]]],
[[1,3],[[],[],[]]],
[[1,4],[[0],[-2.060141],[-0.8394308]]],
[[1,5],[[0],[],[]]],
[[1,6],[[0],[-2.060141],[-0.8394308]]],
[[1,7],[[0],[-2.060141],[-0.8394308]]],
[[1,8],[[],[],[-0.8394308]]],
[[2,3],[[],[1.631836],[-3.43923]]],
[[2,4],[[],[0.1015597],[1.537691]]],
[[2,5],[[],[],[]]],
[[2,6],[[],[-1.04127],[-2.010959]]],
[[2,7],[[],[0.4306123],[0.3429577]]],
[[2,8],[[],[],[-1.149726]]],
[[3,4],[[],[-5.675945],[-7.893126]]],
[[3,5],[[],[],[]]],
[[3,6],[[],[1.128278],[0]]],
[[3,7],[[],[-5.570375],[-5.50366]]],
[[3,8],[[],[],[-1.678862]]],
[[4,5],[[],[-2.267702],[]]],
[[4,6],[[],[0.0878655],[0.4415172]]],
[[4,7],[[],[-2.000054],[-1.912399]]],
[[4,8],[[],[],[-3.107132]]],
[[5,6],[[-2.301539],[-2.060141],[-0.8394308]]],
[[5,7],[[],[-2.484112],[]]],
[[6,7],[[],[-0.6733414],[0.4415172]]],
[[6,8],[[],[],[0.08830343]]],
[[7,8],[[],[],[-1.912399]]]],
"distribute_value": [
[["value-as-integer"],[[0],[0],[1.569442]]],
[["value-divided-by-side"],[[-1.766345],[-0.01629841],[0.9515066]]],
[["value-divided-by-sum"],[[-0.706538],[-0.009313379],[0.4077886]]],
[["value-left-out"],[[-0.3374471],[-0.1307868],[-0.1307868]]],
[["value-not-shared"],[[-3.53269],[-0.06519365],[2.85452]]],
[[0,1],[[],[-0.01629841],[0.9515066]]],
[[0,2],[[],[-0.009313379],[0.4077886]]],
[[0,3],[[],[0],[0]]],
[[0,4],[[],[-0.06519365],[2.85452]]],
[[1,2],[[],[-0.01629841],[0.9515066]]],
[[1,3],[[],[-0.3923604],[-0.5231472]]],
[[1,4],[[],[-0.06519365],[2.85452]]],
[[2,3],[[],[-0.224206],[-0.224206]]],
[[2,4],[[],[-0.06519365],[2.85452]]],
[[3,4],[[],[-1.569442],[-1.569442]]]],
"pool_backward": [
[["first-maximum"],[[-0.8840008,-1.02499],[-19.41312,2.798968],[5.884642,0.1883404],[6.778895,-1.925167],[-2.572615,-0.2888725]]],
[["not-shared"],[[-0.8840008,-4.099958],[-19.41312,25.19071],[5.884642,1.695064],[6.778895,-7.700669],[0.5901974,-1.15549]]],
[["pool-assigned"],[[-1.691071,-1.825723],[-13.33251,2.642794],[3.022363,-0.1966319],[6.778895,-1.925167],[2.563063,-0.837399]]],
[["pool-assigned-average"],[[-0.8840008,-1.825723],[-19.41312,2.642794],[5.884642,-0.1966319],[6.778895,-1.925167],[0.5901974,-0.837399]]],
[["pool-assigned-max"],[[-1.691071,-1.02499],[-13.33251,2.798968],[3.022363,0.1883404],[6.778895,-1.925167],[2.563063,-0.2888725]]],
[["pool-column-from-row"],[[1.023638,0.777786],[2.262805,4.210262],[7.421117,2.581262],[-1.084702,-1.869306],[1.18911,0.2428966]]],
[["pool-divided-by-side"],[[-0.8840008,-2.049979],[-19.41312,8.396905],[5.884642,0.5650212],[6.778895,-3.850334],[0.5901974,-0.577745]]],
[["pool-end-from-stride"],[[-8.083676,null],[-18.63062,null],[2.680562,null],[6.778895,-1.925167],[1.420184,null]]],
[["pool-end-minus-one"],[[-8.083676,null],[-18.63062,null],[4.978397,null],[-6.48946,null],[1.420184,null]]],
[["pool-last-channel-only"],[[-0.8840008,-1.02499],[-8.795718,1.316131],[4.800981,-0.2200004],[0.4511063,-0.6238583],[4.35891,0.3510496]]],
[["pool-mask-first-channel"],[[-0.8840008,-1.02499],[-10.64214,2.798968],[3.597768,0.1883404],[6.453221,-1.925167],[-9.973625,-0.2888725]]],
[["pool-mask-first-example"],[[-0.8840008,-1.02499],[3.046612,2.798968],[-3.483784,0.1883404],[2.715379,-1.925167],[-11.91067,-0.2888725]]],
[["pool-mask-left-out"],[[-4.099958,-1.02499],[25.19071,2.798968],[1.695064,0.1883404],[-7.700669,-1.925167],[-1.15549,-0.2888725]]],
[["pool-minimum"],[[0.1621942,-1.02499],[0.09724707,2.798968],[1.364826,0.1883404],[-5.403032,-1.925167],[-7.770798,-0.2888725]]],
[["pool-modes-exchanged"],[[-1.02499,-0.8840008],[2.798968,-19.41312],[0.1883404,5.884642],[-1.925167,6.778895],[-0.2888725,0.5901974]]],
[["pool-returned-after-channel"],[[-1.920373,-0.1254326],[-0.6435885,-0.013905],[1.420142,0.4795816],[0.1598604,-0.2364467],[-1.103094,1.167409]]],
[["pool-returned-after-example"],[[-0.8840008,-1.02499],[-9.06113,0.7713568],[2.210092,1.920741],[1.338378,-1.371636],[-1.813273,0.6392152]]],
[["pool-returned-after-place"],[[-1.920373,-0.1254326],[-0.8790838,-0.06484118],[1.91693,1.423412],[0.3438366,-0.1006179],[-1.23633,0.8093083]]],
[["pool-returned-after-row"],[[0.7994592,-0.6480488],[-8.060045,-0.206665],[1.540896,1.419794],[1.881741,-0.7376474],[-4.214197,-0.6215042]]],
[["pool-stride-ignored"],[[-0.8840008,-1.02499],[0.91321,3.721629],[5.884642,0.1883404],[0.4991082,-0.09731138],[0.5901974,-0.2888725]]],
[["pool-subtracted"],[[0.8840008,1.02499],[19.41312,-2.798968],[-5.884642,-0.1883404],[-6.778895,1.925167],[-0.5901974,0.2888725]]],
[["pool-upstream-first-example"],[[-0.8840008,-1.02499],[-7.096902,1.274083],[3.812471,2.659583],[-1.010406,-0.6692754],[-3.87853,-1.469921]]],
[["pool-upstream-left-out"],[[12.08217,-2.5588],[-1.167392,4.831419],[5.927842,0.2784407],[2.837911,1.570128],[4.746025,3.093438]]],
[["pool-upstream-transposed"],[null,null,[-1.47441,1.39563],null,null]],
[["pool-upstream-window"],[[-6.333669,-4.386672],null,null,null,[1.035011,-0.8450844]]],
[["pool-upstream-window-mean"],[[-6.333669,0.1076623],[null,NaN],[null,-0.7424543],[null,NaN],[1.035011,-3.47654]]],
[["shared-maximum"],[[-0.8840008,-1.02499],[-19.41312,2.798968],[5.884642,0.1883404],[6.778895,-1.925167],[0.3329372,-0.2888725]]],
[[0,2],[[],[],[],[],[]]],
[[0,4],[[],[],[],[],[]]],
[[0,5],[[],[],[],[],[]]],
[[0,7],[[[],null],[[],null],[[],null],[],[1.420184,null]]],
[[0,8],[[[],null],[[],null],[[],null],[[],null],[1.420184,null]]],
[[0,9],[[],[],[],[],[]]],
[[0,10],[[],[],[],[],[]]],
[[0,11],[[],[],[],[],[]]],
[[0,12],[[],[],[],[],[]]],
[[0,13],[[],[],[],[],[]]],
[[0,14],[[],[],[],[],[[],-2.572615]]],
[[0,15],[[],[],[],[],[]]],
[[0,16],[[],[],[],[],[]]],
[[0,17],[[],[],[],[],[]]],
[[0,18],[[],[],[],[],[]]],
[[0,20],[[],[],[],[],[]]],
[[0,21],[[],[],[],[],[]]],
[[0,22],[[],[],[],[],[]]],
[[0,23],[null,null,[],null,null]],
[[0,24],[[],null,null,null,[3.084168,[]]]],
[[0,25],[[],[null,[]],[null,[]],[null,[]],[3.084168,[]]]],
[[0,26],[[],[],[],[],[0.3329372,[]]]],
[[1,2],[[],[[],23.78515],[[],-1.769687],[],[]]],
[[1,3],[[],[[],23.78515],[[],-1.769687],[],[]]],
[[1,5],[[],[[],37.89236],[[],23.23135],[],[]]],
[[1,6],[[],[[],25.19071],[[],1.695064],[],[]]],
[[1,7],[[],[[],15.31204],[[],2.680562],[],[]]],
[[1,8],[[],[[],15.31204],[[],2.996146],[],[]]],
[[1,9],[[],[[],11.84518],[[],-1.980003],[],[]]],
[[1,14],[[-4.099958,[]],[25.19071,-19.41312],[1.695064,5.884642],[-7.700669,[]],[-1.15549,[]]]],
[[1,15],[[],[[],-0.125145],[[],4.316234],[],[]]],
[[1,16],[[],[[],6.942211],[[],17.28667],[],[]]],
[[1,17],[[],[[],-0.5835707],[[],12.81071],[],[]]],
[[1,18],[[],[[],-1.859985],[[],12.77814],[],[]]],
[[1,19],[[],[[],33.49466],[],[],[]]],
[[1,20],[[],[[],-25.19071],[[],-1.695064],[],[]]],
[[1,21],[[],[[],11.46674],[[],23.93625],[],[]]],
[[1,22],[[],[[],43.48277],[[],2.505966],[],[]]],
[[1,23],[null,null,[[],12.56067],null,null]],
[[1,24],[[[],-17.54669],null,null,null,[[],-3.380337]]],
[[1,25],[[[],0.430649],[null,[]],[null,[]],[null,[]],[[],-13.90616]]],
[[2,3],[[],[[],2.642794],[[],-0.1966319],[],[]]],
[[2,4],[[],[-13.33251,[]],[3.022363,[]],[],[]]],
[[2,5],[[],[1.267689,2.51437],[3.896163,0.04490014],[0.1580601,-0.4258518],[]]],
[[2,6],[[],[[],7.928382],[[],-0.5898956],[],[]]],
[[2,7],[[-8.083676,null],[-18.63062,null],[2.680562,null],[],[1.420184,null]]],
[[2,8],[[-8.083676,null],[-18.63062,null],[-0.8946306,null],[[],null],[1.420184,null]]],
[[2,9],[[],[-8.52147,0.5844122],[1.015984,-0.446367],[],[]]],
[[2,10],[[],[-9.442194,[]],[2.718574,[]],[],[]]],
[[2,11],[[],[3.374244,[]],[2.075355,[]],[],[]]],
[[2,12],[[],[23.78515,[]],[-1.769687,[]],[],[]]],
[[2,13],[[],[2.807587,[]],[-4.136574,[]],[],[]]],
[[2,14],[[],[2.642794,-13.33251],[-0.1966319,3.022363],[],[]]],
[[2,15],[[],[-0.6435885,-0.013905],[1.420142,0.4795816],[],[]]],
[[2,16],[[],[-8.758591,-0.3451872],[3.069358,0.9162318],[],[]]],
[[2,17],[[],[-0.8790838,-0.06484118],[1.91693,1.423412],[],[]]],
[[2,18],[[],[-8.152602,-0.4137784],[1.044108,0.8650423],[],[]]],
[[2,19],[[],[2.871763,1.382568],[],[4.06534,2.415964],[]]],
[[2,20],[[],[-13.33251,2.642794],[3.022363,-0.1966319],[6.778895,-1.925167],[]]],
[[2,21],[[],[-7.595374,0.2033732],[3.855481,0.9632636],[],[]]],
[[2,22],[[],[3.242522,2.305149],[4.580146,0.6731428],[],[]]],
[[2,23],[null,null,[3.133042,0.2931142],null,null]],
[[2,24],[[-1.691071,-1.825723],null,null,null,[2.563063,-0.837399]]],
[[2,25],[[-1.691071,-0.02119688],[null,[]],[null,[]],[null,[]],[2.563063,-2.074977]]],
[[2,26],[[],[],[],[],[]]],
[[3,5],[[],[[],2.51437],[[],0.04490014],[[],-0.4258518],[]]],
[[3,6],[[],[[],7.928382],[[],-0.5898956],[],[]]],
[[3,7],[[[],null],[[],null],[[],null],[],[[],null]]],
[[3,8],[[[],null],[[],null],[[],null],[[],null],[[],null]]],
[[3,9],[[],[[],0.5844122],[[],-0.446367],[],[]]],
[[3,14],[[-1.825723,[]],[2.642794,-19.41312],[-0.1966319,5.884642],[],[-0.837399,[]]]],
[[3,15],[[],[[],-0.013905],[[],0.4795816],[],[]]],
[[3,16],[[],[[],-0.3451872],[[],0.9162318],[],[]]],
[[3,17],[[],[[],-0.06484118],[[],1.423412],[],[]]],
[[3,18],[[],[[],-0.4137784],[[],0.8650423],[],[]]],
[[3,19],[[],[[],1.382568],[],[[],2.415964],[]]],
[[3,20],[[],[[],2.642794],[[],-0.1966319],[[],-1.925167],[]]],
[[3,21],[[],[[],0.2033732],[[],0.9632636],[],[]]],
[[3,22],[[],[[],2.305149],[[],0.6731428],[],[]]],
[[3,23],[null,null,[[],0.2931142],null,null]],
[[3,24],[[[],-1.825723],null,null,null,[[],-0.837399]]],
[[3,25],[[[],-0.02119688],[null,[]],[null,[]],[null,[]],[[],-2.074977]]],
[[4,5],[[],[1.267689,[]],[3.896163,[]],[0.1580601,[]],[]]],
[[4,7],[[-8.083676,null],[-18.63062,null],[2.680562,null],[],[1.420184,null]]],
[[4,8],[[-8.083676,null],[-18.63062,null],[-0.8946306,null],[[],null],[1.420184,null]]],
[[4,9],[[],[-8.52147,[]],[1.015984,[]],[],[]]],
[[4,10],[[],[-9.442194,[]],[2.718574,[]],[],[]]],
[[4,11],[[],[3.374244,[]],[2.075355,[]],[],[]]],
[[4,12],[[],[23.78515,[]],[-1.769687,[]],[],[]]],
[[4,13],[[],[2.807587,[]],[-4.136574,[]],[],[]]],
[[4,14],[[[],-1.691071],[2.798968,-13.33251],[0.1883404,3.022363],[],[[],2.563063]]],
[[4,15],[[],[-0.6435885,[]],[1.420142,[]],[],[]]],
[[4,16],[[],[-8.758591,[]],[3.069358,[]],[],[]]],
[[4,17],[[],[-0.8790838,[]],[1.91693,[]],[],[]]],
[[4,18],[[],[-8.152602,[]],[1.044108,[]],[],[]]],
[[4,19],[[],[2.871763,[]],[],[4.06534,[]],[]]],
[[4,20],[[],[-13.33251,[]],[3.022363,[]],[6.778895,[]],[]]],
[[4,21],[[],[-7.595374,[]],[3.855481,[]],[],[]]],
[[4,22],[[],[3.242522,[]],[4.580146,[]],[],[]]],
[[4,23],[null,null,[3.133042,[]],null,null]],
[[4,24],[[-1.691071,[]],null,null,null,[2.563063,[]]]],
[[4,25],[[-1.691071,[]],[null,[]],[null,[]],[null,[]],[2.563063,[]]]],
[[4,26],[[],[],[],[],[]]],
[[5,6],[[],[[],12.63079],[[],7.743785],[],[]]],
[[5,7],[[[],null],[[],null],[[],null],[],[[],null]]],
[[5,8],[[1.150345,null],[6.350705,null],[4.044302,null],[-2.651949,null],[2.378372,null]]],
[[5,9],[[],[0.9449116,2.633077],[4.700212,1.235853],[],[]]],
[[5,10],[[],[-6.516483,[]],[3.94184,[]],[],[]]],
[[5,11],[[],[-2.882077,[]],[5.999721,[]],[],[]]],
[[5,12],[[],[37.89236,[]],[23.23135,[]],[],[]]],
[[5,13],[[],[2.36233,[]],[7.774008,[]],[],[]]],
[[5,14],[[],[4.210262,2.262805],[2.581262,7.421117],[],[]]],
[[5,15],[[],[-0.6435885,-0.013905],[1.420142,0.4795816],[],[]]],
[[5,16],[[],[-0.9345249,2.491527],[6.529484,2.166876],[],[]]],
[[5,17],[[],[-0.8790838,-0.06484118],[1.91693,1.423412],[],[]]],
[[5,18],[[],[-1.041885,-0.209221],[3.516974,1.535695],[],[]]],
[[5,19],[[],[-0.3751317,3.608569],[],[],[]]],
[[5,20],[[],[-2.262805,-4.210262],[-7.421117,-2.581262],[],[]]],
[[5,21],[[],[-0.6143131,3.173622],[7.85505,2.015561],[],[]]],
[[5,22],[[],[4.779719,8.413175],[14.28234,-0.2457268],[],[]]],
[[5,23],[null,null,[0.5430853,-0.2330428],null,null]],
[[5,24],[[-9.610805,-6.757634],null,null,null,[9.554695,11.29973]]],
[[5,25],[[-9.610805,1.207522],[null,[]],[null,[]],[null,[]],[9.554695,2.717374]]],
[[5,26],[[],[],[],[],[]]],
[[6,7],[[],[[],5.104014],[[],0.8935207],[],[]]],
[[6,8],[[],[[],5.104014],[[],0.9987154],[],[]]],
[[6,9],[[],[[],3.948394],[[],-0.6600011],[],[]]],
[[6,14],[[-2.049979,[]],[8.396905,-19.41312],[0.5650212,5.884642],[-3.850334,[]],[-0.577745,[]]]],
[[6,15],[[],[[],-0.04171499],[[],1.438745],[],[]]],
[[6,16],[[],[[],2.31407],[[],5.762222],[],[]]],
[[6,17],[[],[[],-0.1945236],[[],4.270236],[],[]]],
[[6,18],[[],[[],-0.6199949],[[],4.259381],[],[]]],
[[6,19],[[],[[],11.16489],[],[],[]]],
[[6,20],[[],[[],-8.396905],[[],-0.5650212],[],[]]],
[[6,21],[[],[[],3.822248],[[],7.97875],[],[]]],
[[6,22],[[],[[],14.49426],[[],0.8353221],[],[]]],
[[6,23],[null,null,[[],4.18689],null,null]],
[[6,24],[[[],-8.773343],null,null,null,[[],-1.690169]]],
[[6,25],[[[],0.2153245],[null,[]],[null,[]],[null,[]],[[],-6.953079]]],
[[7,8],[[-8.083676,null],[-18.63062,null],[2.680562,null],[6.778895,-1.925167],[1.420184,null]]],
[[7,9],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,10],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,11],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,12],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,13],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,14],[[null,[]],[null,[]],[null,[]],[],[null,[]]]],
[[7,15],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,16],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,17],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,18],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,19],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,20],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,21],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,22],[[[],null],[[],null],[[],null],[],[[],null]]],
[[7,23],[null,null,[0.8048676,null],null,null]],
[[7,24],[[],null,[2.680562,0.2978402],null,[1.420184,0.3550459]]],
[[7,25],[[-8.083676,null],null,[2.680562,null],[null,[]],[1.420184,null]]],
[[7,26],[[[],null],[[],null],[[],null],[],[1.420184,null]]],
[[8,9],[[[],null],[-5.9697,null],[1.863767,null],[-0.7045378,null],[-1.100967,null]]],
[[8,10],[[[],null],[-2.40809,null],[1.767502,null],[-6.48946,null],[1.420184,null]]],
[[8,11],[[[],null],[10.30256,null],[-2.690898,null],[-6.48946,null],[1.420184,null]]],
[[8,12],[[-8.083676,null],[15.31204,null],[2.996146,null],[-6.48946,null],[1.420184,null]]],
[[8,13],[[-8.083676,null],[7.674943,null],[-3.753676,null],[-6.48946,null],[1.420184,null]]],
[[8,14],[[null,-8.083676],[null,-18.63062],[null,4.978397],[null,-6.48946],[null,1.420184]]],
[[8,15],[[-1.787786,null],[-0.6435885,null],[1.420142,null],[-0.8053805,null],[3.392469,null]]],
[[8,16],[[[],null],[-5.887626,null],[1.68533,null],[-1.71995,null],[0.4332856,null]]],
[[8,17],[[-1.787786,null],[-0.1276629,null],[1.91693,null],[-0.7004859,null],[3.180239,null]]],
[[8,18],[[-3.503433,null],[-6.37466,null],[2.781421,null],[-2.09092,null],[-0.6844501,null]]],
[[8,19],[[[],null],[0.2721132,null],[[],null],[6.518015,null],[[],null]]],
[[8,20],[[8.083676,null],[18.63062,null],[-4.978397,null],[6.48946,null],[-1.420184,null]]],
[[8,21],[[[],null],[-3.743621,null],[2.572226,null],[-0.2859274,null],[-2.80657,null]]],
[[8,22],[[-2.89195,null],[0.2369279,null],[-3.464427,null],[0.7438208,null],[3.197056,null]]],
[[8,23],[null,null,[-1.310034,null],null,null]],
[[8,24],[[],null,[-3.064795,-0.5561825],null,[1.420184,0.3550459]]],
[[8,25],[[-8.083676,null],null,[-3.064795,null],null,[1.420184,null]]],
[[8,26],[[[],null],[[],null],[[],null],[[],null],[1.420184,null]]],
[[9,10],[[],[-4.808487,[]],[2.514108,[]],[],[]]],
[[9,11],[[],[0.7056762,[]],[-2.656717,[]],[],[]]],
[[9,12],[[],[11.84518,[]],[-1.980003,[]],[],[]]],
[[9,13],[[],[-0.3788077,[]],[-0.2573516,[]],[],[]]],
[[9,14],[[],[1.316131,-8.795718],[-0.2200004,4.800981],[],[]]],
[[9,15],[[],[-0.6435885,-0.013905],[1.420142,0.4795816],[],[]]],
[[9,16],[[],[-3.906455,1.068645],[1.148043,0.7430302],[],[]]],
[[9,17],[[],[-0.01752503,-0.06812797],[0.4967884,0.9438304],[],[]]],
[[9,18],[[],[-2.994003,0.4735338],[0.1405783,0.3702926],[],[]]],
[[9,19],[[],[1.069621,1.368891],[],[],[]]],
[[9,20],[[],[8.795718,-1.316131],[-4.800981,0.2200004],[],[]]],
[[9,21],[[],[-2.846211,1.826982],[2.946312,1.075077],[],[]]],
[[9,22],[[],[-1.20951,3.212207],[-1.07164,-2.237909],[],[]]],
[[9,23],[null,null,[-4.161117,1.239909],null,null]],
[[9,24],[[],null,null,null,[1.048599,-0.3629071]]],
[[9,25],[[],[null,[]],[null,[]],[null,[]],[1.048599,-1.874904]]],
[[9,26],[[],[],[],[],[]]],
[[10,11],[[],[-0.4407187,[]],[3.626908,[]],[],[]]],
[[10,12],[[],[25.19071,[]],[1.695064,[]],[],[]]],
[[10,13],[[],[10.45457,[]],[0.8719761,[]],[],[]]],
[[10,14],[[],[2.798968,-10.64214],[0.1883404,3.597768],[[],6.453221],[[],-9.973625]]],
[[10,15],[[],[-0.6435885,[]],[1.420142,[]],[],[]]],
[[10,16],[[],[-4.056122,[]],[2.843162,[]],[],[]]],
[[10,17],[[],[-3.352973,[]],[2.211471,[]],[],[]]],
[[10,18],[[],[-3.317365,[]],[2.562129,[]],[],[]]],
[[10,19],[[],[-5.775394,[]],[],[],[]]],
[[10,20],[[],[10.64214,[]],[-3.597768,[]],[],[]]],
[[10,21],[[],[-7.808884,[]],[1.83395,[]],[],[]]],
[[10,22],[[],[-12.35858,[]],[16.13303,[]],[],[]]],
[[10,23],[null,null,[6.317405,[]],null,null]],
[[10,24],[[],null,null,null,[-25.15064,[]]]],
[[10,25],[[],[null,[]],[null,[]],[null,[]],[-25.15064,[]]]],
[[10,26],[[],[],[],[],[]]],
[[11,12],[[],[25.19071,[]],[1.695064,[]],[],[]]],
[[11,13],[[],[-0.2198252,[]],[-1.862625,[]],[],[]]],
[[11,14],[[],[2.798968,3.046612],[0.1883404,-3.483784],[[],2.715379],[[],-11.91067]]],
[[11,15],[[],[-0.6435885,[]],[1.420142,[]],[],[]]],
[[11,16],[[],[-9.06113,[]],[2.210092,[]],[],[]]],
[[11,17],[[],[-0.8790838,[]],[1.91693,[]],[],[]]],
[[11,18],[[],[-8.060045,[]],[1.540896,[]],[],[]]],
[[11,19],[[],[-1.041087,[]],[],[],[]]],
[[11,20],[[],[-3.046612,[]],[3.483784,[]],[],[]]],
[[11,21],[[],[-9.089632,[]],[5.520064,[]],[],[]]],
[[11,22],[[],[-2.118907,[]],[15.06847,[]],[],[]]],
[[11,23],[null,null,[2.594101,[]],null,null]],
[[11,24],[[],null,null,null,[-16.50624,[]]]],
[[11,25],[[],[null,[]],[null,[]],[null,[]],[-16.50624,[]]]],
[[11,26],[[],[],[],[],[]]],
[[12,13],[[],[25.19071,[]],[1.695064,[]],[],[]]],
[[12,14],[[[],-4.099958],[2.798968,25.19071],[0.1883404,1.695064],[[],-7.700669],[[],-1.15549]]],
[[12,15],[[],[-0.125145,[]],[4.316234,[]],[],[]]],
[[12,16],[[],[6.942211,[]],[17.28667,[]],[],[]]],
[[12,17],[[],[-0.5835707,[]],[12.81071,[]],[],[]]],
[[12,18],[[],[-1.859985,[]],[12.77814,[]],[],[]]],
[[12,19],[[],[33.49466,[]],[],[],[]]],
[[12,20],[[],[-25.19071,[]],[-1.695064,[]],[],[]]],
[[12,21],[[],[11.46674,[]],[23.93625,[]],[],[]]],
[[12,22],[[],[25.19071,[]],[1.695064,[]],[],[]]],
[[12,23],[null,null,[12.56067,[]],null,null]],
[[12,24],[[-17.54669,[]],null,null,null,[-3.380337,[]]]],
[[12,25],[[-17.54669,[]],[null,[]],[null,[]],[null,[]],[-3.380337,[]]]],
[[12,26],[[],[],[],[],[]]],
[[13,14],[[[],0.1621942],[2.798968,0.09724707],[0.1883404,1.364826],[[],-5.403032],[[],-7.770798]]],
[[13,15],[[],[-0.5612936,[]],[1.2783,[]],[],[]]],
[[13,16],[[],[-2.410239,[]],[1.927109,[]],[],[]]],
[[13,17],[[],[-1.036749,[]],[2.666224,[]],[],[]]],
[[13,18],[[],[-4.462256,[]],[2.969105,[]],[],[]]],
[[13,19],[[],[3.624916,[]],[],[],[]]],
[[13,20],[[],[-0.09724707,[]],[-1.364826,[]],[],[]]],
[[13,21],[[],[-1.740876,[]],[2.552294,[]],[],[]]],
[[13,22],[[],[2.42397,[]],[8.037348,[]],[],[]]],
[[13,23],[null,null,[3.961292,[]],null,null]],
[[13,24],[[-7.403832,[]],null,null,null,[-17.65183,[]]]],
[[13,25],[[-7.403832,[]],[null,[]],[null,[]],[null,[]],[-17.65183,[]]]],
[[13,26],[[],[],[],[],[]]],
[[14,15],[[],[-0.013905,-0.6435885],[0.4795816,1.420142],[],[]]],
[[14,16],[[],[0.7713568,-9.06113],[1.920741,2.210092],[],[]]],
[[14,17],[[],[-0.06484118,-0.8790838],[1.423412,1.91693],[],[]]],
[[14,18],[[],[-0.206665,-8.060045],[1.419794,1.540896],[],[]]],
[[14,19],[[],[3.721629,0.91321],[],[],[]]],
[[14,20],[[],[-2.798968,19.41312],[-0.1883404,-5.884642],[],[]]],
[[14,21],[[],[1.274083,-7.096902],[2.659583,3.812471],[],[]]],
[[14,22],[[],[4.831419,-1.167392],[0.2784407,5.927842],[],[]]],
[[14,23],[null,null,[1.39563,-1.47441],null,null]],
[[14,24],[[-4.386672,-6.333669],null,null,null,[-0.8450844,1.035011]]],
[[14,25],[[0.1076623,-6.333669],[[],null],[[],null],[[],null],[-3.47654,1.035011]]],
[[14,26],[[],[],[],[],[[],0.3329372]]],
[[15,16],[[],[-0.6435885,-0.013905],[1.420142,0.4795816],[],[]]],
[[15,17],[[],[-0.6435885,-0.013905],[1.420142,0.4795816],[],[]]],
[[15,18],[[],[-0.6435885,-0.013905],[1.420142,0.4795816],[],[]]],
[[15,19],[[],[-0.6435885,-0.013905],[],[],[]]],
[[15,20],[[],[0.6435885,0.013905],[-1.420142,-0.4795816],[],[]]],
[[15,21],[[],[-0.6435885,-0.013905],[1.420142,0.4795816],[],[]]],
[[15,22],[[],[-1.072969,-0.02318193],[1.624345,0.548541],[],[]]],
[[15,23],[[],[-0.6435885,-0.013905],[1.420142,0.4795816],[],[]]],
[[15,24],[[],null,[1.420142,0.1737018],[-0.198203,0.3213212],[]]],
[[15,25],[[],[null,[]],[1.420142,0.08357376],[-0.198203,0.08982393],[]]],
[[15,26],[[],[],[],[],[]]],
[[16,17],[[],[-0.8790838,-0.06484118],[1.91693,1.423412],[],[]]],
[[16,18],[[],[-8.060045,-0.206665],[1.540896,1.419794],[],[]]],
[[16,19],[[],[-3.850076,0.8864494],[],[],[]]],
[[16,20],[[],[9.06113,-0.7713568],[-2.210092,-1.920741],[],[]]],
[[16,21],[[],[-9.06113,0.7713568],[2.210092,1.920741],[],[]]],
[[16,22],[[],[-1.808197,3.587497],[9.957471,-1.449998],[],[]]],
[[16,23],[null,null,[3.331443,0.4312412],null,null]],
[[16,24],[[],null,null,null,[-2.66105,0.3303905]]],
[[16,25],[[],[null,[]],[null,[]],[null,[]],[-2.66105,-0.1541087]]],
[[16,26],[[],[],[],[],[]]],
[[17,18],[[],[-0.8790838,-0.06484118],[1.91693,1.423412],[],[]]],
[[17,19],[[],[-0.8790838,-0.06484118],[],[],[]]],
[[17,20],[[],[0.8790838,0.06484118],[-1.91693,-1.423412],[],[]]],
[[17,21],[[],[-0.8790838,-0.06484118],[1.91693,1.423412],[],[]]],
[[17,22],[[],[-1.482387,-0.04112233],[1.240291,-0.1811101],[],[]]],
[[17,23],[[],[-0.8790838,-0.06484118],[1.91693,1.423412],[],[]]],
[[17,24],[[],null,[1.29991,0.4155864],[-0.4995619,0.3413267],[]]],
[[17,25],[[],[null,[]],[1.29991,0.04216858],[-0.4995619,0.1342547],[]]],
[[17,26],[[],[],[],[],[]]],
[[18,19],[[],[-4.351892,-0.4801696],[],[],[]]],
[[18,20],[[],[8.060045,0.206665],[-1.540896,-1.419794],[],[]]],
[[18,21],[[],[-8.060045,-0.206665],[1.540896,1.419794],[],[]]],
[[18,22],[[],[-2.522725,1.331167],[0.8642717,-0.6885872],[],[]]],
[[18,23],[null,null,[1.023443,1.1099],null,null]],
[[18,24],[[-2.249637,-2.355044],null,null,null,[-4.217068,-1.030098]]],
[[18,25],[[-2.249637,-0.04131421],[null,[]],[null,[]],[null,[]],[-4.217068,-0.3069774]]],
[[18,26],[[],[],[],[],[]]],
[[19,20],[[],[-0.91321,-3.721629],[],[],[]]],
[[19,21],[[],[5.934239,3.001733],[],[],[]]],
[[19,22],[[],[-0.8713552,9.053844],[],[],[]]],
[[19,23],[null,null,[],null,null]],
[[19,24],[[],null,null,[6.831548,6.231226],[]]],
[[19,25],[[],[null,[]],[null,[]],[6.831548,1.485282],[]]],
[[20,21],[[],[7.096902,-1.274083],[-3.812471,-2.659583],[],[]]],
[[20,22],[[],[1.167392,-4.831419],[-5.927842,-0.2784407],[],[]]],
[[20,23],[null,null,[1.47441,-1.39563],null,null]],
[[20,24],[[6.333669,4.386672],null,null,null,[-1.035011,0.8450844]]],
[[20,25],[[6.333669,-0.1076623],[null,[]],[null,[]],[null,[]],[-1.035011,3.47654]]],
[[20,26],[[],[],[],[],[]]],
[[21,22],[[],[-1.167392,4.831419],[5.927842,0.2784407],[],[]]],
[[21,23],[null,null,[2.49027,0.1194866],null,null]],
[[21,24],[[],null,null,null,[-6.676801,-3.193598]]],
[[21,25],[[],[null,[]],[null,[]],[null,[]],[-6.676801,-2.912014]]],
[[21,26],[[],[],[],[],[]]],
[[22,23],[null,null,[5.927842,0.2784407],null,null]],
[[22,24],[[12.08217,-4.386672],[[],null],[[],null],[[],null],[4.746025,-0.8450844]]],
[[22,25],[[],[-1.167392,4.831419],[5.927842,0.2784407],[],[]]],
[[22,26],[[],[],[],[],[]]],
[[23,24],[[-6.333669,-4.386672],null,null,null,[1.035011,-0.8450844]]],
[[23,25],[[-6.333669,0.1076623],[null,[]],[null,[]],[null,[]],[1.035011,-3.47654]]],
[[23,26],[null,null,[],null,null]],
[[24,25],[[-6.333669,0.1076623],[null,[]],[null,[]],[null,[]],[1.035011,-3.47654]]],
[[24,26],[[],null,null,null,[3.816231,[]]]],
[[25,26],[[],[null,[]],[null,[]],[null,[]],[3.816231,[]]]]]}}
"""
# data: end

if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
