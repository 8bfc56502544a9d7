import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import type { MembershipEvent, MembershipState } from "../../../../shared/model/membership.ts";
import { EventLog } from "./event-log.ts";
import { Outages, type Standing } from "./outages.ts";

const patience = limits.silentAfterMs;

/** One membership under a clock that a test turns. */
class Stage {
  now = 0;
  readonly log = new EventLog();
  /** All that was told, also what gave way to its own later form. */
  readonly every: MembershipEvent[] = [];
  readonly #outages = new Outages((event, grown) => {
    this.every.push({ at: this.now, ...event });
    return this.log.add(this.now, event, grown);
  });
  firstAt: number | null = null;
  lastAt: number | null = null;
  dropped = 0;

  get #state(): MembershipState {
    if (this.lastAt === null) return this.now > patience ? "silent" : "joining";
    return this.now - this.lastAt > patience ? "stalled" : "receiving";
  }

  packet(): void {
    this.firstAt ??= this.now;
    this.lastAt = this.now;
  }

  /** @param ms after which the next tick comes: longer than usual when the monitor stood still */
  tick(ms: number = limits.tickMs, more: Partial<Standing> = {}): void {
    this.now += ms;
    const { firstAt, lastAt, dropped } = this;
    this.#outages.observe(this.now, {
      ...{ state: this.#state, joinedAt: 0, firstAt, lastAt, dropped },
      ...more,
    });
  }

  ticks(ms: number): void {
    for (let passed = 0; passed < ms; passed += limits.tickMs) this.tick();
  }

  get told(): Pick<MembershipEvent, "name" | "values">[] {
    return this.log.list().map(({ name, values }) => ({ name, values }) as MembershipEvent);
  }
}

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});

test("the first packet is told with its time since the join, and once", () => {
  stage.ticks(2_000);
  stage.packet();
  stage.tick();
  stage.packet();
  stage.ticks(1_000);
  expect(stage.told).toEqual([{ name: "first-packet", values: { afterMs: 2_000 } }]);
});

test("silence is told when it begins, and its length when it ends", () => {
  stage.packet();
  stage.ticks(25_000);
  stage.packet();
  stage.ticks(3_000);
  expect(stage.told).toEqual([
    { name: "first-packet", values: { afterMs: 0 } },
    { name: "stalled", values: { silentMs: patience + limits.tickMs } },
    { name: "back", values: { afterMs: 25_000 } },
  ]);
});

test("a group to which nothing ever came did not stall", () => {
  stage.ticks(60_000);
  expect(stage.told).toEqual([]);
});

test("what an interface lost is not told twice, as silence too", () => {
  stage.packet();
  stage.tick();
  for (let turn = 0; turn < 100; turn += 1) stage.tick(limits.tickMs, { state: "failed" });
  expect(stage.told.map(({ name }) => name)).toEqual(["first-packet"]);
});

test("drops that go on are one event that grows, with its length and its worst", () => {
  stage.ticks(1_000);
  for (const more of [10, 400, 5]) {
    stage.dropped += more;
    stage.ticks(1_000);
  }
  expect(stage.told).toEqual([{ name: "drops", values: { packets: 415, ms: 2_000, most: 400 } }]);
  expect(stage.log.last?.at).toBe(3_250);
  stage.ticks(limits.dropsApartMs);
  stage.dropped += 1;
  stage.tick();
  expect(stage.told.slice(1)).toEqual([{ name: "drops", values: { packets: 1, ms: 0, most: 1 } }]);
});

test("drops that go on come after what happened meanwhile, and stay one event", () => {
  stage.packet();
  stage.dropped = 3;
  stage.ticks(6_000);
  stage.dropped = 5;
  stage.tick();
  expect(stage.told.map(({ name }) => name)).toEqual(["first-packet", "stalled", "drops"]);
});

const step = fc.record({
  ms: fc.oneof({ weight: 9, arbitrary: fc.constant(limits.tickMs) }, fc.integer({ min: 1, max: 30_000 })),
  packet: fc.boolean(),
  drops: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 1_000 })),
  /** How often the step is made: streams and silences of some length. */
  times: fc.integer({ min: 1, max: 60 }),
});

test("whatever comes and goes, silence and its end alternate, no line repeats within seconds, no drop is lost", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const run = new Stage();
      for (const { ms, packet, drops, times } of steps) {
        for (let turn = 0; turn < times; turn += 1) {
          if (packet) run.packet();
          run.dropped += drops;
          run.tick(ms);
        }
      }
      const told = run.every;
      // By their beginning, as they were told last.
      const drops = new Map<number, number>();
      for (const event of told) {
        if (event.name === "drops") drops.set(event.at - event.values.ms, event.values.packets);
      }
      const silences = told.filter(({ name }) => name === "stalled" || name === "back");
      silences.forEach(({ name }, place) => {
        expect(name).toBe(place % 2 === 0 ? "stalled" : "back");
      });
      // The ends of silence lie between, one each.
      const stalls = told.filter(({ name }) => name === "stalled").map(({ at }) => at);
      stalls.slice(1).forEach((at, place) => {
        expect(at - (stalls[place] ?? 0)).toBeGreaterThan(patience);
      });
      expect(told.filter(({ name }) => name === "first-packet").length).toBeLessThanOrEqual(1);
      expect([...drops.values()].reduce((sum, one) => sum + one, 0)).toBe(run.dropped);
      const starts = [...drops.keys()].sort((one, other) => one - other);
      starts.slice(1).forEach((at, place) => {
        expect(at - (starts[place] ?? 0)).toBeGreaterThanOrEqual(limits.dropsApartMs);
      });
    }),
  );
});
