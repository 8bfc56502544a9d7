import { limits } from "../limits.ts";
import { namedDscps } from "../net/dscp.ts";
import { leadsTo } from "./decoded.ts";
import { type FilterField, type FilterSubject, fieldOf } from "./field.ts";
import { exampleOf, operatorsFor } from "./field-reader.ts";
import { parseFilter } from "./parse.ts";
import type { Piece } from "./piece.ts";
import { Scanner } from "./scanner.ts";
import type { SeenFields } from "./seen.ts";
import { words } from "./words/words.ts";
import { written } from "./written.ts";

/** What could stand at the caret. */
export interface Suggestion {
  readonly kind: "field" | "operator" | "value" | "joint";
  /** What is put in the place of the characters from `start` to `end`; the caret goes behind it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What it is, in a few words; may be empty. */
  readonly about: string;
}

type Seen = Pick<SeenFields, "paths" | "valuesOf">;
/** A suggestion without its place, and the words by which it is found beside its text. */
interface Offer {
  readonly kind: Suggestion["kind"];
  readonly text: string;
  readonly about: string;
  readonly also?: readonly string[];
  /** What it is found by in place of its text. */
  readonly by?: string;
  /** By how much it stands behind others that fit as well, where it is found by another word. */
  readonly behind?: number;
}

/**
 * What could be typed next, the likeliest first, at most `limits.filterSuggestions`. The text may be wrong elsewhere.
 * @param caret a place in the text, 0 to its length
 */
export function complete<F extends string>(
  text: string,
  caret: number,
  subject: FilterSubject<F>,
  seen: Seen,
): readonly Suggestion[] {
  const place = placeAt(text, caret, subject);
  const offers = new Offers(subject, seen).at(place);
  const typed = place.typed.toLowerCase();
  const ranked = offers
    .map((offer) => ({ offer, rank: rankOf(offer, typed) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limits.filterSuggestions);
  return ranked.map(({ offer: { kind, text: own, about } }) => {
    // Behind a word something else begins with a space.
    const apart = place.typed === "" && /[^\s({!=<>~,]$/.test(text.slice(0, place.start)) ? " " : "";
    return { kind, text: `${apart}${own}`, start: place.start, end: place.end, about };
  });
}

/** What stands before the place where something is typed, and what is typed there already. */
interface Place<F extends string> {
  readonly start: number;
  readonly end: number;
  /** From `start` to the caret. */
  readonly typed: string;
  readonly before: Piece<F> | null;
  /** Whether it is within the braces of a set, and within brackets. */
  readonly inSet: boolean;
  readonly inBrackets: boolean;
}

function placeAt<F extends string>(text: string, caret: number, subject: FilterSubject<F>): Place<F> {
  const head = text.slice(0, caret);
  const all: Piece<F>[] = [];
  parseFilter(head, subject, { add: (piece) => void all.push(piece) });
  const start = wordStart(head, all.at(-1));
  const pieces = all.filter((piece) => piece.start < start);
  const count = (role: Piece<F>["role"]): number => pieces.filter((piece) => piece.role === role).length;
  const typed = head.slice(start);
  return {
    ...{ start, typed, before: pieces.at(-1) ?? null },
    end: typed === "" ? caret : new Scanner(text).valueEnd(caret),
    inSet: count("open-set") > count("close-set"),
    inBrackets: count("open") > count("close"),
  };
}

/** Where the word begins that the caret stands behind; the caret itself where it stands behind none. */
function wordStart(head: string, last: Piece<string> | undefined): number {
  const end = last?.end ?? 0;
  const quote = /"(?:[^"\\]|\\.)*$/s.exec(head.slice(end));
  if (quote !== null) return end + quote.index;
  if (last !== undefined && end === head.length && wholeWords.has(last.role)) return last.start;
  return head.length - (/[^\s(){},"=<>!~]*$/.exec(head)?.[0].length ?? 0);
}

/** What is replaced as a whole. */
const wholeWords: ReadonlySet<Piece<string>["role"]> = new Set(["value", "field"]);

class Offers<F extends string> {
  readonly #subject: FilterSubject<F>;
  readonly #seen: Seen;

  constructor(subject: FilterSubject<F>, seen: Seen) {
    this.#subject = subject;
    this.#seen = seen;
  }

  at({ before, inSet, inBrackets, typed }: Place<F>): readonly Offer[] {
    if (before === null) return this.#terms(typed);
    const { role, field } = before;
    if (field !== null && (inSet || role === "operator")) return this.#values(field);
    if (field !== null && role === "field") {
      return [...this.#values(field), ...operators(field), ...(standsAlone(field) ? joints(inBrackets) : [])];
    }
    if (role === "joint" || role === "not" || role === "open") return this.#terms(typed);
    return [...joints(inBrackets), ...this.#terms(typed)];
  }

  #terms(typed: string): readonly Offer[] {
    const fields = this.#subject.fields.map(({ name, about, also = [] }): Offer => {
      return { kind: "field", text: `${name} `, about: about(), also };
    });
    const said = words().joints;
    const others: readonly Offer[] = [
      { kind: "joint", text: "not ", about: said.not },
      { kind: "joint", text: "(", about: said.brackets },
    ];
    // A list of everything that was ever decoded helps nobody.
    if (typed === "") return [...fields, ...others];
    return [...fields, ...others, ...this.#types(), ...this.#paths()];
  }

  /** What packets are decoded as, found by its name alone. */
  #types(): readonly Offer[] {
    const type = fieldOf(this.#subject, "type");
    if (type?.is.kind !== "choice") return [];
    const { choices, titles } = type.is;
    return choices.map((choice): Offer => {
      const title = titles?.get(choice) ?? "";
      return { kind: "value", text: `type ${choice}`, about: title, also: [title], by: choice, behind: 2 };
    });
  }

  /** Fields that were decoded: those within fewer others first, and behind packets' own where one is found by a part. */
  #paths(): readonly Offer[] {
    const { types } = this.#subject;
    return this.#seen.paths
      .map(({ path, title }) => ({ path, title, names: path.split(".") }))
      .filter(({ names: [type = ""] }) => types.includes(type))
      .sort((one, other) => one.names.length - other.names.length)
      .map(({ path, title, names }) => ({
        kind: "field",
        text: `${path} `,
        about: title,
        also: names,
        behind: 2,
      }));
  }

  #values(field: FilterField<F> | string): readonly Offer[] {
    const known = [...this.#chosen(field), ...this.#seenOf(field)];
    const texts = new Set<string>();
    const once = known.filter(({ text }) => !texts.has(text) && texts.add(text));
    return once.length > 0 ? once : [{ kind: "value", text: exampleOf(field), about: words().example }];
  }

  #chosen(field: FilterField<F> | string): readonly Offer[] {
    if (typeof field === "string") return [];
    const { is } = field;
    if (is.kind === "dscp")
      return namedDscps.map(({ name, value }) => ({ kind: "value", text: name, about: String(value) }));
    if (is.kind !== "choice") return [];
    return is.choices.map((choice) => ({ kind: "value", text: choice, about: is.titles?.get(choice) ?? "" }));
  }

  /** A path may leave names out, and stands for all that it finds. */
  #seenOf(field: FilterField<F> | string): readonly Offer[] {
    const names = typeof field === "string" ? this.#pathsOf(field) : [field.name];
    return names
      .flatMap((name) => this.#seen.valuesOf(name))
      .map(({ text, shown }) => ({ kind: "value", text: written(text), about: shown === text ? "" : shown }));
  }

  #pathsOf(path: string): readonly string[] {
    const [type, ...names] = path.split(".");
    return this.#seen.paths
      .map((one) => one.path)
      .filter((one) => {
        const [itsType, ...itsNames] = one.split(".");
        return itsType === type && leadsTo(names, itsNames);
      });
  }
}

function operators(field: FilterField<string> | string): readonly Offer[] {
  return operatorsFor(field).map((operator) => ({
    ...{ kind: "operator", text: `${operator} `, about: words().operators[operator] },
  }));
}

/** Whether a field says something by its name. */
function standsAlone(field: FilterField<string> | string): boolean {
  return typeof field === "string" || (field.is.kind === "number" && field.is.alone);
}

function joints(inBrackets: boolean): readonly Offer[] {
  const said = words().joints;
  const all: readonly Offer[] = [
    { kind: "joint", text: "and ", about: said.and },
    { kind: "joint", text: "or ", about: said.or },
  ];
  return inBrackets ? [...all, { kind: "joint", text: ")", about: said.end }] : all;
}

const noMatch = Number.POSITIVE_INFINITY;

/** How well an offer fits what is typed: 0 is best. */
function rankOf({ text, about, also = [], by = text, behind = 0 }: Offer, typed: string): number {
  const wanted = plain(typed);
  if (wanted === "") return 0;
  const own = plain(by);
  if (own.startsWith(wanted)) return 0;
  const others = also.map(plain);
  if (others.some((other) => other.startsWith(wanted))) return 1 + behind;
  if (own.includes(wanted)) return 2 + behind;
  if (others.some((other) => other.includes(wanted))) return 3 + behind;
  return plain(about).includes(wanted) ? 4 + behind : noMatch;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/^"|"$/g, "");
}
