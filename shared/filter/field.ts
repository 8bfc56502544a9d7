/** A field that a filter can ask for, besides those of decoders. */
export interface FilterField<F extends string> {
  readonly name: F;
  /** Other words for it. */
  readonly also?: readonly string[];
  /** What it is, in a few words, for people who choose it. */
  readonly about: () => string;
  readonly is: FieldKind;
}

/** How much of the field's own unit one of each written unit is; the empty one is a number without a unit. */
export type Units = ReadonlyMap<string, number>;

/** What values a field has, and so how they are written. */
export type FieldKind =
  | {
      readonly kind: "number";
      readonly low: number;
      readonly high: number;
      readonly units: Units;
      /** Whether its name alone means that it is more than zero. */
      readonly alone: boolean;
      readonly example: string;
    }
  /** A number that has names as well. */
  | { readonly kind: "dscp" }
  | { readonly kind: "address"; readonly example: string }
  | {
      readonly kind: "choice";
      readonly choices: readonly string[];
      /** What they are called, where that is something else. */
      readonly titles?: ReadonlyMap<string, string>;
    }
  /** A text; without an operator it is compared by this one. */
  | { readonly kind: "name"; readonly operator: "=" | "~"; readonly example: string }
  | { readonly kind: "moment" }
  /** Looked for in the payload. */
  | { readonly kind: "text" }
  | { readonly kind: "bytes" };

export const noUnits: Units = new Map([["", 1]]);

/** What is filtered: the fields it has. */
export interface FilterSubject<F extends string> {
  readonly fields: readonly FilterField<F>[];
  /** Words of the decoders whose fields can be asked for as well; none where nothing is decoded. */
  readonly types: readonly string[];
}

/** The field of that name, or other word, in either case. */
export function fieldOf<F extends string>(
  { fields }: FilterSubject<F>,
  word: string,
): FilterField<F> | undefined {
  const wanted = word.toLowerCase();
  return fields.find(({ name, also }) => name === wanted || also?.includes(wanted));
}
