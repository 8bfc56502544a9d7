import { formatCount, plural } from "../../../../../../shared/text/count.ts";
import { figures } from "./english-figures.ts";

/** A redundant pair: its figures, pictures, and what can be done with it. */
export const english = {
  figures,
  head: {
    title: "Redundant pair",
    facts: "Facts of the pair",
    split: "Split pair",
    splitAbout: "Makes two rows of it again; they can be shown as a pair once more",
    reset: "Reset counters",
    undo: "Undo",
    tooLate: "It is too late to take that back: the pair goes on counting from there.",
    readAnew: "The recording is read anew: its pairs are counted from the beginning of the span.",
    countedAnew: (clock: string) =>
      `The pair is counted anew since ${clock}; what its legs and their groups counted stays.`,
    resetAbout: "Counts the pair from now on; what the legs themselves and their groups counted stays",
  },
  sameness: {
    same: {
      short: "same packets on both legs",
      about: "Packets with one number have the same bytes, as far as they were compared.",
    },
    differ: {
      short: "payloads differ",
      about: "Packets with one number have other bytes on each leg: they are not put together.",
      note: "Packets with one number carry other bytes on each leg: these are not the same packets, and nothing is put together.",
    },
    apart: {
      short: "legs count differently",
      about: "The legs have no numbers in common: they are not put together.",
      note: "The legs count differently, as after a restart of one of them: nothing is put together until they agree.",
    },
  },
  menu: {
    button: "Pair with …",
    about: "Shows this group and another one that carries the same packets as one redundant pair",
    on: (place: string) => `on ${place}`,
  },
  note: {
    leg: (leg: "A" | "B", other: string) => `Leg ${leg} of a redundant pair; the other one is ${other}.`,
    show: "Show the pair",
    /** @param key what tells the stream from others of its source, where there is something */
    found: (key: string, other: string, compared: number) =>
      `Same ${key === "" ? "stream" : key} on ${other}, ${plural(compared, "packet")} compared:`,
    make: "Show as a pair",
  },
  away: {
    both: (clock: string) => `Both legs are away since ${clock}: nothing comes at all.`,
    waiting: (leg: "A" | "B", clock: string) =>
      `Leg ${leg} has not arrived since ${clock}: nothing is put together yet.`,
    one: (leg: "A" | "B", clock: string) =>
      `Leg ${leg} is away since ${clock}: nothing repairs the other leg.`,
    joinedOn: (place: string) => `It is joined on ${place}.`,
  },
  late: {
    /** @param more whether what can be done follows */
    said: (packets: number, ms: number, more: boolean) =>
      `${plural(packets, "packet")} came after their ${ms} ms, and count as lost${more ? ":" : "."}`,
    wait: (ms: number) => `Wait ${ms} ms`,
  },
  shared: {
    interface: {
      title: (what: string) => `Both legs come in by ${what}`,
      reason: "One unplugged cable or failed port would stop both.",
      keep: (what: string) => `Keep both on ${what}`,
    },
    subnet: {
      title: (what: string) => `Both legs come in from one subnet, that of ${what}`,
      reason: "One failed switch could stop both.",
      keep: () => "Keep both",
    },
    sender: {
      title: (what: string) => `Both legs are sent by ${what}`,
      reason: "Its one address hints at one host or one network: a failure there would stop both.",
      keep: () => "Keep both",
    },
    free: (place: string) => `${place} is up and can take leg B.`,
    move: (place: string) => `Join leg B on ${place}`,
  },
  wait: {
    label: "Wait for the other leg",
    value: (ms: number) => `Wait for the other leg: ${ms} ms`,
    about: "A leg's loss counts when the other leg brought the packet, or when this time went by",
    /** Times that stand for something. */
    times: { 10: "skew of ST 2022-7 class A", 50: "skew of ST 2022-7 class B" },
  },
  whereFrom: {
    heading: "Where each packet came in",
    since: (clock: string) => `since ${clock}`,
    both: "By both legs",
    onlyB: "Only by B",
    onlyA: "Only by A",
    neither: "By neither",
  },
  rule: {
    heading: "When a packet counts as lost",
    lost: (number: number) => `${number} lost on A`,
    byB: "by B: not missing",
    turn: "B had its turn",
    sentence: (waitMs: number) =>
      `A leg’s loss counts only after the other leg had its turn: when it brought the packet, or ${formatCount(waitMs)} ms after the gap.`,
  },
} as const;
