import { expect, test } from "vitest";
import type { SenderSpec } from "../net/udp.ts";
import { ManualClock, settle } from "../time/testing.ts";
import { TimerTransmitter } from "./timer-transmitter.ts";
import type { SendPlan } from "./transmitter.ts";

type Done = (error: Error | null) => void;

/** A socket that keeps what it was handed until the test answers. */
function standInSocket() {
  const opened: SenderSpec[] = [];
  const waiting: Done[] = [];
  const handedAt: number[] = [];
  let closed = 0;
  let queueDrops: number | null = 7;
  let onAnswer: (error: Error) => void = () => {};
  const clock = new ManualClock();
  let answer: ((done: Done) => void) | null = (done) => done(null);
  const transmitter = new TimerTransmitter(
    async (spec) => {
      opened.push(spec);
      return {
        sourceAddress: "10.0.0.7",
        sourcePort: 40_000,
        send: (_payload, _port, _address, done) => {
          handedAt.push(clock.monotonic());
          // Never within the call, as dgram does.
          if (answer) void Promise.resolve(done).then(answer);
          else waiting.push(done);
        },
        onAnswer: (listener) => {
          onAnswer = listener;
        },
        close: async () => {
          closed += 1;
        },
      };
    },
    clock,
    () => queueDrops,
  );
  const ends: string[] = [];
  return {
    ...{ clock, opened, waiting, handedAt, ends },
    closed: () => closed,
    queueDropped: (more: number) => {
      queueDrops = (queueDrops ?? 0) + more;
    },
    heard: (code: string) => onAnswer(Object.assign(new Error(code), { code })),
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    start: (more: Partial<SendPlan>) => transmitter.start({ ...plan, ...more }, (how) => ends.push(how)),
  };
}

const plan: SendPlan = {
  socket: {
    family: 4,
    multicast: true,
    interface: null,
    source: null,
    sourcePort: null,
    ttl: 5,
    loopback: true,
  },
  address: "239.1.2.3",
  port: 5000,
  content: { kind: "bytes", payload: new Uint8Array(10) },
  count: null,
  rate: 100,
  burst: 1,
};

test("spaces packets evenly, closes the socket at the end, and says that it is done", async () => {
  const one = standInSocket();
  const running = await one.start({ count: 5 });
  await one.clock.advance(1_000);
  expect(one.handedAt.map(Math.round)).toEqual([0, 10, 20, 30, 40]);
  expect(one.ends).toEqual(["done"]);
  expect(one.closed()).toBe(1);
  expect(running.progress()).toMatchObject({ sent: 5, failed: 0 });
  expect(running.progress().reached).toBeCloseTo(100);
  expect([running.sourceAddress, running.sourcePort]).toEqual(["10.0.0.7", 40_000]);
});

test("each send has a socket of its own with its own TTL", async () => {
  const one = standInSocket();
  await one.start({ count: 1 });
  await one.start({ count: 1, socket: { ...plan.socket, ttl: 33 } });
  expect(one.opened.map(({ ttl }) => ttl)).toEqual([5, 33]);
});

test("hands a burst over at once", async () => {
  const one = standInSocket();
  await one.start({ count: 9, burst: 4 });
  await one.clock.advance(1_000);
  expect(one.handedAt.map(Math.round)).toEqual([0, 0, 0, 0, 40, 40, 40, 40, 80]);
});

test("stops at once, and what was not out yet is neither sent nor refused", async () => {
  const one = standInSocket();
  one.answerWith(null);
  const running = await one.start({});
  await one.clock.advance(35);
  one.waiting[0]?.(null);
  await running.stop();
  for (const done of one.waiting.slice(1))
    done(Object.assign(new Error("send ECANCELED"), { code: "ECANCELED" }));
  await one.clock.advance(1_000);
  expect(one.handedAt).toHaveLength(4);
  expect(running.progress()).toMatchObject({ sent: 1, failed: 0 });
  expect(one.ends).toEqual([]);
});

test("hands over no more than what is bounded while the system does not answer", async () => {
  const one = standInSocket();
  one.answerWith(null);
  const running = await one.start({ rate: 10_000 });
  await one.clock.advance(1_000);
  expect(one.handedAt).toHaveLength(256);
  for (const done of one.waiting.splice(0)) done(null);
  one.answerWith((done) => done(null));
  await one.clock.advance(1_000);
  expect(running.progress().sent).toBeGreaterThan(9_000);
  expect(running.progress().missed).toBeGreaterThan(4_000);
});

test("gives up a send that is refused from its beginning on", async () => {
  const one = standInSocket();
  const refusal = Object.assign(new Error("send ENETUNREACH"), { code: "ENETUNREACH" });
  one.answerWith((done) => done(refusal));
  const running = await one.start({});
  await one.clock.advance(10_000);
  expect(one.ends).toEqual(["failed"]);
  expect(running.progress()).toMatchObject({ sent: 0, failed: 10, refusal });
});

test("a socket that cannot be opened rejects with the system's error", async () => {
  const refusal = new Error("bind EADDRINUSE");
  const transmitter = new TimerTransmitter(() => Promise.reject(refusal), new ManualClock());
  await expect(transmitter.start(plan, () => {})).rejects.toBe(refusal);
  await settle();
});

const toHost = { socket: { ...plan.socket, multicast: false }, address: "10.0.9.7", count: 2 };
const refused = (code: string) => Object.assign(new Error(`send ${code}`), { code });

test("a send to a host is connected, so that the system tells what it answers", async () => {
  const { opened, start } = standInSocket();
  await start(toHost);
  expect(opened[0]?.peer).toEqual({ address: "10.0.9.7", port: 5000 });
  await start({});
  expect(opened[1]?.peer).toBeUndefined();
});

test("an answer that a send is told of is an earlier datagram's: this one is sent again", async () => {
  const { clock, handedAt, answerWith, start } = standInSocket();
  let answers = 0;
  answerWith((done) => {
    answers += 1;
    done(answers === 2 ? refused("ECONNREFUSED") : null);
  });
  const running = await start(toHost);
  await clock.advance(20);
  expect(handedAt).toHaveLength(3);
  expect(running.progress()).toMatchObject({ sent: 2, failed: 0, answered: 1 });
});

test("a send to a host ends only when its last datagram's answer would have come", async () => {
  const { clock, ends, heard, start } = standInSocket();
  const running = await start({ ...toHost, count: 1 });
  await clock.advance(299);
  expect(ends).toEqual([]);
  heard("ECONNREFUSED");
  await clock.advance(1);
  expect(ends).toEqual(["done"]);
  expect(running.progress()).toMatchObject({ sent: 1, answered: 1, refusal: { code: "ECONNREFUSED" } });
});

test("a send whose interface went away goes on when it is back, from the same port", async () => {
  const { clock, opened, handedAt, closed, answerWith, start } = standInSocket();
  const running = await start({ count: null });
  await clock.advance(50);
  answerWith((done) => done(refused("ENODEV")));
  await clock.advance(15);
  const handed = handedAt.length;
  expect(closed()).toBe(1);
  await clock.advance(400);
  expect(handedAt).toHaveLength(handed);
  answerWith((done) => done(null));
  await clock.advance(600);
  expect(opened.map(({ sourcePort }) => sourcePort)).toEqual([null, 40_000]);
  expect(running.progress()).toMatchObject({ failed: 1, refusal: { code: "ENODEV" } });
  expect(running.progress().sent).toBeGreaterThan(10);
  await running.stop();
});

test("a new socket is tried 500 ms after the interface went away, and every 500 ms", async () => {
  const { clock, opened, answerWith, start } = standInSocket();
  const running = await start({ count: null });
  await clock.advance(45);
  // The packet at 50 ms is refused.
  answerWith((done) => done(refused("ENODEV")));
  await clock.advance(5 + 499);
  expect(opened).toHaveLength(1);
  await clock.advance(1);
  expect(opened).toHaveLength(2);
  await clock.advance(499);
  expect(opened).toHaveLength(2);
  await clock.advance(1);
  expect(opened).toHaveLength(3);
  await running.stop();
});

test("what is refused from the beginning on does not wait for an interface", async () => {
  const { clock, ends, answerWith, start } = standInSocket();
  answerWith((done) => done(refused("ENETUNREACH")));
  await start({ count: null });
  await clock.advance(200);
  expect(ends).toEqual(["failed"]);
});

test("what this computer's queue dropped after it had taken it is not sent", async () => {
  const { clock, queueDropped, ends, start } = standInSocket();
  const running = await start({ count: 3 });
  await clock.advance(15);
  queueDropped(1);
  expect(running.progress()).toMatchObject({ sent: 1, failed: 1, refusal: { code: "ENOBUFS" } });
  await clock.advance(20);
  expect(ends).toEqual(["done"]);
  expect(running.progress()).toMatchObject({ sent: 2, failed: 1 });
});

test("beside another send nobody knows whose it was: it is told and not counted", async () => {
  const { clock, queueDropped, start } = standInSocket();
  const running = await start({});
  const other = await start({});
  await clock.advance(15);
  queueDropped(1);
  expect(running.progress()).toMatchObject({ sent: 2, failed: 0, refusal: { code: "ENOBUFS" } });
  await other.stop();
  await running.stop();
});
