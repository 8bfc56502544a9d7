import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { target } from "../target.mjs";

const bundle = join(dirname(fileURLToPath(import.meta.url)), "../../dist/headless/castscope.js");

/**
 * What a sender is asked for.
 * @typedef {object} Load
 * @property {number} rate Datagrams per second.
 * @property {number} burst Datagrams back to back.
 * @property {number} size Bytes of payload.
 * @property {number} seconds
 */

/**
 * A program that sends at a rate.
 * @typedef {object} PacedSender
 * @property {string} name
 * @property {number} [farewells] Datagrams that it sends at once after the load, to tell its end.
 * @property {(load: Load) => { command: string[], environment?: Record<string, string> }} start
 */

/** @type {(load: Load) => string[]} */
const castscope = ({ rate, burst, size, seconds }) => [
  ...[process.execPath, bundle, "send", `${target.group}:${target.port}`, "--on", target.interface],
  ...["--ttl", "0", "--size", `${size}`, "--rate", `${rate}`, "--burst", `${burst}`],
  ...["--count", `${Math.round(rate * seconds)}`, "--json"],
];

/** @type {PacedSender[]} */
const all = [
  { name: "Castscope", start: (load) => ({ command: castscope(load) }) },
  {
    name: "Castscope, dgram",
    start: (load) => ({ command: castscope(load), environment: { CASTSCOPE_SEND_PATH: "dgram" } }),
  },
  {
    name: "iperf -c -u",
    farewells: 1,
    start: ({ rate, size, seconds }) => ({
      command: [
        ...["iperf", "-c", target.group, "-p", `${target.port}`, "-u", "-T", "0", "-B", target.interface],
        ...["-b", `${rate}pps`, "-l", `${size}`, "-t", `${seconds}`],
      ],
    }),
  },
  {
    name: "mgen",
    start: ({ rate, size, seconds }) => {
      const flow = `UDP DST ${target.group}/${target.port} PERIODIC [${rate} ${size}]`;
      return {
        command: [
          ...["mgen", "flush", "txcheck", "output", "/dev/null"],
          ...["event", `0.0 ON 1 ${flow} COUNT ${Math.round(rate * seconds)} INTERFACE ${target.device}`],
          ...["event", `${seconds + 1}.0 OFF 1`],
        ],
      };
    },
  },
];

/** The senders that are there. @returns {PacedSender[]} */
export function pacedSenders() {
  const has = (/** @type {string} */ name) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;
  return all.filter(({ name }) => name.startsWith("Castscope") || has(name.split(" ")[0] ?? ""));
}

/** The one that can be asked for bursts. */
export const castscopeSender = /** @type {PacedSender} */ (all[0]);
