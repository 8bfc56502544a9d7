import { limits } from "../limits.ts";
import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { parseHex } from "../text/hex.ts";
import type { FieldKind, FilterField } from "./field.ts";
import type { DecodedTerm, MomentTerm, NameTerm, Operator, Order, Span, Term, Wanted } from "./filter.ts";
import { likeliest } from "./likeliest.ts";
import { isAfter, isDate, isTime, parseMoment } from "./moment.ts";
import type { Pieces } from "./piece.ts";
import type { Scanner } from "./scanner.ts";
import { parseDscps, parseNet, parseNumbers, parseWanted, splitRange } from "./value.ts";

/** As they are written, longer ones first. */
const operatorSigns = ["==", "!=", "<=", ">=", "=", "<", ">", "~", "contains", "in"] as const;
const meanings: Readonly<Record<(typeof operatorSigns)[number], Operator>> = {
  ...{ "==": "=", "!=": "!=", "<=": "<=", ">=": ">=", "=": "=", "<": "<", ">": ">" },
  ...{ "~": "~", contains: "~", in: "=" },
};

const allOrders: readonly Operator[] = ["=", "!=", "<", "<=", ">", ">="];
const operatorsOf: Readonly<Record<FieldKind["kind"], readonly Operator[]>> = {
  number: allOrders,
  dscp: allOrders,
  moment: allOrders,
  address: ["=", "!="],
  choice: ["=", "!="],
  name: ["=", "!=", "~"],
  text: ["=", "~"],
  bytes: ["=", "~"],
};
const decodedOperators: readonly Operator[] = [...allOrders, "~"];

/** The operators that go with a field; a path is a decoder's field. */
export function operatorsFor(field: FilterField<string> | string): readonly Operator[] {
  return typeof field === "string" ? decodedOperators : operatorsOf[field.is.kind];
}

interface Sign {
  readonly operator: Operator;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A value as it stands in the text. */
interface Written {
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** Reads a field with its operator and values, behind its name. */
export class FieldReader<F extends string> {
  readonly #scanner: Scanner;
  readonly #pieces: Pieces<F>;
  readonly #endsTerm: (at: number) => boolean;

  /** @param endsTerm whether what stands at a place is another term */
  constructor(scanner: Scanner, pieces: Pieces<F>, endsTerm: (at: number) => boolean) {
    this.#scanner = scanner;
    this.#pieces = pieces;
    this.#endsTerm = endsTerm;
  }

  readField(field: FilterField<F>, word: string): Parsed<Term<F>> {
    this.#takeName(field, word);
    const { is, name } = field;
    const sign = this.#sign(field, word, operatorsFor(field));
    if (!sign.ok) return sign;
    const operator = sign.value?.operator ?? null;
    const isAlone = is.kind === "number" && is.alone && operator === null && !this.#hasNumber();
    if (isAlone) return accept({ kind: "number", field: name, operator: ">", spans: [{ low: 0, high: 0 }] });
    switch (is.kind) {
      case "number": {
        const read = (written: Written) => this.#withUnit(written, word, is);
        return this.#ordered(field, word, sign.value, read);
      }
      case "dscp":
        return this.#ordered(field, word, sign.value, ({ text }) => parseDscps(text));
      case "address": {
        const nets = this.#values(field, word, sign.value, ({ text }) => parseNet(text));
        const negated = operator === "!=" ? "!=" : "=";
        return nets.ok ? accept({ kind: "address", field: name, operator: negated, nets: nets.value }) : nets;
      }
      case "choice":
        return this.#names(field, word, sign.value, "=", (written) => chosen(written.text, word, is.choices));
      case "name":
        return this.#names(field, word, sign.value, is.operator, ({ text }) => accept(text));
      case "moment":
        return this.#moments(field, word, sign.value);
      case "text": {
        const text = this.#value(field, word);
        return text.ok ? accept({ kind: "text", text: text.value.text }) : text;
      }
      case "bytes":
        return this.#bytes(field, word);
    }
  }

  /** @param word a decoder's type and the end of a path, with dots */
  readDecoded(word: string): Parsed<DecodedTerm> {
    const path = word.toLowerCase();
    this.#takeName(path, word);
    const sign = this.#sign(path, word, decodedOperators);
    if (!sign.ok) return sign;
    const [type = "", ...names] = path.split(".");
    const term = { kind: "decoded", type, path: names } as const;
    const hasValue = sign.value !== null || this.#hasValueOf(path);
    if (!hasValue) return accept({ ...term, operator: null, wanted: [] });
    const operator = sign.value?.operator ?? "=";
    const wanted = this.#values(path, word, sign.value, ({ text, quoted }): Parsed<Wanted> => {
      if (quoted) return accept({ kind: "literal", text, number: null });
      const read = parseWanted(text);
      if (!read.ok || isEquality(operator) || operator === "~") return read;
      const number = read.value.kind === "literal" ? read.value.number : 0;
      return number === null ? refuse("filter-order-of-text", { field: word, text }, 0, text.length) : read;
    });
    return wanted.ok ? accept({ ...term, operator, wanted: wanted.value }) : wanted;
  }

  #takeName(field: FilterField<F> | string, word: string): void {
    const start = this.#scanner.at;
    this.#scanner.at += word.length;
    this.#pieces.add({ role: "field", start, end: this.#scanner.at, field });
  }

  /** The operator behind a name; null where there is none. */
  #sign(field: FilterField<F> | string, word: string, allowed: readonly Operator[]): Parsed<Sign | null> {
    const scanner = this.#scanner;
    const start = scanner.afterSpace(scanner.at);
    const text = operatorSigns.find((sign) =>
      /^\w/.test(sign) ? scanner.hasKeyword(sign, start) : scanner.has(sign, start),
    );
    if (text === undefined) return accept(null);
    const [signs = text] = /^[=!<>~]+/.exec(scanner.text.slice(start)) ?? [];
    const end = start + signs.length;
    const operator = meanings[text];
    if (signs !== text || !allowed.includes(operator)) {
      return refuse(
        "filter-operator-wrong",
        { field: word, sign: signs, operators: [...allowed] },
        start,
        end,
      );
    }
    scanner.at = end;
    this.#pieces.add({ role: "operator", start, end, field });
    return accept({ operator, text: signs, start, end });
  }

  /** Whether what stands behind a name that may stand alone is its number all the same. */
  #hasNumber(): boolean {
    const scanner = this.#scanner;
    return /^[\d{-]/.test(scanner.text.slice(scanner.afterSpace(scanner.at)));
  }

  /** The same of a decoder's field: any word that is no other term. */
  #hasValueOf(path: string): boolean {
    const scanner = this.#scanner;
    const next = scanner.afterSpace(scanner.at);
    if (next === scanner.at || next >= scanner.text.length) return false;
    if (/["{]/.test(scanner.text[next] ?? "")) return path !== "";
    return !this.#endsTerm(next);
  }

  #ordered(
    field: FilterField<F>,
    word: string,
    sign: Sign | null,
    read: (written: Written) => Parsed<Span>,
  ): Parsed<Term<F>> {
    const spans = this.#values(field, word, sign, read);
    const operator = orderOf(sign);
    return spans.ok ? accept({ kind: "number", field: field.name, operator, spans: spans.value }) : spans;
  }

  #names(
    field: FilterField<F>,
    word: string,
    sign: Sign | null,
    usual: NameTerm<F>["operator"],
    read: (written: Written) => Parsed<string>,
  ): Parsed<NameTerm<F>> {
    const texts = this.#values(field, word, sign, read);
    if (!texts.ok) return texts;
    const operator = (sign?.operator as NameTerm<F>["operator"] | undefined) ?? usual;
    return accept({ kind: "name", field: field.name, operator, texts: texts.value });
  }

  #moments(field: FilterField<F>, word: string, sign: Sign | null): Parsed<MomentTerm<F>> {
    const spans = this.#values(field, word, sign, (written): Parsed<MomentTerm<F>["spans"][number]> => {
      const whole = this.#withTimeBehind(written);
      const [first, second, secondAt] = splitRange(whole.text);
      const high = shifted(parseMoment(second), secondAt);
      if (!high.ok) return high;
      const low = secondAt === 0 ? high : parseMoment(first);
      if (!low.ok) return low;
      if (isAfter(low.value, high.value)) {
        return refuse("filter-range-falls", { low: first, high: second }, 0, written.text.length);
      }
      const quote = written.quoted ? 1 : 0;
      if (secondAt > 0 && !low.value.utc) this.#pieces.zoneless?.(written.start + quote + first.length);
      // A time behind its date stands outside of the quotes.
      if (!high.value.utc)
        this.#pieces.zoneless?.(whole.end === written.end ? written.end - quote : whole.end);
      return accept({ low: low.value, high: high.value });
    });
    if (!spans.ok) return spans;
    return accept({ kind: "moment", field: field.name, operator: orderOf(sign), spans: spans.value });
  }

  /** A date may have its time behind a space. */
  #withTimeBehind(written: Written): Written {
    const scanner = this.#scanner;
    const next = scanner.afterSpace(scanner.at);
    if (!isDate(written.text.slice(-"2026-11-26".length)) || !isTime(scanner.text.slice(next)))
      return written;
    const end = scanner.valueEnd(next);
    scanner.at = end;
    return { ...written, text: `${written.text} ${scanner.text.slice(next, end)}`, end };
  }

  /** A number may have its unit behind a space. */
  #withUnit(written: Written, word: string, is: Extract<FieldKind, { kind: "number" }>): Parsed<Span> {
    const scanner = this.#scanner;
    const next = scanner.afterSpace(scanner.at);
    const end = scanner.valueEnd(next);
    const unit = scanner.text.slice(next, end);
    const hasNone = /\d$/.test(written.text);
    if (!hasNone || unit === "" || !is.units.has(unit)) return parseNumbers(written.text, word, is);
    scanner.at = end;
    return parseNumbers(`${written.text}${unit}`, word, is);
  }

  /** Everything up to another term, as hex digits. */
  #bytes(field: FilterField<F>, word: string): Parsed<Term<F>> {
    const scanner = this.#scanner;
    scanner.skipSpace();
    const start = scanner.at;
    if (scanner.has('"')) {
      const value = this.#value(field, word);
      if (!value.ok) return value;
      const bytes = shifted(parseHex(value.value.text), start + 1);
      return bytes.ok ? accept({ kind: "bytes", bytes: bytes.value }) : bytes;
    }
    let end = start;
    for (let next = start; !this.#endsTerm(next); next = scanner.afterSpace(end)) end = scanner.wordEnd(next);
    if (end === start) return refuse("filter-bytes-missing", { after: word }, start, start, true);
    this.#pieces.add({ role: "value", start, end, field });
    scanner.at = end;
    const bytes = shifted(parseHex(scanner.text.slice(start, end)), start);
    return bytes.ok ? accept({ kind: "bytes", bytes: bytes.value }) : bytes;
  }

  /** One value, or those of a set in braces: a set goes with `=` and `!=` only. */
  #values<V>(
    field: FilterField<F> | string,
    word: string,
    sign: Sign | null,
    read: (written: Written) => Parsed<V>,
  ): Parsed<readonly V[]> {
    const scanner = this.#scanner;
    scanner.skipSpace();
    const begin = scanner.at;
    const isSet = this.#takeBrace("{", "open-set", field);
    const values: V[] = [];
    do {
      scanner.skipSpace();
      if (isSet && values.length > 0 && scanner.has("}")) break;
      if (values.length === limits.filterValues) {
        return refuse("filter-too-many-values", { most: limits.filterValues }, scanner.at, scanner.at + 1);
      }
      const written = this.#value(field, word);
      if (!written.ok) return written;
      const value = read(written.value);
      if (!value.ok) return shifted(value, written.value.start + (written.value.quoted ? 1 : 0));
      values.push(value.value);
      scanner.skipSpace();
    } while (isSet && (scanner.take([","]) !== null || !(scanner.isAtEnd || scanner.has("}"))));
    if (isSet && !this.#takeBrace("}", "close-set", field)) {
      return refuse("filter-set-open", {}, begin, scanner.at, true);
    }
    const isRange = scanner.text.slice(begin, scanner.at).includes("..");
    if (!isSet && scanner.has(",")) return refuse("filter-comma", {}, scanner.at, scanner.at + 1);
    const takesSeveral = sign === null || isEquality(sign.operator) || sign.operator === "~";
    if (!takesSeveral && (isSet || isRange)) {
      return refuse("filter-one-value", { sign: sign.text }, begin, scanner.at);
    }
    return accept(values);
  }

  #takeBrace(brace: string, role: "open-set" | "close-set", field: FilterField<F> | string): boolean {
    const start = this.#scanner.at;
    if (this.#scanner.take([brace]) === null) return false;
    this.#pieces.add({ role, start, end: start + 1, field });
    return true;
  }

  /** A word or a text in quotes. */
  #value(field: FilterField<F> | string, word: string): Parsed<Written> {
    const scanner = this.#scanner;
    scanner.skipSpace();
    const start = scanner.at;
    const quoted = scanner.quoted();
    if (quoted === null && scanner.has('"')) {
      return refuse("filter-quote-open", {}, start, scanner.text.length, true);
    }
    const end = quoted?.end ?? scanner.valueEnd(start);
    const text = quoted?.text ?? scanner.text.slice(start, end);
    const isJoint = quoted === null && ["and", "or", "not"].some((one) => scanner.hasKeyword(one, start));
    if (text === "" || isJoint)
      return refuseMissing(field, word, start, Math.max(end, start), end >= scanner.text.length);
    scanner.at = end;
    this.#pieces.add({ role: "value", start, end, field });
    return accept({ text, quoted: quoted !== null, start, end });
  }
}

function isEquality(operator: Operator): boolean {
  return operator === "=" || operator === "!=";
}

function orderOf(sign: Sign | null): Order {
  return (sign?.operator as Order | undefined) ?? "=";
}

function chosen(text: string, field: string, choices: readonly string[]): Parsed<string> {
  const wanted = text.toLowerCase();
  if (choices.includes(wanted)) return accept(wanted);
  const meant = likeliest(wanted, choices);
  const mayGoOn = choices.some((choice) => choice.startsWith(wanted));
  const instead = meant === null ? [...choices] : [meant];
  return refuse("filter-choice-unknown", { field, text, instead }, 0, text.length, mayGoOn);
}

function refuseMissing(
  field: FilterField<string> | string,
  word: string,
  start: number,
  end: number,
  incomplete: boolean,
): Parsed<never> {
  return refuse("filter-value-missing", { field: word, example: exampleOf(field) }, start, end, incomplete);
}

/** A value that a field may have. */
export function exampleOf(field: FilterField<string> | string): string {
  if (typeof field === "string") return "1";
  const { is } = field;
  switch (is.kind) {
    case "number":
    case "address":
    case "name":
      return is.example;
    case "dscp":
      return "EF";
    case "choice":
      return is.choices[0] ?? "";
    case "moment":
      return "14:22:07";
    case "text":
      return '"LaserJet"';
    case "bytes":
      return "02 77";
  }
}
