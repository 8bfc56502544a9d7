import { memo } from "react";
import { formatTimeOfDay } from "../../../../shared/format.ts";
import { formatCount, plural } from "../../../../shared/text/count.ts";
import { printable } from "../../../../shared/text/hex.ts";
import { classes } from "../../../components/classes.ts";
import { Address } from "../address.tsx";
import styles from "./packet-grid.module.css";
import type { ListPacket, ListRow } from "./packet-list.ts";

interface PacketRowProps {
  readonly id: string;
  readonly row: ListRow;
  /** Place in the whole list, from 0. */
  readonly index: number;
  readonly selected: boolean;
}

/** A row of the packet list; renders again only when it shows something else. */
export const PacketRow = memo(
  function PacketRow({ id, row, index, selected }: PacketRowProps) {
    return (
      <tr
        id={id}
        className={styles.row}
        // The header is the first row.
        aria-rowindex={index + 2}
        aria-selected={selected}
        data-place={row.kind === "gap" ? undefined : row.place}
        data-number={numberOf(row) ?? undefined}
        data-kind={row.kind}
      >
        {row.kind === "packet" ? <Cells packet={row.packet} /> : <Missing row={row} />}
      </tr>
    );
  },
  (before, now) =>
    before.id === now.id &&
    before.index === now.index &&
    before.selected === now.selected &&
    sameRow(before.row, now.row),
);

function numberOf(row: ListRow): number | null {
  if (row.kind === "packet") return row.packet.number;
  return row.kind === "gone" ? row.number : null;
}

/** A packet never changes: its number says it all. */
function sameRow(a: ListRow, b: ListRow): boolean {
  if (a.kind === "gap" && b.kind === "gap") return a.from === b.from && a.to === b.to;
  return a.kind === b.kind && numberOf(a) === numberOf(b);
}

function Cells({ packet }: { readonly packet: ListPacket }) {
  const { sourceAddress: address, sourcePort } = packet;
  return (
    <>
      <td className={styles.time} data-column="time">
        {formatTimeOfDay(packet.at)}
      </td>
      <td className={styles.source} data-column="source" title={`${address}, port ${sourcePort}`}>
        <Address text={address} />
        <span className={styles.port}>:{sourcePort}</span>
      </td>
      <td className={classes(styles.length, "num")} data-column="ttl">
        {packet.ttl ?? "–"}
      </td>
      <td className={classes(styles.length, "num")} data-column="length">
        {formatCount(packet.size)}
      </td>
      <td className={styles.info} data-column="info">
        {printable(packet.preview)}
      </td>
    </>
  );
}

function Missing({ row }: { readonly row: Exclude<ListRow, { kind: "packet" }> }) {
  return (
    <td colSpan={5} className={styles.missing}>
      {row.kind === "gone" &&
        (row.number === null
          ? "This packet is no longer kept"
          : `Packet ${formatCount(row.number)} is no longer kept`)}
      {row.kind === "gap" && `${plural(row.to - row.from + 1, "packet")} no longer kept`}
    </td>
  );
}
