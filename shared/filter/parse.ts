import { limits } from "../limits.ts";
import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { parseHex } from "../text/hex.ts";
import { type FilterSubject, fieldOf } from "./field.ts";
import { FieldReader } from "./field-reader.ts";
import type { Filter, Term } from "./filter.ts";
import { likeliest } from "./likeliest.ts";
import type { Pieces } from "./piece.ts";
import { Scanner } from "./scanner.ts";

/**
 * Reads a filter (docs/filters.md). Null when nothing was typed.
 * @param pieces hears what each part of the text is, as far as it was understood
 */
export function parseFilter<F extends string>(
  text: string,
  subject: FilterSubject<F>,
  pieces: Pieces<F> = { add: () => {} },
): Parsed<Filter<F> | null> {
  if (text.length > limits.filterLength) {
    const most = limits.filterLength;
    return refuse("filter-too-long", { characters: text.length, most }, most, text.length);
  }
  return new FilterParser(text, subject, pieces).parse();
}

const joints = { and: ["and", "&&"], or: ["or", "||"] } as const;
type Joint = keyof typeof joints;

/** An operator behind a name that is no field: what stands there was meant as one. */
const behindName = /^\s+(?:==?|!=|[<>]=?|~)(?:\s|$)/;
/** The same without a space, which a plain word may hold as well. */
const gluedToName = /^\s*(?:==?|!=|[<>]=?|~)/;
/** Other programs' way to write it, which texts hold rarely. */
const doubledBehindName = /^==[^\s=]/;

/** By recursive descent: or, and, not, term. */
class FilterParser<F extends string> {
  readonly #scanner: Scanner;
  readonly #subject: FilterSubject<F>;
  readonly #pieces: Pieces<F>;
  readonly #fields: FieldReader<F>;
  #depth = 0;
  #terms = 0;

  constructor(text: string, subject: FilterSubject<F>, pieces: Pieces<F>) {
    this.#scanner = new Scanner(text);
    this.#subject = subject;
    this.#pieces = pieces;
    this.#fields = new FieldReader(this.#scanner, pieces, (at) => this.#endsTerm(at));
  }

  parse(): Parsed<Filter<F> | null> {
    const scanner = this.#scanner;
    scanner.skipSpace();
    if (scanner.isAtEnd) return accept(null);
    const filter = this.#either();
    if (!filter.ok || scanner.isAtEnd) return filter;
    // Nothing but a bracket ends what is read before its end.
    return refuse("filter-bracket-stray", {}, scanner.at, scanner.at + 1);
  }

  #either(): Parsed<Filter<F>> {
    return this.#chain(
      "or",
      () => this.#both(),
      (any) => ({ kind: "or", any }),
    );
  }

  #both(): Parsed<Filter<F>> {
    return this.#chain(
      "and",
      () => this.#negated(),
      (all) => ({ kind: "and", all }),
    );
  }

  /** What is joined by a word or its sign; by nothing at all it is joined by “and”. */
  #chain(
    joint: Joint,
    read: () => Parsed<Filter<F>>,
    join: (parts: readonly Filter<F>[]) => Filter<F>,
  ): Parsed<Filter<F>> {
    const first = read();
    if (!first.ok) return first;
    const parts = [first.value];
    while (this.#joins(joint)) {
      const next = read();
      if (!next.ok) return next;
      parts.push(next.value);
    }
    return accept(parts.length === 1 ? first.value : join(parts));
  }

  #joins(joint: Joint): boolean {
    const scanner = this.#scanner;
    scanner.skipSpace();
    const sign = joints[joint].find((one) => this.#isJoint(one, scanner.at));
    if (sign !== undefined) {
      this.#take(sign.length, "joint");
      return true;
    }
    return joint === "and" && !scanner.isAtEnd && !scanner.has(")") && this.#jointAt(scanner.at) === null;
  }

  /** The joint that stands at a place, as it was written; null where none does. */
  #jointAt(at: number): string | null {
    return (
      Object.values(joints)
        .flat()
        .find((sign) => this.#isJoint(sign, at)) ?? null
    );
  }

  #isJoint(sign: string, at: number): boolean {
    const scanner = this.#scanner;
    return /^\w/.test(sign) ? scanner.hasKeyword(sign, at) : scanner.has(sign, at);
  }

  #negated(): Parsed<Filter<F>> {
    const scanner = this.#scanner;
    scanner.skipSpace();
    const length = this.#notAt(scanner.at);
    if (length === 0) return this.#bracketed();
    this.#take(length, "not");
    return this.#deeper(() => {
      const of = this.#negated();
      return of.ok ? accept({ kind: "not", of: of.value }) : of;
    });
  }

  /** The length of a negation at a place; 0 where there is none. */
  #notAt(at: number): number {
    const scanner = this.#scanner;
    if (scanner.hasKeyword("not", at)) return "not".length;
    return scanner.has("!", at) && !scanner.has("!=", at) ? 1 : 0;
  }

  #bracketed(): Parsed<Filter<F>> {
    const scanner = this.#scanner;
    if (!scanner.has("(")) return this.#counted();
    const begin = scanner.at;
    this.#take(1, "open");
    return this.#deeper(() => {
      const inner = this.#either();
      if (!inner.ok) return inner;
      if (scanner.isAtEnd) return refuse("filter-bracket-open", {}, begin, scanner.at, true);
      this.#take(1, "close");
      return inner;
    });
  }

  #deeper(read: () => Parsed<Filter<F>>): Parsed<Filter<F>> {
    const most = limits.filterDepth;
    if (this.#depth === most) {
      const { at } = this.#scanner;
      return refuse("filter-too-deep", { most }, at - 1, at);
    }
    this.#depth += 1;
    const read_ = read();
    this.#depth -= 1;
    return read_;
  }

  #counted(): Parsed<Filter<F>> {
    const scanner = this.#scanner;
    const begin = scanner.at;
    this.#terms += 1;
    const most = limits.filterTerms;
    if (this.#terms > most) return refuse("filter-too-many-terms", { most }, begin, scanner.text.length);
    return this.#term();
  }

  #term(): Parsed<Term<F>> {
    const scanner = this.#scanner;
    const { at } = scanner;
    const missing = this.#missingTerm();
    if (missing !== null) return missing;
    if (scanner.has('"')) return this.#quotedWords();
    const name = scanner.nameAt(at);
    const field = fieldOf(this.#subject, name);
    if (field !== undefined) return this.#fields.readField(field, name);
    if (this.#isDecoded(name)) return this.#fields.readDecoded(name);
    if (this.#isMeantAsField(at)) return this.#refuseField(name);
    return this.#words();
  }

  /** The mistake where a term should stand and none does; null where one may. */
  #missingTerm(): Parsed<never> | null {
    const scanner = this.#scanner;
    const { at } = scanner;
    const before = scanner.text.slice(0, at).trimEnd();
    const [after = ""] = /(?:[^\s()]+|[()])$/.exec(before) ?? [];
    if (scanner.isAtEnd) return refuse("filter-term-missing", { after }, at, at, true);
    const joint = this.#jointAt(at);
    if (joint !== null) {
      const end = at + joint.length;
      return after === ""
        ? refuse("filter-begins-with-joint", { joint }, at, end)
        : refuse("filter-term-missing", { after }, at, end);
    }
    if (!scanner.has(")")) return null;
    return after === ""
      ? refuse("filter-bracket-stray", {}, at, at + 1)
      : refuse("filter-term-missing", { after }, at, at + 1);
  }

  /** Whether what is filtered has bytes to look for. */
  get #hasBytes(): boolean {
    return this.#subject.fields.some(({ is }) => is.kind === "bytes");
  }

  #isDecoded(name: string): boolean {
    const [type, ...path] = name.toLowerCase().split(".");
    return path.length > 0 && this.#subject.types.some((one) => one === type);
  }

  /** Whether a name that is no field stands where one was meant: an operator follows it. */
  #isMeantAsField(at: number): boolean {
    const scanner = this.#scanner;
    const name = scanner.nameAt(at);
    const rest = scanner.text.slice(at + name.length);
    if (name === "") return false;
    return (
      behindName.test(rest) ||
      doubledBehindName.test(rest) ||
      (gluedToName.test(rest) && this.#meantBy(name) !== null)
    );
  }

  #refuseField(name: string): Parsed<never> {
    const { at } = this.#scanner;
    const meant = this.#meantBy(name);
    const [type = "", ...path] = name.split(".");
    const end = at + name.length;
    const types = [...this.#subject.types];
    // What other programs call it, as “ip.src”.
    const own = meant === null ? fieldOf(this.#subject, path.at(-1) ?? "") : undefined;
    if (type === name || types.length === 0 || own !== undefined) {
      return refuse("filter-field-unknown", { word: name, meant: own?.name ?? meant }, at, end);
    }
    return refuse(
      "filter-type-unknown",
      { word: type, instead: meant === null ? types : [meant] },
      at,
      at + type.length,
    );
  }

  /** What could have been meant: a field, or with a dot a decoder's; null where nothing is near. */
  #meantBy(name: string): string | null {
    const { fields, types } = this.#subject;
    const dot = name.indexOf(".");
    if (dot < 0)
      return likeliest(
        name,
        fields.flatMap(({ name: own, also = [] }) => [own, ...also]),
      );
    const type = likeliest(name.slice(0, dot), types);
    return type === null ? null : `${type}${name.slice(dot)}`;
  }

  #quotedWords(): Parsed<Term<F>> {
    const scanner = this.#scanner;
    const begin = scanner.at;
    const quoted = scanner.quoted();
    if (quoted === null) return refuse("filter-quote-open", {}, begin, scanner.text.length, true);
    if (quoted.text === "") return refuse("filter-quote-empty", {}, begin, quoted.end, true);
    this.#take(quoted.end - begin, "words");
    return accept({ kind: "words", text: quoted.text, quoted: true });
  }

  /** Plain words up to what the grammar has another meaning for; bytes where they begin with `0x`. */
  #words(): Parsed<Term<F>> {
    const scanner = this.#scanner;
    const begin = scanner.at;
    let end = scanner.wordEnd(begin);
    for (let next = scanner.afterSpace(end); !this.#endsTerm(next); next = scanner.afterSpace(end)) {
      end = scanner.wordEnd(next);
    }
    const text = scanner.text.slice(begin, end);
    this.#take(end - begin, "words");
    if (!this.#hasBytes || !/^0x/i.test(text)) return accept({ kind: "words", text, quoted: false });
    const bytes = shifted(parseHex(text.slice(2)), begin + 2);
    if (!bytes.ok) return bytes;
    if (bytes.value.length === 0) {
      return refuse("filter-bytes-missing", { after: text.slice(0, 2) }, begin, end, true);
    }
    return accept({ kind: "bytes", bytes: bytes.value });
  }

  /** Whether words that stand next to each other are over at a place. */
  #endsTerm(at: number): boolean {
    const scanner = this.#scanner;
    if (at >= scanner.text.length || /[()"]/.test(scanner.text[at] ?? "")) return true;
    if (this.#jointAt(at) !== null || this.#notAt(at) > 0) return true;
    const name = scanner.nameAt(at);
    return fieldOf(this.#subject, name) !== undefined || this.#isDecoded(name) || this.#isMeantAsField(at);
  }

  #take(length: number, role: "joint" | "not" | "open" | "close" | "words"): void {
    const { at } = this.#scanner;
    this.#pieces.add({ role, start: at, end: at + length, field: null });
    this.#scanner.at += length;
  }
}
