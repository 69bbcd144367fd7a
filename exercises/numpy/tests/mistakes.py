"""Each mistake of the record as an edit of layers.py: function -> name -> [(right, wrong), ...]."""

_CORNER = "vert_start = h * stride"
_COLUMN = "horiz_start = w * stride"
_EARLY = {  # the return stands inside a loop
    "returned-after-filter": "                    # after filter c",
    "returned-after-place": "                # after place w",
    "returned-after-row": "            # after row h",
    "returned-after-example": "        # after example i",
}
_DA = "da_slice += W[:, :, :, c] * dZ[i, h, w, c]"
_DW = "dW[:, :, :, c] += a_slice * dZ[i, h, w, c]"
_DB = "db[:, :, :, c] += dZ[i, h, w, c]"
_CUT = "da_prev_pad[pad : pad + n_H_prev, pad : pad + n_W_prev, :]"
_UP = "dZ[i, h, w, c]"


def _early(returned, named="# after filter c"):
    indent = {name: len(line) - len(line.lstrip()) for name, line in _EARLY.items()}
    return {
        name: [(line.replace("# after filter c", named), " " * indent[name] + returned)]
        for name, line in _EARLY.items()
    }


MISTAKES = {
    "zero_pad": {
        "pad-all-axes": [("((0, 0), (pad, pad), (pad, pad), (0, 0))", "((pad, pad),) * 4")],
        "pad-rows-only": [("(pad, pad), (pad, pad), (0, 0)", "(pad, pad), (0, 0), (0, 0)")],
        "pad-before-only": [("(pad, pad), (pad, pad)", "(pad, 0), (pad, 0)")],
        "pad-first-axes": [("((0, 0), (pad, pad), (pad, pad), (0, 0))", "((pad, pad), (pad, pad), (0, 0), (0, 0))")],
        "pad-with-ones": [("constant_values=0", "constant_values=1")],
        "pad-with-edge": [('mode="constant", constant_values=0', 'mode="edge"')],
    },
    "conv_single_step": {
        "bias-in-the-sum": [("np.sum(s)", "np.sum(s + np.sum(b))"), (" + float(np.sum(b))", "")],
        "matrix-product": [
            ("s = a_slice_prev * W", "s = [np.dot(a_slice_prev[:, :, k], W[:, :, k]) for k in range(W.shape[2])]")
        ],
        "true-convolution": [("* W", "* W[::-1, ::-1]")],
        "bias-left-out": [(" + float(np.sum(b))", "")],
        "mean-for-sum": [("np.sum(s)", "np.mean(s)")],
        "one-channel-only": [("a_slice_prev * W", "a_slice_prev[:, :, 0] * W[:, :, 0]")],
        "bias-subtracted": [(" + float", " - float")],
    },
    "conv_forward": {
        "forward-stride-ignored": [(_CORNER, "vert_start = h"), (_COLUMN, "horiz_start = w")],
        "forward-column-stride-ignored": [(_COLUMN, "horiz_start = w")],
        "forward-column-from-row": [(_COLUMN, "horiz_start = h * stride")],
        "forward-end-from-stride": [("vert_start + f_h", "vert_start + stride"), ("horiz_start + f_w", "horiz_start + stride")],
        "forward-end-minus-one": [("vert_start + f_h", "vert_start + f_h - 1"), ("horiz_start + f_w", "horiz_start + f_w - 1")],
        "forward-bias-twice": [("b[:, :, :, c])", "2 * b[:, :, :, c])")],
        "forward-loops-with-stride": [
            ("for h in range(n_H)", "for h in range(0, n_H, stride)"),
            ("for w in range(n_W)", "for w in range(0, n_W, stride)"),
            (_CORNER, "vert_start = h"),
            (_COLUMN, "horiz_start = w"),
        ],
        "forward-padding-left-out": [("A_prev_pad = zero_pad(A_prev, pad)", "A_prev_pad = A_prev")],
        "forward-size-without-padding": [(" + 2 * pad", "")],
        "forward-size-without-one": [(" / stride) + 1", " / stride)")],
        "forward-first-example": [("A_prev_pad[i]", "A_prev_pad[0]")],
        "forward-first-filter": [("W[:, :, :, c]", "W[:, :, :, 0]")],
        "forward-first-bias": [("b[:, :, :, c]", "b[:, :, :, 0]")],
        "forward-transposed": [("Z[i, h, w, c] =", "Z[i, w, h, c] =")],
        "forward-bias-in-the-sum": [
            (
                "conv_single_step(a_slice_prev, W[:, :, :, c], b[:, :, :, c])",
                "np.sum(a_slice_prev * W[:, :, :, c] + b[:, :, :, c])",
            )
        ],
        "forward-matrix-product": [
            (
                "conv_single_step(a_slice_prev, W[:, :, :, c], b[:, :, :, c])",
                "sum(np.dot(a_slice_prev[:, :, k], W[:, :, k, c]).sum() for k in range(n_C_prev)) + b[0, 0, 0, c]",
            )
        ],
        "forward-true-convolution": [("W[:, :, :, c], b", "W[::-1, ::-1, :, c], b")],
        "forward-bias-left-out": [("b[:, :, :, c])", "0 * b[:, :, :, c])")],
        "forward-mean-for-sum": [
            (
                "conv_single_step(a_slice_prev, W[:, :, :, c], b[:, :, :, c])",
                "np.mean(a_slice_prev * W[:, :, :, c]) + b[0, 0, 0, c]",
            )
        ],
        "forward-one-channel-only": [
            ("conv_single_step(a_slice_prev, W[:, :, :, c],", "conv_single_step(a_slice_prev[:, :, :1], W[:, :, :1, c],")
        ],
        "forward-last-channel-only": [
            ("conv_single_step(a_slice_prev, W[:, :, :, c],", "conv_single_step(a_slice_prev[:, :, -1:], W[:, :, -1:, c],")
        ],
        "forward-relu": [("    return Z, cache", "    return np.maximum(Z, 0), cache")],
        **{f"forward-{name}": edit for name, edit in _early("return Z, cache").items()},
    },
    "conv_backward": {
        "stride-ignored": [(_CORNER, "vert_start = h"), (_COLUMN, "horiz_start = w")],
        "column-stride-ignored": [(_COLUMN, "horiz_start = w")],
        "stride-ignored-input": [
            ("da_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]", "da_prev_pad[h : h + f_h, w : w + f_w, :]")
        ],
        "stride-ignored-filters": [
            ("= a_prev_pad[vert_start:vert_end, horiz_start:horiz_end, :]", "= a_prev_pad[h : h + f_h, w : w + f_w, :]")
        ],
        "column-from-row": [(_COLUMN, "horiz_start = h * stride")],
        "end-from-stride": [("vert_start + f_h", "vert_start + stride"), ("horiz_start + f_w", "horiz_start + stride")],
        "input-assigned": [("da_slice +=", "da_slice[:] =")],
        "window-assigned": [(_DA, "da_slice[:] = W @ dZ[i, h, w]")],
        "filters-assigned": [("dW[:, :, :, c] +=", "dW[:, :, :, c] =")],
        "biases-assigned": [("db[:, :, :, c] +=", "db[:, :, :, c] =")],
        "input-subtracted": [("da_slice +=", "da_slice -=")],
        "filters-subtracted": [("dW[:, :, :, c] +=", "dW[:, :, :, c] -=")],
        "biases-subtracted": [("db[:, :, :, c] +=", "db[:, :, :, c] -=")],
        "filter-turned": [(_DA, _DA.replace("W[:, :, :, c]", "W[::-1, ::-1, :, c]"))],
        "filter-transposed": [(_DA, _DA.replace("W[:, :, :, c]", "W[:, :, :, c].transpose(1, 0, 2)"))],
        "slice-turned": [(_DW, _DW.replace("a_slice", "a_slice[::-1, ::-1]"))],
        "slice-transposed": [(_DW, _DW.replace("a_slice", "a_slice.transpose(1, 0, 2)"))],
        "upstream-transposed": [(_UP, "dZ[i, w, h, c]")],
        "upstream-transposed-input": [(_DA, _DA.replace(_UP, "dZ[i, w, h, c]"))],
        "upstream-transposed-filters": [(_DW, _DW.replace(_UP, "dZ[i, w, h, c]"))],
        "upstream-transposed-biases": [(_DB, _DB.replace(_UP, "dZ[i, w, h, c]"))],
        "upstream-left-out-input": [(_DA, _DA.replace(" * " + _UP, ""))],
        "upstream-left-out-filters": [(_DW, _DW.replace(" * " + _UP, ""))],
        "upstream-left-out-biases": [(_DB, _DB.replace(_UP, "1"))],
        "upstream-first-example": [(_UP, "dZ[0, h, w, c]")],
        "slice-first-example": [("= A_prev_pad[i]", "= A_prev_pad[0]")],
        "first-filter-only": [(_DA, _DA.replace("W[:, :, :, c]", "W[:, :, :, 0]"))],
        "last-filter-only": [(_DA, "pass"), ("                # after place w", "                da_slice += W[:, :, :, c] * dZ[i, h, w, c]")],
        "filters-last-filter-only": [(_DW, "pass"), ("                # after place w", "                dW[:, :, :, c] += a_slice * dZ[i, h, w, c]")],
        "biases-last-filter-only": [(_DB, "pass"), ("                # after place w", "                db[:, :, :, c] += dZ[i, h, w, c]")],
        "input-last-place-only": [(_DA, "pass"), ("            # after row h", "            da_slice += W[:, :, :, c] * dZ[i, h, w, c]")],
        "filters-last-place-only": [(_DW, "pass"), ("            # after row h", "            dW[:, :, :, c] += a_slice * dZ[i, h, w, c]")],
        "biases-last-place-only": [(_DB, "pass"), ("            # after row h", "            db[:, :, :, c] += dZ[i, h, w, c]")],
        "one-example-only": [
            ("        a_prev_pad = A_prev_pad[i]", "        dW[:] = 0\n        db[:] = 0\n        a_prev_pad = A_prev_pad[i]")
        ],
        "last-example-written": [
            ("        dA_prev[i] = " + _CUT, "    dA_prev[i] = " + _CUT),
        ],
        "divided-by-m": [("    return dA_prev, dW, db", "    return dA_prev, dW / m, db / m")],
        "filters-divided-by-m": [("    return dA_prev, dW, db", "    return dA_prev, dW / m, db")],
        "biases-divided-by-m": [("    return dA_prev, dW, db", "    return dA_prev, dW, db / m")],
        "input-divided-by-m": [("    return dA_prev, dW, db", "    return dA_prev / m, dW, db")],
        "all-divided-by-m": [("    return dA_prev, dW, db", "    return dA_prev / m, dW / m, db / m")],
        "minus-pad": [(_CUT, "da_prev_pad[pad:-pad, pad:-pad, :]")],
        "minus-pad-at-the-end": [
            ("    return dA_prev, dW, db", "    return dA_prev_pad[:, pad:-pad, pad:-pad, :], dW, db")
        ],
        "cut-from-the-corner": [(_CUT, "da_prev_pad[:n_H_prev, :n_W_prev, :]")],
        "padding-kept": [("    return dA_prev, dW, db", "    return dA_prev_pad, dW, db")],
        "size-from-output": [
            (
                "    return dA_prev, dW, db",
                "    return dA_prev[:, : (n_H - 1) * stride + f_h - 2 * pad, : (n_W - 1) * stride + f_w - 2 * pad], dW, db",
            )
        ],
        "input-not-padded": [("A_prev_pad = zero_pad(A_prev, pad)", "A_prev_pad = A_prev")],
        "factors-exchanged": [(_DA, _DA.replace("W[:, :, :, c]", "a_slice")), (_DW, _DW.replace("a_slice", "W[:, :, :, c]"))],
        "filter-for-slice": [(_DW, _DW.replace("a_slice", "W[:, :, :, c]"))],
        "slice-for-filter": [(_DA, _DA.replace("W[:, :, :, c]", "a_slice"))],
        "biases-not-summed": [(_DB, "db[:, :, :, c] += dZ[i, h, w, c] / (n_H * n_W)")],
        **_early("return dA_prev, dW, db"),
    },
    "pool_forward": {
        "pool-forward-stride-ignored": [(_CORNER, "vert_start = h"), (_COLUMN, "horiz_start = w")],
        "pool-forward-column-from-row": [(_COLUMN, "horiz_start = h * stride")],
        "pool-forward-end-from-stride": [("vert_start + f", "vert_start + stride"), ("horiz_start + f", "horiz_start + stride")],
        "pool-forward-end-minus-one": [("vert_start + f", "vert_start + f - 1"), ("horiz_start + f", "horiz_start + f - 1")],
        "pool-forward-always-max": [("np.mean(a_slice)", "np.max(a_slice)")],
        "pool-forward-always-average": [("np.max(a_slice)", "np.mean(a_slice)")],
        "pool-forward-loops-with-stride": [
            ("for h in range(n_H)", "for h in range(0, n_H, stride)"),
            ("for w in range(n_W)", "for w in range(0, n_W, stride)"),
            (_CORNER, "vert_start = h"),
            (_COLUMN, "horiz_start = w"),
        ],
        "pool-forward-all-channels": [("horiz_start:horiz_end, c]", "horiz_start:horiz_end]")],
        "pool-forward-modes-exchanged": [('mode == "max"', 'mode != "max"')],
        "pool-forward-sum-for-mean": [("np.mean", "np.sum")],
        "pool-forward-max-of-magnitude": [("np.max(a_slice)", "np.max(np.abs(a_slice))")],
        "pool-forward-max-with-zero": [("np.max(a_slice)", "max(0, np.max(a_slice))")],
        "pool-forward-minimum": [("np.max(a_slice)", "np.min(a_slice)")],
        "pool-forward-first-example": [("A_prev[i]", "A_prev[0]")],
        "pool-forward-transposed": [("A[i, h, w, c] =", "A[i, w, h, c] =")],
        "pool-forward-size-without-one": [("int(1 + (n_H_prev - f) / stride)", "int((n_H_prev - f) / stride)"), ("int(1 + (n_W_prev - f) / stride)", "int((n_W_prev - f) / stride)")],
        **{
            f"pool-forward-{name}".replace("filter", "channel"): edit
            for name, edit in _early("return A, (A_prev, hparameters)", "# after channel c").items()
        },
    },
    "create_mask_from_window": {
        "mask-of-magnitude": [("x == np.max(x)", "np.abs(x) == np.max(np.abs(x))")],
        "mask-against-magnitude": [("x == np.max(x)", "x == np.max(np.abs(x))")],
        "mask-of-minimum": [("x == np.max(x)", "x == np.min(x)")],
        "mask-inverted": [("x == np.max(x)", "x != np.max(x)")],
        "mask-of-rows": [("x == np.max(x)", "x == np.max(x, axis=1, keepdims=True)")],
        "mask-of-columns": [("x == np.max(x)", "x == np.max(x, axis=0, keepdims=True)")],
        "mask-keeps-value": [("x == np.max(x)", "x * (x == np.max(x))")],
    },
    "distribute_value": {
        "value-not-shared": [("dz / (n_H * n_W)", "dz")],
        "value-left-out": [("dz / (n_H * n_W)", "1 / (n_H * n_W)")],
        "value-divided-by-side": [("dz / (n_H * n_W)", "dz / n_H")],
        "value-divided-by-sum": [("dz / (n_H * n_W)", "dz / (n_H + n_W)")],
        "value-as-integer": [("dz / (n_H * n_W)", "dz // (n_H * n_W)")],
    },
    "pool_backward": {
        "pool-stride-ignored": [(_CORNER, "vert_start = h"), (_COLUMN, "horiz_start = w")],
        "pool-column-from-row": [(_COLUMN, "horiz_start = h * stride")],
        "pool-end-from-stride": [("vert_start + f", "vert_start + stride"), ("horiz_start + f", "horiz_start + stride")],
        "pool-assigned": [("da_slice +=", "da_slice[:] =")],
        "pool-assigned-max": [("da_slice += mask", "da_slice[:] = mask")],
        "pool-assigned-average": [("da_slice += distribute_value", "da_slice[:] = distribute_value")],
        "pool-end-minus-one": [("vert_start + f", "vert_start + f - 1"), ("horiz_start + f", "horiz_start + f - 1")],
        "pool-subtracted": [("da_slice +=", "da_slice -=")],
        "not-shared": [("distribute_value(dA[i, h, w, c], (f, f))", "dA[i, h, w, c]")],
        "pool-divided-by-side": [("distribute_value(dA[i, h, w, c], (f, f))", "dA[i, h, w, c] / f")],
        "pool-upstream-left-out": [("mask * dA[i, h, w, c]", "mask"), ("distribute_value(dA[i, h, w, c],", "distribute_value(1,")],
        "pool-mask-left-out": [("mask * dA[i, h, w, c]", "dA[i, h, w, c]")],
        "pool-modes-exchanged": [('mode == "max"', 'mode != "max"')],
        "pool-upstream-transposed": [("dA[i, h, w, c]", "dA[i, w, h, c]")],
        "pool-upstream-first-example": [("dA[i, h, w, c]", "dA[0, h, w, c]")],
        "pool-mask-first-example": [("a_prev = A_prev[i]", "a_prev = A_prev[0]")],
        "pool-mask-first-channel": [
            ("a_prev[vert_start:vert_end, horiz_start:horiz_end, c]", "a_prev[vert_start:vert_end, horiz_start:horiz_end, 0]")
        ],
        "pool-upstream-window": [
            ("mask * dA[i, h, w, c]", "mask * dA[i, vert_start:vert_end, horiz_start:horiz_end, c]"),
            ("distribute_value(dA[i, h, w, c], (f, f))", "dA[i, vert_start:vert_end, horiz_start:horiz_end, c] / (f * f)"),
        ],
        "pool-upstream-window-mean": [
            ("mask * dA[i, h, w, c]", "mask * dA[i, vert_start:vert_end, horiz_start:horiz_end, c]"),
            ("distribute_value(dA[i, h, w, c],", "distribute_value(np.mean(dA[i, vert_start:vert_end, horiz_start:horiz_end, c]),"),
        ],
        "pool-minimum": [
            ("create_mask_from_window(a_prev[vert_start:vert_end, horiz_start:horiz_end, c])",
             "create_mask_from_window(-a_prev[vert_start:vert_end, horiz_start:horiz_end, c])")
        ],
        "pool-last-channel-only": [
            ("                    # after channel c", "                    dA_prev[i, :, :, :c] = 0"),
        ],
        **{
            (f"pool-{name}").replace("filter", "channel"): edit
            for name, edit in _early("return dA_prev", "# after channel c").items()
        },
    },
}


def changed(source, edits):
    """The source of a function with a mistake: every edit must apply."""
    for right, wrong in edits:
        if right not in source:
            raise ValueError(f"layers.py has no {right!r}: expected the line that the mistake changes")
        source = source.replace(right, wrong)
    return source
