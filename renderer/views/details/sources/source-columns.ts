import type { Source } from "../../../../shared/model/source.ts";
import { addressKey } from "../../../../shared/net/address-key.ts";

export const sourceColumns = [
  "source",
  "port",
  "packets",
  "share",
  "packetRate",
  "bitRate",
  "average",
  "peak",
  "burst",
  "interval",
  "ttl",
  "first",
  "last",
] as const;

export type SourceColumn = (typeof sourceColumns)[number];

interface ColumnText {
  readonly name: string;
  readonly title: string;
}

/** What stands over the columns and what their figures are. */
export const columnTexts: Readonly<Record<SourceColumn, ColumnText>> = {
  source: { name: "Source", title: "Address of the sender, lettered in the order of arrival" },
  port: { name: "Port", title: "Port that the sender sends from" },
  packets: { name: "Packets", title: "Packets since the join" },
  share: { name: "Share", title: "Share of the group’s packets since the join" },
  packetRate: { name: "pkt/s", title: "Packets of the last full second" },
  bitRate: { name: "bit/s", title: "Bits of UDP payload of the last full second" },
  average: { name: "Average", title: "Bits of UDP payload per second since the source’s first packet" },
  peak: { name: "Peak", title: "Bits of UDP payload of the largest full second" },
  burst: { name: "Burst", title: "Most packets in any 100 ms" },
  interval: {
    name: "Interval, ms",
    title:
      "Mean and standard deviation of the time between packets as this computer received them; not the jitter of RFC 3550",
  },
  ttl: {
    name: "TTL, hops",
    title:
      "TTL of its packets as they arrived, and the routers passed: an estimate from the nearest usual first TTL",
  },
  first: { name: "First seen", title: "Time of the first packet" },
  last: { name: "Last", title: "Time since the last packet" },
};

/** What the column is sorted by: a figure, or a text in which the order of characters is right. */
export function sortKey(source: Source, column: SourceColumn): number | string {
  switch (column) {
    case "source":
      return addressKey(source.address);
    case "port":
      // Text, like an address: a port has no lead over another.
      return String(source.port).padStart(5, "0");
    case "packets":
    case "share":
      return source.packets;
    case "packetRate":
      return source.rate.packets;
    case "bitRate":
      return source.rate.bits;
    case "average":
      return source.average.bits;
    case "peak":
      return source.peak.bits;
    case "burst":
      return source.burst;
    case "interval":
      return source.interval?.mean ?? Number.MAX_VALUE;
    case "ttl":
      // Text, like a port: no TTL has a lead over another.
      return String(source.ttl?.most ?? 0).padStart(3, "0");
    case "first":
      return String(source.firstAt ?? 0).padStart(20, "0");
    case "last":
      // In whole seconds, as the column shows it: sources that send now are equals.
      return Math.floor((source.lastAt ?? 0) / 1_000);
  }
}
