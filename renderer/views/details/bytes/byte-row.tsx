import { memo } from "react";
import { printable } from "../../../../shared/text/hex.ts";
import { classes } from "../../../components/classes.ts";
import styles from "./bytes-view.module.css";

interface ByteRowProps {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Offset of the row's first byte. */
  readonly offset: number;
  readonly perRow: number;
  /** The part of the selection that lies in this row; none when `selectedLast < selectedFirst`. */
  readonly selectedFirst: number;
  readonly selectedLast: number;
  /** The same of what the selection stands in. */
  readonly nearFirst: number;
  readonly nearLast: number;
  /** Offset under the pointer; -1 in other rows. */
  readonly over: number;
}

/** A row of the bytes: offset, hex, text. Renders again only when its own part of the selection changed. */
export const ByteRow = memo(function ByteRow(props: ByteRowProps) {
  const { id, bytes, offset, perRow, selectedFirst, selectedLast, nearFirst, nearLast, over } = props;
  const row = bytes.subarray(offset, offset + perRow);
  const offsets = Array.from(row, (_, index) => offset + index);
  const mark = (at: number): string | undefined => {
    if (at >= selectedFirst && at <= selectedLast) return styles.selected;
    if (at === over) return styles.over;
    return at >= nearFirst && at <= nearLast ? styles.near : undefined;
  };
  return (
    <tr className={styles.row} data-per-row={perRow} aria-rowindex={Math.floor(offset / perRow) + 1}>
      <th scope="row" className={styles.offset}>
        {offset.toString(16).padStart(4, "0")}
      </th>
      {offsets.map((at, index) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a cell is a gridcell
        <td
          key={at}
          id={`${id}-${at}`}
          aria-selected={at >= selectedFirst && at <= selectedLast}
          data-at={at}
          data-index={index}
          className={classes(styles.byte, mark(at))}
        >
          {(row[index] ?? 0).toString(16).padStart(2, "0")}
        </td>
      ))}
      <td className={styles.text} aria-hidden="true" data-column="text">
        {offsets.map((at, index) => (
          <span key={at} data-at={at} className={mark(at)}>
            {printable(row.subarray(index, index + 1))}
          </span>
        ))}
      </td>
    </tr>
  );
});
