import { accept, type Parsed, refuse } from "../parsed.ts";

/** A value of JSON (RFC 8259) and where it stands in its text, so that a mistake can be marked. */
export type JsonNode = Place &
  (
    | { readonly kind: "object"; readonly members: ReadonlyMap<string, JsonMember> }
    | { readonly kind: "list"; readonly items: readonly JsonNode[] }
    | { readonly kind: "text"; readonly value: string }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "word"; readonly value: boolean | null }
  );

interface Place {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

export interface JsonMember {
  /** Where its name stands, quotes included. */
  readonly name: Place;
  readonly value: JsonNode;
}

type Wanted = "value" | "name" | "colon" | "comma-or-end" | "end" | "text-end" | "digits";

/** What a text may be beside RFC 8259. */
interface Dialect {
  /** Objects and lists within each other; what lies deeper is a mistake. */
  readonly depth: number;
  /** Comments as in JavaScript, and a comma behind the last member: for files that people write. */
  readonly comments?: true;
}

/** Reads one value of JSON that fills a text. */
export function parseJson(text: string, dialect: Dialect): Parsed<JsonNode> {
  try {
    return accept(new Reader(text, dialect).whole());
  } catch (mistake) {
    if (mistake instanceof Mistake) return mistake.problem;
    throw mistake;
  }
}

/** The value without its places. */
export function plainJson(node: JsonNode): unknown {
  switch (node.kind) {
    case "object":
      return Object.fromEntries([...node.members].map(([name, { value }]) => [name, plainJson(value)]));
    case "list":
      return node.items.map(plainJson);
    default:
      return node.value;
  }
}

class Mistake extends Error {
  readonly problem: Parsed<never>;

  constructor(problem: Parsed<never>) {
    super("a mistake in JSON");
    this.problem = problem;
  }
}

const blank = /[ \t\n\r]*/y;
/** With a mark of the byte order, which some editors write. */
const blankOrComment = /\ufeff?(?:[ \t\n\r]|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/y;
const stringInside = /(?:[^"\\\n\r]|\\.)*/y;
const numberShape = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

class Reader {
  readonly #text: string;
  readonly #dialect: Dialect;
  #at = 0;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
  }

  whole(): JsonNode {
    const value = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) this.#fail("end");
    return value;
  }

  #value(depth: number): JsonNode {
    this.#skip();
    const start = this.#at;
    const character = this.#text[start];
    if (character === '"') return { kind: "text", value: this.#string(), start, end: this.#at };
    if (character === "{" && depth < this.#dialect.depth) return this.#object(start, depth);
    if (character === "[" && depth < this.#dialect.depth) return this.#list(start, depth);
    if (character !== undefined && /[-\d]/.test(character)) return this.#number(start);
    for (const [word, value] of Object.entries(words)) {
      if (!this.#text.startsWith(word, start)) continue;
      this.#at += word.length;
      return { kind: "word", value, start, end: this.#at };
    }
    return this.#fail("value");
  }

  #object(start: number, depth: number): JsonNode {
    this.#at += 1;
    const members = new Map<string, JsonMember>();
    while (!this.#ends("}", members.size === 0)) {
      this.#skip();
      const nameStart = this.#at;
      if (this.#text[nameStart] !== '"') this.#fail("name");
      const name = this.#string();
      const place = { start: nameStart, end: this.#at };
      if (members.has(name))
        throw new Mistake(refuse("json-name-twice", { member: name }, place.start, place.end));
      this.#skip();
      if (this.#text[this.#at] !== ":") this.#fail("colon");
      this.#at += 1;
      members.set(name, { name: place, value: this.#value(depth + 1) });
    }
    return { kind: "object", members, start, end: this.#at };
  }

  #list(start: number, depth: number): JsonNode {
    this.#at += 1;
    const items: JsonNode[] = [];
    while (!this.#ends("]", items.length === 0)) items.push(this.#value(depth + 1));
    return { kind: "list", items, start, end: this.#at };
  }

  /** Takes the closing bracket, or the comma before one more. */
  #ends(closing: string, isFirst: boolean): boolean {
    this.#skip();
    const character = this.#text[this.#at];
    if (character === closing) {
      this.#at += 1;
      return true;
    }
    if (isFirst) return false;
    if (character !== ",") this.#fail("comma-or-end");
    this.#at += 1;
    if (!this.#dialect.comments) return false;
    this.#skip();
    const isOver = this.#text[this.#at] === closing;
    if (isOver) this.#at += 1;
    return isOver;
  }

  #string(): string {
    const start = this.#at;
    stringInside.lastIndex = start + 1;
    const inside = stringInside.exec(this.#text)?.[0] ?? "";
    this.#at = start + 1 + inside.length;
    if (this.#text[this.#at] !== '"') this.#fail("text-end");
    this.#at += 1;
    try {
      return JSON.parse(this.#text.slice(start, this.#at)) as string;
    } catch {
      // A control character, or a sign behind a backslash that means nothing.
      this.#at = start;
      return this.#fail("value");
    }
  }

  #number(start: number): JsonNode {
    numberShape.lastIndex = start;
    const digits = numberShape.exec(this.#text)?.[0] ?? "";
    if (digits === "") this.#fail("digits");
    this.#at += digits.length;
    return { kind: "number", value: Number(digits), start, end: this.#at };
  }

  #skip(): void {
    const between = this.#dialect.comments ? blankOrComment : blank;
    between.lastIndex = this.#at;
    this.#at += between.exec(this.#text)?.[0].length ?? 0;
  }

  #fail(wanted: Wanted): never {
    const end = Math.min(this.#text.length, this.#at + 1);
    throw new Mistake(refuse("json-expected", { wanted }, this.#at, end, this.#at >= this.#text.length));
  }
}
