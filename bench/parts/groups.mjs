import { formatSpread, formatTable, formatWhole, spread } from "../figures.mjs";
import { runQuietTrial } from "../quiet.mjs";
import { castscopeDgram, castscopeNative } from "../receivers/in-node.mjs";

const allCounts = [1, 10, 100, 1_000];
const quickCounts = [1, 1_000];
const trialSeconds = 5;

/**
 * What more groups cost at the same rate over all of them.
 * @param {import("../options.mjs").BenchOptions} options
 * @param {import("../means.mjs").Means} means
 */
export async function runGroups(options, means) {
  if (!means.sender.manyGroups) {
    console.log("\nLeft out: many groups, because this system's sender sends to one.");
    return null;
  }
  const size = options.sizes.includes(200) ? 200 : (options.sizes[0] ?? 200);
  const counts = options.quick ? quickCounts : allCounts;
  const seconds = options.quick ? options.seconds : trialSeconds;
  const there = [castscopeNative, castscopeDgram].filter(({ obstacle }) => obstacle() === null);
  const receivers = options.quick ? there.slice(0, 1) : there;
  /** @type {{ groups: number, trial: import("../trial.mjs").Trial }[]} */
  const trials = [];
  for (let turn = 1; turn <= options.turns; turn += 1) {
    for (const groups of counts) {
      for (const receiver of receivers) {
        means.say(`${groups} groups, turn ${turn} of ${options.turns}: ${receiver.name}`);
        trials.push({
          groups,
          trial: await runQuietTrial(receiver, { rate: options.rate, size, seconds, groups }, means),
        });
      }
    }
  }
  const rows = receivers.flatMap(({ name }) => {
    const cost = (/** @type {number} */ groups) =>
      spread(of(trials, name, groups).flatMap(({ microseconds }) => microseconds ?? []));
    const single = cost(1);
    return counts.map((groups) => {
      const own = cost(groups);
      return [
        `${name}, ${formatWhole(groups)}`,
        formatSpread(own, (value) => value.toFixed(2)),
        own && single ? `${(own.median / single.median).toFixed(2)} ×` : "–",
        formatSpread(spread(of(trials, name, groups).map(({ loss }) => loss)), (value) => value.toFixed(3)),
      ];
    });
  });
  const head = [
    `Groups, together ${formatWhole(options.rate)} of ${size} bytes a second`,
    "µs a datagram, median (range)",
    "to one group",
    "lost %",
  ];
  console.log(`\n${formatTable([head, ...rows]).join("\n")}`);
  return trials;
}

/**
 * @param {readonly { groups: number, trial: import("../trial.mjs").Trial }[]} trials
 * @param {string} name
 * @param {number} groups
 */
function of(trials, name, groups) {
  return trials
    .filter((one) => one.trial.receiver === name && one.groups === groups)
    .map(({ trial }) => trial);
}
