import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Decoding } from "../../../shared/decode/decoding.ts";
import type { PacketFormat } from "../../../shared/export/packet-formats.ts";
import { limits } from "../../../shared/limits.ts";
import type { PlaceRange } from "../../../shared/model/packet-list.ts";
import { tsharkRows } from "../record/testing.ts";
import { ArrivalOrder } from "../traffic/arrange/arrival-order.ts";
import type { PacketPlaces } from "../traffic/arrange/packet-order.ts";
import { MadeUpLog, shortSlices } from "../traffic/arrange/testing.ts";
import { ArrivalPlaces } from "../traffic/packets/arrival-places.ts";
import { type ExportedRow, exportKept } from "./kept-packets.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-export-kept-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const row: ExportedRow = {
  ...{ family: 4, address: "239.1.2.3", port: 61_004, bind: "group", interface: { name: "eth7" } },
  ...{ decoding: new Decoding().group(""), program: "Castscope 1" },
};
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** All pieces of an export, as a window asks for them. */
async function exported(
  list: PacketPlaces,
  format: PacketFormat,
  ranges: PlaceRange[],
  { of = row, between = () => {} }: { of?: ExportedRow; between?: () => void } = {},
) {
  const pieces: Uint8Array[] = [];
  const sum = { packets: 0, gone: 0 };
  let left = ranges;
  for (let begins = true; left.length > 0; begins = false) {
    const told = await exportKept(list, of, { ranges: left, format, begins }, shortSlices());
    pieces.push(told.bytes);
    sum.packets += told.packets;
    sum.gone += told.gone;
    const { next } = told;
    if (next === null) break;
    left = left
      .filter(({ last }) => last >= next)
      .map((one) => ({ ...one, first: Math.max(one.first, next) }));
    between();
  }
  return { ...sum, pieces: pieces.length, bytes: Buffer.concat(pieces) };
}

const all = (made: MadeUpLog): PlaceRange[] => [{ first: made.log.firstKept, last: made.newest }];

test("chosen packets are lines with what is known of them, and nothing where the system told nothing", async () => {
  const made = new MadeUpLog(3);
  for (const [at, words] of ["alpha one", "alpha two", "=alpha three", "alpha four"].entries())
    made.add({
      payload: text(words),
      address: `10.0.0.${at + 1}`,
      port: 6_000 + at,
      ...(at === 1 ? {} : { ttl: 7 }),
    });
  const list = new ArrivalPlaces(made.log);
  const chosen = [
    { first: 1, last: 1 },
    { first: 3, last: 4 },
  ];
  const { bytes, packets, gone } = await exported(list, "csv", chosen);
  expect({ packets, gone }).toEqual({ packets: 3, gone: 0 });
  const [head, first, third] = bytes.toString().split("\r\n");
  expect(head).toBe("number,at,interface,source,sourcePort,destination,port,ttl,tos,size,type,info,payload");
  expect(first).toMatch(
    /^1,\S+Z,eth7,10\.0\.0\.1,6000,239\.1\.2\.3,61004,7,,9,text,alpha one,616c706861206f6e65$/,
  );
  expect(third).toContain(",text,'=alpha three,");
  const { bytes: json } = await exported(list, "jsonl", [{ first: 2, last: 2 }], {
    of: { ...row, bind: "any" },
  });
  expect(JSON.parse(json.toString())).toMatchObject({ number: 2, interface: null, ttl: 1, tos: null });
  expect((await exported(list, "bin", chosen)).bytes.toString()).toBe("alpha one=alpha threealpha four");
});

test("pieces put together are one file that tshark reads, each packet once", async () => {
  const made = new MadeUpLog(80);
  for (let number = 1; number <= 3_000; number += 1)
    made.add({ payload: new Uint8Array(900).fill(number), at: number / 4, ttl: 9 });
  const { bytes, packets, gone, pieces } = await exported(new ArrivalPlaces(made.log), "pcapng", all(made));
  expect({ packets, gone }).toEqual({ packets: 3_000, gone: 0 });
  expect(pieces).toBeGreaterThan(2);
  const path = join(folder, "all.pcapng");
  writeFileSync(path, bytes);
  const rows = tsharkRows(path, "frame.interface_name", "ip.src", "ip.dst", "ip.ttl", "udp.length");
  expect(rows).toHaveLength(3_000);
  expect(new Set(rows.map((one) => one.join(" ")))).toEqual(new Set(["eth7 10.0.0.1 239.1.2.3 9 908"]));
  const { bytes: lines } = await exported(new ArrivalPlaces(made.log), "csv", all(made));
  const numbers = lines
    .toString()
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(",")[0]);
  expect(numbers).toEqual(["number", ...Array.from({ length: 3_000 }, (_, at) => String(at + 1))]);
});

test("IPv6 packets keep their addresses, and lose their zone", async () => {
  const made = new MadeUpLog(3);
  made.add({ payload: text("six"), address: "fe80::1%eth7", port: 7_000 });
  const of = { ...row, family: 6, address: "ff15::7" } as const;
  const { bytes } = await exported(new ArrivalPlaces(made.log), "pcapng", all(made), { of });
  const path = join(folder, "six.pcapng");
  writeFileSync(path, bytes);
  const [only] = tsharkRows(path, "ipv6.src", "ipv6.dst", "udp.srcport", "udp.checksum.status");
  expect(only?.slice(0, 3)).toEqual(["fe80::1", "ff15::7", "7000"]);
});

test("of a filtered list it is what the list shows", async () => {
  const made = new MadeUpLog(3);
  for (let number = 1; number <= 10; number += 1) made.add({ payload: text(`n${number % 2}`) });
  const isOdd = (_: unknown, index: number): boolean => index % 2 === 0;
  const list = new ArrivalOrder(made.log, isOdd, 10, shortSlices());
  await list.catchUp(10);
  const { bytes, packets } = await exported(list, "bin", [{ first: 2, last: 4 }]);
  expect(packets).toBe(3);
  expect(bytes.toString()).toBe("n1n1n1");
});

test("what gives way between two pieces is counted as gone, and all others are in", async () => {
  const made = new MadeUpLog(40);
  const add = (count: number): void => {
    for (let one = 0; one < count; one += 1) made.add({ payload: new Uint8Array(8_000) });
  };
  add(350);
  const asked = all(made);
  const wanted = made.newest - made.log.firstKept + 1;
  const { packets, gone, bytes } = await exported(new ArrivalPlaces(made.log), "bin", asked, {
    between: () => add(300),
  });
  expect(gone).toBeGreaterThan(0);
  expect(packets + gone).toBe(wanted);
  expect(bytes.length).toBe(packets * 8_000);
});

test("a piece is no larger than told and a packet more", async () => {
  const made = new MadeUpLog(40);
  for (let number = 0; number < 60; number += 1) made.add({ payload: new Uint8Array(60_000) });
  const range = all(made);
  const list = new ArrivalPlaces(made.log);
  const { bytes, next } = await exportKept(
    list,
    row,
    { ranges: range, format: "csv", begins: true },
    shortSlices(),
  );
  expect(next).not.toBeNull();
  expect(bytes.length).toBeGreaterThanOrEqual(limits.exportPieceBytes);
  expect(bytes.length).toBeLessThan(limits.exportPieceBytes + 2 * 60_000 + 1_000);
});
