import { rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import type { PlaceRange } from "../../../shared/model/packet-list.ts";
import { fail } from "../../../shared/problem.ts";
import { TemporaryFolder } from "../system/temporary-folder.ts";
import type { PacketPlaces } from "../traffic/arrange/packet-order.ts";
import type { Slices } from "../traffic/arrange/slices.ts";
import { ArrivalPlaces } from "../traffic/packets/arrival-places.ts";
import { type ExportedRow, exportKept } from "./kept-packets.ts";

/** Chosen packets as recordings in a temporary folder, so that they can be sent again; the newest few of them. */
export class SelectedFiles {
  readonly #files = new Map<number, string>();
  #folder: TemporaryFolder | null = null;
  #last = 0;

  /** Writes packets in the order in which they came, however the list shows them; throws a problem for too many. */
  async write(
    list: PacketPlaces,
    row: ExportedRow,
    ranges: readonly PlaceRange[],
    slices: Slices,
  ): Promise<Result<"selectPackets">> {
    this.#folder ??= new TemporaryFolder();
    this.#last += 1;
    const selection = this.#last;
    const name = `packets-${row.address.replace(/[^\w.]/g, "-")}-${row.port}-${selection}.pcapng`;
    const path = join(this.#folder.path, name);
    const places = new ArrivalPlaces(list.log);
    const sum = { packets: 0, gone: 0 };
    let left = inOrder(list, ranges);
    let bytes = 0;
    for (let begins = true; left.length > 0; begins = false) {
      const told = await exportKept(places, row, { ranges: left, format: "pcapng", begins }, slices);
      bytes += told.bytes.length;
      if (bytes > limits.exportWindowBytes) fail("selection-too-large", { most: limits.exportWindowBytes });
      await appendFile(path, told.bytes);
      sum.packets += told.packets;
      sum.gone += told.gone;
      const { next } = told;
      if (next === null) break;
      left = left
        .filter(({ last }) => last >= next)
        .map(({ first, last }) => ({ first: Math.max(first, next), last }));
    }
    this.#files.set(selection, path);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= limits.replaySelections) break;
      this.#forget(oldest);
    }
    return { selection, ...sum };
  }

  /** What is sent of it now is open, and stays readable. */
  #forget(selection: number): void {
    const path = this.#files.get(selection);
    this.#files.delete(selection);
    if (path !== undefined) rmSync(path, { force: true });
  }

  /** Where the packets of a selection are. */
  path(selection: number): string {
    return this.#files.get(selection) ?? fail("packet-list-given-up");
  }

  close(): void {
    this.#folder?.remove();
    this.#folder = null;
    this.#files.clear();
  }
}

/** The numbers of packets at places of a list, which may be sorted otherwise. */
function inOrder(list: PacketPlaces, ranges: readonly PlaceRange[]): PlaceRange[] {
  const { places } = list;
  const within = ranges
    .map(({ first, last }) => ({ first: Math.max(first, places.first), last: Math.min(last, places.last) }))
    .filter(({ first, last }) => last >= first);
  const count = within.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const numbers = new Float64Array(count);
  let at = 0;
  for (const { first, last } of within)
    for (let place = first; place <= last; place += 1) {
      numbers[at] = list.numberAt(place);
      at += 1;
    }
  numbers.sort();
  const ordered: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const newest = ordered.at(-1);
    if (newest !== undefined && number <= newest.last + 1) newest.last = number;
    else ordered.push({ first: number, last: number });
  }
  return ordered;
}
