// The page of numbers: a field that finds the rows closest to the typed number. Without a script the tables are searched
// by eye or with the browser. A row fits if it rounds to the digits typed, or is within float precision.
(() => {
    const rows = [...document.querySelectorAll("table.lookup tr[data-value]")];
    if (!rows.length) return;
    const say = {
        zh: { label: "你打印出的数：", none: "这里没有这个数。", some: n => `找到 ${n} 行，已标出：` },
        en: { label: "The number you print: ", none: "No such number here.", some: n => `Rows found and marked: ${n}` },
    };
    const label = document.createElement("label");
    const words = document.createElement("span");
    const field = Object.assign(document.createElement("input"), { type: "text", inputMode: "decimal", autocomplete: "off" });
    label.className = "lookup-field";
    label.append(words, field);
    const found = document.createElement("div");
    found.className = "lookup-found";
    found.setAttribute("role", "status");
    const first = rows[0].closest(".table-wrapper");
    // over its heading
    (first.previousElementSibling ?? first).before(label, found);

    function fits(row, text, value) {
        const known = Number(row.dataset.value);
        const decimals = (text.split(/e/i)[0].split(".")[1] ?? "").length;
        const rounding = /e/i.test(text) ? 0 : 0.51 * 10 ** -decimals;
        return decimals >= 2 && Math.abs(value - known) <= Math.max(rounding, 1e-5 * Math.abs(known));
    }

    function update() {
        const { label, none, some } = say[bookLanguage.ui()];
        words.textContent = label;
        const text = field.value.trim().replace("−", "-");
        const value = Number(text);
        const hits = text && Number.isFinite(value) ? rows.filter(row => fits(row, text, value)) : [];
        rows.forEach(row => row.classList.toggle("found", hits.includes(row)));
        found.replaceChildren();
        if (!text) return;
        found.append(hits.length ? some(hits.length) : none);
        const list = document.createElement("ul");
        for (const row of hits) {
            const entry = document.createElement("li");
            const [number, cell, whose] = [...row.cells].map(cell => [...cell.childNodes].map(n => n.cloneNode(true)));
            entry.append(...number, " · ", ...cell, " · ", ...whose);
            list.append(entry);
        }
        if (hits.length) found.append(list);
    }

    field.addEventListener("input", update);
    document.addEventListener("book-language", update);
    update();
})();
