import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { madeUpPacket } from "../../../../shared/testing/made-up-packet.ts";
import { PretendPackets } from "../testing/pretend-packets.ts";
import { PacketReader } from "./packet-reader.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function readerOf(packets: number) {
  const store = new PretendPackets();
  store.packets = packets;
  store.atOnce = false;
  const reader = new PacketReader(store.client, 7);
  const answer = async () => {
    store.answerNext();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { store, reader, answer, state: () => reader.store.getState() };
}

describe("packet reader", () => {
  test("reads the packet that is looked at", async () => {
    const { reader, answer, state } = readerOf(100);
    expect(state()).toEqual({ kind: "none" });
    reader.read(42);
    expect(state()).toEqual({ kind: "waiting", number: 42 });
    await answer();
    expect(state()).toMatchObject({ kind: "packet", packet: { number: 42 } });
  });

  test("throws a stale answer away and asks for the last wanted only", async () => {
    const { store, reader, answer, state } = readerOf(100);
    reader.read(1);
    for (const number of [2, 3, 4]) reader.read(number);
    expect(store.waiting).toHaveLength(1);
    await answer();
    expect(state()).toEqual({ kind: "waiting", number: 1 });
    expect(store.waiting).toHaveLength(1);
    await answer();
    expect(state()).toMatchObject({ kind: "packet", packet: { number: 4 } });
    expect(store.waiting).toHaveLength(0);
  });

  test("keeps the packet before in sight for a moment, not for long", async () => {
    const { reader, answer, state } = readerOf(100);
    reader.read(1);
    await answer();
    reader.read(2);
    expect(state()).toMatchObject({ kind: "packet", packet: { number: 1 } });
    await vi.advanceTimersByTimeAsync(300);
    expect(state()).toEqual({ kind: "waiting", number: 2 });
    await answer();
    expect(state()).toMatchObject({ kind: "packet", packet: { number: 2 } });
  });

  test("tells that a packet is no longer kept, and goes on with the next", async () => {
    const { store, reader, answer, state } = readerOf(100);
    store.firstKept = 50;
    reader.read(49);
    await answer();
    expect(state()).toMatchObject({ kind: "problem", number: 49, problem: { code: "unknown-packet" } });
    reader.read(50);
    await answer();
    expect(state()).toMatchObject({ kind: "packet", packet: { number: 50 } });
  });

  test("looks at nothing when told so, whatever is under way", async () => {
    const { reader, answer, state } = readerOf(100);
    reader.read(1);
    reader.read(null);
    await answer();
    expect(state()).toEqual({ kind: "none" });
    reader.read(1);
    await answer();
    expect(state()).toMatchObject({ kind: "packet" });
  });

  test("asks nobody for a packet that is known whole, also while another is on its way", async () => {
    const { store, reader, answer, state } = readerOf(100);
    const known = { ...madeUpPacket({ number: 7 }), payload: new Uint8Array(20) };
    reader.read(7, known);
    expect(state()).toEqual({ kind: "packet", packet: known });
    expect(store.waiting).toHaveLength(0);
    reader.read(8);
    reader.read(7, known);
    await answer();
    expect(state()).toEqual({ kind: "packet", packet: known });
    reader.read(9);
    await answer();
    expect(state()).toMatchObject({ kind: "packet", packet: { number: 9 } });
  });

  test("asks again after a problem", async () => {
    const { store, reader, answer, state } = readerOf(10);
    reader.read(11);
    await answer();
    expect(state().kind).toBe("problem");
    store.packets = 11;
    reader.retry();
    await answer();
    expect(state()).toMatchObject({ kind: "packet", packet: { number: 11 } });
  });
});
