import type { DraftFile } from "./draft-file.ts";

export const rowKinds = ["text", "hex", "file", "template"] as const;

/** A packet of a sequence as it is typed. */
export interface SequenceRow {
  /** Tells rows apart, also when they are moved. */
  readonly id: number;
  readonly kind: (typeof rowKinds)[number];
  /** Text, hex digits or a template, as the kind says. */
  readonly typed: string;
  /** Of the kind `file`; what is kept has none. */
  readonly file?: DraftFile | null | undefined;
  /** Milliseconds, as typed. */
  readonly pause: string;
}

/** Two packets, so that it is seen what a pause is. */
export const freshSequence: readonly SequenceRow[] = [
  // no words: a payload, not shown text
  { id: 1, kind: "text", typed: "Castscope test 1", pause: "100" },
  // no words: a payload, not shown text
  { id: 2, kind: "text", typed: "Castscope test 2", pause: "100" },
];
