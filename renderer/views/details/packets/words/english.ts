import { formatCount, plural } from "../../../../../shared/text/count.ts";

/** The packet list: its bar, menu, columns and rows, and why it is empty. */
export const english = {
  list: "Packets",
  listWidth: "Width of the packet list",
  back: "Packets",
  backHint: "Back to the list (Esc)",
  look: "Decode and bytes",
  lookHint: "Show what the packet says, and its bytes (Enter)",
  tooManyPieces: (most: number) =>
    `A selection has ${formatCount(most)} pieces at most: select with Shift what stands together.`,
  kept: {
    bound: (bytes: string) => `All groups together keep up to ${bytes} of packets.`,
    noneGaveWay: "None of this group gave way so far.",
    gaveWay: (packets: number) => `${plural(packets, "older packet")} of this group gave way to newer ones.`,
    beyond: (packets: number) => `The ${plural(packets, "oldest kept packet")} were not looked at.`,
    kept: (kept: number, all: number) => `${formatCount(kept)} of ${formatCount(all)} kept`,
    sorted: (rows: number, kept: number) => `${formatCount(rows)} of ${formatCount(kept)} sorted`,
    match: (rows: number, kept: number) => `${formatCount(rows)} of ${formatCount(kept)} match`,
  },
  bar: {
    filter: "Filter packets",
    /** Before an example of a filter. */
    filterSuchAs: "Filter packets, such as",
    filtering: (percent: number) => `Filtering ${percent} %`,
    sorting: (percent: number) => `Sorting ${percent} %`,
    stop: "Stop",
    sortAgainHint: (newer: number) => `Sort again with the ${plural(newer, "packet")} that came since`,
    newer: (packets: number) => `${formatCount(packets)} newer`,
    paused: "Display paused",
    following: "Following the newest",
    follow: "Follow",
    followHint: "Jump to the newest packet and follow (End)",
  },
  menu: {
    name: "Packet list",
    about: "Times, columns and colours of the packet list",
    times: "Times",
    time: {
      clock: "Time of day",
      date: "Date and time",
      join: "Since join",
      previous: "Since the packet above",
      reference: "Since the time reference",
    },
    wireshark: "Decode these rows with Wireshark",
    wiresharkHint: "Gives these packets to Wireshark's tshark, where it is installed, once",
    dscp: "Column DSCP",
    colours: "Colours by type",
  },
  empty: {
    noneKept: (packets: number) =>
      `None of its ${plural(packets, "packet")} is kept: newer ones of other groups took their place.`,
    whichProgram: "Which program",
    whySilent: "Why silent",
    /** @param on the interface @param source of source-specific multicast; null where there is none */
    joined: (on: string | null, source: string | null) =>
      `Joined${on === null ? "" : ` on ${on}`}. Waiting for the first packet${source === null ? "" : ` from ${source}`}.`,
    listening: (on: string | null, source: string | null) =>
      `Listening${on === null ? "" : ` on ${on}`}. Waiting for the first packet${source === null ? "" : ` from ${source}`}.`,
    silent: (group: string, source: string | null, on: string | null, clock: string, ago: string) =>
      `No packet for ${group}${source === null ? "" : ` from ${source}`} came in${on === null ? "" : ` on ${on}`} since ${clock}, ${ago} ago.`,
    allGaveWay: "All packets that were sorted gave way to newer ones.",
    sortAgain: "Sort again",
    noMatch: (filter: string) => `No packet matches “${filter}”.`,
    noMatchYet: (filter: string) =>
      `No packet matches “${filter}”. Those that come and match will stand here.`,
    showAll: "Show all packets",
  },
  announced: {
    none: "No packet matches.",
    found: (packets: number) => `${plural(packets, "packet")} found.`,
    ascending: (column: string) => `Sorted by ${column}, ascending.`,
    descending: (column: string) => `Sorted by ${column}, descending.`,
    columns: { number: "arrival", source: "source", ttl: "TTL", size: "length" },
  },
  columns: {
    source: { title: "Source", about: "Address and port of the sender" },
    sourceOf: (address: string, port: number) => `${address}, port ${port}`,
    ttl: { about: "TTL or hop limit with which it arrived" },
    noTtl: "The system does not tell with which TTL packets arrive.",
    dscp: { about: "DSCP with which it arrived, and ECN where it is set" },
    noDscp: "The system does not tell with which DSCP packets arrive.",
    tosByte: (tos: number, dscp: string) => `TOS byte ${tos}: DSCP ${dscp}`,
    length: { title: "Len", about: "Bytes of UDP payload" },
    type: {
      title: "Type",
      about: "What the packet is recognised as by its bytes, or is to be decoded as",
    },
    noType: "Its bytes fit nothing that Castscope decodes.",
    info: {
      title: "Info",
      about:
        "What the packet says; of one that is not recognised the first bytes, a dot for each that does not print",
    },
    byWireshark: (text: string) => `${text}, by Wireshark`,
  },
  times: {
    clock: { title: "Time", about: "When this computer received it, local time; sorts by arrival" },
    date: { title: "Date and time", about: "When this computer received it, local time; sorts by arrival" },
    utc: { title: "Time (UTC)", about: "When this computer received it, in UTC; sorts by arrival" },
    join: { title: "Since join", about: "Seconds since the group was joined; sorts by arrival" },
    previous: {
      title: "Since previous",
      about: "Seconds since the packet in the row above; sorts by arrival",
    },
    reference: {
      title: "Since reference",
      about: "Seconds since the chosen time reference; sorts by arrival",
    },
    noneAbove: "There is no packet above.",
    noReference: "No packet is the time reference.",
  },
  gone: {
    one: "This packet is no longer kept",
    numbered: (number: number) => `Packet ${formatCount(number)} is no longer kept`,
    several: (packets: number) => `${plural(packets, "packet")} no longer kept`,
  },
} as const;
