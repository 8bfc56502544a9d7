import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useId,
  useRef,
} from "react";
import type { DecodedField } from "../../../../shared/decode/field.ts";
import { heights } from "../../../table/heights.ts";
import { stepOf, stepTo } from "../../../table/row-keys.ts";
import { revealRow, rowRect, rowWindow, useBox } from "../../../table/row-window.ts";
import styles from "./decode-tree.module.css";
import { FieldLine } from "./field-row.tsx";
import {
  ancestorsOf,
  type Expansion,
  type FieldPath,
  type FieldRow,
  fieldRows,
  isWithin,
  nearOf,
  parentOf,
} from "./field-tree.ts";
import { words } from "./words/words.ts";

const rowHeight = heights.treeRow;

interface DecodeTreeProps {
  readonly roots: readonly DecodedField[];
  readonly expansion: Expansion;
  readonly onToggle: (paths: readonly FieldPath[], open: boolean) => void;
  /** The chosen field; where it is not seen, what holds it is marked in its place. */
  readonly path: FieldPath | null;
  readonly onChoose: (path: FieldPath) => void;
  readonly treeRef: RefObject<HTMLDivElement | null>;
  readonly onLeave: () => void;
  /** A menu was asked for, for the chosen field: below its row, or where the pointer is. */
  readonly onMenu?: (at: DOMRect) => void;
  /** The chosen field is to be copied. */
  readonly onCopy?: () => void;
}

/** What a packet says, as a tree (WAI-ARIA's pattern), drawn as far as it is seen. */
export function DecodeTree(props: DecodeTreeProps) {
  const { roots, expansion, onToggle, path, onChoose, treeRef, onLeave, onMenu, onCopy } = props;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { box, onScroll } = useBox(scroller);
  const rows = fieldRows(roots, expansion);
  const { first, last, shift, pageRows } = rowWindow(box.height, box.top, rows.length, rowHeight);
  const at = seenAt(rows, path);
  const near = path === null ? null : nearOf(path);

  useEffect(() => {
    if (scroller.current && at >= 0) revealRow(scroller.current, at, rowHeight);
  }, [at]);

  const choose = (index: number): void => {
    const row = rows[index];
    if (row) onChoose(row.path);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = rows[at];
    const step = stepOf(event);
    if (step) choose(at < 0 && step !== "end" ? 0 : stepTo(step, at, rows.length, pageRows));
    else if (event.key === "ArrowRight") {
      if (row?.open === false) onToggle([row.path], true);
      else if (row?.open) choose(at + 1);
    } else if (event.key === "ArrowLeft") {
      if (row?.open) onToggle([row.path], false);
      else if (row) choose(rows.findIndex(({ path: one }) => one === parentOf(row.path)));
    } else if (event.key === "Enter") {
      if (row && row.open !== null) onToggle([row.path], !row.open);
    } else if (event.key === "*") {
      if (row) onToggle(siblingsOf(rows, row), true);
    } else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const rowOf = (target: EventTarget): FieldRow | undefined => {
    const hit = target instanceof Element && target.closest<HTMLElement>("[data-path]")?.dataset.path;
    return rows.find(({ path: one }) => one === hit);
  };

  const onMouseDown = (event: MouseEvent): void => {
    const row = event.button === 0 && rowOf(event.target);
    if (!row) return;
    const onChevron = event.target instanceof Element && event.target.closest("[data-toggle]") !== null;
    if (row.open !== null && (onChevron || event.detail === 2)) onToggle([row.path], !row.open);
    if (!onChevron) onChoose(row.path);
  };

  const onContextMenu = (event: MouseEvent): void => {
    const row = rowOf(event.target);
    if (row) onChoose(row.path);
    if (!onMenu || scroller.current === null || (!row && at < 0)) return;
    event.preventDefault();
    // From the keyboard it comes to the tree as a whole, and may come before the chosen row is drawn.
    onMenu(row ? new DOMRect(event.clientX, event.clientY, 0, 0) : rowRect(scroller.current, at, rowHeight));
  };

  const onCopyKey = (event: ClipboardEvent): void => {
    // Text that a person has marked is copied as it is.
    if (!onCopy || at < 0 || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    onCopy();
  };

  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div className={styles.tall} style={{ height: rows.length * rowHeight }}>
        <div className={styles.pane}>
          <div
            ref={treeRef}
            role="tree"
            aria-label={words().tree}
            aria-activedescendant={at >= first && at <= last && at >= 0 ? `${prefix}-${at}` : undefined}
            tabIndex={0}
            className={styles.tree}
            onKeyDown={onKeyDown}
            onMouseDown={onMouseDown}
            onContextMenu={onContextMenu}
            onCopy={onCopyKey}
          >
            <div role="presentation" style={{ transform: `translateY(${-shift}px)` }}>
              {rows.slice(first, last + 1).map((row, index) => (
                <FieldLine
                  key={row.path}
                  id={`${prefix}-${first + index}`}
                  row={row}
                  selected={first + index === at}
                  near={near !== null && isWithin(row.path, near)}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

/** Where the chosen field is seen, or the innermost of those that hold it; -1 where nothing is. */
function seenAt(rows: readonly FieldRow[], path: FieldPath | null): number {
  if (path === null) return -1;
  for (const one of [path, ...ancestorsOf(path)]) {
    const at = rows.findIndex((row) => row.path === one);
    if (at >= 0) return at;
  }
  return -1;
}

/** The closed ones beside a row, itself included. */
function siblingsOf(rows: readonly FieldRow[], { path }: FieldRow): FieldPath[] {
  const parent = parentOf(path);
  return rows.filter((row) => row.open === false && parentOf(row.path) === parent).map((row) => row.path);
}
