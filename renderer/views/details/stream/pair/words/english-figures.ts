import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** Figures, pictures and tables of a pair. */
export const figures = {
  label: "Figures of the pair",
  notYet: "Not measurable so far: both legs must have come.",
  afterMerge: {
    name: "Lost after the merge",
    about: "Packets that neither leg brought in time, of all that were sent",
    of: (count: number, sent: number) => `${formatCount(count)} of ${plural(sent, "packet")}`,
  },
  ofLeg: {
    /** @param place name of the interface; null where it is not known */
    name: (leg: "A" | "B", place: string | null) => `Lost on leg ${leg}${place === null ? "" : `, ${place}`}`,
    about: (leg: "A" | "B", other: "A" | "B") =>
      `Packets that leg ${leg} did not bring in time; how many of them leg ${other} brought`,
    by: (brought: number, lost: number, other: "A" | "B") =>
      `${formatCount(brought)} of ${formatCount(lost)} by ${other}`,
  },
  missing: {
    name: "Missing on both",
    about: "Packets that neither leg brought, in how many places of the sequence, and the most in a row",
    places: (places: number, longest: number) =>
      `in ${plural(places, "place")}, longest ${formatCount(longest)}`,
  },
  droppedHere: {
    name: "Dropped here",
    about:
      "Of what the legs lack, what this computer dropped because it was too slow: the network delivered it",
    unknown: "The system does not tell what it dropped.",
    onBoth: (a: number, b: number) => `${formatCount(a)} on leg A, ${formatCount(b)} on B`,
    onOne: (leg: "A" | "B") => `on leg ${leg}`,
    ofLoss: (leg: "A" | "B", share: string) => `on leg ${leg}, ${share} of its loss`,
  },
  skew: {
    about: "By how much leg B brings a packet after leg A; negative where B is first",
    now: "Skew now",
    median: "Skew median",
    largest: "Skew, largest",
    largestAbout:
      "The largest of all, when it was, and the class of SMPTE ST 2022-7 that still allows it (A 10 ms, B 50 ms)",
    below99: (ms: string) => `99 % below ${ms} ms`,
    together: "both together",
    bAfterA: "B after A",
    aAfterB: "A after B",
    classA: "class A",
    classB: "class B",
    beyond: "beyond class B",
  },
  lanes: {
    heading: "Two legs and their merge",
    about: "a bar is one second, its height the packets missing, log scale",
    /** Read out: in how many seconds of what is shown something is missing. */
    label: (last: string, a: number, b: number, both: number) =>
      `Two legs and their merge, ${last}: A lost in ${plural(a, "second")}, B in ${plural(b, "second")}, both in ${plural(both, "second")}`,
    merged: "Merged",
    marks: "Marks",
    byB: "brought by B",
    byA: "brought by A",
    onBoth: "missing on both",
    missing: (count: number) => `${formatCount(count)} missing`,
  },
  skewChart: {
    heading: "Skew",
    about: "B minus A; line: median, band: smallest to largest, per second",
    classA: "class A, 10 ms",
  },
  second: {
    both: (count: number) => `${formatCount(count)} by both`,
    lostA: (count: number) => `${formatCount(count)} lost on A`,
    lostB: (count: number) => `${formatCount(count)} lost on B`,
    missing: (count: number) => `${formatCount(count)} missing on both`,
    skew: (ms: string) => `skew ${ms} ms`,
  },
  table: "Seconds of the pair",
  unknown: "No packet came on both legs in this second.",
  columns: {
    both: { title: "By both", about: "Packets that both legs brought" },
    lostA: { title: "Lost on A", about: "Packets that leg A did not bring in time" },
    lostB: { title: "Lost on B", about: "Packets that leg B did not bring in time" },
    onlyA: { title: "Only by A", about: "Packets that only leg A brought" },
    onlyB: { title: "Only by B", about: "Packets that only leg B brought" },
    missing: { title: "On neither", about: "Packets that neither leg brought" },
    skewLeast: { title: "Skew least", about: "Smallest skew of this second in ms, leg B minus leg A" },
    skewMedian: { title: "Median", about: "Median skew of this second in ms" },
    skewMost: { title: "Most", about: "Largest skew of this second in ms" },
  },
} as const;
