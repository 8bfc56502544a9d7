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
 * @property {number} numberAt Where the datagram's number is written.
 * @property {number} [numberBytes] Bytes that it takes, four if not told.
 * @property {number} [tsPackets] At its end, of 188 bytes each, whose continuity counter is the number too.
 * @property {number} [warm] Datagrams a second before the trial, for a receiver that has to compile what reads them.
 */

/**
 * @typedef {object} Sender
 * @property {string} name
 * @property {boolean} manyGroups Whether it can send to more than one.
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
    if (program !== null) return inBatches("UDP_SEGMENT, C", [program]);
    if (spawnSync("python3", ["--version"]).status === 0) {
      return inBatches("UDP_SEGMENT, Python", ["python3", join(here, "segment_sender.py")]);
    }
  }
  const script = join(here, "dgram-sender.mjs");
  return {
    name: "dgram, Node",
    manyGroups: false,
    command: ({ rate, size, seconds }) => [process.execPath, script, `${rate}`, `${size}`, `${seconds}`],
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} program
 * @returns {Sender}
 */
function inBatches(name, program) {
  return {
    name,
    manyGroups: true,
    command: ({ rate, size, seconds, groups = 1, header }) => {
      const place = [target.group, target.port, target.interface, groups];
      const written = header
        ? [header.hex, header.numberAt, header.numberBytes ?? 4, header.warm ?? 20_000, header.tsPackets ?? 0]
        : [];
      return [...program, ...[...place, rate, size, seconds, ...written].map(String)];
    },
  };
}
