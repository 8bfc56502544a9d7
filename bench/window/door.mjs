import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { adopt } from "../children.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const bundle = join(here, "..", "..", "dist", "headless", "castscope.js");

/**
 * One second of one thread: the longest and the 99th percentile of its event loop's waits in ms,
 * and the share of the second in which it worked.
 * @typedef {{ thread: "door" | "engine", longest: number, usual: number, utilization: number }} Delay
 */

/**
 * @typedef {object} Door
 * @property {string} url
 * @property {number} pid
 * @property {() => Delay[]} takeDelays What its threads told since the call before.
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the headless door as a person would, with a probe in each of its threads.
 * @param {readonly string[]} [nodeOptions]
 * @returns {Promise<Door>}
 */
export async function startDoor(nodeOptions = []) {
  const probe = ["--import", join(here, "delay-probe.mjs")];
  const child = adopt(
    spawn(process.execPath, [...nodeOptions, ...probe, bundle, "serve", "--no-restore"], {
      stdio: ["ignore", "pipe", "inherit", "pipe"],
    }),
  );
  const ended = once(child, "exit");
  /** @type {Delay[]} */
  let delays = [];
  const told = /** @type {import("node:stream").Readable} */ (child.stdio[3]);
  createInterface({ input: told }).on("line", (line) => delays.push(JSON.parse(line)));
  const said = createInterface({ input: /** @type {import("node:stream").Readable} */ (child.stdout) });
  const [line] = await Promise.race([once(said, "line"), ended.then(() => [""])]);
  const url = /^Castscope is open at (http:\S+)$/.exec(String(line))?.[1];
  if (url === undefined) throw new Error(`The headless door did not open: ${line}`);
  return {
    url,
    pid: child.pid ?? 0,
    takeDelays() {
      const taken = delays;
      delays = [];
      return taken;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
