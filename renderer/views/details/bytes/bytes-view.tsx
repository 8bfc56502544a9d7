import {
  type ClipboardEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { heights } from "../../../table/heights.ts";
import { revealRow, rowWindow, useBox } from "../../../table/row-window.ts";
import { ByteRow } from "./byte-row.tsx";
import { type ByteRange, type ByteSelection, moved, rangeOf } from "./byte-selection.ts";
import styles from "./bytes-view.module.css";
import { type CopyFormat, copyText } from "./copy-formats.ts";
import { words } from "./words/words.ts";

const rowHeight = heights.hexRow;

/** Width from which 16 bytes fit beside their text, in px; below, 8. */
const wide = 501;

interface BytesViewProps {
  readonly bytes: Uint8Array;
  readonly selection: ByteSelection | null;
  /** What the selected bytes stand in, marked more faintly. */
  readonly near: ByteRange | null;
  readonly onSelect: (selection: ByteSelection | null) => void;
  readonly onCopied: (bytes: Uint8Array, format: CopyFormat) => void;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly onLeave: () => void;
}

/** The bytes in hex and as text, drawn as far as they are seen. */
export function BytesView(props: BytesViewProps) {
  const { bytes, selection, near, onSelect, onCopied, gridRef, onLeave } = props;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(-1);
  const { box, onScroll } = useBox(scroller);
  const perRow = box.width >= wide ? 16 : 8;
  const rowCount = Math.ceil(bytes.length / perRow);
  const { first, last, shift, pageRows } = rowWindow(box.height, box.top, rowCount, rowHeight);
  const range = selection ? rangeOf(selection) : { first: 0, last: -1 };
  const focus = selection?.focus ?? null;

  useEffect(() => {
    if (scroller.current && focus !== null)
      revealRow(scroller.current, Math.floor(focus / perRow), rowHeight);
  }, [focus, perRow]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey } = event;
    if (altKey) return;
    const press = { key, shiftKey, ctrlKey: event.ctrlKey || event.metaKey };
    const next = moved(selection, press, { size: bytes.length, perRow, pageRows });
    if (next) onSelect(next);
    else if (key === "Escape" && selection) onSelect(null);
    else if (key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onPointerDown = (event: PointerEvent): void => {
    const hit = byteAt(event.target);
    if (event.button !== 0 || !hit) return;
    const anchor = event.shiftKey && selection ? selection.anchor : hit.at;
    onSelect({ anchor, focus: hit.at, column: hit.column });
  };

  const onPointerMove = (event: PointerEvent): void => {
    const hit = byteAt(event.target);
    setOver(hit?.at ?? -1);
    const drawing = (event.buttons & 1) === 1;
    if (drawing && hit && selection && hit.at !== selection.focus) onSelect({ ...selection, focus: hit.at });
  };

  const onCopy = (event: ClipboardEvent): void => {
    if (!selection) return;
    const chosen = bytes.subarray(range.first, range.last + 1);
    event.clipboardData.setData("text/plain", copyText(chosen, selection.column));
    event.preventDefault();
    onCopied(chosen, selection.column);
  };

  const offsets = Array.from({ length: Math.max(0, last - first + 1) }, (_, row) => (first + row) * perRow);
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <div className={styles.tall} style={{ height: rowCount * rowHeight }}>
        <div className={styles.pane}>
          <table
            ref={gridRef}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
            role="grid"
            aria-label={words().bytes}
            aria-multiselectable="true"
            aria-rowcount={rowCount}
            aria-activedescendant={focus === null ? undefined : `${prefix}-${focus}`}
            tabIndex={0}
            className={styles.table}
            onKeyDown={onKeyDown}
            onPointerDown={onPointerDown}
            onPointerMove={onPointerMove}
            onPointerLeave={() => setOver(-1)}
            onCopy={onCopy}
          >
            <tbody className={styles.rows} style={{ transform: `translateY(${-shift}px)` }}>
              {offsets.map((offset) => (
                <ByteRow
                  key={offset}
                  id={prefix}
                  bytes={bytes}
                  offset={offset}
                  perRow={perRow}
                  selectedFirst={Math.max(offset, range.first)}
                  selectedLast={Math.min(offset + perRow - 1, range.last)}
                  nearFirst={near ? Math.max(offset, near.first) : 0}
                  nearLast={near ? Math.min(offset + perRow - 1, near.last) : -1}
                  over={over >= offset && over < offset + perRow ? over : -1}
                />
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

function byteAt(target: EventTarget): { at: number; column: ByteSelection["column"] } | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>("[data-at]");
  if (!cell) return null;
  return { at: Number(cell.dataset.at), column: cell.closest("[data-column=text]") ? "text" : "hex" };
}
