import { expect, test } from "vitest";
import { eventMarks, lossEvents, rowEvents, type SpanEvent } from "./span-events.ts";

const rate = (packets: readonly number[], lost: readonly number[] | null) => ({
  ...{ from: 1_000, width: 2_000, packets: Float64Array.from(packets) },
  ...{ bits: new Float64Array(packets.length), lost: lost && Float64Array.from(lost) },
});

test("losses above a percent are events, near ones together and with all that is lost", () => {
  const packets = [99, 99, 50, 99, 99, 99, 99, 99, 50];
  const found = lossEvents(rate(packets, [0, 1, 50, 0, 3, 0, 0, 0, 7]));
  expect(found.map(({ at, until, text }) => [at, until, text.split(" ")[0]])).toEqual([
    [5_000, 11_000, "53"],
    [17_000, 19_000, "7"],
  ]);
  expect(lossEvents(rate(packets, null))).toEqual([]);
});

test("a silence begins with the last packet and ends with the next; that packets begin is none", () => {
  const events = rowEvents({ address: "239.1.1.1", port: 5 }, [
    { at: 1_000, name: "first-packet", values: { afterMs: 0 } },
    { at: 20_000, name: "stalled", values: { silentMs: 5_000 } },
    { at: 60_000, name: "back", values: { afterMs: 45_000 } },
  ]);
  expect(events).toMatchObject([{ at: 15_000, until: 60_000, gravity: "warning" }]);
  expect(events[0]?.text).toMatch(/^239\.1\.1\.1:5: /);
});

test("marks that would touch are one, the gravest of them, and what is outside has none", () => {
  const event = (at: number, gravity: SpanEvent["gravity"]): SpanEvent => ({
    at,
    until: at,
    gravity,
    text: "",
  });
  const all = [event(50, "info"), event(10, "info"), event(14, "warning"), event(99, "warning")];
  const marks = eventMarks(all, { from: 0, to: 60 }, 5);
  expect(marks.map(({ at, gravity, events }) => [at, gravity, events.length])).toEqual([
    [10, "warning", 2],
    [50, "info", 1],
  ]);
});
