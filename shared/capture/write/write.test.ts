import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type IpAddress, parseAddress } from "../../net/address.ts";
import { payloadMost } from "./frame.ts";
import { interfaceBlock } from "./interface.ts";
import { closePacket, openPacket, packetBytes, type RecordedPacket } from "./packet.ts";
import { addressBytes, type PacketValues, packetBlock } from "./packet-block.ts";
import { sectionBlock } from "./section.ts";
import { statisticsBlock } from "./statistics.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-pcapng-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const section = sectionBlock({
  program: "Castscope 1.2.3",
  system: "Linux 6.1",
  hardware: "x64",
  comment: "Made-up headers: “UDP”",
});
const eth0 = interfaceBlock({ name: "eth0", description: "first", comment: null });
const eth1 = interfaceBlock({ name: "eth1", description: null, comment: "TTL is not told here" });

function file(...blocks: readonly Uint8Array[]): string {
  const path = join(folder, "some.pcapng");
  writeFileSync(path, Buffer.concat(blocks));
  return path;
}

/** What a tool prints; a warning fails the test. */
function tool(name: string, ...args: readonly string[]): string {
  const complaints = join(folder, "complaints");
  const script = `exec "$0" "$@" 2>"${complaints}"`;
  const out = execFileSync("sh", ["-c", script, name, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  const said = execFileSync("cat", [complaints], { encoding: "utf8" });
  expect(said.replace(/^Running as user.*\n?/m, "")).toBe("");
  return out;
}

const address = (text: string): IpAddress => {
  const parsed = parseAddress(text);
  return parsed.ok ? parsed.value : expect.unreachable();
};

const fields = [
  ...["frame.time_epoch", "frame.len", "frame.interface_id", "ip.src", "ip.dst", "ipv6.src", "ipv6.dst"],
  ...["ip.ttl", "ipv6.hlim", "ip.dsfield", "ipv6.tclass", "udp.srcport", "udp.dstport", "udp.length"],
  ...["ip.checksum.status", "udp.checksum.status", "udp.payload", "_ws.expert.message"],
];

/** Packets as tshark reads them, every checksum looked at. */
function read(path: string): string[][] {
  const checks = ["-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE"];
  const columns = fields.flatMap((one) => ["-e", one]);
  // Bytes by chance are taken for something now and then, and that for damaged.
  checks.push("-d", "udp.port==61000-65535,data");
  const out = tool("tshark", "-n", "-r", path, ...checks, "-T", "fields", ...columns);
  return out
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t"));
}

const hex = (value: number, digits: number): string => `0x${value.toString(16).padStart(digits, "0")}`;

/** What tshark should print of a packet: a good checksum is 1, one that was not made 3, at the first interface 0. */
function printed(packet: PacketValues): string[] {
  const { at, source, destination, payload } = packet;
  const time = `${at / 1_000_000_000n}.${`${at % 1_000_000_000n}`.padStart(9, "0")}`;
  const four = destination.family === 4;
  const pair = (value: string): string[] => (four ? [value, ""] : ["", value]);
  const addresses = [source.text, destination.text];
  return [
    ...[time, `${payload.length + (four ? 28 : 48)}`, `${packet.interface}`],
    ...(four ? [...addresses, "", ""] : ["", "", ...addresses]),
    ...pair(`${packet.ttl ?? 0}`),
    ...(four ? [hex(packet.tos ?? 0, 2), ""] : ["", hex(packet.tos ?? 0, 8)]),
    ...[`${packet.sourcePort}`, `${packet.destinationPort}`, `${payload.length + 8}`],
    ...(four ? ["1", "3"] : ["", "1"]),
    ...[Buffer.from(payload).toString("hex"), ""],
  ];
}

/** Ports of no protocol, whose reader would find fault with the payload. */
const port = fc.integer({ min: 61_000, max: 65_535 });
const octet = fc.option(fc.integer({ min: 0, max: 255 }));
const values: fc.Arbitrary<PacketValues> = fc
  .record({
    interface: fc.integer({ min: 0, max: 1 }),
    at: fc.bigInt({ min: 0n, max: 4_000_000_000_999_999_999n }),
    ends: fc.constantFrom(
      ["10.0.0.1", "239.255.1.2"],
      ["fe80::1", "ff3e::8000:1"],
      ["192.168.7.255", "224.0.1.1"],
    ),
    sourcePort: port,
    destinationPort: port,
    // Lower ones of groups of the link only would get a remark about themselves.
    ttl: fc.option(fc.integer({ min: 5, max: 255 }), { nil: 255 }),
    tos: octet,
    payload: fc.uint8Array({ maxLength: 40 }),
  })
  .map(({ ends: [from = "", to = ""], ...rest }) => ({
    ...rest,
    source: address(from),
    destination: address(to),
  }));

test("tshark reads back every packet as it was, with good checksums and no remark", () => {
  fc.assert(
    fc.property(fc.array(values, { minLength: 200, maxLength: 200 }), (packets) => {
      const path = file(section, eth0, eth1, ...packets.map(packetBlock));
      expect(read(path)).toEqual(packets.map(printed));
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

const packet: PacketValues = {
  interface: 0,
  at: 1_700_000_000_123_456_789n,
  source: address("10.0.0.1"),
  sourcePort: 61_000,
  destination: address("239.1.2.3"),
  destinationPort: 61_004,
  ttl: 16,
  tos: 0xb8,
  payload: new Uint8Array([1, 2, 3]),
};

test("the smallest and the largest datagrams of both families fit, and larger ones are refused", () => {
  const six = { ...packet, source: address("2001:db8::1"), destination: address("ff0e::1") };
  const packets = [packet, six].flatMap((one) => {
    const most = payloadMost(one.destination.family);
    expect(() => packetBlock({ ...one, payload: new Uint8Array(most + 1) })).toThrow(RangeError);
    return [0, 1, most].map((size) => ({ ...one, payload: new Uint8Array(size).fill(0xff) }));
  });
  expect(read(file(section, eth0, ...packets.map(packetBlock)))).toEqual(packets.map(printed));
});

test("a UDP checksum that comes out as 0 is written as all ones (RFC 8200, 8.1)", () => {
  const six = {
    ...packet,
    source: address("::"),
    sourcePort: 0,
    destination: address("ff0e::1"),
    destinationPort: 0,
  };
  const sumOf = (payload: Uint8Array): number =>
    new DataView(packetBlock({ ...six, payload }).buffer).getUint16(28 + 46);
  const before = sumOf(new Uint8Array(2));
  expect(sumOf(new Uint8Array([before >> 8, before & 0xff]))).toBe(0xffff);
});

test("what is not known of a packet is 0 in its header", () => {
  const [row = []] = read(file(section, eth0, packetBlock({ ...packet, ttl: null, tos: null })));
  expect([row[fields.indexOf("ip.ttl")], row[fields.indexOf("ip.dsfield")]]).toEqual(["0", "0x00"]);
});

test("writing into memory that is not empty gives the same bytes, and drops before a packet are an option", () => {
  const { source, destination } = packet;
  const many: RecordedPacket = {
    ...{
      interface: 0,
      timeHigh: Number(packet.at >> 32n),
      timeLow: Number(packet.at & 0xffff_ffffn),
      drops: 0,
      longer: false,
    },
    ...{ family: 4, source: addressBytes(source), sourceAt: 0, sourcePort: packet.sourcePort },
    ...{ destination: addressBytes(destination), destinationAt: 0, destinationPort: packet.destinationPort },
    ...{ ttl: 16, tos: 0xb8, size: 3 },
  };
  const bytes = new Uint8Array(400).fill(0xee);
  const view = new DataView(bytes.buffer);
  const write = (at: number, one: RecordedPacket): number => {
    bytes.set(packet.payload, openPacket(bytes, view, at, one));
    const end = closePacket(view, at, one);
    expect(end - at).toBe(packetBytes(one));
    return end;
  };
  const first = write(40, many);
  expect(bytes.subarray(40, first)).toEqual(packetBlock(packet));
  const long = write(first, { ...many, longer: true });
  const second = write(long, { ...many, drops: 70_000 });
  expect(bytes[second]).toBe(0xee);
  const path = file(section, eth0, bytes.subarray(40, second));
  expect(read(path)).toEqual([printed(packet), printed(packet), printed(packet)]);
  expect(blocks(path)).toContain("Option: Drop Count = 70000");
});

/** A file's own blocks as tshark tells them. */
function blocks(path: string): string {
  return tool("tshark", "-n", "-r", path, "-X", "read_format:MIME Files Format", "-V");
}

test("program, system, comments, interfaces and drops stand where other programs look for them", () => {
  const since = packet.at - 10n ** 9n;
  const told = { interface: 1, at: packet.at, since, dropped: 12, delivered: 2 ** 33, comment: "at the end" };
  const path = file(section, eth0, eth1, packetBlock(packet), statisticsBlock(told));
  const summary = tool("capinfos", "-S", path);
  for (const line of [
    /Capture hardware: +x64$/m,
    /Capture oper-sys: +Linux 6\.1$/m,
    /Capture application: +Castscope 1\.2\.3$/m,
    /Capture comment: +Made-up headers: “UDP”$/m,
    /Number of packets: +1$/m,
    /First packet time: +1700000000\.123456789$/m,
    /File timestamp precision: +nanoseconds \(9\)$/m,
    /Encapsulation = Raw IP \(\d+ - rawip\)$/m,
    /Name = eth1$/m,
    /Description = first$/m,
    /Number of stat entries = 1$/m,
  ])
    expect(summary).toMatch(line);
  expect(summary).not.toMatch(/unknown/i);
  const inside = blocks(path);
  for (const line of [
    "Comment = TTL is not told here",
    "Number of Dropped Packets = 12",
    "Number of Packets Dropped by OS = 12",
    `Number of Packets Delivered to the User = ${2 ** 33}`,
    "Comment = at the end",
  ])
    expect(inside, line).toContain(line);
});

test("what is not known is left out, and a text that is too long is cut between characters", () => {
  const bare = sectionBlock({ program: "é".repeat(40_000), system: null, hardware: null, comment: "" });
  const told = { interface: 0, at: 2n, since: 1n, dropped: null, delivered: 0, comment: null };
  const path = file(
    bare,
    interfaceBlock({ name: null, description: null, comment: null }),
    statisticsBlock(told),
  );
  const inside = blocks(path);
  expect(inside).not.toMatch(/Dropped|Hardware|OS Description|Comment/);
  expect(inside).not.toContain("\ufffd");
  expect(tool("capinfos", "-Sc", path)).toMatch(/Number of packets: +0$/m);
});
