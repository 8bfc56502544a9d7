/** Texts of the field that joins and of what opens below it. What is typed is the same in every language. */
export const english = {
  field: {
    label: "Join a group",
    on: "Join on",
    list: "Join a list",
    join: "Join",
    nothingPasted: "Nothing to join on the clipboard: copy addresses, URLs or a session description.",
    emptyList: "A list of groups",
    discarded: "The list was discarded.",
    undo: "Undo",
    lines: "to join",
    /** “Join 239.1.2.3:5004 or …”, an example of what can be typed. */
    example: "Join",
    or: "or",
  },
  keys: { ctrl: "Ctrl" },
  panel: {
    choices: "What to do with it",
    listen: "Listen",
    takesListen: "listen",
    takesJoin: "join",
    takesFind: "find",
  },
  bind: { more: "More", hears: "Hears", group: "This group only", any: "Any address" },
  choices: {
    announced: (name: string, by: string, from: string) => `${name}: announced by ${by} from ${from}`,
    on: (name: string) => `on ${name}`,
    fromAny: "from any source",
    from: (source: string) => `from ${source}`,
    /** “from any source, once there is a route” */
    waits: (who: string) => `${who}, once there is a route`,
    listen: "listen on this computer",
    watch: "watch this port",
    compose: "use in Compose",
    findPort: "find the port",
  },
  already: {
    joined: (group: string) => `${group} is already joined.`,
    listened: (endpoint: string) => `${endpoint} is already listened on.`,
  },
  summary: {
    port: (port: number) => `Port ${port} as a program hears it`,
    portRest: ", everything that reaches it, with nothing joined",
    elseOnPort: (port: number) => `, and everything else on port ${port}`,
    sourceSpecific: "Source-specific group",
    onlyFrom: (source: string, place: string) => `, only packets from ${source} ${place}`,
    noSource: " without a source: add “from” and its address",
    fromAny: (place: string) => `, from any source ${place}`,
  },
  place: {
    named: (name: string) => `on ${name}`,
    bySystem: (name: string) => `on ${name}, chosen by the system`,
    unknown: "on the interface that the system chooses",
  },
  host: {
    other: (address: string) =>
      `${address} is another computer, not a group: it can be sent to, and not listened on.`,
    broadcast: (address: string, port: number) =>
      `${address} reaches every host of a subnet and is no group. Listen on UDP port ${port} instead?`,
    ours: (address: string, port: number) =>
      `${address} is one host, not a group. Listen on UDP port ${port} instead?`,
  },
} as const;
