import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bytesOf, goldenFolder, readGolden } from "./golden-packets.mjs";

/**
 * `node build/golden.mjs [NAME…]`: asks the tshark of this computer what it reads in the packets of
 * `shared/decode/protocols/testing/NAME.json`, and writes that down beside them. Only fields that `same` and
 * `place` name are kept; with `--all` each one is printed, to choose from. Files whose oracle is not tshark stay as they are.
 */
const all = process.argv.includes("--all");
const wanted = process.argv.slice(2).filter((word) => word !== "--all");
/** Bytes before the payload: IPv4 and UDP. */
const before = 28;
const version = /\d+\.\d+\.\d+/.exec(tshark(["--version"]))?.[0];

for (const { name, golden } of readGolden()) {
  if (!golden.oracle.startsWith("tshark")) continue;
  if (wanted.length > 0 && !wanted.includes(name.replace(".json", ""))) continue;
  const fields = new Set(
    Object.values({ ...golden.place, ...golden.same }).flatMap((names) => names.split(" ")),
  );
  for (const packet of golden.packets) {
    const said = askTshark(packet, golden.options ?? []);
    if (all)
      console.table(said.map(([field, at, length, mask, shown]) => ({ field, at, length, mask, shown })));
    const except = Object.keys(packet.except ?? {});
    packet.says = said.filter(([field]) => fields.has(field) && !except.includes(field));
    console.log(`${name}: ${packet.says.length} fields of ${packet.what}`);
  }
  golden.oracle = `tshark ${version}`;
  writeFileSync(join(goldenFolder, name), JSON.stringify(golden, null, 2));
  spawnSync("npx", ["biome", "format", "--write", join(goldenFolder, name)], { stdio: "inherit" });
}

/**
 * @param {import("./golden-packets.mjs").GoldenPacket} packet
 * @param {readonly string[]} options
 * @returns {[string, number, number, number, string][]}
 */
function askTshark({ hex, sent }, options) {
  const folder = mkdtempSync(join(tmpdir(), "castscope-golden-"));
  try {
    const file = join(folder, "packet.pcap");
    writeFileSync(file, recording(bytesOf(hex), sent));
    const text = tshark(["-n", "-r", file, "-T", "json", "-x", "--no-duplicate-keys", ...options]);
    /** @type {[string, number, number, number, string][]} */
    const found = [];
    collect(JSON.parse(text)[0]._source.layers, found);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Fields stand as `NAME` and `NAME_raw`; a repeated one has lists for both, sometimes mixed with trees.
 * @param {Record<string, any>} layers
 * @param {[string, number, number, number, string][]} found
 */
function collect(layers, found) {
  for (const [name, value] of Object.entries(layers)) {
    if (name.endsWith("_raw") || name.endsWith("_tree")) continue;
    const raw = layers[`${name}_raw`];
    if (
      raw !== undefined &&
      !(Array.isArray(value) ? value : [value]).every((one) => typeof one === "object")
    ) {
      const raws = Array.isArray(raw[0]) ? raw : [raw];
      const shown = Array.isArray(value) ? value : [value];
      for (const [index, [, at, length, mask]] of raws.entries()) {
        found.push([name, at - before, length, mask, String(shown[index])]);
      }
    }
    const tree = layers[`${name}_tree`];
    for (const inner of [value, tree].flat()) {
      if (inner !== null && typeof inner === "object") collect(inner, found);
    }
  }
}

/**
 * A recording (pcap, of bare IP) of one datagram.
 * @param {Uint8Array} payload
 * @param {{ address: string, port: number, sourcePort: number }} sent
 */
function recording(payload, { address, port, sourcePort }) {
  const packet = Buffer.alloc(before + payload.length);
  packet.set([0x45, 0, 0, 0, 0, 1, 0, 0, 255, 17, 0, 0, 10, 0, 0, 7]);
  packet.writeUInt16BE(packet.length, 2);
  packet.set(address.includes(":") ? [239, 255, 0, 1] : address.split(".").map(Number), 16);
  packet.writeUInt16BE(sourcePort, 20);
  packet.writeUInt16BE(port, 22);
  packet.writeUInt16BE(8 + payload.length, 24);
  packet.set(payload, before);
  const header = Buffer.alloc(40);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(0x40000, 16);
  header.writeUInt32LE(101, 20);
  header.writeUInt32LE(packet.length, 32);
  header.writeUInt32LE(packet.length, 36);
  return Buffer.concat([header, packet]);
}

/** @param {readonly string[]} args */
function tshark(args) {
  const { stdout, stderr, status } = spawnSync("tshark", args, { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`tshark said: ${stderr}`);
  return stdout;
}
