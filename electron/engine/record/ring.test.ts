import fc from "fast-check";
import { expect, test } from "vitest";
import { copySlack } from "../datagrams/batch.ts";
import { RingReader, RingWriter, ringMemory } from "./ring.ts";

const size = 4_096;

function ring() {
  const memory = ringMemory(size, 2);
  return { writer: new RingWriter(memory, size, 2), reader: new RingReader(memory, size, 2) };
}

/** Writes a block whose bytes tell its number, and what a real copy writes behind it. */
function write(writer: RingWriter, number: number, bytes: number): boolean {
  const at = writer.reserve(bytes);
  if (at < 0) return false;
  writer.bytes.fill(0xee, at, at + bytes + copySlack);
  writer.view.setUint32(at, number, true);
  writer.view.setUint32(at + 4, bytes, true);
  writer.bytes.fill(number & 0xff, at + 8, at + bytes);
  writer.advance(bytes);
  return true;
}

/** Takes what there is in one piece; the numbers of the blocks, each found whole. */
function read(reader: RingReader): number[] {
  const numbers: number[] = [];
  reader.look();
  let at = reader.from;
  while (at < reader.to && !reader.isJump(at)) {
    const bytes = reader.view.getUint32(at + 4, true);
    const number = reader.view.getUint32(at, true);
    expect(reader.bytes.subarray(at + 8, at + bytes).every((byte) => byte === (number & 0xff))).toBe(true);
    numbers.push(number);
    at += bytes;
  }
  reader.take(at);
  return numbers;
}

test("blocks come out whole and in order; one that does not fit is refused, and nothing else is", () => {
  const step = fc.oneof(
    fc.record({ write: fc.integer({ min: 2, max: 250 }).map((words) => 4 * words) }),
    fc.constant({ read: true as const }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const { writer, reader } = ring();
      const waiting: number[] = [];
      let used = 0;
      for (const [number, one] of steps.entries()) {
        if ("read" in one) {
          writer.publish();
          const numbers = read(reader);
          expect(numbers).toEqual(waiting.splice(0, numbers.length));
          if (waiting.length > 0) expect(read(reader)).toEqual(waiting.splice(0));
          used = 0;
          expect(writer.isEmpty).toBe(true);
        } else if (write(writer, number, one.write)) {
          waiting.push(number);
          used += one.write;
          // At most one gap at the end, smaller than a block.
        } else expect(used + 2 * one.write + copySlack).toBeGreaterThan(size - 1_000);
      }
    }),
  );
});

test("figures and drops are seen on the other side, and the end", () => {
  const { writer, reader } = ring();
  reader.setFigure("packets", 2 ** 40);
  writer.setDrops(1, 7);
  expect([writer.figure("packets"), reader.drops(1), reader.ending]).toEqual([2 ** 40, 7, false]);
  writer.end();
  expect(reader.ending).toBe(true);
  // Neither sleeps any more.
  reader.wait(60_000);
  reader.rest(60_000);
});
