/** Selected bytes of a payload, by offset. `focus` moves, `anchor` stays while a range is drawn. */
export interface ByteSelection {
  readonly anchor: number;
  readonly focus: number;
  /** The column in which it was made: what copying it means. */
  readonly column: "hex" | "text";
}

/** First and last offset, both contained. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export function rangeOf({ anchor, focus }: ByteSelection): ByteRange {
  return { first: Math.min(anchor, focus), last: Math.max(anchor, focus) };
}

/** How the bytes are laid out while a key is pressed. */
export interface Layout {
  readonly size: number;
  readonly perRow: number;
  /** Rows that are seen. */
  readonly pageRows: number;
}

export interface MoveKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

/** The selection after a key; null when the key does not move it. Shift draws a range. */
export function moved(selection: ByteSelection | null, press: MoveKey, layout: Layout): ByteSelection | null {
  if (layout.size === 0) return null;
  const column = selection?.column ?? "hex";
  if (press.ctrlKey && press.key.toLowerCase() === "a") return { anchor: 0, focus: layout.size - 1, column };
  const to = target(selection?.focus ?? null, press, layout);
  if (to === null) return null;
  const focus = Math.max(0, Math.min(layout.size - 1, to));
  return { anchor: press.shiftKey && selection ? selection.anchor : focus, focus, column };
}

function target(from: number | null, press: MoveKey, { size, perRow, pageRows }: Layout): number | null {
  // The first key finds the first byte; only End and Page down lead elsewhere.
  const at = from ?? 0;
  const row = at - (at % perRow);
  const stays = from === null ? 0 : 1;
  switch (press.key) {
    case "ArrowLeft":
      return at - stays;
    case "ArrowRight":
      return at + stays;
    case "ArrowUp":
      return at - perRow < 0 ? at : at - perRow;
    case "ArrowDown":
      return at + perRow * stays > size - 1 ? at : at + perRow * stays;
    case "PageUp":
      return row === 0 ? at : Math.max(at % perRow, at - perRow * pageRows);
    case "PageDown":
      return at + perRow * pageRows;
    case "Home":
      return press.ctrlKey ? 0 : row;
    case "End":
      return press.ctrlKey ? size - 1 : row + perRow - 1;
    default:
      return null;
  }
}
