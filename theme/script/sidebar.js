// Entries with pages below them fold. mdBook's toggle is an <a> without an address, which the keyboard cannot reach, so a
// button replaces it. The name of a part has no link and goes into the button, so that the whole row folds.
(() => {
    for (const toggle of document.querySelectorAll("#mdbook-sidebar .chapter-fold-toggle")) {
        const row = toggle.parentElement;
        const item = row.parentElement;
        const part = row.querySelector(":scope > span");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "fold";
        if (part) {
            part.className = "part-name";
            button.append(part);
        } else {
            const name = row.textContent.slice(0, -toggle.textContent.length);
            const label = () => {
                const zh = bookLanguage.ui() === "zh";
                const own = name.split(" · ")[zh ? 0 : 1] ?? name;
                button.setAttribute("aria-label", zh ? `${own}：下面的页` : `Pages under ${own}`);
            };
            document.addEventListener("book-language", label);
            label();
        }
        const mark = document.createElement("span");
        mark.className = "fold-mark";
        mark.setAttribute("aria-hidden", "true");
        mark.textContent = toggle.textContent;
        button.append(mark);
        const state = () => button.setAttribute("aria-expanded", String(item.classList.contains("expanded")));
        button.addEventListener("click", () => {
            item.classList.toggle("expanded");
            state();
        });
        state();
        toggle.replaceWith(button);
    }
})();
