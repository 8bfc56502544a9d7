import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { type Outlet, Transmission } from "./transmission.ts";

/** An outlet that takes what it is given, up to what there is room for. */
class Room implements Outlet {
  readonly hands: number[] = [];
  room = Number.POSITIVE_INFINITY;
  readonly #take: (packets: number) => void;

  constructor(take: (packets: number) => void) {
    this.#take = take;
  }

  hand(packets: number): number {
    const taken = Math.min(packets, this.room);
    this.hands.push(taken);
    this.#take(taken);
    return taken;
  }
}

/** Runs until it is over or `until`, each turn when the one before asked for it. */
function run(transmission: Transmission, outlet: Outlet, until = Number.POSITIVE_INFINITY): number {
  let now = 0;
  while (now <= until) {
    const wait = transmission.turn(now, outlet);
    if (wait === null) return now;
    now += wait;
  }
  return now;
}

test("sends the count, no packet more, and is done", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 1, max: 50_000, noNaN: true }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 60 }),
      (count, rate, burst, room) => {
        const transmission = new Transmission({ count, rate, burst }, 0);
        const outlet = new Room((packets) => transmission.sent(packets));
        outlet.room = room;
        run(transmission, outlet);
        expect(transmission.progress()).toMatchObject({ sent: count, failed: 0, refusal: null });
        expect(transmission.end).toBe("done");
      },
    ),
  );
});

test("a run of several steps sends each at its own rate, one after the other", () => {
  const further = [
    { rate: 1_000, count: 200 },
    { rate: 50, count: 5 },
  ];
  const transmission = new Transmission({ count: 10, rate: 100, burst: 1, further }, 0);
  const at: number[] = [];
  let now = 0;
  const outlet = new Room((packets) => {
    for (let packet = 0; packet < packets; packet += 1) at.push(now);
    transmission.sent(packets);
  });
  for (let wait: number | null = 0; wait !== null; now += wait ?? 0) wait = transmission.turn(now, outlet);
  expect(at).toHaveLength(215);
  const times = (indices: number[]) => indices.map((index) => Math.round((at[index] ?? -1) * 10) / 10);
  // The last of ten at 100 a second leaves at 90 ms, and its time ends at 100 ms.
  expect(times([0, 9, 10, 11, 209, 210, 211, 214])).toEqual([0, 90, 100, 101, 299, 300, 320, 380]);
  expect(transmission.end).toBe("done");
});

test("is over only when all steps are, and counts what each of them missed", () => {
  const further = [{ rate: 100, count: 100 }];
  const transmission = new Transmission({ count: 100, rate: 100, burst: 1, further }, 0);
  const outlet = new Room((packets) => transmission.sent(packets));
  transmission.turn(0, outlet);
  // Two stops of ten seconds, of which half a second each is made up for.
  for (const stop of [10_000, 20_000, 40_000])
    for (let now = stop; now < stop + 2_000; now += 5) transmission.turn(now, outlet);
  expect(transmission.progress().sent).toBe(200);
  expect(transmission.progress().missed).toBeGreaterThan(1_500);
  expect(transmission.end).toBe("done");
});

test("reaches what was asked when nothing holds it up, whatever the burst", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 50_000, noNaN: true }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 50 }),
      (rate, burst, bursts) => {
        // The last burst may be cut short by the count.
        const count = burst * bursts + 1;
        const transmission = new Transmission({ count, rate, burst }, 0);
        run(transmission, new Room((packets) => transmission.sent(packets)));
        expect(transmission.progress().reached / rate).toBeCloseTo(1, 6);
        expect(transmission.progress().late).toBeLessThan(1e-3);
      },
    ),
  );
});

test("one burst alone has no rate", () => {
  const transmission = new Transmission({ count: 20, rate: 100, burst: 20 }, 0);
  run(transmission, new Room((packets) => transmission.sent(packets)));
  expect(transmission.progress()).toMatchObject({ sent: 20, reached: 0 });
});

test("a computer that is too slow is told by what it reached, how late, and what was given up", () => {
  const transmission = new Transmission({ count: null, rate: 1_000, burst: 1 }, 0);
  const outlet = new Room((packets) => transmission.sent(packets));
  // One turn every 2 ms, and room for one packet in each.
  outlet.room = 1;
  for (let now = 0; now <= 10_000; now += 2) transmission.turn(now, outlet);
  const { sent, reached, late, missed } = transmission.progress();
  expect(sent).toBe(5_001);
  expect(reached).toBeCloseTo(500, 6);
  expect(late).toBeGreaterThan(450);
  expect(late).toBeLessThan(510);
  // Of 10,001 packets 5,001 left; of the 500 that may be made up for, the last turn took one.
  expect(missed).toBe(10_001 - 5_001 - 499);
});

test("refusals count; ten from the beginning on are hopeless, later ones are not", () => {
  const refused = new Error("send ENETUNREACH");
  const hopeless = new Transmission({ count: null, rate: 1_000, burst: 1 }, 0);
  for (let packet = 1; packet < limits.sendRefusals; packet += 1) hopeless.refused(refused);
  expect(hopeless.end).toBeNull();
  hopeless.refused(refused);
  expect(hopeless.end).toBe("failed");
  expect(hopeless.progress().refusal).toBe(refused);

  const begun = new Transmission({ count: 41, rate: 1_000, burst: 1 }, 0);
  begun.sent(1);
  for (let packet = 0; packet < 40; packet += 1) begun.refused(new Error("send ENETUNREACH"));
  expect(begun.end).toBe("done");
  expect(begun.progress()).toMatchObject({ sent: 1, failed: 40 });
});

test("when every datagram was refused it failed, also below ten", () => {
  const transmission = new Transmission({ count: 2, rate: 1_000, burst: 1 }, 0);
  run(transmission, new Room(() => transmission.refused(new Error("send EPERM"))));
  expect(transmission.end).toBe("failed");
});

test("a refusal keeps its identity as long as it is the same", () => {
  const transmission = new Transmission({ count: null, rate: 1_000, burst: 1 }, 0);
  const first = new Error("send EPERM");
  transmission.refused(first);
  transmission.refused(new Error("send EPERM"));
  expect(transmission.progress().refusal).toBe(first);
  transmission.refused(new Error("send ENETUNREACH"));
  expect(transmission.progress().refusal?.message).toBe("send ENETUNREACH");
});

test("when the system takes no more it is asked again soon", () => {
  const transmission = new Transmission({ count: null, rate: 10, burst: 20 }, 0);
  const outlet = new Room((packets) => transmission.sent(packets));
  outlet.room = 19;
  expect(transmission.turn(0, outlet)).toBe(limits.sendFullMs);
  expect(transmission.turn(limits.sendFullMs, outlet)).toBeGreaterThan(limits.sendFullMs);
});
