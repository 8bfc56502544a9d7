import { plural } from "../../../shared/text/count.ts";

/** Tabs of live traffic and of opened recordings, opening them, and what is taken along of them. */
export const english = {
  tabs: {
    label: "Sessions",
    live: "Live",
    opening: (name: string) => `Opening ${name} …`,
    close: (name: string) => `Close ${name}`,
    closeHint: "Close this recording; its file stays",
    rate: (rate: string) => `${rate} pkt/s`,
    groupsOnly: "Groups only",
    showHosts: "Show single hosts",
  },
  reading: {
    progress: "Read",
    read: (bytes: string, of: string) => `${bytes} of ${of} read`,
    stop: "Stop reading",
    ended: (why: string) => `Reading ended: ${why}.`,
    done: "Opened for reading, apart from what arrives now.",
  },
  open: {
    title: "Open a recording",
    empty: "The folder has no files.",
    further: "Older ones are not listed.",
    file: "Recording",
    choose: "Choose a file …",
    bounds: (most: string) => `pcap or pcapng, up to ${most}`,
  },
  drop: {
    all: "Drop recordings to open them, or a list of groups to join",
    lists: "Drop a list of groups to join",
    listsOnly: "Only lists of groups can be dropped here: text, CSV, M3U, XSPF or SDP.",
    noText: (name: string) => `${name} holds no text: a list of groups is text, CSV, M3U, XSPF or SDP.`,
  },
  replay: {
    button: "Send again …",
    hint: "Send this recording, or its chosen time, onto the network again",
  },
  export: {
    button: "Export",
    hint: "Write what is shown of this session to a file",
    running: "Exporting …",
    stop: "Stop exporting",
    formats: {
      pcapng: { name: "pcapng", about: "Packets with their headers, for Wireshark and others" },
      jsonl: { name: "JSON lines", about: "A JSON object for each packet" },
      csv: { name: "CSV", about: "A table with a line for each packet" },
      bin: { name: "Payloads", about: "The bytes of the payloads, one behind another" },
    },
    all: "The chosen time, all packets",
    ofGroup: (group: string) => `Of it, ${group}`,
    done: (packets: number, path: string) => `${plural(packets, "packet")} exported to ${path}.`,
    stopped: (packets: number, path: string) =>
      `${plural(packets, "packet")} exported to ${path}. Exporting was stopped.`,
    tables: { groups: "Groups", sources: "Sources", streams: "Streams" },
    tableAs: (table: string, format: string) => `${table} as ${format}`,
    report: "Report, HTML",
    reportHint: "One page with figures and charts that opens and prints without Castscope",
    savedRows: (rows: number, name: string, size: string) =>
      `${plural(rows, "row")} in ${name}, ${size}, handed over as a download.`,
    savedGroups: (groups: number, name: string, size: string) =>
      `${plural(groups, "group")} in ${name}, ${size}, handed over as a download.`,
  },
} as const;
