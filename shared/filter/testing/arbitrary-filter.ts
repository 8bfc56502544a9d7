import fc from "fast-check";
import type { FilterField, FilterSubject } from "../field.ts";
import {
  type DecodedTerm,
  type Filter,
  type Moment,
  type Net,
  type Order,
  orders,
  type Span,
  type Term,
  type Wanted,
} from "../filter.ts";

/** What filters that are made up ask for, so that some of it is there. */
export interface Pools {
  readonly nets: readonly Net[];
  /** Numbers that are likely, beside any that a field may have. */
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  readonly dates: readonly NonNullable<Moment["date"]>[];
  readonly bytes: readonly Uint8Array<ArrayBuffer>[];
  /** Paths of decoders' fields, the type first, with values that they have. */
  readonly decoded: readonly {
    readonly path: readonly string[];
    readonly values: readonly (string | number)[];
  }[];
}

/** For tests: any filter of a subject. */
export function arbitraryFilter<F extends string>(
  subject: FilterSubject<F>,
  pools: Pools,
): fc.Arbitrary<Filter<F>> {
  const terms: fc.Arbitrary<Term<F>>[] = [
    ...subject.fields.map((field) => termOf(field, pools)),
    someOf(pools.texts).map((text): Term<F> => ({ kind: "words", text, quoted: true })),
  ];
  if (pools.decoded.length > 0) terms.push(decodedTerm(pools), decodedTerm(pools), decodedTerm(pools));
  const term = fc.oneof(...terms);
  const { filter } = fc.letrec<{ filter: Filter<F> }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      term,
      fc.array(tie("filter"), { minLength: 2, maxLength: 3 }).map((all): Filter<F> => ({ kind: "and", all })),
      fc.array(tie("filter"), { minLength: 2, maxLength: 3 }).map((any): Filter<F> => ({ kind: "or", any })),
      tie("filter").map((of): Filter<F> => ({ kind: "not", of })),
    ),
  }));
  return filter;
}

function termOf<F extends string>({ name, is }: FilterField<F>, pools: Pools): fc.Arbitrary<Term<F>> {
  switch (is.kind) {
    case "number":
    case "dscp": {
      const [low, high] = is.kind === "dscp" ? [0, 63] : [is.low, Math.min(is.high, 70_000)];
      const likely = pools.numbers.filter((number) => number >= low && number <= high);
      const value = fc.oneof(fc.integer({ min: Math.ceil(low), max: high }), someOf(likely));
      return orderedBy(value, (one) => one).map(
        ({ operator, spans }): Term<F> => ({ kind: "number", field: name, operator, spans }),
      );
    }
    case "moment":
      // Ranges of times of day may go over midnight.
      return orderedBy(moment(pools), ({ ms, date }) =>
        date === null ? 0 : Date.UTC(date.year, date.month, date.day) + ms,
      ).map(({ operator, spans }): Term<F> => ({ kind: "moment", field: name, operator, spans }));
    case "address":
      return fc
        .record({ operator: fc.constantFrom("=" as const, "!=" as const), nets: several(someOf(pools.nets)) })
        .map((rest): Term<F> => ({ kind: "address", field: name, ...rest }));
    case "choice":
      return fc
        .record({
          operator: fc.constantFrom("=" as const, "!=" as const),
          texts: several(someOf(is.choices)),
        })
        .map((rest): Term<F> => ({ kind: "name", field: name, ...rest }));
    case "name":
      return fc
        .record({
          operator: fc.constantFrom("=" as const, "!=" as const, "~" as const),
          texts: several(someOf(pools.texts)),
        })
        .map((rest): Term<F> => ({ kind: "name", field: name, ...rest }));
    case "text":
      return someOf(pools.texts).map((text): Term<F> => ({ kind: "text", text }));
    case "bytes":
      return someOf(pools.bytes).map((bytes): Term<F> => ({ kind: "bytes", bytes }));
  }
}

function decodedTerm(pools: Pools): fc.Arbitrary<DecodedTerm> {
  return someOf(pools.decoded)
    .chain(({ path: [type = "", ...names], values }) =>
      fc.record({
        kind: fc.constant("decoded" as const),
        type: fc.constant(type),
        // Any of the names that it stands in.
        path: fc.subarray(names.slice(0, -1)).map((above) => [...above, ...names.slice(-1)]),
        test: fc.oneof(
          fc.constant({ operator: null, wanted: [] }),
          fc.record({
            operator: fc.constantFrom("=" as const, "!=" as const, "~" as const),
            wanted: several(wantedOf(values)),
          }),
          fc.record({
            operator: fc.constantFrom(...orders.slice(2)),
            wanted: fc.tuple(numberOf(values).map(literal)),
          }),
        ),
      }),
    )
    .map(({ test, ...rest }) => ({ ...rest, ...test }));
}

function wantedOf(values: readonly (string | number)[]): fc.Arbitrary<Wanted> {
  const texts = values.map(String).filter((text) => text !== "");
  return fc.oneof(
    numberOf(values).map(literal),
    someOf(texts.length === 0 ? ["x"] : texts).map(
      (text): Wanted => ({ kind: "literal", text, number: null }),
    ),
    fc.tuple(numberOf(values), numberOf(values)).map(
      ([one, other]): Wanted => ({
        kind: "span",
        low: Math.min(one, other),
        high: Math.max(one, other),
      }),
    ),
  );
}

function literal(value: number): Wanted {
  return { kind: "literal", text: String(value), number: value };
}

function numberOf(values: readonly (string | number)[]): fc.Arbitrary<number> {
  const numbers = values.map(Number).filter((value) => Number.isSafeInteger(value));
  return fc.oneof(fc.integer({ min: -5, max: 300 }), someOf(numbers.length === 0 ? [1] : numbers));
}

function moment({ dates }: Pools): fc.Arbitrary<Moment> {
  const lasts = fc.constantFrom(60_000, 1_000, 100, 1);
  return fc
    .record({
      date: fc.option(someOf(dates)),
      at: fc.integer({ min: 0, max: 86_399_999 }),
      lasts,
      utc: fc.boolean(),
    })
    .map(({ date, at, lasts: its, utc }) => ({ date, ms: at - (at % its), lasts: its, utc }));
}

/** A set with `=` and `!=`, one value with all others. */
function orderedBy<T>(
  value: fc.Arbitrary<T>,
  keyOf: (value: T) => number,
): fc.Arbitrary<{ operator: Order; spans: readonly Span<T>[] }> {
  const single = value.map((one): Span<T> => ({ low: one, high: one }));
  const range = fc
    .tuple(value, value)
    .map(
      ([one, other]): Span<T> =>
        keyOf(one) <= keyOf(other) ? { low: one, high: other } : { low: other, high: one },
    );
  return fc.oneof(
    fc.record({
      operator: fc.constantFrom<Order>("=", "!="),
      spans: several(fc.oneof(single, range)),
    }),
    fc.record({ operator: fc.constantFrom<Order>("<", "<=", ">", ">="), spans: fc.tuple(single) }),
  );
}

function several<T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

function someOf<T>(all: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...all);
}
