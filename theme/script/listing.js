// Two buttons on a listing, in words: the whole program on the page, and the whole program on the clipboard.
// mdBook's own copy button leaves out the hidden lines, so the pasted code would not compile.
(() => {
    const words = {
        zh: { copy: "复制", copied: "已复制", failed: "无法复制", show: "显示完整程序", hide: "隐藏辅助行",
              copyTip: "复制完整程序（含隐藏的行）", copyPlain: "复制" },
        en: { copy: "Copy", copied: "Copied", failed: "Cannot copy", show: "Show full listing", hide: "Hide helper lines",
              copyTip: "Copy the whole program, hidden lines included", copyPlain: "Copy" },
    };
    const say = () => words[bookLanguage.ui()];
    const langTag = () => bookLanguage.ui() === "zh" ? "zh-CN" : "en";
    // Other scripts and mdBook's own handlers go through this function.
    const stock = window.playground_text;
    window.playground_text = playground => stock(playground, true);

    function button(className, onLabel) {
        const b = document.createElement("button");
        b.type = "button";
        b.className = className;
        const label = () => { b.lang = langTag(); onLabel(b); };
        document.addEventListener("book-language", label);
        label();
        return b;
    }

    // A Python listing is a region of a script; the rest is in attributes, see bookkit's render/script.rs.
    for (const code of document.querySelectorAll("code:is([data-before], [data-after])")) {
        const hidden = text => {
            const span = document.createElement("span");
            span.className = "boring";
            span.textContent = text ?? "";
            return span;
        };
        code.prepend(hidden(code.dataset.before));
        code.append(hidden(code.dataset.after));
        code.classList.add("hide-boring");
    }

    for (const pre of document.querySelectorAll("pre:has(> code)")) {
        pre.querySelector(":scope > .buttons")?.remove();
        const code = pre.querySelector(":scope > code");
        if (code.classList.contains("output")) continue;
        const tools = document.createElement("div");
        tools.className = "listing-tools";
        if (code.classList.contains("hide-boring")) {
            const toggle = button("show-button", b => {
                const open = !code.classList.contains("hide-boring");
                b.setAttribute("aria-expanded", String(open));
                b.textContent = open ? say().hide : say().show;
            });
            toggle.addEventListener("click", () => {
                code.classList.toggle("hide-boring");
                document.dispatchEvent(new Event("book-language"));
            });
            tools.append(toggle);
        }
        const hidden = code.querySelector(".boring") !== null;
        tools.append(button("copy-button", b => {
            b.textContent = say().copy;
            b.title = hidden ? say().copyTip : say().copyPlain;
        }));
        // last in the document order, so that a screen reader reads the code first
        pre.append(tools);
    }

    // A live region announces what happened; the button itself shows it.
    const live = document.createElement("div");
    live.className = "visually-hidden";
    live.setAttribute("role", "status");
    document.body.append(live);

    const report = (trigger, message) => {
        trigger.textContent = live.textContent = message;
        setTimeout(() => { trigger.textContent = say().copy; live.textContent = ""; }, 1600);
    };
    const clipboard = new ClipboardJS(".copy-button", { text: trigger => window.playground_text(trigger.closest("pre")) });
    clipboard.on("success", e => { e.clearSelection(); report(e.trigger, say().copied); });
    clipboard.on("error", e => report(e.trigger, say().failed));
})();
