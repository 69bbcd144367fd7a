// Adds what mdBook's markup and scripts lack for the keyboard and for screen readers.
(() => {
    // First stop of the Tab key: past the sidebar and the menu bar. (header.hbs can only put it after the sidebar.)
    const skip = document.querySelector(".skip-link");
    document.body.prepend(skip);
    // mdBook scrolls the sidebar to the open chapter, and Chromium then lets the Tab key start from there. Showing the
    // body, which is already visible, resets this to the top.
    document.body.scrollIntoView({ block: "nearest" });
    // The 404 page has a <base>, from which "#mdbook-content" would lead to the front page.
    if (document.querySelector("base")) skip.href = location.href.replace(/#.*/, "") + skip.hash;
    document.getElementById("mdbook-content").tabIndex = -1;

    // The sidebar toggle is a <label> of a hidden checkbox: the keyboard cannot reach it, and aria-expanded is not allowed on it.
    // A real button replaces it; mdBook keeps the state on the label, which is hidden.
    const label = document.getElementById("mdbook-sidebar-toggle");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sidebar-button icon-button";
    button.setAttribute("aria-controls", "mdbook-sidebar");
    button.append(...label.childNodes);
    button.addEventListener("click", () => label.click());
    label.before(button);
    label.classList.add("hidden");
    const copyState = () => button.setAttribute("aria-expanded", label.getAttribute("aria-expanded"));
    new MutationObserver(copyState).observe(label, { attributeFilter: ["aria-expanded"] });
    copyState();

    // Landmarks: everything on the page belongs to one.
    document.getElementById("mdbook-menu-bar").setAttribute("role", "banner");
    document.getElementById("mdbook-search-wrapper")?.setAttribute("role", "search");

    // It points to an id that does not exist.
    const results = document.getElementById("mdbook-searchresults-header");
    document.getElementById("mdbook-searchbar")?.setAttribute("aria-describedby", results.id);
    results?.setAttribute("aria-live", "polite");

    // A box that scrolls sideways must be reachable by Tab, and only then: a listing that fits is not a stop. A formula with
    // symbols always is one, see symbols.js.
    const boxes = [...document.querySelectorAll(".content pre > code, .content .table-wrapper, .formula-scroll, .figure-scroll")];
    const scrolls = box => box.scrollWidth > box.clientWidth + 1;
    const fade = box => { // see style/formula.css
        const hidden = box.scrollWidth - box.clientWidth;
        box.classList.toggle("more-before", box.scrollLeft > 1);
        box.classList.toggle("more-after", box.scrollLeft < hidden - 1);
    };
    const measure = box => {
        box.classList.toggle("scrolls", scrolls(box));
        fade(box);
        if (scrolls(box) || box.matches(".formula-scroll:has(.sym)")) box.tabIndex = 0;
        else box.removeAttribute("tabindex");
    };
    const observer = new ResizeObserver(entries => entries.forEach(entry => measure(entry.target)));
    boxes.forEach(box => {
        observer.observe(box);
        box.addEventListener("scroll", () => fade(box), { passive: true });
    });
    // the math font changes the width of a formula, not of its box
    document.fonts?.ready.then(() => boxes.forEach(measure));

    // "公式 (2) · Formula (2)": the half in the language of the page
    const names = ["aria-label", "title"].flatMap(name =>
        [...document.querySelectorAll(`.content [${name}*=" · "]`)].map(element => [element, name, element.getAttribute(name)]));
    const pickNames = () => names.forEach(([element, name, text]) => element.setAttribute(name, bookLanguage.pick(text)));
    document.addEventListener("book-language", pickNames);
    pickNames();

    const nameTables = () => boxes.filter(box => box.matches(".table-wrapper")).forEach(box => {
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", bookLanguage.ui() === "zh" ? "表格" : "Table");
    });
    document.addEventListener("book-language", nameTables);
    nameTables();

    // In such a box the arrow keys scroll; mdBook would turn the page instead.
    window.addEventListener("keydown", e => {
        const box = e.target instanceof Element && e.target.closest("[tabindex='0']");
        if ((e.key === "ArrowLeft" || e.key === "ArrowRight") && box && boxes.includes(box) && scrolls(box)) e.stopPropagation();
    }, true);
})();
