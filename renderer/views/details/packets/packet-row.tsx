import { type CSSProperties, memo } from "react";
import { classes } from "../../../components/classes.ts";
import type { ListRow } from "./list-row.ts";
import { type MarkShape, markShape } from "./marks/mark-text.ts";
import { PacketMark } from "./marks/packet-mark.tsx";
import type { PacketListColumn } from "./packet-columns.tsx";
import styles from "./packet-grid.module.css";
import { usePacketTint } from "./packet-summary.tsx";
import { words } from "./words/words.ts";

interface PacketRowProps {
  readonly id: string;
  readonly row: ListRow;
  /** Place in the whole list, from 0. */
  readonly index: number;
  readonly selected: boolean;
  /** The one that is looked at, among all that are selected. */
  readonly current: boolean;
  readonly columns: readonly PacketListColumn[];
  readonly tracks: CSSProperties;
}

/** A row of the packet list; renders again only when it shows something else. */
export const PacketRow = memo(
  function PacketRow({ id, row, index, selected, current, columns, tracks }: PacketRowProps) {
    const tint = usePacketTint(row.kind === "packet" ? row.packet : null);
    return (
      <tr
        id={id}
        className={classes(styles.line, styles.row)}
        style={tracks}
        // The header is the first row.
        aria-rowindex={index + 2}
        aria-selected={selected}
        data-current={current || undefined}
        data-place={row.kind === "gap" ? undefined : row.place}
        data-number={numberOf(row) ?? undefined}
        data-kind={row.kind}
        data-missing={row.kind === "packet" ? missingOf(row.packet.mark) : undefined}
        data-tint={tint ?? undefined}
      >
        {row.kind === "packet" ? (
          // A packet never changes: its cells are rendered with its row.
          columns.map(({ id: column, className, cell, tooltip }, at) => (
            <td key={column} className={className} data-column={column} title={tooltip?.(row.packet)}>
              {at === 0 && <PacketMark mark={row.packet.mark} />}
              {cell({ row: row.packet })}
            </td>
          ))
        ) : (
          <Missing row={row} span={columns.length} />
        )}
      </tr>
    );
  },
  (before, now) =>
    before.id === now.id &&
    before.index === now.index &&
    before.selected === now.selected &&
    before.current === now.current &&
    before.columns === now.columns &&
    before.tracks === now.tracks &&
    sameRow(before.row, now.row),
);

/** How the line above a row is drawn, where packets are missing before it. */
function missingOf(mark: number): MarkShape | undefined {
  const shape = markShape(mark);
  return shape === "lost" || shape === "dropped" ? shape : undefined;
}

function numberOf(row: ListRow): number | null {
  if (row.kind === "packet") return row.packet.number;
  return row.kind === "gone" ? row.number : null;
}

/** A packet's number says it all, but for the one above it. */
function sameRow(a: ListRow, b: ListRow): boolean {
  if (a.kind === "packet" && b.kind === "packet") {
    return a.packet.number === b.packet.number && a.packet.previousAt === b.packet.previousAt;
  }
  if (a.kind === "gap" && b.kind === "gap") return a.from === b.from && a.to === b.to;
  return a.kind === b.kind && numberOf(a) === numberOf(b);
}

interface MissingProps {
  readonly row: Exclude<ListRow, { kind: "packet" }>;
  readonly span: number;
}

function Missing({ row, span }: MissingProps) {
  return (
    <td colSpan={span} className={styles.missing}>
      {row.kind === "gone" && (row.number === null ? words().gone.one : words().gone.numbered(row.number))}
      {row.kind === "gap" && words().gone.several(row.to - row.from + 1)}
    </td>
  );
}
