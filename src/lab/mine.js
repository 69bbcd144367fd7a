// Which mistake gives the reader's arrays, for any shape.
Lab.instruments.mine = (context, message) => {
    const { el, both, flat, reader, show, Say } = Lab;
    const FUNCTIONS = [
        { name: "conv_forward", gives: ["Z"] },
        { name: "conv_backward", gives: ["dA_prev", "dW", "db"] },
        { name: "pool_forward", gives: ["max", "average"] },
        { name: "pool_backward", gives: ["max", "average"] },
    ];
    const areas = {};
    const func = Lab.choice("function", "哪个函数", "function", FUNCTIONS.map(({ name }) => [name, name, name]), "conv_backward", rebuild);
    const source = Lab.choice("source", "输入从哪来", "inputs", [
        ["seed", "按种子生成，和课程一样", "drawn by a seed, as in the course"],
        ["paste", "粘贴", "pasted"],
    ], "seed", rebuild);
    const upstream = Lab.choice("upstream", "dZ", "dZ", [
        ["z", "就是 Z（课程）", "is Z (course)"],
        ["drawn", "接着用 randn 生成", "drawn next by randn"],
    ], "z", () => {});
    const precision = Lab.choice("precision", "精度", "precision", [["f64", "float64", "float64"], ["f32", "float32", "float32"]], "f64", () => {});
    const text = (name, zh, en, value) => {
        const input = el("input", { name, value, autocomplete: "off", size: 12 });
        return { element: el("label", { class: "lab-field" }, both(zh, en), input), input };
    };
    const stride = text("stride", "步幅", "stride", "2");
    const pad = text("pad", "填充", "padding", "2");
    const window_ = text("f", "窗口", "window", "2");
    const seed = text("seed", "种子", "seed", "1");
    const shapes = { a: text("shape_a", "A_prev 的形状", "shape of A_prev", "10, 4, 4, 3"), w: text("shape_w", "W 的形状", "shape of W", "2, 2, 3, 8") };

    const settings = el("div", { class: "lab-controls" });
    const inputs = el("div", { class: "lab-pastes" });
    const outputs = el("div", { class: "lab-pastes" });
    const result = el("div", { class: "lab-result", role: "status" });
    const go = Lab.button("找原因", "Find out why", diagnose);
    go.classList.add("lab-primary");

    // A field for an array; an .npy file can be dropped on it.
    function area(key, name, optional) {
        const field = el("textarea", { name: key, rows: 3, spellcheck: "false", autocomplete: "off" });
        const note = el("span", { "data-message": "", class: "lab-message", role: "alert" });
        const label = el("label", { class: "lab-paste" },
            el("span", {}, el("code", {}, name), " ", ...(optional ? [both("（可以不填）", "(may be left out)")] : [])), field, note);
        const entry = areas[key] = { element: label, field, bytes: undefined, note };
        field.addEventListener("input", () => { entry.bytes = undefined; note.replaceChildren(); });
        field.addEventListener("dragover", event => event.preventDefault());
        field.addEventListener("drop", async event => {
            const file = event.dataTransfer?.files[0];
            if (!file) return;
            event.preventDefault();
            const bytes = new Uint8Array(await file.arrayBuffer());
            try {
                const { shape } = parse(bytes).array;
                entry.bytes = bytes;
                field.value = `${file.name}: (${[...shape].join(", ")})`;
                note.replaceChildren();
            } catch (error) { complain(entry, error); }
        });
        return label;
    }
    function complain(entry, error) {
        if (!(error instanceof Say)) throw error;
        entry.note.replaceChildren(both(error.zh, error.en));
        return undefined;
    }
    function parse(bytes) {
        const read = reader(context.ask("read", [], bytes).numbers);
        return { halfUnit: read.next(), array: read.array() };
    }
    const bytesOf = ({ field, bytes }) => bytes ?? new TextEncoder().encode(field.value);
    const given = entry => entry.bytes || entry.field.value.trim();

    const pools = () => func.read().startsWith("pool");
    function rebuild() {
        const drawn = source.read() === "seed";
        const back = func.read().endsWith("backward");
        upstream.element.hidden = !drawn || !back;
        settings.replaceChildren(func.element, source.element, stride.element, pools() ? window_.element : pad.element,
            ...(drawn ? [seed.element, shapes.a.element, ...(pools() ? [] : [shapes.w.element])] : []), upstream.element, precision.element);
        inputs.replaceChildren(...(drawn ? [] : [
            area("A_prev", "A_prev"),
            ...(pools() ? [] : [area("W", "W"), area("b", "b", back)]),
            ...(back ? [area("dZ", pools() ? "dA" : "dZ")] : []),
        ]));
        const { gives } = FUNCTIONS.find(({ name }) => name === func.read());
        outputs.replaceChildren(el("p", {}, both("你的函数得到的数组，至少填一个：", "What your function returns; fill in at least one:")),
            ...gives.map((name, at) => area(`given${at}`, name, gives.length > 1)));
        result.replaceChildren();
    }

    function numbers({ input }, count, zh, en) {
        const parts = input.value.replace(/[()（）]/g, "").split(/[\s,，]+/).filter(Boolean).map(Number);
        const good = parts.length === count && parts.every(part => Number.isInteger(part) && part >= 0);
        input.toggleAttribute("aria-invalid", !good);
        if (!good) {
            input.focus();
            throw new Say(`${zh}：“${input.value}”，应该是${count > 1 ? ` ${count} 个整数` : "一个整数"}。`,
                `${en}: “${input.value}”; expected ${count > 1 ? `${count} whole numbers` : "a whole number"}.`);
        }
        return parts;
    }

    // The inputs as the program wants them.
    function question() {
        const back = func.read().endsWith("backward");
        const list = [FUNCTIONS.findIndex(({ name }) => name === func.read()), ...numbers(stride, 1, "步幅", "stride"),
            ...(pools() ? numbers(window_, 1, "窗口", "window") : numbers(pad, 1, "填充", "padding"))];
        if (source.read() === "seed") {
            list.push(1, ...numbers(seed, 1, "种子", "seed"), ...numbers(shapes.a, 4, "A_prev 的形状", "shape of A_prev"),
                ...(pools() ? [0, 0, 0, 0] : numbers(shapes.w, 4, "W 的形状", "shape of W")), upstream.read() === "z" && !pools() ? 1 : 0);
        } else {
            list.push(0);
            const nothing = [0, 0];
            for (const key of pools() ? ["A_prev", null, null, back ? "dZ" : null] : ["A_prev", "W", "b", back ? "dZ" : null]) {
                const entry = key && areas[key];
                if (!entry || (key === "b" && !given(entry))) { list.push(...nothing); continue; }
                try { list.push(...flat(parse(bytesOf(entry)).array)); } catch (error) { complain(entry, error); throw error; }
            }
        }
        list.push(precision.read() === "f32" ? 1 : 0);
        return list;
    }

    function diagnose() {
        result.replaceChildren();
        message.replaceChildren();
        try {
            const list = question();
            const { gives } = FUNCTIONS.find(({ name }) => name === func.read());
            const arrays = gives.map((_, at) => {
                const entry = areas[`given${at}`];
                if (!given(entry)) return undefined;
                try { return parse(bytesOf(entry)); } catch (error) { complain(entry, error); throw error; }
            });
            if (!arrays.some(Boolean)) throw new Say("请至少粘贴一个数组。", "Please paste at least one array.");
            for (const pasted of arrays) {
                if (!pasted) list.push(0);
                else if (pasted.array.data.length === 1) list.push(2, pasted.halfUnit, pasted.array.data[0]);
                else list.push(1, pasted.halfUnit, ...flat(pasted.array));
            }
            result.replaceChildren(el("p", {}, both("正在比对……", "Comparing…")));
            // so that the reader sees it before the program takes its time
            setTimeout(() => {
                try { answer(context.ask("mine", list), gives, arrays); } catch (error) { failed(error); }
            }, 30);
        } catch (error) { failed(error); }
    }
    function failed(error) {
        if (!(error instanceof Say)) throw error;
        result.replaceChildren();
        message.replaceChildren(both(error.zh, error.en));
    }

    function answer({ numbers, text }, gives, arrays) {
        const read = reader(numbers);
        const status = read.next();
        const which = read.next();
        const first = which < 0 ? undefined : { name: gives[which], given: read.next(), right: read.next(), wrong: read.next(), of: read.next(), at: [...read.array().data] };
        const right = gives.map(read.array);
        const lines = text.split("\n").filter(Boolean).map(line => line.split("\t"));
        const parts = [];
        if (status === 0) parts.push(el("p", { class: "lab-right" }, both("你给的数都对。", "All that you gave is right.")));
        if (status === 1) {
            parts.push(el("p", {}, lines.length > 1
                ? both("下面每一种都恰好得出你给的全部数：", "Each of these gives exactly all of your numbers:")
                : both("这个错误恰好得出你给的全部数：", "This mistake gives exactly all of your numbers:")));
            parts.push(el("ul", {}, ...lines.map(line => {
                const item = el("li");
                for (let at = 0; at < line.length; at += 3) {
                    if (at) item.append(el("br"), both("同时：", "and at the same time: "));
                    item.append(both(line[at], line[at + 1]), " ", el("a", { href: line[at + 2] }, both("书里的解释", "in the book")));
                }
                return item;
            })));
            if (lines.length > 1) parts.push(el("p", {}, both("换一组形状再比，例如高不等于宽、步幅 2、填充 1，就能分清。", "Another shape tells them apart, for example with height unlike width, stride 2 and padding 1.")));
        }
        if (status === 2) {
            parts.push(el("p", {}, both("没有哪个已知的错误、也没有哪两个一起，得出这些数。", "No known mistake, and no two of them together, gives these numbers.")));
            for (const [zh, en] of lines) parts.push(el("p", {}, both(zh, en)));
        }
        if (first) {
            const place = `${first.name}[${first.at.join(", ")}]`;
            parts.push(el("p", { class: "lab-sum" }, both(
                `第一个不同的数：${place} 是 ${show(first.given)}，应该是 ${show(first.right)}；${first.of} 个数里有 ${first.wrong} 个不同。`,
                `The first number that differs: ${place} is ${show(first.given)} and should be ${show(first.right)}; ${first.wrong} of ${first.of} numbers differ.`)));
            if (first.at.length === 4) parts.push(...compare(first, right[gives.indexOf(first.name)], arrays[gives.indexOf(first.name)].array));
        } else if (status !== 0) {
            arrays.forEach((pasted, at) => {
                if (!pasted || pasted.array.data.length === 1 || Lab.size(pasted.array.shape) === Lab.size(right[at].shape)) return;
                parts.push(el("p", {}, both(`${gives[at]} 的形状是 (${[...pasted.array.shape].join(", ")})，应该是 (${[...right[at].shape].join(", ")})。`,
                    `${gives[at]} has shape (${[...pasted.array.shape].join(", ")}); expected (${[...right[at].shape].join(", ")}).`)));
            });
        }
        result.replaceChildren(...parts);
    }

    // The plane with the first difference, right and given, with what differs marked.
    function compare({ name, at }, right, pasted) {
        const filters = name === "dW";
        const [down, across] = filters ? [0, 1] : [1, 2];
        const given = { shape: right.shape, data: pasted.data };
        const plane = array => {
            const [high, wide] = [right.shape[down], right.shape[across]];
            const data = [];
            for (let y = 0; y < high; y++) for (let x = 0; x < wide; x++) {
                const index = [...at];
                index[down] = y; index[across] = x;
                data.push(array.data[Lab.placeOf(right.shape, index)]);
            }
            return { shape: [1, high, wide, 1], data: Float64Array.from(data) };
        };
        const [expected, found] = [plane(right), plane(given)];
        const scale = Math.max(...expected.data.map(Math.abs), 1e-300);
        const wrong = [...found.data].flatMap((value, i) => Math.abs(value - expected.data[i]) <= 1e-4 * scale ? [] : [i]);
        const grids = [Lab.grid("given", "你的", "yours"), Lab.grid("right", "应有的", "right")];
        grids[0].set(found);
        grids[1].set(expected);
        grids.forEach(grid => grid.mark("lab-wrong", wrong));
        const rest = at.map((i, axis) => axis === down || axis === across ? ":" : i).join(", ");
        return [el("p", { class: "lab-hint" }, both(`${name}[${rest}]，不同的格子有底色：`, `${name}[${rest}], with the cells that differ tinted:`)),
            el("div", { class: "lab-board" }, ...grids.map(grid => grid.element))];
    }

    rebuild();
    return [settings, inputs, outputs, el("div", { class: "lab-transport" }, go), result];
};
