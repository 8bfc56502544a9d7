import { spawn } from "node:child_process";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";
import { sourceFingerprints, staleBuild, stalePackages, writeStamp } from "./staleness.mjs";

/** The folder of the project. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Something that ends the start with a sentence and a code, without a stack trace.
 */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Installs the packages and builds, each only when it is missing or stale. Uses nothing but Node's
 * own modules, and says what it does on standard error: standard output belongs to the program.
 */
export async function ensureReady() {
  checkNode();
  if (stalePackages(projectRoot) === null && staleBuild(projectRoot) === null) return;
  const waiting = (/** @type {number} */ holder) =>
    say(`Waiting for process ${holder}, which sets up Castscope.`);
  await withLock(join(projectRoot, "dist", ".setup-lock"), waiting, async () => {
    // Looked at again: whoever held the lock may have done it.
    const packages = stalePackages(projectRoot);
    if (packages !== null) {
      say(`Installing the packages, because ${packages}.`);
      // The build needs what a production environment would leave out.
      await npm(["ci", "--include=dev"], "The packages could not be installed");
    }
    const build = staleBuild(projectRoot);
    if (build !== null) {
      say(`Building, because ${build}.`);
      const sources = sourceFingerprints(projectRoot);
      await npm(["run", "build"], "The build failed");
      writeStamp(projectRoot, sources);
    }
  });
}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Runs a script of this folder: a `SetupError` ends it with its sentence.
 * @param {() => Promise<number | undefined>} script Returns the exit code, if there is one.
 */
export async function runScript(script) {
  endWithShell();
  try {
    const code = await script();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = error.exitCode;
  }
}

/**
 * npm starts a script through a shell and passes SIGTERM to that shell, which may die of it without
 * passing it on: nobody would be left to end this process. It then ends as if it had got the signal.
 */
function endWithShell() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 200);
  watch.unref();
}

/** The range of package.json's `engines`, in a sentence instead of a syntax error later on. */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!good) throw new SetupError(`Castscope needs Node 20.19, 22.12 or later; this is ${process.version}.`);
}

/**
 * npm with its whole output on standard error.
 * @param {string[]} args
 * @param {string} failure
 */
async function npm(args, failure) {
  // Under `npm start` npm tells where it is; `npm` alone is a script that Windows runs in a shell only.
  const script = process.env.npm_execpath;
  const command = script ? process.execPath : "npm";
  const all = script ? [script, ...args] : args;
  const code = await run(command, all, {
    stdio: ["ignore", 2, 2],
    shell: !script && process.platform === "win32",
  });
  if (code !== 0) throw new SetupError(`${failure}: npm ${args.join(" ")} ended with code ${code}.`);
}

/**
 * Runs a program in the project's folder until it ends. SIGINT and SIGTERM are passed on to it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Promise<number>} Its exit code; as shells do, 128 and the signal's number when a signal ended it.
 */
export function run(command, args, options) {
  const child = spawn(command, args, { cwd: projectRoot, ...options });
  /** @type {NodeJS.SignalsListener} */
  const pass = (signal) => {
    child.kill(signal);
  };
  process.on("SIGINT", pass);
  process.on("SIGTERM", pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  }).finally(() => {
    process.off("SIGINT", pass);
    process.off("SIGTERM", pass);
  });
}
