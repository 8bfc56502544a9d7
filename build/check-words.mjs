import { inlineWords } from "./inline-words.mjs";
import { projectRoot } from "./setup.mjs";

/** `npm run check:words [FOLDER …]`: fails with a sentence for each text of the window that stands in no table. */
const folders = process.argv.slice(2);
const found = (folders.length > 0 ? folders : ["renderer"]).flatMap((folder) =>
  inlineWords(projectRoot, folder),
);
for (const sentence of found) console.error(sentence);
process.exitCode = found.length === 0 ? 0 : 1;
