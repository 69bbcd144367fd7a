// A small network that learns the digits, and reads what is drawn.
Lab.instruments.train = (context, message) => {
    const { el, both, reader, show, Say } = Lab;
    const FAILURES = [
        ["0", "没有", "nothing"], ["1", "学习率大 20 倍", "a rate 20 times too large"], ["2", "梯度的符号反了", "the gradient's sign"],
        ["3", "权重全从 0 开始", "all weights begin as 0"], ["4", "忘了除以 m", "no division by m"], ["5", "不打乱顺序", "no shuffling"],
    ];
    const SIDE = 8;

    // A worker if the browser allows it, which it does not on file://; otherwise the page itself, a few steps at a time.
    function asker() {
        const waiting = new Map();
        let worker, last = 0;
        try {
            worker = new Worker(`${path_to_root}lab/train-worker.js`);
            worker.onmessage = ({ data: { id, answer, zh, en } }) => {
                const { resolve, reject } = waiting.get(id);
                waiting.delete(id);
                if (answer) resolve(answer); else reject(new Say(zh, en));
            };
        } catch { worker = undefined; }
        return {
            ask: list => worker
                ? new Promise((resolve, reject) => { waiting.set(++last, { resolve, reject }); worker.postMessage({ id: last, list }); })
                : new Promise(resolve => setTimeout(() => resolve(context.ask("train", list).numbers), 0)),
            stop: () => worker?.terminate(),
        };
    }
    const { ask, stop } = asker();

    const failure = Lab.choice("failure", "故意弄错", "wrong on purpose", FAILURES, "0", reset);
    const rate = el("input", { name: "rate", value: "0.05", size: 5, autocomplete: "off" });
    const seed = Lab.field("seed", "种子", "seed", 1, { most: 9999, change: reset });
    rate.addEventListener("change", reset);
    const go = Lab.button("训练", "Train", () => running ? pause() : run());
    go.classList.add("lab-primary");
    const one = Lab.button("走一步", "One step", () => { pause(); steps(1); });
    const status = Lab.line(el("p", { class: "lab-sum", role: "status", "data-sum": "" }));
    const chart = el("div", { class: "lab-chart", "aria-hidden": "true" });
    const filters = el("div", { class: "lab-filters" });
    const table = el("table", { class: "lab-confusion" });
    const controls = el("div", { class: "lab-controls" }, failure.element, el("label", { class: "lab-field" }, both("学习率", "rate"), rate), seed.element, go, one, Lab.button("重来", "Start again", reset));

    // The drawing: pixels from 0 to 1, set with a pointer or with the keyboard.
    const drawing = new Float64Array(SIDE * SIDE);
    const cells = [];
    const pad = Lab.labelled(el("div", { role: "grid", class: "lab-drawing", "data-array": "a" }), "画一个数字：按住拖动，或用方向键移动、空格涂黑", "Draw a digit: drag, or move with the arrow keys and press space");
    for (let y = 0; y < SIDE; y++) {
        const row = el("div", { role: "row", class: "lab-row" });
        for (let x = 0; x < SIDE; x++) {
            const cell = el("div", { role: "gridcell", class: "lab-pixel", tabindex: y || x ? "-1" : "0", "data-index": `0,${y},${x},0` });
            cells.push(Object.assign(cell, { at: y * SIDE + x }));
            row.append(cell);
        }
        pad.append(row);
    }
    const label = Lab.choice("label", "这是", "this is a", Array.from({ length: 10 }, (_, i) => [String(i), String(i), String(i)]), "3", predict);
    const verdict = el("p", { class: "lab-sum", "aria-live": "polite" });
    const verdictLine = Lab.line(verdict);
    const bars = el("div", { class: "lab-bars" });
    const barCells = Array.from({ length: 10 }, (_, i) => {
        const bar = el("span", { class: "lab-bar" });
        bars.append(el("div", {}, el("span", {}, String(i)), bar));
        return bar;
    });
    const gradient = Array.from({ length: SIDE * SIDE }, () => el("div", { class: "lab-pixel" }));
    const slopes = el("div", { class: "lab-drawing", "aria-hidden": "true" }, ...Array.from({ length: SIDE }, (_, y) => el("div", { class: "lab-row" }, ...gradient.slice(y * SIDE, (y + 1) * SIDE))));
    const hint = el("p", { class: "lab-hint" }, both(
        "彩色的图是损失对每个像素的梯度。蓝色的像素再黑一点，损失就小一点；橙色的再黑一点，损失就大一点。",
        "The coloured picture is the gradient of the loss with respect to each pixel. Darker ink in a blue pixel makes the loss smaller, in an orange one larger."));

    let running = false, losses = [], right = [], plot;
    function paint(at, value) {
        drawing[at] = Math.min(Math.max(value, 0), 1);
        cells[at].style.setProperty("--ink", drawing[at]);
    }
    function stroke(cell) {
        paint(cell.at, 1);
        // the pen is a little wider than a pixel
        for (const beside of [-1, 1]) {
            const x = cell.at % SIDE + beside;
            if (x >= 0 && x < SIDE) paint(cell.at + beside, Math.max(drawing[cell.at + beside], .4));
        }
    }
    const under = event => document.elementFromPoint(event.clientX, event.clientY)?.closest(".lab-pixel");
    pad.addEventListener("pointerdown", event => {
        event.preventDefault();
        const cell = under(event);
        if (cell?.at !== undefined) stroke(cell);
        pad.setPointerCapture(event.pointerId);
    });
    pad.addEventListener("pointermove", event => {
        const cell = event.buttons && under(event);
        if (cell && pad.contains(cell)) stroke(cell);
    });
    pad.addEventListener("pointerup", predict);
    pad.addEventListener("keydown", event => {
        const at = event.target.at;
        if (at === undefined) return;
        const to = { ArrowUp: at - SIDE, ArrowDown: at + SIDE, ArrowLeft: at % SIDE ? at - 1 : -1, ArrowRight: (at + 1) % SIDE ? at + 1 : -1 }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            if (!cells[to]) return;
            cells[at].tabIndex = -1;
            cells[to].tabIndex = 0;
            cells[to].focus();
        } else if (event.key === " " || event.key === "Enter") {
            event.preventDefault();
            paint(at, drawing[at] ? 0 : 1);
            predict();
        }
    });
    function clear() {
        drawing.forEach((_, at) => paint(at, 0));
        predict();
    }

    async function predict() {
        if (!drawing.some(Boolean)) {
            verdictLine.say("画一个数字，网络就会读它。", "Draw a digit, and the network reads it.");
            barCells.forEach(bar => bar.style.setProperty("--share", 0));
            gradient.forEach(cell => cell.style.setProperty("--slope", 0));
            return;
        }
        const read = reader(await ask([3, 4, 1, SIDE, SIDE, 1, ...drawing, Number(label.read())]));
        const probabilities = read.array().data;
        const slope = read.array().data;
        const best = probabilities.indexOf(Math.max(...probabilities));
        verdictLine.say(`网络读成 ${best}，概率 ${(100 * probabilities[best]).toFixed(1)}%`, `The network reads a ${best}, with probability ${(100 * probabilities[best]).toFixed(1)}%`);
        barCells.forEach((bar, i) => bar.style.setProperty("--share", probabilities[i]));
        const most = Math.max(...slope.map(Math.abs), 1e-300);
        gradient.forEach((cell, at) => cell.style.setProperty("--slope", slope[at] / most));
    }

    // What has been learnt: the first filters, and which digit is read as which.
    async function view() {
        const read = reader(await ask([2]));
        const w = read.array();
        const confusion = read.array();
        const most = Math.max(...w.data.map(Math.abs), 1e-300);
        const [high, wide, , n] = w.shape;
        filters.replaceChildren(el("div", { class: "lab-name" }, both("第一层的过滤器", "filters of the first layer")), el("div", { class: "lab-planes" },
            ...Array.from({ length: n }, (_, c) => el("div", { class: "lab-drawing", "aria-hidden": "true" }, ...Array.from({ length: high }, (_, u) => el("div", { class: "lab-row" },
                ...Array.from({ length: wide }, (_, v) => el("div", { class: "lab-pixel", style: `--slope:${-w.data[Lab.placeOf(w.shape, [u, v, 0, c])] / most}` }))))))));
        const head = el("tr", {}, el("th", {}, both("写的 \\ 读成", "label \\ read as")), ...Array.from({ length: 10 }, (_, i) => el("th", { scope: "col" }, String(i))));
        table.replaceChildren(el("thead", {}, head), el("tbody", {}, ...Array.from({ length: 10 }, (_, i) => el("tr", {}, el("th", { scope: "row" }, String(i)),
            ...Array.from({ length: 10 }, (_, j) => {
                const count = confusion.data[10 * i + j];
                return el("td", { class: i !== j && count ? "lab-wrong" : "" }, count ? String(count) : "");
            })))));
    }

    function draw() {
        const last = losses.at(-1);
        const known = right.filter(x => x !== null);
        const percent = known.length ? `${(100 * known.at(-1)).toFixed(1)}%` : "—";
        status.say(`第 ${losses.length} 步，损失 ${last === undefined ? "—" : show(last)}，没见过的数字读对 ${percent}`,
            `Step ${losses.length}, loss ${last === undefined ? "—" : show(last)}, right on unseen digits: ${percent}`);
        const data = [losses.map((_, i) => i + 1), losses.map(loss => Number.isFinite(loss) ? Math.min(loss, 5) : null), right];
        if (!plot && chart.clientWidth) {
            const color = name => getComputedStyle(chart).getPropertyValue(name).trim();
            const axis = { stroke: () => color("--muted"), grid: { stroke: () => color("--rule") }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
            plot = new uPlot({
                width: Math.min(560, chart.clientWidth), height: 200, legend: { show: false }, cursor: { show: false },
                scales: { x: { time: false }, y: { range: [0, 3] }, right: { range: [0, 1] } },
                axes: [axis, axis, { ...axis, side: 1, scale: "right", grid: { show: false }, values: (_, all) => all.map(value => `${Math.round(100 * value)}%`) }],
                series: [{}, { stroke: () => color("--links"), width: 1.5, points: { show: false } },
                    { scale: "right", stroke: () => color("--code-number"), width: 2, spanGaps: true, points: { show: true, size: 6 } }],
            }, data, chart);
        } else plot?.setData(data);
    }

    async function steps(n) {
        const numbers = [...await ask([1, n])];
        const accuracy = numbers.pop();
        for (const loss of numbers) { losses.push(loss); right.push(null); }
        if (accuracy >= 0) {
            right[right.length - 1] = accuracy;
            await view();
            await predict();
        }
        draw();
    }
    async function run() {
        running = true;
        go.replaceChildren(both("暂停", "Pause"));
        try {
            while (running) await steps(4);
        } catch (error) { failed(error); }
    }
    function pause() {
        running = false;
        go.replaceChildren(both("训练", "Train"));
    }
    function failed(error) {
        pause();
        message.replaceChildren(both(error.zh ?? error.message, error.en ?? error.message));
    }
    async function reset() {
        pause();
        message.replaceChildren();
        const value = Number(rate.value);
        const good = rate.value.trim() !== "" && Number.isFinite(value) && value >= 0;
        rate.toggleAttribute("aria-invalid", !good);
        if (!good) return failed(new Say(`学习率“${rate.value}”应该是不小于 0 的数。`, `The rate “${rate.value}” should be a number from 0 on.`));
        losses = [];
        right = [];
        try {
            await ask([0, seed.read(), value, Number(failure.read())]);
            await view();
            draw();
            await predict();
        } catch (error) { failed(error); }
    }

    const observer = new ResizeObserver(() => { if (!plot) draw(); plot?.setSize({ width: Math.min(560, chart.clientWidth), height: 200 }); });
    observer.observe(chart);
    context.closing(() => { pause(); stop(); observer.disconnect(); });
    reset();
    return [
        controls, el("div", { class: "lab-board" }, chart, filters), status.element,
        el("div", { class: "lab-board" }, pad, el("div", {}, label.element, bars), slopes), verdict,
        el("div", { class: "lab-transport" }, Lab.button("擦掉", "Clear", clear)), hint,
        el("details", { class: "lab-more" }, el("summary", {}, both("哪个读成了哪个", "Which is read as which")), table),
    ];
};
