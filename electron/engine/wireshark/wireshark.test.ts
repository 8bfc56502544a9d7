import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bytesOf, readGolden } from "../../../build/golden-packets.mjs";
import type { DecodedField } from "../../../shared/decode/field.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { problemOf } from "../../../shared/problem.ts";
import type { Datagram } from "./recording.ts";
import { Wireshark } from "./wireshark.ts";

const isThere = spawnSync("tshark", ["--version"], { stdio: "ignore" }).error === undefined;
if (!isThere) console.warn("“Wireshark's decoders” is left out: tshark is missing.");

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text} is no address`);
  return parsed.value;
}

function datagram(hex: string, to: string, port: number, sourcePort = port): Datagram {
  const destination = address(to);
  const source = address(destination.family === 4 ? "10.0.0.7" : "fe80::7");
  const payload = bytesOf(hex);
  return { at: 0, source, sourcePort, destination, destinationPort: port, ttl: null, payload };
}

function* flattened(fields: readonly DecodedField[]): Generator<DecodedField> {
  for (const field of fields) {
    yield field;
    yield* flattened(field.fields);
  }
}

/** The bits of a field as a mask of its bytes. */
function maskOf({ length, bits }: DecodedField): number {
  return bits === null ? 0 : (2 ** bits.count - 1) * 2 ** (8 * length - bits.from - bits.count);
}

const rtp = `80600001000000010000abcd${"00".repeat(20)}`;

describe.skipIf(!isThere)("Wireshark's decoders", () => {
  const wireshark = new Wireshark();

  // What tshark says in JSON, with positions, of the same bytes; the first packet of each file: a process takes its time.
  const oracles = readGolden().flatMap(({ name, golden: { oracle, options, packets } }) => {
    const [first] = packets;
    return first && oracle.startsWith("tshark") && !options?.length ? [{ name, ...first }] : [];
  });
  test.each(oracles)("$name, $what: each field at its bytes", async ({ hex, sent, says }) => {
    const { fields, tooMany } = await wireshark.packet(
      1,
      datagram(hex, sent.address, sent.port, sent.sourcePort),
      null,
    );
    expect(tooMany).toBe(false);
    const found = [...flattened(fields)];
    for (const [name, at, length, mask] of says) {
      // Hidden ones, which Wireshark's own tree does not show: all of a name, or of headers that have a name of their own.
      if (/^http\.(request|response)\.line$/.test(name)) continue;
      if (!found.some((one) => one.name === name)) continue;
      const field = found.find((one) => one.name === name && one.at === at && one.length === length);
      expect(field, `${name} at ${at}`).toBeDefined();
      // Where its line does not draw them, PDML leaves out which bits it means.
      if (field?.bits) expect(maskOf(field)).toBe(mask);
    }
    const shown = says.filter(([name]) => found.some((one) => one.name === name));
    expect(shown.length).toBeGreaterThanOrEqual(says.length / 2);
  });

  test("are named with their version once they ran, and run in a network of their own where that can be", async () => {
    const anew = new Wireshark();
    const before = await anew.found();
    expect(before).toMatchObject({ version: null, offline: null });
    await anew.lines(1, [datagram(rtp, "239.1.2.3", 5004)], null);
    const { path, version, offline } = await anew.found();
    expect(path).toBe(before.path);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(typeof offline).toBe("boolean");
  });

  test("read a port as they are told", async () => {
    const packet = datagram(rtp, "239.1.2.3", 5004);
    expect(await wireshark.packet(1, packet, null)).toMatchObject({ type: "UDP" });
    const { type, info, fields } = await wireshark.packet(1, packet, "rtp");
    expect({ type, info }).toMatchObject({ type: "RTP", info: expect.stringContaining("Seq=1") });
    const sequence = [...flattened(fields)].find(({ name }) => name === "rtp.seq");
    expect(sequence).toMatchObject({
      title: "Sequence number",
      value: 1,
      text: "1",
      at: 2,
      length: 2,
      bits: null,
    });
    const marker = [...flattened(fields)].find(({ name }) => name === "rtp.marker");
    expect(marker).toMatchObject({ value: 0, text: "False", at: 1, length: 1, bits: { from: 0, count: 1 } });
  });

  test("read IPv6, and nothing of the headers that Castscope made is told", async () => {
    const { fields } = await wireshark.packet(1, datagram(rtp, "ff15::7", 5004), "rtp");
    expect(fields.map(({ name }) => name)).toEqual(["rtp"]);
    expect(fields[0]).toMatchObject({ at: 0, length: 32 });
  });

  test("leave bytes that they do not know as one field of data", async () => {
    const { fields } = await wireshark.packet(1, datagram("00ff".repeat(8), "239.1.2.3", 47_111), null);
    expect(fields[0]).toMatchObject({ name: "data.data", title: "Data", at: 0, length: 16 });
  });

  test("tell each of many packets in a line, in their order", async () => {
    const packets = [1, 2, 3].map((number) =>
      datagram(`806000${number.toString(16).padStart(2, "0")}${rtp.slice(8)}`, "239.1.2.3", 5004),
    );
    const { lines } = await wireshark.lines(1, packets, "rtp");
    expect(lines.map(({ type }) => type)).toEqual(["RTP", "RTP", "RTP"]);
    expect(lines.map(({ info }) => /Seq=\d+/.exec(info)?.[0])).toEqual(["Seq=1", "Seq=2", "Seq=3"]);
  });

  test("are asked for a protocol that there is not: the answer names those that are like it", async () => {
    const problemWith = async (as: string) =>
      await wireshark.lines(1, [datagram(rtp, "239.1.2.3", 5004)], as).catch(problemOf);
    expect(await problemWith("mpeg")).toMatchObject({
      ...{ name: "wireshark-protocol-unknown", concerns: "as" },
      values: { protocol: "mpeg", alike: expect.arrayContaining(["mpeg_dsmcc"]) },
    });
    expect(await problemWith("no-such-thing")).toMatchObject({ values: { alike: [] } });
  });

  test.runIf(existsSync("/bin/sh"))("give up a question when the same asker has a newer one", async () => {
    const packet = datagram(rtp, "239.1.2.3", 5004);
    const first = wireshark.packet(7, packet, null);
    const second = wireshark.packet(7, packet, "rtp");
    await expect(first).rejects.toMatchObject({ problem: { name: "wireshark-stopped" } });
    expect(await second).toMatchObject({ type: "RTP" });
  });
});
