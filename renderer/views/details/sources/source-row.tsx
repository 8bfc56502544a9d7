import type { CSSProperties } from "react";
import { classes } from "../../../components/classes.ts";
import { Share } from "./share.tsx";
import { type SourceLine, type SourceTableColumn, sourceColumns } from "./source-columns.tsx";
import styles from "./sources-table.module.css";

interface SourceRowProps {
  readonly id: string;
  readonly line: SourceLine;
  /** Place among all rows, from 0. */
  readonly index: number;
  readonly active: boolean;
  readonly columns: readonly SourceTableColumn[];
  readonly tracks: CSSProperties;
}

/** One sender of a group. */
export function SourceRow({ id, line, index, active, columns, tracks }: SourceRowProps) {
  return (
    <tr
      id={id}
      className={classes(styles.line, styles.row)}
      style={tracks}
      aria-rowindex={index + 2}
      aria-selected={active}
      data-index={index}
    >
      {columns.map(({ id: column, align, tooltip, Cell }) => (
        <td
          key={column}
          className={align === "end" ? styles.number : undefined}
          data-column={column}
          title={tooltip?.(line)}
        >
          <Cell row={line} />
        </td>
      ))}
    </tr>
  );
}

/** Sources that have no row of their own. */
interface FurtherSources {
  /** Why they have none, and what they sent. */
  readonly text: string;
  readonly packets: number;
}

interface FurtherRowProps {
  readonly further: FurtherSources;
  readonly index: number;
  /** Packets of the whole group. */
  readonly total: number;
  readonly tracks: CSSProperties;
}

const beforeShare = sourceColumns.findIndex(({ id }) => id === "share");

/** What sources without a row sent together. */
export function FurtherRow({ further: { text, packets }, index, total, tracks }: FurtherRowProps) {
  return (
    <tr className={classes(styles.line, styles.row)} style={tracks} aria-rowindex={index + 2}>
      <td
        className={styles.further}
        colSpan={beforeShare}
        style={{ gridColumn: `span ${beforeShare}` }}
        data-column="source"
      >
        {text}
      </td>
      <td data-column="share">
        <Share packets={packets} total={total} rank={null} />
      </td>
    </tr>
  );
}

interface UnreadRowProps {
  readonly index: number;
  readonly tracks: CSSProperties;
}

/** The room of a source whose figures are on their way. */
export function UnreadRow({ index, tracks }: UnreadRowProps) {
  return (
    <tr
      className={classes(styles.line, styles.row)}
      style={tracks}
      aria-rowindex={index + 2}
      aria-busy="true"
      data-index={index}
    >
      <td className={styles.further} colSpan={beforeShare} style={{ gridColumn: `span ${beforeShare}` }}>
        …
      </td>
    </tr>
  );
}
