import { expect, it } from "vitest";
import { replayText } from "./replay-line.tsx";

const day = { told: 23, ofKey: 13, groups: 4, leftOut: 0, seconds: 86_000 };

it.each<[string, Partial<typeof day>, string | null, string | null]>([
  [
    "a day",
    {},
    "Playout B",
    "With these limits the last 24 h would have told you 23 times, 13 times for Playout B.",
  ],
  ["all groups", {}, null, "With these limits the last 24 h would have told you 23 times."],
  [
    "once",
    { told: 1, groups: 1, ofKey: 1 },
    "Playout B",
    "With these limits the last 24 h would have told you once.",
  ],
  ["nothing", { told: 0 }, null, "With these limits the last 24 h would have told you of nothing."],
  [
    "less than a day",
    { seconds: 7_000 },
    null,
    "With these limits the last 2 h that are known would have told you 23 times.",
  ],
  [
    "minutes",
    { seconds: 300 },
    null,
    "With these limits the little that is known would have told you 23 times.",
  ],
  [
    "too many groups",
    { leftOut: 3 },
    null,
    "With these limits the last 24 h would have told you 23 times. 3 groups were not looked at.",
  ],
  ["no history", { seconds: 0 }, null, null],
])("%s", (_, given, called, sentence) => {
  expect(replayText({ ...day, ...given }, called)).toBe(sentence);
});
