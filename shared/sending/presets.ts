/** What a test is good for; choosing one only fills the fields. */
export const presetNames = ["short", "long", "bursts", "ramp", "iptv", "iptv-10"] as const;
export type PresetName = (typeof presetNames)[number];

/** The fields that a preset fills, as a person would type them. */
export interface Preset {
  /** Packets per second, or a ramp from the slowest to the fastest. */
  readonly rate: string;
  /** Bytes of payload. */
  readonly size: number;
  readonly burst: number;
  readonly seconds: number;
}

/** Seven packets of MPEG-TS, what IPTV carries in a datagram. */
const tsBytes = 7 * 188;

export const presets: Readonly<Record<PresetName, Preset>> = {
  /** Enough to tell one in a thousand, little enough for any network. */
  short: { rate: "100", size: 200, burst: 1, seconds: 10 },
  /**
   * Longer than a snooping switch or a router keeps a membership that nobody reports: twice 125 s between
   * queries and 10 s to answer (RFC 3376 8.4), so that a missing querier shows.
   */
  long: { rate: "10", size: 200, burst: 1, seconds: 300 },
  /** A hundredth of a second's packets back to back: shows buffers that are too short. */
  bursts: { rate: "1,000", size: 1_316, burst: 50, seconds: 30 },
  /** Doubles until something gives. */
  ramp: { rate: "50..3200", size: 1_316, burst: 1, seconds: 35 },
  /** One channel of 10 Mbit/s. */
  iptv: { rate: "950", size: tsBytes, burst: 1, seconds: 60 },
  "iptv-10": { rate: "9,500", size: tsBytes, burst: 7, seconds: 60 },
};
