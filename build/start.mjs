import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { electronProgram } from "./electron-program.mjs";
import { ensureReady, projectRoot, run, runScript, SetupError, say } from "./setup.mjs";

/** An Electron that ends this soon with an error never showed its window. */
const startMs = 10_000;

/** `npm start`: the window, or the headless door where there is none or it was asked for. */
await runScript(async () => {
  const { headless, port } = readArguments(process.argv.slice(2));
  await ensureReady();
  if (headless) return openHeadlessDoor(port);
  const electron = await electronProgram();
  if ("path" in electron) {
    const startedAt = performance.now();
    const code = await run(electron.path, [projectRoot], { stdio: "inherit" });
    // Ended by SIGHUP, SIGINT or SIGTERM, as it was told to.
    const ended = [0, 129, 130, 143].includes(code);
    if (ended || performance.now() - startedAt > startMs) return code;
    return fallBack(`it ended with code ${code}`);
  }
  return fallBack(electron.reason);
});

/** @param {readonly string[]} args */
function readArguments(args) {
  try {
    const options = /** @type {const} */ ({ headless: { type: "boolean" }, port: { type: "string" } });
    const { values } = parseArgs({ args: [...args], options });
    if (values.port !== undefined && !values.headless) {
      throw new SetupError("--port belongs to the headless door: write --headless --port N.", 2);
    }
    return { headless: values.headless === true, port: values.port ?? null };
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError("npm start takes --headless and with it --port N, and nothing else.", 2);
  }
}

/** @param {string} reason */
function fallBack(reason) {
  say(`Electron's window cannot open here, because ${reason}: Castscope opens its headless door instead.`);
  return openHeadlessDoor(null);
}

/**
 * The door runs in this process, which so gets the signals itself and ends with its exit code.
 * @param {string | null} port
 */
async function openHeadlessDoor(port) {
  const bundle = join(projectRoot, "dist", "headless", "castscope.js");
  // As the desktop's window, which records into a folder of that name; it is made with the first recording.
  const recordings = `--recordings=${join(homedir(), "Castscope")}`;
  process.argv = [
    process.execPath,
    bundle,
    "serve",
    recordings,
    ...(port === null ? [] : [`--port=${port}`]),
  ];
  await import(pathToFileURL(bundle).href);
  return undefined;
}
