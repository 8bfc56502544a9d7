import type { FilterField } from "./field.ts";

/** What a part of a filter's text is. */
export interface Piece<F extends string> {
  readonly role:
    | "joint"
    | "not"
    | "open"
    | "close"
    | "words"
    | "field"
    | "operator"
    | "value"
    | "open-set"
    | "close-set";
  readonly start: number;
  readonly end: number;
  /** Of a field, and of what belongs to it: the field, or the path of a decoder's; null of all others. */
  readonly field: FilterField<F> | string | null;
}

/** Hears the pieces in order. */
export interface Pieces<F extends string> {
  add(piece: Piece<F>): void;
  /** Hears where a moment ends that names no zone, in order. */
  zoneless?(at: number): void;
}
