/** Something that happened, as the history keeps it. */
export interface KeptEvent {
  /** Of this run of the program; one that goes on replaces what was kept under its number. */
  readonly number: number;
  /** Under what it is kept where it goes on from a run before; null for one of this run. */
  readonly keptAs: string | null;
  /** ms since 1970. */
  readonly at: number;
  /** Its end; null where it went on when it was last told. */
  readonly until: number | null;
  /** The worst of it, in the unit of its kind; null where there is none. */
  readonly worst: number | null;
  /** Of the membership that it happened to, see `membership-key.ts`. */
  readonly key: string;
  readonly name: string;
  /** Its values as JSON. */
  readonly values: string;
  /** By what it was told, as JSON. */
  readonly told: string;
  /** The program ended while it went on: its end is not known, and `until` is how far it was seen. */
  readonly cut: boolean;
}
