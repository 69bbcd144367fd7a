"""Writes the first inputs of the fuzzers, corpus/TARGET/, from the book: its formulas, pages, printed arrays and a .npy file."""

import re
from pathlib import Path
from random import Random

root = Path(__file__).resolve().parent.parent
pages = [page.read_text(encoding="utf-8") for page in sorted((root / "src").glob("*.md"))]


def write(target, inputs):
    folder = root / "fuzz/corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(inputs):
        data = text if isinstance(text, bytes) else text.encode()
        (folder / f"seed-{number}").write_bytes(data)


def npy(header, numbers):
    """A file as np.save writes it."""
    header = header.ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode() + numbers


whole = npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 1, 2), }", bytes(16))
number = npy("{'descr': '<i8', 'fortran_order': False, 'shape': (), }", bytes(8))
outputs = [block for page in pages for block in re.findall(r"```text[^\n]*\n(.*?)```", page, re.S)]
write("markdown", pages)
write("formula", [latex.strip() for page in pages for latex in re.findall(r"\$\$(.*?)\$\$", page, re.S)])
write("pasted", [*outputs, "[[1. 2.]\n [3. 4.]]", "[[[1, 2], [3, 4.5e-3]]]", "1 2\n3 4", whole, number])
write("npy", [whole, number])
# a layer takes so many bytes; the fuzzer alone would begin with few, which are shapes full of zeros
for target in ("layers", "variants"):
    write(target, [Random(seed).randbytes(64) for seed in range(64)])
