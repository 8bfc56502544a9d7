import { existsSync, readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { readAll } from "../../../shared/capture/read/testing/read-all.ts";
import { Decoding } from "../../../shared/decode/decoding.ts";
import { limits } from "../../../shared/limits.ts";
import type { PacketPlaces } from "../traffic/arrange/packet-order.ts";
import { MadeUpLog, shortSlices } from "../traffic/arrange/testing.ts";
import { ArrivalPlaces } from "../traffic/packets/arrival-places.ts";
import type { ExportedRow } from "./kept-packets.ts";
import { SelectedFiles } from "./selected-files.ts";

const row: ExportedRow = {
  ...{ family: 4, address: "239.1.2.3", port: 61_004, bind: "group", interface: { name: "eth7" } },
  ...{ decoding: new Decoding().group(""), program: "Castscope 1" },
};
const files = new SelectedFiles();
afterEach(() => files.close());

function log(count: number): MadeUpLog {
  const made = new MadeUpLog(1);
  for (let number = 1; number <= count; number += 1)
    made.add({ payload: Uint8Array.of(number), address: "10.0.0.1", at: number });
  return made;
}

const numbers = (path: string): number[] =>
  readAll(readFileSync(path)).datagrams.map(({ payload }) => payload[0] ?? -1);

test("chosen packets of a sorted list are a recording in the order in which they came", async () => {
  const made = log(20);
  // Newest first.
  const sorted: PacketPlaces = {
    ...{ log: made.log, places: { first: 1, last: 20 } },
    numberAt: (place) => 21 - place,
  };
  const ranges = [
    { first: 1, last: 3 },
    { first: 10, last: 11 },
    { first: 19, last: 30 },
  ];
  const told = await files.write(sorted, row, ranges, shortSlices());
  expect(told).toMatchObject({ packets: 7, gone: 0 });
  expect(numbers(files.path(told.selection))).toEqual([1, 2, 10, 11, 18, 19, 20]);
});

test("the newest selections stay, older ones are gone with their files", async () => {
  const made = log(3);
  const places = new ArrivalPlaces(made.log);
  const one = () => files.write(places, row, [{ first: 2, last: 2 }], shortSlices());
  const first = await one();
  const path = files.path(first.selection);
  for (let more = 0; more < limits.replaySelections; more += 1) await one();
  expect(() => files.path(first.selection)).toThrow();
  expect(existsSync(path)).toBe(false);
  const last = await one();
  expect(numbers(files.path(last.selection))).toEqual([2]);
  const kept = files.path(last.selection);
  files.close();
  expect(existsSync(kept)).toBe(false);
});
