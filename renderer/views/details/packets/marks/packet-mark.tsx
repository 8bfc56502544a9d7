import type { ReactNode } from "react";
import { classes } from "../../../../components/classes.ts";
import { type MarkShape, markShape, markText, missingLabel } from "./mark-text.ts";
import styles from "./packet-mark.module.css";

/** The shapes of the timeline's lanes (stream/timeline/lanes.ts), and two for what has no lane. */
const shapes: Readonly<Record<MarkShape, ReactNode>> = {
  lost: <rect x="3.5" y="1" width="3" height="8" />,
  dropped: <path d="M5 1 9 8.5H1Z" />,
  late: <circle className={styles.ring} cx="5" cy="5" r="3.2" />,
  duplicate: <path d="M5 1 9 5 5 9 1 5Z" />,
  restart: <path className={styles.ring} d="M8 5a3 3 0 1 1-1-2.2M7.6.8v2.4H5.2" />,
  stray: <path className={styles.ring} d="M2 2 8 8M8 2 2 8" />,
};

/** What the streams say of a packet: a shape before its row, and the words for those who do not see it. */
export function PacketMark({ mark }: { readonly mark: number }) {
  const shape = markShape(mark);
  if (shape === null) return null;
  const text = markText(mark);
  return (
    <span className={classes(styles.mark, styles[shape])} title={text}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        {shapes[shape]}
      </svg>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

/** How many are missing before a packet, in front of what it says. */
export function MissingLabel({ mark }: { readonly mark: number }) {
  const label = missingLabel(mark);
  // The mark before the row reads it out.
  return label === null ? null : (
    <span className={classes(styles.label, styles[markShape(mark) ?? "lost"])} aria-hidden="true">
      {label}
    </span>
  );
}
