import { formatCount, plural } from "../../../../../shared/text/count.ts";

/** What the pane beside the events says: limits, who is told of them, and when nobody is. */
export const english = {
  pane: {
    title: "Thresholds",
    close: "Close thresholds",
    notKept: (why: string) => `Changes are not kept for the next start: ${why}`,
  },
  limits: {
    region: "Limits",
    limit: "limit",
    lasting: "lasting",
    limitField: (rule: string) => `${rule}: limit`,
    lastingField: (rule: string) => `${rule}: lasting`,
    clearing: "Over when good again for",
    /** @param on an interface; null is all groups */
    reset: (title: string, on: string | null) => `Reset ${title} to that of ${on ?? "all groups"}`,
  },
  figures: {
    "loss-above": { title: "Loss above", unit: "%" },
    "rate-below": { title: "Packets below", unit: "pkt/s" },
    "rate-above": { title: "Packets above", unit: "pkt/s" },
    "bitrate-below": { title: "Rate below", unit: "Mbit/s" },
    "bitrate-above": { title: "Rate above", unit: "Mbit/s" },
    "silence-over": { title: "Silence over", unit: "s" },
    "jitter-above": { title: "Jitter above", unit: "ms" },
    "sources-not": { title: "Sources not", unit: "" },
    "error-seconds-above": { title: "Error seconds", unit: "in 1 h" },
  },
  whose: {
    label: "For",
    all: "All groups",
    allOn: (name: string) => `All groups on ${name}`,
    note: "differs",
    /** How many of each have limits of their own. */
    differing: (interfaces: number, groups: number) => {
      const parts = [
        interfaces > 0 ? plural(interfaces, "interface") : "",
        groups > 0 ? plural(groups, "group") : "",
      ].filter(Boolean);
      return `For (${parts.join(" and ")} ${interfaces + groups === 1 ? "differs" : "differ"})`;
    },
    /** @param than an interface; null is all groups */
    same: (than: string | null) => `For (as ${than ?? "all groups"})`,
    others: (count: number, than: string | null) =>
      `For (${formatCount(count)} ${count === 1 ? "differs" : "differ"} from ${than ?? "all groups"})`,
  },
  /** @param hours for how long it is known, rounded @param ofGroup of one group alone; null is not told */
  replay: (
    told: number,
    hours: number,
    ofGroup: { readonly called: string; readonly told: number } | null,
    leftOut: number,
  ) => {
    const group = ofGroup === null ? "" : `, ${times(ofGroup.told)} for ${ofGroup.called}`;
    const rest =
      leftOut === 0 ? "" : ` ${plural(leftOut, "group")} ${leftOut === 1 ? "was" : "were"} not looked at.`;
    return `With these limits ${span(hours)} would have told you ${told === 0 ? "of nothing" : times(told)}${group}.${rest}`;
  },
  toldBy: {
    title: "Told by",
    scope: "for every group",
    add: "Add a way",
    removed: (name: string) => `Removed ${name}.`,
    undo: "Undo",
    tell: (name: string) => `Tell ${name}`,
    test: "Test",
    testOf: (name: string) => `Test ${name}`,
    edit: (name: string) => `Edit ${name}`,
    remove: (name: string) => `Remove ${name}`,
    told: (count: number) => `${formatCount(count)} told`,
    waiting: (count: number) => `${formatCount(count)} waiting`,
    never: (count: number) => `${formatCount(count)} never told`,
    waitingForAnswer: "Waiting for its answer …",
  },
  kinds: {
    webhook: "Webhook",
    syslog: "Syslog",
    "local-syslog": "Syslog here",
    command: "Command",
  },
  /** From which gravity on it is told. */
  from: { problem: "Problems only", warning: "Warnings and problems", info: "Everything" },
  form: {
    fresh: "A new way to be told",
    edit: (name: string) => `Edit ${name}`,
    by: "By",
    name: "Name",
    nameHint: "as it is called among the others",
    address: "Address",
    plainHost: "Plain http is let go to",
    plainHostHint: "no host but this computer",
    host: "Address of the host",
    port: "UDP port",
    socket: "Socket",
    program: "Program",
    arguments: "Arguments, one a line",
    ofWhat: "Of what",
    /** What stands before and after the name of the option. */
    commandsNeed: ["Commands need a door that was started with ", "."],
    add: "Add",
    save: "Save",
    cancel: "Cancel",
  },
  mistakes: {
    name: "Write a name, such as noc.",
    url: "Write an address, such as https://noc.example/hook.",
    address: "Write an address, such as 10.0.0.9.",
    path: "Write the path of a socket, such as /dev/log.",
    program: "Write a program, such as /usr/local/bin/page.",
    arguments: (most: number) => `At most ${formatCount(most)} arguments, one a line.`,
    tooLong: (most: number) => `At most ${formatCount(most)} characters.`,
  },
  quiet: {
    title: "Quiet",
    label: "Quiet: listed, not told",
    kinds: { never: "Never", daily: "Each day", always: "Until it is switched off" },
    from: "From",
    to: "To",
    local: "These are local times, not UTC.",
    after: "What still goes on after it is told then.",
  },
  window: {
    mark: "Mark in the window",
    markHow: "a count on the bell, always",
    notification: "Notification",
    notificationHow: "while the window is hidden",
    notificationNone: "this browser has none",
    refused: "This browser does not let Castscope show notifications: allow them for this page.",
    notAllowed: "Not allowed yet: switch it on first.",
    body: "This is a test.",
    shown: "Shown",
    testNotification: "Test the notification",
    sound: "Sound",
    soundHow: "two short tones",
    testSound: "Test the sound",
  },
} as const;

function times(count: number): string {
  return count === 0 ? "nothing" : count === 1 ? "once" : `${formatCount(count)} times`;
}

function span(hours: number): string {
  if (hours >= 23) return "the last 24 h";
  return hours >= 1 ? `the last ${hours} h that are known` : "the little that is known";
}
