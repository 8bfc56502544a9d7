import { afterEach, describe, expect, test } from "vitest";
import { reasonText } from "../../../shared/text/sentences.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import { openNativePath } from "../net/native/native-path.ts";
import type { OnBatch, Receiver, ReceiverSpec } from "../net/receiver.ts";
import { openReceiver, openSender } from "../net/udp.ts";
import { Memory } from "../traffic/memory.ts";
import type { Runs } from "../traffic/runs.ts";
import type { Sink } from "../traffic/sink.ts";
import { madeUpFeed } from "../traffic/testing.ts";
import { Traffic, TrafficStore } from "../traffic/traffic.ts";

/** Real sockets, strictly on loopback. */
const loopback = { name: "lo", index: 1, address: "127.0.0.1" };
const spec: ReceiverSpec = {
  kind: "group",
  bind: "group",
  family: 4,
  address: "239.255.9.20",
  port: 47_120,
  source: null,
  interface: loopback,
};
const arrivals = { now: () => Date.now(), ofStamp: (stamp: number) => stamp };
const broken = (error: Error): never => expect.unreachable(String(error));

const paths: Record<string, (onBatch: OnBatch) => Promise<Receiver>> = {
  dgram: (onBatch) => openReceiver(spec, onBatch, broken, arrivals, { count: 0 }),
  async recvmmsg(onBatch) {
    const attempt = await openNativePath();
    if (!attempt.ok) throw new Error(reasonText(attempt.reason));
    const receiver = attempt.path.open(spec, onBatch, broken, arrivals);
    return {
      ...receiver,
      async close() {
        await receiver.close();
        attempt.path.close();
      },
    };
  },
};

let receiver: Receiver | null = null;
afterEach(() => receiver?.close());

/** The texts of payloads, read where they were received; fails at one of them. */
class TextReader implements Sink {
  readonly texts: string[] = [];
  readonly name: string;
  readonly #failsAt: string | null;

  constructor(name: string, failsAt: string | null = null) {
    this.name = name;
    this.#failsAt = failsAt;
  }

  take(batch: DatagramBatch, { pieces: { count, from, to } }: Runs): void {
    for (let piece = 0; piece < count; piece += 1) {
      for (let index = from[piece] ?? 0; index < (to[piece] ?? 0); index += 1) {
        const begin = batch.payloadAt(index);
        const end = begin + (batch.size[index] ?? 0);
        const text = new TextDecoder().decode(batch.payloadBytes(index).subarray(begin, end));
        if (text === this.#failsAt) throw new Error(`no ${text}`);
        this.texts.push(text);
      }
    }
  }
}

describe.each(process.platform === "linux" ? ["dgram", "recvmmsg"] : ["dgram"])("received by %s", (path) => {
  test("a sink that fails in the middle of a batch loses nobody a packet", async () => {
    const failures: string[] = [];
    const feed = madeUpFeed({ onSinkFailure: ({ name }, error) => void failures.push(`${name}: ${error}`) });
    const traffic = new Traffic(feed, new TrafficStore(new Memory()));
    const failing = new TextReader("failing", "packet 30");
    const reader = new TextReader("reader");
    traffic.attach(failing);
    traffic.attach(reader);
    /** How many of each batch the failing sink still took. */
    const batches: { readonly count: number; readonly taken: number }[] = [];
    receiver =
      (await paths[path]?.((batch) => {
        const before = failing.texts.length;
        traffic.take(batch);
        batches.push({ count: batch.count, taken: failing.texts.length - before });
      })) ?? null;

    const texts = Array.from({ length: 50 }, (_, packet) => `packet ${packet}`);
    const senders = await Promise.all(
      [1, 2].map(() =>
        openSender({
          family: 4,
          multicast: true,
          interface: loopback,
          source: "127.0.0.1",
          sourcePort: null,
          ttl: 0,
          loopback: true,
        }),
      ),
    );
    const sent = texts.map(
      (text, packet) =>
        new Promise<void>((resolve, reject) =>
          senders[packet % 2]?.send(new TextEncoder().encode(text), spec.port, spec.address, (error) =>
            error ? reject(error) : resolve(),
          ),
        ),
    );
    await Promise.all(sent);
    await expect.poll(() => traffic.figures(0, 0).packets).toBe(50);
    await Promise.all(senders.map((sender) => sender.close()));

    expect(failures).toEqual(["failing: Error: no packet 30"]);
    expect(failing.texts).toEqual(texts.slice(0, 30));
    expect(reader.texts).toEqual(texts);
    expect(traffic.figures(0, 0)).toMatchObject({ packets: 50, sources: 2, firstKept: 1 });
    const kept = texts.map((_, packet) => {
      const { segment, index } = traffic.log.find(packet + 1) ?? expect.unreachable();
      return new TextDecoder().decode(segment.payload(index));
    });
    expect(kept).toEqual(texts);
    // It was the middle: of one batch it took some, and not all.
    expect(batches.some(({ count, taken }) => taken > 0 && taken < count)).toBe(true);
  });
});
