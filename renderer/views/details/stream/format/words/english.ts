import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** The editor in which a format is described. */
export const english = {
  editor: {
    heading: "Describe this format",
    unsaved: "not saved yet",
    suggest: "Suggest fields",
    nothing: "Nothing counts in these packets: no byte grows by one from packet to packet.",
    cancel: "Cancel",
    save: "Save format",
    incomplete: "Say where a field or the sequence stands, and give it a name",
    noPacket: "No packet is kept yet",
    packet: (number: number) => `Packet ${formatCount(number)}`,
    bytes: (count: number) => plural(count, "byte"),
    first: (count: number) => `The first ${formatCount(count)} of them.`,
    name: "Name",
    useFor: "Use for",
    group: "This group",
    source: "One source",
    sourceLabel: (endpoint: string) => `One source, ${endpoint}`,
    starts: "only packets that start with",
    copied: "Copied.",
  },
  decoded: { heading: "Decoded", about: "as it is described" },
  fields: {
    heading: "Fields",
    about: "what to read, and where",
    none: "Select bytes and press 1 for the sequence, or let Castscope suggest fields.",
    before: "Text before it",
    digits: "Digits",
    shownAs: "Shown as",
    unit: "Unit",
    countsFrom: "Counts from",
    anyTime: "any time",
    offset: "Offset",
    width: "Width",
    bits: (bits: number) => `${bits} bit`,
    byteOrder: "Byte order",
    step: "Step",
    written: "Written",
    inBytes: "in bytes",
    asText: "as text",
    number: (label: string, least: number, most: number) =>
      `${label} is a whole number, ${least} to ${most}.`,
  },
  field: {
    sequence: { name: "Sequence", remove: "Remove sequence" },
    key: { name: "Key", remove: "Remove key" },
    time: { name: "Time", remove: "Remove time" },
  },
  bases: { decimal: "decimal", hex: "hex" },
  bytes: {
    label: "Bytes of the newest packet",
    about:
      "1, 2 and 3 make the selection the sequence, the key or the time, 4 another field; Alt and the arrows move a field",
    byte: (at: number, hex: string) => `byte ${at}, ${hex}`,
    of: { sequence: "sequence", key: "key", time: "time", both: "both" },
  },
  before: {
    heading: "The same bytes before",
    about: (first: number, last: number) => `${first} to ${last}; step against the key’s last packet`,
    packet: "Packet",
    bytes: "Bytes",
    step: "Step",
  },
  json: {
    about: "the same description",
    copy: "Copy",
    label: "Description as JSON",
    mistake: (line: number, sentence: string) => `Line ${line}: ${sentence}`,
  },
  check: {
    heading: "Live check",
    last: (packets: number) => `last ${plural(packets, "packet")}`,
    verdicts: { right: "looks right", wrong: "is no sequence", unsure: "too few packets" },
    label: "What the packets say",
    missing: (missing: number, packets: number) =>
      `${formatCount(missing)} missing before ${plural(packets, "packet")} of these.`,
  },
  steps: {
    heading: "Step of each packet",
    label: (packets: number, gaps: number) =>
      `Steps of the last ${plural(packets, "packet")}: ${gaps === 0 ? "no gap" : plural(gaps, "gap")}`,
    ago: (packets: number) => `${plural(packets, "packet")} ago`,
    gap: (missing: number) => `+${formatCount(missing + 1)}: ${formatCount(missing)} missing`,
    now: "now",
  },
} as const;
