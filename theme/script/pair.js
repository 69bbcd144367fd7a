// The switch of a pair of listings: Rust / NumPy / both. The choice applies to all pages, like the language;
// head.hbs sets it before the page paints, and pair.css shows what was chosen.
(() => {
    const pairs = [...document.querySelectorAll(".beside")].filter(pair =>
        [".language-rust", ".language-python"].every(language => pair.querySelector(`:scope > pre > ${language}`)));
    if (!pairs.length) return;
    const root = document.documentElement;
    const choices = [["rust", ["Rust", "Rust"]], ["numpy", ["NumPy", "NumPy"]], ["both", ["两者", "Both"]]];
    const half = () => bookLanguage.ui() === "zh" ? 0 : 1;

    // Without a choice both show if there is room, otherwise NumPy. The style sheet decides, and this reads the result.
    const rust = pairs[0].querySelector(":scope > pre:has(> .language-rust)");
    const current = () => root.dataset.code ?? (getComputedStyle(rust).display === "none" ? "numpy" : "both");

    function choose(code, button) {
        try { localStorage.setItem("book-code", code); } catch { /* blocked: the choice lasts for this page */ }
        // listings above also change their height, so keep the pressed button in place
        const { top } = button.getBoundingClientRect();
        root.dataset.code = code;
        window.scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
        update();
    }

    const updates = [];
    let shown;
    const update = () => {
        // asked once: after each change it would lay the page out anew
        shown = current();
        updates.forEach(act => act());
    };
    for (const pair of pairs) {
        const group = document.createElement("div");
        group.className = "pair-switch";
        group.setAttribute("role", "group");
        updates.push(() => group.setAttribute("aria-label", ["代码用哪种语言", "Language of the code"][half()]));
        for (const [code, names] of choices) {
            const button = document.createElement("button");
            button.type = "button";
            button.addEventListener("click", () => choose(code, button));
            updates.push(() => {
                button.textContent = names[half()];
                button.lang = ["zh-CN", "en"][half()];
                button.setAttribute("aria-pressed", String(shown === code));
            });
            group.append(button);
        }
        pair.prepend(group);
    }
    document.addEventListener("book-language", update);
    update();
    new ResizeObserver(() => { if (current() !== shown) update(); }).observe(document.querySelector("main"));
})();
