import { expect, test } from "vitest";
import type { DatagramBatch } from "../datagrams/batch.ts";
import { madeUpBatch } from "../net/testing.ts";
import { Memory } from "./memory.ts";
import { notToldApart, type Runs } from "./runs.ts";
import type { Sink } from "./sink.ts";
import { Sinks } from "./sinks.ts";
import { madeUpFeed } from "./testing.ts";
import { Traffic, TrafficStore } from "./traffic.ts";

const bytes = (...all: number[]) => ({ payload: Uint8Array.from(all) });

/** Reads each payload where it was received, as `source: bytes`. */
class Reader implements Sink {
  readonly name: string = "reader";
  readonly seen: string[] = [];
  released = 0;

  take(batch: DatagramBatch, { count, from, to, source }: Runs): void {
    for (let run = 0; run < count; run += 1) {
      for (let index = from[run] ?? 0; index < (to[run] ?? 0); index += 1)
        this.read(batch, index, source[run] ?? 0);
    }
  }

  read(batch: DatagramBatch, index: number, source: number): void {
    const begin = batch.payloadAt(index);
    const payload = batch.payloadBytes(index).subarray(begin, begin + (batch.size[index] ?? 0));
    this.seen.push(`${source}: ${[...payload].join(" ")}`);
  }

  release(): void {
    this.released += 1;
  }
}

/** Fails at the payload that begins with a byte. */
class Failing extends Reader {
  override readonly name = "failing part";
  readonly #at: number;

  constructor(at: number) {
    super();
    this.#at = at;
  }

  override read(batch: DatagramBatch, index: number, source: number): void {
    if (batch.payloadBytes(index)[batch.payloadAt(index)] === this.#at) throw new Error("boom");
    super.read(batch, index, source);
  }
}

/** A feed's traffic and what it said of its sinks. */
function heard() {
  const failures: (readonly [name: string, error: unknown])[] = [];
  const onSinkFailure = ({ name }: Sink, error: unknown): void => void failures.push([name, error]);
  const store = new TrafficStore(new Memory());
  return { failures, store, traffic: new Traffic(madeUpFeed({ onSinkFailure }), store) };
}

test("a sink reads payloads where they were received, and knows the place of each sender", () => {
  const { traffic } = heard();
  const reader = new Reader();
  traffic.attach(reader);
  traffic.take(madeUpBatch({ port: 1, ...bytes(1, 2) }, { port: 2, ...bytes() }, { port: 2, ...bytes(3) }));
  traffic.take(madeUpBatch({ port: 2, ...bytes(4) }, { port: 1, ...bytes(5) }));
  expect(reader.seen).toEqual(["0: 1 2", "1: ", "1: 3", "1: 4", "0: 5"]);
});

test("a sink that fails in the middle of a batch is named and switched off, and the others go on", () => {
  const { traffic, failures, store } = heard();
  const [before, failing, behind] = [new Reader(), new Failing(2), new Reader()];
  for (const sink of [before, failing, behind]) traffic.attach(sink);
  const batch = () => madeUpBatch(...[1, 2, 3].map((byte) => ({ port: byte, ...bytes(byte) })));
  traffic.take(batch());
  expect(failures).toEqual([["failing part", new Error("boom")]]);
  expect(failing.seen).toEqual(["0: 1"]);
  const all = ["0: 1", "1: 2", "2: 3"];
  expect([before.seen, behind.seen]).toEqual([all, all]);
  expect(traffic.figures(0, 0)).toMatchObject({ packets: 3, bytes: 3, sources: 3 });
  expect([store.total.packets, traffic.log.find(3)?.segment.payload(2)]).toEqual([3, Uint8Array.of(3)]);

  traffic.take(batch());
  expect([failures.length, failing.seen.length, behind.seen.length]).toEqual([1, 1, 6]);
  expect(traffic.figures(0, 0).packets).toBe(6);
  // What it holds is given back with the rest.
  traffic.release();
  expect([before, failing, behind].map(({ released }) => released)).toEqual([1, 1, 1]);
});

test("two sinks that fail at one batch are both named, and the one between them is not passed over", () => {
  const failures: string[] = [];
  const between = new Reader();
  const sinks = new Sinks([new Failing(1), between, new Failing(1)], ({ name }) => void failures.push(name));
  const { traffic } = heard();
  traffic.attach({ name: "all of them", take: (batch, runs) => sinks.take(batch, runs) });
  for (let turn = 0; turn < 2; turn += 1) traffic.take(madeUpBatch(bytes(1)));
  expect(failures).toEqual(["failing part", "failing part"]);
  expect(between.seen).toEqual(["0: 1", "0: 1"]);
});

test("without its list of sources a feed still counts and keeps, and each packet knows its sender", () => {
  const { traffic, failures } = heard();
  const reader = new Reader();
  traffic.attach(reader);
  traffic.take(madeUpBatch({ port: 1, ...bytes(1) }));
  // What a fault in it would come to: the store of meters breaks at the next new sender.
  const broken = (): never => {
    throw new Error("no meter");
  };
  Object.defineProperty(traffic.sources, "count", { value: broken });
  traffic.take(madeUpBatch({ port: 2, ...bytes(2) }));
  expect(failures).toEqual([["sources", new Error("no meter")]]);
  expect(reader.seen).toEqual(["0: 1", `${notToldApart}: 2`]);
  expect(traffic.figures(0, 0)).toMatchObject({ packets: 2, sources: 1 });
  const { segment, index } = traffic.log.find(2) ?? expect.unreachable();
  expect(segment.sender(index)).toEqual({ address: "10.0.0.1", port: 2 });
});

test("a sink is taken away again, also by itself and during a batch", () => {
  const { traffic } = heard();
  const [leaving, behind] = [new Reader(), new Reader()];
  let detach = (): void => {};
  const detachLeaving = traffic.attach({
    name: "leaving",
    take(batch, runs) {
      leaving.take(batch, runs);
      detach();
    },
  });
  detach = detachLeaving;
  const detachBehind = traffic.attach(behind);
  for (const byte of [1, 2]) traffic.take(madeUpBatch(bytes(byte)));
  detachBehind();
  traffic.take(madeUpBatch(bytes(3)));
  expect([leaving.seen, behind.seen]).toEqual([["0: 1"], ["0: 1", "0: 2"]]);
  traffic.release();
  expect(behind.released).toBe(0);
});
