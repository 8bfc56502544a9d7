import type { PacketColumn } from "../../../../shared/model/packet-list.ts";
import { describeDscp, dscpOf, formatDscp } from "../../../../shared/net/dscp.ts";
import { formatExactMoment } from "../../../../shared/text/clock.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { columnOf } from "../../../table/column.tsx";
import { Address } from "../address.tsx";
import type { ListPacket } from "./list-row.ts";
import styles from "./packet-grid.module.css";
import { PacketInfo, PacketType } from "./packet-summary.tsx";
import { PacketTimeText } from "./packet-time.tsx";
import { words } from "./words/words.ts";

/** The monitor sorts packets, by one of its own columns. */
interface PacketOrder {
  readonly by: PacketColumn;
}

interface OfPackets {
  readonly className: string | undefined;
}

const column = columnOf<ListPacket, PacketOrder, OfPackets>();

/** RFC 3168: what the lower two bits of the TOS byte say, where they say something. */
function ecnOf(tos: number): string {
  return ["", " ECT1", " ECT0", " CE"][tos & 3] ?? "";
}

/** Width of the list in px below which it has no room for the payload's beginning. */
export const narrow = 381;

/** Width of the list in px below which it has no room for the type. */
const withType = 510;

/** Width of the list in px from which a source stands with its port. */
export const wide = 620;

/** The columns of the packet list in their order. */
export const packetColumns = [
  column({
    id: "time",
    get title() {
      return words().times.clock.title;
    },
    get about() {
      return words().times.clock.about;
    },
    shows: ["at", "previousAt"],
    cell: ({ row }) => <PacketTimeText at={row.at} previousAt={row.previousAt} />,
    tooltip: ({ at }) => formatExactMoment(at),
    unknown: null,
    sort: { by: "number", first: "smallest" },
    align: "start",
    track: "101px",
    leavesBelow: null,
    hideable: false,
    className: styles.time,
  }),
  column({
    id: "source",
    get title() {
      return words().columns.source.title;
    },
    get about() {
      return words().columns.source.about;
    },
    shows: ["sourceAddress", "sourcePort"],
    cell: ({ row }) => (
      <>
        <Address text={row.sourceAddress} />
        <span className={styles.port}>:{row.sourcePort}</span>
      </>
    ),
    unknown: null,
    tooltip: ({ sourceAddress, sourcePort }) => words().columns.sourceOf(sourceAddress, sourcePort),
    sort: { by: "source", first: "smallest" },
    align: "start",
    // Where there is room it is as wide as its longest, see source-track.ts.
    track: "minmax(0px, 1fr)",
    leavesBelow: null,
    hideable: false,
    className: styles.source,
  }),
  column({
    id: "ttl",
    title: "TTL",
    get about() {
      return words().columns.ttl.about;
    },
    shows: ["ttl"],
    cell: ({ row }) => row.ttl,
    get unknown() {
      return words().columns.noTtl;
    },
    sort: { by: "ttl", first: "smallest" },
    align: "end",
    track: "28px",
    leavesBelow: null,
    hideable: false,
    className: styles.number,
  }),
  column({
    id: "dscp",
    title: "DSCP",
    get about() {
      return words().columns.dscp.about;
    },
    shows: ["tos"],
    cell: ({ row: { tos } }) => (tos === null ? null : formatDscp(dscpOf(tos)) + ecnOf(tos)),
    get unknown() {
      return words().columns.noDscp;
    },
    tooltip: ({ tos }) =>
      tos === null ? "" : words().columns.tosByte(tos, describeDscp(dscpOf(tos)) + ecnOf(tos)),
    sort: null,
    align: "start",
    track: "52px",
    leavesBelow: withType,
    hideable: true,
    className: styles.type,
  }),
  column({
    id: "length",
    get title() {
      return words().columns.length.title;
    },
    get about() {
      return words().columns.length.about;
    },
    shows: ["size"],
    cell: ({ row }) => formatCount(row.size),
    unknown: null,
    sort: { by: "size", first: "largest" },
    align: "end",
    track: "42px",
    leavesBelow: null,
    hideable: false,
    className: styles.number,
  }),
  column({
    id: "type",
    get title() {
      return words().columns.type.title;
    },
    get about() {
      return words().columns.type.about;
    },
    shows: ["number", "preview", "size", "sourceAddress", "sourcePort"],
    cell: ({ row }) => <PacketType packet={row} />,
    unknown: null,
    sort: null,
    align: "start",
    track: "52px",
    leavesBelow: withType,
    hideable: false,
    className: styles.type,
  }),
  column({
    id: "info",
    get title() {
      return words().columns.info.title;
    },
    get about() {
      return words().columns.info.about;
    },
    shows: ["number", "preview", "size", "sourceAddress", "sourcePort", "mark"],
    cell: ({ row }) => <PacketInfo packet={row} />,
    unknown: null,
    sort: null,
    align: "start",
    track: "minmax(0px, 1fr)",
    leavesBelow: narrow,
    hideable: false,
    className: styles.info,
  }),
];

export type PacketListColumn = (typeof packetColumns)[number];
