/** The tree of a decoded packet, its menus, and what was told of it beside the payload. */
export const english = {
  decodeAs: {
    onlyFrom: (source: string) => `Only packets from ${source}`,
    sourceAs: (source: string) => `Decode what ${source} sends as`,
    groupAs: (group: string) => `Decode all of ${group} as`,
    byItself: "What it looks like",
    asBytes: "Bytes only",
    describe: "Describe this format …",
    edit: (format: string) => `Edit “${format}” …`,
    forget: (format: string) => `Forget “${format}”`,
  },
  tree: "Decoded packet",
  field: {
    bit: (title: string, bit: number) => `${title}, bit ${bit}`,
    bits: (title: string, from: number, to: number) => `${title}, bits ${from} to ${to}`,
    size: (title: string, bits: number) => `${title}, ${bits} bit`,
  },
  fieldMenu: "Field",
  filterBy: "Filter by",
  filterOut: "Filter out",
  copyField: "Copy value",
  copiedField: (value: string) => `Copied “${value}”.`,
  delivery: {
    title: "Delivery",
    from: "From",
    to: "To",
    interface: "Interface",
    received: "Received",
    /** @param on the interface's name @param ttl null where the system does not tell */
    way: (from: string, to: string, on: string | null, ttl: number | null) =>
      `${from} to ${to}${on === null ? "" : ` on ${on}`}${ttl === null ? "" : `, TTL ${ttl}`}`,
  },
} as const;
