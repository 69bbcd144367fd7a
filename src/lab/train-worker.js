// Trains beside the page, which stays responsive: questions come in, answers go out.
importScripts("start.js", "train-program.js");
const started = labStart(LAB_TRAINING);
onmessage = async ({ data: { id, list } }) => {
    try {
        postMessage({ id, answer: (await started)("train", list).numbers });
    } catch (error) {
        postMessage({ id, zh: error.zh ?? error.message, en: error.en ?? error.message });
    }
};
