// Buttons that open a lab. Its scripts, and the program that computes, load only when one is opened.
(() => {
    const buttons = [...document.querySelectorAll("[data-lab-open]")];
    if (!buttons.length) return;
    const parts = {
        window: ["program.js", "window.js"], pool: ["program.js", "pool.js"],
        check: ["program.js", "uplot.js", "check.js"], mine: ["mine-program.js", "mine.js"],
        train: ["train-program.js", "uplot.js", "train.js"],
    };

    function load(file) {
        return new Promise((resolve, reject) => {
            const script = document.createElement("script");
            script.src = `${path_to_root}lab/${file}`;
            script.onload = resolve;
            script.onerror = () => reject(new Error(`lab/${file}`));
            document.head.append(script);
        });
    }
    const loaded = new Map();
    const once = file => loaded.get(file) ?? loaded.set(file, load(file)).get(file);

    async function open(button) {
        if (button.getAttribute("aria-busy") === "true") return;
        button.setAttribute("aria-busy", "true");
        try {
            if (!document.getElementById("lab-style")) {
                const style = Object.assign(document.createElement("link"), { id: "lab-style", rel: "stylesheet", href: `${path_to_root}lab/lab.css` });
                document.head.append(style);
                await new Promise(resolve => { style.onload = style.onerror = resolve; });
            }
            for (const file of ["start.js", "lab.js", "grid.js", ...parts[button.dataset.labOpen]]) await once(file);
            await Lab.open(button);
        } catch (error) {
            loaded.clear();
            button.nextElementSibling?.remove();
            const text = bookLanguage.ui() === "zh" ? `打不开：找不到 ${error.message}。` : `This cannot be opened: ${error.message} is missing.`;
            button.after(Object.assign(document.createElement("span"), { role: "alert", textContent: ` ${text}` }));
        } finally {
            button.removeAttribute("aria-busy");
        }
    }

    for (const button of buttons) {
        button.hidden = false;
        button.addEventListener("click", () => open(button));
    }
    // an address that a reader was given opens the same lab
    try {
        const [number] = JSON.parse(new URLSearchParams(location.search).get("lab"));
        if (buttons[number]) open(buttons[number]).then(() => document.querySelector(".lab")?.scrollIntoView({ block: "center" }));
    } catch { /* no lab in the address */ }
})();
