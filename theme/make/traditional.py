"""Writes theme/script/traditional.js: the simplified form of the traditional characters that a reader may type.

    pip install opencc-python-reimplemented==0.1.7
    python theme/make/traditional.py

The table is OpenCC's (Apache-2.0), without the characters whose simplified form is not one of the 3,755 of the first level
of GB 2312, which are those that a book uses. Where OpenCC has several simplified forms, the first is the usual one.
"""

from pathlib import Path

import opencc

TABLE = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
SCRIPT = Path(__file__).parents[1] / "script" / "traditional.js"


def is_common(character):
    """Whether it is in the rows 16 to 55 of GB 2312, the first level."""
    try:
        row, _ = character.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return False
    return 16 <= row - 0xA0 <= 55


pairs = []
for line in TABLE.read_text(encoding="utf-8").splitlines():
    traditional, simplified = line.split("\t")
    simplified = simplified.split()[0]
    if traditional != simplified and len(traditional) == 1 and is_common(simplified) and ord(traditional) < 0x10000:
        pairs.append((traditional, simplified))
pairs.sort()
columns = ["".join(column) for column in zip(*pairs)]
SCRIPT.write_text(
    "// Traditional characters, and the simplified form of each at the same place. Written by theme/make/traditional.py from the\n"
    "// table of OpenCC (https://github.com/BYVoid/OpenCC, Apache-2.0).\n"
    f'window.bookTraditional = [\n    "{columns[0]}",\n    "{columns[1]}",\n];\n',
    encoding="utf-8",
    newline="\n",
)
