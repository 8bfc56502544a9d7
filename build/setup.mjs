import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { endWithNpm } from "./parents.mjs";
import { projectRoot, runNpm } from "./run.mjs";
import { sourceFingerprints, staleBuild, stalePackages, writeStamp } from "./staleness.mjs";

export { projectRoot, run } from "./run.mjs";

/** A step that takes longer than this says so, and again as long afterwards. */
const patienceMs = 30_000;

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
  const reason = stalePackages(projectRoot) ?? staleBuild(projectRoot);
  if (reason === null) return;
  checkFolder(projectRoot);
  const waiting = (/** @type {number} */ holder) =>
    say(`Waiting for process ${holder}, which sets up Castscope.`);
  try {
    // Asked first: making a folder where that is not allowed is told as if there were none above it.
    accessSync(projectRoot, constants.W_OK);
    await withLock(join(projectRoot, "dist", ".setup-lock"), waiting, setUp);
  } catch (error) {
    throw asSetupError(error, reason);
  }
}

async function setUp() {
  // Looked at again: whoever held the lock may have done it.
  const packages = stalePackages(projectRoot);
  if (packages !== null) {
    await step(`Installing the packages, because ${packages}`, "Installed", async () => {
      // The build needs what a production environment would leave out; what npm warns of are tools
      // for packaging, which want a newer Node than Castscope does.
      await npm(["ci", "--include=dev", "--loglevel=error"], "The packages could not be installed");
    });
  }
  const build = staleBuild(projectRoot);
  if (build !== null) {
    await step(`Building, because ${build}`, "Built", async () => {
      const sources = sourceFingerprints(projectRoot);
      await npm(["run", "build"], "The build failed");
      writeStamp(projectRoot, sources);
    });
  }
}

/**
 * Tells what is done, that it still is when it takes long, and how long it took.
 * @param {string} doing
 * @param {string} done
 * @param {() => Promise<void>} work
 */
async function step(doing, done, work) {
  say(`${doing}.`);
  const begin = performance.now();
  const seconds = () => `${Math.max(1, Math.round((performance.now() - begin) / 1_000))} s`;
  const telling = setInterval(() => say(`Still at it after ${seconds()}.`), patienceMs);
  try {
    await work();
  } finally {
    clearInterval(telling);
  }
  say(`${done} in ${seconds()}.`);
}

/**
 * One line on standard error, of which nothing but characters reaches the screen.
 * @param {string} sentence
 */
export function say(sentence) {
  const shown = sentence.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "\ufffd");
  process.stderr.write(`${shown}\n`);
}

/**
 * Runs a script of this folder: a `SetupError` ends it with its sentence.
 * @param {() => Promise<number | undefined>} script Returns the exit code, if there is one.
 */
export async function runScript(script) {
  // Where nobody reads what is said, the work goes on.
  process.stderr.on("error", () => {});
  endWithNpm();
  try {
    const code = await script();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = error.exitCode;
  }
}

/** The range of package.json's `engines`, in a sentence instead of a syntax error later on. */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!good) throw new SetupError(`Castscope needs Node 20.19, 22.12 or later; this is ${process.version}.`);
}

/**
 * Vite reads # and ? in the path of a file as the end of it.
 * @param {string} folder
 */
export function checkFolder(folder) {
  const sign = /[#?]/.exec(folder)?.[0];
  if (sign === undefined) return;
  throw new SetupError(
    `Castscope cannot be built in ${folder}, because there is a ${sign} in that path: move it to another folder.`,
  );
}

/** What the system says where a file may not be written, in words. */
const obstacles = new Map([
  ["EACCES", "it may not be written by you"],
  ["EPERM", "it may not be written by you"],
  ["EROFS", "it is read-only"],
  ["ENOSPC", "there is no space left"],
  ["EDQUOT", "your share of the disk is used up"],
  ["ENOTDIR", "a file is in the way"],
  ["EEXIST", "a file is in the way"],
]);

/**
 * A folder that cannot be written is nobody's fault in the program, and told in a sentence.
 * @param {unknown} error
 * @param {string} reason Why Castscope had to be set up.
 */
export function asSetupError(error, reason) {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const obstacle = obstacles.get(String(error.code));
  if (obstacle === undefined) return error;
  const path = "path" in error && typeof error.path === "string" ? error.path : projectRoot;
  return new SetupError(
    `Castscope has to be set up, because ${reason}, but ${path} cannot be written: ${obstacle}.`,
  );
}

/**
 * npm, whose own output is worth reading only when it fails.
 * @param {string[]} args
 * @param {string} failure
 */
async function npm(args, failure) {
  const { code, output } = await runNpm(args);
  if (code === 0) return;
  process.stderr.write(output);
  throw new SetupError(`${failure}: npm ${args.join(" ")} ended with code ${code}.`);
}
