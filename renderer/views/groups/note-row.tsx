import type { CSSProperties } from "react";
import { classes } from "../../components/classes.ts";
import styles from "./groups-grid.module.css";

interface NoteRowProps {
  readonly line: string;
  readonly text: string;
  readonly index: number;
  /** How many headings it stands below. */
  readonly depth: number;
  readonly span: number;
  readonly style: CSSProperties;
}

/** What is said of an opened row's destinations instead of one, or beside them. */
export function NoteRow({ line, text, index, depth, span, style }: NoteRowProps) {
  return (
    <tr
      className={classes(styles.row, styles.below)}
      aria-level={2 + depth}
      aria-rowindex={index + 2}
      data-line={line}
      style={style}
    >
      <td className={classes(styles.cell, styles.remark)} colSpan={span} title={text}>
        <span className={styles.sentence}>{text}</span>
      </td>
    </tr>
  );
}
