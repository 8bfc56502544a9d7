import { runQuietTrial } from "../quiet.mjs";
import { findHighest } from "../search.mjs";

/** @typedef {import("../receivers/receiver.mjs").Receiver} Receiver */
/** @typedef {import("../search.mjs").Highest} Highest */
/** @typedef {import("../quiet.mjs").QuietTrial} Trial */

/** Between these the loss-free rate is looked for, to five per cent. */
const search = { low: 10_000, high: 2_000_000, step: 1.05 };
const quickSearch = { low: 20_000, high: 2_000_000, step: 1.5, retries: 0 };

/**
 * @typedef {object} SizeFigures
 * @property {number} size Bytes of payload.
 * @property {Record<string, Highest[]>} highest Of each receiver, a figure for each turn.
 * @property {{ rate: number, trials: Trial[] }[]} costs Trials at rates common to all.
 */

/**
 * @param {object} given
 * @param {readonly Receiver[]} given.receivers
 * @param {import("../options.mjs").BenchOptions} given.options
 * @param {import("../means.mjs").Means} given.means
 * @returns {Promise<SizeFigures[]>}
 */
export async function measureReceivers({ receivers, options, means }) {
  const figures = [];
  for (const size of options.sizes) {
    const highest = await searchInTurns({ receivers, options, means }, size);
    /** @type {SizeFigures["costs"]} */
    const costs = [];
    for (const rate of options.quick ? [options.rate] : commonRates(options.rate, highest)) {
      /** @type {Trial[]} */
      const trials = [];
      for (let turn = 1; turn <= options.turns; turn += 1) {
        for (const receiver of receivers) {
          means.say(`${size} bytes, ${rate} a second, turn ${turn} of ${options.turns}: ${receiver.name}`);
          trials.push(await runQuietTrial(receiver, { rate, size, seconds: options.seconds }, means));
        }
      }
      costs.push({ rate, trials });
    }
    figures.push({ size, highest, costs });
  }
  return figures;
}

/**
 * @param {Parameters<typeof measureReceivers>[0]} given
 * @param {number} size
 */
async function searchInTurns({ receivers, options, means }, size) {
  /** @type {Record<string, Highest[]>} */
  const found = Object.fromEntries(receivers.map(({ name }) => [name, []]));
  for (let turn = 1; turn <= options.turns; turn += 1) {
    for (const receiver of receivers) {
      const attempt = async (/** @type {number} */ rate) => {
        const trial = await runQuietTrial(receiver, { rate, size, seconds: options.seconds }, means);
        means.say(
          `  ${Math.round(trial.rate)} a second: ${trial.loss.toFixed(3)} % lost${trial.limited ? ", the sender's limit" : ""}`,
        );
        return trial;
      };
      means.say(`${size} bytes, highest rate, turn ${turn} of ${options.turns}: ${receiver.name}`);
      const hint = found[receiver.name]?.at(-1)?.rate ?? null;
      const bounds = options.quick ? quickSearch : search;
      found[receiver.name]?.push(await findHighest(attempt, { ...bounds, hint }));
    }
  }
  return found;
}

/**
 * The rate asked for, and Castscope's own best one.
 * @param {number} asked
 * @param {Record<string, Highest[]>} highest
 */
function commonRates(asked, highest) {
  const own = (highest["Castscope, recvmmsg"] ?? []).flatMap(({ rate }) => rate ?? []);
  const top = own.sort((one, other) => one - other)[Math.floor((own.length - 1) / 2)];
  return top === undefined ? [asked] : [asked, Math.round(top)];
}
