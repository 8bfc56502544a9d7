/**
 * @typedef {object} Attempt
 * @property {number} rate What was really reached, per second.
 * @property {boolean} clean Without the loss that is looked for.
 * @property {boolean} limited The sender did not reach what was asked of it.
 */

/**
 * @typedef {object} Highest
 * @property {number | null} rate Null when even the lowest rate was not clean.
 * @property {boolean} atLeast The true figure is higher: the sender or the search ended here.
 */

/** The first step away from an expected rate; each further one is twice as long. */
const hintedStride = 1.12;

/**
 * The highest clean rate, by bisection of the logarithm: each step asks for the geometric middle.
 * A rate that is not clean, or that the sender did not reach, is tried again, because one interruption
 * by the system would otherwise move the whole search.
 * @param {(rate: number) => Promise<Attempt>} attempt
 * @param {{ low: number, high: number, step: number, retries?: number, hint?: number | null }} bounds
 *   `step` is the ratio of the lowest bad to the best good rate at which the search ends; `hint` an
 *   expected result.
 * @returns {Promise<Highest>}
 */
export async function findHighest(attempt, { low, high, step, retries = 1, hint = null }) {
  let good = low;
  let bad = high;
  let foundGood = false;
  let foundBad = false;

  let stride = hintedStride;

  const next = () => {
    const middle = Math.sqrt(good * bad);
    if (hint === null || (foundGood && foundBad)) return middle;
    if (!foundGood && !foundBad) return Math.min(Math.max(hint, low), high);
    const step = stride;
    stride *= stride;
    return foundGood ? Math.min(good * step, middle) : Math.max(bad / step, middle);
  };

  while (bad / good > step) {
    const asked = Math.round(next());
    let made = await attempt(asked);
    for (let turn = 0; turn < retries && (made.limited || !made.clean); turn += 1) {
      made = better(made, await attempt(asked));
    }
    if (made.clean && made.limited) return { rate: made.rate, atLeast: true };
    if (made.clean) {
      good = Math.max(asked, good);
      foundGood = true;
    } else {
      // A sender that was slowed down lost at the rate it had, not at the one it was asked for.
      bad = Math.min(bad, Math.max(made.limited ? made.rate : asked, good));
      foundBad = true;
    }
  }
  return { rate: foundGood ? good : null, atLeast: foundGood && !foundBad };
}

/**
 * @param {Attempt} one
 * @param {Attempt} other
 */
function better(one, other) {
  if (one.clean !== other.clean) return one.clean ? one : other;
  return one.limited && !other.limited ? other : one;
}
