// A finite difference beside the gradient, as the step shrinks.
Lab.instruments.check = (context, message) => {
    const { el, both, flat, reader, copy, changed, Say } = Lab;
    const STEPS = Array.from({ length: 12 }, (_, i) => 10 ** -(i + 1));
    const a = Lab.grid("a", "A 输入", "A, input", { edit, point, hover: false });
    const layer = Lab.choice("layer", "层", "layer", [
        ["0", "卷积", "convolution"], ["1", "最大池化 2×2", "max pooling 2×2"], ["2", "平均池化 2×2", "mean pooling 2×2"],
    ], "0", update);
    const ties = Lab.choice("ties", "并列的最大值", "ties", [
        ["0", "每个都拿全部（课程）", "each gets all (course)"], ["1", "只给第一个", "the first gets it"], ["2", "平分", "they share it"],
    ], "0", update);
    const precision = Lab.choice("precision", "精度", "precision", [["0", "float64", "float64"], ["1", "float32", "float32"]], "0", update);
    const slider = Lab.labelled(el("input", { type: "range", min: 1, max: 12, step: 1, value: 5, class: "lab-slider", name: "epsilon", oninput: draw }), "步长的指数", "Exponent of the step");
    const counter = document.createTextNode("");
    const tie = Lab.button("制造并列", "Make a tie", () => {
        const array = copy(state.a);
        // two neighbours at the border, which not every window has, larger than all others
        const at = array.data.length - 3;
        array.data[at] = array.data[at + 1] = 0;
        array.data[at] = array.data[at + 1] = Math.max(...array.data) + 1;
        state = { ...state, a: array, at };
        layer.set("1");
        update();
    });
    const controls = el("div", { class: "lab-controls" }, layer.element, ties.element, precision.element, tie);
    const sumLine = el("p", { "data-sum": "", class: "lab-sum", "aria-live": "polite" });
    const sum = Lab.line(sumLine);
    const chart = el("div", { class: "lab-chart", "aria-hidden": "true" }, el("div", { class: "lab-name" }, both("相对误差，横轴是 ε", "relative error, over ε")));
    const rows = el("tbody");
    const table = el("details", { class: "lab-more" }, el("summary", {}, both("所有步长的数", "The numbers for all steps")), el("table", {},
        el("thead", {}, el("tr", {}, el("th", {}, "ε"), el("th", {}, both("差分", "difference")), el("th", {}, both("相对误差", "relative error")))), rows));
    const hint = el("p", { class: "lab-hint" }, both(
        "损失是把这一层的输出当作 softmax 的分数、正确类别为第 0 类的交叉熵。点一格选元素；拖动滑块改变步长 ε。",
        "The loss takes the outputs of the layer as scores of a softmax, with class 0 as the right one. Choose an element by its cell; the slider changes the step ε."));

    let state, answer, plot;
    function initial() {
        const { a, w, b } = context.initial;
        return { a: copy(a), w: copy(w), b: copy(b), at: 4 };
    }
    function compute() {
        const steps = { shape: [STEPS.length], data: STEPS };
        const list = [Number(layer.read()), Number(ties.read()), Number(precision.read()), state.at, ...flat(steps), ...flat(state.a), ...flat(state.w), ...flat(state.b)];
        const read = reader(context.ask("check", list).numbers);
        answer = { loss: read.next(), gradient: read.next(), steps: STEPS.map(step => ({ step, slope: read.next(), error: read.next() })) };
    }
    function update() {
        try {
            compute();
            message.replaceChildren();
        } catch (error) {
            if (!(error instanceof Say)) throw error;
            message.replaceChildren(both(error.zh, error.en));
        }
        draw();
        context.remember({ layer: layer.read(), ties: ties.read(), precision: precision.read(), epsilon: slider.value, at: state.at, a: [...state.a.data] });
    }
    function edit(at, text) {
        try {
            state = { ...state, a: changed(state.a, at, text) };
            update();
        } catch (error) {
            if (!(error instanceof Say)) throw error;
            message.replaceChildren(both(error.zh, error.en));
        }
    }
    function point(_, at) {
        if (at === state.at) return;
        state = { ...state, at };
        update();
    }

    function draw() {
        a.set(state.a);
        a.mark("lab-here", [state.at]);
        ties.element.hidden = layer.read() !== "1";
        const chosen = Number(slider.value) - 1;
        const { slope, error } = answer.steps[chosen];
        counter.data = `ε = 1e-${chosen + 1}`;
        slider.setAttribute("aria-valuetext", counter.data);
        const place = `A[${Lab.indexOf(state.a.shape, state.at).join(",")}]`;
        const digits = x => Number.isFinite(x) ? x.toPrecision(12) : "—";
        sum.say(
            `${place}：梯度 ${digits(answer.gradient)}，差分 ${digits(slope)}，相对误差 ${Number.isFinite(error) ? error.toExponential(1) : Number.isFinite(answer.gradient) ? "—（这一步太小，数没有变）" : "—（损失溢出了）"}`,
            `${place}: gradient ${digits(answer.gradient)}, difference ${digits(slope)}, relative error ${Number.isFinite(error) ? error.toExponential(1) : Number.isFinite(answer.gradient) ? "— (the step is so small that the number does not change)" : "— (the loss overflows)"}`);
        rows.replaceChildren(...answer.steps.map(({ slope, error }, i) => el("tr", { "aria-current": i === chosen ? "true" : undefined },
            el("td", {}, `1e-${i + 1}`), el("td", {}, digits(slope)), el("td", {}, Number.isFinite(error) ? error.toExponential(1) : "—"))));
        curve();
    }

    // The error over the step, both in powers of ten.
    function curve() {
        const points = answer.steps.map(({ error }) => Number.isFinite(error) ? Math.log10(Math.max(error, 1e-17)) : null);
        const data = [STEPS.map((_, i) => i + 1), points];
        if (!plot && chart.isConnected) {
            const color = name => getComputedStyle(chart).getPropertyValue(name).trim();
            const axis = format => ({ stroke: () => color("--muted"), grid: { stroke: () => color("--rule") }, ticks: { show: false }, values: (_, all) => all.map(format), font: "12px system-ui, sans-serif" });
            plot = new uPlot({
                width: Math.min(560, chart.clientWidth || 320), height: 220, legend: { show: false }, cursor: { show: false },
                scales: { x: { time: false, range: [0.5, 12.5] }, y: { range: [-17, 1] } },
                axes: [{ ...axis(value => `1e-${value}`), incrs: [2, 4] }, axis(value => `1e${value}`)],
                series: [{}, { stroke: () => color("--links"), width: 2, points: { show: true, size: 7, fill: () => color("--links") } }],
                hooks: { draw: [self => {
                    const at = Number(slider.value);
                    const y = self.data[1][at - 1];
                    if (y === null) return;
                    const { ctx } = self;
                    ctx.save();
                    ctx.strokeStyle = color("--mistake");
                    ctx.lineWidth = 2 * devicePixelRatio;
                    ctx.beginPath();
                    ctx.arc(self.valToPos(at, "x", true), self.valToPos(y, "y", true), 7 * devicePixelRatio, 0, 2 * Math.PI);
                    ctx.stroke();
                    ctx.restore();
                }] },
            }, data, chart);
        } else plot?.setData(data);
    }
    const observer = new ResizeObserver(() => {
        if (!plot) draw();
        plot?.setSize({ width: Math.min(560, chart.clientWidth), height: 220 });
    });
    observer.observe(chart);
    // another theme has other colours
    const themes = new MutationObserver(() => plot?.redraw());
    themes.observe(document.documentElement, { attributeFilter: ["class"] });
    context.closing(() => { observer.disconnect(); themes.disconnect(); });

    function reset() {
        state = initial();
        layer.set(context.initial.layer ?? "0");
        ties.set("0");
        precision.set("0");
        slider.value = 5;
        update();
        context.remember();
    }
    try {
        const { layer: of, ties: rule, precision: kind, epsilon, at, a: data } = context.state;
        state = { ...initial(), at };
        state.a.data.set(data);
        layer.set(of); ties.set(rule); precision.set(kind); slider.value = epsilon;
        update();
    } catch { reset(); }
    controls.append(Lab.button("恢复原样", "Reset", reset));
    return [controls, el("div", { class: "lab-board" }, a.element, chart), el("div", { class: "lab-transport" }, slider, el("output", { class: "lab-counter" }, counter)), sumLine, message, table, hint];
};
