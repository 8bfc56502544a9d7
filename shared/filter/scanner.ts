/** Where the words of a filter begin and end: what the grammar is read from. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  skipSpace(): void {
    this.at = this.afterSpace(this.at);
  }

  afterSpace(at: number): number {
    return this.#match(/\s*/y, at) + at;
  }

  /** Whether a text stands at a place. */
  has(sign: string, at = this.at): boolean {
    return this.text.startsWith(sign, at);
  }

  /** Takes one of some texts, the first that stands here; null where none does. */
  take<S extends string>(signs: readonly S[]): S | null {
    const found = signs.find((sign) => this.has(sign)) ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  /** A name of letters, digits, hyphens and dots that ends where a word may end; empty where there is none. */
  nameAt(at: number): string {
    const name = this.text.slice(at, at + this.#match(/[a-z][\w-]*(?:\.[\w-]+)*/iy, at));
    return endsName.test(this.text.slice(at + name.length, at + name.length + 2)) ? name : "";
  }

  /** Whether a word of the grammar stands here by itself. */
  hasKeyword(word: string, at: number): boolean {
    const end = at + word.length;
    return this.text.slice(at, end).toLowerCase() === word && endsKeyword.test(this.text.slice(end, end + 1));
  }

  /**
   * The end of the plain word that begins at a place: brackets that it opens itself are its own, so that `f(x)` is one word and the
   * bracket of `(x)` is none of it.
   */
  wordEnd(begin: number): number {
    let open = 0;
    let at = begin;
    for (; at < this.text.length; at += 1) {
      const character = this.text[at] ?? "";
      if (/\s/.test(character) || this.has("&&", at) || this.has("||", at)) break;
      if (character === "(") open += 1;
      if (character === ")") open -= 1;
      if (open < 0) break;
    }
    return at;
  }

  /** The end of the value that begins at a place: no sign of the grammar is part of it. */
  valueEnd(begin: number): number {
    let at = begin;
    while (at < this.text.length && !/[\s(){},"]/.test(this.text[at] ?? "") && !this.#isJoint(at)) at += 1;
    return at;
  }

  #isJoint(at: number): boolean {
    return this.has("&&", at) || this.has("||", at);
  }

  /** What stands in the quotes that begin here, and where they end; null where they do not. */
  quoted(): { readonly text: string; readonly end: number } | null {
    const length = this.#match(/"(?:[^"\\]|\\.?)*"/sy, this.at);
    if (length === 0) return null;
    const inner = this.text.slice(this.at + 1, this.at + length - 1);
    return { text: inner.replace(/\\(["\\])/g, "$1"), end: this.at + length };
  }

  /** The length of what an expression that is sticky finds at a place. */
  #match(expression: RegExp, at: number): number {
    expression.lastIndex = at;
    return expression.exec(this.text)?.[0].length ?? 0;
  }
}

/** What may follow a name: a space, a bracket, a quote, an operator, or the end; `!` only as a part of `!=`. */
const endsName = /^(?:$|[\s(){}"=<>~]|!=|&&|\|\|)/;
const endsKeyword = /^(?:$|[\s(){}"!])/;
