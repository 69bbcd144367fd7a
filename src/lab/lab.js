// The lab: figures that can be touched. All numbers come from the book's crate, compiled to WebAssembly (program.js and
// mine-program.js); the scripts here only draw and read. Each instrument is a function of `Lab.instruments`, in a file of its own.
const Lab = (() => {
    const Say = LabSay;

    // Words in both languages; the style sheet of the book shows one of them, or both. What is between backticks is code.
    function both(zh, en) {
        const part = (lang, text) => {
            const span = Object.assign(document.createElement("span"), { lang });
            span.append(...text.split("`").map((part, at) => at % 2 ? Object.assign(document.createElement("code"), { textContent: part }) : part));
            return span;
        };
        const dot = Object.assign(document.createElement("span"), { className: "lang-sep", textContent: " · " });
        const words = document.createDocumentFragment();
        if (zh === en) words.append(zh);
        else words.append(part("zh-CN", zh), dot, part("en", en));
        return words;
    }
    // A line whose words change often. Only its texts change and no element comes or goes, because that would make the browser
    // look again at every rule of the book that asks what an element contains.
    function line(element) {
        const spans = [Object.assign(document.createElement("span"), { lang: "zh-CN" }), document.createElement("span"),
            Object.assign(document.createElement("span"), { lang: "en" }), document.createElement("span")];
        spans[1].className = "lang-sep";
        const texts = spans.map(span => span.appendChild(document.createTextNode("")));
        element.append(...spans);
        const set = (...words) => texts.forEach((text, at) => { if (text.data !== words[at]) text.data = words[at]; });
        return { element, say: (zh, en) => set(zh, zh || en ? " · " : "", en, ""), plain: text => set("", "", "", text) };
    }
    const pick = (zh, en) => bookLanguage.ui() === "zh" ? zh : en;

    function el(tag, attributes = {}, ...children) {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) {
            if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
            else if (value === true) element.setAttribute(name, "");
            else if (value !== false && value !== undefined) element.setAttribute(name, value);
        }
        element.append(...children);
        return element;
    }

    // A label that follows the language of the page.
    function labelled(element, zh, en) {
        const set = () => element.setAttribute("aria-label", pick(zh, en));
        document.addEventListener("book-language", set);
        set();
        return element;
    }

    // At most four digits after the point, without a minus in front of zero.
    function show(x) {
        if (!Number.isFinite(x)) return String(x).replace("Infinity", "∞");
        if (x !== 0 && (Math.abs(x) >= 1e7 || Math.abs(x) < 1e-4)) return x.toExponential(2);
        const rounded = Number(x.toFixed(Math.abs(x) >= 1000 ? 1 : Math.abs(x) >= 10 ? 2 : 4));
        return String(Object.is(rounded, -0) ? 0 : rounded);
    }
    const factor = x => x < 0 ? `(${show(x)})` : show(x);

    // Arrays are { shape, data }. In a list: the number of axes, the extents, the elements.
    const flat = ({ shape, data }) => [shape.length, ...shape, ...data];
    const size = shape => shape.reduce((n, extent) => n * extent, 1);
    function reader(numbers) {
        let at = 0;
        const next = () => numbers[at++];
        const array = () => {
            const shape = Array.from({ length: next() }, next);
            const data = numbers.slice(at, at += size(shape));
            return { shape, data };
        };
        return { next, array, get left() { return numbers.length - at; } };
    }
    const copy = ({ shape, data }) => ({ shape, data: Float64Array.from(data) });
    // As the address has it.
    const pack = ({ shape, data }) => [shape, [...data]];
    const unpack = ([shape, data]) => copy({ shape, data });
    // Four paddings as their field shows them.
    const sides = pad => new Set(pad).size === 1 ? pad[0] : pad.join(" ");
    // The array with another number in one place; `text` is what was typed there.
    function changed(array, at, text) {
        const value = Number(text.normalize("NFKC"));
        if (text === "" || !Number.isFinite(value)) {
            throw new Say(`“${text}”不是数；这一格没有改。`, `“${text}” is not a number; the cell is unchanged.`);
        }
        const next = copy(array);
        next.data[at] = value;
        return next;
    }
    const filled = (shape, value = 0) => ({ shape, data: new Float64Array(size(shape)).fill(value) });
    // The same numbers in another shape, and `value` in all new places.
    function resized(array, shape, value) {
        const other = filled(shape);
        other.data.forEach((_, at) => {
            const index = indexOf(shape, at);
            const fits = index.every((i, axis) => i < array.shape[axis]);
            other.data[at] = fits ? array.data[placeOf(array.shape, index)] : typeof value === "function" ? value(at) : value;
        });
        return other;
    }
    function indexOf(shape, at) {
        const index = [];
        for (let axis = shape.length - 1; axis >= 0; axis--) {
            index.unshift(at % shape[axis]);
            at = Math.floor(at / shape[axis]);
        }
        return index;
    }
    const placeOf = (shape, index) => index.reduce((at, i, axis) => at * shape[axis] + i, 0);

    // A field for a whole number, or for up to four of them.
    function field(name, zh, en, value, { least = 0, most = 24, four = false, change }) {
        const message = el("span", { "data-message": "", class: "lab-message", role: "alert" });
        const input = el("input", { name, value, inputmode: "numeric", autocomplete: "off", size: four ? 7 : 3 });
        // what was last accepted
        let last = String(value);
        function numbers(text) {
            const parts = text.normalize("NFKC").trim().replaceAll("，", ",").split(/[\s,]+/);
            const good = parts.every(part => /^\d+$/.test(part) && part >= least && part <= most);
            if (!good || !(parts.length === 1 || (four && parts.length === 4))) {
                throw new Say(
                    `“${text}”：应该是 ${least} 到 ${most} 的整数${four ? "，或者四个：上 下 左 右" : ""}。`,
                    `“${text}”: expected a whole number from ${least} to ${most}${four ? ", or four of them: top bottom left right" : ""}.`);
            }
            const found = parts.map(Number);
            return !four ? found[0] : found.length === 1 ? Array(4).fill(found[0]) : found;
        }
        // What is not accepted leaves the last good state and says why here.
        function complain(error) {
            if (error || message.firstChild) message.replaceChildren(...(error ? [both(error.zh ?? error.message, error.en ?? error.message)] : []));
            input.toggleAttribute("aria-invalid", Boolean(error));
        }
        function changed() {
            try {
                numbers(input.value);
                change();
                complain();
                last = input.value;
            } catch (error) {
                if (!(error instanceof Say)) throw error;
                complain(error);
            }
        }
        input.addEventListener("change", changed);
        input.addEventListener("keydown", event => {
            if (event.key !== "ArrowUp" && event.key !== "ArrowDown" || four) return;
            event.preventDefault();
            const next = Number(input.value) + (event.key === "ArrowUp" ? 1 : -1);
            if (next >= least && next <= most) { input.value = next; changed(); }
        });
        return {
            element: el("label", { class: "lab-field" }, both(zh, en), input, message),
            read: () => numbers(input.value),
            accepted: () => numbers(last),
            set: value => { input.value = last = String(value); complain(); },
        };
    }

    function choice(name, zh, en, options, value, change) {
        const select = el("select", { name });
        const label = () => options.forEach(([key, zh, en], i) => {
            select.options[i] ??= new Option("", key);
            select.options[i].textContent = bookLanguage.current() === "both" && zh !== en ? `${zh} · ${en}` : pick(zh, en);
        });
        label();
        document.addEventListener("book-language", label);
        select.value = value;
        select.addEventListener("change", change);
        return { element: el("label", { class: "lab-field" }, both(zh, en), select), read: () => select.value, set: value => { select.value = value; } };
    }

    const button = (zh, en, onclick) => el("button", { type: "button", class: "lab-button", onclick }, both(zh, en));

    // The state of an open lab is in the address, so that it can be shared.
    function remember(number, state) {
        const url = new URL(location.href);
        if (state) url.searchParams.set("lab", JSON.stringify([number, state]));
        else url.searchParams.delete("lab");
        try { history.replaceState(history.state, "", url); } catch { /* some browsers forbid it on file:// */ }
    }
    function remembered(number) {
        try {
            const [at, state] = JSON.parse(new URLSearchParams(location.search).get("lab"));
            return at === number ? state : undefined;
        } catch { return undefined; }
    }

    // The programs that have been started.
    const programs = {};
    const instruments = {};

    // Opens the lab of a button, or says why it cannot.
    async function open(button) {
        const kind = button.dataset.labOpen;
        const name = { mine: "diagnosis", train: "training" }[kind] ?? "layers";
        const number = [...document.querySelectorAll("[data-lab-open]")].indexOf(button);
        const lab = el("section", { class: "lab", "data-lab": kind, tabindex: "-1" });
        labelled(lab, "动手试试", "Try it");
        // arrow keys would turn the pages of the book, and letters would search it
        lab.addEventListener("keydown", event => event.stopPropagation());
        const message = el("p", { "data-message": "", class: "lab-message", role: "alert" });
        try {
            const ask = await (programs[name] ??= labStart({ layers: () => LAB_LAYERS, diagnosis: () => LAB_DIAGNOSIS, training: () => LAB_TRAINING }[name]()));
            const closing = [];
            const context = { ask, closing: end => closing.push(end), initial: JSON.parse(button.dataset.start || "{}"), state: remembered(number), remember: state => remember(number, state) };
            const close = () => {
                remember(number);
                closing.forEach(end => end());
                lab.remove();
                button.hidden = false;
                button.focus();
            };
            lab.append(...instruments[kind](context, message), message, el("p", { class: "lab-foot" },
                Lab.button("关闭", "Close", close),
                el("span", {}, both("每个数都由本书的 crate 算出。", "Every number is computed by the book's crate."))));
        } catch (error) {
            delete programs[name];
            message.append(both(`打不开：${error.zh ?? error.message}`, `This cannot be opened: ${error.en ?? error.message}`));
            lab.append(message);
        }
        button.hidden = true;
        button.after(lab);
        lab.focus({ preventScroll: true });
    }

    return { both, line, pick, el, labelled, show, factor, Say, flat, reader, copy, pack, unpack, sides, changed, resized, indexOf, placeOf, size, field, choice, button, open, instruments };
})();
