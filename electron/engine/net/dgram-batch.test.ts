import { expect, test } from "vitest";
import { sameSender, senderAddress, senderPort, senderWords } from "../datagrams/sender-key.ts";
import { DgramBatch } from "./dgram-batch.ts";

/** What was handed over, one list for each time. */
function gather() {
  const turns: { text: string; address: string; port: number; at: number }[][] = [];
  const batch = new DgramBatch((given) => {
    const turn = Array.from({ length: given.count }, (_, index) => {
      const payload = new Uint8Array(given.size[index] ?? 0);
      given.copyPayload(index, payload, 0);
      expect(given.ttl[index]).toBe(-1);
      return {
        text: new TextDecoder().decode(payload),
        address: given.address(index),
        port: senderPort(given.senders, index),
        at: given.at[index] ?? 0,
      };
    });
    turns.push(turn);
  });
  const add = (text: string, address: string, port: number, at = 0): void =>
    batch.add(new TextEncoder().encode(text), { address, port }, at);
  return { turns, batch, add };
}

const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

test("hands over at the end of the turn what came in it, in its order", async () => {
  const { turns, add } = gather();
  add("one", "10.0.0.1", 5_000, 1);
  add("two", "fe80::1%eth0", 65_535, 2);
  expect(turns).toEqual([]);
  await turnOfTheLoop();
  add("three", "10.0.0.1", 256, 3);
  await turnOfTheLoop();
  expect(turns).toEqual([
    [
      { text: "one", address: "10.0.0.1", port: 5_000, at: 1 },
      { text: "two", address: "fe80::1%eth0", port: 65_535, at: 2 },
    ],
    [{ text: "three", address: "10.0.0.1", port: 256, at: 3 }],
  ]);
});

test("hands over at once when it is full, and what is left when its socket closes", () => {
  const { turns, batch, add } = gather();
  for (let packet = 0; packet < 130; packet += 1) add(String(packet), "10.0.0.1", 1);
  expect(turns.map((turn) => turn.length)).toEqual([64, 64]);
  batch.handOver();
  batch.handOver();
  expect(turns.flat().map(({ text }) => text)).toEqual(Array.from({ length: 130 }, (_, index) => `${index}`));
});

test("equal senders have equal keys, others have not", () => {
  const senders = [
    ["10.0.0.1", 1],
    ["10.0.0.1", 2],
    ["10.0.0.2", 1],
    ["2001:db8::1", 1],
    ["fe80::1%eth0", 1],
    ["fe80::1%eth1", 1],
  ] as const;
  const keys = (batch: DgramBatch): Uint32Array => batch.senders.slice(0, senders.length * senderWords);
  const batch = new DgramBatch(() => {});
  for (const [address, port] of senders) batch.add(new Uint8Array(), { address, port }, 0);
  const other = new DgramBatch(() => {});
  for (const [address, port] of senders) other.add(new Uint8Array(), { address, port }, 0);
  for (const [one, [address]] of senders.entries()) {
    expect(senderAddress(keys(batch), one)).toBe(address.replace(/%.*/, ""));
    for (const two of senders.keys()) {
      expect(sameSender(keys(batch), one, keys(other), two)).toBe(one === two);
    }
  }
});
