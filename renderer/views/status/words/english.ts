import { formatCount, plural } from "../../../../shared/text/count.ts";

/** Texts of the status bar, and of what is shown while the monitor cannot be reached. */
export const english = {
  none: "No groups joined",
  lastKnown: "Last known:",
  states: {
    receiving: (count: number) => `${formatCount(count)} receiving`,
    silent: (count: number) => `${formatCount(count)} silent`,
    failed: (count: number) => `${formatCount(count)} error`,
    joining: (count: number) => `${formatCount(count)} joining`,
  },
  memory: {
    kept: (bytes: string, limit: string) => `Packets kept: ${bytes} of ${limit}`,
    gaveWay: (count: number) => `${plural(count, "older packet")} gave way`,
    title:
      "Packets that are kept to be looked at. When the memory is full, the oldest give way; they stay counted.",
  },
  damaged: {
    count: (count: number) => `${formatCount(count)} damaged on arrival`,
    title:
      "Datagrams that arrived on this computer with a wrong checksum since Castscope began, for any program: a cable, an adapter or a sender is at fault.",
  },
  lag: {
    longest: (ms: number) => `Longest wait ${formatCount(ms)} ms`,
    longestTitle: (held: string | null) =>
      `The longest time since the start for which the monitor could not receive. Packets wait in the kernel’s buffers meanwhile, ${held === null ? "as long as these hold them" : `which hold those of about ${held} at the present rates`}.`,
    busy: (ms: number) => `Monitor was busy for ${formatCount(ms)} ms`,
    busyTitle: (held: string) =>
      `For so long the monitor could not receive within the last second. The kernel’s buffers hold packets of about ${held} at the present rates: some may have been dropped, which drops would tell.`,
  },
  way: {
    waited: (ms: number) => `Window waited for ${formatCount(ms)} ms`,
    waitedTitle:
      "For so long nothing could be passed on to this window within the last second. The monitor counts in a thread of its own: nothing is lost by it.",
    quiet: (time: string, at: string) => `No word for ${time} at ${at}`,
    quietTitle:
      "The longest time for which this window heard nothing from the monitor, and when it began. Whether packets were lost by it, drops tell.",
    skipped: (count: number) => `${plural(count, "update")} skipped`,
    skippedTitle:
      "This window was too slow to take them and took everything anew instead: the counts are right.",
  },
  utc: { text: "Times in UTC", title: "Times end with a Z. The settings change it." },
  paused: "Display paused, counting goes on",
  connecting: "Connecting",
  notConnected: "Not connected",
  about: {
    doors: { desktop: "Desktop window", headless: "Browser window", "command line": "Command line" },
    doorTitle: "How this window reaches the monitor",
    receivingBy: (path: string) => `Receiving by ${path}`,
  },
  versions: {
    title: "The versions in which this interface reports what is joined",
    fallback: (name: string, versions: string) => `${name} ${versions} (fallback)`,
    fallbackTitle: "An older querier was heard, or it is set so: source-specific joins will not work",
  },
  banner: {
    refused: "The monitor refused this window: it was started again. Open the address that it printed.",
    otherVersion:
      "This window is of another version of Castscope than the monitor that runs, and some of it does not work: end Castscope, start it again and open the address that it prints.",
    otherOwn:
      "This window is of another version of Castscope than the monitor that runs, and some of it does not work: close Castscope and open it again.",
    noWord: "No word from the monitor",
    noWordSince: (time: string) => `No word from the monitor since ${time}`,
    open: (noWord: string) =>
      `${noWord}. Below is what was known then; this window goes on with its next word.`,
    stopped: (noWord: string) =>
      `${noWord}: it has stopped. Below is what was known then; close Castscope and open it again.`,
    unreachable: (noWord: string) =>
      `${noWord}: it is not reachable. Below is what was known then; trying again. If it was started anew, open the address that it printed.`,
  },
  page: {
    connecting: { title: "Castscope", text: "Connecting to the monitor." },
    open: { title: "Castscope", text: "Reading what is joined." },
    quiet: {
      title: "The monitor does not answer",
      text: "Nothing has come from it for some seconds. This window goes on with its next word.",
    },
    stopped: {
      title: "The monitor has stopped",
      text: "Nothing is joined any more. Close Castscope and open it again.",
    },
    lost: {
      title: "The monitor is not reachable",
      text: "It may have been stopped. This window tries again every few seconds and goes on when it is back.",
    },
    refused: {
      title: "This address is not enough",
      text: "Open the whole address that Castscope printed when it started, with its token: it lets this browser in.",
    },
  },
} as const;
