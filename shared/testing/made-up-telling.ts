import type { Delta, Snapshot } from "../contract/telling.ts";
import { contractMark } from "../contract-mark.ts";
import { noWorkspace } from "../kept/workspace-state.ts";
import type { Totals } from "../model/totals.ts";
import { madeUpHistories } from "./made-up-history.ts";
import { madeUpInterfaces } from "./made-up-interface.ts";

/** What a monitor tells, for tests: complete, and plain where a test says nothing. */

export const noTotals: Totals = {
  packets: 0,
  bytes: 0,
  rate: { packets: 0, bits: 0 },
  kernelDrops: null,
  damaged: null,
  storeDropped: 0,
  storeBytes: 0,
  storeLimit: 64 * 1_024 * 1_024,
  lag: 0,
  lagMost: 12.5,
  doorLag: 0,
};

const noIncidents = { incidents: [], seen: 0, seenAt: null, unseenBefore: 0, quiet: false, suppressed: 0 };

export function madeUpSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  return {
    epoch: "a",
    sequence: 0,
    at: 0,
    about: {
      version: "0.1.0",
      contract: contractMark,
      platform: "linux",
      receivePath: "dgram",
      receivePathReason: null,
      door: "headless",
    },
    memberships: [],
    sends: [],
    recordJobs: [],
    interfaces: [...madeUpInterfaces],
    decoding: { choices: [], formats: [] },
    incidents: noIncidents,
    workspace: noWorkspace,
    totals: noTotals,
    historyEnd: 0,
    histories: madeUpHistories(new Map()),
    ...given,
  };
}

export function madeUpDelta(given: Partial<Delta> & Pick<Delta, "sequence">): Delta {
  return {
    epoch: "a",
    at: 0,
    memberships: [],
    figures: null,
    left: [],
    sends: [],
    sendsForgotten: [],
    recordJobs: null,
    interfaces: null,
    decoding: null,
    workspace: null,
    incidents: noIncidents,
    totals: noTotals,
    seconds: [],
    ...given,
  };
}
