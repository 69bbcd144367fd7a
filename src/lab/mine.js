// Which mistake gives the reader's arrays, for any shape.
Lab.instruments.mine = (context, message) => {
    const { el, both, flat, reader, Say } = Lab;
    const FUNCTIONS = [
        { name: "conv_forward", gives: ["Z"] },
        { name: "conv_backward", gives: ["dA_prev", "dW", "db"] },
        { name: "pool_forward", gives: ["max", "average"] },
        { name: "pool_backward", gives: ["max", "average"] },
    ];
    const areas = {};
    // the words of the mistakes, which the field above the lab uses too
    const { mistakes } = JSON.parse(document.getElementById("known-numbers").textContent);
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
    const draws = el("p", { class: "lab-hint" });
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
        return new Said();
    }
    // The reader has been told already, at the field.
    class Said extends Error {}
    function parse(bytes) {
        const read = reader(context.ask("read", [], bytes).numbers);
        return { halfUnit: read.next(), array: read.array() };
    }
    const bytesOf = ({ field, bytes }) => bytes ?? new TextEncoder().encode(field.value);
    const given = entry => entry.bytes || entry.field.value.trim();

    const pools = () => func.read().startsWith("pool");
    // The course's own shapes, until the reader has others.
    function usual() {
        const [own, other] = pools() ? [["1", "5, 5, 3, 2"], ["2", "10, 4, 4, 3"]] : [["2", "10, 4, 4, 3"], ["1", "5, 5, 3, 2"]];
        if (stride.input.value === other[0] && shapes.a.input.value === other[1]) [stride.input.value, shapes.a.input.value] = own;
    }
    function rebuild() {
        usual();
        const drawn = source.read() === "seed";
        const back = func.read().endsWith("backward");
        upstream.element.hidden = !drawn || !back || pools();
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
        draws.replaceChildren(...(drawn ? [pools()
            ? both("np.random.seed(种子) 之后依次生成 A_prev 和上游梯度。", "After np.random.seed(seed), A_prev and then the upstream gradient are drawn.")
            : both("np.random.seed(种子) 之后依次生成 A_prev、W、b（形状 1, 1, 1, n_C）。", "After np.random.seed(seed), A_prev, W and b (shape 1, 1, 1, n_C) are drawn in this order.")] : []));
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
    function question(tolerance) {
        // printed inputs are rounded, and so are results that are computed from them
        let rounding = 0;
        const input = entry => {
            const { halfUnit, array } = parse(bytesOf(entry));
            rounding = Math.max(rounding, halfUnit / Math.max(Math.hypot(...array.data) / Math.sqrt(array.data.length), 1e-300));
            return array;
        };
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
                if (!given(entry)) throw complain(entry, new Say(`缺少 ${key}，请粘贴 print(${key}) 的输出。`, `${key} is missing; paste what print(${key}) prints.`));
                try { list.push(...flat(input(entry))); } catch (error) { throw complain(entry, error); }
            }
        }
        list.push(Math.max(tolerance, 20 * rounding));
        return list;
    }

    function diagnose() {
        result.replaceChildren();
        message.replaceChildren();
        try {
            const single = precision.read() === "f32";
            const list = question(single ? 1e-4 : 1e-9);
            const before = list.length;
            const { gives } = FUNCTIONS.find(({ name }) => name === func.read());
            const arrays = gives.map((_, at) => {
                const entry = areas[`given${at}`];
                if (!given(entry)) return undefined;
                try { return parse(bytesOf(entry)); } catch (error) { throw complain(entry, error); }
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
                try {
                    const found = context.ask("mine", list);
                    // numbers of float32 look wrong only in their last digits
                    const looser = found.numbers[0] !== 0 && !single && context.ask("mine", list.with(before - 1, 1e-4)).numbers[0] === 0;
                    if (looser) result.replaceChildren(el("p", { class: "lab-right" }, both("这些数在 float32 的精度内都对。", "These numbers are right to the precision of float32.")));
                    else answer(found, gives, arrays);
                } catch (error) { failed(error); }
            }, 30);
        } catch (error) { failed(error); }
    }
    function failed(error) {
        result.replaceChildren();
        if (error instanceof Said) return;
        if (!(error instanceof Say)) throw error;
        message.replaceChildren(both(error.zh, error.en));
    }

    const exact = x => Number.isFinite(x) ? String(Number(x.toPrecision(9))) : String(x);
    function answer({ numbers, text }, gives, arrays) {
        const read = reader(numbers);
        const status = read.next();
        const which = read.next();
        const first = which < 0 ? undefined : { name: gives[which], given: read.next(), right: read.next(), wrong: read.next(), of: read.next(), at: [...read.array().data] };
        const right = gives.map(read.array);
        const lines = text.split("\n").filter(Boolean).map(line => line.split("\t"));
        const parts = [];
        const broken = arrays.flatMap((pasted, at) => pasted ? [[gives[at], pasted.array.data.filter(x => !Number.isFinite(x)).length]] : []).filter(([, n]) => n);
        for (const [name, n] of broken) parts.push(el("p", {}, both(`${name} 有 ${n} 个数是 NaN 或无穷大。`, `${n} numbers of ${name} are NaN or infinite.`)));
        const onlyMeans = arrays.every((pasted, at) => !pasted || (pasted.array.data.length === 1 && Lab.size(right[at].shape) > 1));
        if (status === 0) parts.push(el("p", { class: "lab-right" }, onlyMeans
            ? both("平均值对。这还不能说明数组的每个数都对，最好粘贴整个数组。", "The mean is right. This does not show that every number of the array is; better paste the whole array.")
            : both("你给的数都对。", "All that you gave is right.")));
        if (status === 1) {
            parts.push(el("p", {}, lines.length > 1
                ? both("下面每一种都恰好得出你给的全部数：", "Each of these gives exactly all of your numbers:")
                : both("这个错误恰好得出你给的全部数：", "This mistake gives exactly all of your numbers:")));
            parts.push(el("ul", {}, ...lines.map(line => {
                const item = el("li");
                line.forEach((name, at) => {
                    const [zh, en, page] = mistakes[name];
                    if (at) item.append(el("br"), both("同时：", "and at the same time: "));
                    item.append(both(zh, en), " ", el("a", { href: page }, both("→ 书里的解释", "→ in the book")));
                });
                return item;
            })));
            if (lines.length > 1) parts.push(el("p", {}, both("把所有的数组都粘贴上，或者换一组形状（例如高不等于宽、步幅 2、填充 1），就能分清。", "To tell them apart, paste all arrays, or use another shape, for example with height unlike width, stride 2 and padding 1.")));
        }
        if (status === 2) {
            parts.push(el("p", {}, both("没有哪个已知的错误、也没有哪两个一起，得出这些数。", "No known mistake, and no two of them together, gives these numbers.")));
            for (const [zh, en] of broken.length ? [] : lines) parts.push(el("p", {}, both(zh, en)));
        }
        if (first) {
            const place = `${first.name}[${first.at.join(", ")}]`;
            parts.push(el("p", { class: "lab-sum" }, both(
                `第一个不同的数：${place} 是 ${exact(first.given)}，应该是 ${exact(first.right)}；${first.of} 个数里有 ${first.wrong} 个不同。`,
                `The first number that differs: ${place} is ${exact(first.given)} and should be ${exact(first.right)}; ${first.wrong} of ${first.of} numbers differ.`)));
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
    return [settings, draws, inputs, outputs, el("div", { class: "lab-transport" }, go), result];
};
