/** What became of a message. */
export interface Outcome {
  readonly ok: boolean;
  /** For people: "200", "exit 1: no such pager", "no answer in 5 s". */
  readonly answer: string;
  /** Whether the same may go well later. */
  readonly again: boolean;
}

/** A way to tell somebody. Never rejects: what goes wrong is an outcome. */
export type Tell = (message: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<Outcome>;
