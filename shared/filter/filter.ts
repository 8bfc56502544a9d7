/**
 * A filter as it was read: what packets, or groups, it lets through. The grammar stands in docs/filters.md; `F` are the
 * names of the fields of what is filtered.
 */
export type Filter<F extends string> =
  | { readonly kind: "and"; readonly all: readonly Filter<F>[] }
  | { readonly kind: "or"; readonly any: readonly Filter<F>[] }
  | { readonly kind: "not"; readonly of: Filter<F> }
  | Term<F>;

export type Term<F extends string> =
  | Words
  | BytesTerm
  | TextTerm
  | NumberTerm<F>
  | AddressTerm<F>
  | NameTerm<F>
  | MomentTerm<F>
  | DecodedTerm;

/** Words without a field, which are looked for wherever a person would look. */
export interface Words {
  readonly kind: "words";
  /** As they were typed, with the spaces between them. */
  readonly text: string;
  /** Whether they were in quotes, and belong together. */
  readonly quoted: boolean;
}

/** Bytes that stand somewhere in the payload. */
export interface BytesTerm {
  readonly kind: "bytes";
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A text that stands somewhere in the payload, in UTF-8, ASCII letters in either case. */
export interface TextTerm {
  readonly kind: "text";
  readonly text: string;
}

export const orders = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Order = (typeof orders)[number];
export type Operator = Order | "~";

/** From the one to the other, both contained; a single value is both. */
export interface Span<T = number> {
  readonly low: T;
  readonly high: T;
}

/** `=` is any of the spans, `!=` none of them; all others compare with the one value that there is. */
export interface NumberTerm<F extends string> {
  readonly kind: "number";
  readonly field: F;
  readonly operator: Order;
  /** In the field's own unit. */
  readonly spans: readonly Span[];
}

/** An address with the length of the prefix that counts: all of its bits where one host is meant. */
export interface Net {
  readonly family: 4 | 6;
  readonly text: string;
  readonly prefix: number;
}

export interface AddressTerm<F extends string> {
  readonly kind: "address";
  readonly field: F;
  readonly operator: "=" | "!=";
  readonly nets: readonly Net[];
}

/** A text or one of a few words; letters in either case. `~` is “contains”. */
export interface NameTerm<F extends string> {
  readonly kind: "name";
  readonly field: F;
  readonly operator: "=" | "!=" | "~";
  readonly texts: readonly string[];
}

/** A moment as it was written: without a date it is that time of any day. */
export interface Moment {
  readonly date: { readonly year: number; readonly month: number; readonly day: number } | null;
  /** Milliseconds since the day began, with a fraction. */
  readonly ms: number;
  /** How long what was written lasts, in ms: `14:22` is a minute, a date a day. */
  readonly lasts: number;
  /** Whether it is UTC; else the time of this computer's zone. */
  readonly utc: boolean;
}

/** `=` is any time within what was written; all others compare with its beginning. */
export interface MomentTerm<F extends string> {
  readonly kind: "moment";
  readonly field: F;
  readonly operator: Order;
  readonly spans: readonly Span<Moment>[];
}

/** What a decoded field is compared with: a range of numbers, or a number or text as it was written. */
export type Wanted =
  | { readonly kind: "span"; readonly low: number; readonly high: number }
  | {
      readonly kind: "literal";
      readonly text: string;
      /** What the text is as a number; null where it is none, or was in quotes. */
      readonly number: number | null;
    };

/** A field that a decoder of packets makes. */
export interface DecodedTerm {
  readonly kind: "decoded";
  /** The decoder's word. */
  readonly type: string;
  /** Names from the outside in: of the field, and of some of those that hold it. */
  readonly path: readonly string[];
  /** Null asks whether it is there and neither zero nor empty. */
  readonly operator: Operator | null;
  readonly wanted: readonly Wanted[];
}
