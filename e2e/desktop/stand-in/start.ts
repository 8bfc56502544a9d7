import { readFileSync } from "node:fs";
import inspector from "node:inspector";
import { Module, register } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Stands in for Electron's binary: `electron [switches] FOLDER` runs the program in the folder under this
 * Node, as a main process that finds `electron`, and says on standard error what Playwright waits for.
 */
const given = process.argv.slice(2);
const folder = resolve(given.find((argument) => !argument.startsWith("-")) ?? ".");
process.argv = [process.execPath, folder, ...given.filter((argument) => argument.startsWith("-"))];
define(process, "type", "browser");
define(process, "versions", { ...process.versions, electron: "stand-in" });
// Takes the shell's branches for another system; threads of the program see the real one.
const pretended = process.env.CASTSCOPE_STAND_IN_PLATFORM;
if (pretended !== undefined) define(process, "platform", pretended);

// Node says it only when the debugger has gone, and Playwright ends the program before that.
process.on("uncaughtExceptionMonitor", (error) => process.stderr.write(`${error.stack ?? error}\n`));

const standIn = new URL("./electron.js", import.meta.url).href;
register(
  `data:text/javascript,${encodeURIComponent(`
    export const resolve = (name, context, next) =>
      name === "electron" ? { url: ${JSON.stringify(standIn)}, shortCircuit: true } : next(name, context);
  `)}`,
);
const electron = (await import("electron")) as unknown as typeof import("./electron.ts");

// Playwright asks for it by CommonJS.
const commonJs = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
const load = commonJs._load;
commonJs._load = (name, ...rest) => (name === "electron" ? electron : load(name, ...rest));
if (given.some((argument) => argument.startsWith("--inspect"))) inspector.open(0, "127.0.0.1");

const { main } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
await import(pathToFileURL(join(folder, main)).href);
electron.standIn.begin();

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}
