/** Something that happened, as the history keeps it. */
export interface KeptEvent {
  /** Of this run of the program; one that goes on replaces what was kept under its number. */
  readonly number: number;
  /** ms since 1970. */
  readonly at: number;
  /** Of the membership that it happened to, see `membership-key.ts`. */
  readonly key: string;
  readonly name: string;
  /** Its values as JSON. */
  readonly values: string;
}
