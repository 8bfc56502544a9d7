import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { target } from "../target.mjs";
import { compile } from "./compile.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * @typedef {object} Load
 * @property {number} rate Datagrams per second.
 * @property {number} size Bytes of payload.
 * @property {number} seconds
 * @property {number} [groups] One if not told.
 * @property {Header} [header]
 */

/**
 * How a datagram begins for a receiver that reads its own format.
 * @typedef {object} Header
 * @property {string} hex
 * @property {number} numberAt Where the datagram's number is written, four bytes.
 */

/**
 * @typedef {object} Sender
 * @property {string} name
 * @property {(load: Load) => string[]} command
 */

/**
 * The quickest sender that this computer can run.
 * @param {string} folder For what is compiled.
 * @returns {Sender}
 */
export function chooseSender(folder) {
  if (process.platform === "linux") {
    const program = compile(join(here, "sender.c"), folder);
    if (program !== null) return { name: "UDP_SEGMENT, C", command: (load) => [program, ...inBatches(load)] };
    if (spawnSync("python3", ["--version"]).status === 0) {
      const script = join(here, "segment_sender.py");
      return { name: "UDP_SEGMENT, Python", command: (load) => ["python3", script, ...inBatches(load)] };
    }
  }
  const script = join(here, "dgram-sender.mjs");
  return {
    name: "dgram, Node",
    command: ({ rate, size, seconds }) => [process.execPath, script, `${rate}`, `${size}`, `${seconds}`],
  };
}

/** @param {Load} load */
function inBatches({ rate, size, seconds, groups = 1, header }) {
  const place = [target.group, target.port, target.interface, groups];
  const written = header ? [header.hex, header.numberAt] : [];
  return [...place, rate, size, seconds, ...written].map(String);
}
