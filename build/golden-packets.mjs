import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./run.mjs";

/**
 * Packets that are kept with what another program reads in them: `shared/decode/protocols/testing/*.json`.
 * @typedef {object} GoldenPacket
 * @property {string} what Who made it.
 * @property {{ address: string, port: number, sourcePort: number }} sent
 * @property {string} hex
 * @property {string} info The line that Castscope makes of it.
 * @property {Record<string, string>} [except] Fields of the oracle that are not compared in this packet, and why.
 * @property {[name: string, at: number, length: number, mask: number, shown: string][]} says What the oracle
 *   says: its field, position and length in the payload, mask of the bits (0 for all), and the value as it shows it.
 *
 * @typedef {object} GoldenFile
 * @property {string} decoder The word of ours that is meant.
 * @property {string} oracle The program and its version, or what was read instead.
 * @property {string[]} [options] What it is told beyond the packet.
 * @property {Record<string, string>} same Fields of ours, by their words, and the oracle's for the same bytes and value;
 *   `*.ttl` is each field `ttl` below another, and the oracle may have several names.
 * @property {Record<string, string>} [place] The same of fields whose values are written differently: only places are compared.
 * @property {GoldenPacket[]} packets
 */

export const goldenFolder = join(projectRoot, "shared", "decode", "protocols", "testing");

/** @returns {{ name: string, golden: GoldenFile }[]} */
export function readGolden() {
  return readdirSync(goldenFolder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ name, golden: JSON.parse(readFileSync(join(goldenFolder, name), "utf8")) }));
}

/** @param {string} hex */
export function bytesOf(hex) {
  return Uint8Array.from(Buffer.from(hex.replace(/\s/g, ""), "hex"));
}
