// Search that finds Chinese. mdBook's index splits at spaces, so it holds no Chinese term; but it also stores the whole
// text, and a book is small: every word of the query is looked for in it, Chinese as a substring, Latin at word starts.
(() => {
    if (!window.elasticlunr) return;
    const cjk = "\\u3000-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef";
    const isCjk = new RegExp(`[${cjk}]`);
    const escapeHtml = s => s.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
    const escapeRegExp = s => s.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

    // Drawings and the tables below formulas are between two marks, because their numbers are not text. The indexer puts a space
    // at every tag: inside Chinese, and between the letters of a formula ("d W u , v").
    const tidy = text => text
        .replace(/\ue000[^\ue001]*\ue001/g, " ")
        .replace(/[\u2061-\u2064]/g, "")
        .replace(/\s+/g, " ")
        .replace(new RegExp(`(?<=[${cjk}]) (?=[${cjk}])`, "g"), "")
        .replace(/(?<=(?:^| )[^\s·]) (?=[^\s·](?: |$))/g, "")
        .trim();

    let docs = null;
    function load(store) {
        docs ??= Object.entries(store).map(([ref, doc]) => ({
            ref,
            title: tidy(doc.title),
            body: tidy(doc.body),
            path: doc.breadcrumbs.split(" » ").map(tidy).filter((step, i, all) => step && step !== all[i - 1]),
        }));
        return docs;
    }

    // Between Chinese and a formula or a Latin word the text may have a space, which a reader may or may not type ("它对Z的梯度").
    const seam = new RegExp(`(?<=[${cjk}])(?=[^${cjk}\\s])|(?<=[^${cjk}\\s])(?=[${cjk}])`, "g");
    // What a reader types may be a word that the book writes in another way: either is found.
    const words = Object.entries(window.bookWords ?? {});
    const forms = term => {
        const low = term.toLowerCase();
        const meant = words.filter(([word]) => isCjk.test(word) ? low.includes(word) : low === word);
        return [term, ...meant.map(([word, written]) => low.replace(word, written))];
    };
    const one = form =>
        (/^[a-z0-9]/i.test(form) ? "(?<![a-z0-9])" : "") + escapeRegExp(form).replace(seam, " ?");
    const pattern = term => new RegExp(forms(term).map(one).join("|"), "gi");

    // Full-width letters, as an input method may leave them, and traditional characters. Chinese punctuation separates words.
    const [traditional, simplified] = window.bookTraditional ?? ["", ""];
    const normal = text => text
        .replace(/[，。；：、？！（）《》【】“”…]/g, " ")
        .replace(/[\u3000\uff00-\uffef]/g, c => c.normalize("NFKC"))
        .replace(/[\u3400-\u9fff\uf900-\ufaff]/g, c => simplified[traditional.indexOf(c)] ?? c)
        .trim();

    // On the page those parts are in different elements, so each is marked separately; single letters would match everywhere.
    const marks = term => {
        const parts = forms(term).flatMap(form => form.split(seam)).filter(part => part.length > 1);
        return parts.length ? parts : [term];
    };
    const count = (text, term) => text.match(pattern(term))?.length ?? 0;

    function find(all, terms) {
        const found = [];
        for (const doc of all) {
            let score = 0;
            const everyTerm = terms.length > 0 && terms.every(term => {
                const points = 20 * count(doc.title, term) + Math.min(count(doc.body, term), 10);
                score += points;
                return points > 0;
            });
            if (everyTerm) found.push({ ref: doc.ref, score, entry: doc, terms });
        }
        return found.sort((a, b) => b.score - a.score);
    }

    // "过滤器梯度" is nowhere in "过滤器的梯度": if the phrase is not found, its words are looked for. The segmenter leaves
    // single characters ("过滤", "器"); alone they would match everywhere, so they stay with the word before.
    function segments(term) {
        if (!isCjk.test(term) || !Intl.Segmenter) return [term];
        const words = [];
        for (const { segment } of new Intl.Segmenter("zh", { granularity: "word" }).segment(term)) {
            if (segment.length > 1 || !words.length) words.push(segment);
            else words[words.length - 1] += segment;
        }
        return words;
    }

    let last = [];
    let query = "";
    // The prototype, not Index.load: the index of an address with ?search= may be loaded before this script runs.
    window.elasticlunr.Index.prototype.search = function search(text) {
        query = text;
        const all = load(this.documentStore.docs);
        const terms = normal(text).split(/\s+/).filter(Boolean);
        last = find(all, terms);
        if (!last.length) last = find(all, terms.flatMap(segments));
        // mdBook's teaser counts words between spaces; it gets an empty text, and ours is put in below.
        return last.map(hit => ({ ref: hit.ref, score: hit.score, doc: { body: "", breadcrumbs: "" } }));
    };

    // English contains no Chinese; Chinese contains a few words of English.
    const foreignToEnglish = new RegExp(`[${cjk}]+`, "g");
    const foreignToChinese = new RegExp(`[^${cjk}]{40,}`, "g");

    // "窗口的高 · height of the window", as in tables and captions; a name or a letter may stand in the Chinese, two words
    // of English may not
    const englishOfPairs = new RegExp(` · [^${cjk}]{3,}(?=[${cjk}]|$)`, "g");
    const chineseOfPairs = new RegExp(`[${cjk}](?:(?! · |[A-Za-z]+ [A-Za-z]{2})[^]){0,80}? · `, "g");

    // The excerpt that contains most of the words, preferably in the language of the page.
    function teaser({ entry, terms }) {
        const zh = bookLanguage.ui() === "zh";
        const half = zh ? entry.body.replace(englishOfPairs, " ") : entry.body.replace(chineseOfPairs, "");
        const body = terms.some(term => pattern(term).test(half)) ? half : entry.body;
        const [before, after] = zh ? [30, 70] : [70, 130];
        const inLanguage = at => isCjk.test(body.slice(Math.max(0, at - 12), at + 24)) === zh;
        const worth = at => {
            const piece = body.slice(at, at + after);
            return terms.filter(term => pattern(term).test(piece)).length + (inLanguage(at) ? 0.5 : 0);
        };
        const hits = terms.flatMap(term => [...body.matchAll(pattern(term))].map(m => m.index)).sort((a, b) => a - b);
        const at = hits.reduce((best, hit) => worth(hit) > worth(best) ? hit : best, hits[0] ?? 0);
        let start = Math.max(0, at - before);
        let end = Math.min(body.length, at + after);
        // not into the other half of the text, in the other language
        if (inLanguage(at)) {
            for (const m of body.slice(0, end + 40).matchAll(zh ? foreignToChinese : foreignToEnglish)) {
                if (m.index + m[0].length <= at) start = Math.max(start, m.index + m[0].length);
                else if (m.index > at) end = Math.min(end, m.index);
            }
        }
        // not in the middle of a Latin word
        while (start > 0 && /[a-z0-9_]/i.test(body[start - 1]) && start < at) start++;
        while (end < body.length && /[a-z0-9_]/i.test(body[end]) && end > at) end--;
        // nor in the middle of a character of two units, such as a letter of a formula
        const second = at => /[\udc00-\udfff]/.test(body[at] ?? "");
        if (second(start)) start++;
        if (second(end)) end--;
        const marked = new RegExp(terms.map(term => pattern(term).source).join("|"), "gi");
        let html = "";
        let from = start;
        for (const m of body.slice(start, end).matchAll(marked)) {
            html += `${escapeHtml(body.slice(from, start + m.index))}<em>${escapeHtml(m[0])}</em>`;
            from = start + m.index + m[0].length;
        }
        html += escapeHtml(body.slice(from, end));
        return `${start > 0 ? "… " : ""}${html}${end < body.length ? " …" : ""}`;
    }

    const list = document.getElementById("mdbook-searchresults");
    const header = document.getElementById("mdbook-searchresults-header");
    function render() {
        [...list.children].forEach((item, i) => {
            const hit = last[i];
            if (!hit) return;
            const link = item.querySelector("a");
            link.textContent = hit.entry.path.map(bookLanguage.pick).join(" » ");
            // the words to mark on the page are those that were found, not those that were typed
            const words = encodeURIComponent(hit.terms.flatMap(marks).join(" ")).replace(/'/g, "%27");
            link.setAttribute("href", link.getAttribute("href").replace(/highlight=[^#]*/, `highlight=${words}`));
            const text = item.querySelector(".teaser");
            text.removeAttribute("aria-label"); // not allowed on a span, and it would hide the text
            text.innerHTML = teaser(hit);
        });
        const n = list.children.length;
        const summary = bookLanguage.ui() === "zh"
            ? (n ? `“${query}”：${n} 条结果` : `没有找到“${query}”`)
            : (n ? `${n} result${n === 1 ? "" : "s"} for “${query}”` : `No results for “${query}”`);
        if (header.textContent !== summary) header.textContent = summary;
    }
    // Fires when mdBook has written its header and its list; the changes of render() are deeper, or already made by then.
    const observer = new MutationObserver(render);
    observer.observe(list, { childList: true });
    observer.observe(header, { childList: true });
    document.addEventListener("book-language", () => { if (query) render(); });

    // An address with ?search= may have been searched before this script ran, in mdBook's way: search again. mdBook does
    // not repeat the same query, hence the invisible character for a moment.
    const bar = document.getElementById("mdbook-searchbar");
    const searchNow = () => bar.dispatchEvent(new KeyboardEvent("keyup"));
    const typed = bar.value;
    if (typed.trim() && !list.parentElement.classList.contains("hidden")) {
        for (const value of [`${typed}\u200b`, typed]) {
            bar.value = value;
            searchNow();
        }
    }
    // mdBook waits for keyup only; an input method, a paste with the mouse and a phone's keyboard may send none.
    bar.addEventListener("input", e => { if (!e.isComposing) searchNow(); });
    bar.addEventListener("compositionend", searchNow);

    // mdBook marks the words of ?highlight= in formulas too, which breaks their layout.
    document.querySelectorAll("math mark").forEach(mark => {
        const parent = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        parent.normalize();
    });
})();
