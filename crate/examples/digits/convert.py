"""Writes digits.bin beside itself, from the file digits.csv.gz of scikit-learn 1.9.1.

    python convert.py path/to/sklearn/datasets/data/digits.csv.gz

Each row of that file has 64 pixels, from 0 to 16, and the digit. README.md beside this script says where the images come
from and under which licence.
"""

import csv
import gzip
import hashlib
import io
import sys
from pathlib import Path

SOURCE = "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22"  # SHA-256 of digits.csv.gz
HEADER = b"digits, CC BY 4.0, 1797 x (label, 8 x 8 pixels of 0 to 16), one byte each\n"
TARGET = Path(__file__).with_name("digits.bin")

packed = Path(sys.argv[1]).read_bytes()
found = hashlib.sha256(packed).hexdigest()
if found != SOURCE:
    sys.exit(f"{sys.argv[1]}: has SHA-256 {found}, expected {SOURCE}")

records = bytearray(HEADER)
for row in csv.reader(io.StringIO(gzip.decompress(packed).decode("ascii"))):
    *pixels, label = (int(value) for value in row)
    records += bytes([label, *pixels])
TARGET.write_bytes(records)
print(f"{TARGET.name}: {len(records)} bytes, SHA-256 {hashlib.sha256(records).hexdigest()}")
