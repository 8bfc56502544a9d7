import { formatCount, formatFixed, plural } from "../../../../../../shared/text/count.ts";

/** What is in a transport stream, and its checks. */
export const english = {
  since: (clock: string) => `, since ${clock}`,
  program: {
    none: "No program",
    one: (number: number | null) => `Program ${number}`,
    several: (count: number) => plural(count, "program"),
    named: (number: number | null, name: string) => `Program ${number}: ${name}`,
    pids: (count: number) => plural(count, "PID"),
    copied: "PIDs as CSV",
    rest: "Tables and stuffing",
    further: (count: number, told: number) =>
      `${plural(count, "further PID")}: more than ${formatCount(told)} of a stream are not told apart.`,
    pcr: "Carries the program's clock (PCR)",
    scrambled: "scrambled",
    share: (percent: number) => `${formatFixed(percent, 1)} % of all packets`,
  },
  columns: {
    pid: "PID",
    type: "Type",
    content: "Content",
    rate: "Bit rate",
    share: "Share",
    errors: "Continuity errors",
    errorsAbout: (since: string) => `Counters that did not go on${since}`,
  },
  contents: {
    programs: "Program table",
    program: "Program",
    services: "Service names",
    network: "Network",
    events: "Program guide",
    time: "Time and date",
    access: "Conditional access",
    video: "Video",
    audio: "Audio",
    subtitles: "Subtitles",
    teletext: "Teletext",
    splice: "Splice points",
    data: "Data",
    clock: "Clock",
    stuffing: "Stuffing",
    unknown: "In no table",
  },
  checks: {
    heading: "Checks",
    copied: "checks as CSV",
    failed: (count: number) => `${formatCount(count)} failed`,
    warnings: (count: number) => plural(count, "warning"),
    over: (count: number) => `${formatCount(count)} over 40 ms`,
    every: (interval: string) => `every ${interval}`,
  },
  states: { ok: "ok", warning: "warning", failed: "failed", unknown: "not known" },
  /** Name of a check, and what it counts. */
  check: {
    "1.1": {
      name: "Sync lost",
      about: "Two or more packets in a row do not begin with the sync byte 0x47",
    },
    "1.2": { name: "Sync byte", about: "Packets that do not begin with the sync byte 0x47" },
    "1.3": {
      name: "PAT",
      about: "The program table is missing for 0.5 s, scrambled, or another table stands in its place",
    },
    "1.4": { name: "Continuity", about: "Packets are missing, out of order, or came more than twice" },
    "1.5": { name: "PMT", about: "The table of a program is missing for 0.5 s, or scrambled" },
    "1.6": { name: "PID missing", about: "No packet for 5 s of video or audio that a program names" },
    "2.1": { name: "Transport", about: "Packets that their sender marked as damaged" },
    "2.2": { name: "CRC", about: "Tables with a wrong checksum" },
    "2.3": {
      name: "PCR repetition",
      about:
        "Clocks (PCR) arrive more than 100 ms apart, or do not go on from each other; a warning above 40 ms",
    },
    "2.4": { name: "PCR accuracy", about: "Clocks (PCR) are off by more than 500 ns" },
    "2.5": { name: "PTS", about: "No time of presentation of a video or audio for 700 ms" },
    "2.6": { name: "CAT", about: "Packets are scrambled and no table tells how to get access" },
  },
  /** Why a check is not made, in a word and in a sentence. */
  reasons: {
    "network-jitter": {
      short: "jitter",
      long: "Over IP the network's jitter is larger than what is allowed",
    },
    scrambled: {
      short: "scrambled",
      long: "All video and audio is scrambled, so that its times cannot be read",
    },
    "not-scrambled": {
      short: "not scrambled",
      long: "Nothing is scrambled, so that no table is needed",
    },
    "not-seen": { short: "none seen", long: "There was none so far, or only one" },
    "not-yet": { short: "not yet", long: "What it is about has not come yet" },
  },
} as const;
