import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureReady, projectRoot, runScript } from "./setup.mjs";

/** `npm run castscope -- COMMAND`: the command line, built first when that is needed. */
await runScript(async () => {
  await ensureReady();
  await import(pathToFileURL(join(projectRoot, "dist", "headless", "castscope.js")).href);
});
