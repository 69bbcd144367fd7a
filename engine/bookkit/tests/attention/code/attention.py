import math


def scores(q, keys):
    rows = []
    for query in q:
        # ANCHOR: row
        row = []
        for key in keys:
            row.append(math.sumprod(query, key))
        # ANCHOR_END: row
        rows.append(row)
    return rows


assert scores([[1.0, 2.0]], [[3.0, 4.0]]) == [[11.0]]
