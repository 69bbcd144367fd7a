// mdBook's own labels, which it writes in English, in the language of the page.
(() => {
    const attributes = (...names) => (element, text) => names.forEach(n => element.setAttribute(n, text));
    const text = (element, value) => { element.textContent = value; };
    const labelled = attributes("title", "aria-label");
    const named = attributes("aria-label");

    const labels = [
        ["#mdbook-sidebar", named, "目录", "Table of contents"],
        [".sidebar-button", labelled, "显示或隐藏目录", "Toggle table of contents"],
        ["#mdbook-theme-toggle", labelled, "更换配色", "Change theme"],
        ["#mdbook-theme-list", named, "配色", "Themes"],
        ["#mdbook-theme-default_theme", text, "跟随系统", "Auto"],
        ["#mdbook-theme-light", text, "明亮", "Light"],
        ["#mdbook-theme-rust", text, "铁锈", "Rust"],
        ["#mdbook-theme-coal", text, "炭黑", "Coal"],
        ["#mdbook-theme-navy", text, "藏青", "Navy"],
        ["#mdbook-theme-ayu", text, "墨绿", "Ayu"],
        ["#mdbook-search-toggle", labelled, "搜索（按 / 键）", "Search (press /)"],
        ["#mdbook-searchbar", attributes("placeholder", "aria-label"), "在书中搜索…", "Search this book…"],
        [".right-buttons a[href$='print.html']", labelled, "打印全书", "Print this book"],
        [".right-buttons a[aria-label='Git repository']", labelled, "代码仓库", "Repository"],
        [".right-buttons a[rel='edit']", labelled, "建议修改", "Suggest an edit"],
        [".nav-wrapper", named, "前后章节", "Page navigation"],
        [".mdbook-help-title", text, "快捷键", "Keyboard shortcuts"],
    ].flatMap(([selector, set, zh, en]) =>
        [...document.querySelectorAll(selector)].map(element => () => set(element, bookLanguage.ui() === "zh" ? zh : en)));

    // The lines of the help box keep their keys; in Chinese the words come after them.
    const help = ["翻到前一章或后一章", "在书中搜索", "显示这份说明", "关闭这份说明"];
    document.querySelectorAll("#mdbook-help-popup p").forEach((line, i) => {
        const english = line.innerHTML;
        const keys = [...line.querySelectorAll("kbd")].map(kbd => kbd.outerHTML).join(" ");
        labels.push(() => { line.innerHTML = bookLanguage.ui() === "zh" ? `${keys} ${help[i]}` : english; });
    });

    const apply = () => labels.forEach(set => set());
    document.addEventListener("book-language", apply);
    apply();
})();
