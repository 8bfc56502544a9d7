import { spawnSync } from "node:child_process";
import { Child } from "../children.mjs";
import { inNamespace } from "../target.mjs";

/**
 * A receiver that takes turns with the others.
 * @typedef {object} Receiver
 * @property {string} name
 * @property {() => string | null} obstacle Why it cannot run here; null when it can.
 * @property {import("../load/senders.mjs").Header} [header] What its datagrams must begin with.
 * @property {boolean} [seesWire] Looks at packets below UDP: each datagram must be one there.
 * @property {(task: Task) => Promise<Running>} start Resolves when it receives.
 */

/**
 * @typedef {object} Task
 * @property {number} groups
 * @property {string} folder For its files; removed afterwards.
 */

/**
 * @typedef {object} Running
 * @property {import("../children.mjs").Child} child
 * @property {() => Promise<number | null>} finish Ends it. What it counted itself; null when it does
 *   not tell, and everything counts that the kernel did not drop.
 */

/**
 * The obstacle of a tool that is not there.
 * @param {string} tool
 * @returns {string | null}
 */
export function missing(tool) {
  if (process.platform !== "linux") return "it is measured on Linux only";
  return spawnSync("sh", ["-c", `command -v ${tool}`]).status === 0 ? null : "it is not installed";
}

/** Takes the right to a larger receive buffer than the system's limit away. */
const ordinary = ["setpriv", "--bounding-set=-net_admin"];

/**
 * Starts a receiver as an ordinary user's: in a network of its own everyone is root, and a program
 * that makes use of that would have eight times the room of one that does not.
 * @param {readonly string[]} command
 * @param {Record<string, string>} [environment]
 */
export function startReceiver(command, environment) {
  const limited = inNamespace() && spawnSync(ordinary[0] ?? "", ["--version"]).status === 0;
  return new Child(limited ? [...ordinary, ...command] : command, environment);
}
