/**
 * @typedef {object} Sample
 * @property {number} seconds Since the start.
 * @property {number} bytes Memory of the process.
 * @property {boolean} full Whether the store was full.
 * @property {number} packets Received so far.
 */

/**
 * How much the memory moved after the warm-up: once the store was full, or, in a run too short for
 * that, in its second half.
 * @param {readonly Sample[]} samples
 * @returns {{ from: number, low: number, high: number, percent: number, full: boolean } | null} `from`
 *   in seconds; null without samples.
 */
export function flatness(samples) {
  const full = samples.filter((sample) => sample.full);
  const settled = full.length > 1 ? full : samples.slice(Math.floor(samples.length / 2));
  const [first] = settled;
  if (!first) return null;
  const bytes = settled.map((sample) => sample.bytes);
  const low = Math.min(...bytes);
  const high = Math.max(...bytes);
  return { from: first.seconds, low, high, percent: (high / low - 1) * 100, full: first.full };
}

/** Per cent by which the memory may move. */
const flatTarget = 5;

/**
 * What was promised of a long run, against what was measured.
 * @param {number} lost
 * @param {ReturnType<typeof flatness>} flat
 * @returns {string[]} Lines.
 */
export function soakTargets(lost, flat) {
  const nothing = lost === 0 ? "reached" : `missed by ${lost.toLocaleString("en-GB")} packets`;
  const lines = [`Nothing lost: ${nothing}`];
  // Memory that still fills is not to be flat.
  if (!flat?.full) return lines;
  const by = flat.percent - flatTarget;
  const within = by <= 0 ? "reached" : `missed by ${by.toFixed(1)}`;
  return [...lines, `Memory flat within ${flatTarget} %: ${within} (${flat.percent.toFixed(1)} %)`];
}
