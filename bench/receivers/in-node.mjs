import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { groupsOf, target } from "../target.mjs";
import { until } from "../until.mjs";
import { startReceiver } from "./receiver.mjs";

/** @typedef {import("./receiver.mjs").Receiver} Receiver */

const here = dirname(fileURLToPath(import.meta.url));
/** This checkout. */
export const project = join(here, "..", "..");

/** @type {Receiver} */
export const bare = {
  name: "bare dgram handler",
  obstacle: () => null,
  start: () => startTalking([join(here, "bare-receiver.mjs")], "dgram"),
};

export const castscopeDgram = castscopeOf(project, "Castscope", "dgram");
export const castscopeNative = castscopeOf(project, "Castscope", "recvmmsg");

/**
 * The built program of a checkout: of this one, or of one that it is compared with in the same run.
 * @param {string} folder
 * @param {string} name
 * @param {"dgram" | "recvmmsg"} path
 * @param {Record<string, string>} [environment]
 * @returns {Receiver}
 */
export function castscopeOf(folder, name, path, environment = {}) {
  const bundle = join(folder, "dist", "headless", "castscope.js");
  return {
    name: `${name}, ${path}`,
    obstacle: () => {
      if (path === "recvmmsg" && process.platform !== "linux") return "recvmmsg is Linux's";
      return existsSync(bundle) ? null : `there is no build in ${folder}`;
    },
    start: ({ groups }) => startTalking(watch(bundle, groups), path, environment),
  };
}

/**
 * MiB that Castscope keeps here. A trial lasts seconds, and what it is to show is the state of all but
 * the first seconds of a day: a store that is full, in which each packet takes the place of an older one.
 */
const memory = 16;

/**
 * @param {string} bundle
 * @param {number} groups
 */
function watch(bundle, groups) {
  const endpoints = groupsOf(groups).map((group) => `${group}:${target.port}`);
  const tell = ["--json", "--every", "1", "--memory", `${memory}`];
  return [bundle, "watch", ...endpoints, "--on", target.interface, ...tell];
}

/**
 * A program that says in a line of JSON that it has joined, and in its last one what it counted.
 * @param {readonly string[]} script
 * @param {"dgram" | "recvmmsg"} path
 * @param {Record<string, string>} [environment]
 * @returns {Promise<import("./receiver.mjs").Running>}
 */
async function startTalking(script, path, environment = {}) {
  const forced = path === "dgram" ? { CASTSCOPE_RECEIVE_PATH: "dgram" } : {};
  const child = startReceiver([process.execPath, ...script], { ...forced, ...environment });
  await until(() => child.out.includes("\n"), child);
  return {
    child,
    finish: async () => {
      await child.stop("SIGTERM");
      /** @type {{ receivePath: string, groups: { packets: number }[] }} */
      const { receivePath, groups } = JSON.parse(child.out.trim().split("\n").at(-1) ?? "");
      // A fallback would be measured under the wrong name.
      if (receivePath !== path) throw new Error(`It received through ${receivePath} instead of ${path}.`);
      return groups.reduce((sum, { packets }) => sum + packets, 0);
    },
  };
}
