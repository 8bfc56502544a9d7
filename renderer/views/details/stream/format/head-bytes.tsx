import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import type { DescribedField } from "../../../../../shared/statements/described.ts";
import { printable } from "../../../../../shared/text/hex.ts";
import { classes } from "../../../../components/classes.ts";
import { type ByteRange, type ByteSelection, moved, rangeOf } from "../../bytes/byte-selection.ts";
import type { FieldPlace } from "./draft.ts";
import styles from "./head-bytes.module.css";
import { words } from "./words/words.ts";

const perRow = 16;

interface HeadBytesProps {
  readonly bytes: Uint8Array;
  readonly places: readonly FieldPlace[];
  /** Makes bytes a field. */
  readonly onPlace: (field: DescribedField, first: number, last: number) => void;
  readonly onShift: (field: DescribedField, by: number) => void;
  /** Makes bytes a field of what the packet says. */
  readonly onAdd: (first: number, last: number) => void;
  /** Bytes of a field that is chosen elsewhere. */
  readonly marked: ByteRange | null;
}

const byKey: Readonly<Record<string, DescribedField>> = { 1: "sequence", 2: "key", 3: "time" };

/** A packet's bytes with its fields coloured: drag or Shift and arrows select, 1, 2 and 3 make them what is measured, 4 another field. */
export function HeadBytes({ bytes, places, marked, onPlace, onShift, onAdd }: HeadBytesProps) {
  const prefix = useId();
  const [selection, select] = useState<ByteSelection | null>(null);
  const range = selection === null ? { first: 0, last: -1 } : rangeOf(selection);
  const text = words().bytes;
  const rows = Array.from({ length: Math.ceil(bytes.length / perRow) }, (_, row) => row * perRow);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey } = event;
    const field = byKey[key];
    if (field !== undefined && selection !== null) onPlace(field, range.first, range.last);
    else if (key === "4" && selection !== null) onAdd(range.first, range.last);
    else if (altKey && (key === "ArrowLeft" || key === "ArrowRight")) shift(key === "ArrowLeft" ? -1 : 1);
    else if (altKey) return;
    else {
      const press = { key, shiftKey, ctrlKey: event.ctrlKey || event.metaKey };
      const next = moved(selection, press, { size: bytes.length, perRow, pageRows: 4 });
      if (next === null) return;
      select(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const shift = (by: number): void => {
    const place = places.find(({ first, last }) => range.first >= first && range.first <= last);
    if (place === undefined || selection === null) return;
    onShift(place.field, by);
    const to = (at: number): number => Math.max(0, Math.min(bytes.length - 1, at + by));
    select({ ...selection, anchor: to(selection.anchor), focus: to(selection.focus) });
  };

  const onPointer = (event: PointerEvent, begins: boolean): void => {
    const at = byteAt(event.target);
    if (at === null) return;
    if (begins && event.button === 0) select({ anchor: at, focus: at, column: "hex" });
    else if (!begins && (event.buttons & 1) === 1 && selection !== null && at !== selection.focus) {
      select({ ...selection, focus: at });
    }
  };

  return (
    <table
      className={styles.bytes}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that is used by keyboard
      role="grid"
      aria-label={text.label}
      aria-multiselectable="true"
      aria-activedescendant={selection === null ? undefined : `${prefix}-${selection.focus}`}
      aria-description={text.about}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => onPointer(event, true)}
      onPointerMove={(event) => onPointer(event, false)}
    >
      <tbody>
        {rows.map((offset) => {
          const row = bytes.subarray(offset, offset + perRow);
          return (
            <tr key={offset} className={styles.row}>
              <th scope="row" className={styles.offset}>
                {offset.toString(16).padStart(4, "0")}
              </th>
              {Array.from(row, (byte, index) => {
                const at = offset + index;
                const field = fieldAt(places, at);
                const hex = byte.toString(16).padStart(2, "0");
                return (
                  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a cell is a gridcell
                  <td
                    key={at}
                    id={`${prefix}-${at}`}
                    data-at={at}
                    data-field={field ?? undefined}
                    aria-selected={at >= range.first && at <= range.last}
                    aria-label={[text.byte(at, hex), ...(field === null ? [] : [text.of[field]])].join(", ")}
                    className={classes(
                      styles.byte,
                      marked !== null && at >= marked.first && at <= marked.last && styles.marked,
                      at >= range.first && at <= range.last && styles.selected,
                    )}
                  >
                    {hex}
                  </td>
                );
              })}
              <td className={styles.text} aria-hidden="true">
                {printable(row)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The field that has a byte; where two do, “both”. */
function fieldAt(places: readonly FieldPlace[], at: number): DescribedField | "both" | null {
  const having = places.filter(({ first, last }) => at >= first && at <= last);
  if (having.length > 1) return "both";
  return having[0]?.field ?? null;
}

function byteAt(target: EventTarget): number | null {
  const at = target instanceof HTMLElement ? target.closest("[data-at]")?.getAttribute("data-at") : null;
  return at === null || at === undefined ? null : Number(at);
}
