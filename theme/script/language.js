// The language switch: 中文 / English / 双语. The first choice is made in head.hbs, before the page paints.
// Other scripts ask `bookLanguage.ui()` for the language of labels and listen for the event "book-language".
const bookLanguage = (() => {
    const root = document.documentElement;
    const choices = [["zh", "中文", "zh-CN"], ["en", "English", "en"], ["both", "双语", "zh-CN"]];
    const main = document.querySelector("main");

    const current = () => root.dataset.lang;
    // Labels have little room, so when both languages show, labels are in the browser's language.
    const ui = () => current() === "both" ? (/^zh\b/i.test(navigator.language) ? "zh" : "en") : current();

    // "输入的梯度 · Gradient of the input" -> its half in the language, or the whole
    function pick(text) {
        const halves = text.split(" · ");
        return halves.length !== 2 || current() === "both" ? text : halves[current() === "zh" ? 0 : 1];
    }

    // mdBook escapes HTML in chapter names, so they arrive as plain text and are split here.
    function split(element) {
        const text = [...element.childNodes].filter(n => n.nodeType === Node.TEXT_NODE && n.data.includes(" · "))[0];
        if (!text) return;
        const [zh, en] = text.data.split(" · ");
        const span = (lang, content) => {
            const s = document.createElement("span");
            if (lang) s.lang = lang; else s.className = "lang-sep";
            s.textContent = content;
            return s;
        };
        text.replaceWith(span("zh-CN", zh.trimStart()), span("", " · "), span("en", en.trimEnd()));
    }

    const bookTitle = document.querySelector(".menu-title")?.textContent ?? "";
    const chapterTitle = document.title.endsWith(` - ${bookTitle}`)
        ? document.title.slice(0, -` - ${bookTitle}`.length) : "";
    function setTitle() {
        const book = pick(bookTitle);
        document.title = chapterTitle ? `${pick(chapterTitle)} - ${book}` : book;
    }

    // The block in view: the first one that is not completely above the menu bar.
    function blockInView() {
        const line = document.getElementById("mdbook-menu-bar").getBoundingClientRect().bottom;
        return [...main.children].find(e => e.getClientRects().length && e.getBoundingClientRect().bottom > Math.max(line, 0) + 8);
    }

    // The same block afterwards, or the other half of its pair if it is now hidden.
    function counterpart(block) {
        if (block.getClientRects().length) return block;
        return block.lang === "en" ? block.previousElementSibling : block.nextElementSibling;
    }

    function show(lang) {
        const before = blockInView();
        const { top, height } = before?.getBoundingClientRect() ?? {};
        root.dataset.lang = lang;
        root.lang = choices.find(c => c[0] === lang)[2];
        const after = before && counterpart(before);
        if (after) {
            // Within a block the languages have different lengths, so keep the fraction that is scrolled away.
            const now = after.getBoundingClientRect();
            const target = top >= 0 || !height ? top : top / height * now.height;
            window.scrollBy({ top: now.top - target, behavior: "instant" });
        }
        setTitle();
        document.dispatchEvent(new Event("book-language"));
    }

    function choose(lang) {
        try { localStorage.setItem("book-lang", lang); } catch { /* blocked: the choice lasts for this page */ }
        // An address with ?lang= must not undo the choice on reload.
        const url = new URL(location.href);
        if (url.searchParams.has("lang")) {
            url.searchParams.set("lang", lang);
            try { history.replaceState(history.state, "", url); } catch { /* some browsers forbid it on file:// */ }
        }
        show(lang);
    }

    const group = document.createElement("div");
    group.className = "lang-switch";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "语言 · Language");
    for (const [lang, name, tag] of choices) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = name;
        button.lang = tag;
        button.addEventListener("click", () => choose(lang));
        group.append(button);
        const press = () => button.setAttribute("aria-pressed", String(current() === lang));
        document.addEventListener("book-language", press);
        press();
    }
    document.querySelector(".right-buttons").prepend(group);

    split(document.querySelector(".menu-title"));
    document.querySelectorAll("#mdbook-sidebar :is(a, .chapter-link-wrapper > span, .part-title)").forEach(split);
    setTitle();
    return { current, ui, pick, split };
})();
