import { expect, test } from "vitest";
import { decodePacket } from "../decode.ts";

const sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };
const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replace(/\s/g, "").match(/../g) ?? [], (pair) => Number(`0x${pair}`));
const decode = (hex: string) => decodePacket(bytes(hex), sent);

test("packets that a receiver misses are told by their numbers, also over the wrap", () => {
  const decoded = decode("81cd0003 11223344 5a1c03e2 fffe8003");
  expect(decoded).toMatchObject({
    type: "rtcp",
    info: "NACK of 0x5a1c03e2 by 0x11223344, 65534, 65535, 0, 14",
  });
});

test("loss that duplicates turn into less than none is negative", () => {
  const decoded = decode(`81c90007 11223344 5a1c03e2 00fffffd ${"00".repeat(16)}`);
  const report = decoded?.fields[0]?.fields.find(({ name }) => name === "report");
  expect(report?.fields.find(({ name }) => name === "lost")).toMatchObject({ value: -3, at: 13, length: 3 });
});

test("a report is found by its place below its packet", () => {
  const decoded = decode("80c80006 5a1c03e2 eeb20788694b6cae 00015f90 00000007 00000540");
  expect(decoded?.fields).toMatchObject([{ name: "sr", text: "SR of 0x5a1c03e2, 7 packets sent" }]);
  expect(decoded?.fields[0]?.fields.find(({ name }) => name === "ntp")).toMatchObject({
    ...{ at: 8, length: 8, text: "2026-11-26 01:19:04.411307 UTC" },
  });
});
