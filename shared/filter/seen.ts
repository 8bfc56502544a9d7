import type { Decoded, DecodedField } from "../decode/field.ts";
import { limits } from "../limits.ts";

/** What was seen of packets that were looked at: from it filters are completed. The newest stay. */
export class SeenFields {
  /** By the field's name or path; the least recently seen first. */
  readonly #fields = new Map<string, SeenField>();
  #paths: readonly { readonly path: string; readonly title: string }[] | null = null;

  /** Fields of decoders that were seen: their paths, and what their standard calls them. */
  get paths(): readonly { readonly path: string; readonly title: string }[] {
    this.#paths ??= [...this.#fields]
      .filter(([path]) => path.includes("."))
      .map(([path, { title }]) => ({ path, title }))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
    return this.#paths;
  }

  /** Values of a field as they were written, the newest first, each with what it was shown as. */
  valuesOf(field: string): readonly { readonly text: string; readonly shown: string }[] {
    const values = this.#fields.get(field)?.values ?? new Map<string, string>();
    return [...values].map(([text, shown]) => ({ text, shown })).reverse();
  }

  /** Takes note of a value of a field, as it would be written in a filter. */
  add(field: string, text: string, shown = text): void {
    this.#addTo(field, "", text, shown);
  }

  /** Takes note of all fields of a packet. */
  addDecoded({ type, fields }: Pick<Decoded, "type" | "fields">): void {
    this.add("type", type);
    for (const field of fields) this.#addField(type, field);
  }

  #addField(above: string, field: DecodedField): void {
    const path = `${above}.${field.name}`;
    const { value, text, title } = field;
    this.#addTo(path, title, value === null ? "" : writtenOf(value, text), text);
    for (const inner of field.fields) this.#addField(path, inner);
  }

  #addTo(name: string, title: string, text: string, shown: string): void {
    const known = takeNew(this.#fields, name, limits.filterFieldsSeen);
    if (known === undefined) this.#paths = null;
    const field = known ?? { title, values: new Map<string, string>() };
    this.#fields.set(name, field);
    if (text === "" || text.length > limits.filterSeenCharacters) return;
    takeNew(field.values, text, limits.filterValuesSeen);
    field.values.set(text, shown);
  }
}

interface SeenField {
  readonly title: string;
  readonly values: Map<string, string>;
}

/** Takes an entry out, so that it can be put behind all others; or, where it is new, makes room for it. */
function takeNew<T>(map: Map<string, T>, key: string, most: number): T | undefined {
  const known = map.get(key);
  if (map.delete(key)) return known;
  const [oldest] = map.keys();
  if (map.size >= most && oldest !== undefined) map.delete(oldest);
  return undefined;
}

/** A number as its standard writes it: in hexadecimal digits where it is shown so. */
export function writtenOf(value: number | string, text: string): string {
  if (typeof value === "string") return value;
  const [hex] = /\b0x[0-9a-f]+\b/.exec(text) ?? [];
  return hex !== undefined && Number(hex) === value ? hex : String(value);
}
