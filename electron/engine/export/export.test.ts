import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { interfaceBlock } from "../../../shared/capture/write/interface.ts";
import { type PacketValues, packetBlock } from "../../../shared/capture/write/packet-block.ts";
import { sectionBlock } from "../../../shared/capture/write/section.ts";
import type { PacketFormat } from "../../../shared/export/packet-formats.ts";
import { type IpAddress, parseAddress } from "../../../shared/net/address.ts";
import { tsharkRows } from "../record/testing.ts";
import { DatagramBlock } from "./datagram-block.ts";
import { openPacketOutput } from "./packet-outputs.ts";
import { readDatagrams } from "./read-datagrams.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-export-"));
  writeFileSync(join(folder, "in.pcapng"), recording());
});
afterAll(() => rmSync(folder, { recursive: true }));

const address = (text: string): IpAddress => {
  const parsed = parseAddress(text);
  return parsed.ok ? parsed.value : expect.unreachable();
};

const first: PacketValues = {
  ...{ interface: 1, at: 1_700_000_000_123_456_789n, source: address("10.0.0.1"), sourcePort: 61_000 },
  ...{ destination: address("239.1.2.3"), destinationPort: 61_001, ttl: 9, tos: 0xb8 },
  payload: new Uint8Array([1, 2, 0xff]),
};
const second: PacketValues = {
  ...first,
  ...{ interface: 0, at: first.at + 1_000n, source: address("fe80::1"), destination: address("ff15::7") },
  payload: new TextEncoder().encode('=cmd("a,b")'),
};

function recording(): Uint8Array {
  const none = { system: null, hardware: null, comment: null };
  const on = (name: string) => interfaceBlock({ name, description: null, comment: null });
  const damaged = packetBlock(second);
  // A byte of the payload: the checksum of UDP over IPv6 no longer fits.
  damaged[28 + 48] = 0x99;
  return Buffer.concat([
    sectionBlock({ program: "test", ...none }),
    ...[on("eth0"), on("eth1"), packetBlock(first), packetBlock(second), damaged],
  ]);
}

async function exported(format: PacketFormat, { filter = null as string | null, lengths = false } = {}) {
  const path = join(folder, `${format}-${filter}-${lengths}.${format}`);
  const output = openPacketOutput(path, { format, lengths, program: "Castscope 1" });
  const read = await readDatagrams(join(folder, "in.pcapng"), filter, output, new AbortController().signal);
  await output.close(new AbortController().signal);
  return { path, read, bytes: readFileSync(path) };
}

test("pcapng: every sound packet as it was, on its interface, to the nanosecond; the damaged one is counted", async () => {
  const { path, read, bytes } = await exported("pcapng");
  expect(read).toMatchObject({ taken: 2, damaged: 1, rejected: 0, shortened: 0, damage: null });
  const columns = ["frame.time_epoch", "frame.interface_name", "ip.src", "ipv6.dst", "ip.ttl", "udp.payload"];
  const text = Buffer.from(second.payload).toString("hex");
  expect(tsharkRows(path, ...columns)).toEqual([
    ["1700000000.123456789", "eth1", "10.0.0.1", "", "9", "0102ff"],
    ["1700000000.123457789", "eth0", "", "ff15::7", "", text],
  ]);
  expect(bytes.length).toBeGreaterThan(200);
});

test("a filter leaves packets out, and interfaces that none of the others came on", async () => {
  const { path, read } = await exported("pcapng", { filter: "src = fe80::1" });
  expect(read).toMatchObject({ taken: 1, rejected: 1 });
  expect(tsharkRows(path, "frame.interface_name", "frame.interface_id")).toEqual([["eth0", "0"]]);
});

test("a filter knows what the file's streams say of a packet, and what they are recognised as", async () => {
  const none = { system: null, hardware: null, comment: null };
  const path = join(folder, "rtp.pcapng");
  // One of 100 is missing, and another one came twice.
  const numbers = Array.from({ length: 100 }, (_, number) => number).filter((number) => number !== 60);
  numbers.splice(81, 0, 80);
  const blocks = numbers.map((number, place) => {
    const payload = new Uint8Array(40);
    payload.set([0x80, 96, number >> 8, number & 0xff, 0, 0, number, 0, 1, 2, 3, 4]);
    return packetBlock({ ...first, at: first.at + BigInt(place) * 1_000_000n, payload });
  });
  const on = interfaceBlock({ name: "eth1", description: null, comment: null });
  const eth0 = interfaceBlock({ name: "eth0", description: null, comment: null });
  writeFileSync(path, Buffer.concat([sectionBlock({ program: "test", ...none }), eth0, on, ...blocks]));
  const sequences = async (filter: string): Promise<number[]> => {
    const taken: number[] = [];
    const take = ({ bytes, payloadAt }: RecordedDatagram) => taken.push(bytes[payloadAt + 3] ?? -1);
    await readDatagrams(path, filter, { take: (one) => void take(one) }, new AbortController().signal);
    return taken;
  };
  expect(await sequences("lost")).toEqual([61]);
  expect(await sequences("duplicate")).toEqual([80]);
  expect(await sequences("type rtp")).toHaveLength(100);
  expect(await sequences("not type rtp and len > 1")).toEqual([]);
});

test("lines of JSON and of CSV tell the same of a packet", async () => {
  const { bytes: json } = await exported("jsonl");
  const rows = json
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows[0]).toEqual({
    ...{
      number: 1,
      at: "2023-11-14T22:13:20.123456789Z",
      interface: "eth1",
      source: "10.0.0.1",
      sourcePort: 61_000,
    },
    ...{ destination: "239.1.2.3", port: 61_001, ttl: 9, tos: 0xb8, size: 3, type: null, info: null },
    payload: "0102ff",
  });
  expect(rows[1]).toMatchObject({ type: "text", info: '=cmd("a,b")' });
  const { bytes: csv } = await exported("csv");
  const [head, one, two] = csv.toString().split("\r\n");
  expect(head).toBe(Object.keys(rows[0]).join(","));
  expect(one).toBe("1,2023-11-14T22:13:20.123456789Z,eth1,10.0.0.1,61000,239.1.2.3,61001,9,184,3,,,0102ff");
  expect(two).toContain(`,text,"'=cmd(""a,b"")",`);
});

test("payloads one behind another, or each behind its length", async () => {
  const { bytes } = await exported("bin");
  expect(bytes).toEqual(Buffer.concat([first.payload, second.payload]));
  const { bytes: told } = await exported("bin", { lengths: true });
  expect(told).toEqual(
    Buffer.concat([Buffer.from([0, 0, 0, 3]), first.payload, Buffer.from([0, 0, 0, 11]), second.payload]),
  );
});

test("times that nanoseconds since 1970 do not reach are written as the nearest that they do", () => {
  const one = new RecordedDatagram();
  Object.assign(one, {
    addresses: new Uint8Array(8),
    destinationAt: 4,
    bytes: new Uint8Array(1),
    recorded: 1,
  });
  const block = new DatagramBlock();
  const written = (seconds: number): bigint => {
    Object.assign(one, { seconds, nanoseconds: 5 });
    block.write(one);
    return (BigInt(block.view.getUint32(12, true)) << 32n) | BigInt(block.view.getUint32(16, true));
  };
  expect(written(1_700_000_000)).toBe(1_700_000_000_000_000_005n);
  expect(written(-1)).toBe(0n);
  expect(written(253_402_300_799)).toBe(18_446_744_072_999_999_999n);
});

test("a file that is there is not written over", () => {
  expect(() =>
    openPacketOutput(join(folder, "in.pcapng"), { format: "csv", lengths: false, program: "" }),
  ).toThrow("EEXIST");
});
