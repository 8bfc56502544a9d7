import { formatSpread, formatTable, formatWhole, spread } from "../figures.mjs";
import { bare, castscopeDgram, castscopeNative } from "../receivers/in-node.mjs";

/** @typedef {import("../figures.mjs").Spread} Spread */
/** @typedef {import("./receivers.mjs").SizeFigures} SizeFigures */

/**
 * The figures of one receiver at one size, over its turns.
 * @typedef {object} ReceiverSummary
 * @property {string} receiver
 * @property {Spread | null} highest Loss-free datagrams per second; null where no rate was.
 * @property {boolean} atLeast The sender's limit was reached: the true figure is higher.
 * @property {{ rate: number, microseconds: Spread | null, loss: Spread | null }[]} costs
 */

/**
 * @param {SizeFigures} figures
 * @returns {ReceiverSummary[]}
 */
export function summariseReceivers({ highest, costs }) {
  return Object.entries(highest).map(([receiver, found]) => ({
    receiver,
    highest: spread(found.map(({ rate }) => rate ?? 0)),
    // The median is a true figure only when more than half of the turns found one.
    atLeast: found.filter(({ atLeast }) => atLeast).length * 2 >= found.length,
    costs: costs.map(({ rate, trials }) => {
      const own = trials.filter((trial) => trial.receiver === receiver);
      return {
        rate,
        microseconds: spread(own.flatMap(({ microseconds }) => microseconds ?? [])),
        loss: spread(own.map(({ loss }) => loss)),
      };
    }),
  }));
}

/**
 * @param {number} size
 * @param {readonly ReceiverSummary[]} summaries
 * @param {string} limit The name of the receiver that shows the kernel's limit.
 * @returns {string[]} Lines.
 */
export function formatReceivers(size, summaries, limit) {
  const ofBare = summaries.find(({ receiver }) => receiver === bare.name);
  const ofLimit = summaries.find(({ receiver }) => receiver === limit);
  const ratio = (/** @type {number | undefined} */ one, /** @type {number | undefined} */ other) =>
    one === undefined || !other ? "–" : `${(one / other).toFixed(2)} ×`;
  const rates = formatTable([
    ["Highest rate with less than 0.01 % lost", "a second, median (range)", "to bare", "to C"],
    ...summaries.map(({ receiver, highest, atLeast }) => [
      receiver,
      `${atLeast ? "≥ " : ""}${formatSpread(highest, formatWhole)}`,
      ratio(highest?.median, ofBare?.highest?.median),
      ratio(highest?.median, ofLimit?.highest?.median),
    ]),
  ]);
  const costs = (summaries[0]?.costs ?? []).flatMap(({ rate }, index) => [
    "",
    ...formatTable([
      [
        `Processor time at ${formatWhole(rate)} a second`,
        "µs a datagram, median (range)",
        "to bare",
        "to C",
        "lost %",
      ],
      ...summaries.map(({ receiver, costs }) => [
        receiver,
        formatSpread(costs[index]?.microseconds ?? null, (value) => value.toFixed(2)),
        ratio(costs[index]?.microseconds?.median, ofBare?.costs[index]?.microseconds?.median),
        ratio(costs[index]?.microseconds?.median, ofLimit?.costs[index]?.microseconds?.median),
        costs[index]?.loss?.median.toFixed(3) ?? "–",
      ]),
    ]),
  ]);
  return [`Datagrams of ${size} bytes`, "", ...rates, ...costs];
}

/**
 * What was promised of the receive paths, against what was measured.
 * @param {number} size
 * @param {readonly ReceiverSummary[]} summaries
 * @param {string} limit
 * @returns {string[]} Lines.
 */
export function receiverTargets(size, summaries, limit) {
  const of = (/** @type {string} */ name) => summaries.find(({ receiver }) => receiver === name);
  const rate = (/** @type {string} */ name) => of(name)?.highest?.median;
  const peers = summaries.filter(
    ({ receiver }) => ![bare.name, castscopeDgram.name, castscopeNative.name, limit].includes(receiver),
  );
  const best = peers.sort((one, other) => (other.highest?.median ?? 0) - (one.highest?.median ?? 0))[0];
  const top = of(castscopeNative.name)?.costs.length ?? 0;
  const cost = (/** @type {string} */ name, /** @type {number} */ index) =>
    of(name)?.costs[index]?.microseconds?.median;

  /** @type {[string, number | undefined, number | undefined, number, "least" | "most"][]} */
  const asked = [
    [
      "recvmmsg: loss-free rate to the bare handler's",
      rate(castscopeNative.name),
      rate(bare.name),
      3,
      "least",
    ],
    ["recvmmsg: loss-free rate to the C receiver's", rate(castscopeNative.name), rate(limit), 0.6, "least"],
    [
      `recvmmsg: loss-free rate to the best peer's (${best?.receiver})`,
      rate(castscopeNative.name),
      best?.highest?.median,
      1,
      "least",
    ],
    ...Array.from(
      { length: top },
      (_, index) =>
        /** @type {[string, number | undefined, number | undefined, number, "most"]} */ ([
          `recvmmsg: processor time to the bare handler's at ${formatWhole(of(castscopeNative.name)?.costs[index]?.rate ?? 0)} a second`,
          cost(castscopeNative.name, index),
          cost(bare.name, index),
          0.4,
          "most",
        ]),
    ),
    [
      "dgram: loss-free rate to the bare handler's",
      rate(castscopeDgram.name),
      rate(bare.name),
      0.85,
      "least",
    ],
  ];
  return asked.flatMap(([what, own, other, target, side]) => {
    if (own === undefined || !other) return [];
    return `${size} bytes, ${what}: ${judge(own / other, target, side)}`;
  });
}

/**
 * @param {number} ratio
 * @param {number} target
 * @param {"least" | "most"} side Which side of the target is good.
 */
export function judge(ratio, target, side) {
  const reached = side === "least" ? ratio >= target : ratio <= target;
  const by = Math.abs(ratio / target - 1) * 100;
  return `${ratio.toFixed(2)}, target at ${side} ${target} ${reached ? "reached" : `missed by ${by.toFixed(0)} %`}`;
}
