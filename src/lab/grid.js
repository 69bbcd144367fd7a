// An array as grids of cells, one for each example and channel. Arrow keys move, typing or Enter edits, Escape gives up.
Lab.grid = (() => {
    const { el, both, pick, show } = Lab;

    // planes: how to name what a grid shows, from its index
    return function grid(key, zh, en, { edit, point, hover = true, planes } = {}) {
        const element = el("div", { class: "lab-array" });
        let array = { shape: [], data: [] };
        let cells = [];

        // Filters are (f_h, f_w, n_C_prev, n_C), images (m, n_H, n_W, n_C): rows and columns are at other axes.
        const filters = key === "w" || key === "dw" || key === "turned";
        const [down, right, first, second] = filters ? [0, 1, 2, 3] : [1, 2, 0, 3];

        function plane(i, k) {
            const { shape } = array;
            const many = shape[first] > 1 || shape[second] > 1;
            const name = planes && many ? planes(i, k, shape[first], shape[second]) : ["", ""];
            const body = el("div", { role: "grid", "data-array": key, class: "lab-grid" });
            labels.push(() => body.setAttribute("aria-label", `${pick(zh, en)} ${pick(...name)}`.trim()));
            if (!edit) body.setAttribute("aria-readonly", "true");
            for (let y = 0; y < shape[down]; y++) {
                const row = el("div", { role: "row", class: "lab-row" });
                for (let x = 0; x < shape[right]; x++) {
                    const index = [];
                    index[down] = y; index[right] = x; index[first] = i; index[second] = k;
                    const at = Lab.placeOf(shape, index);
                    const cell = el("div", { role: "gridcell", "data-index": index.join(","), class: "lab-cell", tabindex: "-1" }, " ");
                    Object.assign(cell, { at, y, x, body });
                    cells[at] = cell;
                    row.append(cell);
                }
                body.append(row);
            }
            body.querySelector(".lab-cell")?.setAttribute("tabindex", "0");
            const caption = el("div", { class: "lab-plane-name" }, ...(many && planes ? [both(...name)] : []));
            return el("div", { class: "lab-plane" }, caption, body);
        }

        // One listener for all planes there will ever be; each change of shape makes new ones.
        let labels = [];
        const label = () => labels.forEach(set => set());
        document.addEventListener("book-language", label);

        function rebuild() {
            cells = [];
            labels = [];
            const { shape } = array;
            const grids = [];
            // the channels of a filter stand together, and so do those of an example
            if (filters) for (let c = 0; c < shape[second]; c++) for (let k = 0; k < shape[first]; k++) grids.push(plane(k, c));
            else for (let i = 0; i < shape[first]; i++) for (let k = 0; k < shape[second]; k++) grids.push(plane(i, k));
            element.replaceChildren(el("div", { class: "lab-name" }, both(zh, en)), el("div", { class: "lab-planes" }, ...grids), ...(edit ? [input] : []));
            label();
        }

        // hidden: elements from there on have not been computed yet
        function set(next, { hidden = Infinity } = {}) {
            const same = next.shape.length === array.shape.length && next.shape.every((n, axis) => n === array.shape[axis]);
            array = next;
            if (!same) rebuild();
            cells.forEach((cell, at) => {
                const value = at < hidden ? array.data[at] : undefined;
                const text = value === undefined ? "·" : show(value);
                if (cell.dataset.value === String(value)) return;
                cell.firstChild.data = text;
                cell.dataset.value = value;
                cell.classList.toggle("lab-long", text.length > 3 && text.length < 6);
                cell.classList.toggle("lab-longer", text.length > 5 && text.length < 8);
                cell.classList.toggle("lab-longest", text.length > 7);
            });
        }

        const mark = (name, places) => {
            const marked = new Set(places);
            cells.forEach((cell, at) => cell.classList.toggle(name, marked.has(at)));
        };

        const cellOf = event => event.target.closest?.(".lab-cell");

        // One field for all cells, which is laid over the cell that is edited.
        const input = el("input", { class: "lab-input", inputmode: "text", autocomplete: "off", hidden: true });
        Lab.labelled(input, "新的数", "New number");
        let editing;
        function endEdit(keep, then) {
            if (!editing) return;
            const cell = editing;
            editing = undefined;
            const typed = input.value.trim().replace(/[−－]/g, "-").replace("，", ".");
            (then ?? (document.activeElement === input ? cell : undefined))?.focus();
            input.hidden = true;
            if (keep && typed !== cell.dataset.value) edit(cell.at, typed);
        }
        input.addEventListener("keydown", event => {
            event.stopPropagation();
            if (event.key === "Enter") { event.preventDefault(); endEdit(true, next(editing, 1, 0) ?? editing); }
            else if (event.key === "Escape") endEdit(false, editing);
        });
        input.addEventListener("blur", () => endEdit(true));

        function beginEdit(cell, text) {
            if (!edit || editing) return;
            editing = cell;
            input.value = text ?? cell.dataset.value;
            const [place, box] = [element.getBoundingClientRect(), cell.getBoundingClientRect()];
            Object.assign(input.style, { left: `${box.left - place.left}px`, top: `${box.top - place.top}px`, width: `${box.width}px`, height: `${box.height}px` });
            input.hidden = false;
            input.focus();
            if (text === undefined) input.select();
        }

        const next = (cell, dy, dx) => cell.body.children[cell.y + dy]?.children[cell.x + dx];

        function focus(cell) {
            cell.body.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
            cell.setAttribute("tabindex", "0");
            cell.focus();
        }

        element.addEventListener("keydown", event => {
            const cell = cellOf(event);
            if (!cell || event.target !== cell || event.ctrlKey || event.metaKey || event.altKey) return;
            const row = cell.body.children[cell.y];
            const to = {
                ArrowUp: () => next(cell, -1, 0), ArrowDown: () => next(cell, 1, 0),
                ArrowLeft: () => next(cell, 0, -1), ArrowRight: () => next(cell, 0, 1),
                Home: () => row.firstElementChild, End: () => row.lastElementChild,
            }[event.key];
            if (to) {
                event.preventDefault();
                const found = to();
                if (found) focus(found);
            } else if (event.key === "Enter" || event.key === "F2") {
                event.preventDefault();
                beginEdit(cell);
            } else if (/^[^\s]$/.test(event.key)) {
                event.preventDefault();
                beginEdit(cell, event.key);
            }
        });
        element.addEventListener("focusin", event => {
            const cell = cellOf(event);
            if (cell && event.target === cell) {
                cell.body.querySelectorAll("[tabindex='0']").forEach(other => other !== cell && other.setAttribute("tabindex", "-1"));
                cell.setAttribute("tabindex", "0");
                point?.(key, cell.at);
            }
        });
        element.addEventListener("pointerover", event => {
            const cell = cellOf(event);
            if (cell && hover && event.pointerType === "mouse") point?.(key, cell.at);
        });
        element.addEventListener("dblclick", event => { const cell = cellOf(event); if (cell) beginEdit(cell); });
        // a finger has no keys to type with, so a second touch edits
        element.addEventListener("pointerup", event => {
            const cell = cellOf(event);
            if (!cell || event.pointerType === "mouse" || event.target !== cell) return;
            if (document.activeElement === cell) beginEdit(cell); else focus(cell);
        });

        return { element, set, mark };
    };
})();
