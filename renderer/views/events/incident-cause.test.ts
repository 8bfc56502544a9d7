import { expect, it } from "vitest";
import { type Compared, causeText, type Evidence } from "./incident-cause.ts";

const of = (name: string, packets: number | null, lost: number | null): Compared => ({ name, packets, lost });
const cause = (given: Partial<Evidence>) =>
  causeText({
    ...{
      packets: 900,
      lost: 100,
      dropped: 0,
      droppedSeconds: 0,
      on: "eth1",
      others: [],
      sources: [],
      ...given,
    },
  });
const none = "No cause can be told from what was measured.";

it.each<[string, Partial<Evidence>, string]>([
  ["nothing that follows", {}, none],
  ["nothing known", { packets: null, lost: null, dropped: null }, none],
  [
    "both sources, others not",
    { sources: [of("a", 9, 1), of("b", 9, 2)], others: [of("x", 9, 0), of("y", 9, 0)] },
    "Both sources lost together, other groups on eth1 lost nothing: the loss lies where only this group passes.",
  ],
  [
    "one source of two",
    { sources: [of("10.0.0.1", 9, 0), of("10.0.0.2", 9, 2)], others: [of("x", 9, 0)] },
    "Of 2 sources only 10.0.0.2 lost, other groups on eth1 lost nothing: the loss lies with that source, or on its way.",
  ],
  [
    "all groups",
    { sources: [of("a", 9, 1)], others: [of("x", 9, 1), of("y", 9, 3)] },
    "All other groups on eth1 lost at the same time: the loss lies where all of them pass.",
  ],
  [
    "some groups, and of those that are not numbered nothing is said",
    { others: [of("x", 9, 1), of("y", 9, 0), of("z", 9, null)] },
    "1 of 2 other groups on eth1 lost at the same time.",
  ],
  [
    "silence of this group alone",
    { packets: 0, lost: 0, others: [of("x", 9, null)] },
    "Other groups on eth1 went on: it was this group alone.",
  ],
  [
    "silence of all",
    { packets: 0, lost: null, others: [of("x", 0, null), of("y", 0, 0)] },
    "Nothing came on eth1 in any group at that time: look at what they share.",
  ],
  [
    "drops here, which are no loss of the network",
    { lost: 0, dropped: 212, droppedSeconds: 3 },
    "Here, packets were dropped in 3 s: that part was lost in this computer, and not on the way.",
  ],
])("says of %s what follows, and nothing else", (_, given, sentence) => {
  expect(cause(given)).toBe(sentence);
});
