import { useState } from "react";
import type { DecodedField } from "../../../../shared/decode/field.ts";
import { type ByteSelection, rangeOf } from "../bytes/byte-selection.ts";
import { ancestorsOf, bytesOf, type Expansion, type FieldPath, fieldAt, pathHolding } from "./field-tree.ts";

/** What a person chose: a field, whose bytes follow from it, or bytes, whose field does. */
type Chosen =
  | { readonly by: "field"; readonly path: FieldPath }
  | { readonly by: "bytes"; readonly selection: ByteSelection };

export interface ChosenField {
  readonly field: DecodedField | null;
  readonly path: FieldPath | null;
  readonly selection: ByteSelection | null;
  readonly expansion: Expansion;
  readonly chooseField: (path: FieldPath) => void;
  readonly chooseBytes: (selection: ByteSelection | null) => void;
  readonly toggle: (paths: readonly FieldPath[], open: boolean) => void;
}

/**
 * The one choice that tree and bytes show. It outlives the packet, as does what is open: the same field of the next packet is
 * chosen, wherever it stands there, or the same bytes.
 */
export function useChosenField(roots: readonly DecodedField[], size: number): ChosenField {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [expansion, setExpansion] = useState<Expansion>(new Map());
  const toggle = (paths: readonly FieldPath[], open: boolean): void =>
    setExpansion((before) => new Map([...before, ...paths.map((path) => [path, open] as const)]));
  const { path, selection } = choiceIn(roots, size, chosen);
  return {
    ...{ path, selection, expansion, toggle },
    field: path === null ? null : fieldAt(roots, path),
    chooseField: (one) => setChosen({ by: "field", path: one }),
    chooseBytes: (bytes) => {
      setChosen(bytes && { by: "bytes", selection: bytes });
      const at = bytes && pathHolding(roots, rangeOf(bytes));
      const closed = at ? ancestorsOf(at).filter((one) => expansion.get(one) !== true) : [];
      if (closed.length > 0) toggle(closed, true);
    },
  };
}

/** What is chosen in this packet; nothing where it has no such field, or ends before the bytes. */
function choiceIn(
  roots: readonly DecodedField[],
  size: number,
  chosen: Chosen | null,
): Pick<ChosenField, "path" | "selection"> {
  if (chosen === null) return { path: null, selection: null };
  if (chosen.by === "bytes") {
    const range = rangeOf(chosen.selection);
    if (range.last >= size) return { path: null, selection: null };
    return { path: pathHolding(roots, range), selection: chosen.selection };
  }
  const field = fieldAt(roots, chosen.path);
  const range = field && bytesOf(field);
  // The focus is the field's first byte: that one is brought into sight.
  const selection = range && { anchor: range.last, focus: range.first, column: "hex" as const };
  return { path: field && chosen.path, selection };
}
