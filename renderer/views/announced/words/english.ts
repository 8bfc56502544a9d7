import { formatCount, plural } from "../../../../shared/text/count.ts";

/** What the list of announced groups says. */
export const english = {
  heading: "Announced groups",
  /** Beside the switch. */
  short: "Listen",
  listen: "Listen for announcements",
  listenOn: "Listen for announcements on",
  off: "Joins the groups of SAP and mDNS on one interface, and lists what others announce there. Sends nothing.",
  none: "Nothing heard yet: most sessions are announced each half minute.",
  noInterface: "This interface is not up, or has no address.",
  notJoined: (joined: number, of: number, why: string) =>
    `${formatCount(joined)} of ${formatCount(of)} groups of announcements are joined: ${why}`,
  unnamed: "Without a name",
  from: (by: string, from: string) => `announced by ${by} from ${from}`,
  heard: (age: string) => `last heard ${age} ago`,
  heardNow: "heard now",
  lost: {
    deleted: "announcement lost: taken back",
    silent: "announcement lost: silent for too long",
    ended: "announcement lost: the session is over",
  },
  noGroup: "group not told",
  noGroupHint:
    "Its group is told over TCP only, or not at all: paste its session description into the join list.",
  join: "Join",
  show: "Show",
  joinOne: (name: string, group: string) => `Join ${name}, ${group}`,
  showOne: (name: string, group: string) => `Show ${name}, ${group}`,
  showAll: (count: number) => `Show all ${formatCount(count)}`,
  unread: (count: number) => `${plural(count, "datagram")} of SAP could not be read`,
  flood: (count: number) => `${formatCount(count)} came too fast to be read`,
  full: (count: number) => `${formatCount(count)} found no room`,
} as const;
