// The page of numbers: a field that says which mistake gives all the numbers pasted into it. Without a script the tables
// are searched by eye or with the browser.
(() => {
    const rows = [...document.querySelectorAll("table.lookup tr[data-value]")].map(row => ({
        row, value: Number(row.dataset.value), of: row.dataset.of, cell: row.dataset.cell, mistake: row.dataset.mistake,
    }));
    if (!rows.length) return;
    const say = {
        zh: {
            label: "你打印出的数，一个或几个：",
            none: "没有看到数。请粘贴打印出来的数，例如 dA_mean = 0.63477。",
            cut: "数组里有 …，中间的数没有打印出来。先执行 np.set_printoptions(threshold=10**9)，再打印一次。",
            digits: "请至少写两位小数；位数越多，找到的越少。",
            right: "都是正确的数：",
            all: n => n > 1 ? `能得出全部 ${n} 个数的：` : "这个数从哪来：",
            apart: "换一个单元格再比，就能分清是哪一个。",
            unknown: n => n > 1 ? `没有哪个已知的错误能同时得出这 ${n} 个数。` : "没有哪个已知的错误得出这个数。",
            each: "单独看，认得的有：",
            hint: "可能是几个错误同时出现，也可能是别的形状或别的种子。NumPy 版练习里的 check.py 会运行你的函数，逐个数比。",
        },
        en: {
            label: "The numbers that you print, one or several:",
            none: "No number found. Paste what you print, for example dA_mean = 0.63477.",
            cut: "The array contains “…”, so some of its numbers were not printed. Run np.set_printoptions(threshold=10**9) and print it again.",
            digits: "Please give at least two decimals; with more digits fewer rows fit.",
            right: "All of this is right:",
            all: n => n > 1 ? `This gives all ${n} numbers:` : "Where this number comes from:",
            apart: "Compare on another cell to tell which one it is.",
            unknown: n => n > 1 ? `No known mistake gives all ${n} of these numbers.` : "No known mistake gives this number.",
            each: "Taken one by one, these are known:",
            hint: "Several mistakes may meet, or the shape or the seed is another one. The check.py of the NumPy exercises runs your functions and compares number by number.",
        },
    };
    const label = document.createElement("label");
    const words = document.createElement("span");
    const field = Object.assign(document.createElement("textarea"), { rows: 2, autocomplete: "off", spellcheck: false });
    label.className = "lookup-field";
    label.append(words, field);
    const found = document.createElement("div");
    found.className = "lookup-found";
    found.setAttribute("role", "status");
    const first = rows[0].row.closest(".table-wrapper");
    // over its heading
    (first.previousElementSibling ?? first).before(label, found);

    const NAMES = { z: "z-mean", z_mean: "z-mean", da: "da-mean", da_mean: "da-mean", dw: "dw-mean", dw_mean: "dw-mean", db: "db-mean", db_mean: "db-mean" };

    // The numbers of a text, each with the name before it. A name may have digits and an index: conv2d, dA_prev[1, 1].
    function numbersOf(text) {
        const numbers = [];
        let name = "";
        const parts = /[A-Za-z_]\w*(\[[\d\s,:.-]*\])?(_?mean)?(\(\))?|[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/gi;
        for (const [part] of text.replace(/[−–﹣－]/g, "-").matchAll(parts)) {
            if (/^[A-Za-z_]/.test(part)) name = part.toLowerCase().replace(/\.?mean\(\)$/, "_mean");
            else numbers.push({ text: part, value: Number(part), of: NAMES[name] });
        }
        return numbers;
    }

    // A row fits if it rounds to the digits typed, or is within float precision.
    function fits({ text, value, of }, row) {
        if (of && of !== row.of) return false;
        const [digits, exponent] = text.toLowerCase().split("e");
        const unit = 10 ** ((exponent ?? 0) - (digits.split(".")[1] ?? "").length);
        return Math.abs(value - row.value) <= Math.max(0.51 * unit, 1e-5 * Math.abs(row.value));
    }
    const precise = ({ text }) => /e/i.test(text) || (text.split(".")[1] ?? "").length >= 2;

    // A mistake explains a number of a cell if it gives it, or if it leaves it right. In the pooling cell several elements
    // have one name, and some of them stay right.
    function explains(rowsOfCell, mistake, number) {
        const mine = rowsOfCell.filter(row => row.mistake === mistake);
        const names = new Set(mine.map(row => row.of));
        const several = row => rowsOfCell.filter(other => other.of === row.of && other.mistake === "").length > 1;
        const sound = rowsOfCell.filter(row => row.mistake === "" && (!names.has(row.of) || several(row)));
        return number.value === 0 && sound.some(several) || [...mine, ...sound].some(row => fits(number, row));
    }

    function candidates(numbers) {
        const explained = [];
        for (const cell of new Set(rows.map(row => row.cell))) {
            const ofCell = rows.filter(row => row.cell === cell);
            for (const mistake of new Set(ofCell.map(row => row.mistake))) {
                const own = ofCell.filter(row => row.mistake === mistake && numbers.some(number => fits(number, row)));
                if (own.length && numbers.every(number => explains(ofCell, mistake, number))) explained.push(own);
            }
        }
        // what is right is not also explained by a mistake that leaves all of it right
        const right = explained.filter(([row]) => row.mistake === "");
        return right.length ? right : explained;
    }

    const paragraph = text => Object.assign(document.createElement("p"), { textContent: text });

    function list(groups) {
        const list = document.createElement("ul");
        for (const group of groups) {
            const entry = document.createElement("li");
            const [, cell, whose] = [...group[0].row.cells].map(cell => [...cell.childNodes].map(n => n.cloneNode(true)));
            const numbers = group.map(row => row.row.cells[0].textContent).join(", ");
            entry.append(...whose, " · ", ...cell, " · ", numbers);
            list.append(entry);
        }
        return list;
    }

    function update() {
        const said = say[bookLanguage.ui()];
        words.textContent = said.label;
        const text = field.value.trim();
        const numbers = numbersOf(text);
        const known = numbers.length && numbers.some(precise) ? candidates(numbers) : [];
        const marked = new Set(known.flat().map(row => row.row));
        const apart = known.length || !numbers.some(precise) ? [] : rows.filter(row => numbers.some(n => precise(n) && fits(n, row)));
        apart.forEach(row => marked.add(row.row));
        rows.forEach(({ row }) => row.classList.toggle("found", marked.has(row)));
        found.replaceChildren();
        if (!text) return;
        if (/\.\.\.|…/.test(text)) found.append(paragraph(said.cut));
        if (!numbers.length) return found.append(paragraph(said.none));
        if (!numbers.some(precise)) return found.append(paragraph(said.digits));
        if (known.length) {
            const right = known.some(([row]) => row.mistake === "");
            found.append(paragraph(right ? said.right : said.all(numbers.length)), list(known));
            if (!right && known.length > 1) found.append(paragraph(said.apart));
            return;
        }
        found.append(paragraph(said.unknown(numbers.length)));
        if (apart.length) found.append(paragraph(said.each), list(apart.map(row => [row])));
        found.append(paragraph(said.hint));
    }

    field.addEventListener("input", update);
    document.addEventListener("book-language", update);
    update();
})();
