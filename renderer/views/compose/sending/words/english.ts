import { formatCount } from "../../../../../shared/text/count.ts";

/** The sends beside the form, and the tabs of the two where only one has room. */
export const english = {
  sends: "Sends",
  sending: "Sending",
  running: (count: number) => `${formatCount(count)} running`,
  none: "Nothing is being sent.",
  form: "Form",
  sendingSome: (count: number) => `Sending ${formatCount(count)}`,
  kinds: { text: "Text", hex: "Hex", file: "File", template: "Template", sequence: "Sequence" },
  bytesEach: (bytes: number) => `${formatCount(bytes)} B each`,
  untilStopped: "until stopped",
  reached: (what: string) => `Reached ${what}`,
} as const;
