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
