import { engineRooms, folderCircles, importsIn, strayArrows } from "./rooms.mjs";
import { projectRoot } from "./setup.mjs";

/** `npm run check:rooms`: fails with a sentence for each import that the rooms do not allow. */
const engine = "electron/engine";
const found = [
  ...strayArrows(importsIn(projectRoot, engine), engine, engineRooms),
  ...["shared", "electron", "renderer"].flatMap((folder) => folderCircles(importsIn(projectRoot, folder))),
];
for (const sentence of found) console.error(sentence);
process.exitCode = found.length === 0 ? 0 : 1;
