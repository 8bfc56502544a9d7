import { expect, test } from "vitest";
import { MinuteCollector, WallSeconds } from "./collector.ts";

const minute = 29_000_000;
const begin = minute * 60;

function collected() {
  const written: { minute: number; series: string; packets: number[] }[] = [];
  const collector = new MinuteCollector((at, rows) => {
    for (const { series, seconds } of rows)
      written.push({ minute: at, series, packets: [...(seconds[0] ?? [])] });
  });
  return { collector, written };
}

test("a minute is written some seconds after its end, with what was told again meanwhile", () => {
  const { collector, written } = collected();
  for (let second = 0; second < 65; second += 1) {
    collector.begin(begin + second);
    collector.set(begin + second, "one", "packets", second);
    if (second === 62) collector.set(begin + 59, "one", "packets", 1_000);
    if (second < 65) expect(written).toEqual([]);
  }
  collector.begin(begin + 65);
  const [first] = written;
  expect(first).toMatchObject({ minute, series: "one" });
  expect(first?.packets).toEqual([...Array.from({ length: 59 }, (_, second) => second), 1_000]);
  // What comes later still is counted as that.
  collector.set(begin + 10, "one", "packets", 1);
  expect(collector.late).toBe(1);
  collector.flush();
  expect(written[1]).toMatchObject({ minute: minute + 1, series: "one" });
  expect(written[1]?.packets.slice(0, 6)).toEqual([60, 61, 62, 63, 64, Number.NaN]);
});

test("a clock that is set back writes what it has and lives those minutes again", () => {
  const { collector, written } = collected();
  collector.begin(begin + 3_600);
  collector.set(begin + 3_600, "one", "packets", 1);
  collector.begin(begin);
  collector.set(begin, "one", "packets", 2);
  collector.flush();
  expect(written.map(({ minute: at, packets }) => [at - minute, packets[0]])).toEqual([
    [60, 1],
    [0, 2],
  ]);
  expect(collector.late).toBe(0);
});

test("clocks that drift tell each second once, and one that was set moves them", () => {
  const wall = new WallSeconds();
  const told = Array.from({ length: 2_000 }, (_, second) =>
    wall.of(second, 1_000 * second * 1.0005 + 400_400),
  );
  expect(new Set(told).size).toBe(2_000);
  expect(told[0]).toBe(400);
  expect(wall.of(2_000, 1_000 * 2_000 + 400_400 - 3_600_000)).toBe(2_000 + 400 - 3_600);
});
