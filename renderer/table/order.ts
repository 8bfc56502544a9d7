import { limits } from "../../shared/limits.ts";
import type { LanguageCode } from "../../shared/model/language.ts";
import { spokenLanguage } from "../../shared/text/spoken.ts";

/**
 * What a row is sorted by. A `figure` changes all the time and passes another only with a clear lead;
 * `exact` has no lead, its texts go by the order of characters; `words` go as people count and spell.
 */
export interface RowOrder<Row> {
  readonly key: (row: Row) => Key;
  readonly as: "figure" | "exact" | "words";
}

export type Key = number | string;

/**
 * How much may move: `keep` nothing but what came and went, `steady` rows with a clear lead,
 * `sort` everything.
 */
export type Freedom = "keep" | "steady" | "sort";

/** A way of sorting rows that are known by `Id`. */
export interface OrderBy<Id> {
  readonly key: (id: Id) => Key;
  readonly as: RowOrder<never>["as"];
  readonly descending: boolean;
  /** Decides between equals; without it they stay as they are. */
  readonly tie?: (a: Id, b: Id) => number;
}

/**
 * The ids of the rows in order: those of `previous` that are still among `ids`, new ones behind them,
 * then moved as far as `freedom` allows. Answers with `previous` itself when nothing moved.
 */
export function steadyOrder<Id>(
  previous: readonly Id[],
  ids: readonly Id[],
  by: OrderBy<Id>,
  freedom: Freedom,
): readonly Id[] {
  const wanted = new Set(ids);
  const known = new Set(previous);
  const next = [...previous.filter((id) => wanted.has(id)), ...ids.filter((id) => !known.has(id))];
  if (freedom !== "keep") arrange(next, by, freedom);
  return next.length === previous.length && next.every((id, at) => id === previous[at]) ? previous : next;
}

function arrange<Id>(ids: Id[], { key, as, descending, tie }: OrderBy<Id>, freedom: Freedom): void {
  const keys = new Map(ids.map((id) => [id, key(id)]));
  const keyOf = (id: Id): Key => keys.get(id) ?? 0;
  const direction = descending ? -1 : 1;
  const compare = (a: Id, b: Id): number =>
    direction * compareKeys(keyOf(a), keyOf(b), as) || (tie?.(a, b) ?? 0);
  if (freedom === "sort") ids.sort(compare);
  else {
    const leads = (a: Id, b: Id): boolean => as !== "figure" || clearlyDiffer(keyOf(a), keyOf(b));
    passClearLeads(ids, (a, b) => compare(a, b) < 0 && leads(a, b));
  }
}

/** Lets each row pass those before it that it clearly leads; nearly sorted already, so this is short. */
function passClearLeads<Id>(ids: Id[], passes: (id: Id, other: Id) => boolean): void {
  for (const [at, id] of [...ids].entries()) {
    let place = at;
    for (; place > 0; place -= 1) {
      const other = ids[place - 1] as Id;
      if (!passes(id, other)) break;
      ids[place] = other;
    }
    ids[place] = id;
  }
}

function clearlyDiffer(a: Key, b: Key): boolean {
  if (typeof a === "string" || typeof b === "string") return true;
  return Math.abs(a - b) > limits.sortLead * Math.max(Math.abs(a), Math.abs(b));
}

let collator: { readonly language: LanguageCode; readonly compare: Intl.Collator["compare"] } | null = null;

/** As the spoken language orders words, numbers in them by their value. */
export function compareWords(a: string, b: string): number {
  const language = spokenLanguage();
  if (collator?.language !== language) {
    const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
    collator = { language, compare };
  }
  return collator.compare(a, b);
}

function compareKeys(a: Key, b: Key, as: RowOrder<never>["as"]): number {
  if (as === "words") return compareWords(String(a), String(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Says when the order may be looked at: at once when a person asks, else every `limits.sortEveryMs`. */
export class OrderTurns {
  #at = performance.now();

  /** `held` while the table is in use: then nothing moves by itself. */
  next(asked: boolean, held: boolean): Freedom {
    const now = performance.now();
    const due = !held && now - this.#at >= limits.sortEveryMs;
    if (!asked && !due) return "keep";
    this.#at = now;
    return asked ? "sort" : "steady";
  }
}
