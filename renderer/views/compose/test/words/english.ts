/** The fields of a test stream. */
export const english = {
  format: "Format",
  preset: "Preset",
  own: "Own",
  presets: {
    short: "Short",
    long: "Long and slow",
    bursts: "Bursts",
    ramp: "Ramp of rates",
    iptv: "IPTV, 1 channel",
    "iptv-10": "IPTV, 10 channels",
  },
  size: "Size",
  burst: "Burst",
  duration: "Duration",
  run: "Run id",
  anotherRun: "Make up another run id",
  flow: "Flow",
  fresh: { label: "Fresh group for this run", unused: "not in use here" },
} as const;
