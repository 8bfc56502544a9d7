import { countingReceiver } from "./counting.mjs";
import { bare, castscopeDgram, castscopeNative, castscopeOf } from "./in-node.mjs";
import { castscopeRecord } from "./recording.mjs";
import { dumpcap, dumpcapLarge, iperf, mgen } from "./tools.mjs";

/** By the names that `--receivers` takes, in the order of their turns. */
export const receiverNames = /** @type {const} */ ([
  "bare",
  "castscope-dgram",
  "castscope",
  "c",
  "iperf",
  "dumpcap",
  "dumpcap-large",
  "mgen",
  "castscope-record",
]);

/** @typedef {(typeof receiverNames)[number]} ReceiverName */

/**
 * @param {string} folder For what is compiled.
 * @returns {Record<ReceiverName, import("./receiver.mjs").Receiver>}
 */
export function allReceivers(folder) {
  return {
    bare,
    "castscope-dgram": castscopeDgram,
    castscope: castscopeNative,
    c: countingReceiver(folder),
    iperf,
    dumpcap,
    "dumpcap-large": dumpcapLarge,
    mgen,
    "castscope-record": castscopeRecord,
  };
}

/**
 * The receivers that were chosen, in the order of their turns. With another checkout its program takes its turn
 * after this one's, so that both meet the same state of the computer.
 * @param {readonly ReceiverName[]} names
 * @param {string} folder For what is compiled.
 * @param {string | null} before The other checkout.
 * @returns {import("./receiver.mjs").Receiver[]}
 */
export function chosenReceivers(names, folder, before) {
  const all = allReceivers(folder);
  return names.flatMap((name) => {
    if (before === null) return [all[name]];
    if (name === "castscope") return [all[name], castscopeOf(before, "Castscope before", "recvmmsg")];
    if (name === "castscope-dgram") return [all[name], castscopeOf(before, "Castscope before", "dgram")];
    return [all[name]];
  });
}
