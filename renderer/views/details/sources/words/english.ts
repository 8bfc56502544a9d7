import { formatCount, plural } from "../../../../../shared/text/count.ts";

/** The sources of a group, and the group's own figures over them. */
export const english = {
  list: "Sources",
  furtherUntold: (packets: number) => `Further sources, not told apart: ${plural(packets, "packet")}`,
  /** Beside the address of a sender. */
  own: "This computer",
  menu: {
    packets: "Show its packets",
    joinAlone: "Join this source only",
    copy: "Copy its address",
  },
  search: {
    label: "Find a source by its address",
    clear: "Show all sources",
    all: (sources: number) => plural(sources, "source"),
    /** @param share of the group's packets */
    found: (sources: number, all: number, share: string) =>
      `${formatCount(sources)} of ${plural(all, "source")}, ${share} of the packets`,
  },
  late: "Read after the display was paused: these figures are newer than the group’s.",
  columns: {
    source: { title: "Source", about: "Address of the sender, lettered in the order of arrival" },
    port: { title: "Port", about: "Port that the sender sends from" },
    packets: { title: "Packets", about: "Packets since the join" },
    share: { title: "Share", about: "Share of the group’s packets since the join" },
    packetRate: { title: "pkt/s", about: "Packets of the last full second" },
    bitRate: { title: "bit/s", about: "Bits of UDP payload of the last full second" },
    average: {
      title: "Average",
      about: "Bits of UDP payload per second since the source’s first packet",
    },
    peak: { title: "Peak", about: "Bits of UDP payload of the largest full second" },
    burst: { title: "Burst", about: "Most packets in any 100 ms" },
    interval: {
      title: "Interval, ms",
      about:
        "Mean and standard deviation of the time between packets as this computer received them; not the jitter of RFC 3550",
    },
    loss: {
      title: "Loss",
      about: "Share of the packets that its streams’ sequence numbers say were sent and that did not come",
    },
    jitter: {
      title: "Jitter, ms",
      about:
        "The largest of its streams’ jitters: RFC 3550 where a media clock is known, else the deviation of the time between packets",
    },
    ttl: {
      title: "TTL, hops",
      about:
        "TTL of its packets as they arrived, and the routers passed: none from this link, else an estimate from the nearest usual first TTL",
    },
    dscp: {
      title: "DSCP",
      about:
        "Class of service that its packets arrived with (RFC 2474), several where it changed or differs from packet to packet",
    },
    first: { title: "First seen", about: "Time of the first packet" },
    last: { title: "Last", about: "Time since the last packet" },
  },
  unknown: {
    interval: "Known from the third packet on.",
    loss: "Not measurable: no sequence numbers are known in its packets.",
    jitter: "Not measurable: no stream is known in its packets.",
    ttl: "The system does not tell with which TTL packets arrive.",
    dscp: "The system does not tell with which DSCP packets arrive.",
    noPacket: "No packet came so far.",
  },
  firstSeen: (clock: string) => `First seen ${clock}`,
  summary: {
    average: "Average",
    averageHint: "Per second since the join",
    peak: "Peak",
    peakHint: "The largest full second",
    burst: "Burst",
    burstHint: "Most packets in any window of 100 ms",
    burstDetail: "in 100 ms",
    received: "Received",
    receivedHint: "UDP payload since the join",
    each: (bytes: string) => `${bytes} each`,
    joined: "Joined",
    joinedHint: "Local time of the join",
    ago: (duration: string) => `${duration} ago`,
    interface: "Interface",
    noAddress: "no address",
    buffer: "Receive buffer",
    bufferHint: "What the kernel granted to this group’s socket",
    bufferDetail: "granted",
    kept: "Packets kept",
    keptHint: (gaveWay: number) =>
      `In the store that all groups share; ${formatCount(gaveWay)} gave way to newer ones`,
    keptOf: (packets: number) => `of ${formatCount(packets)}`,
  },
} as const;
