/** How far packets go: the picker with its rings, the hop limit, and the corridor of one host. */
export const english = {
  scope: "Scope",
  reach: "Reach",
  ttl: "TTL",
  hopLimit: "Hop limit",
  pickers: {
    ttl: "Multicast TTL scope",
    scope: "Multicast scope of the address",
    unicast: (label: string) => `Unicast ${label}`,
  },
  stepper: {
    lower: (label: string) => `Lower ${label} by 1`,
    raise: (label: string) => `Raise ${label} by 1`,
  },
  ipv6: {
    fromAddress: "from the address",
    becomes: "becomes",
    becomesWhole: (from: string, to: string) => `${from} becomes ${to}`,
    change: "Change",
    keep: "Keep",
  },
  host: {
    distances: {
      own: "this computer",
      link: "on this subnet, no router in between",
      elsewhere: "this computer, by another interface",
      loopback: "not reached by loopback",
      unknown: "distance not known",
    },
    defaults: "Defaults",
    keptApart: (ttl: string) => `Kept apart from the multicast TTL, which stays at ${ttl}.`,
    keptApartHops: (limit: string) => `Kept apart from the multicast one, which stays at ${limit}.`,
  },
  other: {
    unicast: "Unicast TTL, used when To is a host",
    nextName: "next name",
    byOne: "by one",
    type: "or type 0 to 255",
  },
} as const;
