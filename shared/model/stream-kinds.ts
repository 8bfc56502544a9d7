/**
 * What a stream can be recognised as. Each is a format with a sequence (or, of MPEG-TS, one for each PID) in its
 * headers; `described` is one that a person described.
 */
export const streamKinds = [
  "castscope",
  "rtp",
  "mpeg-ts",
  "sacn",
  "ptp",
  "rtps",
  "moldudp64",
  "cme-mdp3",
  "eobi",
  "lbt-rm",
  "iperf2",
  "mgen",
  "mcjoin",
  "msend",
  "knx",
  "described",
] as const;
export type StreamKind = (typeof streamKinds)[number];

/** Kinds that can be chosen by their name alone. */
export type NamedStreamKind = Exclude<StreamKind, "described">;
export const namedStreamKinds: readonly NamedStreamKind[] = streamKinds.filter(
  (kind) => kind !== "described",
);
