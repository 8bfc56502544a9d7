import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A set-up that takes longer than this is not waited for: installing and building take two minutes. */
const patienceMs = 15 * 60 * 1000;

/**
 * Runs `work` while no other process holds the lock: two starts at once must not install or build
 * over each other. The lock is a file that names the holder's process; a dead holder's is removed.
 * @template T
 * @param {string} file
 * @param {(holder: number) => void} onWait Called once when another process holds it.
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  mkdirSync(dirname(file), { recursive: true });
  const deadline = performance.now() + patienceMs;
  let told = false;
  for (let holder = take(file); holder !== null; holder = take(file)) {
    if (performance.now() > deadline) {
      throw new Error(`Process ${holder} has held ${file} for too long: end it, or remove the file.`);
    }
    if (!told) onWait(holder);
    told = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Null when the lock is ours now, else the process that holds it.
 * @param {string} file
 * @returns {number | null}
 */
function take(file) {
  try {
    writeFileSync(file, `${process.pid} ${performance.timeOrigin}`, { flag: "wx" });
    return null;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  const text = readOr(file, "");
  const [holder = 0, startedAt] = text.split(" ").map(Number);
  // In a container the dead holder may have had the number that this process has now.
  const alive = holder === process.pid ? startedAt === performance.timeOrigin : isAlive(holder);
  if (text === "" || alive) return holder;
  removeDead(file, text);
  return take(file);
}

/**
 * Another process may remove and take the same lock at this moment: it is moved aside first, and
 * put back when it turns out to be the living one's.
 * @param {string} file
 * @param {string} dead
 */
function removeDead(file, dead) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readOr(aside, dead) !== dead) linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error;
  }
  rmSync(aside, { force: true });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/**
 * @param {string} file
 * @param {string} otherwise
 */
function readOr(file, otherwise) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
