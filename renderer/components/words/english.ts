/** Texts of what several views share. */
export const english = {
  states: {
    joining: "joining",
    receiving: "receiving",
    silent: "silent",
    stalled: "stalled",
    failed: "error",
  },
  lastKnown: (state: string) => `last known: ${state}`,
  links: {
    up: "up",
    down: "down",
    unplugged: "no link",
    "lower-down": "waits for what it runs on",
    dormant: "not let in yet",
  },
  interfaces: {
    none: "none at present",
    none4: (ipv6: string) => `none for IPv4, for IPv6 ${ipv6}`,
    both: (ipv4: string, ipv6: string) => `${ipv4}, for IPv6 ${ipv6}`,
    automatic: "automatic",
    chosenTitle: (label: string, systems: string) => `${label}: chosen by the system (${systems})`,
    chosen: "Chosen by the system",
    gone: "not there at present",
    noAddress: "no address",
    noAddressOfFamily: "no address of this family",
    addressChosen: (address: string) => `${address}, chosen by the system`,
  },
  versions: {
    title: "An older querier was heard, or it is set so on this computer",
    old: (versions: string) => `${versions}: source-specific joins will not work`,
  },
  loss: { high: "high" },
  notices: { label: "Notices", dismiss: "Dismiss" },
} as const;
