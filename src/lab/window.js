// A convolution: step the window, forward and backward, and see what each cell depends on.
Lab.instruments.window = (context, message) => {
    const { el, both, flat, reader, copy, pack, unpack, sides, changed, resized, size, show, factor, Say } = Lab;
    const KEYS = ["a", "w", "b", "dz", "z", "da", "dw", "db"];
    const NAMES = { a: "A", w: "W", b: "b", dz: "dZ", z: "Z", da: "dA", dw: "dW", db: "db" };
    const MODES = [
        ["forward", "前向：Z", "forward: Z"],
        ["scatter", "dA：加到各个窗口", "dA: added to windows"],
        ["gather", "dA：从 dZ 收集", "dA: collected from dZ"],
        ["dw", "dW", "dW"],
        ["db", "db", "db"],
    ];
    // What a mode shows, and the array that it fills step by step.
    const SHOWN = {
        forward: ["a", "w", "b", "z"], scatter: ["dz", "w", "da"], gather: ["spread", "turned", "da"],
        dw: ["a", "dz", "dw"], db: ["dz", "db"],
    };
    const FILLED = { forward: "z", scatter: "da", gather: "da", dw: "dw", db: "db" };

    const example = (i, k, m, n) => [m > 1 ? `样本 ${i}` : "", m > 1 ? `example ${i}` : ""].map((text, at) =>
        [text, n > 1 ? [`通道 ${k}`, `channel ${k}`][at] : ""].filter(Boolean).join(at ? ", " : "，"));
    const filter = (k, c, m, n) => [
        [n > 1 ? `过滤器 ${c}` : "", m > 1 ? `通道 ${k}` : ""].filter(Boolean).join("，"),
        [n > 1 ? `filter ${c}` : "", m > 1 ? `channel ${k}` : ""].filter(Boolean).join(", "),
    ];

    const grids = {
        a: Lab.grid("a", "A 输入", "A, input", { edit: edit("a"), point, planes: example }),
        w: Lab.grid("w", "W 过滤器", "W, filter", { edit: edit("w"), point, planes: filter }),
        b: Lab.grid("b", "b 偏置", "b, bias", { edit: edit("b"), point, planes: example }),
        dz: Lab.grid("dz", "dZ 上游梯度", "dZ, upstream gradient", { edit: edit("dz"), point, planes: example }),
        z: Lab.grid("z", "Z 输出", "Z, output", { point, planes: example }),
        da: Lab.grid("da", "dA 输入的梯度", "dA, gradient of the input", { point, planes: example }),
        dw: Lab.grid("dw", "dW 过滤器的梯度", "dW, gradient of the filter", { point, planes: filter }),
        db: Lab.grid("db", "db 偏置的梯度", "db, gradient of the bias", { point, planes: example }),
        spread: Lab.grid("spread", "dZ，中间和四周补零", "dZ with zeros between and around", { planes: example }),
        turned: Lab.grid("turned", "W 旋转 180°", "W turned by 180°", { planes: filter }),
    };

    const fields = {};
    const number = (name, zh, en, options) => {
        fields[name] = Lab.field(name, zh, en, 1, { ...options, change: () => update(name) });
        return fields[name].element;
    };
    const mode = Lab.choice("mode", "看什么", "show", MODES, "scatter", () => { pause(); step = steps(); draw(); save(); });
    const controls = el("div", { class: "lab-controls" }, mode.element,
        number("stride", "步幅", "stride", { least: 1 }),
        number("pad", "填充", "padding", { four: true, most: 9 }),
        number("dilation", "扩张率", "dilation", { least: 1, most: 9 }),
        number("f_h", "过滤器高 f_h", "filter height f_h", { least: 1, most: 12 }),
        number("f_w", "过滤器宽 f_w", "filter width f_w", { least: 1, most: 12 }));
    const more = el("details", { class: "lab-more" }, el("summary", {}, both("尺寸", "Sizes")), el("div", { class: "lab-controls" },
        number("n_h", "输入的高", "input height", { least: 1, most: 24 }),
        number("n_w", "输入的宽", "input width", { least: 1, most: 24 }),
        number("channels", "通道", "channels", { least: 1, most: 2 }),
        number("filters", "过滤器", "filters", { least: 1, most: 2 }),
        number("examples", "样本", "examples", { least: 1, most: 2 })));

    const slider = Lab.labelled(el("input", { type: "range", min: 0, step: 1, class: "lab-slider", oninput: () => { pause(); step = Number(slider.value); draw(); save(); } }), "第几步", "Step");
    const counter = document.createTextNode("");
    const play = Lab.button("播放", "Play", () => timer ? pause() : begin());
    const transport = el("div", { class: "lab-transport" }, play,
        Lab.button("上一步", "Back", () => move(-1)), Lab.button("下一步", "Next", () => move(1)), slider, el("output", { class: "lab-counter" }, counter));
    const sumLine = el("p", { "data-sum": "", class: "lab-sum", "aria-live": "polite" });
    const sum = Lab.line(sumLine);
    const board = el("div", { class: "lab-board" });
    const others = el("div", { class: "lab-board" });
    const rest = el("details", { class: "lab-more", open: matchMedia("(min-width: 700px)").matches },
        el("summary", {}, both("其余的数组", "The other arrays")), others);
    const hint = el("p", { class: "lab-hint" }, both(
        "指着一格，看它由哪些数算出。有底色的格子可以改：方向键移动，直接输入，回车。",
        "Point at a cell to see what it is computed from. Tinted cells can be changed: move with the arrow keys, type, press Enter."));

    // The state: the arrays that can be edited, and the layer's settings.
    let state, answer, displayed = {}, step = 0, timer, pointed;

    function initial() {
        const { a, w, b, dz, stride = 1, pad = [0, 0, 0, 0], dilation = 1 } = context.initial;
        return { a: copy(a), w: copy(w), b: copy(b), dz: copy(dz), stride, pad, dilation };
    }
    const question = ({ stride, dilation, pad, a, w, b, dz }) => [stride, dilation, ...pad, ...flat(a), ...flat(w), ...flat(b), ...flat(dz)];

    function compute(next) {
        const read = reader(context.ask("layer", question(next)).numbers);
        const found = {};
        for (const key of ["z", "dz", "da", "dw", "db", "spread", "turned"]) found[key] = read.array();
        next.dz = found.dz;
        state = next;
        answer = found;
    }

    // The settings as the fields have them; a field that is being corrected is left out of account.
    function wanted(field) {
        const read = name => name === field ? fields[name].read() : fields[name].accepted();
        const small = at => at % 3 + 1;
        const [n_h, n_w, channels, filters, examples] = ["n_h", "n_w", "channels", "filters", "examples"].map(read);
        const [f_h, f_w] = ["f_h", "f_w"].map(read);
        return {
            stride: read("stride"), pad: read("pad"), dilation: read("dilation"),
            a: resized(state.a, [examples, n_h, n_w, channels], small),
            w: resized(state.w, [f_h, f_w, channels, filters], small),
            b: resized(state.b, [1, 1, 1, filters], 0),
            dz: state.dz,
        };
    }
    function update(field) {
        pause();
        const atEnd = step === steps();
        compute(wanted(field));
        step = atEnd ? steps() : Math.min(step, steps());
        quiet();
        draw();
        save();
    }
    const quiet = () => { if (message.firstChild) message.replaceChildren(); };
    function edit(key) {
        return (at, text) => {
            try {
                compute({ ...state, [key]: changed(state[key], at, text) });
                quiet();
            } catch (error) {
                if (!(error instanceof Say)) throw error;
                message.replaceChildren(both(error.zh, error.en));
            }
            draw();
            save();
        };
    }

    const steps = () => size({ forward: answer.z, gather: answer.da }[mode.read()]?.shape ?? state.dz.shape);

    // dA, dW and db when only the first numbers of dZ have come back.
    function soFar() {
        const dz = { shape: state.dz.shape, data: state.dz.data.map((value, at) => at < step ? value : 0) };
        const read = reader(context.ask("layer", question({ ...state, dz })).numbers);
        const [, , da, dw, db] = Array.from({ length: 5 }, read.array);
        return { da, dw, db };
    }

    function links(key, at) {
        const { numbers } = context.ask("links", [...question(state), KEYS.indexOf(key), at]);
        const read = reader(numbers);
        const terms = Array.from({ length: read.next() }, () => {
            const [of, place, with_, other, left, right] = Array.from({ length: 6 }, read.next);
            return { left: [KEYS[of], place], right: with_ < 0 ? undefined : [KEYS[with_], other], values: [left, right] };
        });
        const dependents = [];
        while (read.left) dependents.push([KEYS[read.next()], read.next()]);
        return { terms, dependents };
    }

    const cellName = (key, at) => {
        const { shape } = key in answer && key !== "dz" ? answer[key] : state[key];
        return `${NAMES[key]}[${Lab.indexOf(shape, at).join(",")}]`;
    };

    // The products of a sum; of a long one the first and the last.
    function written(terms) {
        const parts = terms.map(({ right, values: [x, y] }) => right ? `${factor(x)}·${factor(y)}` : factor(x));
        return (parts.length > 40 ? [...parts.slice(0, 38), "…", parts.at(-1)] : parts).join(" + ");
    }

    // Marks what the cell depends on and what depends on it, and writes the sum out.
    function explain(key, at) {
        const what = mode.read();
        const partial = step < steps();
        for (const grid of Object.values(grids)) for (const name of ["lab-now", "lab-window"]) grid.mark(name, []);
        const found = links(key, at);
        // in the middle of the steps a sum has only what has come back
        if (partial && FILLED[what] === key && !["forward", "gather"].includes(what)) {
            found.terms = found.terms.filter(({ left, right }) => [left, right].every(cell => cell?.[0] !== "dz" || cell[1] < step));
        }
        const waiting = partial && FILLED[what] === key && ["forward", "gather"].includes(what) && at >= step;
        if (waiting) found.terms = [];
        if (what === "gather" && key === "da" && !waiting) markGathered(at);
        const needs = {}, gives = {};
        for (const { left, right } of found.terms) for (const [of, place] of [left, right].filter(Boolean)) (needs[of] ??= []).push(place);
        for (const [of, place] of found.dependents) (gives[of] ??= []).push(place);
        for (const of of KEYS) {
            grids[of].mark("lab-needed", needs[of] ?? []);
            grids[of].mark("lab-given", gives[of] ?? []);
            grids[of].mark("lab-here", of === key ? [at] : []);
        }
        if (["a", "w", "b", "dz"].includes(key)) {
            const list = Object.entries(gives);
            const name = `${cellName(key, at)} = ${show(state[key].data[at])}`;
            if (list.length) {
                sum.say(`${name}；改它会影响：${list.map(([of, places]) => `${NAMES[of]} 的 ${places.length} 格`).join("，")}`,
                    `${name}; changing it changes ${list.map(([of, places]) => `${places.length} of ${NAMES[of]}`).join(", ")}`);
            } else sum.say(`${name}；没有数依赖它`, `${name}; nothing depends on it`);
            return;
        }
        const products = written(found.terms);
        const name = cellName(key, at);
        if (waiting) sum.say(`${name}：还没有算到`, `${name}: not computed yet`);
        else if (!products) sum.say(`${name} = 0：${key === "da" ? "没有窗口盖住它" : "还没有东西加进来"}`, `${name} = 0: ${key === "da" ? "no window covers it" : "nothing has been added"}`);
        else sum.plain(`${name} = ${products} = ${show((displayed[key] ?? answer[key]).data[at])}`);
    }
    function point(key, at) {
        if (!(key in NAMES)) return;
        pointed = [key, at];
        explain(key, at);
    }

    function draw() {
        const what = mode.read();
        const all = step >= steps();
        const partial = all || what === "forward" || what === "gather" ? answer : soFar();
        displayed = partial;
        slider.max = steps();
        slider.value = step;
        counter.data = `${step} / ${steps()}`;
        for (const key of ["a", "w", "b"]) grids[key].set(state[key]);
        grids.dz.set(state.dz);
        grids.z.set(answer.z, { hidden: what === "forward" ? step : Infinity });
        grids.da.set(partial.da ?? answer.da, { hidden: what === "gather" ? step : Infinity });
        grids.dw.set(partial.dw ?? answer.dw);
        grids.db.set(partial.db ?? answer.db);
        grids.spread.set(answer.spread);
        grids.turned.set(answer.turned);
        const shown = SHOWN[what];
        if (board.dataset.mode !== what) {
            const parts = shown.map((key, at) => {
                const sign = at === 0 ? "" : at === shown.length - 1 ? "→" : key === "b" ? "+" : what === "db" ? "" : what === "scatter" ? "·" : "∗";
                return sign ? el("div", { class: "lab-signed" }, el("span", { class: "lab-sign", "aria-hidden": "true" }, sign), grids[key].element) : grids[key].element;
            });
            board.replaceChildren(...parts);
            others.replaceChildren(...KEYS.filter(key => !shown.includes(key)).map(key => grids[key].element));
            board.dataset.mode = what;
        }
        for (const grid of Object.values(grids)) for (const name of ["lab-here", "lab-needed", "lab-given", "lab-now", "lab-window"]) grid.mark(name, []);
        if (step === 0 || all) {
            if (pointed && pointed[1] < size((state[pointed[0]] ?? answer[pointed[0]]).shape)) explain(...pointed);
            else sum.say(...(all ? hintOf(what) : ["还没有开始。", "Nothing yet."]));
            return;
        }
        pointed = undefined;
        now(what, step - 1);
    }
    const hintOf = what => ({
        forward: ["每个输出都算完了。", "All outputs are computed."],
        gather: ["dA 的每个数都收集完了。", "Every number of dA is collected."],
    })[what] ?? ["dZ 的每个数都用过了。", "Every number of dZ has been used."];

    // The window of the turned filter lies where the pixel is in the padded image.
    function markGathered(at) {
        const [i, y, x, k] = Lab.indexOf(answer.da.shape, at);
        const [high, wide] = answer.turned.shape;
        const { shape } = answer.spread;
        const inside = [], over = [];
        for (let u = 0; u < high; u++) for (let v = 0; v < wide; v++) for (let c = 0; c < shape[3]; c++) {
            inside.push(Lab.placeOf(shape, [i, y + state.pad[0] + u, x + state.pad[2] + v, c]));
            over.push(Lab.placeOf(answer.turned.shape, [u, v, c, k]));
        }
        grids.spread.mark("lab-window", inside);
        grids.turned.mark("lab-window", over);
    }

    // The step that has just been taken.
    function now(what, at) {
        if (what === "forward" || what === "gather") {
            const key = FILLED[what];
            const { terms } = links(key, at);
            const pick = of => terms.flatMap(({ left, right }) => [left, right]).filter(cell => cell?.[0] === of).map(cell => cell[1]);
            for (const of of ["a", "w", "b", "dz"]) grids[of].mark("lab-window", pick(of));
            grids[key].mark("lab-now", [at]);
            if (what === "gather") markGathered(at);
            sum.plain(`${cellName(key, at)} = ${written(terms) || "0"} = ${show(answer[key].data[at])}`);
            return;
        }
        grids.dz.mark("lab-now", [at]);
        const { dependents } = links("dz", at);
        const places = of => dependents.filter(cell => cell[0] === of).map(cell => cell[1]);
        const [, h, w, c] = Lab.indexOf(state.dz.shape, at);
        const dz = `dZ[${h},${w}${state.dz.shape[3] > 1 ? `,${c}` : ""}]`;
        const value = show(state.dz.data[at]);
        const key = FILLED[what];
        grids[key].mark("lab-window", places(key));
        if (what === "scatter") {
            sum.say(`${dz} = ${value}：它的窗口里，dA += ${factor(state.dz.data[at])} · W`, `${dz} = ${value}: in its window, dA += ${factor(state.dz.data[at])} · W`);
        } else if (what === "dw") {
            grids.a.mark("lab-window", places("da"));
            sum.say(`${dz} = ${value}：dW += ${factor(state.dz.data[at])} · A 的窗口`, `${dz} = ${value}: dW += ${factor(state.dz.data[at])} · the window of A`);
        } else {
            sum.plain(`db += ${dz} = ${value}`);
        }
    }

    function move(by) {
        pause();
        step = Math.min(Math.max(step + by, 0), steps());
        draw();
        save();
    }
    function begin() {
        if (step >= steps()) step = 0;
        play.replaceChildren(both("暂停", "Pause"));
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        timer = setInterval(() => {
            step += 1;
            draw();
            if (step >= steps()) pause();
        }, still ? 1500 : 600);
        draw();
    }
    function pause() {
        if (!timer) return;
        clearInterval(timer);
        timer = undefined;
        save();
        play.replaceChildren(both("播放", "Play"));
    }

    function setFields() {
        const { a, w, stride, pad, dilation } = state;
        const values = {
            stride, dilation, pad: sides(pad), f_h: w.shape[0], f_w: w.shape[1],
            n_h: a.shape[1], n_w: a.shape[2], channels: a.shape[3], filters: w.shape[3], examples: a.shape[0],
        };
        for (const [name, value] of Object.entries(values)) fields[name].set(value);
    }

    function save() {
        const { a, w, b, dz, stride, pad, dilation } = state;
        context.remember([mode.read(), step, stride, pad, dilation, ...[a, w, b, dz].map(pack)]);
    }
    function restore([what, at, stride, pad, dilation, ...arrays]) {
        const [a, w, b, dz] = arrays.map(unpack);
        compute({ a, w, b, dz, stride, pad, dilation });
        mode.set(what);
        step = Math.min(at, steps());
    }
    function reset() {
        pause();
        compute(initial());
        mode.set(context.initial.mode ?? "scatter");
        step = steps();
        pointed = undefined;
        message.replaceChildren();
        setFields();
        draw();
        context.remember();
    }

    try {
        if (!context.state) throw new Error("nothing to restore");
        restore(context.state);
        setFields();
        draw();
    } catch {
        reset();
    }
    // the step comes back when the mouse goes
    board.addEventListener("pointerleave", () => { if (step > 0 && step < steps()) draw(); });
    context.closing(pause);
    controls.append(Lab.button("恢复原样", "Reset", reset));
    return [controls, more, transport, board, sumLine, message, rest, hint];
};
