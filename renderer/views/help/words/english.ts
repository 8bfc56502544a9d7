import { formatCount } from "../../../../shared/text/count.ts";

/** The sheet of keys, and what figures and states mean. */
export const english = {
  help: "Help",
  pages: { keys: "Keyboard shortcuts", words: "Figures and states", learn: "Learn" },
  filters: { keys: "Filter by action or key", words: "Filter figures and states" },
  close: "Close",
  letterKeys: "Single-letter keys",
  lettersApply:
    "Single-letter keys act outside text fields only. Without them Ctrl K still reaches every action.",
  found: (count: number) => `${formatCount(count)} found`,
  noKey: (text: string) => `No action and no key is called “${text}”.`,
  noWord: (text: string) => `No figure and no state is called “${text}”.`,
  off: "off:",
  or: "or",
  /** Where keys act that no action has. */
  places: { stream: "Stream", join: "Join field" },
  /** Keys that move about. */
  moves: {
    rows: "Row above or below; above the first, the headers",
    rowEnds: "First or last row",
    destinations: "Show or hide where packets of any address went",
    packets: "Packet above or below; above the first, the headers",
    packetEnds: "First packet; the newest, and on with it",
    onePacketMore: "Select one more",
    packetsToEnd: "Select all up to the first or last",
    packetMenu: "What can be done with the selected packets",
    packetBytes: "Bytes of the packet; in the filter, to the rows",
    openRecording: "Open the recording, or show it",
    spanEnd: "An end of the chosen time by one point; ten with Shift",
    second: "Second before or after on the timeline; ten with Shift",
    further: "Further back on the timeline, or on",
    secondEnds: "Oldest or newest second",
    now: "Back to now",
    join: "Join, or what is marked below",
    compose: "Use in Compose instead",
    offer: "Another choice",
  },
  chapters: { states: "States", columns: "Columns", figures: "Figures" },
  states: {
    joining: { term: "Joining", means: "Joined, waiting for the first packet." },
    receiving: { term: "Receiving", means: "Packets arrive." },
    silent: {
      term: "Silent",
      means: (least: string) => `Joined for at least ${least}, and nothing ever came.`,
    },
    stalled: {
      term: "Stalled",
      means: (times: number, least: string) =>
        `Had traffic, then nothing for ${formatCount(times)} times the usual interval, at least ${least}. Counted as silent.`,
    },
    error: { term: "Error", means: "Could not be joined; the row says why." },
  },
  figures: {
    rate: { term: "Rate", means: "Packets and bits of UDP payload in the last full second." },
    average: { term: "Average", means: "Since the join; of a source, since its first packet." },
    peak: { term: "Peak", means: "The largest full second so far." },
    burst: { term: "Burst", means: (ms: number) => `The most packets in any ${formatCount(ms)} ms.` },
    loss: {
      term: "Loss",
      means:
        "Of the packets that a stream’s sequence numbers say were sent, the share that did not come. What this computer dropped is in it and is told apart as dropped here.",
    },
    jitter: {
      term: "Jitter",
      means:
        "As RFC 3550 defines it where the media clock or the time of sending is known; else the deviation of the time between packets.",
    },
    kept: {
      term: "Packets kept",
      means: "Those still in memory to be looked at; older ones give way and stay counted.",
    },
  },
} as const;
