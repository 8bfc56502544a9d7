import { expect, test } from "vitest";
import { streamFactText } from "./sentences.ts";

test("what the headers of a stream say is told in a few words", () => {
  const type = { name: "payload-type", values: { type: 33, name: "MPEG-TS" } } as const;
  expect(streamFactText(type)).toBe("payload type 33, MPEG-TS");
  expect(streamFactText({ name: "payload-type", values: { type: 96, name: null } })).toBe("payload type 96");
  const clock = { name: "clock", values: { hz: 44_100, measured: true } } as const;
  expect(streamFactText(clock)).toBe("44.1 kHz clock, measured");
  expect(streamFactText({ name: "ts-packets-each", values: { packets: 7 } })).toBe("7 TS packets each");
  expect(streamFactText({ name: "packet-time", values: { ms: 0.125 } })).toBe("0.125 ms each");
  expect(streamFactText({ name: "packet-time", values: { ms: 1_024 / 48 } })).toBe("21.333 ms each");
});
