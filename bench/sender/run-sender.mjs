import { formatSpread, formatTable, formatWhole, spread } from "../figures.mjs";
import { compileArrivals, measurePacing } from "./pacing.mjs";
import { castscopeSender, pacedSenders } from "./senders.mjs";

/** @typedef {import("./pacing.mjs").Pacing} Pacing */

const rates = [1, 10, 100, 1_000, 10_000, 50_000];
const quickRates = [10_000];
/** As long as the rate's error is promised for; shorter in a quick run. */
const seconds = { usual: 10, quick: 2 };
const size = 200;
/** Rates and bursts of the second table. */
const bursts = [
  { rate: 100, burst: 10 },
  { rate: 1_000, burst: 20 },
  { rate: 50_000, burst: 500 },
];

/**
 * How exactly Castscope sends at a rate and in bursts, and what it costs, beside other senders.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runSender(options, means) {
  const arrivals = compileArrivals(means.folder);
  if (arrivals === null) {
    console.log("\nHow exactly datagrams leave is not measured: there is no compiler, or this is not Linux.");
    return null;
  }
  const length = options.quick ? seconds.quick : seconds.usual;
  /** @type {Pacing[]} */
  const pacings = [];
  for (let turn = 1; turn <= options.turns; turn += 1) {
    for (const rate of options.quick ? quickRates : rates) {
      for (const sender of pacedSenders()) {
        means.say(
          `Sender, turn ${turn} of ${options.turns}: ${sender.name} at ${formatWhole(rate)} a second`,
        );
        pacings.push(await measurePacing(arrivals, sender, { rate, burst: 1, size, seconds: length }));
      }
    }
    for (const { rate, burst } of options.quick ? bursts.slice(1, 2) : bursts) {
      means.say(
        `Sender, turn ${turn} of ${options.turns}: bursts of ${burst} at ${formatWhole(rate)} a second`,
      );
      pacings.push(await measurePacing(arrivals, castscopeSender, { rate, burst, size, seconds: length }));
    }
  }
  print(pacings, length);
  return { pacings };
}

/**
 * @param {readonly Pacing[]} pacings
 * @param {number} length
 */
function print(pacings, length) {
  const head = [
    `${size} bytes, ${length} s`,
    ...["asked/s", "rate error %", "gap p1 µs", "p50", "p99", "longest", "CPU %"],
  ];
  console.log(`\n${formatTable([head, ...rowsOf(pacings.filter(({ burst }) => burst === 1))]).join("\n")}`);
  const burstHead = ["In bursts", "asked/s", "rate error %", "asked", "shortest", "longest"];
  const rows = groups(pacings.filter(({ burst }) => burst > 1)).map((own) => [
    own[0]?.sender ?? "",
    formatWhole(own[0]?.asked ?? 0),
    figure(own, "error", exact),
    formatWhole(own[0]?.burst ?? 0),
    figure(own, "shortest", formatWhole),
    figure(own, "longest", formatWhole),
  ]);
  console.log(`\n${formatTable([burstHead, ...rows]).join("\n")}`);
}

/** @param {readonly Pacing[]} pacings */
function rowsOf(pacings) {
  return groups(pacings).map((own) => [
    own[0]?.sender ?? "",
    formatWhole(own[0]?.asked ?? 0),
    figure(own, "error", exact),
    .../** @type {const} */ (["p1", "p50", "p99", "most"]).map((key) => figure(own, key, formatWhole)),
    figure(own, "processor", (value) => value.toFixed(1)),
  ]);
}

/**
 * The turns of one sender at one rate, together.
 * @param {readonly Pacing[]} pacings
 * @returns {Pacing[][]}
 */
function groups(pacings) {
  /** @type {Map<string, Pacing[]>} */
  const found = new Map();
  for (const one of pacings) {
    const key = `${one.asked} ${one.burst} ${one.sender}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()];
}

/**
 * @param {readonly Pacing[]} own
 * @param {Exclude<keyof Pacing, "sender">} key
 * @param {(value: number) => string} format
 */
function figure(own, key, format) {
  return formatSpread(spread(own.flatMap((one) => one[key] ?? [])), format);
}

/** @param {number} percent */
function exact(percent) {
  return percent.toFixed(3);
}
