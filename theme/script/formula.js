// On paper nothing scrolls, so a formula wider than the page must be smaller. Only the browser knows its width, so this
// script stores the width in em, and style/paper.css divides the width of the page by it.
(() => {
    const measure = () => {
        for (const math of document.querySelectorAll(".formula-scroll > math")) {
            const contents = document.createRange();
            contents.selectNodeContents(math);
            const ems = contents.getBoundingClientRect().width / parseFloat(getComputedStyle(math).fontSize);
            math.style.setProperty("--ems", ems.toFixed(2));
        }
    };
    document.fonts?.ready.then(measure);
})();
