import { limits } from "../../../shared/limits.ts";

/** What is no XML as tshark writes it, or larger than a field can be. */
export class BadMarkup extends Error {}

/**
 * Cuts XML into its tags as it comes, in pieces of any size. Of XML it knows what tshark writes: in a value or a text `<`, `>`
 * and `"` are always escaped. What it holds is bounded by one tag.
 */
export class TagReader {
  readonly #take: (tag: string, before: string) => void;
  #rest = "";
  /** Up to here the rest holds no end of a tag. */
  #searched = 0;

  /** @param take is called with each tag, without its brackets, and the text in front of it */
  constructor(take: (tag: string, before: string) => void) {
    this.#take = take;
  }

  write(piece: string): void {
    const text = this.#rest + piece;
    let from = 0;
    let search = this.#searched;
    for (;;) {
      const end = text.indexOf(">", search);
      if (end < 0) break;
      const begin = text.lastIndexOf("<", end);
      if (begin < from) throw new BadMarkup("a tag ends that did not begin");
      this.#take(text.slice(begin + 1, end), text.slice(from, begin));
      from = end + 1;
      search = from;
    }
    this.#rest = text.slice(from);
    this.#searched = this.#rest.length;
    if (this.#rest.length > limits.wiresharkTagCharacters) throw new BadMarkup("a tag does not end");
  }
}

const attribute = /([\w.:-]+)="([^"]*)"/g;

/** The values of a tag, by their names. */
export function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", value = ""] of tag.matchAll(attribute)) found.set(name, value);
  return found;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text as it was before it was escaped; what is no escape stays as it is. */
export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
