import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { PreparedCourse, type PreparedOutlet } from "./course.ts";
import { endPrepared, PreparedReader, PreparedWriter, preparedMemory, preparedStamps } from "./ring.ts";

const plain = { lane: 0, dscp: 0, stamp: preparedStamps.none } as const;

test("packets come out of the ring as they went in, past its end many times", () => {
  const memory = preparedMemory(1_024);
  const writer = new PreparedWriter(memory);
  const reader = new PreparedReader(memory);
  const waiting: { number: number; size: number }[] = [];
  let taken = 0;
  for (let number = 0; number < 500; number += 1) {
    const size = (number * 37) % 200;
    for (;;) {
      const at = writer.add({ due: number / 3, lane: number % 7, dscp: number % 64, stamp: 2, size });
      if (at >= 0) {
        writer.bytes.fill(number & 0xff, at, at + size);
        writer.publish();
        waiting.push({ number, size });
        break;
      }
      // Full: the other side takes one.
      const first = waiting.shift() ?? expect.unreachable();
      expect(reader.look()).toBe(true);
      expect([reader.due, reader.lane, reader.dscp, reader.stamp, reader.size]).toEqual([
        ...[first.number / 3, first.number % 7, first.number % 64, 2, first.size],
      ]);
      const payload = reader.bytes.subarray(reader.at, reader.at + reader.size);
      expect(payload.every((byte) => byte === (first.number & 0xff))).toBe(true);
      reader.take();
      taken += 1;
    }
  }
  expect(taken).toBeGreaterThan(400);
  while (waiting.length > 0) {
    const first = waiting.shift();
    expect(reader.look() && reader.due).toBe((first?.number ?? 0) / 3);
    reader.take();
  }
  expect(reader.look()).toBe(false);
  expect(reader.isOver).toBe(false);
  endPrepared(memory);
  expect([reader.isOver, reader.hasBegun]).toEqual([true, true]);
});

/** A course over packets that are due at these times, and an outlet that takes all. */
function course(...dues: number[]) {
  const memory = preparedMemory(65_536);
  const writer = new PreparedWriter(memory);
  for (const due of dues) writer.add({ ...plain, due, size: 10 });
  writer.publish();
  const left: number[] = [];
  const one = new PreparedCourse(new PreparedReader(memory));
  let staged = 0;
  const outlet: PreparedOutlet = {
    stage(packet) {
      left.push(packet.due);
      staged += 1;
      return true;
    },
    flush() {
      one.sent(staged, staged * 10);
      staged = 0;
      return true;
    },
  };
  return { one, outlet, writer, left };
}

test("nothing leaves before enough was read, and then each at its time", () => {
  const { one, outlet, writer, left } = course(0, 10, 10, 25);
  expect(one.turn(1_000, outlet)).toBe(limits.replayEmptyMs);
  writer.begin();
  expect(one.turn(2_000, outlet)).toBe(10);
  expect(one.turn(2_009.9, outlet)).toBeCloseTo(0.1);
  expect(left).toEqual([0]);
  expect(one.turn(2_010.02, outlet)).toBeCloseTo(14.98);
  expect(left).toEqual([0, 10, 10]);
  writer.end();
  expect(one.turn(2_025, outlet)).toBeNull();
  expect(one.end).toBe("done");
  expect(one.progress()).toMatchObject({
    ...{ sent: 4, failed: 0, missed: 0 },
    prepared: { bytes: 40, late: 0, behind: 0 },
  });
  expect(one.progress().late).toBeCloseTo(0.02);
});

test("what is late is counted, and follows at most so many times as fast as it was recorded", () => {
  const dues = Array.from({ length: 101 }, (_, number) => number);
  const { one, outlet, writer, left } = course(...dues);
  writer.end();
  one.turn(0, outlet);
  expect(left).toEqual([0]);
  // 60 ms late: what no buffer minds leaves at once, the rest not faster than four times.
  one.turn(60, outlet);
  const atOnce = left.length;
  expect(atOnce).toBeLessThanOrEqual(2 + limits.portionSeconds * 1_000 * limits.makeUpSpeed);
  one.turn(62, outlet);
  expect(left.length - atOnce).toBe(2 * limits.makeUpSpeed);
  for (let now = 63; left.length < dues.length; now += 1) one.turn(now, outlet);
  expect(left).toEqual(dues);
  const { prepared } = one.progress();
  expect(prepared?.late).toBeGreaterThan(50);
  expect(prepared?.behind).toBe(0);
});

test("what is later than is made up for puts off all that follows, and nothing is left out", () => {
  const { one, outlet, writer, left } = course(0, 1_000, 2_000, 3_000);
  writer.end();
  one.turn(0, outlet);
  // The computer slept for nine seconds.
  one.turn(10_000, outlet);
  expect(left).toEqual([0, 1_000]);
  expect(one.progress().prepared?.behind).toBeCloseTo(8_500);
  expect(one.turn(10_499, outlet)).toBeCloseTo(1);
  one.turn(10_500, outlet);
  one.turn(11_500, outlet);
  expect(left).toEqual([0, 1_000, 2_000, 3_000]);
});

test("one whose packets the system refuses from the beginning on is given up, and one refused later is counted", () => {
  const { one, writer } = course(...Array.from({ length: 30 }, (_, number) => number));
  writer.end();
  const refusing: PreparedOutlet = {
    stage: () => true,
    flush: () => true,
  };
  one.turn(0, refusing);
  for (let refusal = 0; refusal < limits.sendRefusals; refusal += 1) one.refused(new Error("EPERM"));
  expect(one.end).toBe("failed");
});
