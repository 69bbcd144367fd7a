// The page of numbers: a field that says which mistake gives all the numbers pasted into it. Without a script the tables
// are searched by eye or with the browser.
(() => {
    const data = document.getElementById("known-numbers");
    if (!data) return;
    const { cells, mistakes } = JSON.parse(data.textContent);
    const rows = [...document.querySelectorAll("table.lookup tr[data-value]")];
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
    data.before(label, found);

    const NAMES = { z_mean: "z-mean", da_mean: "da-mean", dw_mean: "dw-mean", db_mean: "db-mean" };

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

    // A known number fits if it rounds to the digits typed, or is within float precision.
    function fits({ text, value }, known) {
        const [digits, exponent] = text.toLowerCase().split("e");
        const unit = 10 ** ((exponent ?? 0) - (digits.split(".")[1] ?? "").length);
        return known !== null && Math.abs(value - known) <= Math.max(0.51 * unit, 1e-5 * Math.abs(known));
    }
    const precise = ({ text }) => /e/i.test(text) || (text.split(".")[1] ?? "").length >= 2;

    // The numbers of a cell that this number fits, if the function has this mistake, or none.
    function fitting(cell, numbers, number) {
        const named = cell.of.includes(number.of);
        return numbers.filter((known, at) => (!named || cell.of[at] === number.of) && fits(number, known));
    }

    // Only what gives all of the numbers explains them.
    function explanations(numbers) {
        const found = [];
        for (const cell of cells) {
            const all = known => numbers.every(number => fitting(cell, known, number).length);
            if (numbers.some(({ of }) => of && !cell.of.includes(of))) continue;
            if (all(cell.right)) found.push({ cell, mistake: "" });
            else for (const [mistake, known] of Object.entries(cell.wrong)) if (all(known)) found.push({ cell, mistake });
        }
        // in another cell, numbers that are right here may be those of a mistake
        const right = found.filter(({ mistake }) => mistake === "");
        return right.length ? right : found;
    }

    const paragraph = text => Object.assign(document.createElement("p"), { textContent: text });

    function list(found) {
        const list = document.createElement("ul");
        const [at, dot] = bookLanguage.ui() === "zh" ? [0, "："] : [1, ": "];
        for (const { cell, mistake } of found.slice(0, 12)) {
            const entry = document.createElement("li");
            entry.append([cell.zh, cell.en][at] + dot);
            if (mistake === "") entry.append("✓");
            else {
                entry.append(Object.assign(document.createElement("code"), { textContent: mistakes[mistake][3] }), dot);
                const link = Object.assign(document.createElement("a"), { href: mistakes[mistake][2] });
                // code between backticks
                mistakes[mistake][at].split("`").forEach((part, i) => {
                    link.append(i % 2 ? Object.assign(document.createElement("code"), { textContent: part }) : part);
                });
                entry.append(link);
            }
            list.append(entry);
        }
        if (found.length > 12) list.append(Object.assign(document.createElement("li"), { textContent: "…" }));
        return list;
    }

    function update() {
        const said = say[bookLanguage.ui()];
        words.textContent = said.label;
        const text = field.value.trim();
        const numbers = numbersOf(text);
        const usable = numbers.some(precise);
        rows.forEach(row => row.classList.toggle("found", usable && numbers.some(n => precise(n) && fits(n, Number(row.dataset.value)))));
        found.replaceChildren();
        if (!text) return;
        if (/\.\.\.|…/.test(text)) found.append(paragraph(said.cut));
        if (!numbers.length) return found.append(paragraph(said.none));
        if (!usable) return found.append(paragraph(said.digits));
        const known = explanations(numbers);
        if (known.length) {
            const right = known[0].mistake === "";
            found.append(paragraph(right ? said.right : said.all(numbers.length)), list(known));
            if (!right && known.length > 1) found.append(paragraph(said.apart));
            return;
        }
        found.append(paragraph(said.unknown(numbers.length)));
        const apart = numbers.length > 1 ? numbers.filter(precise).flatMap(number => explanations([number])) : [];
        const once = apart.filter((one, at) => apart.findIndex(other => other.cell === one.cell && other.mistake === one.mistake) === at);
        if (once.length) found.append(paragraph(said.each), list(once));
        found.append(paragraph(said.hint));
    }

    field.addEventListener("input", update);
    document.addEventListener("book-language", update);
    update();
})();
