#!/usr/bin/env python3
"""Cut the math font of the book: New Computer Modern Math -> theme/fonts/book-math.woff2.

    python3 -m venv /tmp/font && /tmp/font/bin/pip install fonttools==4.60.1 brotli==1.2.1
    cargo fetch --manifest-path <a scratch package that depends on typst-assets = "=0.15.1">
    /tmp/font/bin/python theme/make/font/subset.py \
        ~/.cargo/registry/src/*/typst-assets-0.15.1/files/fonts/NewCMMath-Book.otf \
        theme/make/font/math-chars.txt theme/fonts/book-math.woff2

The result depends on nothing but the three pinned versions and the list of characters: the same bytes each time.
A character that the font lacks is an error, not a silent gap.
"""

import hashlib
import pathlib
import re
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE_SHA256 = "2ea09ebc9167b1e1a66f31390dc917f2d4004ecfca72d51b28010e4ad6becd95"
FAMILY = "Book Math"
PRIMES = (0x2032, 0x2033, 0x2034)
# Invisible operators and spaces: the browser lays them out itself, so the font does not need them.
NO_GLYPH_NEEDED = {0x2061, 0x2062, 0x2063, 0x2064, 0x200A, 0x2009, 0x205F, 0x2003}


def characters(path: pathlib.Path) -> set[int]:
    """The code points named in the list: literal characters and U+XXXX or U+XXXX-YYYY."""
    wanted: set[int] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for word in line.split():
            code = re.fullmatch(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", word)
            if code:
                first = int(code[1], 16)
                wanted.update(range(first, int(code[2] or code[1], 16) + 1))
            else:
                wanted.update(map(ord, word))
    return wanted


def script_form(font: TTFont, code: int) -> str:
    """The glyph that the `ssty` feature puts in place of a prime.

    Chromium ignores `ssty`, and the plain prime is already raised: as a superscript it would be raised twice.
    """
    prime = font.getBestCmap()[code]
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag != "ssty":
            continue
        for index in record.Feature.LookupListIndex:
            for table in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                table = getattr(table, "ExtSubTable", table)
                if prime in getattr(table, "alternates", {}):
                    return table.alternates[prime][0]
                if prime in getattr(table, "mapping", {}):
                    return table.mapping[prime]
    sys.exit(f"no ssty form of U+{code:04X}: is this New Computer Modern Math?")


def rename(font: TTFont) -> None:
    """The licence requires that a changed font has a different name."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = FAMILY
        elif record.nameID == 6:
            record.string = FAMILY.replace(" ", "")
    if "CFF " in font:
        top = font["CFF "].cff
        top.fontNames = [FAMILY.replace(" ", "")]
        top[0].FullName = top[0].FamilyName = FAMILY


def main() -> None:
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    source, chars, out = map(pathlib.Path, sys.argv[1:])
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    if digest != SOURCE_SHA256:
        sys.exit(f"{source}: SHA-256 {digest}, expected {SOURCE_SHA256}")
    # recalcTimestamp=False: the same input gives the same bytes
    font = TTFont(source, recalcTimestamp=False)
    wanted = characters(chars)
    missing = sorted(wanted - font.getBestCmap().keys() - NO_GLYPH_NEEDED)
    if missing:
        sys.exit(f"{chars}: not in the font: " + " ".join(f"U+{c:04X} {chr(c)}" for c in missing))

    for code in PRIMES:
        small = script_form(font, code)
        for table in font["cmap"].tables:
            if code in table.cmap:
                table.cmap[code] = small

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = []  # ssty is mapped above; MathML does not use kerning
    options.desubroutinize = True
    options.hinting = False  # a tenth of the size; at the size of formulas screens show no difference
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the notices of copyright and licence stay in the file
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    rename(font)
    subset.save_font(font, out, options)
    print(f"{out}: {len(wanted)} characters, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
