import { ExtData, encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnCodec } from "./columns.ts";
import { limits } from "./limits.ts";
import { problem } from "./problem.ts";
import { decodeRequest, decodeServerFrame, encodeFrame } from "./wire.ts";

describe("requests", () => {
  test("keep bytes, nulls, fractions and umlauts", () => {
    const args = { payload: Uint8Array.of(0, 255), name: "Prüfstand", rate: 0.01, count: null };
    const frame = { id: 4, method: "send", args };
    expect(decodeRequest(encodeFrame(frame))).toEqual(frame);
  });

  test("carry the largest payload", () => {
    const args = { payload: new Uint8Array(65_527).fill(7) };
    expect(decodeRequest(encodeFrame({ id: 1, method: "send", args }))).toEqual({
      id: 1,
      method: "send",
      args,
    });
  });

  test("hold as much as the bounds say, and no more", () => {
    const taken = (args: unknown) => decodeRequest(encodeFrame({ id: 1, method: "leave", args })) !== null;
    const entries = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, 1]));
    const { requestEntries: most, requestBytes } = limits;
    expect([taken(new Array(most).fill(1)), taken(new Array(most + 1).fill(1))]).toEqual([true, false]);
    expect([taken(entries(most)), taken(entries(most + 1))]).toEqual([true, false]);
    expect([taken("a".repeat(requestBytes)), taken("a".repeat(requestBytes + 1))]).toEqual([true, false]);
    expect([taken(new Uint8Array(requestBytes)), taken(new Uint8Array(requestBytes + 1))]).toEqual([
      true,
      false,
    ]);
  });

  test.each([
    ["no bytes", new Uint8Array()],
    ["half a frame", encodeFrame({ id: 1, method: "leave", args: null }).subarray(0, 6)],
    ["two frames in one", Uint8Array.of(...encode({ id: 1 }), ...encode({ id: 2 }))],
    ["a list", encode([1, "leave", null])],
    ["bytes", encode(new Uint8Array(4))],
    ["a column", encodeFrame({ id: 1, method: "leave", args: { id: Float64Array.of(1) } })],
    ["no number", encode({ method: "leave", args: null })],
    ["a number that is a text", encode({ id: "1", method: "leave" })],
    ["a number that is not whole", encode({ id: 1.5, method: "leave" })],
    ["a list that claims four thousand million elements", Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff)],
    ["a map that claims as many", Uint8Array.of(0xdf, 0xff, 0xff, 0xff, 0xff)],
    [
      "lists within lists that each claim as many as there are bytes",
      Uint8Array.from({ length: 3_000 }, (_, at) => [0xdc, 0x07, 0xff][at % 3] ?? 0),
    ],
    ["a key that would reach the prototype", encode(JSON.parse('{"id":1,"__proto__":{"x":1}}'))],
  ])("%s is none", (_, bytes) => {
    expect(decodeRequest(bytes)).toBeNull();
  });

  test("no bytes make it throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const frame = decodeRequest(bytes);
        if (frame !== null) expect(Number.isSafeInteger(frame.id)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("what the door says", () => {
  test("is an answer or an event", () => {
    const answer = {
      id: 3,
      answer: { ok: false, problem: problem("no-route-to", { address: "239.1.2.3", interface: null }) },
    } as const;
    expect(decodeServerFrame(encodeFrame(answer))).toEqual(answer);
    expect(decodeServerFrame(encode({ event: "delta", payload: { sequence: 1 } }))).toEqual({
      event: "delta",
      payload: { sequence: 1 },
    });
  });

  test("keeps columns of numbers, wherever they begin", () => {
    fc.assert(
      fc.property(
        fc.float64Array({ maxLength: 20 }),
        fc.uint32Array({ maxLength: 20 }),
        fc.uint16Array({ maxLength: 20 }),
        fc.int16Array({ maxLength: 20 }),
        fc.float32Array({ maxLength: 20 }),
        fc.string({ maxLength: 9 }),
        (at, size, source, ttl, delay, text) => {
          const payload = { text, at, size, source, ttl, delay, empty: new Float64Array() };
          expect(
            decodeServerFrame(encode({ event: "delta", payload }, { extensionCodec: columnCodec })),
          ).toEqual({
            event: "delta",
            payload,
          });
        },
      ),
    );
  });

  test("a column that is part of a longer one goes without the rest", () => {
    const payload = { part: Float64Array.of(1, 2, 3, 4).subarray(1, 3) };
    const frame = decodeServerFrame(encode({ event: "delta", payload }, { extensionCodec: columnCodec }));
    expect(frame).toEqual({ event: "delta", payload: { part: Float64Array.of(2, 3) } });
  });

  test.each([
    ["a column that ends within an element", Uint8Array.of(0, 1, 2, 3)],
    ["a column of no known kind", Uint8Array.of(9, 0, 0)],
    ["a column without a kind", new Uint8Array()],
  ])("%s spoils the frame and nothing else", (_, data) => {
    expect(decodeServerFrame(encode({ event: "delta", payload: { at: new ExtData(1, data) } }))).toBeNull();
  });

  test.each([
    ["an unknown event", encode({ event: "constructor", payload: {} })],
    ["an answer without content", encode({ id: 1, answer: null })],
    ["noise", Uint8Array.of(0xc1, 0, 1)],
  ])("%s is neither", (_, bytes) => {
    expect(decodeServerFrame(bytes)).toBeNull();
  });
});
