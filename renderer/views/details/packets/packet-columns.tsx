import { formatTimeOfDay } from "../../../../shared/format.ts";
import type { PacketColumn } from "../../../../shared/model/packet-list.ts";
import { describeDscp, dscpOf, formatDscp } from "../../../../shared/net/dscp.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { columnOf } from "../../../table/column.tsx";
import { Address } from "../address.tsx";
import type { ListPacket } from "./list-row.ts";
import styles from "./packet-grid.module.css";
import { PacketInfo, PacketType } from "./packet-summary.tsx";
import { PacketTimeText } from "./packet-time.tsx";

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
const narrow = 381;

/** Width of the list in px below which it has no room for the type. */
const withType = 510;

/** Width of the list in px from which a source stands with its port. */
export const wide = 620;

/** The columns of the packet list in their order. */
export const packetColumns = [
  column({
    id: "time",
    title: "Time",
    about: "When this computer received it, local time; sorts by arrival",
    shows: ["at", "previousAt"],
    cell: ({ row }) => <PacketTimeText at={row.at} previousAt={row.previousAt} />,
    tooltip: ({ at }) => formatTimeOfDay(at),
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
    title: "Source",
    about: "Address and port of the sender",
    shows: ["sourceAddress", "sourcePort"],
    cell: ({ row }) => (
      <>
        <Address text={row.sourceAddress} />
        <span className={styles.port}>:{row.sourcePort}</span>
      </>
    ),
    unknown: null,
    tooltip: ({ sourceAddress, sourcePort }) => `${sourceAddress}, port ${sourcePort}`,
    sort: { by: "source", first: "smallest" },
    align: "start",
    track: (width) => (width < narrow ? "minmax(0px, 1fr)" : width < wide ? "106px" : "150px"),
    leavesBelow: null,
    hideable: false,
    className: styles.source,
  }),
  column({
    id: "ttl",
    title: "TTL",
    about: "TTL or hop limit with which it arrived",
    shows: ["ttl"],
    cell: ({ row }) => row.ttl,
    unknown: "The system does not tell with which TTL packets arrive.",
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
    about: "DSCP with which it arrived, and ECN where it is set",
    shows: ["tos"],
    cell: ({ row: { tos } }) => (tos === null ? null : formatDscp(dscpOf(tos)) + ecnOf(tos)),
    unknown: "The system does not tell with which DSCP packets arrive.",
    tooltip: ({ tos }) =>
      tos === null ? "" : `TOS byte ${tos}: DSCP ${describeDscp(dscpOf(tos))}${ecnOf(tos)}`,
    sort: null,
    align: "start",
    track: "52px",
    leavesBelow: withType,
    hideable: true,
    className: styles.type,
  }),
  column({
    id: "length",
    title: "Len",
    about: "Bytes of UDP payload",
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
    title: "Type",
    about: "What the packet is recognised as by its bytes, or is to be decoded as",
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
    title: "Info",
    about:
      "What the packet says; of one that is not recognised the first bytes, a dot for each that does not print",
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
