// The links to the previous and next chapter get the chapters' names, taken from the sidebar.
(() => {
    const where = { prev: ["上一章", "Previous chapter"], next: ["下一章", "Next chapter"] };
    for (const link of document.querySelectorAll(".mobile-nav-chapters")) {
        const entry = [...document.querySelectorAll("#mdbook-sidebar .chapter a[href]")].find(a => a.href === link.href);
        const text = document.createElement("span");
        const direction = document.createElement("span");
        direction.className = "nav-where";
        const name = document.createElement("span");
        name.className = "nav-name";
        name.append(...[...(entry?.childNodes ?? [])].filter(n => n.nodeName !== "STRONG").map(n => n.cloneNode(true)));
        text.append(direction, name);
        link.append(text);
        // the text is now the name; mdBook's aria-label would hide it
        link.removeAttribute("aria-label");
        link.removeAttribute("title");
        const label = () => {
            const zh = bookLanguage.ui() === "zh";
            direction.lang = zh ? "zh-CN" : "en";
            direction.textContent = where[link.rel.includes("prev") ? "prev" : "next"][zh ? 0 : 1];
        };
        document.addEventListener("book-language", label);
        label();
    }
})();
