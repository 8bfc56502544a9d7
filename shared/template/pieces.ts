import { readPart } from "./parse.ts";
import type { TemplatePart } from "./part.ts";

/** What a part of a template's text stands for: bytes that are written as such, or a field. */
export type TemplatePieceKind = TemplatePart["kind"];

/** A part of a template's text that does not stand for itself, end exclusive. */
export interface TemplatePiece {
  readonly kind: TemplatePieceKind;
  readonly start: number;
  readonly end: number;
}

/** An escape, or a field that is closed; a brace that stands behind a backslash opens none. */
const marked = /\\(?:x[0-9a-f]{2}|[nrt0\\{}])|\{([^}]*)\}/gi;

/** The fields and escapes of a template as it is typed; what is not understood, or not yet closed, is none. */
export function templatePieces(text: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  for (const { 0: written, 1: inside, index: start } of text.matchAll(marked)) {
    const end = start + written.length;
    const read = inside === undefined ? null : readPart(inside, 0);
    if (read === null) pieces.push({ kind: "bytes", start, end });
    else if (read.ok) pieces.push({ kind: read.value.kind, start, end });
  }
  return pieces;
}
