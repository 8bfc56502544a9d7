import { setTimeout as sleep } from "node:timers/promises";
import { othersTime } from "./others.mjs";
import { runTrial } from "./trial.mjs";

/** Other programs may use this share of one processor while something is measured. */
const quietShare = 0.15;
/** A trial is made so often at most; the least disturbed one counts. */
const triesAtMost = 6;
/** How long quiet is waited for before a trial. */
const waitMs = 60_000;
const lookMs = 250;

/** @typedef {import("./trial.mjs").Trial & { others: number | null }} QuietTrial */

/**
 * A trial that other programs on this computer did not disturb: with two processors for a sender and a
 * receiver, whatever else runs is measured, too. Waits for quiet, and does again what was disturbed.
 * A quick run takes what it gets.
 * @param {Parameters<typeof runTrial>[0]} receiver
 * @param {Parameters<typeof runTrial>[1]} load
 * @param {Parameters<typeof runTrial>[2] & { quick: boolean, say: (sentence: string) => void }} means
 * @returns {Promise<QuietTrial>} `others` is the share of one processor that other programs used.
 */
export async function runQuietTrial(receiver, load, means) {
  /** @type {QuietTrial | null} */
  let best = null;
  for (let turn = 0; turn < (means.quick ? 1 : triesAtMost); turn += 1) {
    if (!means.quick) await quiet();
    const { result, others } = await besides(() => runTrial(receiver, load, means));
    if (best === null || (others ?? 0) < (best.others ?? 0)) best = { ...result, others };
    if (others === null || others <= quietShare) break;
    if (!means.quick) means.say(`  Again: other programs used ${Math.round(100 * others)} % of a processor.`);
  }
  // There was at least one turn.
  return /** @type {QuietTrial} */ (best);
}

/** Waits until other programs leave the processors alone, for a minute at most. */
async function quiet() {
  for (const end = Date.now() + waitMs; Date.now() < end; ) {
    const { others } = await besides(() => sleep(lookMs));
    if (others === null || others <= quietShare) return;
  }
}

/**
 * @template Result
 * @param {() => Promise<Result>} work
 */
async function besides(work) {
  const [before, begin] = [othersTime(), performance.now()];
  const result = await work();
  const [after, end] = [othersTime(), performance.now()];
  const others = before === null || after === null ? null : (after - before) / (end - begin);
  return { result, others };
}
