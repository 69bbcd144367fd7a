// The search is as large as all other scripts together and few readers use it, so it loads with the first search: by
// the button, a key, or an address with a query. `cargo run` removes its scripts from the page and names them in
// data-search; a book built by stock mdBook has already loaded them, so there is nothing to do here.
(() => {
    const address = document.currentScript.dataset.search;
    if (!address) return;
    const button = document.getElementById("mdbook-search-toggle");
    const wrapper = document.getElementById("mdbook-search-wrapper");
    const bar = document.getElementById("mdbook-searchbar");
    const waiting = new AbortController();
    const listen = (target, event, act) => target.addEventListener(event, act, { signal: waiting.signal });

    function load(then) {
        const script = document.createElement("script");
        script.src = address;
        script.addEventListener("load", () => {
            waiting.abort(); // from here on mdBook's own handlers act
            then();
        });
        // the next attempt starts again
        script.addEventListener("error", () => { script.remove(); loading = false; });
        document.head.append(script);
    }

    let loading = false;
    // The field shows immediately, so that nothing typed in the meantime is lost.
    function open() {
        wrapper.classList.remove("hidden");
        bar.focus();
        if (loading) return;
        loading = true;
        load(() => {
            // mdBook closes the field when it starts; it has no other way to open it than its button
            if (wrapper.classList.contains("hidden")) button.click();
            bar.setSelectionRange(bar.value.length, bar.value.length);
        });
    }

    listen(button, "click", open);
    listen(document, "submit", e => e.preventDefault());
    listen(document, "keydown", e => {
        const typing = /^(?:input|select|textarea)$/i.test(e.target.nodeName);
        if (typing || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || (e.key !== "s" && e.key !== "/")) return;
        e.preventDefault();
        open();
    });
    const asked = new URLSearchParams(location.search);
    if (asked.get("search") || asked.has("highlight")) {
        loading = true;
        load(() => {});
    }
})();
