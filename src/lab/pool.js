// Pooling: which pixel wins, who shares, and where the gradient goes back.
Lab.instruments.pool = (context, message) => {
    const { el, both, flat, reader, copy, pack, unpack, sides, changed, resized, show, factor, Say } = Lab;
    const names = (i, k, m, n) => [
        [m > 1 ? `样本 ${i}` : "", n > 1 ? `通道 ${k}` : ""].filter(Boolean).join("，"),
        [m > 1 ? `example ${i}` : "", n > 1 ? `channel ${k}` : ""].filter(Boolean).join(", "),
    ];
    const grids = {
        a: Lab.grid("a", "A 输入", "A, input", { edit: edit("a"), point, planes: names }),
        z: Lab.grid("z", "Z 池化的结果", "Z, pooled", { point, planes: names }),
        dz: Lab.grid("dz", "dZ 上游梯度", "dZ, upstream gradient", { edit: edit("dz"), point, planes: names }),
        da: Lab.grid("da", "dA 输入的梯度", "dA, gradient of the input", { point, planes: names }),
    };
    const TITLES = { a: "A", z: "Z", dz: "dZ", da: "dA" };
    const fields = {};
    const number = (name, zh, en, options) => {
        fields[name] = Lab.field(name, zh, en, 1, { ...options, change: () => update(name) });
        return fields[name].element;
    };
    const mode = Lab.choice("mode", "取什么", "take", [["max", "最大值", "the maximum"], ["average", "平均值", "the mean"]], "max", () => update());
    const ties = Lab.choice("ties", "并列的最大值", "ties", [
        ["every", "每个都拿全部（课程）", "each gets all (course)"],
        ["first", "只给第一个（PyTorch）", "the first gets it (PyTorch)"],
        ["shared", "平分", "they share it"],
    ], "first", () => update());
    const ceil = Lab.choice("ceil", "最后一个不完整的窗口", "incomplete last window", [["0", "舍去", "left out"], ["1", "保留（ceil mode）", "kept (ceil mode)"]], "0", () => update());
    const divisor = Lab.choice("divisor", "平均值除以", "a mean divides by", [["0", "窗口的格数", "the cells of the window"], ["1", "窗口下的像素数", "the pixels under it"]], "0", () => update());
    const controls = el("div", { class: "lab-controls" }, mode.element, ties.element,
        number("f_h", "窗口高 f_h", "window height f_h", { least: 1, most: 12 }),
        number("f_w", "窗口宽 f_w", "window width f_w", { least: 1, most: 12 }),
        number("stride", "步幅", "stride", { least: 1 }),
        number("pad", "填充", "padding", { four: true, most: 9 }));
    const more = el("details", { class: "lab-more" }, el("summary", {}, both("边缘和尺寸", "Borders and sizes")), el("div", { class: "lab-controls" },
        ceil.element, divisor.element,
        number("n_h", "输入的高", "input height", { least: 1, most: 24 }),
        number("n_w", "输入的宽", "input width", { least: 1, most: 24 })));
    const sumLine = el("p", { "data-sum": "", class: "lab-sum", "aria-live": "polite" });
    const sum = Lab.line(sumLine);
    const after = (sign, element) => el("div", { class: "lab-signed" }, el("span", { class: "lab-sign", "aria-hidden": "true" }, sign), element);
    const board = el("div", { class: "lab-board" }, grids.a.element, after("→", grids.z.element), el("div", { class: "lab-break" }), grids.dz.element, after("→", grids.da.element));
    const hint = el("p", { class: "lab-hint" }, both(
        "指着一个窗口的结果，看梯度分给谁；指着 dA 的一格，看它从哪些窗口收到。取最大值时，把两个数改成一样大，看并列时怎样分。",
        "Point at a result to see who gets its gradient; point at a cell of dA to see which windows it comes from. With the maximum, make two numbers equal to see a tie."));

    let state, answer, pointed;
    const question = ({ f, stride, pad, ceil, divisor, mode, ties, a, dz }) =>
        [...f, stride, ...pad, ceil, divisor, mode === "max" ? 0 : 1, ["every", "first", "shared"].indexOf(ties), ...flat(a), ...flat(dz)];
    function compute(next) {
        const read = reader(context.ask("pool", question(next)).numbers);
        const [z, dz, da] = [read.array(), read.array(), read.array()];
        state = { ...next, dz };
        answer = { z, da };
    }
    function initial() {
        const { a, dz, f = [2, 2], stride = 2, pad = [0, 0, 0, 0], mode = "max", ties = "first", ceil = 0, divisor = 0 } = context.initial;
        return { a: copy(a), dz: copy(dz), f, stride, pad, mode, ties, ceil, divisor };
    }
    function update(field) {
        try {
            const read = name => name === field ? fields[name].read() : fields[name].accepted();
            const [i, , , k] = state.a.shape;
            compute({
                ...state, f: [read("f_h"), read("f_w")], stride: read("stride"), pad: read("pad"),
                mode: mode.read(), ties: ties.read(), ceil: Number(ceil.read()), divisor: Number(divisor.read()),
                a: resized(state.a, [i, read("n_h"), read("n_w"), k], at => at % 3 + 1),
            });
            message.replaceChildren();
        } catch (error) {
            if (!(error instanceof Say) || field) throw error; // the field says it
            message.replaceChildren(both(error.zh, error.en));
            setFields();
        }
        draw();
        save();
    }
    function edit(key) {
        return (at, text) => {
            try {
                compute({ ...state, [key]: changed(state[key], at, text) });
                if (message.firstChild) message.replaceChildren();
            } catch (error) {
                if (!(error instanceof Say)) throw error;
                message.replaceChildren(both(error.zh, error.en));
            }
            draw();
            save();
        };
    }

    const name = (key, at) => `${TITLES[key]}[${Lab.indexOf((state[key] ?? answer[key]).shape, at).join(",")}]`;
    function explain(key, at) {
        const pixel = key === "a" || key === "da";
        const { numbers } = context.ask("poolLinks", [...question(state), pixel ? 1 : 0, at]);
        const found = Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
        const near = found.map(([place]) => place);
        const getting = found.filter(([, share]) => share).map(([place]) => place);
        const [here, there] = pixel ? [["a", "da"], ["z", "dz"]] : [["z", "dz"], ["a", "da"]];
        for (const of of Object.keys(grids)) for (const mark of ["lab-here", "lab-window", "lab-needed"]) grids[of].mark(mark, []);
        here.forEach(of => grids[of].mark("lab-here", [at]));
        there.forEach(of => { grids[of].mark("lab-window", near); grids[of].mark("lab-needed", getting); });
        if (pixel) {
            const parts = found.filter(([, share]) => share).map(([place, share]) => `${factor(state.dz.data[place])}·${factor(share)}`);
            if (parts.length) sum.plain(`${name("da", at)} = ${parts.join(" + ")} = ${show(answer.da.data[at])}`);
            else sum.say(`${name("da", at)} = 0：没有窗口把梯度给它`, `${name("da", at)} = 0: no window gives it a gradient`);
        } else {
            const under = near.map(place => show(state.a.data[place]));
            const list = found.filter(([, share]) => share).map(([place, share]) => `${name("a", place)}: ${show(share)}`).join(", ");
            const z = `${name("z", at)} =`, value = show(answer.z.data[at]);
            if (state.mode === "max") sum.say(`${z} ${under.join("、")} 的最大值 = ${value}。梯度的份额：${list}`, `${z} the maximum of ${under.join(", ")} = ${value}. Shares of the gradient: ${list}`);
            else {
                // each pixel has the same share, one over what the sum is divided by
                const n = Math.round(1 / found[0][1]);
                const zeros = n - found.length;
                sum.say(`${z} (${under.join(" + ")}) / ${n} = ${value}${zeros ? `（窗口里有 ${zeros} 格填充，按 0 算）` : ""}。每个像素得到梯度的 1/${n}`,
                    `${z} (${under.join(" + ")}) / ${n} = ${value}${zeros ? ` (${zeros} cells of padding count as 0)` : ""}. Each pixel gets 1/${n} of the gradient`);
            }
        }
    }
    function point(key, at) {
        pointed = [key, at];
        explain(key, at);
    }

    function draw() {
        grids.a.set(state.a);
        grids.z.set(answer.z);
        grids.dz.set(state.dz);
        grids.da.set(answer.da);
        ties.element.hidden = state.mode !== "max";
        divisor.element.hidden = state.mode === "max";
        if (pointed && pointed[1] < Lab.size((state[pointed[0]] ?? answer[pointed[0]]).shape)) explain(...pointed);
        else for (const grid of Object.values(grids)) for (const mark of ["lab-here", "lab-window", "lab-needed"]) grid.mark(mark, []);
    }
    function setFields() {
        const { f, stride, pad, a } = state;
        const values = { f_h: f[0], f_w: f[1], stride, pad: sides(pad), n_h: a.shape[1], n_w: a.shape[2] };
        for (const [name, value] of Object.entries(values)) fields[name].set(value);
        mode.set(state.mode);
        ties.set(state.ties);
        ceil.set(String(state.ceil));
        divisor.set(String(state.divisor));
    }
    function save() {
        context.remember({ ...state, a: pack(state.a), dz: pack(state.dz) });
    }
    function reset() {
        compute(initial());
        pointed = undefined;
        sum.plain("");
        message.replaceChildren();
        setFields();
        draw();
        context.remember();
    }
    try {
        compute({ ...context.state, a: unpack(context.state.a), dz: unpack(context.state.dz) });
        setFields();
        draw();
    } catch {
        reset();
    }
    controls.append(Lab.button("恢复原样", "Reset", reset));
    return [controls, more, board, sumLine, message, hint];
};
