import { countingReceiver } from "./counting.mjs";
import { bare, castscopeDgram, castscopeNative } from "./in-node.mjs";
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
  };
}
