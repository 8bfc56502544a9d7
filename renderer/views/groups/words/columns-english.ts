/** Headers of the groups table, what they mean, and why a cell cannot know. */
export const columns = {
  state: {
    title: "State",
    about: "Joining, receiving, silent, stalled or error; sorted, what needs a look comes first",
  },
  group: {
    title: "Group",
    about: "The group or address that is listened on, its port, and the one source that is heard",
  },
  name: { title: "Name", about: "What the group is known as, or what you call it: F2 renames" },
  interface: {
    title: "On",
    about: "The interface on which the group is joined",
    unknown: "It is joined on no interface.",
  },
  sources: { title: "Src", about: "Senders told apart by address and port" },
  packets: { title: "Packets", about: "Packets since the join" },
  packetRate: { title: "pkt/s", about: "Packets of the last full second" },
  bitRate: { title: "bit/s", about: "Bits of UDP payload in the last full second" },
  history: { title: "Last 60 s", about: "Bits per second over the last minute" },
  loss: {
    title: "Loss",
    about: "Share of the packets that its streams’ sequence numbers say were sent and that did not come",
    unknown: "Not measurable: no sequence numbers are known in its packets.",
  },
  jitter: {
    title: "Jitter",
    about:
      "The largest of its streams’ jitters: RFC 3550 where a media clock is known, else the deviation of the time between packets",
    unknown: "Not measurable: no stream is known in its packets.",
  },
  ttl: {
    title: "TTL, hops",
    about:
      "TTL with which packets arrived, and the routers that they passed: none from this link, else an estimate from the nearest usual first TTL",
    unknown: "The system does not tell with which TTL packets arrive.",
  },
  drops: {
    title: "Drops",
    about: "Packets that this computer dropped because it was too slow: they were not lost on the network",
    unknown: "The system does not tell what it dropped.",
  },
  last: { title: "Last", about: "Time since the last packet", unknown: "No packet came so far." },
} as const;
