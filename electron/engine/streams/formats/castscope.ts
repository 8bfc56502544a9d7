import { hasTestHeader, readTestHeader } from "../../../../shared/test-stream/header.ts";
import { testFlags, testLayout } from "../../../../shared/test-stream/layout.ts";
import { u32, u64 } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";

/** Castscope's own test streams (docs/test-stream.md). Each start of a sender is a run, and a stream of its own. */
export const castscope: StreamFormat = {
  kind: "castscope",
  unit: "packets",
  modulus: Number.POSITIVE_INFINITY,
  keyWords: 1,
  needed: 3,
  clock: "epoch",
  read(bytes, at, size, headers) {
    if (!hasTestHeader(bytes, at, size)) return foreign;
    const sequence = u64(bytes, at + testLayout.sequenceHigh);
    if (sequence > Number.MAX_SAFE_INTEGER) return foreign;
    headers.keys[0] = u32(bytes, at + testLayout.run);
    headers.sequence[0] = sequence;
    // An end marker carries the number that the next packet would have had; its time is no packet's.
    if (((bytes[at + testLayout.flags] ?? 0) & testFlags.end) !== 0) {
      headers.role[0] = headerRole.next;
      return 1;
    }
    headers.time[0] =
      u32(bytes, at + testLayout.seconds) * 1_000 + u32(bytes, at + testLayout.nanoseconds) / 1_000_000;
    return 1;
  },
  initialTtl: (bytes, at) => bytes[at + testLayout.ttl] ?? -1,
  keyText: (keys, key) => `run ${(keys[key] ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  facts(sample, size) {
    const header = readTestHeader(sample, 0, size);
    if (header === null) return [];
    return [
      ...(header.name === "" ? [] : [{ name: "from-sender", values: { sender: header.name } } as const]),
      { name: "planned-rate", values: { rate: header.rate, size: header.size } },
    ];
  },
};
