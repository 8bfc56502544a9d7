import { formatCount, plural } from "../../../../../../shared/text/count.ts";

/** What each bind on a port lets through, and whose sockets are on it. */
export const english = {
  heading: "What each bind lets through",
  heard: (port: number) => `port ${port}, one socket of each kind; rates of the last second`,
  nothing: (port: number, duration: string) => `Nothing on port ${port} for ${duration}`,
  asDrawing: "Show as drawing",
  asTable: "Show as table",
  more: (destinations: number) => `and ${formatCount(destinations)} more destinations`,
  showBusiest: "Show the busiest",
  showAll: "Show all",
  destinationOf: "Destination of the packet",
  destinations: "Destinations",
  destination: "Destination",
  whose: "Whose",
  boundTo: "Bound to",
  program: "Program",
  joined: "Joined",
  sockets: "Sockets",
  notHeard: "not heard",
  comingIn: (some: number, all: number) => `${formatCount(some)} of ${formatCount(all)} come in`,
  rateUnknown: "rate not known here",
  alike: (sockets: number) => `and ${plural(sockets, "socket")} like it`,
  legend: {
    comesIn: "comes in",
    keptOut: "kept out, by the bind or a more exact one",
    unknown: "? this system does not tell",
  },
  passages: { "comes-in": "comes in", "kept-out": "kept out", unknown: "not told" },
  /** The head of a socket's column. */
  socketOf: (bind: string, program: string) => `${bind}, ${program}`,
  anotherProgram: "another program",
  programs: {
    thisWatch: "this port watch",
    row: (name: string) => `row ${name}`,
    process: (pid: number) => `process ${pid}`,
    another: "Another program",
    whoseUntold: "whose is not told",
    ofUser: (user: string) => `of the user ${user}`,
  },
  aBroadcast: "A broadcast address",
  onPort: {
    heading: (port: number) => `Sockets on port ${port}`,
    othersUntold: "of other programs not told by this system",
    count: (sockets: number, family: number, others: number) =>
      `${formatCount(sockets)} over IPv${family}, ${others === 0 ? "none" : formatCount(others)} of other programs`,
    joinedUntold: "not told",
    joinedUntoldHint: "No system tells which groups another program’s socket joined.",
    joinedNone: "none",
    fromSource: (source: string) => `from ${source}`,
  },
} as const;
