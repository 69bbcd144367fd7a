// Starts the book's crate, compiled to WebAssembly, in a page or in a worker.

// What the programs export must fit these scripts.
const LAB_VERSION = 1;

// Errors that are sentences for the reader.
class LabSay extends Error {
    constructor(zh, en) {
        super(en);
        Object.assign(this, { zh, en });
    }
}

// A WebAssembly program from base64 of gzip, which also works from the disk, where nothing can be fetched.
async function labStart(zippedText) {
    if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") {
        throw new LabSay("这个浏览器太旧，不能运行书里的程序。", "This browser is too old to run the book's program.");
    }
    const zipped = Uint8Array.from(atob(zippedText), ch => ch.charCodeAt(0));
    const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
    const { instance: { exports: program } } = await WebAssembly.instantiate(await new Response(stream).arrayBuffer(), {});
    if (program.version() !== LAB_VERSION) {
        throw new LabSay("页面和计算程序的版本不一致，请重新载入页面。", "The page and its program are of different versions; please reload the page.");
    }
    const questions = { layer: 0, links: 1, pool: 2, poolLinks: 3, check: 4, read: 5, mine: 6, train: 7 };
    const decode = (at, len) => new TextDecoder().decode(new Uint8Array(program.memory.buffer, at, len));
    // The answer's numbers, and its text.
    return (question, list = [], bytes = new Uint8Array()) => {
        // the memory may move when it grows, so each place is asked for anew
        let at = program.numbers(list.length);
        new Float64Array(program.memory.buffer, at, list.length).set(list);
        at = program.text(bytes.length);
        new Uint8Array(program.memory.buffer, at, bytes.length).set(bytes);
        const len = program.question(questions[question]);
        const text = decode(program.answer_text(), program.text_len());
        if (len < 0) throw new LabSay(...text.split("\t"));
        return { numbers: new Float64Array(program.memory.buffer, program.answer(), len).slice(), text };
    };
}
