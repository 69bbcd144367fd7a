// Shows the meaning of a symbol under the pointer, after a tap, or selected with the arrow keys: a
// formula is one stop of the Tab key, and the arrows walk through its symbols. All words are those of the table under
// the formula. The lighting-up needs no script, see style/symbol-links.css; here only `.on` is set, for taps and keys.
(() => {
    if (!HTMLElement.prototype.showPopover) return;
    const main = document.querySelector("main");
    const rowOf = symbol => {
        const row = `tr[data-sym="${symbol.dataset.sym}"]`;
        return symbol.closest(".formula")?.querySelector(row) ?? main.querySelector(row);
    };
    const symbolAt = target => target instanceof Element ? target.closest(".sym") : null;

    const tip = document.createElement("div");
    tip.id = "symbol-tip";
    tip.setAttribute("role", "tooltip");
    tip.popover = "manual";
    const live = document.createElement("div");
    live.className = "visually-hidden";
    live.setAttribute("role", "status");
    const hint = document.createElement("div");
    hint.id = "symbol-hint";
    hint.hidden = true;
    main.append(tip, live, hint);

    let shown = null; // the symbol that the tip explains
    let leaving = 0;

    function place() {
        const symbol = shown.getBoundingClientRect();
        const { width, height } = tip.getBoundingClientRect();
        const below = symbol.bottom + height + 12 <= innerHeight;
        tip.style.left = `${Math.max(6, Math.min(symbol.left, document.documentElement.clientWidth - width - 6))}px`;
        tip.style.top = `${below ? symbol.bottom + 5 : symbol.top - height - 5}px`;
    }

    function hide() {
        clearTimeout(leaving);
        shown?.classList.remove("on");
        shown = null;
        tip.hidePopover();
    }

    function show(symbol, lit) {
        clearTimeout(leaving);
        const row = rowOf(symbol);
        if (!row) return;
        if (shown !== symbol) {
            shown?.classList.remove("on");
            shown = symbol;
            tip.replaceChildren(...[...row.cells].map(cell => {
                const part = document.createElement("span");
                part.className = cell.className;
                part.append(...[...cell.childNodes].map(node => node.cloneNode(true)));
                return part;
            }));
            tip.showPopover();
        }
        if (lit) symbol.classList.add("on");
        place();
    }

    // A mouse: the tip stays while the pointer is on the symbol or on the tip, and long enough to get from one to the other.
    document.addEventListener("pointerover", e => {
        if (e.pointerType !== "mouse" || e.buttons) return;
        const symbol = symbolAt(e.target);
        if (symbol) show(symbol, false);
        else if (e.target instanceof Element && e.target.closest("#symbol-tip")) clearTimeout(leaving);
        else if (shown && !shown.classList.contains("on")) {
            clearTimeout(leaving);
            leaving = setTimeout(hide, 200);
        }
    });
    // A finger: a tap on a symbol shows, a tap elsewhere hides. (A finger that scrolls ends in pointercancel.)
    document.addEventListener("pointerup", e => {
        const symbol = symbolAt(e.target);
        if (symbol && e.pointerType !== "mouse") show(symbol, true);
        else if (shown && !symbol && !tip.contains(e.target)) hide();
    });

    // The keyboard.
    const boxOf = target => target instanceof Element && target.matches(".formula-scroll") ? target : null;
    // each symbol once, at its first position
    const symbolsOf = box => [...new Map([...box.querySelectorAll(".sym")].reverse().map(s => [s.dataset.sym, s])).values()].reverse();

    function walk(box, step) {
        const symbols = symbolsOf(box);
        const next = symbols[symbols.findIndex(s => s.dataset.sym === shown?.dataset.sym) + step];
        if (!next) return false;
        next.scrollIntoView({ block: "nearest", inline: "nearest" });
        show(next, true);
        const row = rowOf(next);
        const zh = bookLanguage.ui() === "zh";
        live.lang = zh ? "zh-CN" : "en";
        live.textContent = [row.querySelector("code"), row.querySelector(`td:last-child [lang|="${live.lang}"]`)]
            .map(part => part?.textContent).filter(Boolean).join(zh ? "，" : ", ");
        return true;
    }

    document.addEventListener("focusin", e => {
        const box = boxOf(e.target);
        if (box?.matches(":focus-visible") && !box.contains(shown)) walk(box, 1);
    });
    document.addEventListener("focusout", e => { if (boxOf(e.target) && shown) hide(); });
    // On the window and before mdBook, for which the arrows turn the page. At either end of the formula they scroll it.
    window.addEventListener("keydown", e => {
        if (e.key === "Escape" && shown) return hide();
        const box = boxOf(e.target);
        const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
        if (!step || !box?.querySelector(".sym") || e.ctrlKey || e.altKey || e.metaKey) return;
        e.stopPropagation();
        if (shown && !box.contains(shown)) hide();
        if (walk(box, step)) e.preventDefault();
    }, true);

    const moved = () => { if (shown) place(); };
    window.addEventListener("scroll", moved, { capture: true, passive: true });
    window.addEventListener("resize", () => { if (shown) hide(); });

    for (const box of document.querySelectorAll(".formula-scroll:has(.sym)")) box.setAttribute("aria-describedby", hint.id);
    const label = () => {
        hint.textContent = bookLanguage.ui() === "zh" ? "左右方向键逐个说明其中的符号" : "Left and right arrow keys explain its symbols";
        if (shown) place();
    };
    document.addEventListener("book-language", label);
    label();
})();
