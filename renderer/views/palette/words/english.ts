import { formatCount } from "../../../../shared/text/count.ts";

export const english = {
  title: "Command palette",
  find: "Find a group, an action, a word of the help",
  doWithIt: "What to do with it",
  list: "Found",
  found: (count: number) => `${formatCount(count)} found`,
  more: (count: number) => `${formatCount(count)} more`,
  nothing: (text: string) => `Nothing is called ${text}. Type an address and a port to join a group.`,
  /** Headings of what is found. */
  sections: {
    recent: "Used last",
    join: "Join",
    group: "Groups",
    source: "Sources",
    action: "Actions",
    recording: "Recordings",
    setting: "Settings",
    help: "Help",
  },
  /** What one of them is, in its name. */
  kinds: {
    join: "join",
    group: "group",
    source: "source",
    action: "action",
    recording: "recording",
    setting: "setting",
    help: "help",
  },
  hints: {
    choose: "choose",
    open: "open",
    actionsOfRow: "actions of the row",
    groups: "groups",
    actions: "actions",
    settings: "settings",
    help: "help",
  },
  fromSource: (source: string) => `from ${source}`,
  sends: (group: string) => `sends ${group}`,
  loss: (percent: string) => `loss ${percent} %`,
  rate: (packets: string) => `${packets} pkt/s`,
  rateInWords: (packets: string) => `${packets} packets a second`,
  open: "open",
  join: (text: string) => `Join ${text}`,
  actionOn: (action: string, group: string) => `${action}: ${group}`,
} as const;
