import { ChevronDown, ChevronRight } from "lucide-react";
import { memo } from "react";
import { classes } from "../../../components/classes.ts";
import styles from "./decode-tree.module.css";
import type { FieldRow } from "./field-tree.ts";

/** How far each level stands in, in px. */
const indent = 14;

interface FieldRowProps {
  readonly id: string;
  readonly row: FieldRow;
  readonly selected: boolean;
  /** Beside or below what holds the selected one. */
  readonly near: boolean;
}

/** A field: what it is called and what it says. */
export const FieldLine = memo(
  function FieldLine({ id, row, selected, near }: FieldRowProps) {
    const { path, field, level, position, siblings, open } = row;
    const Chevron = open ? ChevronDown : ChevronRight;
    return (
      // The tree keeps the focus and moves between its rows by itself.
      // biome-ignore lint/a11y/useFocusableInteractive: named by the tree's aria-activedescendant
      <div
        role="treeitem"
        id={id}
        aria-level={level}
        aria-posinset={position}
        aria-setsize={siblings}
        aria-expanded={open ?? undefined}
        aria-selected={selected}
        data-path={path}
        title={field.text === "" ? field.title : `${field.title}: ${field.text}`}
        className={classes(styles.row, near && styles.near)}
        style={{ paddingLeft: 8 + indent * (level - 1) }}
      >
        <span className={styles.toggle} data-toggle={open === null ? undefined : true}>
          {open !== null && <Chevron size={12} strokeWidth={1.75} aria-hidden="true" />}
        </span>
        <span className={open === null ? styles.name : styles.holder}>{field.title}</span>{" "}
        <span className={open === null ? styles.value : styles.summary}>{field.text}</span>
      </div>
    );
  },
  (before, now) =>
    before.id === now.id &&
    before.selected === now.selected &&
    before.near === now.near &&
    before.row.field === now.row.field &&
    before.row.path === now.row.path &&
    before.row.open === now.row.open,
);
