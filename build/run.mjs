import { spawn } from "node:child_process";
import { constants } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Bytes of a program's output that are kept for the case that it fails: the end says why. */
const keptOutput = 64 * 1024;

/** Passed on to the program that runs: it ends, and then this process does. */
const endSignals = /** @type {const} */ (["SIGHUP", "SIGINT", "SIGTERM"]);

/**
 * Runs a program in the project's folder until it ends. Signals to end are passed on to it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @param {(text: string) => void} [take] Gets what it writes where its output is a pipe.
 * @returns {Promise<number>} Its exit code; as shells do, 128 and the signal's number when a signal ended it.
 */
export function run(command, args, options, take = () => {}) {
  const child = spawn(command, args, { cwd: projectRoot, ...options });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", take);
  /** @type {NodeJS.SignalsListener} */
  const pass = (signal) => {
    child.kill(signal);
  };
  for (const signal of endSignals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  }).finally(() => {
    for (const signal of endSignals) process.off(signal, pass);
  });
}

/**
 * Runs npm and keeps what it says to itself.
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>} The exit code and the end of what npm wrote.
 */
export async function runNpm(args) {
  // Under `npm start` npm tells where it is; `npm` alone is a script that Windows runs in a shell only.
  const script = process.env.npm_execpath;
  const command = script ? process.execPath : "npm";
  let output = "";
  const code = await run(
    command,
    script ? [script, ...args] : args,
    { stdio: ["ignore", "pipe", "pipe"], shell: !script && process.platform === "win32" },
    (text) => {
      output = (output + text).slice(-keptOutput);
    },
  );
  return { code, output };
}
